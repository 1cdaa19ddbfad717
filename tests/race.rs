//! Two devices want the last visit at the same moment: exactly one gets it, a thousand times over. And one visitor is asked
//! for by every channel at the same moment: it is one stay and one visit, and every channel is told so.

use anyhow::{Context, Result, ensure};
use permit_api::Code;
use permit_tests::caller::{Caller, Told as Answer};
use permit_tests::person::{PASSWORD, Person, tomorrow, use_ring};
use permit_tests::server::{Server, Told, folder, free_port};
use permit_tests::{fresh_id, repository};
use serde_json::{Value, json};
use std::fmt::Write;

const ROUNDS: usize = 1000;
/// Residents who are asked for by every channel, each with five visits.
const RESIDENTS: usize = 20;
const VISITS: usize = 5;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_visit_goes_to_exactly_one_device() -> anyhow::Result<()> {
    let server = Server::start()?;
    let left = Person::log_in(&server, "last.visit@example.org").await?;
    let right = Person::log_in(&server, "last.visit@example.org").await?;
    assert_eq!(left.overview().await?.products[0].visits_left, 1);
    let mut wins = [0, 0];
    for round in 0..ROUNDS {
        let (a, b) = tokio::join!(
            left.activate(fresh_id(), "AA11 AAA", tomorrow()),
            right.activate(fresh_id(), "BB22 BBB", tomorrow()),
        );
        let (winner, stay, problem) = match (a?, b?) {
            (Ok(stay), Err(problem)) => (0, stay, problem),
            (Err(problem), Ok(stay)) => (1, stay, problem),
            (a, b) => panic!("round {round}: {a:?} and {b:?}"),
        };
        assert_eq!(problem.code, Code::NotEnoughVisits, "round {round}");
        wins[winner] += 1;
        left.give_back(&stay.stay.id).await?;
    }
    let overview = left.overview().await?;
    assert_eq!(overview.products[0].visits_left, 1);
    assert!(overview.stays.iter().all(|stay| stay.phase == permit_api::stays::Phase::Cancelled));
    assert_eq!(wins.iter().sum::<usize>(), ROUNDS);
    Ok(())
}

/// A council where a permit is needed at any time, so that a text means the same on a Sunday night.
fn town() -> Result<String> {
    let text = std::fs::read_to_string(repository("schemes/cambridgeshire.toml"))?;
    let lines =
        text.lines().filter(|line| !line.starts_with("hours = ") && !line.starts_with("addresses = "));
    let mut town = String::new();
    for line in lines {
        let line = match line {
            "council = \"cambridgeshire\"" => "council = \"racetown\"",
            "end = { rule = \"calendar_day\" }" => "end = { rule = \"rolling\", hours = 24 }",
            other => other,
        };
        writeln!(town, "{line}")?;
    }
    ensure!(town.contains("racetown") && town.contains("rolling"), "the scheme is written otherwise by now");
    Ok(town)
}

fn people() -> Result<String> {
    let mut people = format!(
        "[[person]]\ncouncil = \"racetown\"\nrole = \"call_handler\"\naccount = \"cal\"\nname = \"Cal Call\"\n\
         email = \"cal@example.org\"\npassword = \"{PASSWORD}\"\n"
    );
    for nth in 0..RESIDENTS {
        writeln!(
            people,
            "[[person]]\ncouncil = \"racetown\"\nholder = \"r{nth}\"\nname = \"Resident {nth}\"\n\
             email = \"r{nth}@example.org\"\nmobile = \"{}\"\npassword = \"{PASSWORD}\"\nzone = \"kite\"\n\
             registered_for_days = 60\nbundles = [{{ days_ago = 0 }}]",
            mobile(nth)
        )?;
    }
    Ok(people)
}

fn mobile(nth: usize) -> String {
    format!("07700 9003{nth:02}")
}

/// What each of the channels is told: a stay, or that there is one.
struct Outcomes {
    answers: [Answer; 3],
    text: String,
}

