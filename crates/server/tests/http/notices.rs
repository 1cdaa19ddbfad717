//! Word before a visit ends: to residents who chose it, whatever the channel, and to visitors whose number was given,
//! which is then forgotten everywhere.

use crate::fixture::{Server, activate, files};
use crate::mail::letters;
use crate::texts;
use chrono::Duration;
use permit_api::Code;
use permit_server::letters::LetterKind;
use permit_server::store::LetterState;
use serde_json::{Value, json};

const VISITOR: &str = "+447700900555";

/// Carys of Morfa has 14 hours, in a scheme that lets stays be stopped and made longer.
async fn carys(server: &Server) -> String {
    server.resident(Some("morfa"), "carys@example.org", "visitor-demo-8").await
}

/// A wish of Carys' until a local time of the Monday, with a number for the visitor.
fn hours(request: &str, plate: &str, until: &str, visitor: Option<&str>) -> Value {
    let mut wish = activate(request, plate);
    wish["length"] = json!({ "kind": "until", "local": format!("2026-06-01T{until}:00") });
    if let Some(visitor) = visitor {
        wish["tell_visitor"] = json!(visitor);
    }
    wish
}

impl Server {
    async fn notified_of(&self, to: &str) -> Vec<LetterKind> {
        self.running.tell_ends().await.unwrap();
        let about = |kind: &LetterKind| matches!(kind, LetterKind::StayEnding | LetterKind::VisitEnding);
        letters(self, to).await.into_iter().map(|it| it.kind).filter(about).collect()
    }

    async fn chooses(&self, token: &str, by: &str, minutes: u32) -> Value {
        self.call(token, "set_notice", &json!({ "by": by, "minutes": minutes })).await.ok()["notice"].clone()
    }

    /// Whether a text stands anywhere in the data folder, once everything is in the file.
    fn holds(&self, text: &str) -> bool {
        let found = |file: &std::path::PathBuf| {
            let bytes = std::fs::read(file).unwrap();
            bytes.windows(text.len()).any(|it| it == text.as_bytes())
        };
        files(self.data.path()).iter().any(found)
    }
}

#[tokio::test]
async fn a_resident_is_told_as_they_chose_and_not_without() {
    let server = texts::server().await;
    let amira = server.log_in("amira").await;
    let view = server.call(&amira, "account", &json!({})).await.ok();
    assert_eq!(view["notice"], json!({ "by": "off", "minutes": 30 }), "off by default");
    server.call(&amira, "activate", &activate("r1", "AB12CDE")).await.ok();
    // A day's visit ends at midnight: told at eight in the evening.
    server.pass(Duration::hours(11) + Duration::minutes(1));
    assert_eq!(server.notified_of("amira@example.org").await, []);
    assert_eq!(server.chooses(&amira, "email", 60).await, json!({ "by": "email", "minutes": 60 }));
    for _ in 0..3 {
        assert_eq!(server.notified_of("amira@example.org").await, [LetterKind::StayEnding]);
    }
    let inbox = server.post("demo_inbox", &[], &json!({})).await.ok();
    let told =
        inbox["letters"].as_array().unwrap().iter().find(|it| it["to"] == "amira@example.org").unwrap();
    assert_eq!(told["subject"], "AB12 CDE is covered until 11:59pm on Monday 1 June");
    for (by, minutes) in [("email", 0), ("email", 45), ("text", 1440)] {
        let input = json!({ "by": by, "minutes": minutes });
        server.call(&amira, "set_notice", &input).await.refused(Code::Malformed);
    }
    // The next day by text, to the mobile; a visit that was started by text is no other.
    server.pass(Duration::hours(13));
    assert_eq!(server.chooses(&amira, "text", 15).await["by"], "text");
    assert!(server.text("m1", texts::AMIRA, "VISITOR XY34ZZZ").await.starts_with("ACTIVE"));
    server.pass(Duration::hours(11));
    assert_eq!(server.notified_of("+447700900801").await, [LetterKind::StayEnding]);
    let first = &letters(&server, "+447700900801").await[0];
    assert_eq!(first.args["plate"], permit_api::Arg::Text("XY34 ZZZ".to_owned()));
    // Without the mobile it goes by e-mail, and the account says so.
    server.call(&amira, "unlink_mobile", &json!({})).await.ok();
    let view = server.call(&amira, "account", &json!({})).await.ok();
    assert_eq!(view["notice"], json!({ "by": "email", "minutes": 15 }));
    server.call(&amira, "set_notice", &json!({ "by": "text", "minutes": 15 })).await.refused(Code::NoMobile);
    server.stop().await;
}

