//! Text messages over HTTP, as Kannel and GOV.UK Notify bring them: who may, what comes back, and that a message that is
//! delivered again is answered again and does nothing again.

use crate::fixture::{Answer, Server};
use chrono::Duration;
use permit_api::Code;
use permit_rules::{Channel, HolderId, Stay};
use permit_server::store::HolderKey;
use permit_server::texts::{Gateways, Secret, TextSettings};
use serde_json::json;

pub const AMIRA: &str = "447700900801";
const GARETH: &str = "447700900802";
const SIOBHAN: &str = "447700900803";
const LI_WEI: &str = "447700900804";
const CARYS: &str = "447700900808";
const STRANGER: &str = "447700900777";
const BASIC: &str = "Basic a2FubmVsOmh1c2g="; // kannel:hush

pub async fn server() -> Server {
    Server::with(|config| {
        let open =
            Gateways { kannel: Some(Secret::of("hush")), notify: Some(Secret::of("token")), missed: None };
        let gateways = ["cambridgeshire", "morfa"].map(|council| (council.parse().unwrap(), open.clone()));
        config.texts = TextSettings { gateways: gateways.into() };
    })
    .await
}

impl Server {
    /// A text as a gateway brings it, received at a moment.
    async fn brought(&self, council: &str, id: &str, from: &str, words: &str, seconds_ago: i64) -> Answer {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("id", id), ("from", from), ("text", words)])
            .append_pair("ts", &(self.now().timestamp() - seconds_ago).to_string())
            .finish();
        let path = format!("/hooks/texts/{council}/kannel?{query}");
        self.send("GET", &path, &[("authorization", BASIC)], Vec::new()).await
    }

    /// What comes back to a text sent now.
    pub async fn text(&self, id: &str, from: &str, words: &str) -> String {
        let answer = self.brought("cambridgeshire", id, from, words, 0).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/plain; charset=utf-8")));
        answer.body
    }

    async fn stays(&self, council: &str, holder: &str) -> Vec<Stay> {
        let holder: HolderId = holder.parse().unwrap();
        let key = HolderKey { council: council.parse().unwrap(), holder };
        let held = self.store.load(key, self.now() - Duration::days(2)).await.unwrap().unwrap();
        held.holder.stays.into_values().collect()
    }

    pub async fn amiras(&self) -> Vec<Stay> {
        self.stays("cambridgeshire", "amira-hussain").await
    }
}

#[tokio::test]
async fn a_text_starts_a_visit_and_says_so() {
    let server = server().await;
    let reply = server.text("m1", AMIRA, "Visitor ab12 cde").await;
    assert_eq!(
        reply,
        "ACTIVE: AB12 CDE until 11:59pm on Monday 1 June. Zone: Kite. Visits left: 11. Wrong? Reply CORRECT and the registration."
    );
    let stays = server.amiras().await;
    assert_eq!((stays.len(), stays[0].channel, stays[0].vrn.as_str()), (1, Channel::Text, "AB12CDE"));
    assert_eq!((stays[0].start, stays[0].visits()), (server.now(), 1));
    // Once more, as after a lost answer; then as a text of its own; then from the app.
    assert_eq!(server.text("m1", AMIRA, "Visitor ab12 cde").await, reply);
    let again = server.text("m2", AMIRA, "VISITOR AB12CDE").await;
    assert!(again.starts_with("AB12 CDE is ACTIVE already, until 11:59pm on Monday 1 June."), "{again}");
    let token = server.log_in("amira").await;
    let input = crate::fixture::activate("r1", "AB12CDE");
    server.call(&token, "activate", &input).await.refused(Code::AlreadyCovered);
    assert_eq!(server.amiras().await, stays);
}

#[tokio::test]
async fn an_answer_survives_a_restart() {
    let server = Server::start().await;
    let input = |words: &str| json!({ "council": null, "from": "07700 900801", "words": words });
    let first = server.post("demo_text", &[], &input("VISITOR AB12CDE")).await.ok();
    assert!(first["reply"].as_str().unwrap().starts_with("ACTIVE: AB12 CDE"), "{first}");
    let server = server.again().await;
    let again = server.post("demo_text", &[], &input("VISITOR AB12CDE")).await.ok();
    assert!(again["reply"].as_str().unwrap().contains("ACTIVE already"), "{again}");
    let corrected = server.post("demo_text", &[], &input("CORRECT AB12CDF")).await.ok();
    assert!(corrected["reply"].as_str().unwrap().starts_with("CORRECTED: AB12 CDF"), "{corrected}");
    server.stop().await;
}

