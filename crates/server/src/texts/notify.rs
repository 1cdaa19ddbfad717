//! The door for GOV.UK Notify's callbacks about texts that came in. Notify takes no reply back, so that goes into the
//! outbox, posted with the note that the message was answered.

use super::{Received, receive};
use crate::answer::Failure;
use crate::office::Office;
use crate::store::Provider;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use http_body_util::{BodyExt, Limited};
use permit_rules::CouncilId;
use serde::Deserialize;
use std::sync::Arc;

/// The most bytes in a callback.
const LONGEST: usize = 16 << 10;

/// A callback, as Notify documents it; what it says besides is left alone.
#[derive(Deserialize)]
struct Callback {
    id: String,
    source_number: String,
    message: String,
    date_received: DateTime<Utc>,
}

/// Takes a message to a council in. Says no more than whether it was.
pub async fn take(
    State(office): State<Arc<Office>>,
    Path(council): Path<String>,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let council = council.parse::<CouncilId>().ok();
    let token = council.as_ref().and_then(|it| office.texts.gateways.get(it)?.notify.as_ref());
    let trusted = token.zip(bearer(&parts.headers)).is_some_and(|(token, shown)| token.is(shown));
    if !trusted {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Ok(body) = Limited::new(body, LONGEST).collect().await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let Ok(told) = serde_json::from_slice::<Callback>(&body.to_bytes()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let received = Received {
        provider: Provider::Notify,
        message: told.id,
        from: told.source_number,
        words: told.message,
        sent_at: Some(told.date_received),
    };
    let answer = async { receive(&office, office.councils.named(council.as_ref())?, &received).await };
    match answer.await {
        Ok(_) => StatusCode::OK.into_response(),
        Err(problem) => Failure(problem).into_response(),
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}
