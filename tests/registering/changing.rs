//! Who needs no proof, who has moved, and who bears another name.

use crate::town::{KITE_HOUSE, Town, YORK_HOUSE, standing};
use anyhow::Result;
use permit_tests::applicant::{Paper, photo};
use permit_tests::caller::Caller;
use permit_tests::fresh_id;
use permit_tests::person::PASSWORD;
use permit_tests::repository;
use permit_tests::server::Server;
use serde_json::{Value, json};

#[tokio::test]
async fn a_resident_permit_on_record_is_proof_enough() -> Result<()> {
    let town = Town::open().await?;
    let noor = town.newcomer("noor@example.com", "Noor").await?;
    noor.begins("first").await?;
    noor.fills_in(json!({ "kind": "name", "name": "Noor Rahman" })).await?;
    noor.fills_in(json!({ "kind": "listed", "uprn": "200004000150" })).await?;
    let claimed = noor.fills_in(json!({ "kind": "permit", "number": "RP-100234" })).await?;
    assert_eq!(claimed["latest"]["permit_on_record"], true);
    let approved = noor.submits().await?;
    assert_eq!(approved["registered"], json!({ "state": "exempt" }), "at once, and nobody had to look");
    town.letter("noor@example.com", "You do not need to register").await?;
    let queue = town.reviewer().await?.does("review_queue", &json!({})).await?;
    assert_eq!(queue["waiting_in_all"], 0);
    Ok(())
}

#[tokio::test]
async fn visits_move_along_to_the_new_house() -> Result<()> {
    let town = Town::open().await?;
    let ann = town.person("ann@example.org", PASSWORD).await?;
    let before = ann.does("overview", &json!({})).await?;
    assert_eq!((&before["zone"]["id"], &visits(&before)), (&json!("kite"), &json!(95)));
    moves(&town, &ann, YORK_HOUSE, &Paper::licence()).await?;
    let waiting = ann.does("overview", &json!({})).await?;
    assert_eq!(waiting["zone"]["id"], "kite", "nothing has changed before the council says so");
    let sent = standing(&ann).await?["latest"].clone();
    town.approves(&sent).await?;
    let after = ann.does("overview", &json!({})).await?;
    assert_eq!((&after["zone"]["id"], &visits(&after)), (&json!("york-area"), &json!(95)));
    town.letter("ann@example.org", "Your new address is approved").await?;
    Ok(())
}

#[tokio::test]
async fn where_the_scheme_says_so_visits_end_with_the_move() -> Result<()> {
    let server = Server::with(repository("schemes/demo.toml"), |_| Vec::new())?;
    let town = Town::of(server, "morfa").await?;
    let carys = town.person("carys@example.org", "visitor-demo-8").await?;
    assert_eq!(visits(&carys.does("overview", &json!({})).await?), json!(14));
    let today = town.today();
    moves(&town, &carys, "100100500002", &Paper::tenancy(today)).await?;
    let eleri =
        Caller::on_website(&town.server, &town.council, "eleri@morfa.example", "reviewer-demo-3").await?;
    let sent = standing(&carys).await?["latest"].clone();
    let case = town.case(&eleri, &sent).await?;
    let approve = json!({ "request": fresh_id(), "case": case, "zone": null });
    eleri.does("approve", &approve).await?;
    assert_eq!(visits(&carys.does("overview", &json!({})).await?), json!(0));
    // Within the minute it is as if nothing had happened.
    eleri.does("undo_review", &json!({ "request": fresh_id(), "case": case })).await?;
    assert_eq!(visits(&carys.does("overview", &json!({})).await?), json!(14));
    Ok(())
}

#[tokio::test]
async fn a_wrong_name_is_put_right_and_the_term_stays() -> Result<()> {
    let town = Town::open().await?;
    let ann = town.person("ann@example.org", PASSWORD).await?;
    let before = standing(&ann).await?["registered"].clone();
    let begun = ann.begins("name").await?;
    assert_eq!(begun["latest"]["tasks"]["permit"], "not_needed");
    ann.fills_in(json!({ "kind": "name", "name": "Ann Abara-Jones" })).await?;
    // The address on record is a zone alone for the people of the tests.
    ann.fills_in(json!({ "kind": "listed", "uprn": KITE_HOUSE })).await?;
    ann.adds(&Paper::licence(), &photo(2)?).await?;
    let sent = ann.submits().await?["latest"].clone();
    town.approves(&sent).await?;
    let after = standing(&ann).await?;
    assert_eq!((&after["name"], &after["registered"]), (&json!("Ann Abara-Jones"), &before));
    town.letter("ann@example.org", "Your new name is approved").await?;
    Ok(())
}

/// Somebody asks to take their permits to another house.
async fn moves(town: &Town, person: &Caller, uprn: &str, paper: &Paper) -> Result<()> {
    let begun = person.begins("move").await?;
    assert_eq!(begun["latest"]["home"], Value::Null, "the new address is asked for: {}", town.council);
    person.fills_in(json!({ "kind": "name", "name": "Somebody Who Moved" })).await?;
    person.fills_in(json!({ "kind": "listed", "uprn": uprn })).await?;
    person.fills_in(json!({ "kind": "permit", "number": null })).await?;
    person.adds(paper, &photo(2)?).await?;
    person.submits().await?;
    Ok(())
}

fn visits(overview: &Value) -> Value {
    overview["products"][0]["visits_left"].clone()
}
