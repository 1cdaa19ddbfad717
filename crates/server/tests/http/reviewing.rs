//! The staff room: what waits, who looks at it, one decision each, its letter, and second thoughts.

use crate::fixture::Server;
use crate::people::{case, fresh};
use chrono::Duration;
use permit_api::{Arg, Code};
use permit_server::letters::LetterKind;
use permit_server::store::LetterState;
use permit_server::store::audit::first_fault;
use serde_json::{Value, json};

const NOOR: &str = "noor@example.org";

fn owens() -> Value {
    case("owen-blake", &json!("demo-owen-blake-registration"))
}

fn happened(case: &Value) -> Vec<(String, Option<String>)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let events = case["history"].as_array().unwrap().iter();
    events.map(|event| (text(&event["what"]).unwrap(), text(&event["by"]))).collect()
}

#[tokio::test]
async fn what_waits_is_listed_the_longest_waiting_first() {
    let server = Server::start().await;
    let (noor, priya) = (server.noor().await, server.priya().await);
    let id = server.apply(&noor, "noor-rahman", "first").await;
    let queue = server.review(&priya, "review_queue", &json!({})).await.ok();
    assert_eq!((&queue["waiting_in_all"], &queue["overdue"]), (&json!(2), &json!(0)));
    let cases: Vec<_> = queue["waiting"].as_array().unwrap().iter().map(|it| it["case"].clone()).collect();
    assert_eq!(cases, [owens(), case("noor-rahman", &id)]);
    let owen = &queue["waiting"][0];
    assert_eq!((&owen["name"], &owen["overdue"]), (&json!("Owen Blake"), &json!(false)));
    assert_eq!(owen["address"], "14A York Street, Cambridge, CB1 2PY");
    // His was sent three hours before the server began.
    server.pass(Duration::hours(21) + Duration::seconds(1));
    let priya = server.priya().await;
    let queue = server.review(&priya, "review_queue", &json!({})).await.ok();
    assert_eq!((&queue["overdue"], &queue["waiting"][0]["overdue"]), (&json!(1), &json!(true)));
    assert_eq!(queue["waiting"][1]["overdue"], false);
    server.decide(&priya, "approve", &owens(), json!({ "zone": null })).await.ok();
    let queue = server.review(&priya, "review_queue", &json!({})).await.ok();
    assert_eq!((&queue["waiting_in_all"], &queue["decided"][0]["case"]), (&json!(1), &owens()));
}

#[tokio::test]
async fn who_looks_is_on_record_and_seen_by_the_others() {
    let server = Server::start().await;
    let (priya, tomasz) = (server.priya().await, server.tomasz().await);
    let open = json!({ "case": owens() });
    let seen = server.review(&priya, "open_review", &open).await.ok();
    let name = || Some("Priya Nair".to_owned());
    let begun = ["begun", "evidence_added", "submitted"].map(|what| (what.to_owned(), None));
    let once = [begun.to_vec(), vec![("opened".to_owned(), name())]].concat();
    assert_eq!(happened(&seen), once);
    assert_eq!((&seen["seen_by"], &seen["decidable"]), (&Value::Null, &json!(true)));
    assert_eq!(
        seen["address"],
        json!({ "state": "listed", "zone": { "id": "york-area", "name": "York Area" } })
    );
    assert_eq!((&seen["registered"]["state"], &seen["on_record"]), (&json!("not"), &Value::Null));
    // Looking again within five minutes is no news.
    server.pass(Duration::minutes(4));
    assert_eq!(happened(&server.review(&priya, "open_review", &open).await.ok()), once);
    let theirs = server.review(&tomasz, "review_queue", &json!({})).await.ok();
    assert_eq!(theirs["waiting"][0]["seen_by"]["name"], "Priya Nair");
    let theirs = server.review(&tomasz, "open_review", &open).await.ok();
    assert_eq!(theirs["seen_by"]["name"], "Priya Nair");
    server.pass(Duration::minutes(1));
    let again = server.review(&priya, "open_review", &open).await.ok();
    assert_eq!(happened(&again).last(), Some(&("opened".to_owned(), name())));
    assert_eq!(happened(&again).len(), once.len() + 2);
    assert_eq!(again["seen_by"]["name"], "Tomasz Zieliński");

    let page = |n: u32| json!({ "case": owens(), "evidence": "demo-owen-blake-evidence", "page": n });
    server.review(&priya, "see_page", &page(1)).await;
    server.review(&priya, "see_page", &page(2)).await.refused(Code::UnknownEvidence);
    let other = json!({ "case": owens(), "evidence": "another", "page": 1 });
    server.review(&priya, "see_page", &other).await.refused(Code::UnknownEvidence);
    let record = happened(&server.review(&priya, "open_review", &open).await.ok());
    assert_eq!(record.iter().filter(|(what, _)| what == "page_seen").count(), 1);
    let chain = server.store.chain("cambridgeshire".parse().unwrap(), 0, 100).await.unwrap();
    assert_eq!(first_fault(&chain), None);
}

