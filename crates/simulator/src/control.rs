//! What tests in another process drive the simulator by, behind the same key. No part of the provider's protocol.

use crate::api::has_key;
use crate::cards::DEFAULT_CARD;
use crate::changing;
use crate::misbehaviour::{Misbehaviour, UnknownPayment};
use crate::problem::{Problem, json_answer};
use crate::simulator::Simulator;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;

type It = State<Arc<Simulator>>;

/// The control endpoints.
pub fn router() -> Router<Arc<Simulator>> {
    Router::new()
        .route("/simulator/misbehave", post(misbehave))
        .route("/simulator/pay", post(pay))
        .route("/simulator/cancel", post(cancel))
        .route("/simulator/calls", get(calls))
        .route("/simulator/payments", get(payments))
        .route("/simulator/webhooks", get(webhooks))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pay {
    payment_id: String,
    card: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cancel {
    payment_id: String,
}

async fn misbehave(State(it): It, headers: HeaderMap, body: Bytes) -> Response<Body> {
    command(&it, &headers, &body, |told: Misbehaviour| it.misbehave(told).map(|()| json!({})))
}

async fn pay(State(it): It, headers: HeaderMap, body: Bytes) -> Response<Body> {
    command(&it, &headers, &body, |Pay { payment_id, card }| {
        let state = it.pay(&payment_id, card.as_deref().unwrap_or(DEFAULT_CARD))?;
        Ok(json!({ "payment_id": payment_id, "state": state, "status": state.status() }))
    })
}

/// As if the payer had cancelled on the page.
async fn cancel(State(it): It, headers: HeaderMap, body: Bytes) -> Response<Body> {
    command(&it, &headers, &body, |Cancel { payment_id }| {
        let (mut book, now) = it.book();
        changing::cancel_as_payer(&mut book, &payment_id, now);
        let state = book.get(&payment_id).map(crate::payment::Payment::state);
        let state = state.ok_or_else(|| UnknownPayment(payment_id.clone()))?;
        Ok(json!({ "payment_id": payment_id, "state": state, "status": state.status() }))
    })
}

async fn calls(State(it): It, headers: HeaderMap) -> Response<Body> {
    question(&it, &headers, || json!(it.calls()))
}

async fn payments(State(it): It, headers: HeaderMap, RawQuery(query): RawQuery) -> Response<Body> {
    question(&it, &headers, || {
        let query = query.unwrap_or_default();
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let reference = pairs.find(|(name, _)| name == "reference").map(|(_, value)| value);
        json!(it.of_reference(reference.as_deref().unwrap_or_default()))
    })
}

async fn webhooks(State(it): It, headers: HeaderMap) -> Response<Body> {
    question(&it, &headers, || json!(it.hooks.tally()))
}

fn question(it: &Simulator, headers: &HeaderMap, answer: impl FnOnce() -> Value) -> Response<Body> {
    if has_key(it, headers) { json_answer(200, &answer()) } else { Problem::no_key().answer() }
}

fn command<T: DeserializeOwned>(
    it: &Simulator,
    headers: &HeaderMap,
    body: &[u8],
    work: impl FnOnce(T) -> Result<Value, UnknownPayment>,
) -> Response<Body> {
    if !has_key(it, headers) {
        return Problem::no_key().answer();
    }
    match serde_json::from_slice(body).map(work) {
        Ok(Ok(answer)) => json_answer(200, &answer),
        Ok(Err(unknown)) => json_answer(404, &json!({ "description": unknown.to_string() })),
        Err(error) => json_answer(400, &json!({ "description": error.to_string() })),
    }
}