#[tokio::test]
async fn only_who_knows_the_secret_brings_texts() {
    let server = server().await;
    let path =
        |council: &str| format!("/hooks/texts/{council}/kannel?id=m1&from={AMIRA}&text=VISITOR+AB12CDE");
    let wrong = ["Basic a2FubmVsOndyb25n", "Basic b3RoZXI6aHVzaA==", "Basic !", "Bearer hush", "hush", ""];
    for shown in wrong {
        for method in ["GET", "POST"] {
            let answer =
                server.send(method, &path("cambridgeshire"), &[("authorization", shown)], Vec::new()).await;
            assert_eq!((answer.status, answer.body.as_str()), (401, ""), "{shown}");
        }
    }
    assert_eq!(server.get(&path("cambridgeshire")).await.status, 401);
    for council in ["nowhere", "bristol", "a b"] {
        let path = path(&council.replace(' ', "%20"));
        assert_eq!(server.send("GET", &path, &[("authorization", BASIC)], Vec::new()).await.status, 401);
    }
    let closed = Server::start().await;
    let answer = closed.send("GET", &path("cambridgeshire"), &[("authorization", BASIC)], Vec::new()).await;
    assert_eq!(answer.status, 401, "a way without a secret is closed");
    assert_eq!((server.amiras().await.len(), closed.amiras().await.len()), (0, 0));
}

#[tokio::test]
async fn what_names_no_message_is_refused() {
    let server = server().await;
    let long = format!("/hooks/texts/morfa/kannel?id={}&from={CARYS}&text=HELP", "x".repeat(201));
    for path in ["/hooks/texts/morfa/kannel", "/hooks/texts/morfa/kannel?from=447700900808&text=HELP", &long]
    {
        server.send("GET", path, &[("authorization", BASIC)], Vec::new()).await.refused(Code::Malformed);
    }
    let put =
        server.send("PUT", "/hooks/texts/morfa/kannel?id=1", &[("authorization", BASIC)], Vec::new()).await;
    put.refused(Code::WrongMethod);
    let posted = format!("/hooks/texts/morfa/kannel?id=m1&from={CARYS}&text=CYMORTH");
    let posted = server.send("POST", &posted, &[("authorization", BASIC)], b"CYMORTH".to_vec()).await;
    assert!(posted.body.starts_with("I ddechrau ymweliad ar unwaith"), "{}", posted.body);
    // A name, a service, and a call that withholds its number: nobody to answer.
    for (id, from) in [("a", "Vodafone"), ("b", "60777"), ("c", "")] {
        assert_eq!(server.text(id, from, "VISITOR AB12CDE").await, "");
    }
}

#[tokio::test]
async fn a_late_text_starts_when_the_network_had_it_or_not_at_all() {
    let server = server().await;
    let sent = server.now() - Duration::minutes(29);
    let reply = server.brought("cambridgeshire", "m1", AMIRA, "VISITOR AB12CDE", 29 * 60).await.body;
    assert!(reply.starts_with("ACTIVE: AB12 CDE"), "{reply}");
    assert_eq!(server.amiras().await[0].start, sent);
    let reply = server.brought("cambridgeshire", "m2", AMIRA, "VISITOR XY34ZZZ", 31 * 60).await.body;
    assert!(reply.starts_with("No visit was started: your text of 8:29am on Monday 1 June"), "{reply}");
    assert_eq!(server.brought("cambridgeshire", "m2", AMIRA, "VISITOR XY34ZZZ", 31 * 60).await.body, reply);
    // From a clock that is ahead: the visit starts now, not then.
    server.brought("cambridgeshire", "m3", AMIRA, "VISITOR CD34EFG", -3600).await;
    let stays = server.amiras().await;
    assert_eq!(stays.len(), 2);
    assert!(stays.iter().all(|stay| stay.start <= server.now()));
}

#[tokio::test]
async fn a_text_from_before_midnight_does_not_pay_for_a_day_that_is_over() {
    let server = server().await;
    // 23:50 of the Monday in Cambridge, and 20 minutes later.
    server.pass(Duration::minutes(14 * 60 + 50 + 20));
    let reply = server.brought("cambridgeshire", "m1", GARETH, "VISITOR AB12CDE", 20 * 60).await.body;
    assert!(reply.starts_with("No visit was started"), "{reply}");
    assert!(server.stays("cambridgeshire", "gareth-llewellyn").await.is_empty());
}

