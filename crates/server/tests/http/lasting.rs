//! The whole life of a stay over HTTP: several at once, stopped early, made longer, found again, proved.

use crate::fixture::{Answer, Server};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use permit_api::Code;
use serde_json::{Value, json};

fn days(days: u32) -> Value {
    json!({ "kind": "days", "days": days })
}

fn many(request: &str, plates: &str, start: &Value, length: &Value, weekly: bool) -> Value {
    json!({
        "request": request, "plates": plates, "product": null, "start": start, "length": length,
        "repeat_weekly": weekly,
    })
}

fn now() -> Value {
    json!({ "kind": "now" })
}

/// Carys of Morfa has 14 hours, in a scheme that lets stays be stopped and made longer.
async fn carys(server: &Server) -> String {
    let device = json!({ "name": "App on Linux", "kind": "app" });
    let log_in = json!({
        "council": "morfa", "email": "carys@example.org", "password": "visitor-demo-8", "device": device,
    });
    server.post("log_in", &[], &log_in).await.ok()["token"].as_str().unwrap().to_owned()
}

async fn hours_left(server: &Server, token: &str) -> u64 {
    server.call(token, "overview", &json!({})).await.ok()["products"][0]["visits_left"].as_u64().unwrap()
}

async fn until(server: &Server, token: &str, request: &str, plate: &str, end: &str) -> Value {
    let stay = json!({
        "request": request, "plate": plate, "product": null, "start": now(),
        "length": { "kind": "until", "local": end },
    });
    server.call(token, "activate", &stay).await.ok()["stay"].clone()
}

#[tokio::test]
async fn several_cars_are_activated_once_all_or_none() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let before = server.call(&amira, "overview", &json!({})).await.ok();
    let left = before["products"][0]["visits_left"].as_u64().unwrap();
    let wish = many("m1", "ab12 cde\nXY34 ZZZ", &now(), &days(2), false);
    let mut question = wish.clone();
    question.as_object_mut().unwrap().remove("request");
    let quote = server.call(&amira, "quote_many", &question).await.ok();
    assert_eq!((&quote["visits"], quote["stays"].as_array().unwrap().len()), (&json!(4), 2));
    assert_eq!(quote["left_after"], left - 4);

    let first = server.call(&amira, "activate_many", &wish).await;
    let stays = first.ok()["stays"].clone();
    let named: Vec<_> =
        stays.as_array().unwrap().iter().map(|it| (&it["id"], &it["plate"]["shown"])).collect();
    let expected = [("m1-1", "AB12 CDE"), ("m1-2", "XY34 ZZZ")].map(|(id, plate)| (json!(id), json!(plate)));
    assert_eq!(named, expected.each_ref().map(|(id, plate)| (id, plate)));
    let again = server.call(&amira, "activate_many", &wish).await;
    assert_eq!(again.body, first.body, "asked again, the same bytes");
    let other = many("m1", "FG34 HJK", &now(), &days(1), false);
    server.call(&amira, "activate_many", &other).await.refused(Code::RequestReused);

    let overlapping = many("m2", "FG34 HJK, AB12 CDE", &now(), &days(1), false);
    let refused = server.call(&amira, "activate_many", &overlapping).await;
    refused.refused(Code::AlreadyCovered);
    assert_eq!(refused.json()["args"]["for_plate"]["value"], "AB12 CDE");
    let twice = many("m3", "FG34 HJK, FG34HJK", &now(), &days(1), false);
    server.call(&amira, "activate_many", &twice).await.refused(Code::StaysOverlap);
    let seven = many("m4", "A1,B1,C1,D1,E1,F1,G1", &now(), &days(1), false);
    server.call(&amira, "activate_many", &seven).await.refused(Code::TooManyPlates);
    let after = server.call(&amira, "overview", &json!({})).await.ok();
    assert_eq!(after["products"][0]["visits_left"], left - 4);
    server.stop().await;
}

#[tokio::test]
async fn every_week_is_planned_as_far_as_the_scheme_goes() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let start = json!({ "kind": "at", "local": "2026-06-02T09:00:00" });
    let wish = many("w1", "AB12 CDE", &start, &days(1), true);
    let stays = server.call(&amira, "activate_many", &wish).await.ok()["stays"].clone();
    let starts: Vec<_> = stays.as_array().unwrap().iter().map(|stay| stay["start"].clone()).collect();
    assert_eq!(starts, ["2026-06-02T08:00:00Z", "2026-06-09T08:00:00Z"]);
    server.stop().await;
}