#[tokio::test]
async fn another_councils_cases_do_not_exist() {
    let server = Server::start().await;
    let eleri = server.staff(Some("morfa"), "eleri@morfa.example", "reviewer-demo-3").await;
    let queue = server.review(&eleri, "review_queue", &json!({})).await.ok();
    assert_eq!((&queue["waiting_in_all"], &queue["target_hours"]), (&json!(0), &json!(120)));
    let noor = server.noor().await;
    let draft = server.begin(&noor, "first").await.ok()["latest"]["id"].clone();
    let priya = server.priya().await;
    for (staff, case) in [
        (&eleri, owens()),
        (&priya, case("owen-blake", &json!("another"))),
        (&priya, case("nobody", &json!("demo-owen-blake-registration"))),
        // What is still being filled in is nobody's business.
        (&priya, case("noor-rahman", &draft)),
    ] {
        server.review(staff, "open_review", &json!({ "case": case })).await.refused(Code::NoRegistration);
        let page = json!({ "case": case, "evidence": "demo-owen-blake-evidence", "page": 1 });
        server.review(staff, "see_page", &page).await.refused(Code::NoRegistration);
        let note = json!({ "kind": null, "note": "More." });
        for (operation, more) in
            [("approve", json!({})), ("reject", json!({ "ground": "not_in_zone" })), ("ask_more", note)]
        {
            server.decide(staff, operation, &case, more).await.refused(Code::NoRegistration);
        }
        server.decide(staff, "undo_review", &case, json!({})).await.refused(Code::NoRegistration);
    }
    let still = server.review(&priya, "open_review", &json!({ "case": owens() })).await.ok();
    assert_eq!(still["registration"]["standing"]["state"], "submitted");
}

