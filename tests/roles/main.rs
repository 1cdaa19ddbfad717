//! Every operation by every kind of caller, over HTTP against the real program: what is answered and what is refused is
//! what the policy says; what belongs to others looks like what does not exist; and answers hold the contract's fields
//! and no name of staff.

#[path = "../../crates/server/tests/http/authenticator.rs"]
#[expect(
    clippy::unwrap_used,
    reason = "shared with the server's own tests: a test that cannot go on has failed"
)]
mod authenticator;
mod inputs;
mod people;
mod policy;
mod things;

use anyhow::{Context, Result};
use inputs::{by_program, input};
use people::{Family, STAFF_ACCOUNT, STAFF_NAME, email, write_down};
use permit_api::{Problem, Reply};
use permit_rules::CouncilId;
use permit_tests::caller::{Caller, Told};
use permit_tests::person::{PASSWORD, now};
use permit_tests::server::Server;
use policy::{NAMING, Naming, POLICY, Principal, Row};
use serde_json::{Value, json};
use tempfile::TempDir;
use things::Things;

/// The order in which a row is gone through: the one whose thing it is comes after all who must not touch it.
const ORDER: [Principal; 13] = [
    Principal::Nobody,
    Principal::Expired,
    Principal::Revoked,
    Principal::Neighbour,
    Principal::Stranger,
    Principal::Elsewhere,
    Principal::Reviewer,
    Principal::HandlerElsewhere,
    Principal::CallHandler,
    Principal::ReadingToken,
    Principal::ActivatingToken,
    Principal::Helper,
    Principal::Resident,
];

#[tokio::test]
async fn everybody_may_do_what_the_policy_says_and_nothing_else() -> Result<()> {
    let folder = TempDir::new()?;
    let mut server = Server::with(write_down(folder.path())?, |port| {
        vec!["--public-url".to_owned(), format!("http://localhost:{port}")]
    })?;
    let council: CouncilId = "cambridgeshire".parse()?;
    let mut sessions = Vec::new();
    for nth in 0..POLICY.len() {
        // As many log-ins from one network as there may be before time passes.
        if nth % 80 == 79 {
            server.pass(chrono::Duration::minutes(6))?;
        }
        sessions.push(Caller::on_website(&server, &council, &email("resident", nth), PASSWORD).await?);
    }
    // A day and an hour without a sign of life: these have run out.
    server.pass(chrono::Duration::hours(25))?;
    let mut cells = 0;
    let mut rows: Vec<_> = POLICY.iter().zip(sessions).enumerate().collect();
    while !rows.is_empty() {
        // Before so many of them log in from one network that it would be held up.
        an_hour_passes(&mut server).await?;
        let mut eight: Vec<_> = rows.drain(..rows.len().min(8)).collect();
        let half = eight.split_off(eight.len() / 2);
        let (some, others) = tokio::try_join!(gone_through(&server, eight), gone_through(&server, half))?;
        cells += some + others;
    }
    println!("{cells} cells: {} operations by {} kinds of caller, and whose", POLICY.len(), ORDER.len());
    assert_eq!(cells, POLICY.len() * Principal::ALL.len() + NAMING.len() * 3);
    Ok(())
}

/// Rows of the policy, each with people of its own. How many calls that were.
async fn gone_through(server: &Server, rows: Vec<(usize, (&Row, Caller))>) -> Result<usize> {
    let mut cells = 0;
    for (nth, (row, expired)) in rows {
        let mut family = Family::gather(server, nth, expired).await?;
        things::prepare(server, row.name, &mut family).await.context(row.name)?;
        for naming in NAMING.iter().filter(|it| it.name == row.name) {
            cells += whose(server, naming, &family).await.context(row.name)?;
        }
        for principal in ORDER {
            cell(server, row, principal, &family)
                .await
                .with_context(|| format!("{} by {principal:?}", row.name))?;
            cells += 1;
        }
    }
    Ok(cells)
}

