//! Word before a visit ends, through a real gateway to the visitor's mobile and the resident's; and LEFT, which ends one.

use crate::town::{ADA, STRANGER, Town};
use anyhow::Result;
use chrono::Duration;
use serde_json::json;

const VISITOR: &str = "+447700900355";

#[tokio::test]
async fn a_visitor_and_a_resident_are_told_before_a_visit_ends() -> Result<()> {
    let mut town = Town::build(2).await?;
    let ada = town.website("ada").await?;
    ada.call("set_notice", &json!({ "by": "text", "minutes": 60 })).await?.answer()?;
    let wish = json!({
        "request": "r1", "plate": "AB12 CDE", "product": null, "start": { "kind": "now" },
        "length": { "kind": "days", "days": 1 }, "tell_visitor": "07700 900355",
    });
    ada.call("activate", &wish).await?.answer()?;
    // It lasts 24 hours. An hour before its end the resident is told, half an hour before it the visitor.
    town.server.pass(Duration::minutes(23 * 60 + 1))?;
    let told = town.kannel.next().await?;
    assert!(told.to == ADA && told.words.starts_with("AB12 CDE is covered in Kite until "), "{told:?}");
    town.server.pass(Duration::minutes(30))?;
    let told = town.kannel.next().await?;
    assert_eq!(told.to, VISITOR);
    assert!(told.words.starts_with("Your visitor permit for AB12 CDE in Kite ends at "), "{told:?}");
    assert!(told.words.ends_with("No reply needed.") && told.parts == 1, "{told:?}");
    // Once it is noted that the gateway has it, a server that dies tells nobody twice: the next thing the handset hears is
    // the next answer.
    permit_tests::until("the note", async || {
        let letters = town.server.letters().await?;
        let carried = letters.iter().filter(|it| it.sent && it.plain.contains("AB12 CDE")).count();
        Ok((carried == 2).then_some(()))
    })
    .await?;
    town.server.kill()?;
    town.server.restart()?;
    town.server.pass(Duration::minutes(5))?;
    let reply = town.kannel.text(STRANGER, "HELP").await?;
    assert!(reply.starts_with("No visit was started: this mobile is not linked"), "{reply}");
    // When the visit is over, the number is nowhere.
    town.server.pass(Duration::hours(1))?;
    permit_tests::until("the number to be forgotten", async || {
        let ada = town.website("ada").await?;
        let export = ada.call("export_data", &json!({})).await?.answer()?;
        let told: serde_json::Value = serde_json::from_str(export["json"].as_str().unwrap_or_default())?;
        Ok((told["notices"]["visitors_to_be_told"] == json!([])).then_some(()))
    })
    .await
}

#[tokio::test]
async fn left_ends_a_visit_that_was_started_by_text() -> Result<()> {
    let mut town = Town::build(2).await?;
    assert!(town.kannel.text(ADA, "VISITOR AB12CDE").await?.starts_with("ACTIVE: AB12 CDE"));
    assert!(town.kannel.text(ADA, "VISITOR XY34ZZZ").await?.starts_with("ACTIVE: XY34 ZZZ"));
    town.server.pass(Duration::minutes(10))?;
    let reply = town.kannel.text(ADA, "LEFT").await?;
    assert!(reply.starts_with("Nothing was changed: several of your visitors are covered."), "{reply}");
    let reply = town.kannel.text(ADA, "Left ab12 cde").await?;
    assert!(reply.starts_with("ENDED: AB12 CDE was covered until "), "{reply}");
    assert!(reply.ends_with("Visits left: 3."), "what was begun is spent: {reply}");
    let reply = town.kannel.text(ADA, "Wedi gadael").await?;
    assert!(reply.starts_with("Nothing was started or changed"), "{reply}");
    let reply = town.kannel.text(ADA, "GADAEL").await?;
    assert!(reply.starts_with("DAETH I BEN: roedd XY34 ZZZ"), "{reply}");
    let stays = town.stays("ada").await?;
    assert!(stays.iter().any(|stay| stay["ends"][0]["channel"] == "text"), "{stays:?}");
    Ok(())
}
