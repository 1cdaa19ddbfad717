//! The provider's messages that something has happened. A message is a hint and nothing more: its signature is checked
//! over the bytes as they came, what it hints at is noted, and the provider is asked afterwards. Its body is logged
//! nowhere.

use super::Untrusted;
use crate::office::Office;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use http_body_util::{BodyExt, Limited};
use permit_rules::CouncilId;
use std::sync::Arc;

/// The most bytes in a message.
const LONGEST: usize = 64 << 10;

/// Takes a message for a council in. Says no more than whether it was.
pub async fn take(
    State(office): State<Arc<Office>>,
    Path(council): Path<String>,
    request: Request<Body>,
) -> StatusCode {
    let (parts, body) = request.into_parts();
    let council = council.parse::<CouncilId>().ok();
    let Some((council, provider)) =
        council.and_then(|it| office.till.provider(&it).map(|provider| (it.clone(), Arc::clone(provider))))
    else {
        return StatusCode::UNAUTHORIZED;
    };
    let Ok(body) = Limited::new(body, LONGEST).collect().await else { return StatusCode::BAD_REQUEST };
    match provider.verify(&parts.headers, &body.to_bytes()) {
        Err(Untrusted::Forged) => StatusCode::UNAUTHORIZED,
        Err(Untrusted::Unreadable) => StatusCode::BAD_REQUEST,
        Ok(hint) => {
            // Whoever sends it tries again later where there is no room.
            let noted = office.till.hint(&council, hint);
            if noted { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
        }
    }
}
