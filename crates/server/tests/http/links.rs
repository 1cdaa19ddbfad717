//! Links to visitors over HTTP: made by a resident, used by somebody with nothing but the link, seen by the resident at
//! once, and closed in every way a link can be.

use crate::fixture::{Answer, Server};
use chrono::{DateTime, Duration, Utc};
use permit_api::{Arg, Code};
use serde_json::{Value, json};

fn wish(request: &str, uses: u32, last_day: &str) -> Value {
    json!({
        "request": request, "name": "Grandma", "uses": uses, "last_day": last_day, "product": null,
        "hours": null,
    })
}

/// A new link's key and secret.
async fn link(server: &Server, token: &str, wish: &Value) -> (String, String) {
    let made = server.call(token, "make_link", wish).await.ok();
    let (address, secret) = made["url"].as_str().unwrap().split_once("/visit#").unwrap();
    assert!(address.starts_with("http"), "{address}");
    assert_eq!(secret.len(), 43, "256 bits");
    (made["link"]["id"].as_str().unwrap().to_owned(), secret.to_owned())
}

async fn by_link(server: &Server, operation: &str, input: Value) -> Answer {
    server.post(operation, &[], &input).await
}

async fn park(server: &Server, secret: &str, request: &str, plate: &str) -> Answer {
    let input = json!({ "secret": secret, "request": request, "plate": plate });
    by_link(server, "activate_by_link", input).await
}

async fn standing(server: &Server, secret: &str) -> String {
    let page = by_link(server, "open_link", json!({ "secret": secret })).await.ok();
    page["standing"].as_str().unwrap().to_owned()
}

async fn links(server: &Server, token: &str) -> Value {
    server.call(token, "links", &json!({})).await.ok()
}

fn moment(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_visitor_parks_by_a_link_and_the_resident_sees_it_at_once() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let offered = links(&server, &amira).await;
    assert_eq!((&offered["most_uses"], &offered["latest_day"]), (&json!(10), &json!("2026-06-15")));
    assert_eq!(offered["offers"][0]["most_hours"], Value::Null);
    let wish = wish("l1", 2, "2026-06-03");
    let (id, secret) = link(&server, &amira, &wish).await;
    assert_eq!(link(&server, &amira, &wish).await, (id.clone(), secret.clone()), "a lost answer comes again");

    let opened = by_link(&server, "open_link", json!({ "secret": secret })).await;
    let page = opened.ok();
    assert_eq!((&page["standing"], &page["left"]), (&json!("open"), &json!(2)));
    assert_eq!(moment(&page["until"]), "2026-06-03T23:00:00Z".parse::<DateTime<Utc>>().unwrap());
    assert_eq!(page["place"]["zone"]["name"], "Kite");
    assert!(!page["place"]["streets"].as_array().unwrap().is_empty());
    let quote =
        by_link(&server, "quote_by_link", json!({ "secret": secret, "plate": "ab12 cde", "stay": null }))
            .await;
    assert_eq!(quote.ok()["end"], "2026-06-01T23:00:00Z");
    let first = park(&server, &secret, "v1", "ab12 cde").await;
    let stay = first.ok();
    assert_eq!((&stay["plate"]["shown"], &stay["end"]), (&json!("AB12 CDE"), &json!("2026-06-01T23:00:00Z")));
    assert_eq!((&stay["phase"], &stay["can_leave"]), (&json!("now"), &json!(false)));
    assert_eq!(park(&server, &secret, "v1", "ab12 cde").await.body, first.body, "asked again, one stay");
    for told in [&opened, &quote, &first] {
        for personal in ["Amira", "amira", "CB1 1", "12 Paradise", "Grandma"] {
            assert!(!told.body.contains(personal), "{personal}: {}", told.body);
        }
        assert!(told.header("set-cookie").is_none());
    }
    let proof = server.post("check_receipt", &[], &json!({ "code": stay["code"] })).await.ok();
    assert_eq!((&proof["channel"], &proof["plate"]["shown"]), (&json!("link"), &json!("AB12 CDE")));

    let seen = links(&server, &amira).await["links"][0].clone();
    assert_eq!((&seen["left"], &seen["stays"][0]["plate"]), (&json!(1), &json!("AB12 CDE")));
    assert_eq!((&seen["name"], &seen["standing"]), (&json!("Grandma"), &json!("open")));
    let overview = server.call(&amira, "overview", &json!({})).await.ok();
    let shown = overview["stays"].as_array().unwrap().iter().find(|it| it["id"] == "v1").unwrap();
    assert_eq!(shown["channel"], "link");
    let letters = server.letters("amira@example.org").await;
    assert_eq!(letters.last().unwrap().0.kind.name(), "activated_by_link");
    assert_eq!(letters.last().unwrap().0.args["plate"], Arg::Text("AB12 CDE".to_owned()));
    let record = server.store.record_of("cambridgeshire".parse().unwrap(), "v1".to_owned()).await.unwrap();
    let line = &record[0].line;
    assert_eq!(
        (line.action.as_str(), &line.account, line.note.as_deref()),
        ("activate_by_link", &None, Some(&*id))
    );
    server.stop().await;
}