#[tokio::test]
async fn a_refusal_tells_the_applicant_why_and_how_to_go_on() {
    let server = Server::start().await;
    let (noor, priya) = (server.noor().await, server.priya().await);
    let id = server.apply(&noor, "noor-rahman", "first").await;
    let case = case("noor-rahman", &id);
    let bare = json!({ "ground": "documents" });
    server.decide(&priya, "reject", &case, bare).await.refused(Code::ReasonMissing);
    let status = server.call(&noor, "registration", &json!({})).await.ok();
    let licence = status["latest"]["evidence"][0]["id"].as_str().unwrap().to_owned();
    let why = json!({ "ground": "documents", "refused": { licence: "other_address" }, "note": " Moved? " });
    let shown = server.decide(&priya, "reject", &case, why).await.ok();
    assert_eq!((&shown["decidable"], &shown["next"]), (&json!(false), &owens()));
    let event = shown["history"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&event["what"], &event["by"], &event["note"]),
        (&json!("rejected"), &json!("Priya Nair"), &json!("Moved?"))
    );
    let (letter, state) = server.letters(NOOR).await.pop().unwrap();
    assert_eq!((letter.kind, state), (LetterKind::RegistrationRejected, LetterState::Waiting));
    let point = ["letter-evidence-driving-licence", "letter-shortcoming-other-address"].map(str::to_owned);
    assert_eq!((letter.points, letter.not_before), (vec![point], server.now() + Duration::seconds(60)));
    let enquiries = "Cambridgeshire County Council, www.cambridgeshire.gov.uk".to_owned();
    assert_eq!(letter.args["enquiries"], Arg::Text(enquiries));
    assert_eq!(letter.args["note"], Arg::Text("Moved?".to_owned()));
    // Everything that was not refused is taken over.
    let again = server.begin(&noor, "first").await.ok();
    assert_eq!(again["latest"]["redo"], json!({ "driving_licence": "other_address" }));
    assert_eq!(again["latest"]["tasks"]["home"], "done");
    server.licence("noor-rahman").await;
    let id = server.submit(&noor).await.ok()["latest"]["id"].clone();
    let why = json!({ "ground": "not_main_home", "note": "A holiday let." });
    server.decide(&priya, "reject", &crate::people::case("noor-rahman", &id), why).await.ok();
    let (letter, _) = server.letters(NOOR).await.pop().unwrap();
    let Arg::Text(note) = &letter.args["note"] else { panic!("{:?}", letter.args) };
    assert!(note.contains("main home") && note.ends_with("A holiday let."), "{note}");
}

#[tokio::test]
async fn one_document_more_is_asked_for() {
    let server = Server::start().await;
    let (noor, priya) = (server.noor().await, server.priya().await);
    let id = server.apply(&noor, "noor-rahman", "first").await;
    let case = case("noor-rahman", &id);
    let ask = |note: &str| json!({ "kind": "driving_licence", "note": note });
    server.decide(&priya, "ask_more", &case, ask(" ")).await.refused(Code::ReasonMissing);
    server.decide(&priya, "ask_more", &case, ask("Its back, please.")).await.ok();
    let (letter, state) = server.letters(NOOR).await.pop().unwrap();
    assert_eq!((letter.kind, state), (LetterKind::MoreNeeded, LetterState::Waiting));
    assert_eq!(letter.args["what"], Arg::Text("Driving licence".to_owned()));
    server.submit(&noor).await.refused(Code::RegistrationUnfinished);
    server.pass(Duration::seconds(30));
    server.licence("noor-rahman").await;
    server.submit(&noor).await.ok();
    // Who has answered need not be asked.
    let letters = server.letters(NOOR).await;
    let asked = letters.iter().find(|(letter, _)| letter.kind == LetterKind::MoreNeeded);
    assert_eq!(asked.unwrap().1, LetterState::Recalled);
    let shown = server.decide(&priya, "approve", &case, json!({})).await.ok();
    let what: Vec<_> = happened(&shown).into_iter().map(|(what, _)| what).collect();
    let expected =
        ["begun", "evidence_added", "submitted", "more_asked", "evidence_added", "submitted", "approved"];
    assert_eq!(what, expected);
}