#[tokio::test]
async fn every_refusal_is_an_answer() {
    let server = server().await;
    let cases = [
        (STRANGER, "VISITOR AB12CDE", "No visit was started: this mobile is not linked to an account."),
        ("+33612345678", "VISITOR AB12CDE", "No visit was started: this mobile is not linked"),
        (STRANGER, "Ymwelydd AB12CDE", "Ni ddechreuwyd ymweliad: nid yw'r ffon hwn"),
        (SIOBHAN, "VISITOR AB12CDE", "No visit was started: you have none left."),
        (AMIRA, "AB12CDE", "Nothing was started or changed: we could not read that."),
        (AMIRA, "VISITOR", "No visit was started: we could not tell the registration."),
        (AMIRA, "VISITOR AB12CDE and XY34ZZZ", "No visit was started: we could not tell the registration."),
        (AMIRA, "VISITOR ABI2CDE", "No visit was started: ABI2CDE looks like a slip. If it is AB12 CDE,"),
        (AMIRA, "CORRECT AB12CDE", "Nothing was changed: there is no visit by text"),
        (AMIRA, "CORRECT", "Nothing was changed: we could not tell the registration."),
        (AMIRA, "CANCEL", "Nothing was changed: there is no visit by text"),
        (AMIRA, "LEFT", "Thank you. There is nothing to do: none of your visitors"),
        (AMIRA, "HELP", "Text VISITOR and the registration to start a visit at once"),
        (AMIRA, "", "Nothing was started or changed"),
    ];
    for (nth, (from, words, start)) in cases.into_iter().enumerate() {
        let reply = server.text(&nth.to_string(), from, words).await;
        assert!(reply.starts_with(start), "{words}: {reply}");
    }
    assert!(server.amiras().await.is_empty());
    // Cambridgeshire's lapse blocks buying only.
    let reply = server.text("lapsed", LI_WEI, "VISITOR AB12CDE").await;
    assert!(reply.starts_with("ACTIVE: AB12 CDE"), "{reply}");
}

#[tokio::test]
async fn nobody_pays_where_nobody_needs_a_permit() {
    let server = server().await;
    // The Sunday after: the Kite asks for permits from Monday to Saturday.
    server.pass(Duration::days(6));
    let reply = server.text("m1", AMIRA, "VISITOR AB12CDE").await;
    assert!(reply.starts_with("No visit was started, and none was used: nobody needs a permit"), "{reply}");
    assert!(server.amiras().await.is_empty());
}

#[tokio::test]
async fn a_wrong_plate_is_put_right_in_time() {
    let server = server().await;
    server.text("m1", AMIRA, "VISITOR AB12CDE").await;
    server.pass(Duration::minutes(10));
    let reply = server.text("m2", AMIRA, "Correct AB12 CDF").await;
    assert_eq!(
        reply,
        "CORRECTED: AB12 CDF is ACTIVE until 11:59pm on Monday 1 June, in place of AB12 CDE. No further visit was used."
    );
    assert_eq!(server.text("m2", AMIRA, "Correct AB12 CDF").await, reply);
    // Sent in time, although it came in late.
    server.pass(Duration::minutes(10));
    let reply = server.brought("cambridgeshire", "m3", AMIRA, "CORRECT AB12CDG", 6 * 60).await.body;
    assert!(reply.starts_with("CORRECTED: AB12 CDG"), "{reply}");
    let late = server.text("m4", AMIRA, "CORRECT AB12CDH").await;
    assert!(late.starts_with("Nothing was changed. It is too late to correct"), "{late}");
    let stays = server.amiras().await;
    let plates: Vec<_> = stays[0].corrections.iter().map(|it| (it.to.as_str(), it.channel)).collect();
    assert_eq!(plates, [("AB12CDF", Channel::Text), ("AB12CDG", Channel::Text)]);
    assert_eq!(stays.len(), 1);
}

#[tokio::test]
async fn what_has_begun_is_not_cancelled_and_ends_by_itself() {
    let server = server().await;
    server.text("m1", AMIRA, "VISITOR AB12CDE").await;
    let reply = server.text("m2", AMIRA, "cancel").await;
    assert!(reply.contains("AB12 CDE stays covered until 11:59pm on Monday 1 June"), "{reply}");
    let reply = server.text("m3", AMIRA, "LEFT").await;
    assert!(reply.contains("AB12 CDE is covered until 11:59pm on Monday 1 June"), "{reply}");
    assert!(server.amiras().await[0].stands());
}

