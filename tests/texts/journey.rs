//! What residents text, and what they read.

use crate::town::{ADA, GWEN, NED, STRANGER, Town};
use anyhow::Result;

#[tokio::test]
async fn texts_are_answered_through_a_real_gateway() -> Result<()> {
    let mut town = Town::build(2).await?;
    let reply = town.kannel.text(ADA, "visitor ab12 cde").await?;
    assert!(reply.starts_with("ACTIVE: AB12 CDE until "), "{reply}");
    assert!(reply.contains("Zone: Kite. Visits left: 4. Wrong? Reply CORRECT"), "{reply}");
    let stays = town.stays("ada").await?;
    assert_eq!((stays.len(), &stays[0]["vrn"], &stays[0]["channel"]), (1, &"AB12CDE".into(), &"text".into()));

    let reply = town.kannel.text(ADA, "VISITOR AB12CDE").await?;
    assert!(reply.starts_with("AB12 CDE is ACTIVE already"), "{reply}");
    let reply = town.kannel.text(ADA, "Correct AB12CDF").await?;
    assert!(reply.starts_with("CORRECTED: AB12 CDF is ACTIVE until "), "{reply}");
    let reply = town.kannel.text(ADA, "CANCEL").await?;
    assert!(reply.starts_with("Nothing was changed: a visit by text begins at once, so AB12 CDF"), "{reply}");

    town.kannel.send(ADA, "HELP").await?;
    let help = town.kannel.next().await?;
    assert!(help.words.starts_with("Text VISITOR and the registration"), "{help:?}");
    assert!(help.words.ends_with("Call 0345 520 7007.") && help.parts == 2, "{help:?}");

    let reply = town.kannel.text(GWEN, "Ymwelŷdd XY34 ZZZ os gwelwch yn dda").await?;
    assert!(
        reply.starts_with("GWEITHREDOL: XY34 ZZZ tan ") && reply.contains("Ymweliadau ar ol: 0."),
        "{reply}"
    );
    let reply = town.kannel.text(GWEN, "beth nawr").await?;
    assert!(reply.starts_with("Ni ddechreuwyd na newidiwyd dim"), "{reply}");
    let reply = town.kannel.text(NED, "VISITOR AB12CDE").await?;
    assert!(reply.starts_with("No visit was started: you have none left."), "{reply}");
    let reply = town.kannel.text(STRANGER, "VISITOR AB12CDE").await?;
    assert!(reply.starts_with("No visit was started: this mobile is not linked"), "{reply}");
    let reply = town.kannel.text(ADA, "VISITOR £€^{}[]~ 日本").await?;
    assert!(reply.starts_with("No visit was started: we could not tell the registration."), "{reply}");
    assert_eq!((town.stays("ada").await?.len(), town.stays("gwen").await?.len()), (1, 1));
    Ok(())
}
