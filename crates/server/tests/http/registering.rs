//! Registering: from a new account to the end of the term and past it, by the calls the screens make.

use crate::fixture::{Server, activate};
use crate::people::{case, fresh};
use chrono::Duration;
use permit_api::Code;
use permit_server::resident_permits::ResidentPermits;
use serde_json::{Value, json};

#[tokio::test]
async fn a_resident_registers_and_is_approved() {
    let server = Server::start().await;
    let noor = server.noor().await;
    let status = server.call(&noor, "registration", &json!({})).await.ok();
    assert_eq!(status["registered"]["state"], "not");
    assert_eq!(status["may"]["begin"], json!(["first"]));
    let overview = server.call(&noor, "overview", &json!({})).await.ok();
    assert_eq!((&overview["registration"], &overview["zone"]), (&status, &Value::Null));
    server.call(&noor, "activate", &activate("r1", "AB12CDE")).await.refused(Code::NotRegistered);

    server.begin(&noor, "first").await.ok();
    server.save(&noor, json!({ "kind": "name", "name": "  Noor   Rahman " })).await.ok();
    let find = json!({ "postcode": "cb11js", "house": "3" });
    let found = server.call(&noor, "find_address", &find).await.ok();
    assert_eq!(found["postcode"], "CB1 1JS");
    assert_eq!(found["addresses"].as_array().unwrap().len(), 1);
    let uprn = &found["addresses"][0]["uprn"];
    assert_eq!(found["addresses"][0]["zone"], json!({ "id": "kite", "name": "Kite" }));
    let saved = server.save(&noor, json!({ "kind": "listed", "uprn": uprn })).await.ok();
    assert_eq!(saved["latest"]["home"]["line"], "3 Orchard Street, Cambridge");
    server.save(&noor, json!({ "kind": "permit", "number": null })).await.ok();
    server.submit(&noor).await.refused(Code::RegistrationUnfinished);
    server.licence("noor-rahman").await;
    let sent = server.submit(&noor).await.ok();
    assert_eq!(sent["latest"]["name"], "Noor Rahman");
    assert_eq!(sent["latest"]["standing"]["answer_by"], "2026-06-02T08:00:00Z");
    assert_eq!(server.kinds("noor@example.org").await, ["registration_received"]);

    let priya = server.priya().await;
    let case = case("noor-rahman", &sent["latest"]["id"]);
    server.decide(&priya, "approve", &case, json!({ "zone": null })).await.ok();
    let status = server.call(&noor, "registration", &json!({})).await.ok();
    assert_eq!(status["registered"], json!({ "state": "until", "last_day": "2026-09-01" }));
    assert_eq!((&status["name"], &status["home"]["zone"]), (&json!("Noor Rahman"), &json!("kite")));
    let kinds = server.kinds("noor@example.org").await;
    assert_eq!(kinds, ["registration_received", "registration_approved"]);
    server.call(&noor, "activate", &activate("r2", "AB12CDE")).await.refused(Code::NotEnoughVisits);
}

#[tokio::test]
async fn a_term_runs_out_and_is_renewed_without_a_gap() {
    let server = Server::start().await;
    let noor = server.noor().await;
    let id = server.apply(&noor, "noor-rahman", "first").await;
    let approve = json!({ "zone": null });
    let priya = server.priya().await;
    server.decide(&priya, "approve", &case("noor-rahman", &id), approve.clone()).await.ok();
    let renewal = server.begin(&noor, "renewal").await;
    renewal.refused(Code::NotYetRenewable);
    assert_eq!(renewal.json()["args"]["from"], json!({ "kind": "day", "value": "2026-08-02" }));

    // 1 June to 1 September: 31 days before the end, then 14, 3 and none.
    for (days, left, may) in [(61, 31, false), (17, 14, true), (11, 3, true), (3, 0, true)] {
        server.pass(Duration::days(days));
        let noor = server.noor().await;
        let status = server.call(&noor, "registration", &json!({})).await.ok();
        assert_eq!(status["registered"]["state"], "until", "{left} days left");
        let begin = status["may"]["begin"].as_array().unwrap();
        assert_eq!(begin.contains(&json!("renewal")), may, "{left} days left");
    }
    // On the last day.
    let noor = server.noor().await;
    let second = server.apply(&noor, "noor-rahman", "renewal").await;
    let priya = server.priya().await;
    server.decide(&priya, "approve", &case("noor-rahman", &second), approve.clone()).await.ok();
    let status = server.call(&noor, "registration", &json!({})).await.ok();
    assert_eq!(status["registered"], json!({ "state": "until", "last_day": "2026-12-01" }));

    // Nine in the morning of 2 December: a day late.
    server.pass(Duration::days(92));
    let noor = server.noor().await;
    let status = server.call(&noor, "registration", &json!({})).await.ok();
    assert_eq!(status["registered"], json!({ "state": "lapsed", "last_day": "2026-12-01" }));
    let third = server.apply(&noor, "noor-rahman", "renewal").await;
    let priya = server.priya().await;
    server.decide(&priya, "approve", &case("noor-rahman", &third), approve).await.ok();
    let status = server.call(&noor, "registration", &json!({})).await.ok();
    assert_eq!(status["registered"], json!({ "state": "until", "last_day": "2027-03-02" }));
}

