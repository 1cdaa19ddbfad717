//! What is done for a caller: the same rules by the channel *phone*, on record with the moment of the call, and told to the
//! resident.

use super::{AMIRA, agreed, moment, typed};
use crate::fixture::{Server, activate};
use chrono::Duration;
use permit_api::{Arg, Code};
use permit_rules::{Bundle, Change, Home};
use permit_server::letters::Contact;
use permit_server::store::{Admission, HolderKey, LetterState, RequestStamp};
use serde_json::{Value, json};

const HERS: &str = "amira@example.org";

#[tokio::test]
async fn a_visit_is_read_back_activated_and_told() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let received = server.now() - Duration::minutes(4);
    let open = json!({ "holder": AMIRA, "received_at": received });
    let card = server.review(&joan, "open_caller", &open).await.ok();
    assert_eq!(moment(&card["received_at"]), received);
    let call = card["call"].as_str().unwrap();
    server.asks(&joan, call, json!({ "postcode": "cb11dr", "house": "12" })).await.ok();
    server.pass(Duration::minutes(2));
    let back =
        server.review(&joan, "desk_quote", &typed(call, "ab12 cde", "1pm", "tomorrow 10am")).await.ok();
    assert_eq!(back["spelled"], "Alpha Bravo 1 2 Charlie Delta Echo");
    assert_eq!(back["length"], json!({ "kind": "days", "days": 2 }));
    assert_eq!(back["asked_until"], "2026-06-02T09:00:00Z", "what was asked for");
    assert_eq!(back["quote"]["end"], "2026-06-02T23:00:00Z", "and what it comes to");
    assert_eq!((&back["quote"]["visits"], &back["quote"]["left_after"]), (&json!(2), &json!(10)));
    let agreed = agreed(call, "r1", "ab12 cde", &back);
    let stay = server.review(&joan, "desk_activate", &agreed).await.ok()["stay"].clone();
    assert_eq!((&stay["channel"], &stay["start"]), (&json!("phone"), &json!("2026-06-01T12:00:00Z")));
    assert_eq!(moment(&stay["activated_at"]), server.now(), "never before the server had it");
    let again = server.review(&joan, "desk_activate", &agreed).await.ok();
    assert_eq!(again["stay"], stay, "asked again, it is the same stay");
    let amira = server.log_in("amira").await;
    let overview = server.call(&amira, "overview", &json!({})).await.ok();
    assert_eq!(overview["stays"][0]["id"], stay["id"]);
    let record = server.desk_record().await;
    let last = record.last().unwrap();
    assert_eq!((last.action.as_str(), last.subject.as_deref()), ("desk_activate", stay["id"].as_str()));
    assert_eq!(last.note.as_deref(), Some("received 2026-06-01T07:56:00Z"));
    assert_eq!(last.account.as_deref(), Some("joan-baptiste"));
    let letters = server.letters(HERS).await;
    assert_eq!(letters.len(), 1, "one message for one visit");
    let (letter, _) = &letters[0];
    assert_eq!(letter.kind.name(), "activated_by_phone");
    assert_eq!(letter.args["plate"], Arg::Text("AB12 CDE".to_owned()));
    assert_eq!(letter.args["ends"], Arg::Until("2026-06-02T23:00:00Z".parse().unwrap()));
    assert_eq!(letter.args["left"], Arg::Number(10));
    assert!(letters.iter().all(|(_, state)| *state != LetterState::Recalled));
}

#[tokio::test]
async fn the_rules_are_those_of_every_channel() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let amira = server.log_in("amira").await;
    server.call(&amira, "activate", &activate("hers", "XY34 ZZZ")).await.ok();
    let call = server.knows_amira(&joan).await;
    let quote = async |plate: &str, start: &str, until: &str| {
        server.review(&joan, "desk_quote", &typed(&call, plate, start, until)).await
    };
    for (plate, start, until, code) in [
        ("xy34zzz", "now", "", Code::AlreadyCovered),
        ("", "now", "", Code::PlateMissing),
        ("A", "now", "", Code::PlateTooShort),
        ("AB12CDE", "soon", "", Code::StartUnclear),
        ("AB12CDE", "tomorrow", "", Code::StartUnclear),
        ("AB12CDE", "now", "later", Code::EndUnclear),
        ("AB12CDE", "31/5/2026 9am", "", Code::StartPassed),
        ("AB12CDE", "1/7 9am", "", Code::TooFarAhead),
        ("AB12CDE", "5pm", "1/6 4pm", Code::EndBeforeStart),
        ("AB12CDE", "now", "12 days", Code::NotEnoughVisits),
    ] {
        quote(plate, start, until).await.refused(code);
    }
    let back = quote("AB12CDE", "now", "").await.ok();
    assert_eq!((&back["start"], &back["asked_until"]), (&json!({ "kind": "now" }), &Value::Null));
    server
        .review(&joan, "desk_activate", &agreed(&call, "r1", "xy34 zzz", &back))
        .await
        .refused(Code::AlreadyCovered);
    server.review(&joan, "desk_activate", &agreed(&call, "r2", "AB12CDE", &back)).await.ok();
    server
        .review(&joan, "desk_activate", &agreed(&call, "r2", "AB12CDF", &back))
        .await
        .refused(Code::RequestReused);
    server
        .review(&joan, "desk_activate", &agreed(&call, "hers", "AB12CDF", &back))
        .await
        .refused(Code::RequestReused);
    assert_eq!(server.kinds(HERS).await, ["activated_by_phone"], "a refusal is told to nobody");
}