#[tokio::test]
async fn a_visitor_is_told_once_for_each_end_and_their_number_is_forgotten() {
    let server = Server::start().await;
    let carys = carys(&server).await;
    let wrong = hours("r0", "AB12CDE", "13:00", Some("01223 123456"));
    server.call(&carys, "activate", &wrong).await.refused(Code::BadMobile);
    let wish = hours("r1", "AB12CDE", "13:00", Some("07700 900 555"));
    let first = server.call(&carys, "activate", &wish).await;
    first.ok();
    assert_eq!(server.call(&carys, "activate", &wish).await.body, first.body, "asked again, answered again");
    // Until noon UTC: half an hour before, and not a moment sooner.
    server.pass(Duration::minutes(209));
    assert_eq!(server.notified_of(VISITOR).await, []);
    server.pass(Duration::minutes(1));
    for _ in 0..3 {
        assert_eq!(server.notified_of(VISITOR).await, [LetterKind::VisitEnding]);
    }
    let inbox = server.post("demo_inbox", &[], &json!({})).await.ok();
    let told = inbox["letters"].as_array().unwrap().iter().find(|it| it["text_message"] == true).unwrap();
    let words = told["plain"].as_str().unwrap();
    // In the language of the resident who gave the number.
    assert!(words.contains("AB12 CDE") && words.contains("1:00yh ddydd Llun 1 Mehefin"), "{words}");
    assert!(words.ends_with("Dim angen ateb."), "{words}");
    // A longer stay has another end, which is told too.
    let longer = json!({
        "request": "r2", "stay": "r1", "length": { "kind": "until", "local": "2026-06-01T15:00:00" },
    });
    server.call(&carys, "extend_stay", &longer).await.ok();
    assert_eq!(server.notified_of(VISITOR).await.len(), 1);
    server.pass(Duration::minutes(120));
    assert_eq!(server.notified_of(VISITOR).await.len(), 2);
    let export = server.call(&carys, "export_data", &json!({})).await.ok();
    let told: Value = serde_json::from_str(export["json"].as_str().unwrap()).unwrap();
    assert_eq!(told["notices"]["visitors_to_be_told"], json!(["r1"]));
    assert!(!export["json"].as_str().unwrap().contains("900555"), "that there is one, not which");
    let history = server.call(&carys, "stay_history", &json!({})).await.body;
    let changes = server.call(&carys, "changes", &json!({})).await.body;
    assert!(!history.contains("900555") && !changes.contains("900555"));
    server.call(&carys, "stop_stay", &json!({ "request": "r3", "stay": "r1" })).await.ok();
    assert_eq!(server.notified_of(VISITOR).await, [], "the number has gone, with the letters to it");
    let server = server.again().await;
    assert!(!server.holds("7700900555") && !server.holds("07700 900 555"));
    server.stop().await;
}

#[tokio::test]
async fn what_is_cancelled_is_not_told_and_a_corrected_plate_is_the_right_one() {
    let server = Server::start().await;
    let carys = carys(&server).await;
    let mut later = hours("r1", "AB12CDE", "15:00", Some("07700 900555"));
    later["start"] = json!({ "kind": "at", "local": "2026-06-03T13:00:00" });
    later["length"] = json!({ "kind": "until", "local": "2026-06-03T15:00:00" });
    server.call(&carys, "activate", &later).await.ok();
    let many = json!({
        "request": "m1", "plates": "AA11AAA, BB22BBB", "product": null, "start": later["start"],
        "length": later["length"], "repeat_weekly": false, "tell_visitor": "07700 900555",
    });
    server.call(&carys, "activate_many", &many).await.ok();
    let correct = json!({ "request": "r2", "stay": "r1", "plate": "AB12CDF" });
    server.call(&carys, "correct", &correct).await.ok();
    server.call(&carys, "cancel", &json!({ "request": "r3", "stay": "m1-2" })).await.ok();
    server.pass(Duration::days(2) + Duration::minutes(331));
    assert_eq!(server.notified_of(VISITOR).await, [LetterKind::VisitEnding; 2]);
    let mut plates: Vec<_> =
        letters(&server, VISITOR).await.iter().map(|it| format!("{:?}", it.args["plate"])).collect();
    // Both at the same moment, in whichever order.
    plates.sort();
    assert_eq!(
        plates,
        ["AA11 AAA", "AB12 CDF"].map(|it| format!("{:?}", permit_api::Arg::Text(it.to_owned())))
    );
    server.stop().await;
}

#[tokio::test]
async fn a_server_that_was_away_tells_late_but_never_after_the_end_and_never_twice() {
    let server = Server::start().await;
    let carys = carys(&server).await;
    server.call(&carys, "activate", &hours("r1", "AB12CDE", "13:00", Some(VISITOR))).await.ok();
    server.call(&carys, "activate", &hours("r2", "XY34ZZZ", "13:40", Some("07700 900556"))).await.ok();
    server.pass(Duration::minutes(211));
    assert_eq!(server.notified_of(VISITOR).await.len(), 1);
    server.pass(Duration::minutes(45));
    let server = server.again().await;
    assert_eq!(server.notified_of("+447700900556").await, [LetterKind::VisitEnding], "late, and in time");
    assert_eq!(server.notified_of(VISITOR).await, [], "over");
    let server = server.again().await;
    assert_eq!(server.notified_of("+447700900556").await.len(), 1);
    server.stop().await;
}

#[tokio::test]
async fn so_many_texts_go_out_in_a_day_and_no_more() {
    let server = Server::with(|config| {
        let morfa = config.schemes.iter_mut().find(|it| it.council.as_str() == "morfa").unwrap();
        morfa.notices.texts_a_day = 2;
    })
    .await;
    let carys = carys(&server).await;
    for (n, plate) in ["AA11AAA", "BB22BBB", "CC33CCC"].into_iter().enumerate() {
        let wish = hours(&format!("r{n}"), plate, "12:00", Some(VISITOR));
        server.call(&carys, "activate", &wish).await.ok();
    }
    server.pass(Duration::minutes(151));
    assert_eq!(server.notified_of(VISITOR).await.len(), 2);
    assert_eq!(server.notified_of(VISITOR).await.len(), 2, "and not one more a moment later");
    let kept = server.store.latest(50).await.unwrap();
    assert!(kept.iter().all(|it| it.state != LetterState::Recalled));
    server.stop().await;
}