#[tokio::test]
async fn what_a_lapsed_registration_blocks_is_the_schemes_affair() {
    let server = Server::start().await;
    // Cambridgeshire lets visits that were bought be used.
    let li_wei = server.log_in("liwei").await;
    let status = server.call(&li_wei, "registration", &json!({})).await.ok();
    assert_eq!(status["registered"]["state"], "lapsed");
    server.call(&li_wei, "activate", &activate("r1", "AB12CDE")).await.ok();
    // The other council does not.
    let wish = |day: &str| {
        json!({
            "request": fresh(), "plate": "AB12CDE", "product": null, "start": { "kind": "now" },
            "length": { "kind": "until", "local": format!("{day}T12:00:00") },
        })
    };
    let carys = async || server.resident(Some("morfa"), "carys@example.org", "visitor-demo-8").await;
    let token = carys().await;
    let status = server.call(&token, "registration", &json!({})).await.ok();
    assert_eq!((&status["target_hours"], &status["valid_months"]), (&json!(120), &json!(12)));
    assert_eq!(status["resident_permit_exempts"], false);
    server.call(&token, "activate", &wish("2026-06-01")).await.ok();
    server.pass(Duration::days(201));
    let token = carys().await;
    server.call(&token, "activate", &wish("2026-12-19")).await.refused(Code::RegistrationLapsed);
}

#[tokio::test]
async fn a_resident_permit_on_record_makes_registering_short() {
    let server = Server::start().await;
    let noor = server.noor().await;
    server.begin(&noor, "first").await.ok();
    server.save(&noor, json!({ "kind": "name", "name": "N. RAHMAN" })).await.ok();
    server.save(&noor, json!({ "kind": "listed", "uprn": "200004000150" })).await.ok();
    let claim = |number: &str| json!({ "kind": "permit", "number": number });
    let unknown = server.save(&noor, claim("RP-999999")).await.ok();
    assert_eq!(unknown["latest"]["permit_on_record"], false);
    server.submit(&noor).await.refused(Code::RegistrationUnfinished);
    let known = server.save(&noor, claim("rp 100234")).await.ok();
    assert_eq!(known["latest"]["permit_on_record"], true);
    assert_eq!(known["latest"]["tasks"]["evidence"], "not_needed");
    // The record speaks of one address.
    let elsewhere = server.save(&noor, json!({ "kind": "listed", "uprn": "200004000201" })).await.ok();
    assert_eq!(elsewhere["latest"]["tasks"]["permit"], "to_do");
    assert_eq!(server.save(&noor, claim("rp 100234")).await.ok()["latest"]["permit_on_record"], false);
    server.save(&noor, json!({ "kind": "listed", "uprn": "200004000150" })).await.ok();
    server.save(&noor, claim("rp 100234")).await.ok();
    let approved = server.submit(&noor).await.ok();
    assert_eq!(approved["registered"], json!({ "state": "exempt" }));
    assert_eq!(server.kinds("noor@example.org").await, ["registration_exempt"]);
    assert_eq!(server.begin(&noor, "renewal").await.json()["code"], "registered_already");
}

