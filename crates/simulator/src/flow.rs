//! The payer's way through the pages. A link opens it once; from then on a secret in the address says whose payment it
//! is. What a step does is decided elsewhere.

use crate::book::Followed;
use crate::cards::{self, Typed};
use crate::changing;
use crate::html::{self, Forms, STYLE, STYLE_PATH, see_other};
use crate::pages::{self, place};
use crate::payment::{Payment, State};
use crate::simulator::Simulator;
use crate::words::{ENGLISH, Words};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::routing::{get, post};
use std::sync::Arc;

type It = Shared<Arc<Simulator>>;

/// The payer's pages.
pub fn router() -> Router<Arc<Simulator>> {
    Router::new()
        .route("/secure/{token}", get(follow))
        .route("/secure", post(follow_by_form))
        .route("/card_details/{visit}", get(show).post(enter))
        .route("/card_details/{visit}/3ds_required", get(show).post(answer_bank))
        .route("/card_details/{visit}/confirm", get(show).post(confirm))
        .route("/card_details/{visit}/cancel", post(cancel))
        .route(STYLE_PATH, get(style))
}

async fn style() -> Response<Body> {
    let mut response = Response::new(Body::from(STYLE));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    response
}

async fn follow(Shared(it): It, Path(token): Path<String>) -> Response<Body> {
    opened(&it, &token)
}

async fn follow_by_form(Shared(it): It, body: Bytes) -> Response<Body> {
    opened(&it, &typed(&body, "chargeTokenId"))
}

fn opened(it: &Simulator, token: &str) -> Response<Body> {
    let (mut book, now) = it.book();
    let followed = book.follow(token, it.new_secret(), now);
    drop(book);
    match followed {
        Followed::Opened(visit) => see_other(&place(&visit, "")),
        Followed::Used { welsh } => {
            let words = Words::of(welsh);
            let page = pages::note(words, &it.settings.council, words.used);
            html::answer(StatusCode::GONE, page, Forms::Here)
        }
        Followed::Unknown => nowhere(it),
    }
}

fn nowhere(it: &Simulator) -> Response<Body> {
    let page = pages::note(&ENGLISH, &it.settings.council, ENGLISH.unknown);
    html::answer(StatusCode::NOT_FOUND, page, Forms::Here)
}

/// The value of a field of a form; empty if there is none.
fn typed(body: &[u8], name: &str) -> String {
    form_urlencoded::parse(body)
        .find(|(each, _)| each == name)
        .map_or_else(String::new, |(_, value)| value.into())
}

/// The page that belongs to where the payment stands, whichever was asked for.
fn standing(it: &Simulator, payment: &Payment, visit: &str) -> Response<Body> {
    let council = &it.settings.council;
    if let Some(page) = pages::ended(council, payment) {
        return html::answer(StatusCode::OK, page, Forms::Here);
    }
    match payment.state() {
        State::Submitted => {
            html::answer(StatusCode::OK, pages::confirm(council, payment, visit), Forms::Away)
        }
        State::Created | State::Started if payment.asking_bank => {
            html::answer(StatusCode::OK, pages::ask_bank(council, payment, visit), Forms::Here)
        }
        State::Created
        | State::Started
        | State::Capturable
        | State::Success
        | State::Rejected
        | State::Expired
        | State::CancelledByPayer
        | State::Cancelled
        | State::Error => {
            let name = payment.wanted.cardholder.clone().unwrap_or_default();
            let typed = Typed { name, ..Typed::default() };
            let page = pages::enter(council, payment, visit, &typed, &[]);
            html::answer(StatusCode::OK, page, Forms::Here)
        }
    }
}

/// Where the payment's next page is.
fn next(payment: &Payment, visit: &str) -> Response<Body> {
    match payment.state() {
        State::Submitted => see_other(&place(visit, "/confirm")),
        State::Created | State::Started if payment.asking_bank => see_other(&place(visit, "/3ds_required")),
        State::Created
        | State::Started
        | State::Capturable
        | State::Success
        | State::Rejected
        | State::Expired
        | State::CancelledByPayer
        | State::Cancelled
        | State::Error => see_other(&place(visit, "")),
    }
}

async fn show(Shared(it): It, Path(visit): Path<String>) -> Response<Body> {
    let (book, _) = it.book();
    match book.visited(&visit) {
        Some(payment) => standing(&it, payment, &visit),
        None => nowhere(&it),
    }
}

async fn enter(Shared(it): It, Path(visit): Path<String>, body: Bytes) -> Response<Body> {
    let form = Typed {
        number: typed(&body, "cardNo"),
        month: typed(&body, "expiryMonth"),
        year: typed(&body, "expiryYear"),
        name: typed(&body, "cardholderName"),
        code: typed(&body, "cvc"),
    };
    let (mut book, now) = it.book();
    let Some(payment) = book.visited(&visit) else { return nowhere(&it) };
    if payment.state() != State::Started || payment.asking_bank {
        return next(payment, &visit);
    }
    let id = payment.id.clone();
    match cards::read(&form, now) {
        Ok(entered) => changing::enter_card(&mut book, &id, entered, now),
        Err(wrong) => {
            let page = pages::enter(&it.settings.council, payment, &visit, &form, &wrong);
            return html::answer(StatusCode::BAD_REQUEST, page, Forms::Here);
        }
    };
    book.visited(&visit).map_or_else(|| nowhere(&it), |payment| next(payment, &visit))
}

async fn answer_bank(Shared(it): It, Path(visit): Path<String>, body: Bytes) -> Response<Body> {
    let approved = typed(&body, "answer") == "approve";
    let (mut book, now) = it.book();
    let Some(id) = book.visited(&visit).map(|payment| payment.id.clone()) else { return nowhere(&it) };
    changing::answer_bank(&mut book, &id, approved, now);
    book.visited(&visit).map_or_else(|| nowhere(&it), |payment| next(payment, &visit))
}

async fn confirm(Shared(it): It, Path(visit): Path<String>) -> Response<Body> {
    let (mut book, now) = it.book();
    let Some(id) = book.visited(&visit).map(|payment| payment.id.clone()) else { return nowhere(&it) };
    let confirmed = changing::confirm(&mut book, &id, now);
    let Some(payment) = book.visited(&visit) else { return nowhere(&it) };
    if confirmed { see_other(&payment.wanted.return_url) } else { next(payment, &visit) }
}

async fn cancel(Shared(it): It, Path(visit): Path<String>) -> Response<Body> {
    let (mut book, now) = it.book();
    let Some(id) = book.visited(&visit).map(|payment| payment.id.clone()) else { return nowhere(&it) };
    changing::cancel_as_payer(&mut book, &id, now);
    see_other(&place(&visit, ""))
}
