//! Creating, reading, cancelling and capturing: every field, every refusal.

use crate::stage::{KEY, Stage, id, next_url, order, order_with, settings, stage, text, with};
use chrono::Duration;
use permit_simulator::Operation;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn a_new_payment_says_all_that_the_provider_says() {
    let stage = stage().await;
    let wanted = order_with(json!({
        "language": "cy",
        "email": "payer@example.org",
        "metadata": { "scheme": "demo", "bundles": 2, "first": true },
        "prefilled_cardholder_details": {
            "cardholder_name": "S. Person",
            "billing_address": { "line1": "1 Mill Lane", "city": "Ely", "postcode": "CB7 4AA", "country": "GB" },
        },
    }));
    let payment = stage.create(&wanted).await;
    for field in ["amount", "reference", "description", "return_url", "language", "email", "metadata"] {
        assert_eq!(payment[field], wanted[field], "{field}");
    }
    assert_eq!(payment["state"], json!({ "status": "created", "finished": false }));
    assert_eq!(payment["created_date"], "2026-11-23T10:00:00.000Z");
    assert_eq!(
        payment["refund_summary"],
        json!({ "status": "pending", "amount_available": 3600, "amount_submitted": 0 })
    );
    assert_eq!(payment["settlement_summary"], json!({}));
    assert_eq!((&payment["delayed_capture"], &payment["moto"]), (&json!(false), &json!(false)));
    let (id, links) = (id(&payment), &payment["_links"]);
    assert!(
        id.len() == 26 && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()),
        "{id}"
    );
    let own = format!("{}/v1/payments/{id}", stage.base);
    assert_eq!(links["self"], json!({ "href": own, "method": "GET" }));
    assert_eq!(links["events"], json!({ "href": format!("{own}/events"), "method": "GET" }));
    assert_eq!(links["refunds"], json!({ "href": format!("{own}/refunds"), "method": "GET" }));
    assert_eq!(links["cancel"], json!({ "href": format!("{own}/cancel"), "method": "POST" }));
    let token = next_url(&payment).rsplit('/').next().unwrap().to_owned();
    assert_eq!(
        links["next_url_post"],
        json!({
            "type": "application/x-www-form-urlencoded",
            "params": { "chargeTokenId": token },
            "href": format!("{}/secure", stage.base),
            "method": "POST",
        })
    );
    let read = stage.read(&id).await;
    assert_ne!(next_url(&read), next_url(&payment), "each read gives a fresh link");
    assert_eq!(without_next(read), without_next(payment));
}

fn without_next(mut payment: Value) -> Value {
    for link in ["next_url", "next_url_post"] {
        payment["_links"].as_object_mut().expect("links").remove(link);
    }
    payment
}

#[tokio::test]
async fn wrong_orders_are_refused_with_code_and_field() {
    let stage = stage().await;
    let long = "x".repeat(256);
    let many: Value =
        (0..16).map(|each| (each.to_string(), json!(1))).collect::<serde_json::Map<_, _>>().into();
    for (changes, status, code, field) in [
        (json!({ "amount": null }), 400, "P0101", "amount"),
        (json!({ "amount": "3600" }), 400, "P0102", "amount"),
        (json!({ "amount": 36.5 }), 400, "P0102", "amount"),
        (json!({ "amount": 0 }), 422, "P0102", "amount"),
        (json!({ "amount": -1 }), 422, "P0102", "amount"),
        (json!({ "amount": 10_000_001 }), 422, "P0102", "amount"),
        (json!({ "amount": 3_000_000_000_u64 }), 400, "P0102", "amount"),
        (json!({ "reference": null }), 400, "P0101", "reference"),
        (json!({ "reference": "  " }), 400, "P0101", "reference"),
        (json!({ "reference": 7 }), 400, "P0102", "reference"),
        (json!({ "reference": "a<b" }), 400, "P0102", "reference"),
        (json!({ "reference": long }), 422, "P0102", "reference"),
        (json!({ "description": null }), 400, "P0101", "description"),
        (json!({ "description": long }), 422, "P0102", "description"),
        (json!({ "return_url": null }), 400, "P0101", "return_url"),
        (json!({ "return_url": "parking.example" }), 422, "P0102", "return_url"),
        (json!({ "return_url": "javascript:alert(1)" }), 422, "P0102", "return_url"),
        (json!({ "return_url": "https://a b" }), 422, "P0102", "return_url"),
        (
            json!({ "return_url": format!("https://a.example/{}", "x".repeat(2000)) }),
            422,
            "P0102",
            "return_url",
        ),
        (json!({ "language": "fr" }), 422, "P0102", "language"),
        (json!({ "language": 1 }), 400, "P0102", "language"),
        (json!({ "email": "nobody" }), 422, "P0102", "email"),
        (json!({ "email": 1 }), 400, "P0102", "email"),
        (json!({ "metadata": "x" }), 422, "P0102", "metadata"),
        (json!({ "metadata": many }), 422, "P0102", "metadata"),
        (json!({ "metadata": { "k": "v".repeat(101) } }), 422, "P0102", "metadata"),
        (json!({ "metadata": { "k".repeat(31): "v" } }), 422, "P0102", "metadata"),
        (json!({ "metadata": { "k": { "deep": 1 } } }), 422, "P0102", "metadata"),
        (json!({ "delayed_capture": "yes" }), 400, "P0102", "delayed_capture"),
        (json!({ "moto": "yes" }), 400, "P0102", "moto"),
        (json!({ "authorisation_mode": "post" }), 422, "P0102", "authorisation_mode"),
        (
            json!({ "prefilled_cardholder_details": { "cardholder_name": long } }),
            422,
            "P0102",
            "cardholder_name",
        ),
    ] {
        let (was, body) = stage.post("/v1/payments", &order_with(changes.clone())).await;
        assert_eq!((was, &body["code"], &body["field"]), (status, &json!(code), &json!(field)), "{changes}");
        let words =
            if code == "P0101" { "Missing mandatory attribute: " } else { "Invalid attribute value: " };
        assert!(text(&body["description"]).starts_with(&format!("{words}{field}")), "{body}");
    }
    for (changes, code) in [
        (json!({ "moto": true }), "P0196"),
        (json!({ "authorisation_mode": "moto_api" }), "P0195"),
        (json!({ "authorisation_mode": "agreement" }), "P0196"),
    ] {
        let (status, body) = stage.post("/v1/payments", &order_with(changes)).await;
        assert_eq!((status, &body["code"]), (422, &json!(code)));
    }
    assert_eq!(stage.running.calls().payments, 0);
}

