//! What every answer tells a browser to be careful about.

use crate::config::PublicUrl;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];
const HTTPS_ONLY: &str = "max-age=63072000; includeSubDomains";
const NO_STORE: &str = "no-store";
const LOAD_NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// Puts the security headers on an answer. What says nothing of its own about keeping is not kept, and what brings no
/// policy of its own may load nothing.
pub fn dress(response: &mut Response, public: &PublicUrl, reference: &str) {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if public.secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(NO_STORE));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(LOAD_NOTHING));
    if let Ok(reference) = reference.parse() {
        headers.insert(HeaderName::from_static("x-request-id"), reference);
    }
}
