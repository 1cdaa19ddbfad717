//! A request is answered once, however often and by however many it is asked.

use crate::fixture::{Server, activate};
use chrono::Duration;
use permit_api::Code;
use serde_json::json;
use std::sync::Arc;
use tokio::task::JoinSet;

fn stays(everything: &serde_json::Value) -> usize {
    everything["changes"].as_array().unwrap().iter().filter(|change| change["kind"] == "stay").count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn thirty_two_at_once_get_one_stay() {
    let server = Arc::new(Server::start().await);
    let token = server.log_in("amira").await;
    let mut asked = JoinSet::new();
    for _ in 0..32 {
        let (server, token) = (Arc::clone(&server), token.clone());
        asked.spawn(async move { server.call(&token, "activate", &activate("r1", "AB12CDE")).await });
    }
    let answers = asked.join_all().await;
    answers[0].ok();
    assert!(answers.iter().all(|answer| answer.status == 200 && answer.body == answers[0].body));
    assert_eq!(stays(&server.everything(&token).await), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_last_visit_goes_to_one_of_many() {
    let server = Arc::new(Server::start().await);
    let token = server.log_in("gareth").await;
    let mut asked = JoinSet::new();
    for n in 0..16 {
        let (server, token) = (Arc::clone(&server), token.clone());
        let input = activate(&format!("r{n}"), &format!("AB12CD{}", char::from(b'A' + n)));
        asked.spawn(async move { server.call(&token, "activate", &input).await });
    }
    let (won, lost): (Vec<_>, Vec<_>) = asked.join_all().await.into_iter().partition(|it| it.status == 200);
    assert_eq!(won.len(), 1);
    lost.iter().for_each(|answer| answer.refused(Code::NotEnoughVisits));
    assert_eq!(stays(&server.everything(&token).await), 1);
}

#[tokio::test]
async fn asked_again_later_and_after_a_restart_the_answer_has_the_same_bytes() {
    let server = Server::start().await;
    let token = server.log_in("gareth").await;
    let [yes, no] = [activate("r1", "AB12CDE"), activate("r2", "XY34ZZZ")];
    let granted = server.call(&token, "activate", &yes).await;
    granted.ok();
    let refused = server.call(&token, "activate", &no).await;
    refused.refused(Code::NotEnoughVisits);
    server.pass(Duration::days(2));
    let server = server.again().await;
    assert_eq!(server.call(&token, "activate", &yes).await.body, granted.body);
    let again = server.call(&token, "activate", &no).await;
    assert_eq!((again.status, &again.body), (refused.status, &refused.body));
    assert_eq!(stays(&server.everything(&token).await), 1);
}

#[tokio::test]
async fn a_request_id_is_not_used_for_something_else() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    server.call(&token, "activate", &activate("r1", "AB12CDE")).await.ok();
    let before = server.everything(&token).await;
    server.call(&token, "activate", &activate("r1", "XY34ZZZ")).await.refused(Code::RequestReused);
    let cancel = json!({ "request": "r1", "stay": "r1" });
    server.call(&token, "cancel", &cancel).await.refused(Code::RequestReused);
    assert_eq!(server.everything(&token).await, before);
    // Somebody else's requests have nothing to do with these.
    let other = server.log_in("liwei").await;
    server.call(&other, "activate", &activate("r1", "XY34ZZZ")).await.ok();
}

#[tokio::test]
async fn a_stay_is_quoted_activated_corrected_and_cancelled() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let tomorrow = json!({ "kind": "at", "local": "2026-06-02T00:00:00" });
    let wish = json!({ "plate": "ab12cde", "product": null, "start": tomorrow, "length": { "kind": "days", "days": 2 } });
    let quote = server.call(&token, "quote", &wish).await.ok();
    assert_eq!(
        (&quote["visits"], &quote["left_before"], &quote["left_after"]),
        (&json!(2), &json!(12), &json!(10))
    );
    let mut input = wish;
    input["request"] = json!("r1");
    let stay = server.call(&token, "activate", &input).await.ok();
    assert_eq!(stay["standing"], "confirmed");
    assert_eq!((&stay["stay"]["start"], &stay["stay"]["end"]), (&quote["start"], &quote["end"]));
    let correct = json!({ "request": "r2", "stay": "r1", "plate": "AB12CDF" });
    let corrected = server.call(&token, "correct", &correct).await.ok();
    assert_eq!(corrected["stay"]["plate"]["vrn"], "AB12CDF");
    let cancelled = server.call(&token, "cancel", &json!({ "request": "r3", "stay": "r1" })).await.ok();
    assert_eq!(cancelled["stay"]["phase"], "cancelled");
    let overview = server.call(&token, "overview", &json!({})).await.ok();
    assert_eq!(overview["products"][0]["visits_left"], 12);
}
