//! Every field name in an answer is one of the provider's published OpenAPI document (version 1.0.3), and those that
//! must be there are.

use crate::stage::{id, order_with, stage};
use serde_json::{Value, json};

const PAYMENT: &str = "_links amount authorisation_mode authorisation_summary card_brand card_details \
    corporate_card_surcharge created_date delayed_capture description email exemption fee language metadata moto \
    net_amount payment_id payment_provider provider_id reference refund_summary return_url settlement_summary state \
    total_amount";
const LINKS: &str = "auth_url_post cancel capture events next_url next_url_post refunds self";
const CARD: &str = "billing_address card_brand card_type cardholder_name expiry_date first_digits_card_number \
    last_digits_card_number wallet_type";
const REFUND: &str = "_links amount created_date payment_id refund_id settlement_summary status";
const STATE: &str = "can_retry code finished message status";
const LINK: &str = "href method params type";

fn fits(names: &str, value: &Value) {
    let names: Vec<_> = names.split_whitespace().collect();
    let object = value.as_object().expect("an object");
    for name in object.keys() {
        assert!(names.contains(&name.as_str()), "{name} is not in the document");
    }
}

fn payment_fits(payment: &Value) {
    fits(PAYMENT, payment);
    fits(STATE, &payment["state"]);
    fits("amount_available amount_submitted status", &payment["refund_summary"]);
    fits("capture_submit_time captured_date settled_date", &payment["settlement_summary"]);
    fits(LINKS, &payment["_links"]);
    payment["_links"].as_object().expect("links").values().for_each(|link| fits(LINK, link));
    if let Some(card) = payment.get("card_details") {
        fits(CARD, card);
        fits("city country line1 line2 postcode", &card["billing_address"]);
    }
    for name in
        "amount description reference language state payment_id payment_provider created_date refund_summary \
                 settlement_summary delayed_capture moto return_url _links"
            .split_whitespace()
    {
        assert!(payment.get(name).is_some(), "{name} is missing");
    }
}

#[tokio::test]
async fn answers_use_the_published_names() {
    let stage = stage().await;
    let address =
        json!({ "line1": "1 Mill Lane", "line2": "", "city": "Ely", "postcode": "CB7 4AA", "country": "GB" });
    let order = order_with(json!({
        "email": "payer@example.org",
        "metadata": { "scheme": "demo" },
        "prefilled_cardholder_details": { "billing_address": address },
    }));
    let created = stage.create(&order).await;
    payment_fits(&created);
    let id = id(&created);
    stage.post("/simulator/pay", &json!({ "payment_id": id })).await;
    let paid = stage.read(&id).await;
    assert!(paid.get("card_details").is_some());
    payment_fits(&paid);
    let (_, refund) = stage.post(&format!("/v1/payments/{id}/refunds"), &json!({ "amount": 1 })).await;
    fits(REFUND, &refund);
    fits("payment self", &refund["_links"]);
    let (_, refunds) = stage.get(&format!("/v1/payments/{id}/refunds")).await;
    fits("_embedded _links payment_id", &refunds);
    fits(REFUND, &refunds["_embedded"]["refunds"][0]);
    let (_, events) = stage.get(&format!("/v1/payments/{id}/events")).await;
    fits("_links events payment_id", &events);
    let statuses: Vec<_> =
        events["events"].as_array().unwrap().iter().map(|it| &it["state"]["status"]).collect();
    assert_eq!(statuses, ["created", "started", "submitted", "success"]);
    for event in events["events"].as_array().unwrap() {
        fits("_links payment_id state updated", event);
        fits("payment_url", &event["_links"]);
    }
    let (_, found) = stage.get("/v1/payments?reference=PV-0001").await;
    fits("_links count page results total", &found);
    fits("first_page last_page next_page prev_page self", &found["_links"]);
    payment_fits(&found["results"][0]);
    let (_, refused) = stage.post("/v1/payments", &order_with(json!({ "amount": null }))).await;
    fits("code description field header", &refused);
}
