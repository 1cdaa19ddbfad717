//! How payments, their events and their refunds look on the wire. Field names are those of the provider's published
//! OpenAPI document; a test compares them.

use crate::payment::{Payment, Refund, State};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

/// The event of a refund that has arrived.
pub const REFUNDED: &str = "card_payment_refunded";

/// A moment as the provider writes it.
pub fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// The events to be told when a payment comes into a state.
pub fn events_of(state: State) -> &'static [&'static str] {
    match state {
        State::Created | State::Submitted | State::Cancelled => &[],
        State::Started => &["card_payment_started"],
        State::Capturable => &["card_payment_succeeded"],
        State::Success => &["card_payment_succeeded", "card_payment_captured"],
        State::Rejected | State::CancelledByPayer | State::Error => &["card_payment_failed"],
        State::Expired => &["card_payment_expired"],
    }
}

/// What a read tells otherwise than it is.
#[derive(Debug, Clone, Default)]
pub struct Untruth {
    pub amount: Option<u32>,
    pub reference: Option<String>,
}

fn state(state: State) -> Value {
    let mut told = json!({ "status": state.status(), "finished": state.finished() });
    if let Some((code, message)) = state.failure() {
        told["message"] = message.into();
        told["code"] = code.into();
    }
    told
}

/// Whether money may be sent back, in the provider's word.
pub fn refund_status(payment: &Payment, state: State) -> &'static str {
    match state {
        State::Success if payment.refundable() == 0 => "full",
        State::Success => "available",
        State::Created | State::Started | State::Submitted | State::Capturable => "pending",
        State::Rejected | State::Expired | State::CancelledByPayer | State::Cancelled | State::Error => {
            "unavailable"
        }
    }
}

/// A payment without its links, as webhook messages hold it.
pub fn resource(payment: &Payment) -> Value {
    fields(payment, payment.state())
}

fn fields(payment: &Payment, now: State) -> Value {
    let wanted = &payment.wanted;
    let mut told = json!({
        "amount": wanted.amount,
        "description": wanted.description,
        "reference": wanted.reference,
        "language": if wanted.welsh { "cy" } else { "en" },
        "state": state(now),
        "payment_id": payment.id,
        "payment_provider": "sandbox",
        "created_date": moment(payment.created_at()),
        "refund_summary": {
            "status": refund_status(payment, now),
            "amount_available": payment.refundable(),
            "amount_submitted": payment.refunded(),
        },
        "settlement_summary": settlement(payment),
        "delayed_capture": wanted.delayed_capture,
        "moto": false,
        "return_url": wanted.return_url,
        "authorisation_mode": "web",
    });
    if let Some(email) = &wanted.email {
        told["email"] = email.as_str().into();
    }
    if let Some(metadata) = &wanted.metadata {
        told["metadata"] = Value::Object(metadata.clone());
    }
    if let Some(card) = &payment.card {
        told["card_details"] = json!({
            "card_brand": card.scheme,
            "card_type": card.kind,
            "last_digits_card_number": card.last_digits,
            "first_digits_card_number": card.first_digits,
            "expiry_date": card.expiry,
            "cardholder_name": card.name,
        });
        if let Some(address) = &wanted.billing_address {
            told["card_details"]["billing_address"] = address.clone();
        }
        told["card_brand"] = card.scheme.as_str().into();
        told["provider_id"] = format!("simulated-{}", payment.id).into();
    }
    told
}

fn settlement(payment: &Payment) -> Value {
    match payment.steps.iter().find(|step| step.state == State::Success) {
        Some(step) => json!({
            "capture_submit_time": moment(step.at),
            "captured_date": step.at.format("%Y-%m-%d").to_string(),
        }),
        None => json!({}),
    }
}

fn get(href: String) -> Value {
    json!({ "href": href, "method": "GET" })
}

fn post(href: String) -> Value {
    json!({ "href": href, "method": "POST" })
}

/// A payment with its links, as creating and reading answer it. A token is there while it can be paid.
pub fn payment(payment: &Payment, base: &str, token: Option<&str>, untruth: Option<&Untruth>) -> Value {
    let mut told = fields(payment, payment.state());
    let mut links = common_links(payment, payment.state(), base);
    if let Some(token) = token {
        links.insert("next_url".into(), get(format!("{base}/secure/{token}")));
        let form = json!({
            "type": "application/x-www-form-urlencoded",
            "params": { "chargeTokenId": token },
            "href": format!("{base}/secure"),
            "method": "POST",
        });
        links.insert("next_url_post".into(), form);
    }
    told["_links"] = Value::Object(links);
    if let Some(untruth) = untruth {
        if let Some(amount) = untruth.amount {
            told["amount"] = amount.into();
        }
        if let Some(reference) = &untruth.reference {
            told["reference"] = reference.as_str().into();
        }
    }
    told
}

/// A payment as a search finds it, in a state that may be an earlier one.
pub fn found(payment: &Payment, state: State, base: &str) -> Value {
    let mut told = fields(payment, state);
    told["_links"] = Value::Object(common_links(payment, state, base));
    told
}

fn common_links(payment: &Payment, state: State, base: &str) -> Map<String, Value> {
    let own = format!("{base}/v1/payments/{}", payment.id);
    let mut links = Map::new();
    links.insert("self".into(), get(own.clone()));
    links.insert("events".into(), get(format!("{own}/events")));
    links.insert("refunds".into(), get(format!("{own}/refunds")));
    if !state.finished() {
        links.insert("cancel".into(), post(format!("{own}/cancel")));
    }
    if state == State::Capturable {
        links.insert("capture".into(), post(format!("{own}/capture")));
    }
    links
}

/// The events of a payment.
pub fn events(payment: &Payment, base: &str) -> Value {
    let own = format!("{base}/v1/payments/{}", payment.id);
    let event = |step: &crate::payment::Step| {
        json!({
            "payment_id": payment.id,
            "state": state(step.state),
            "updated": moment(step.at),
            "_links": { "payment_url": get(own.clone()) },
        })
    };
    json!({
        "payment_id": payment.id,
        "events": payment.steps.iter().map(event).collect::<Vec<_>>(),
        "_links": { "self": get(format!("{own}/events")) },
    })
}

/// One refund.
pub fn refund(payment: &Payment, refund: &Refund, base: &str) -> Value {
    let own = format!("{base}/v1/payments/{}", payment.id);
    json!({
        "refund_id": refund.id,
        "created_date": moment(refund.asked_at),
        "amount": refund.amount,
        "status": if refund.arrived { "success" } else { "submitted" },
        "settlement_summary": {},
        "_links": { "self": get(format!("{own}/refunds/{}", refund.id)), "payment": get(own) },
    })
}

/// All refunds of a payment.
pub fn refunds(payment: &Payment, base: &str) -> Value {
    let own = format!("{base}/v1/payments/{}", payment.id);
    let list: Vec<_> = payment.refunds.iter().map(|it| refund(payment, it, base)).collect();
    json!({
        "payment_id": payment.id,
        "_links": { "self": get(format!("{own}/refunds")), "payment": get(own) },
        "_embedded": { "refunds": list },
    })
}
