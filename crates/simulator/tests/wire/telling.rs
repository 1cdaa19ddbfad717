//! Webhook messages: what they say, that they are signed, tried again, and each way in which they can be spoiled.

use crate::receiver::{Receiver, SECRET};
use crate::stage::{Stage, settings, with};
use chrono::Duration;
use permit_simulator::{Settings, Webhook};
use serde_json::json;

async fn both() -> (Stage, Receiver) {
    let receiver = Receiver::open().await;
    let webhook = Webhook {
        retries: vec![Duration::minutes(1), Duration::minutes(5)],
        ..Webhook::new(&receiver.url, SECRET)
    };
    (with(Settings { webhook: Some(webhook), ..settings() }).await, receiver)
}

const PAID: [&str; 3] = ["card_payment_started", "card_payment_succeeded", "card_payment_captured"];

#[tokio::test]
async fn a_message_is_signed_and_says_what_happened() {
    let (stage, mut receiver) = both().await;
    let id = stage.paid().await;
    let mut ids = Vec::new();
    for event in PAID {
        let got = receiver.next().await;
        assert!(got.genuine());
        assert_eq!(got.event(), event);
        let body = &got.body;
        assert_eq!((&body["api_version"], &body["resource_type"]), (&json!(1), &json!("payment")));
        assert_eq!((&body["resource_id"], &body["resource"]["payment_id"]), (&json!(id), &json!(id)));
        assert_eq!(body["created_date"], "2026-11-23T10:00:00.000Z");
        assert_eq!(body["resource"]["amount"], 3600);
        assert!(body["resource"].get("_links").is_none());
        assert!(!String::from_utf8_lossy(&got.raw).contains("4444333322221111"));
        ids.push(body["webhook_message_id"].as_str().unwrap().to_owned());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    stage.post(&format!("/v1/payments/{id}/refunds"), &json!({ "amount": 100 })).await;
    assert_eq!(receiver.events(1).await, ["card_payment_refunded"]);
}

#[tokio::test]
async fn each_end_has_its_event() {
    let (stage, mut receiver) = both().await;
    for (card, event) in
        [("4000000000000002", "card_payment_failed"), ("4000000000000119", "card_payment_failed")]
    {
        let id = stage.created().await;
        stage.post("/simulator/pay", &json!({ "payment_id": id, "card": card })).await;
        assert_eq!(receiver.events(2).await, ["card_payment_started", event]);
    }
    let id = stage.created().await;
    stage.post("/simulator/cancel", &json!({ "payment_id": id })).await;
    assert_eq!(stage.state(&id).await.1, "P0030");
    assert_eq!(receiver.events(1).await, ["card_payment_failed"]);
    stage.created().await;
    stage.clock.shift(Duration::minutes(90));
    assert_eq!(receiver.events(1).await, ["card_payment_expired"], "nobody has to ask for it");
}

/// Waits until the tally says so.
async fn tallied(stage: &Stage, tally: serde_json::Value) {
    let waiting = async {
        while stage.get("/simulator/webhooks").await.1 != tally {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), waiting).await.expect("it comes to that");
}

#[tokio::test]
async fn a_failed_delivery_is_tried_again_by_the_clock() {
    let (stage, mut receiver) = both().await;
    receiver.answers(&[200, 500, 200, 404, 503]);
    stage.paid().await;
    assert_eq!(receiver.events(3).await, PAID);
    tallied(&stage, json!({ "waiting": 1, "delivered": 2, "failed": 1, "given_up": 0 })).await;
    stage.clock.shift(Duration::minutes(1));
    assert_eq!(receiver.events(1).await, [PAID[1]]);
    tallied(&stage, json!({ "waiting": 1, "delivered": 2, "failed": 2, "given_up": 0 })).await;
    stage.clock.shift(Duration::minutes(5));
    assert_eq!(receiver.events(1).await, [PAID[1]]);
    tallied(&stage, json!({ "waiting": 0, "delivered": 2, "failed": 3, "given_up": 1 })).await;

    receiver.answers(&[302]);
    let id = stage.created().await;
    stage.post("/simulator/cancel", &json!({ "payment_id": id })).await;
    assert_eq!(receiver.events(1).await, ["card_payment_failed"]);
    tallied(&stage, json!({ "waiting": 1, "delivered": 2, "failed": 4, "given_up": 1 })).await;
    stage.clock.shift(Duration::minutes(1));
    assert_eq!(receiver.events(1).await, ["card_payment_failed"], "only 2xx is an answer");
    tallied(&stage, json!({ "waiting": 0, "delivered": 3, "failed": 4, "given_up": 1 })).await;
}

#[tokio::test]
async fn messages_come_twice_backwards_or_not_at_all() {
    let (stage, mut receiver) = both().await;
    stage.misbehave(json!({ "do": "webhooks", "how": { "repeated": 2 }, "times": 3 })).await;
    stage.paid().await;
    assert_eq!(receiver.events(6).await, [PAID[0], PAID[0], PAID[1], PAID[1], PAID[2], PAID[2]]);

    stage.misbehave(json!({ "do": "webhooks", "how": "out_of_order", "times": 3 })).await;
    stage.paid().await;
    assert_eq!(receiver.events(3).await, [PAID[2], PAID[1], PAID[0]]);

    stage.misbehave(json!({ "do": "webhooks", "how": "dropped", "times": 2 })).await;
    let id = stage.paid().await;
    assert_eq!(receiver.events(1).await, [PAID[2]]);

    stage.misbehave(json!({ "do": "replay", "payment_id": id })).await;
    assert_eq!(receiver.events(3).await, PAID, "a replay sends what was dropped, too");
}

#[tokio::test]
async fn messages_come_late_by_the_clock() {
    let (stage, mut receiver) = both().await;
    stage.misbehave(json!({ "do": "webhooks", "how": { "late": 3600 } })).await;
    stage.paid().await;
    assert_eq!(receiver.events(2).await, [PAID[1], PAID[2]], "only the first is late");
    assert_eq!(stage.get("/simulator/webhooks").await.1["waiting"], 1);
    stage.clock.shift(Duration::hours(1));
    assert_eq!(receiver.events(1).await, [PAID[0]]);
}

#[tokio::test]
async fn forged_and_altered_messages_do_not_verify() {
    let (stage, mut receiver) = both().await;
    stage.misbehave(json!({ "do": "webhooks", "how": "forged" })).await;
    stage.misbehave(json!({ "do": "webhooks", "how": "altered" })).await;
    stage.paid().await;
    let (forged, altered, sound) = (receiver.next().await, receiver.next().await, receiver.next().await);
    assert!(!forged.genuine() && !altered.genuine() && sound.genuine());
    assert_eq!((forged.signature.len(), altered.signature.len()), (64, 64));
    assert_eq!(
        (&forged.body["resource"]["amount"], &altered.body["resource"]["amount"]),
        (&json!(3600), &json!(3601))
    );
}

#[tokio::test]
async fn who_behaves_again_sends_what_was_gathered() {
    let (stage, mut receiver) = both().await;
    stage.misbehave(json!({ "do": "webhooks", "how": "out_of_order", "times": 100 })).await;
    stage.paid().await;
    assert!(receiver.empty());
    stage.misbehave(json!({ "do": "behave" })).await;
    assert_eq!(receiver.events(3).await, [PAID[2], PAID[1], PAID[0]]);
}