#[tokio::test]
async fn a_stay_from_the_app_is_not_changed_by_text() {
    let server = server().await;
    let token = server.log_in("amira").await;
    server.call(&token, "activate", &crate::fixture::activate("r1", "AB12CDE")).await.ok();
    let reply = server.text("m1", AMIRA, "CORRECT AB12CDF").await;
    assert!(reply.starts_with("Nothing was changed: there is no visit by text"), "{reply}");
    let reply = server.text("m2", AMIRA, "CANCEL AB12CDE").await;
    assert!(reply.starts_with("Nothing was changed: there is no visit by text"), "{reply}");
}

#[tokio::test]
async fn a_day_visit_ignores_a_time_and_an_hour_visit_asks_for_one() {
    let server = server().await;
    let reply = server.text("m1", AMIRA, "VISITOR AB12CDE 4hours").await;
    assert!(reply.ends_with("A visit lasts until then, whatever time you name."), "{reply}");
    let brought = async |id: &str, words: &str| server.brought("morfa", id, CARYS, words, 0).await.body;
    let reply = brought("m1", "YMWELYDD AB12CDE").await;
    assert_eq!(
        reply,
        "Ni ddechreuwyd ymweliad: dywedwch am ba hyd hefyd, er enghraifft YMWELYDD AB12 CDE 4awr."
    );
    let reply = brought("m2", "VISITOR AB12CDE 4hours").await;
    assert!(
        reply.starts_with("ACTIVE: AB12 CDE until 1:00pm on Monday 1 June. Zone: Harbwr. Hours left: "),
        "{reply}"
    );
    let reply = brought("m3", "ymwelydd XY34ZZZ 13 awr").await;
    assert!(reply.starts_with("Ni ddechreuwyd ymweliad. "), "{reply}");
    let stays = server.stays("morfa", "carys-mon").await;
    assert_eq!((stays.len(), stays[0].visits()), (1, 4));
    // A number is linked in its council only.
    let reply = server.text("m4", CARYS, "VISITOR AB12CDE").await;
    assert!(reply.starts_with("No visit was started: this mobile is not linked"), "{reply}");
}

#[tokio::test]
async fn a_flood_is_answered_once_and_then_not_at_all() {
    let server = server().await;
    for nth in 0..20 {
        assert!(!server.text(&format!("m{nth}"), AMIRA, "HELP").await.is_empty());
    }
    let told = server.text("m20", AMIRA, "VISITOR AB12CDE").await;
    assert!(told.starts_with("Nothing was started or changed: many texts"), "{told}");
    for nth in 21..30 {
        assert_eq!(server.text(&format!("m{nth}"), AMIRA, "VISITOR AB12CDE").await, "");
    }
    assert_eq!(server.text("m20", AMIRA, "VISITOR AB12CDE").await, told);
    assert!(server.amiras().await.is_empty());
    for nth in 0..6 {
        let reply = server.text(&format!("s{nth}"), STRANGER, "VISITOR AB12CDE").await;
        assert_eq!(reply.is_empty(), nth >= 3, "{nth}: {reply}");
    }
    assert!(server.text("other", GARETH, "VISITOR AB12CDE").await.starts_with("ACTIVE"), "others are served");
    server.pass(Duration::minutes(61));
    assert!(server.text("later", AMIRA, "VISITOR AB12CDE").await.starts_with("ACTIVE"));
}

#[tokio::test]
async fn a_mobile_can_ask_for_so_many_visits_a_day() {
    let server = server().await;
    for nth in 0..10 {
        let reply = server.text(&nth.to_string(), SIOBHAN, "VISITOR AB12CDE").await;
        assert!(reply.starts_with("No visit was started: you have none left."), "{nth}: {reply}");
        server.pass(Duration::minutes(30));
    }
    let told = server.text("10", SIOBHAN, "VISITOR AB12CDE").await;
    assert!(told.starts_with("Nothing was started or changed: many texts"), "{told}");
    assert!(
        server.text("11", SIOBHAN, "LEFT").await.starts_with("Thank you."),
        "what spends nothing goes on"
    );
    server.pass(Duration::hours(20));
    let reply = server.text("12", SIOBHAN, "VISITOR AB12CDE").await;
    assert!(reply.starts_with("No visit was started: you have none left."), "{reply}");
}

