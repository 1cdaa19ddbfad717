//! Which address leads where, and what happens to every request on its way in and out: an id, a time limit, a log
//! line without personal data, words for problems, security headers.

use crate::answer::{Failure, speak};
use crate::calls::{self, Ask, Done};
use crate::clock::Stopwatch;
use crate::office::Office;
use crate::{body, calendar, headers, officers, payments, session, switchboard, texts};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use permit_api::{Audience, Code, OPERATIONS, Operation, Problem};
use std::any::Any;
use std::net::IpAddr;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;

const OPERATIONS_AT: &str = "/api/v1/";
const HOOKS_AT: &str = "/hooks/payments/";
const TEXTS_AT: &str = "/hooks/texts/";
const CALLS_AT: &str = "/hooks/calls/";
const CALENDARS_AT: &str = "/calendar/";
const FORWARDED: &str = "x-forwarded-for";

/// The network address a connection comes from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// What a request goes by in the log.
#[derive(Debug, Clone)]
struct Reference(Arc<str>);

/// Everything the server answers.
pub fn router(office: Arc<Office>, pages: Router) -> Router {
    let described: Arc<str> = permit_api::openapi::document().to_string().into();
    let openapi =
        move || async move { ([(header::CONTENT_TYPE, "application/json")], described.to_string()) };
    Router::new()
        .route("/health", get(health).fallback(wrong_method))
        .route("/api/v1/openapi.json", get(openapi).fallback(wrong_method))
        .route("/api/v1/{operation}", post(operation).fallback(operation_not_posted))
        .route("/hooks/payments/{council}", post(payments::hook::take).fallback(wrong_method))
        .route("/hooks/texts/{council}/kannel", get(texts::kannel).post(texts::kannel).fallback(wrong_method))
        .route("/hooks/texts/{council}/notify", post(texts::notify).fallback(wrong_method))
        .route("/hooks/calls/{council}", post(switchboard::hook::take).fallback(wrong_method))
        .route("/calendar/{key}", get(calendar::take).fallback(wrong_method))
        .route("/api", any(nothing_here))
        .route("/api/{*rest}", any(nothing_here))
        .with_state(Arc::clone(&office))
        .fallback_service(pages)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(office, attend))
}

async fn attend(State(office): State<Arc<Office>>, mut request: Request, next: Next) -> Response {
    let watch = Stopwatch::start();
    let reference: Arc<str> = office.rng.text::<9>().unwrap_or_default().into();
    let language = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
    let name = logged_name(request.uri().path());
    request.extensions_mut().insert(Reference(Arc::clone(&reference)));
    let response = tokio::time::timeout(office.limits.request, next.run(request))
        .await
        .unwrap_or_else(|_| Failure::from(Code::Timeout).into_response());
    let (mut response, problem) = speak(response, language.as_ref(), office.councils.timezone(), &reference);
    headers::dress(&mut response, &office.public, &reference);
    let (status, micros) = (response.status().as_u16(), watch.micros());
    match problem {
        Some(code) => {
            tracing::info!(request = &*reference, operation = name, status, micros, problem = code.name());
        }
        None => tracing::info!(request = &*reference, operation = name, status, micros),
    }
    response
}

/// The operation in an address. Other addresses may hold anything, so they are not logged.
fn logged_name(path: &str) -> &'static str {
    match path {
        "/health" => "(health)",
        "/api/v1/openapi.json" => "(openapi)",
        path if path.starts_with(HOOKS_AT) => "(payment hook)",
        path if path.starts_with(TEXTS_AT) => "(text hook)",
        path if path.starts_with(CALLS_AT) => "(call hook)",
        path if path.starts_with(CALENDARS_AT) => "(calendar)",
        path if path.starts_with("/api") => described(path).map_or("(unknown)", |operation| operation.name),
        _ => "(page)",
    }
}

fn described(path: &str) -> Option<&'static Operation> {
    let name = path.strip_prefix(OPERATIONS_AT)?;
    OPERATIONS.iter().find(|operation| operation.name == name)
}

