//! Searching: which are found, page by page, and how it lags; and that many payments do not make it slow.

use crate::stage::{id, order_with, settings, stage, text, with};
use chrono::Duration;
use permit_simulator::Settings;
use serde_json::{Value, json};

fn ids(found: &Value) -> Vec<String> {
    found["results"].as_array().expect("results").iter().map(id).collect()
}

#[tokio::test]
async fn finds_by_reference_state_email_and_date() {
    let stage = stage().await;
    let first = id(&stage.create(&order_with(json!({ "email": "one@example.org" }))).await);
    stage.clock.shift(Duration::minutes(1));
    let second = stage.paid().await;
    let other = id(&stage.create(&order_with(json!({ "reference": "PV & 2" }))).await);
    for (query, found) in [
        ("reference=PV-0001", vec![&second, &first]),
        ("reference=PV-0001&state=success", vec![&second]),
        ("reference=PV+%26+2", vec![&other]),
        ("reference=PV-000", vec![]),
        ("email=one%40example.org", vec![&first]),
        ("to_date=2026-11-23T10:01:00Z", vec![&first]),
        ("from_date=2026-11-23T10:01:00Z&state=success", vec![&second]),
    ] {
        let (status, answer) = stage.get(&format!("/v1/payments?{query}")).await;
        assert_eq!(status, 200, "{query}");
        assert_eq!(ids(&answer).iter().collect::<Vec<_>>(), found, "{query}");
        assert_eq!((answer["total"].as_u64(), answer["count"].as_u64()), {
            let many = found.len() as u64;
            (Some(many), Some(many))
        });
        assert!(
            answer["results"].as_array().unwrap().iter().all(|it| it["_links"].get("next_url").is_none())
        );
    }
}

#[tokio::test]
async fn pages_follow_one_another() {
    let stage = stage().await;
    for _ in 0..5 {
        stage.created().await;
    }
    let mut path = "/v1/payments?reference=PV-0001&display_size=2".to_owned();
    let mut seen = Vec::new();
    loop {
        let (_, answer) = stage.get(&path).await;
        seen.extend(ids(&answer));
        let next = text(&answer["_links"]["next_page"]["href"]);
        assert_eq!(answer["total"], 5);
        match next.strip_prefix(&stage.base) {
            Some(next) => next.clone_into(&mut path),
            None => break,
        }
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 5);
    for (query, status, code) in [
        ("page=4&display_size=2", 404, "P0402"),
        ("page=0", 422, "P0401"),
        ("display_size=501", 422, "P0401"),
        ("state=unheard", 422, "P0401"),
        ("from_date=yesterday", 422, "P0401"),
    ] {
        let (was, answer) = stage.get(&format!("/v1/payments?{query}")).await;
        assert_eq!((was, &answer["code"]), (status, &json!(code)), "{query}");
    }
}

#[tokio::test]
async fn a_search_lags_behind_a_read() {
    let stage = with(Settings { search_lag: Duration::seconds(30), ..settings() }).await;
    let id = stage.created().await;
    let found = async || stage.get("/v1/payments?reference=PV-0001").await.1;
    assert_eq!(found().await["total"], 0, "not yet there, though it can be read");
    stage.clock.shift(Duration::seconds(30));
    stage.post("/simulator/pay", &json!({ "payment_id": id })).await;
    assert_eq!(stage.state(&id).await.0, "success");
    assert_eq!(found().await["results"][0]["state"]["status"], "created", "as it was half a minute ago");
    assert_eq!(stage.running.payments("PV-0001")[0]["state"]["status"], "success");
    stage.clock.shift(Duration::seconds(30));
    assert_eq!(found().await["results"][0]["state"]["status"], "success");
}
