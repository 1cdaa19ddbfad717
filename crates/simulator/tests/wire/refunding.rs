//! Sending money back: how much, under which condition, and when it arrives.

use crate::stage::{Stage, settings, stage, text, with};
use chrono::Duration;
use permit_simulator::{Refunds, Settings};
use serde_json::{Value, json};

async fn refund(stage: &Stage, id: &str, body: Value) -> (u16, Value) {
    stage.post(&format!("/v1/payments/{id}/refunds"), &body).await
}

#[tokio::test]
async fn money_goes_back_until_there_is_none() {
    let stage = stage().await;
    let id = stage.paid().await;
    let summary = async |status: &str, left: u32, sent: u32| {
        let told = json!({ "status": status, "amount_available": left, "amount_submitted": sent });
        assert_eq!(stage.read(&id).await["refund_summary"], told);
    };
    summary("available", 3600, 0).await;
    let (status, first) =
        refund(&stage, &id, json!({ "amount": 1800, "refund_amount_available": 3600 })).await;
    assert_eq!(status, 202);
    assert_eq!((&first["amount"], &first["status"]), (&json!(1800), &json!("success")));
    summary("available", 1800, 1800).await;
    let (status, stale) =
        refund(&stage, &id, json!({ "amount": 1800, "refund_amount_available": 3600 })).await;
    assert_eq!((status, &stale["code"]), (412, &json!("P0604")));
    let (status, more) =
        refund(&stage, &id, json!({ "amount": 1801, "refund_amount_available": 1800 })).await;
    assert_eq!((status, &more["code"]), (400, &json!("P0603")));
    assert!(text(&more["description"]).ends_with("amount_not_available"));
    assert_eq!(refund(&stage, &id, json!({ "amount": 1800 })).await.0, 202, "the condition may be left out");
    summary("full", 0, 3600).await;
    let (status, none) = refund(&stage, &id, json!({ "amount": 1 })).await;
    assert_eq!((status, &none["code"]), (400, &json!("P0603")));

    let (_, all) = stage.get(&format!("/v1/payments/{id}/refunds")).await;
    let list = all["_embedded"]["refunds"].as_array().unwrap();
    assert_eq!((all["payment_id"].as_str(), list.len()), (Some(&*id), 2));
    let (_, one) = stage.get(&format!("/v1/payments/{id}/refunds/{}", text(&first["refund_id"]))).await;
    assert_eq!((&one, &list[0]), (&first, &first));
    assert_eq!(one["_links"]["payment"]["href"], format!("{}/v1/payments/{id}", stage.base));
}

#[tokio::test]
async fn wrong_refunds_are_refused() {
    let stage = stage().await;
    let paid = stage.paid().await;
    for (body, status, code) in [
        (json!({}), 400, "P0601"),
        (json!({ "amount": "1" }), 400, "P0602"),
        (json!({ "amount": 0 }), 422, "P0602"),
        (json!({ "amount": 10_000_001 }), 422, "P0602"),
        (json!({ "amount": 1, "refund_amount_available": "x" }), 400, "P0602"),
        (json!([]), 400, "P0697"),
    ] {
        let (was, told) = refund(&stage, &paid, body.clone()).await;
        assert_eq!((was, &told["code"]), (status, &json!(code)), "{body}");
    }
    let open = stage.created().await;
    let (status, told) = refund(&stage, &open, json!({ "amount": 1 })).await;
    assert_eq!((status, &told["code"]), (400, &json!("P0603")));
    assert!(text(&told["description"]).ends_with("Payment refund status: pending"));
}

#[tokio::test]
async fn a_refund_arrives_when_its_time_has_come() {
    let after = Refunds::After(Duration::days(2));
    let stage = with(Settings { refunds: after, ..settings() }).await;
    let id = stage.paid().await;
    let (_, made) = refund(&stage, &id, json!({ "amount": 500, "refund_amount_available": 3600 })).await;
    assert_eq!(made["status"], "submitted");
    assert_eq!(stage.read(&id).await["refund_summary"]["amount_available"], 3100, "it is gone at once");
    let status = async || {
        let path = format!("/v1/payments/{id}/refunds/{}", text(&made["refund_id"]));
        text(&stage.get(&path).await.1["status"])
    };
    stage.clock.shift(Duration::days(2) - Duration::milliseconds(1));
    assert_eq!(status().await, "submitted");
    stage.clock.shift(Duration::milliseconds(1));
    assert_eq!(status().await, "success");
}