/// Asks for the same visitor by app, website, telephone and text at once.
async fn by_every_channel(
    server: &Server,
    [app, website, desk]: [&Caller; 3],
    call: &Value,
    (nth, plate): (usize, &str),
) -> Result<Outcomes> {
    let wish = || {
        json!({
            "request": fresh_id(), "plate": plate, "product": null, "start": { "kind": "now" },
            "length": { "kind": "days", "days": 1 },
        })
    };
    let mut typed = wish();
    typed["call"] = call.clone();
    let (message, from) = (fresh_id(), mobile(nth).replace(' ', "").replacen('0', "44", 1));
    let hook = format!(
        "{}/hooks/texts/racetown/kannel?id={message}&from={from}&text=VISITOR+{plate}",
        server.address()
    );
    use_ring();
    let client = reqwest::Client::builder().pool_max_idle_per_host(0).build()?;
    let text = async { Ok(client.get(hook).basic_auth("kannel", Some("hush")).send().await?.text().await?) };
    let (first, second) = (wish(), wish());
    let (app, website, phone, text) = tokio::try_join!(
        app.call("activate", &first),
        website.call("activate", &second),
        desk.call("desk_activate", &typed),
        text,
    )?;
    Ok(Outcomes { answers: [app, website, phone], text })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_visitor_by_every_channel_at_once_is_one_stay() -> Result<()> {
    let files = folder()?;
    let (scheme, everybody) = (files.path().join("racetown.toml"), files.path().join("people.toml"));
    std::fs::write(&scheme, town()?)?;
    std::fs::write(&everybody, people()?)?;
    let told = Told {
        arguments: vec!["--scheme".to_owned(), scheme.display().to_string()],
        variables: vec![("PERMIT_KANNEL_SECRET_RACETOWN".to_owned(), "hush".to_owned())],
    };
    let server = Server::in_folder(folder()?, everybody, free_port()?, told)?;
    let council = "racetown".parse()?;
    let desk = Caller::on_website(&server, &council, "cal@example.org", PASSWORD).await?;
    let mut first = [0; 4];
    for nth in 0..RESIDENTS {
        let email = format!("r{nth}@example.org");
        let app = Caller::in_app(&server, &council, &email, PASSWORD).await?;
        let website = Caller::on_website(&server, &council, &email, PASSWORD).await?;
        let opened = desk.call("open_caller", &json!({ "holder": format!("r{nth}") })).await?.answer()?;
        let answers = json!({ "email": email, "mobile": mobile(nth) });
        let answers = json!({ "call": opened["call"], "answers": answers });
        let card = desk.call("check_identity", &answers).await?.answer()?;
        ensure!(card["known"].is_object(), "{card}");
        for round in 0..VISITS {
            let plate = format!("R{nth}V{round}XYZ");
            let asked = by_every_channel(&server, [&app, &website, &desk], &opened["call"], (nth, &plate));
            let Outcomes { answers, text } = asked.await?;
            let mut stays = Vec::new();
            for (channel, answer) in answers.iter().enumerate() {
                match answer.code()? {
                    None => {
                        first[channel] += 1;
                        stays.push(answer.answer()?["stay"]["id"].clone());
                    }
                    Some(code) => assert_eq!(code, Code::AlreadyCovered, "{plate}: {}", answer.body),
                }
            }
            if text.starts_with("ACTIVE: ") {
                first[3] += 1;
                stays.push(json!("by text"));
            } else {
                assert!(text.contains("is ACTIVE already, until "), "{plate}: {text}");
            }
            assert_eq!(stays.len(), 1, "{plate}: {stays:?}");
        }
        let overview = website.call("overview", &json!({})).await?.answer()?;
        let there = overview["stays"].as_array().context("stays")?.len();
        assert_eq!((there, &overview["products"][0]["visits_left"]), (VISITS, &json!(0)), "{overview}");
    }
    println!("who was first, of app, website, phone and text: {first:?}");
    assert_eq!(first.iter().sum::<usize>(), RESIDENTS * VISITS);
    Ok(())
}