#[tokio::test]
async fn what_is_no_json_and_who_has_no_key_gets_nowhere() {
    let stage = stage().await;
    for body in ["", "[1]", "{", "null"] {
        let request = stage.request(Method::POST, "/v1/payments").body(body);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 400);
        assert_eq!(answer.json::<Value>().await.unwrap()["code"], "P0197", "{body}");
    }
    for header in ["", "Bearer", "Bearer wrong", "Bearer api_test_of_nobodY", KEY] {
        for path in ["/v1/payments", "/simulator/calls", "/simulator/payments?reference=PV-0001"] {
            let request = stage.client.get(format!("{}{path}", stage.base)).header("authorization", header);
            assert_eq!(request.send().await.unwrap().status(), 401, "{header} {path}");
        }
        let create = stage.client.post(format!("{}/v1/payments", stage.base)).header("authorization", header);
        assert_eq!(create.json(&order()).send().await.unwrap().status(), 401);
    }
    assert!(
        !stage.running.calls().called.contains_key(&Operation::Search),
        "without a key nothing is counted"
    );
    let live = with(permit_simulator::Settings { https_only: true, ..settings() }).await;
    let (status, body) =
        live.post("/v1/payments", &order_with(json!({ "return_url": "http://a.example" }))).await;
    assert_eq!((status, &body["field"]), (422, &json!("return_url")));
}

#[tokio::test]
async fn an_idempotency_key_does_nothing_for_card_payments() {
    let stage = stage().await;
    let with_key = |key: &str| {
        stage.request(Method::POST, "/v1/payments").header("Idempotency-Key", key).json(&order()).send()
    };
    for _ in 0..2 {
        assert_eq!(with_key("order-1").await.unwrap().status(), 201);
    }
    let calls = stage.calls().await;
    assert_eq!((calls.payments, calls.called[&Operation::Create]), (2, 2));
    assert_eq!(calls.doubled, ["PV-0001"]);
    let refused = with_key("no spaces").await.unwrap();
    assert_eq!(refused.status(), 422);
    assert_eq!(refused.json::<Value>().await.unwrap()["header"], "Idempotency-Key");
}

#[tokio::test]
async fn an_unknown_payment_is_not_found_in_the_operations_own_words() {
    let stage = stage().await;
    let id = stage.created().await;
    for (method, path, code) in [
        (Method::GET, "/v1/payments/nothing", "P0200"),
        (Method::GET, "/v1/payments/nothing/events", "P0300"),
        (Method::POST, "/v1/payments/nothing/cancel", "P0500"),
        (Method::POST, "/v1/payments/nothing/refunds", "P0600"),
        (Method::GET, "/v1/payments/nothing/refunds/nothing", "P0700"),
        (Method::GET, &format!("/v1/payments/{id}/refunds/nothing"), "P0700"),
        (Method::GET, "/v1/payments/nothing/refunds", "P0800"),
        (Method::POST, "/v1/payments/nothing/capture", "P1000"),
    ] {
        let request = stage.request(method, path).json(&json!({ "amount": 1 }));
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 404, "{path}");
        assert_eq!(answer.json::<Value>().await.unwrap()["code"], code, "{path}");
    }
}