#[tokio::test]
async fn hours_come_back_when_a_visitor_leaves_early_and_more_are_spent_when_one_stays() {
    let server = Server::start().await;
    let carys = carys(&server).await;
    let left = hours_left(&server, &carys).await;
    // It is nine in the morning.
    let stay = until(&server, &carys, "r1", "AB12CDE", "2026-06-01T13:00:00").await;
    assert_eq!((&stay["visits"], &stay["extend_until"]), (&json!(4), &json!("2026-06-01T12:00:00Z")));
    assert_eq!(hours_left(&server, &carys).await, left - 4);

    server.pass(Duration::minutes(90));
    let longer = json!({ "kind": "until", "local": "2026-06-01T14:30:00" });
    let question = json!({ "stay": "r1", "length": longer });
    let quote = server.call(&carys, "quote_extension", &question).await.ok();
    assert_eq!((&quote["visits"], &quote["end"]), (&json!(2), &json!("2026-06-01T13:30:00Z")));
    let extend = json!({ "request": "r2", "stay": "r1", "length": longer });
    let extended = server.call(&carys, "extend_stay", &extend).await.ok()["stay"].clone();
    assert_eq!((&extended["visits"], &extended["end"]), (&json!(6), &json!("2026-06-01T13:30:00Z")));
    assert_eq!(extended["stop_gives_back"], 4, "two hours of six have been begun");
    assert_eq!(hours_left(&server, &carys).await, left - 6);

    server.pass(Duration::minutes(45));
    let stop = json!({ "request": "r3", "stay": "r1" });
    let first = server.call(&carys, "stop_stay", &stop).await;
    let stopped = first.ok()["stay"].clone();
    assert_eq!((&stopped["visits"], &stopped["phase"]), (&json!(3), &json!("ended")));
    assert_eq!(stopped["ends"].as_array().unwrap().len(), 2);
    assert_eq!(stopped["stopped_at"], json!(server.now()));
    assert_eq!(server.call(&carys, "stop_stay", &stop).await.body, first.body);
    assert_eq!(hours_left(&server, &carys).await, left - 3);
    let again = json!({ "request": "r4", "stay": "r1" });
    server.call(&carys, "stop_stay", &again).await.refused(Code::StayEnded);
    until(&server, &carys, "r5", "AB12CDE", "2026-06-01T13:00:00").await;

    let amira = server.log_in("amira").await;
    let day = json!({
        "request": "d1", "plate": "AB12CDE", "product": null, "start": now(), "length": days(1),
    });
    server.call(&amira, "activate", &day).await.ok();
    let (stop, extend) = (
        json!({ "request": "d2", "stay": "d1" }),
        json!({ "request": "d3", "stay": "d1", "length": days(1) }),
    );
    server.pass(Duration::minutes(1));
    server.call(&amira, "stop_stay", &stop).await.refused(Code::StopNotOffered);
    server.call(&amira, "extend_stay", &extend).await.refused(Code::ExtendNotOffered);
    let foreign = json!({ "request": "d4", "stay": "r5" });
    server.call(&amira, "stop_stay", &foreign).await.refused(Code::UnknownStay);
    server.stop().await;
}

#[tokio::test]
async fn plates_are_kept_under_names_on_every_device() {
    let server = Server::start().await;
    let (phone, tablet) = (server.log_in("amira").await, server.log_in("amira").await);
    let save = json!({ "request": "s1", "plate": "ab12 cde", "name": " Mum " });
    let saved = server.call(&phone, "save_plate", &save).await.ok();
    assert_eq!(
        (&saved["saved"][0]["name"], &saved["saved"][0]["plate"]["shown"]),
        (&json!("Mum"), &json!("AB12 CDE"))
    );
    let stay = json!({
        "request": "a1", "plate": "XY34ZZZ", "product": null, "start": now(), "length": days(2),
    });
    server.call(&tablet, "activate", &stay).await.ok();
    let overview = server.call(&tablet, "overview", &json!({})).await.ok();
    let saved: Vec<_> =
        overview["plates"].as_array().unwrap().iter().filter(|it| it["saved"] == true).collect();
    assert_eq!(saved.len(), 1);
    assert_eq!(overview["last_time"]["plate"]["shown"], "XY34 ZZZ");
    assert_eq!(overview["last_time"]["days"], 2);
    let gareth = server.log_in("gareth").await;
    let others = server.call(&gareth, "overview", &json!({})).await.ok();
    assert!(others["plates"].as_array().unwrap().iter().all(|it| it["plate"]["vrn"] != "AB12CDE"));
    let forget = json!({ "request": "s2", "plate": "AB12CDE" });
    assert_eq!(server.call(&tablet, "forget_plate", &forget).await.ok()["saved"], json!([]));
    let nothing = json!({ "request": "s3", "plate": "AB12CDE" });
    server.call(&tablet, "forget_plate", &nothing).await.refused(Code::PlateNotSaved);
    server.stop().await;
}

