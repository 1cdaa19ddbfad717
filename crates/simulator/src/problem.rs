//! What the API answers when it says no, in the provider's own form: a code, words for developers, and the field.

use crate::calls::Operation;
use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use serde_json::{Value, json};

/// A refusal of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub status: u16,
    pub body: Value,
}

impl Problem {
    fn new(status: u16, code: &str, description: &str) -> Self {
        Self { status, body: json!({ "code": code, "description": description }) }
    }

    fn of_field(status: u16, field: &str, code: &str, description: &str) -> Self {
        Self { status, body: json!({ "field": field, "code": code, "description": description }) }
    }

    /// Something must be there and is not.
    pub fn missing(operation: Operation, field: &str) -> Self {
        let code = format!("{}01", operation.family());
        Self::of_field(400, field, &code, &format!("Missing mandatory attribute: {field}"))
    }

    /// Something is of the wrong kind.
    pub fn wrong_kind(operation: Operation, field: &str, must: &str) -> Self {
        Self { status: 400, ..Self::invalid(operation, field, must) }
    }

    /// Something is of the right kind, but not as it has to be.
    pub fn invalid(operation: Operation, field: &str, must: &str) -> Self {
        let code = format!("{}02", operation.family());
        Self::of_field(422, field, &code, &format!("Invalid attribute value: {field}. {must}"))
    }

    /// A header is not as it has to be.
    pub fn bad_header(name: &str, must: &str) -> Self {
        let description = format!("Header [{name}] {must}");
        Self { status: 422, body: json!({ "header": name, "code": "P0102", "description": description }) }
    }

    pub fn unreadable(operation: Operation) -> Self {
        Self::new(400, &format!("{}97", operation.family()), "Unable to parse JSON")
    }

    pub fn not_found(operation: Operation) -> Self {
        Self::new(404, &format!("{}00", operation.family()), "Not found")
    }

    /// The account cannot do that.
    pub fn not_enabled(code: &str, what: &str) -> Self {
        Self::new(422, code, &format!("{what} not enabled for this account. Please contact support"))
    }

    pub fn bad_search(fields: &[&str]) -> Self {
        let fields = fields.join(", ");
        let words = format!(
            "Invalid parameters: {fields}. See Public API documentation for the correct data formats"
        );
        Self::new(422, "P0401", &words)
    }

    pub fn no_such_page() -> Self {
        Self::new(404, "P0402", "Page not found")
    }

    pub fn cannot_cancel() -> Self {
        Self::new(400, "P0501", "Cancellation of payment failed")
    }

    pub fn cannot_capture() -> Self {
        Self::new(400, "P1001", "Capture of payment failed")
    }

    pub fn no_refund(status: &str) -> Self {
        let words = format!("The payment is not available for refund. Payment refund status: {status}");
        Self::new(400, "P0603", &words)
    }

    pub fn stale_refund() -> Self {
        Self::new(412, "P0604", "Refund amount available mismatch.")
    }

    pub fn no_key() -> Self {
        let body = json!({ "code": 401, "message": "Credentials are required to access this resource." });
        Self { status: 401, body }
    }

    /// The answer of a provider that is told to fail.
    pub fn told(operation: Operation, status: u16) -> Self {
        match status {
            409 if operation == Operation::Cancel => {
                Self::new(409, "P0502", "Cancellation of payment failed")
            }
            409 if operation == Operation::Capture => Self::new(409, "P1003", "Payment cannot be captured"),
            429 => Self::new(429, "P0900", "Too many requests"),
            503 => Self::new(503, "P0999", "GOV.UK Pay is unavailable"),
            other => Self::new(other, &format!("{}98", operation.family()), "Downstream system error"),
        }
    }

    pub fn answer(&self) -> Response<Body> {
        json_answer(self.status, &self.body)
    }
}

/// An answer in JSON.
pub fn json_answer(status: u16, body: &Value) -> Response<Body> {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    if status == 401 {
        headers.insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer realm=\"pay\""));
    }
    response
}