#[tokio::test]
async fn the_service_cancels_what_is_not_over() {
    let stage = stage().await;
    let id = stage.created().await;
    let cancel = format!("/v1/payments/{id}/cancel");
    assert_eq!(stage.request(Method::POST, &cancel).send().await.unwrap().status(), 204);
    let payment = stage.read(&id).await;
    assert_eq!(
        payment["state"],
        json!({
            "status": "cancelled",
            "finished": true,
            "message": "Payment was cancelled by the service",
            "code": "P0040",
        })
    );
    assert!(payment["_links"].get("cancel").is_none() && payment["_links"].get("next_url").is_none());
    assert_eq!(payment["refund_summary"]["status"], "unavailable");
    for id in [id, stage.paid().await] {
        let (status, body) = stage.post(&format!("/v1/payments/{id}/cancel"), &json!({})).await;
        assert_eq!((status, &body["code"]), (400, &json!("P0501")));
    }
}

#[tokio::test]
async fn a_delayed_payment_waits_to_be_captured() {
    let stage = stage().await;
    let id = id(&stage.create(&order_with(json!({ "delayed_capture": true }))).await);
    let capture = format!("/v1/payments/{id}/capture");
    assert_eq!(stage.post(&capture, &json!({})).await.1["code"], "P1001");
    stage.post("/simulator/pay", &json!({ "payment_id": id })).await;
    assert_eq!(stage.state(&id).await.0, "capturable");
    assert_eq!(stage.read(&id).await["_links"]["capture"]["method"], "POST");
    assert_eq!(stage.post(&capture, &json!({})).await.0, 204);
    assert_eq!(stage.state(&id).await.0, "success");
}

#[tokio::test]
async fn nobody_may_pay_after_ninety_minutes() {
    let stage = stage().await;
    let (open, paid) = (stage.created().await, stage.paid().await);
    stage.clock.shift(Duration::minutes(90) - Duration::milliseconds(1));
    assert_eq!(stage.state(&open).await.0, "created");
    stage.clock.shift(Duration::milliseconds(1));
    assert_eq!(stage.state(&open).await, ("failed".to_owned(), "P0020".to_owned()));
    assert_eq!(stage.state(&paid).await.0, "success");
    let (_, events) = stage.get(&format!("/v1/payments/{open}/events")).await;
    assert_eq!(events["events"][1]["updated"], "2026-11-23T11:30:00.000Z");
}

#[tokio::test]
async fn payments_are_there_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let kept =
        || permit_simulator::Settings { keep: Some(folder.path().join("payments.json")), ..settings() };
    let first = with(kept()).await;
    let (paid, open) = (first.paid().await, first.create(&order()).await);
    let (events_before, open_id) = (first.get(&format!("/v1/payments/{paid}/events")).await, id(&open));
    let base = first.base.clone();
    first.running.stop().await;
    let written = std::fs::read_to_string(folder.path().join("payments.json")).unwrap();
    assert!(!written.contains("4444333322221111"), "a card number is never kept");

    let second: Stage = with(permit_simulator::Settings { public_url: Some(base.clone()), ..kept() }).await;
    assert_eq!(second.get(&format!("/v1/payments/{paid}/events")).await, events_before);
    assert_eq!(second.running.payments("PV-0001").len(), 2);
    assert_eq!(
        (second.running.url(), first_url(&second.running.payments("PV-0001")[0])),
        (&*base, base.clone())
    );
    let page = second.page(next_url(&open).strip_prefix(&base).unwrap()).await;
    assert_eq!(page.status, 303, "a link that nobody used is still good");
    second.clock.shift(Duration::minutes(91));
    assert_eq!(second.state(&open_id).await.1, "P0020", "and time goes on");

    std::fs::write(folder.path().join("payments.json"), "{").unwrap();
    let broken = permit_simulator::start(
        "127.0.0.1:0".parse().unwrap(),
        kept(),
        std::sync::Arc::clone(&second.clock) as std::sync::Arc<dyn permit_simulator::Clock>,
        std::sync::Arc::new(Still),
    );
    assert!(broken.await.is_err(), "what cannot be read is not replaced");
}

/// The address that a payment's own link begins with.
fn first_url(payment: &Value) -> String {
    let own = text(&payment["_links"]["self"]["href"]);
    own.split("/v1/").next().unwrap_or_default().to_owned()
}

struct Still;

impl permit_simulator::Rng for Still {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}