#[tokio::test]
async fn stays_of_long_ago_are_found_and_only_ones_own() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let all = history(&server, &amira, json!({ "limit": 100 })).await.ok();
    let stays = all["stays"].as_array().unwrap();
    let recent = server.now() - Duration::days(40);
    let old = stays.iter().find(|it| it["end"].as_str().unwrap() < recent.to_rfc3339().as_str()).unwrap();
    assert_eq!(all["more"], false);
    let page = history(&server, &amira, json!({ "limit": 2 })).await.ok();
    assert_eq!((page["stays"].as_array().unwrap().len(), &page["more"]), (2, &json!(true)));
    let next = history(&server, &amira, json!({ "limit": 2, "before": page["stays"][1]["id"] })).await.ok();
    assert_eq!(next["stays"][0], stays[2]);
    let month = &old["start"].as_str().unwrap()[..7];
    let search = old["plate"]["vrn"].as_str().unwrap()[..4].to_lowercase();
    let found = history(&server, &amira, json!({ "month": month, "search": search })).await.ok();
    assert!(found["stays"].as_array().unwrap().iter().any(|it| it["id"] == old["id"]));
    history(&server, &amira, json!({ "month": "2026-13" })).await.refused(Code::Malformed);
    history(&server, &amira, json!({ "before": "nobodys" })).await.refused(Code::UnknownStay);
    let gareth = server.log_in("gareth").await;
    let theirs = history(&server, &gareth, json!({ "before": old["id"] })).await;
    theirs.refused(Code::UnknownStay);
    server.stop().await;
}

async fn history(server: &Server, token: &str, input: Value) -> Answer {
    server.call(token, "stay_history", &input).await
}

#[tokio::test]
async fn a_receipt_is_checked_by_anyone_who_has_its_code() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let stay = json!({
        "request": "a1", "plate": "AB12CDF", "product": null, "start": now(), "length": days(1),
    });
    server.call(&amira, "activate", &stay).await.ok();
    let correct = json!({ "request": "a2", "stay": "a1", "plate": "AB12CDE" });
    server.call(&amira, "correct", &correct).await.ok();
    let receipt = server.call(&amira, "stay_receipt", &json!({ "stay": "a1" })).await.ok();
    let code = receipt["code"].as_str().unwrap();
    assert!(receipt["url"].as_str().unwrap().ends_with(&format!("/receipt?code={code}")));
    let again = server.call(&amira, "stay_receipt", &json!({ "stay": "a1" })).await.ok();
    assert_eq!(again["code"], code, "the same stay has the same code");

    let typed = code.to_lowercase().replace('-', " ");
    let proof = server.post("check_receipt", &[], &json!({ "code": typed })).await.ok();
    assert_eq!(proof, receipt["proof"]);
    assert_eq!(
        (&proof["plate"]["shown"], &proof["corrections"][0]["from"]),
        (&json!("AB12 CDE"), &json!("AB12 CDF"))
    );
    for personal in ["amira", "Amira", "Paradise", "a1\""] {
        assert!(!proof.to_string().contains(personal), "{personal}");
    }
    let mut wrong = code.to_owned();
    wrong.replace_range(0..1, if code.starts_with('0') { "1" } else { "0" });
    server.post("check_receipt", &[], &json!({ "code": wrong })).await.refused(Code::UnknownReceipt);

    let file = server.call(&amira, "print_stay_receipt", &json!({ "stay": "a1" })).await.ok();
    let pdf = STANDARD.decode(file["base64"].as_str().unwrap()).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 4000, "{} bytes", pdf.len());
    assert_eq!(file["file_name"], format!("visitor-permit-{code}.pdf"));

    let gareth = server.log_in("gareth").await;
    for operation in ["stay_receipt", "print_stay_receipt"] {
        server.call(&gareth, operation, &json!({ "stay": "a1" })).await.refused(Code::UnknownStay);
    }
    // What happens afterwards shows too, and long after the overview has let go of the stay.
    server.pass(Duration::days(90));
    let later = server.post("check_receipt", &[], &json!({ "code": code })).await.ok();
    assert_eq!((&later["end"], &later["as_of"]), (&proof["end"], &json!(server.now())));
    server.stop().await;
}