/// Lets an hour pass, and waits until the office has done what is due, once there is a record of which it then tells.
async fn an_hour_passes(server: &mut Server) -> Result<()> {
    let log = server.folder().join("server.log");
    let rounds = || -> Result<usize> {
        let log = std::fs::read_to_string(&log)?;
        Ok(log
            .lines()
            .filter(|it| it.contains("the audit chain stands here") && it.contains("cambridgeshire:"))
            .count())
    };
    let before = rounds()?;
    server.pass(chrono::Duration::minutes(61))?;
    let patience = now() + chrono::Duration::seconds(60);
    while before > 0 && rounds()? == before {
        anyhow::ensure!(now() < patience, "the office did nothing in an hour");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Ok(())
}

/// One call: its outcome is the policy's, and what is told is no more than the contract's.
async fn cell(server: &Server, row: &Row, principal: Principal, family: &Family) -> Result<()> {
    let column = Principal::ALL.iter().position(|it| *it == principal).context("a column")?;
    // Where anybody may ask, a program asks for the neighbour: nobody is written to as often as all these would.
    let program = matches!(principal, Principal::ReadingToken | Principal::ActivatingToken);
    let who = if program && row.outcomes[0].is_none() { &family.neighbour } else { family.party(principal) };
    // A helper sees to a stay beside the resident's, for another car.
    let own = principal == Principal::Helper && !who.things.stay.is_null();
    let things = if own { &who.things } else { &family.resident.things };
    let mut input = input(server, row.name, who, things).await?;
    if principal == Principal::ActivatingToken {
        input = by_program(input, things);
    }
    if principal == Principal::Helper {
        input = serde_json::from_str(&helpers_cars(&input.to_string()))?;
    }
    let told = family.caller(principal).call(row.name, &input).await?;
    assert_eq!(told.code()?, row.outcomes[column], "{} by {principal:?}: {}", row.name, told.body);
    only_the_contract(row.name, &told)?;
    if !principal.is_staff() {
        for secret in [STAFF_NAME, STAFF_ACCOUNT] {
            assert!(!told.body.contains(secret), "{} tells {principal:?} of staff: {}", row.name, told.body);
        }
    }
    Ok(())
}

/// The same for cars that nobody else of the family has.
fn helpers_cars(input: &str) -> String {
    let cars = [("XY34ZZZ", "HE34LPA"), ("AB34CDE", "HE34LPC"), ("AB12CDF", "HE34LPD")];
    cars.iter().fold(input.to_owned(), |input, (theirs, own)| input.replace(theirs, own))
}

/// What comes back is exactly what the contract's types can say.
fn only_the_contract(operation: &str, told: &Told) -> Result<()> {
    let known = if told.status == 200 {
        Reply::read(operation, told.body.as_bytes()).context("an operation")??.output()?
    } else {
        serde_json::to_value(serde_json::from_str::<Problem>(&told.body)?)?
    };
    assert_eq!(told.json()?, known, "{operation} tells more than the contract, or something else");
    Ok(())
}

/// Somebody who may call the operation names another's thing, one that does not exist, and one of the other council:
/// they cannot tell which is which. How many calls that were; that their own is answered, the matrix shows.
async fn whose(server: &Server, naming: &Naming, family: &Family) -> Result<usize> {
    let by = family.party(naming.by);
    let (another, elsewhere) = (&family.neighbour.things, &family.stranger.things);
    let nowhere = Things::nowhere();
    let mut answers = Vec::new();
    for things in [another, &nowhere, elsewhere] {
        let input = input(server, naming.name, by, things).await?;
        let told = by.caller.call(naming.name, &input).await?;
        assert_eq!(told.code()?, Some(naming.unknown), "{input}: {}", told.body);
        answers.push(without_reference(&told)?);
    }
    assert!(answers.iter().all(|it| *it == answers[0]), "they can be told apart: {answers:?}");
    if naming.name == "see_page" {
        pages(server, family).await?;
    }
    Ok(answers.len())
}

/// A document of another registration is as unknown as one that does not exist, also behind a case that may be seen.
async fn pages(server: &Server, family: &Family) -> Result<()> {
    let mut answers = Vec::new();
    for evidence in
        [&family.neighbour.things.evidence, &json!("there-is-none"), &family.stranger.things.evidence]
    {
        let mut input = input(server, "see_page", &family.reviewer, &family.resident.things).await?;
        input["evidence"] = evidence.clone();
        let told = family.reviewer.caller.call("see_page", &input).await?;
        assert_eq!(told.code()?, Some(permit_api::Code::UnknownEvidence), "{}", told.body);
        answers.push(without_reference(&told)?);
    }
    assert!(answers.iter().all(|it| *it == answers[0]), "they can be told apart: {answers:?}");
    Ok(())
}

/// The bytes of a refusal, but for what it goes by in the log.
fn without_reference(told: &Told) -> Result<String> {
    let problem: Value = told.json()?;
    let reference = problem["reference"].as_str().context("a reference")?;
    Ok(told.body.replacen(reference, "", 1))
}