#[tokio::test]
async fn a_permit_that_ran_out_before_sending_is_no_proof() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("permits.csv");
    let lines =
        "council,number,name,uprn,valid_until\ncambridgeshire,RP-1,Noor Rahman,200004000150,2026-06-01\n";
    std::fs::write(&record, lines).unwrap();
    let server = Server::with(|config| {
        config.resident_permits = ResidentPermits::load(&record, &config.schemes).unwrap();
    });
    let server = server.await;
    let noor = server.noor().await;
    server.begin(&noor, "first").await.ok();
    server.save(&noor, json!({ "kind": "name", "name": "Noor Rahman" })).await.ok();
    server.save(&noor, json!({ "kind": "listed", "uprn": "200004000150" })).await.ok();
    let claimed = server.save(&noor, json!({ "kind": "permit", "number": "RP-1" })).await.ok();
    assert_eq!(claimed["latest"]["permit_on_record"], true);
    server.pass(Duration::days(1));
    let told = server.submit(&noor).await.ok();
    assert_eq!(told["latest"]["standing"]["state"], "draft");
    assert_eq!(told["latest"]["tasks"]["evidence"], "to_do");
    server.licence("noor-rahman").await;
    assert_eq!(server.submit(&noor).await.ok()["latest"]["standing"]["state"], "submitted");
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_changes_nothing() {
    let server = Server::start().await;
    let noor = server.noor().await;
    server.save(&noor, json!({ "kind": "name", "name": "Noor" })).await.refused(Code::NoRegistration);
    server.begin(&noor, "move").await.refused(Code::NotRegistered);
    server.begin(&noor, "first").await.ok();
    let before = server.everything(&noor).await;
    let unlisted =
        |postcode: &str| json!({ "kind": "unlisted", "line": "12 Far Away", "postcode": postcode });
    let parts = [
        (json!({ "kind": "name", "name": " " }), Code::NameMissing),
        (json!({ "kind": "name", "name": "x".repeat(201) }), Code::TextTooLong),
        (json!({ "kind": "listed", "uprn": "1" }), Code::UnknownAddress),
        // An address of another council's list.
        (json!({ "kind": "listed", "uprn": "100100500010" }), Code::UnknownAddress),
        (unlisted("CB1"), Code::BadPostcode),
        (json!({ "kind": "unlisted", "line": "", "postcode": "CB1 1JS" }), Code::HomeMissing),
        (json!({ "kind": "listed", "uprn": "1", "zone": "kite" }), Code::Malformed),
    ];
    for (part, code) in parts {
        let told = server.save(&noor, part.clone()).await;
        assert_eq!(told.json()["code"], code.name(), "{part}");
        told.refused(code);
    }
    let find = json!({ "postcode": "nowhere", "house": "" });
    server.call(&noor, "find_address", &find).await.refused(Code::BadPostcode);
    server.begin(&noor, "first").await.refused(Code::RegistrationUnderWay);
    assert_eq!(server.everything(&noor).await, before);
    // Somebody else's document.
    let other = json!({ "request": fresh(), "evidence": "demo-owen-blake-evidence" });
    server.call(&noor, "remove_evidence", &other).await.refused(Code::UnknownEvidence);
    let none = json!({ "postcode": "CB9 9ZZ", "house": "" });
    assert_eq!(server.call(&noor, "find_address", &none).await.ok()["addresses"], json!([]));
    server.save(&noor, unlisted("cb99zz")).await.ok();
}

#[tokio::test]
async fn a_step_is_taken_once() {
    let server = Server::start().await;
    let noor = server.noor().await;
    let begin = json!({ "request": "r1", "purpose": "first" });
    let first = server.call(&noor, "begin_registration", &begin).await.ok();
    assert_eq!(server.call(&noor, "begin_registration", &begin).await.ok(), first);
    let withdraw = json!({ "request": "r1" });
    server.call(&noor, "withdraw_registration", &withdraw).await.refused(Code::RequestReused);
    let withdraw = json!({ "request": "r2" });
    let gone = server.call(&noor, "withdraw_registration", &withdraw).await.ok();
    assert_eq!(gone["latest"]["standing"]["state"], "withdrawn");
    assert_eq!(server.call(&noor, "withdraw_registration", &withdraw).await.ok(), gone);
    // The same name in other hands is another request.
    let owen = server.resident(None, "owen@example.org", "visitor-demo-7").await;
    server.call(&owen, "begin_registration", &begin).await.refused(Code::RegistrationUnderWay);
}

#[tokio::test]
async fn residents_and_staff_keep_to_their_rooms() {
    let server = Server::start().await;
    let (noor, priya) = (server.noor().await, server.priya().await);
    let case = case("owen-blake", &json!("demo-owen-blake-registration"));
    let decision = json!({ "request": fresh(), "case": case, "zone": null });
    for (operation, input) in [
        ("review_queue", json!({})),
        ("open_review", json!({ "case": case })),
        ("see_page", json!({ "case": case, "evidence": "demo-owen-blake-evidence", "page": 1 })),
        ("approve", decision),
    ] {
        server.call(&noor, operation, &input).await.refused(Code::NotAllowed);
        server.post(operation, &[], &input).await.refused(Code::NotLoggedIn);
    }
    for (operation, input) in [
        ("registration", json!({})),
        ("begin_registration", json!({ "request": fresh(), "purpose": "first" })),
        ("submit_registration", json!({ "request": fresh() })),
        ("find_address", json!({ "postcode": "CB1 1JS", "house": "" })),
    ] {
        server.review(&priya, operation, &input).await.refused(Code::NotAllowed);
    }
}