#[tokio::test]
async fn hours_are_asked_for_where_hours_are_sold() {
    let server = Server::start().await;
    let gwen = server.gwen().await;
    let call = server.opens(&gwen, "carys-mon").await;
    let known = server.asks(&gwen, &call, json!({ "postcode": "ll991aa", "house": "5" })).await.ok();
    assert!(known["known"].is_object());
    let quote = async |start: &str, until: &str| {
        server.review(&gwen, "desk_quote", &typed(&call, "AB12CDE", start, until)).await
    };
    let back = quote("10am", "3 hours").await.ok();
    assert_eq!(back["length"], json!({ "kind": "until", "local": "2026-06-01T13:00:00" }));
    assert_eq!(back["quote"]["end"], "2026-06-01T12:00:00Z");
    assert_eq!(quote("10am", "1300").await.ok()["length"], back["length"]);
    quote("10am", "2 days").await.refused(Code::LengthNotOffered);
    quote("10am", "").await.refused(Code::LengthNotOffered);
    server.review(&gwen, "desk_activate", &agreed(&call, "r1", "AB12CDE", &back)).await.ok();
    assert_eq!(server.kinds("carys@example.org").await.last(), Some(&"activated_by_phone"));
}

#[tokio::test]
async fn a_plate_is_corrected_and_a_visit_cancelled() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let call = server.knows_amira(&joan).await;
    let back = server.review(&joan, "desk_quote", &typed(&call, "AB12CDE", "tomorrow 9am", "")).await.ok();
    let stay = server.review(&joan, "desk_activate", &agreed(&call, "r1", "AB12CDE", &back)).await.ok();
    let id = &stay["stay"]["id"];
    let correct = json!({ "request": "r2", "call": call, "stay": id, "plate": "AB12 CDF" });
    let stay = server.review(&joan, "desk_correct", &correct).await.ok()["stay"].clone();
    assert_eq!(
        (&stay["plate"]["shown"], &stay["corrections"][0]["from"]),
        (&json!("AB12 CDF"), &json!("AB12 CDE"))
    );
    let cancel = json!({ "request": "r3", "call": call, "stay": id });
    assert_eq!(server.review(&joan, "desk_cancel", &cancel).await.ok()["stay"]["phase"], "cancelled");
    let other = json!({ "request": "r4", "call": call, "stay": "another" });
    server.review(&joan, "desk_cancel", &other).await.refused(Code::UnknownStay);
    assert_eq!(server.kinds(HERS).await, ["activated_by_phone", "corrected_by_phone", "cancelled_by_phone"]);
    let actions: Vec<_> = server.desk_record().await.into_iter().map(|it| it.action).collect();
    assert_eq!(actions[2..], ["desk_activate", "desk_correct", "desk_cancel"]);
}

#[tokio::test]
async fn a_message_goes_to_the_mobile_where_there_is_no_address() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let mobile = "+447700900456";
    let account = permit_server::store::Account {
        id: "mo".to_owned(),
        council: "cambridgeshire".parse().unwrap(),
        holder: Some("mo".parse().unwrap()),
        role: permit_api::access::Role::Resident,
        email: None,
        mobile: Some(mobile.to_owned()),
        name: "Mo Adeyemi".to_owned(),
        password: "$argon2id$none".to_owned(),
        language: permit_api::words::Lang::Cy,
        since: server.now(),
    };
    let zone = Some("kite".parse().unwrap());
    server.store.admit(Admission { zone, registered_until: None, account }).await.unwrap();
    server.settles("mo", "3 Orchard Street, Cambridge", "CB1 1JS").await;
    let call = server.opens(&joan, "mo").await;
    server.asks(&joan, &call, json!({ "house": "3", "mobile": "07700 900456" })).await.ok();
    let back = server.review(&joan, "desk_quote", &typed(&call, "AB12CDE", "now", "")).await.ok();
    server.review(&joan, "desk_activate", &agreed(&call, "r1", "AB12CDE", &back)).await.ok();
    let latest = server.store.latest(1).await.unwrap();
    let letter = &latest[0].letter;
    assert_eq!(letter.to, Contact::Mobile(mobile.to_owned()));
    assert_eq!((letter.kind.name(), letter.language), ("activated_by_phone", permit_api::words::Lang::Cy));
}