async fn operation(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Failure> {
    let (parts, input) = request.into_parts();
    let operation = described(parts.uri.path()).ok_or(Code::UnknownOperation)?;
    let (mut session, mut officer) = (None, None);
    match operation.audience {
        Audience::Public => {}
        Audience::Account | Audience::Resident | Audience::Member | Audience::Reviewer | Audience::Desk => {
            session = Some(session::of(&office, &parts.headers, operation).await?);
        }
        Audience::Officer => officer = Some(officers::of(&office, &parts.headers).await?),
        Audience::Device => return Err(Code::DeviceOnly.into()),
    }
    let input = body::read(&parts.headers, input, body::limit(operation.name, &office.limits)).await?;
    let request = body::request(operation.name, &input)?;
    let (Some(peer), Some(Reference(reference))) = (parts.extensions.get::<Peer>(), parts.extensions.get())
    else {
        return Err(Code::Internal.into());
    };
    let by_key = officer.as_ref().map(|key| &key.council);
    let council = session.as_ref().map(|session| &session.council).or(by_key);
    let ask = Ask {
        office: &office,
        scheme: office.councils.named(council)?,
        now: office.clock.now(),
        from: client(*peer, &parts.headers, &office.proxies),
        same_site: session::same_site(&parts.headers, &office.public),
        reference,
        officer: officer.as_ref(),
    };
    let done = calls::answer(&ask, session.as_ref(), request).await?;
    Ok(written(&done)?)
}

fn written(done: &Done) -> Result<Response, Problem> {
    let broken = |_| Problem::new(Code::Internal);
    let output = done.reply.to_json().map_err(broken)?;
    let mut response = Response::new(Body::from(output));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(cookie) = &done.cookie {
        let cookie = HeaderValue::try_from(cookie).map_err(|_| Problem::new(Code::Internal))?;
        headers.insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Whom a request comes from: the peer, or whom the last proxy we trust says it had it from.
pub fn client(Peer(peer): Peer, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&peer) {
        return peer;
    }
    let told = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok());
    let named: Vec<&str> = told.flat_map(|value| value.split(',')).map(str::trim).collect();
    let known = named.iter().rev().map_while(|name| name.parse().ok());
    known.into_iter().find(|address| !proxies.contains(address)).unwrap_or(peer)
}

async fn health(State(office): State<Arc<Office>>) -> Result<Response, Failure> {
    office.store.ping().await.map_err(Problem::from)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], "{\"status\":\"ok\"}").into_response())
}

async fn operation_not_posted(request: Request) -> Failure {
    described(request.uri().path()).map_or(Code::UnknownOperation, |_| Code::WrongMethod).into()
}

async fn wrong_method() -> Failure {
    Code::WrongMethod.into()
}

async fn nothing_here() -> Failure {
    Code::UnknownOperation.into()
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request panicked");
    Failure::from(Code::Internal).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let [proxy, outer] = [ip("10.0.0.1"), ip("10.0.0.2")];
        let told = |peer, value: &'static str| {
            let headers = [(header::HeaderName::from_static(FORWARDED), HeaderValue::from_static(value))];
            client(Peer(peer), &headers.into_iter().collect(), &[proxy, outer])
        };
        assert_eq!(told(ip("192.0.2.1"), "198.51.100.1"), ip("192.0.2.1"));
        assert_eq!(told(proxy, "198.51.100.1"), ip("198.51.100.1"));
        assert_eq!(told(proxy, "1.1.1.1, 198.51.100.1, 10.0.0.2"), ip("198.51.100.1"));
        assert_eq!(told(proxy, "198.51.100.1, nonsense"), proxy);
        assert_eq!(client(Peer(proxy), &HeaderMap::new(), &[proxy]), proxy);
    }

    #[test]
    fn addresses_are_not_logged() {
        assert_eq!(logged_name("/api/v1/activate"), "activate");
        assert_eq!(logged_name("/api/v1/AB12CDE"), "(unknown)");
        assert_eq!(logged_name("/stays/AB12CDE"), "(page)");
        assert_eq!(logged_name("/hooks/texts/AB12CDE"), "(text hook)");
        assert_eq!(logged_name("/calendar/pavc_morfa.secret.ics"), "(calendar)");
    }
}
