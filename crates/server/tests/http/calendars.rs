//! The calendar of a household, read by a parser of calendars as a calendar program would.

use crate::fixture::{Server, activate};
use crate::tokens::AMIRA;
use chrono::Duration;
use icalendar::parser::{Component, read_calendar, unfold};
use permit_api::Code;
use serde_json::json;
use std::collections::BTreeMap;

impl Server {
    /// Makes a calendar of Amira's, and returns its path.
    async fn calendar(&self, session: &str) -> String {
        let wish = json!({ "name": "Phone", "password": AMIRA });
        let made = self.call(session, "make_calendar", &wish).await.ok();
        let address = made["address"].as_str().unwrap();
        assert_eq!(made["connections"]["calendars"][0]["name"], "Phone");
        address.strip_prefix(&format!("http://{}", self.address())).unwrap().to_owned()
    }

    /// What a calendar program finds, by the summaries of its events.
    async fn events(&self, path: &str) -> BTreeMap<String, BTreeMap<String, String>> {
        let told = self.get(path).await;
        assert_eq!((told.status, told.header("content-type")), (200, Some("text/calendar; charset=utf-8")));
        assert_eq!(told.header("cache-control"), Some("no-store"));
        assert!(told.body.starts_with("BEGIN:VCALENDAR\r\n") && told.body.ends_with("END:VCALENDAR\r\n"));
        for line in told.body.split_terminator("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        }
        let text = unfold(&told.body);
        let read = read_calendar(&text).unwrap();
        let fields = |it: &Component<'_>| -> BTreeMap<String, String> {
            it.properties.iter().map(|it| (it.name.to_string(), it.val.to_string())).collect()
        };
        let events = read.components.iter().filter(|it| it.name == "VEVENT").map(fields);
        events.map(|it| (it["SUMMARY"].clone(), it)).collect()
    }
}

#[tokio::test]
async fn stays_are_events_that_follow_what_happens() {
    // Monday 1 June 2026, 09:00 in Cambridge.
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let path = server.calendar(&amira).await;
    assert!(path.starts_with("/calendar/pavc_cambridgeshire.") && path.ends_with(".ics"), "{path}");
    let before = server.events(&path).await;
    server.call(&amira, "activate", &activate("today", "XY34ZZZ")).await.ok();
    let mut later = activate("later", "AB34CDE");
    later["start"] = json!({ "kind": "at", "local": "2026-06-03T10:00:00" });
    server.call(&amira, "activate", &later).await.ok();
    let events = server.events(&path).await;
    assert_eq!(events.len(), before.len() + 2, "{:?}", events.keys());
    let today = events.iter().find(|(name, _)| name.contains("XY34 ZZZ")).unwrap().1;
    let kept = |name: &str| today[name].clone();
    assert_eq!(kept("SUMMARY"), "Visitor XY34 ZZZ, Kite");
    let written = server.get(&path).await.body;
    assert!(written.contains("SUMMARY:Visitor XY34 ZZZ\\, Kite\r\n"), "{written}");
    assert_eq!((kept("DTSTART"), kept("DTSTAMP")), ("20260601T080000Z".into(), "20260601T080000Z".into()));
    assert_eq!(kept("DTEND"), "20260601T230000Z", "midnight in summer");
    assert_eq!((kept("STATUS"), kept("SEQUENCE")), ("CONFIRMED".into(), "0".into()));
    let uid = kept("UID");

    let correct = json!({ "request": "c", "stay": "today", "plate": "XY34ZZA" });
    server.call(&amira, "correct", &correct).await.ok();
    server.call(&amira, "cancel", &json!({ "request": "x", "stay": "later" })).await.ok();
    let events = server.events(&path).await;
    let corrected = events.iter().find(|(name, _)| name.contains("XY34 ZZA")).unwrap().1;
    assert_eq!((&corrected["UID"], &corrected["SEQUENCE"]), (&uid, &"1".to_owned()));
    let cancelled = events.iter().find(|(name, _)| name.contains("AB34 CDE")).unwrap().1;
    assert_eq!((cancelled["STATUS"].as_str(), cancelled["SEQUENCE"].as_str()), ("CANCELLED", "1"));
    // Thirty days after its end it is over.
    server.pass(Duration::days(31));
    assert!(server.events(&path).await.keys().all(|name| !name.contains("XY34")));
    server.stop().await;
}

#[tokio::test]
async fn a_calendar_is_its_owners_and_ends_at_once() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let wrong = json!({ "name": "Phone", "password": "wrong" });
    server.call(&amira, "make_calendar", &wrong).await.refused(Code::WrongPassword);
    let path = server.calendar(&amira).await;
    server.events(&path).await;
    // The key of a calendar calls nothing, and a token is no calendar.
    let key = path.trim_start_matches("/calendar/").trim_end_matches(".ics");
    server.call(key, "visits", &json!({})).await.refused(Code::NotLoggedIn);
    let token = server.token(&amira, true, true).await;
    for other in [
        format!("/calendar/{token}.ics"),
        path.trim_end_matches(".ics").to_owned(),
        path.replace("pavc_", ""),
    ] {
        server.get(&other).await.refused(Code::UnknownConnection);
    }
    server.send("POST", &path, &[], Vec::new()).await.refused(Code::WrongMethod);
    let listed = server.call(&amira, "connections", &json!({})).await.ok();
    assert_eq!(listed["calendars"][0]["used_on"], "2026-06-01");
    server.call(&amira, "end_connection", &json!({ "id": listed["calendars"][0]["id"] })).await.ok();
    server.get(&path).await.refused(Code::UnknownConnection);
    server.stop().await;
}

#[tokio::test]
async fn a_calendar_is_looked_at_at_a_pace() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let path = server.calendar(&amira).await;
    for _ in 0..60 {
        assert_eq!(server.get(&path).await.status, 200);
    }
    server.get(&path).await.refused(Code::TooManyTries);
    server.pass(Duration::minutes(6));
    assert_eq!(server.get(&path).await.status, 200);
    server.stop().await;
}
