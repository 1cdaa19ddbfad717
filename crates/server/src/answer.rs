//! Problems on their way out. A handler answers with a problem alone; its sentence, its reference and its HTTP dress
//! are put on in one place, where the language and the request's id are known.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono_tz::Tz;
use permit_api::words::{Lang, sentence};
use permit_api::{Code, Problem};

/// A problem as the answer of a handler.
#[derive(Debug)]
pub struct Failure(pub Problem);

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self(Problem::new(code))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        response.extensions_mut().insert(Unspoken(self.0));
        response
    }
}

/// A problem that has not been put into words.
#[derive(Debug, Clone)]
struct Unspoken(Problem);

/// Puts the problem in a response into words of the language asked for, if there is one. Says which problem it was.
pub fn speak(
    response: Response,
    language: Option<&HeaderValue>,
    zone: Tz,
    reference: &str,
) -> (Response, Option<Code>) {
    let (mut parts, body) = response.into_parts();
    let Some(Unspoken(mut problem)) = parts.extensions.remove::<Unspoken>() else {
        return (Response::from_parts(parts, body), None);
    };
    let language = language.and_then(|value| value.to_str().ok()).unwrap_or_default();
    problem.message = Some(sentence(&problem, Lang::accepting(language), zone));
    problem.reference.get_or_insert_with(|| reference.to_owned());
    parts.status = StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    parts.headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    if let Some(seconds) = problem.retry {
        parts.headers.insert(header::RETRY_AFTER, seconds.into());
    }
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    (Response::from_parts(parts, body.into()), Some(problem.code))
}
