//! The door for Kannel gateways: everything about a message stands in the address, the secret in `Authorization`, and
//! the reply goes back in the body. An empty body sends nothing; any other status makes the gateway ask again.

use super::{Received, receive};
use crate::answer::Failure;
use crate::office::Office;
use crate::store::Provider;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Utc};
use permit_rules::CouncilId;
use std::sync::Arc;

/// The name a gateway logs in with.
const NAME: &str = "kannel";

/// Takes a message to a council in, and answers it.
pub async fn take(
    State(office): State<Arc<Office>>,
    Path(council): Path<String>,
    request: Request<Body>,
) -> Response {
    let council = council.parse::<CouncilId>().ok();
    let secret = council.as_ref().and_then(|it| office.texts.gateways.get(it)?.kannel.as_ref());
    let shown = password(request.headers());
    let (Some(secret), Some(shown)) = (secret, shown) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if !secret.is(&shown) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let received = read(request.uri().query().unwrap_or_default());
    let answer = async { receive(&office, office.councils.named(council.as_ref())?, &received).await };
    match answer.await {
        Ok(words) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], words.unwrap_or_default()).into_response()
        }
        Err(problem) => Failure(problem).into_response(),
    }
}

fn password(headers: &HeaderMap) -> Option<String> {
    let shown = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let shown = BASE64_STANDARD.decode(shown.strip_prefix("Basic ")?.trim()).ok()?;
    let (name, password) = std::str::from_utf8(&shown).ok()?.split_once(':')?;
    (name == NAME).then(|| password.to_owned())
}

/// The message in an address: `id`, `from`, `text`, and `ts` in seconds.
fn read(query: &str) -> Received {
    let [mut message, mut from, mut words, mut seconds] = [const { String::new() }; 4];
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "id" => message = value.into_owned(),
            "from" => from = value.into_owned(),
            "text" => words = value.into_owned(),
            "ts" => seconds = value.into_owned(),
            _ => {}
        }
    }
    let sent_at = seconds.parse().ok().and_then(|seconds| DateTime::<Utc>::from_timestamp(seconds, 0));
    Received { provider: Provider::Kannel, message, from, words, sent_at }
}
