//! The API over HTTP: one handler for each operation, all behind the key and the faults. What is allowed is decided
//! elsewhere.

use crate::calls::Operation;
use crate::faults::Strike;
use crate::misbehaviour::Side;
use crate::payment::{Payment, State};
use crate::problem::{Problem, json_answer};
use crate::serving::Lost;
use crate::simulator::Simulator;
use crate::{changing, control, creating, flow, searching, wire};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State as Shared};
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::routing::{get, post};
use serde_json::Value;
use std::sync::Arc;

/// The longest body that is read.
const BODY: usize = 64 << 10;

/// Everything that is served.
pub fn router(simulator: Arc<Simulator>) -> Router {
    Router::new()
        .route("/v1/payments", post(create).get(search))
        .route("/v1/payments/{id}", get(read))
        .route("/v1/payments/{id}/events", get(events))
        .route("/v1/payments/{id}/cancel", post(cancel))
        .route("/v1/payments/{id}/capture", post(capture))
        .route("/v1/payments/{id}/refunds", post(refund).get(refunds))
        .route("/v1/payments/{id}/refunds/{refund}", get(read_refund))
        .merge(flow::router())
        .merge(control::router())
        .layer(DefaultBodyLimit::max(BODY))
        .with_state(simulator)
}

/// Whether the caller shows the key. Takes as long for a wrong one as for the right one.
pub fn has_key(simulator: &Simulator, headers: &HeaderMap) -> bool {
    let shown =
        headers.get(header::AUTHORIZATION).and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    let key = simulator.settings.api_key.as_bytes();
    shown.is_some_and(|shown| {
        shown.len() == key.len() && shown.iter().zip(key).fold(0, |other, (a, b)| other | (a ^ b)) == 0
    })
}

type Answer = Result<(u16, Value), Problem>;

/// Runs an operation: checks the key, counts, goes wrong if it shall, and answers.
async fn run(
    simulator: &Simulator,
    headers: &HeaderMap,
    operation: Operation,
    work: impl FnOnce() -> Answer + Send,
) -> Response<Body> {
    if !has_key(simulator, headers) {
        return Problem::no_key().answer();
    }
    simulator.faults.count(operation);
    if let Some(strike) = simulator.faults.strike(operation, Side::Before).await {
        return struck(operation, strike);
    }
    let answer = work();
    // What has happened is on disk before anything else can go wrong.
    simulator.settle().await;
    if let Some(strike) = simulator.faults.strike(operation, Side::After).await {
        return struck(operation, strike);
    }
    match answer {
        Ok((204, _)) => empty(StatusCode::NO_CONTENT),
        Ok((status, body)) => json_answer(status, &body),
        Err(problem) => problem.answer(),
    }
}

fn struck(operation: Operation, strike: Strike) -> Response<Body> {
    match strike {
        Strike::Answer(status) => Problem::told(operation, status).answer(),
        Strike::Lost => {
            let mut response = empty(StatusCode::INTERNAL_SERVER_ERROR);
            response.extensions_mut().insert(Lost);
            response
        }
    }
}

fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

type It = Shared<Arc<Simulator>>;

async fn create(Shared(it): It, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let key = headers.get("idempotency-key").map(|key| key.as_bytes().to_vec());
    let work = || {
        creating::check_idempotency_key(key.as_deref())?;
        let wanted = creating::read(&body, it.settings.https_only)?;
        let (mut book, now) = it.book();
        let payment = Payment::new(it.new_id(), wanted, now);
        let (id, token) = (payment.id.clone(), it.new_secret());
        book.add(payment);
        book.add_link(&id, token.clone());
        let payment = book.get(&id).ok_or_else(|| Problem::not_found(Operation::Create))?;
        Ok((201, wire::payment(payment, &it.base, Some(&token), None)))
    };
    run(&it, &headers, Operation::Create, work).await
}

async fn read(Shared(it): It, headers: HeaderMap, Path(id): Path<String>) -> Response<Body> {
    let work = || {
        let (mut book, _) = it.book();
        let state = book.get(&id).ok_or_else(|| Problem::not_found(Operation::Read))?.state();
        // A link is good once, so whoever asks while it can be paid is given another.
        let payable = matches!(state, State::Created | State::Started | State::Submitted);
        let token = payable.then(|| it.new_secret());
        if let Some(token) = &token {
            book.add_link(&id, token.clone());
        }
        let payment = book.get(&id).ok_or_else(|| Problem::not_found(Operation::Read))?;
        let untruth = it.faults.untruth(&id);
        Ok((200, wire::payment(payment, &it.base, token.as_deref(), untruth.as_ref())))
    };
    run(&it, &headers, Operation::Read, work).await
}

async fn search(Shared(it): It, headers: HeaderMap, RawQuery(query): RawQuery) -> Response<Body> {
    let work = || {
        let (book, now) = it.book();
        let seen_at = now - it.settings.search_lag;
        searching::search(&book, query.as_deref().unwrap_or_default(), seen_at, &it.base).map(|it| (200, it))
    };
    run(&it, &headers, Operation::Search, work).await
}

async fn events(Shared(it): It, headers: HeaderMap, Path(id): Path<String>) -> Response<Body> {
    let work = || {
        let (book, _) = it.book();
        let payment = book.get(&id).ok_or_else(|| Problem::not_found(Operation::Events))?;
        Ok((200, wire::events(payment, &it.base)))
    };
    run(&it, &headers, Operation::Events, work).await
}

async fn cancel(Shared(it): It, headers: HeaderMap, Path(id): Path<String>) -> Response<Body> {
    let work = || {
        let (mut book, now) = it.book();
        changing::cancel(&mut book, &id, now).map(|()| (204, Value::Null))
    };
    run(&it, &headers, Operation::Cancel, work).await
}

async fn capture(Shared(it): It, headers: HeaderMap, Path(id): Path<String>) -> Response<Body> {
    let work = || {
        let (mut book, now) = it.book();
        changing::capture(&mut book, &id, now).map(|()| (204, Value::Null))
    };
    run(&it, &headers, Operation::Capture, work).await
}

async fn refund(Shared(it): It, headers: HeaderMap, Path(id): Path<String>, body: Bytes) -> Response<Body> {
    let work = || {
        let (mut book, now) = it.book();
        let made = changing::refund(&mut book, &id, &body, (it.new_id(), it.settings.refunds), now)?;
        let payment = book.get(&id).ok_or_else(|| Problem::not_found(Operation::Refund))?;
        Ok((202, wire::refund(payment, &made, &it.base)))
    };
    run(&it, &headers, Operation::Refund, work).await
}

async fn refunds(Shared(it): It, headers: HeaderMap, Path(id): Path<String>) -> Response<Body> {
    let work = || {
        let (book, _) = it.book();
        let payment = book.get(&id).ok_or_else(|| Problem::not_found(Operation::Refunds))?;
        Ok((200, wire::refunds(payment, &it.base)))
    };
    run(&it, &headers, Operation::Refunds, work).await
}

async fn read_refund(
    Shared(it): It,
    headers: HeaderMap,
    Path((id, refund)): Path<(String, String)>,
) -> Response<Body> {
    let work = || {
        let (book, _) = it.book();
        let missing = || Problem::not_found(Operation::ReadRefund);
        let payment = book.get(&id).ok_or_else(missing)?;
        let refund = payment.refunds.iter().find(|each| each.id == refund).ok_or_else(missing)?;
        Ok((200, wire::refund(payment, refund, &it.base)))
    };
    run(&it, &headers, Operation::ReadRefund, work).await
}
