//! A term from end to end: refused and put right, approved, reminded, lapsed or renewed without a gap.

use crate::town::{Town, standing};
use anyhow::{Context, Result};
use chrono::{Duration, Months, NaiveDate};
use permit_tests::applicant::photo;
use permit_tests::caller::Caller;
use permit_tests::fresh_id;
use serde_json::{Value, json};

const NIA: &str = "nia@example.com";
const OWAIN: &str = "owain@example.com";

#[tokio::test]
async fn what_was_refused_is_put_right_and_nothing_else_is_asked() -> Result<()> {
    let town = Town::open().await?;
    let nia = town.newcomer(NIA, "Nia Evans").await?;
    let sent = town.applies(&nia, "first", "Nia Evans", &town.bill()).await?;
    town.letter(NIA, "We have your registration").await?;
    let (reviewer, bill) = (town.reviewer().await?, &sent["evidence"][0]["id"]);
    let case = town.case(&reviewer, &sent).await?;
    let opened = reviewer.does("open_review", &json!({ "case": case })).await?;
    assert_eq!((&opened["decidable"], &opened["address"]["state"]), (&json!(true), &json!("listed")));
    let page = json!({ "case": case, "evidence": bill, "page": 1 });
    let picture = reviewer.does("see_page", &page).await?;
    assert!(picture["jpeg"].as_str().is_some_and(|it| it.starts_with("/9j/")), "the page is shown as a JPEG");
    let refused = json!({
        "request": fresh_id(), "case": case, "ground": "documents", "note": "We need the whole page.",
        "refused": { bill.as_str().context("a bill")?: "incomplete" },
    });
    reviewer.does("reject", &refused).await?;
    let letter = town.letter(NIA, "Your registration is not approved").await?;
    for words in ["Utility bill", "part of it is missing", "We need the whole page.", "cambridgeshire.gov.uk"]
    {
        assert!(letter.plain.contains(words), "{words:?} is not in {}", letter.plain);
    }

    let again = nia.begins("first").await?;
    let (latest, tasks) = (&again["latest"], &again["latest"]["tasks"]);
    assert_eq!((&latest["name"], &latest["home"]), (&json!("Nia Evans"), &sent["home"]));
    assert_eq!(
        *tasks,
        json!({ "name": "done", "home": "done", "permit": "done", "evidence": "to_do" }),
        "only the document"
    );
    assert_eq!(latest["redo"], json!({ "utility_bill": "incomplete" }));
    nia.adds(&town.bill(), &photo(5)?).await?;
    let sent = nia.submits().await?["latest"].clone();
    town.approves(&sent).await?;
    let status = standing(&nia).await?;
    assert_eq!(status["registered"], until(after_three_months(town.today())?));
    town.letter(NIA, "Your registration is approved").await?;
    Ok(())
}

#[tokio::test]
async fn three_months_pass() -> Result<()> {
    let mut town = Town::open().await?;
    let (nia, owain) = (town.newcomer(NIA, "Nia Evans").await?, town.newcomer(OWAIN, "Owain Rees").await?);
    for (person, name) in [(&nia, "Nia Evans"), (&owain, "Owain Rees")] {
        let sent = town.applies(person, "first", name, &town.bill()).await?;
        town.approves(&sent).await?;
    }
    let last_day = after_three_months(town.today())?;

    town.at(last_day - Duration::days(15), 10, 0).await?;
    reminded(&town, NIA, &[]).await?;
    town.at(last_day - Duration::days(14), 8, 30).await?;
    reminded(&town, NIA, &[]).await?;
    town.at(last_day - Duration::days(14), 10, 0).await?;
    reminded(&town, NIA, &["in 14 days"]).await?;
    reminded(&town, OWAIN, &["in 14 days"]).await?;

    // Owain renews while there is time; Nia does not.
    town.at(last_day - Duration::days(10), 10, 0).await?;
    let owain = renews(&mut town, OWAIN).await?;
    let next = after_three_months(last_day)?;
    assert_eq!(
        standing(&owain).await?["registered"],
        until(next),
        "it goes on from the day it would have ended"
    );
    town.at(last_day - Duration::days(4), 10, 0).await?;
    reminded(&town, NIA, &["in 14 days"]).await?;
    town.at(last_day - Duration::days(3), 10, 0).await?;
    reminded(&town, NIA, &["in 3 days", "in 14 days"]).await?;
    town.at(last_day, 10, 0).await?;
    reminded(&town, NIA, &["today", "in 3 days", "in 14 days"]).await?;

    town.at(last_day, 23, 58).await?;
    assert_eq!(
        standing(&log_in(&town, NIA).await?).await?["registered"],
        until(last_day),
        "the day is still hers"
    );
    town.at(last_day + Duration::days(1), 10, 0).await?;
    reminded(&town, NIA, &["ended on", "today", "in 3 days", "in 14 days"]).await?;
    reminded(&town, OWAIN, &["in 14 days"]).await?;
    let lapsed = standing(&log_in(&town, NIA).await?).await?;
    assert_eq!(lapsed["registered"], json!({ "state": "lapsed", "last_day": last_day }));
    assert_eq!(lapsed["lapse_blocks"], json!(["buy"]));
    assert_eq!(standing(&log_in(&town, OWAIN).await?).await?["registered"], until(next));

    // Late is not too late: a term from the day it is approved.
    let today = town.today();
    let nia = renews(&mut town, NIA).await?;
    assert_eq!(standing(&nia).await?["registered"], until(after_three_months(today)?));
    Ok(())
}

/// Somebody renews, which asks for a fresh proof and whether there is a permit by now, and is approved.
async fn renews(town: &mut Town, email: &str) -> Result<Caller> {
    let person = log_in(town, email).await?;
    let begun = person.begins("renewal").await?;
    let tasks = &begun["latest"]["tasks"];
    assert_eq!(
        (&tasks["name"], &tasks["home"], &tasks["evidence"]),
        (&json!("done"), &json!("done"), &json!("to_do"))
    );
    person.fills_in(json!({ "kind": "permit", "number": null })).await?;
    person.adds(&town.bill(), &photo(7)?).await?;
    let sent = person.submits().await?["latest"].clone();
    town.approves(&sent).await?;
    Ok(person)
}

async fn log_in(town: &Town, email: &str) -> Result<Caller> {
    town.person(email, crate::town::NEW_PASSWORD).await
}

/// Checks which letters about the end of the term somebody has had so far, the latest first, by their words.
async fn reminded(town: &Town, email: &str, words: &[&str]) -> Result<()> {
    let letters = town.letters(email).await?;
    let of_the_end: Vec<_> = letters
        .iter()
        .filter(|it| {
            ["Your registration ends soon", "Your registration has ended"].contains(&it.subject.as_str())
        })
        .collect();
    let fit = of_the_end.len() == words.len()
        && of_the_end.iter().zip(words).all(|(letter, words)| letter.plain.contains(words));
    let had: Vec<_> = of_the_end.iter().map(|it| &it.plain).collect();
    assert!(fit, "{email} on {}: {words:?} were expected: {had:#?}", town.today());
    Ok(())
}

fn until(last_day: NaiveDate) -> Value {
    json!({ "state": "until", "last_day": last_day })
}

fn after_three_months(day: NaiveDate) -> Result<NaiveDate> {
    day.checked_add_months(Months::new(3)).context("a day")
}