impl Server {
    /// Puts an address and a bundle on record for a holder of Cambridgeshire.
    async fn settles(&self, holder: &str, line: &str, postcode: &str) {
        let key = HolderKey { council: "cambridgeshire".parse().unwrap(), holder: holder.parse().unwrap() };
        let zone = Some("kite".parse().unwrap());
        let (line, postcode) = (line.to_owned(), postcode.to_owned());
        let home = Some(Home { line, postcode, uprn: None, zone: zone.clone() });
        let last_day = "2027-05-01".parse().unwrap();
        let bundle = Bundle::new("b1".parse().unwrap(), "visitor".parse().unwrap(), 5, self.now(), last_day);
        let changes = vec![Change::Home { home, name: None, zone }, Change::Bundle { bundle }];
        let stamp = RequestStamp {
            request: "settles".parse().unwrap(),
            fingerprint: [0; 32],
            operation: "test",
            account: None,
            channel: None,
            at: self.now(),
            order: None,
        };
        self.store.credit(key, stamp, changes).await.unwrap();
    }
}

#[tokio::test]
async fn a_call_that_came_earlier_is_on_record_with_its_stay_apart_from_the_start() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let call = server.knows_amira(&joan).await;
    server.pass(Duration::minutes(3));
    let quote = async |received: &str| {
        let mut typed = typed(&call, "AB12CDE", "", "");
        typed["received"] = json!(received);
        server.review(&joan, "desk_quote", &typed).await
    };
    assert_eq!(moment(&quote("").await.ok()["received_at"]), server.now() - Duration::minutes(3));
    // It is nine and three minutes in Cambridge.
    for wrong in ["soon", "0545", "9.30am", "yesterday 9am"] {
        quote(wrong).await.refused(Code::ReceivedUnclear);
    }
    let back = quote("8.41am").await.ok();
    assert_eq!(back["received_at"], "2026-06-01T07:41:00Z");
    let mut agreed = agreed(&call, "r1", "AB12CDE", &back);
    agreed["received_at"] = json!("2026-06-01T09:00:00Z");
    server.review(&joan, "desk_activate", &agreed).await.refused(Code::ReceivedUnclear);
    agreed["received_at"] = back["received_at"].clone();
    let stay = server.review(&joan, "desk_activate", &agreed).await.ok()["stay"].clone();
    assert_eq!(moment(&stay["start"]), server.now(), "the stay begins when the server has it");
    assert_eq!(stay["received_at"], back["received_at"]);
    let line = server.desk_record().await.pop().unwrap();
    assert_eq!(line.note.as_deref(), Some("received 2026-06-01T07:41:00Z"));
    let amira = server.log_in("amira").await;
    let all = json!({ "search": null, "month": null, "before": null, "limit": null });
    let history = server.call(&amira, "stay_history", &all).await.ok();
    assert_eq!(history["stays"][0]["received_at"], back["received_at"]);
    let receipt = server.call(&amira, "stay_receipt", &json!({ "stay": stay["id"] })).await.ok();
    assert_eq!(receipt["proof"]["received_at"], back["received_at"]);
    let server = server.again().await;
    let amira = server.log_in("amira").await;
    let everything = server.everything(&amira).await.to_string();
    assert!(everything.contains("2026-06-01T07:41:00Z"), "the trail has it too");
    server.stop().await;
}

#[tokio::test]
async fn a_resident_can_read_when_the_desk_looked_them_up() {
    let server = Server::start().await;
    let joan = server.joan().await;
    server.review(&joan, "find_holders", &json!({ "words": HERS })).await.ok();
    server.knows_amira(&joan).await;
    let amira = server.log_in("amira").await;
    let export = server.call(&amira, "export_data", &json!({})).await.ok();
    let told: Value = serde_json::from_str(export["json"].as_str().unwrap()).unwrap();
    let looks = told["looked_up_by_the_telephone_desk"].as_array().unwrap();
    let actions: Vec<_> = looks.iter().map(|it| (it["action"].as_str().unwrap(), &it["by"])).collect();
    let council = json!("the council");
    let expected = ["find_holders", "open_caller", "check_identity"].map(|action| (action, &council));
    assert_eq!(actions, expected);
    assert_eq!(looks[0]["note"], "email, 1 found");
    assert!(!export["json"].as_str().unwrap().contains("joan"), "who it was is not theirs to have");
}