#[tokio::test]
async fn second_thoughts_take_the_letter_back() {
    let server = Server::start().await;
    let (noor, priya, tomasz) = (server.noor().await, server.priya().await, server.tomasz().await);
    let id = server.apply(&noor, "noor-rahman", "first").await;
    let case = case("noor-rahman", &id);
    let ways = [
        ("approve", json!({})),
        ("reject", json!({ "ground": "not_in_zone" })),
        ("ask_more", json!({ "kind": null, "note": "A newer one." })),
    ];
    for (operation, more) in ways {
        let request = fresh();
        let mut input = json!({ "request": request, "case": case });
        input.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        let decided = server.review(&priya, operation, &input).await.ok();
        let until = (server.now() + Duration::seconds(60)).format("%Y-%m-%dT%H:%M:%SZ").to_string();
        assert_eq!(decided["undo_until"], json!(until), "{operation}");
        let letters = server.letters(NOOR).await.len();
        // Asked again, it is the same decision and the same letter.
        server.review(&priya, operation, &input).await.ok();
        assert_eq!(server.letters(NOOR).await.len(), letters);
        server.pass(Duration::seconds(59));
        let undone = server.decide(&tomasz, "undo_review", &case, json!({})).await.ok();
        assert_eq!((&undone["decidable"], &undone["registered"]["state"]), (&json!(true), &json!("not")));
        assert_eq!(server.letters(NOOR).await.pop().unwrap().1, LetterState::Recalled, "{operation}");
        server.decide(&priya, "undo_review", &case, json!({})).await.refused(Code::NothingToUndo);
    }
    server.decide(&priya, "approve", &case, json!({})).await.ok();
    server.decide(&tomasz, "approve", &case, json!({})).await.refused(Code::DecidedAlready);
    server.pass(Duration::seconds(61));
    server.decide(&priya, "undo_review", &case, json!({})).await.refused(Code::UndoTooLate);
    let (letter, state) = server.letters(NOOR).await.pop().unwrap();
    assert_eq!(letter.kind, LetterKind::RegistrationApproved);
    assert_ne!(state, LetterState::Recalled);
}

#[tokio::test]
async fn an_address_that_is_not_listed_needs_a_zone_from_the_reviewer() {
    let server = Server::start().await;
    let (noor, priya) = (server.noor().await, server.priya().await);
    server.begin(&noor, "first").await.ok();
    server.save(&noor, json!({ "kind": "name", "name": "Noor Rahman" })).await.ok();
    let unlisted = json!({ "kind": "unlisted", "line": "The New House, Eden Street", "postcode": "cb11el" });
    server.save(&noor, unlisted).await.ok();
    server.save(&noor, json!({ "kind": "permit", "number": null })).await.ok();
    server.licence("noor-rahman").await;
    let id = server.submit(&noor).await.ok()["latest"]["id"].clone();
    let case = case("noor-rahman", &id);
    let shown = server.review(&priya, "open_review", &json!({ "case": case })).await.ok();
    assert_eq!(shown["address"], json!({ "state": "unlisted" }));
    server.decide(&priya, "approve", &case, json!({ "zone": null })).await.refused(Code::ZoneNeeded);
    server.decide(&priya, "approve", &case, json!({ "zone": "harbwr" })).await.refused(Code::ZoneNeeded);
    server.decide(&priya, "approve", &case, json!({ "zone": "york-area" })).await.ok();
    let overview = server.call(&noor, "overview", &json!({})).await.ok();
    assert_eq!(overview["zone"]["id"], "york-area");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_decide_at_once_one_does() {
    let server = Server::start().await;
    let (noor, priya, tomasz) = (server.noor().await, server.priya().await, server.tomasz().await);
    let (reject, ask) = (json!({ "ground": "not_eligible" }), json!({ "kind": null, "note": "More." }));
    for round in 0..50 {
        let id = server.apply(&noor, "noor-rahman", "first").await;
        let case = case("noor-rahman", &id);
        let before = server.letters(NOOR).await.len();
        let (one, other) = tokio::join!(
            server.decide(&priya, "reject", &case, reject.clone()),
            server.decide(&tomasz, "ask_more", &case, ask.clone()),
        );
        let (won, lost) = if one.status == 200 { (one, other) } else { (other, one) };
        won.ok();
        lost.refused(Code::DecidedAlready);
        let status = server.call(&noor, "registration", &json!({})).await.ok();
        let state = &status["latest"]["standing"]["state"];
        assert_eq!(won.json()["registration"]["standing"]["state"], *state, "round {round}");
        assert_eq!(server.letters(NOOR).await.len(), before + 1, "round {round}");
        // Given up, it is begun from nothing the next time.
        if state == "rejected" {
            server.begin(&noor, "first").await.ok();
        }
        server.call(&noor, "withdraw_registration", &json!({ "request": fresh() })).await.ok();
    }
}