#[tokio::test]
async fn one_message_brought_many_times_at_once_is_one_visit() {
    let server = server().await;
    let same = || server.text("m1", GARETH, "VISITOR AB12CDE");
    let (a, b, c, d) = tokio::join!(same(), same(), same(), same());
    assert!(a.starts_with("ACTIVE: AB12 CDE"), "{a}");
    assert!([b, c, d].iter().all(|reply| *reply == a), "one message, one answer");
    let another = |id| server.text(id, SIOBHAN, "VISITOR AB12CDE");
    let (a, b) = tokio::join!(another("n1"), another("n2"));
    assert!([a, b].iter().all(|reply| reply.starts_with("No visit was started: you have none left")));
    assert_eq!(server.stays("cambridgeshire", "gareth-llewellyn").await.len(), 1);
}

#[tokio::test]
async fn every_text_is_on_record_without_its_words() {
    let server = server().await;
    let council: permit_rules::CouncilId = "cambridgeshire".parse().unwrap();
    let lines = async || server.store.audit_head(council.clone()).await.unwrap().unwrap().0;
    let before = lines().await;
    server.text("m1", AMIRA, "VISITOR AB12CDE").await;
    server.text("m1", AMIRA, "VISITOR AB12CDE").await;
    server.text("m2", STRANGER, "VISITOR AB12CDE").await;
    assert_eq!(lines().await, before + 2);
    let stay = &server.amiras().await[0];
    let found = server.store.record_of(council.clone(), stay.id.to_string()).await.unwrap();
    let line = &found[0].line;
    assert_eq!((line.action.as_str(), line.note.as_deref()), ("text", Some("active-visits")));
    assert_eq!(line.account.as_deref(), Some("amira-hussain"));
    let kept = serde_json::to_string(&line).unwrap();
    assert!(!kept.contains("AB12") && !kept.contains("7700"), "{kept}");
}

#[tokio::test]
async fn only_a_demonstration_has_a_handset() {
    let real = Server::with(|config| config.demo = false).await;
    let input = json!({ "council": null, "from": "07700 900801", "words": "HELP" });
    real.post("demo_text", &[], &input).await.refused(Code::UnknownOperation);
}

#[tokio::test]
async fn left_ends_early_what_was_started_by_text_where_the_scheme_lets_it() {
    let server = server().await;
    let text = async |id: &str, words: &str| server.brought("morfa", id, CARYS, words, 0).await.body;
    assert!(text("m1", "VISITOR AB12CDE 4hours").await.starts_with("ACTIVE: AB12 CDE"));
    server.pass(Duration::minutes(90));
    let reply = text("m2", "left").await;
    assert_eq!(
        reply,
        "ENDED: AB12 CDE was covered until 10:30am on Monday 1 June, and is not covered any more. Hours left: 12."
    );
    assert_eq!(text("m2", "left").await, reply, "delivered again");
    assert!(text("m3", "left").await.starts_with("Thank you. There is nothing to do: none"), "gone already");
    let stays = server.stays("morfa", "carys-mon").await;
    assert_eq!((stays[0].end, stays[0].visits()), (server.now(), 2));
    assert_eq!(stays[0].ends[0].channel, Channel::Text);
    // Two at once: which one?
    assert!(text("m4", "VISITOR AB12CDE 2hours").await.starts_with("ACTIVE"));
    assert!(text("m5", "VISITOR XY34ZZZ 2hours").await.starts_with("ACTIVE"));
    server.pass(Duration::minutes(5));
    let reply = text("m6", "LEFT").await;
    assert!(reply.contains("Text LEFT and the registration of the one that has gone."), "{reply}");
    assert!(text("m7", "LEFT XY34ZZZ").await.starts_with("ENDED: XY34 ZZZ"));
    assert!(text("m8", "LEFT").await.starts_with("ENDED: AB12 CDE"), "only one is left");
    // Whoever forges a number takes nobody's cover away that was given otherwise.
    let token = server.resident(Some("morfa"), "carys@example.org", "visitor-demo-8").await;
    let mut wish = crate::fixture::activate("r1", "FG34HJK");
    wish["length"] = json!({ "kind": "until", "local": "2026-06-01T14:00:00" });
    server.call(&token, "activate", &wish).await.ok();
    server.pass(Duration::minutes(5));
    let reply = text("m9", "LEFT").await;
    assert!(reply.starts_with("Nothing was changed: FG34 HJK is covered until 2:00pm"), "{reply}");
    let reply = text("m10", "VISITOR AA11AAA 12hours").await;
    assert!(reply.contains("it would take 12, and you have"), "{reply}");
}
