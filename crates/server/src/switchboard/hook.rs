//! The telephone system's message that a call was put through to a handler. It is believed by its secret alone; it opens
//! nothing by itself, and neither its secret nor the caller's number is logged.

use super::Switchboard;
use crate::contact;
use crate::office::Office;
use crate::store::ByWhat;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use permit_api::access::Role;
use permit_api::desk::Ringing;
use permit_rules::CouncilId;
use serde::Deserialize;
use std::sync::Arc;

/// The most bytes in a message.
const LONGEST: usize = 4 << 10;
/// The most characters in a number, with all that people write into one.
const LONGEST_NUMBER: usize = 40;

/// What a message says. Telephone systems say more, and that is nothing to us.
#[derive(Deserialize)]
struct Message {
    /// The caller's number.
    number: String,
    /// The e-mail address of the handler who takes the call.
    handler: String,
}

/// Takes a message for a council in: 202 if it is kept for a handler, 401 for a wrong secret, 404 where the council has no
/// such handler.
pub async fn take(
    State(office): State<Arc<Office>>,
    Path(council): Path<String>,
    request: Request<Body>,
) -> StatusCode {
    let (parts, body) = request.into_parts();
    let Some(council) = council.parse().ok().filter(|it| trusted(&office.switchboard, it, &parts.headers))
    else {
        return StatusCode::UNAUTHORIZED;
    };
    let Ok(body) = Limited::new(body, LONGEST).collect().await else { return StatusCode::BAD_REQUEST };
    let Ok(message) = serde_json::from_slice::<Message>(&body.to_bytes()) else {
        return StatusCode::BAD_REQUEST;
    };
    let (number, Ok(handler)) = (message.number.trim(), contact::email(&message.handler)) else {
        return StatusCode::BAD_REQUEST;
    };
    if number.is_empty() || number.chars().count() > LONGEST_NUMBER || number.contains(char::is_control) {
        return StatusCode::BAD_REQUEST;
    }
    match office.store.account(council.clone(), ByWhat::Email(handler)).await {
        Ok(Some(account)) if account.role == Role::CallHandler => {
            let call = Ringing { number: number.to_owned(), received_at: office.clock.now() };
            office.switchboard.put_through(council, account.id, call);
            StatusCode::ACCEPTED
        }
        Ok(Some(_) | None) => StatusCode::NOT_FOUND,
        Err(trouble) => {
            tracing::warn!(%trouble, "a call could not be put through");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

fn trusted(board: &Switchboard, council: &CouncilId, headers: &HeaderMap) -> bool {
    let told = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    told.and_then(|value| value.strip_prefix("Bearer ")).is_some_and(|secret| board.trusts(council, secret))
}