#[tokio::test]
async fn of_two_visitors_at_the_last_use_one_is_covered() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let before = server.call(&amira, "overview", &json!({})).await.ok()["products"][0]["visits_left"].clone();
    let (_, secret) = link(&server, &amira, &wish("l1", 1, "2026-06-01")).await;
    let (one, two) =
        tokio::join!(park(&server, &secret, "v1", "AB12CDE"), park(&server, &secret, "v2", "XY34ZZZ"));
    let (won, lost) = if one.status == 200 { (one, two) } else { (two, one) };
    won.ok();
    lost.refused(Code::LinkUsedUp);
    let after = server.call(&amira, "overview", &json!({})).await.ok()["products"][0]["visits_left"].clone();
    assert_eq!(after.as_u64().unwrap(), before.as_u64().unwrap() - 1);
    assert_eq!(standing(&server, &secret).await, "used_up");
    server.stop().await;
}

#[tokio::test]
async fn a_link_ends_withdrawn_or_in_its_time_and_tells_which() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let (id, withdrawn) = link(&server, &amira, &wish("l1", 3, "2026-06-02")).await;
    let (_, expiring) = link(&server, &amira, &wish("l2", 3, "2026-06-01")).await;
    park(&server, &withdrawn, "v1", "AB12CDE").await.ok();
    let foreign = json!({ "request": "w0", "link": id });
    let gareth = server.log_in("gareth").await;
    server.call(&gareth, "withdraw_link", &foreign).await.refused(Code::UnknownLink);
    assert_eq!(standing(&server, &withdrawn).await, "open");
    let told = server.call(&amira, "withdraw_link", &json!({ "request": "w1", "link": id })).await.ok();
    assert_eq!(told["links"][1]["standing"], "withdrawn", "what can be used comes first");
    park(&server, &withdrawn, "v2", "XY34ZZZ").await.refused(Code::LinkWithdrawn);
    let page = by_link(&server, "open_link", json!({ "secret": withdrawn })).await.ok();
    assert_eq!((&page["standing"], &page["place"]), (&json!("withdrawn"), &Value::Null));
    let wrong = json!({ "secret": withdrawn, "request": "c1", "stay": "v1", "plate": "AB12CDF" });
    by_link(&server, "correct_by_link", wrong).await.refused(Code::LinkWithdrawn);

    server.pass("2026-06-01T22:59:59Z".parse::<DateTime<Utc>>().unwrap() - server.now());
    assert_eq!(standing(&server, &expiring).await, "open");
    server.pass(Duration::seconds(1));
    assert_eq!(standing(&server, &expiring).await, "expired");
    park(&server, &expiring, "v3", "XY34ZZZ").await.refused(Code::LinkExpired);
    park(&server, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "v4", "XY34ZZZ")
        .await
        .refused(Code::UnknownLink);
    server.stop().await;
}

