//! GOV.UK Notify: an HTTP server that takes requests apart as its documents describe them.

use super::{Office, given_up, letter, monday, to_her_mobile};
use crate::letters::notify::{NotifyAccess, NotifyKey};
use crate::letters::{Letter, LetterKind, Post, Route};
use crate::store::LetterState;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::IntoResponse;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use std::sync::{Arc, Mutex};

const ISSUER: &str = "26785a09-ab16-4eb0-8407-a37497a57506";
const SECRET: &str = "3d844edf-8d35-48ac-975b-e847b4f122b0";
const EMAIL_TEMPLATE: &str = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3";
const TEXT_TEMPLATE: &str = "df10a23e-2c6d-4ea5-87fb-82e520cbf93a";

/// A request as it came.
struct Came {
    path: String,
    token: String,
    body: Value,
}

#[derive(Clone, Default)]
struct Server {
    came: Arc<Mutex<Vec<Came>>>,
    answers: Arc<Mutex<Vec<u16>>>,
}

impl Server {
    async fn start(answers: &[u16]) -> (Self, Office) {
        let server = Self::default();
        server.answers.lock().unwrap().extend(answers.iter().rev());
        let router = Router::new().fallback(take).with_state(server.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let route = Route::Notify(NotifyAccess {
            url,
            key: NotifyKey::read(&format!("permits-{ISSUER}-{SECRET}")).unwrap(),
            email_template: EMAIL_TEMPLATE.to_owned(),
            text_template: TEXT_TEMPLATE.to_owned(),
        });
        (server, Office::new(Post { email: route.clone(), mobile: route }))
    }

    fn came(&self) -> Vec<Came> {
        std::mem::take(&mut self.came.lock().unwrap())
    }
}

async fn take(State(server): State<Server>, uri: Uri, headers: HeaderMap, body: Bytes) -> impl IntoResponse {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    assert_eq!(text(header::CONTENT_TYPE), "application/json");
    let token = text(header::AUTHORIZATION).strip_prefix("Bearer ").unwrap().to_owned();
    let body: Value = serde_json::from_slice(&body).unwrap();
    let status = StatusCode::from_u16(server.answers.lock().unwrap().pop().unwrap_or(201)).unwrap();
    let answer = if status == StatusCode::CREATED {
        json!({
            "id": "740e5834-3a29-46b4-9a6f-16142fde533a",
            "reference": body["reference"],
            "content": { "body": "as sent" },
            "uri": "https://api.notifications.service.gov.uk/v2/notifications/740e5834-3a29-46b4-9a6f-16142fde533a",
            "template": { "id": body["template_id"], "version": 1, "uri": "https://example.org" },
        })
    } else {
        json!({ "status_code": status.as_u16(), "errors": [{ "error": "Refused", "message": "as it was told" }] })
    };
    server.came.lock().unwrap().push(Came { path: uri.path().to_owned(), token, body });
    (status, [(header::CONTENT_TYPE, "application/json")], answer.to_string())
}

/// Checks a token as Notify would at a moment.
fn check(token: &str, now: i64) {
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    mac.verify_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    let (head, claims) = signed.split_once('.').unwrap();
    let read = |part| serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    assert_eq!(read(head), json!({ "typ": "JWT", "alg": "HS256" }));
    let claims = read(claims);
    assert_eq!((claims.as_object().unwrap().len(), &claims["iss"]), (2, &json!(ISSUER)));
    assert!((now - claims["iat"].as_i64().unwrap()).abs() < 30, "{claims}");
}

#[tokio::test]
async fn requests_are_as_notify_documents_them() {
    let (server, office) = Server::start(&[]).await;
    let text = Letter { to: to_her_mobile(), ..letter("ada-mobile", LetterKind::ConfirmMobile) };
    office.post(&[letter("ada-email", LetterKind::RegistrationApproved)]).await;
    office.round().await;
    office.post(&[text]).await;
    office.clock.shift(Duration::minutes(3));
    office.round().await;
    let [email, text] = &server.came()[..] else { panic!("not two requests") };
    check(&email.token, monday().timestamp());
    check(&text.token, monday().timestamp() + 180);
    assert_eq!([email.path.as_str(), &text.path], ["/v2/notifications/email", "/v2/notifications/sms"]);

    let reference = |came: &Came| came.body["reference"].as_str().unwrap().to_owned();
    let [one, two] = [reference(email), reference(text)];
    assert!(one != two && one.len() == 32 && !one.contains("ada"), "{one} {two}");
    let body = email.body["personalisation"]["body"].as_str().unwrap();
    assert!(body.contains("until Wednesday 23 September 2026") && body.contains("0345 520 7007"), "{body}");
    let personalisation = json!({ "subject": "Your registration is approved", "body": body });
    let expected = json!({
        "email_address": "ada@example.org",
        "template_id": EMAIL_TEMPLATE,
        "personalisation": personalisation,
        "reference": one,
    });
    assert_eq!(email.body, expected);
    let words = "204816 is your code for visitor permits. Enter it where you asked for it. Not you? Do nothing: without the code nothing happens.";
    let expected = json!({
        "phone_number": "+447700900123",
        "template_id": TEXT_TEMPLATE,
        "personalisation": { "body": words },
        "reference": two,
    });
    assert_eq!(text.body, expected);
    assert_eq!(office.state("ada-mobile").await, LetterState::Sent);
}

#[tokio::test]
async fn too_much_at_once_and_a_wrong_key_are_tried_again() {
    let (server, office) = Server::start(&[429, 403, 500]).await;
    office.post(&[letter("a", LetterKind::RegistrationApproved)]).await;
    for minutes in [0, 2, 6, 17] {
        assert_eq!(office.state("a").await, LetterState::Waiting, "{minutes}");
        office.round_after(minutes).await;
    }
    office.round_after(600).await;
    assert_eq!(office.state("a").await, LetterState::Sent);
    let came = server.came();
    assert_eq!(came.len(), 4);
    assert!(came.iter().all(|it| it.body == came[0].body), "a repetition can be told by its reference");
}

#[tokio::test]
async fn a_request_that_notify_finds_wrong_is_given_up() {
    let (server, office) = Server::start(&[400]).await;
    office.post(&[letter("a", LetterKind::RegistrationApproved)]).await;
    office.round().await;
    office.round_after(600).await;
    assert_eq!((office.state("a").await, server.came().len()), (given_up("notify_400"), 1));
}

#[tokio::test]
async fn nobody_there_is_tried_again() {
    let (_server, office) = Server::start(&[307]).await;
    office.post(&[letter("a", LetterKind::RegistrationApproved)]).await;
    office.round().await;
    assert_eq!(office.state("a").await, LetterState::Waiting, "no redirect is followed");
}
