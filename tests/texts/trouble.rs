//! Texts where the network fails, the server dies, or somebody sends far too many.

use crate::network::Fate::{AnswerLost, Lost};
use crate::town::{ADA, GWEN, NED, STRANGER, Town};
use anyhow::Result;
use permit_tests::kannel::APOLOGY;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_text_that_is_delivered_again_is_one_visit_and_one_answer() -> Result<()> {
    let mut town = Town::build(4).await?;
    town.network.will(&[Lost, AnswerLost, AnswerLost]);
    let reply = town.kannel.text(ADA, "VISITOR AB12CDE").await?;
    assert!(reply.starts_with("ACTIVE: AB12 CDE until ") && reply.contains("Visits left: 4."), "{reply}");
    let arrived = town.network.arrived();
    assert_eq!((arrived.len(), arrived.iter().collect::<BTreeSet<_>>().len()), (3, 1), "{arrived:?}");
    assert_eq!(town.stays("ada").await?.len(), 1);
    // Nothing else arrives: the next thing the handset hears is the next answer.
    let reply = town.kannel.text(STRANGER, "HELP").await?;
    assert!(reply.starts_with("No visit was started: this mobile is not linked"), "{reply}");
    Ok(())
}

#[tokio::test]
async fn a_server_that_dies_over_a_text_answers_it_when_it_is_back() -> Result<()> {
    let mut town = Town::build(60).await?;
    town.network.will(&[AnswerLost]);
    town.kannel.send(ADA, "VISITOR AB12CDE").await?;
    permit_tests::until("the text", async || Ok((!town.network.arrived().is_empty()).then_some(()))).await?;
    town.server.kill()?;
    town.server.restart()?;
    let reply = town.kannel.next().await?;
    assert!(reply.words.starts_with("ACTIVE: AB12 CDE") && reply.words.contains("left: 4."), "{reply:?}");
    assert_eq!(town.stays("ada").await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn where_nobody_answers_the_gateway_says_so() -> Result<()> {
    let mut town = Town::build(1).await?;
    town.server.kill()?;
    assert_eq!(town.kannel.text(ADA, "VISITOR AB12CDE").await?, APOLOGY);
    town.server.restart()?;
    assert!(town.stays("ada").await?.is_empty());
    assert!(town.kannel.text(ADA, "VISITOR AB12CDE").await?.starts_with("ACTIVE"));
    Ok(())
}

#[tokio::test]
async fn a_flood_is_told_once_and_holds_up_nobody() -> Result<()> {
    let mut town = Town::build(2).await?;
    for _ in 0..40 {
        town.kannel.send(NED, "LEFT").await?;
    }
    let mut told = 0;
    for _ in 0..21 {
        let arrived = town.kannel.next().await?;
        let answered = arrived.words.starts_with("Thank you. There is nothing to do");
        told += u32::from(arrived.words.starts_with("Nothing was started or changed: many texts"));
        assert!(answered || told == 1, "{arrived:?}");
    }
    assert_eq!(told, 1);
    let reply = town.kannel.text(GWEN, "VISITOR AB12CDE").await?;
    assert!(reply.starts_with("ACTIVE: AB12 CDE"), "{reply}");
    Ok(())
}