#[tokio::test]
async fn a_visitor_corrects_their_own_plate_and_nobody_elses() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let (_, secret) = link(&server, &amira, &wish("l1", 2, "2026-06-01")).await;
    let (_, other) = link(&server, &amira, &wish("l2", 2, "2026-06-01")).await;
    park(&server, &secret, "v1", "AB12CDF").await.ok();
    let again = park(&server, &other, "v2", "AB12CDF").await;
    again.refused(Code::AlreadyCovered);
    assert!(again.json()["args"].get("stay").is_none(), "the host's stays have no names here");
    let correct = |secret: &str, request: &str| json!({ "secret": secret, "request": request, "stay": "v1", "plate": "AB12CDE" });
    by_link(&server, "correct_by_link", correct(&other, "c1")).await.refused(Code::UnknownStay);
    by_link(&server, "stay_by_link", json!({ "secret": other, "stay": "v1" }))
        .await
        .refused(Code::UnknownStay);
    by_link(&server, "leave_by_link", json!({ "secret": secret, "request": "x1", "stay": "v1" }))
        .await
        .refused(Code::StopNotOffered);
    server.pass(Duration::minutes(14));
    let question = json!({ "secret": secret, "stay": "v1", "plate": "ab12 cde" });
    let read = by_link(&server, "quote_by_link", question).await.ok();
    assert_eq!(read["plate"]["shown"], "AB12 CDE");
    let corrected = by_link(&server, "correct_by_link", correct(&secret, "c2")).await.ok();
    assert_eq!(corrected["plate"]["shown"], "AB12 CDE");
    let shown = by_link(&server, "stay_by_link", json!({ "secret": secret, "stay": "v1" })).await.ok();
    assert_eq!((&shown["plate"], &shown["code"]), (&corrected["plate"], &corrected["code"]));
    server.pass(Duration::minutes(1));
    let late = json!({ "secret": secret, "request": "c3", "stay": "v1", "plate": "AB12CDG" });
    by_link(&server, "correct_by_link", late).await.refused(Code::CorrectionTooLate);
    let kinds = server.kinds("amira@example.org").await;
    assert_eq!(kinds, ["activated_by_link", "corrected_by_link"]);
    park(&server, &secret, "v5", "?").await.refused(Code::PlateMissing);
    server.stop().await;
}

#[tokio::test]
async fn a_host_who_cannot_have_visitors_is_told_of_without_more() {
    let server = Server::before_any_purchase().await;
    let amira = server.log_in("amira").await;
    let (_, secret) = link(&server, &amira, &wish("l1", 1, "2026-06-01")).await;
    assert_eq!(standing(&server, &secret).await, "host_has_no_visits");
    park(&server, &secret, "v1", "AB12CDE").await.refused(Code::HostHasNoVisits);
    let close = json!({ "password": "visitor-demo-1" });
    server.call(&amira, "close_account", &close).await.ok();
    park(&server, &secret, "v2", "AB12CDE").await.refused(Code::UnknownLink);
    server.stop().await;
}

#[tokio::test]
async fn hours_are_those_the_host_agreed_to_and_may_be_given_up() {
    let server = Server::start().await;
    let device = json!({ "name": "App on Linux", "kind": "app" });
    let log_in = json!({
        "council": "morfa", "email": "carys@example.org", "password": "visitor-demo-8", "device": device,
    });
    let carys = server.post("log_in", &[], &log_in).await.ok()["token"].as_str().unwrap().to_owned();
    server.call(&carys, "make_link", &wish("l0", 1, "2026-06-01")).await.refused(Code::LengthNotOffered);
    let mut wish = wish("l1", 1, "2026-06-01");
    wish["hours"] = json!(3);
    let (_, secret) = link(&server, &carys, &wish).await;
    let stay = park(&server, &secret, "v1", "AB12CDE").await.ok();
    assert_eq!((moment(&stay["end"]) - moment(&stay["start"])), Duration::hours(3));
    server.pass(Duration::minutes(40));
    let shown = by_link(&server, "stay_by_link", json!({ "secret": secret, "stay": "v1" })).await.ok();
    assert_eq!(shown["can_leave"], true);
    let leave = json!({ "secret": secret, "request": "x1", "stay": "v1" });
    let left = by_link(&server, "leave_by_link", leave.clone()).await.ok();
    assert_eq!((&left["phase"], moment(&left["end"])), (&json!("ended"), server.now()));
    assert_eq!(by_link(&server, "leave_by_link", leave).await.ok(), left);
    server.stop().await;
}

#[tokio::test]
async fn whoever_tries_too_often_waits() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let (_, secret) = link(&server, &amira, &wish("l1", 1, "2026-06-01")).await;
    for _ in 0..100 {
        by_link(&server, "open_link", json!({ "secret": secret })).await.ok();
    }
    let full = by_link(&server, "open_link", json!({ "secret": secret })).await;
    full.refused(Code::TooManyTries);
    assert!(full.header("retry-after").is_some());
    server.pass(Duration::minutes(5));
    assert_eq!(standing(&server, &secret).await, "open");
    for n in 0..300 {
        let guess = by_link(&server, "open_link", json!({ "secret": format!("guess {n}") })).await;
        if n < 299 {
            guess.refused(Code::UnknownLink);
        } else {
            guess.refused(Code::TooManyTries);
        }
    }
    server.stop().await;
}
