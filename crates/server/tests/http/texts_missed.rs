//! Texts that GOV.UK Notify never brought: a server that answers as its documents say is asked for them.

use crate::fixture::Server;
use crate::mail::letters;
use crate::texts::AMIRA;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use hmac::{Hmac, KeyInit, Mac};
use permit_server::letters::LetterKind;
use permit_server::letters::notify::NotifyKey;
use permit_server::texts::{Gateways, NotifyTexts, Secret, TextSettings};
use serde_json::{Value, json};
use sha2::Sha256;
use std::sync::{Arc, Mutex};

const ISSUER: &str = "26785a09-ab16-4eb0-8407-a37497a57506";
const SECRET: &str = "3d844edf-8d35-48ac-975b-e847b4f122b0";
/// Messages to a page: 250 with the real one.
const PAGE: usize = 3;

/// What stands in for Notify: the texts it has, oldest first, and how it was asked.
#[derive(Clone, Default)]
struct Notify {
    texts: Arc<Mutex<Vec<Value>>>,
    asked: Arc<Mutex<Vec<String>>>,
    status: Arc<Mutex<Option<u16>>>,
}

impl Notify {
    fn has(&self, id: &str, from: &str, words: &str, at: DateTime<Utc>) {
        self.texts.lock().unwrap().push(json!({
            "id": id, "user_number": from, "notify_number": "07700987654", "content": words,
            "created_at": at.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string(),
            "service_id": ISSUER,
        }));
    }

    async fn start(&self) -> String {
        let router = Router::new().fallback(answer).with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        url
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

/// Whether a token was made by the service's key.
fn genuine(headers: &HeaderMap) -> bool {
    let shown = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let Some((signed, mark)) = shown.strip_prefix("Bearer ").and_then(|it| it.rsplit_once('.')) else {
        return false;
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    let claims = signed.split_once('.').map(|(_, claims)| URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    claims["iss"] == ISSUER && mac.verify_slice(&URL_SAFE_NO_PAD.decode(mark).unwrap()).is_ok()
}

async fn answer(State(notify): State<Notify>, query: RawQuery, headers: HeaderMap) -> impl IntoResponse {
    let query = query.0.unwrap_or_default();
    notify.asked.lock().unwrap().push(query.clone());
    if !genuine(&headers) {
        return (StatusCode::FORBIDDEN, "{}".to_owned());
    }
    if let Some(status) = *notify.status.lock().unwrap() {
        return (StatusCode::from_u16(status).unwrap(), "{}".to_owned());
    }
    let mut texts = notify.texts.lock().unwrap().clone();
    texts.reverse();
    let older = query.strip_prefix("older_than=");
    let from = older.map_or(0, |id| texts.iter().position(|it| it["id"] == id).unwrap() + 1);
    let page: Vec<_> = texts.into_iter().skip(from).take(PAGE).collect();
    let answer =
        json!({ "received_text_messages": page, "links": { "current": "/v2/received-text-messages" } });
    (StatusCode::OK, answer.to_string())
}

async fn server(notify: &Notify, secret: &str) -> Server {
    let url = notify.start().await.parse().unwrap();
    let key = NotifyKey::read(&format!("texts-{ISSUER}-{secret}")).unwrap();
    Server::with(|config| {
        let missed = Some(NotifyTexts { url, key });
        let open = Gateways { kannel: None, notify: Some(Secret::of("token")), missed };
        config.texts = TextSettings { gateways: [("cambridgeshire".parse().unwrap(), open)].into() };
    })
    .await
}

#[tokio::test]
async fn what_was_never_brought_is_fetched_and_answered_once() {
    let notify = Notify::default();
    let server = server(&notify, SECRET).await;
    let ago = |minutes| server.now() - Duration::minutes(minutes);
    notify.has("t0", AMIRA, "VISITOR AA11AAA", ago(25 * 60));
    notify.has("t1", AMIRA, "VISITOR BB22BBB", ago(45));
    notify.has("t2", AMIRA, "VISITOR AB12CDE", ago(5));
    notify.has("t3", AMIRA, "HELP", ago(4));
    notify.has("t4", "447700900777", "HELP", ago(3));
    notify.has("t5", AMIRA, "VISITOR XY34ZZZ", server.now() - Duration::seconds(30));
    server.running.take_missed_texts().await;
    let stays = server.amiras().await;
    assert_eq!((stays.len(), stays[0].vrn.as_str(), stays[0].start), (1, "AB12CDE", ago(5)));
    let replies = async || letters(&server, "+447700900801").await.len();
    assert_eq!(replies().await, 3, "too late, active, and help");
    assert_eq!(letters(&server, "+447700900777").await.len(), 1);
    assert!(letters(&server, "+447700900801").await.iter().all(|it| it.kind == LetterKind::TextReply));
    for _ in 0..2 {
        server.running.take_missed_texts().await;
    }
    assert_eq!((server.amiras().await.len(), replies().await), (1, 3), "asked again, nothing happens again");
    // The youngest is left to its callback for a minute; then it comes both ways, and is one visit.
    let told = json!({
        "id": "t5", "source_number": AMIRA, "destination_number": "07700987654", "message": "VISITOR XY34ZZZ",
        "date_received": (server.now() - Duration::seconds(30)).to_rfc3339(),
    });
    let headers = [("authorization", "Bearer token"), ("content-type", "application/json")];
    let hook = "/hooks/texts/cambridgeshire/notify";
    assert_eq!(server.send("POST", hook, &headers, told.to_string().into_bytes()).await.status, 200);
    server.pass(Duration::minutes(10));
    server.running.take_missed_texts().await;
    assert_eq!((server.amiras().await.len(), replies().await), (2, 4));
    server.stop().await;
}

#[tokio::test]
async fn pages_are_followed_back_for_a_day_and_trouble_is_only_put_off() {
    let notify = Notify::default();
    let server = server(&notify, SECRET).await;
    let ago = |minutes| server.now() - Duration::minutes(minutes);
    for n in 0..8 {
        notify.has(&format!("old-{n}"), "447700900777", "HELP", ago(30 * 60 - n));
    }
    notify.has("t1", AMIRA, "VISITOR AB12CDE", ago(20));
    for n in 0..4 {
        notify.has(&format!("new-{n}"), "447700900778", "HELP", ago(10 - n));
    }
    *notify.status.lock().unwrap() = Some(500);
    server.running.take_missed_texts().await;
    assert!(server.amiras().await.is_empty());
    *notify.status.lock().unwrap() = None;
    notify.asked();
    server.running.take_missed_texts().await;
    assert_eq!(server.amiras().await.len(), 1);
    assert_eq!(notify.asked(), ["", "older_than=new-1"], "not as far back as what is too old");
    server.stop().await;
}

#[tokio::test]
async fn a_key_that_is_not_the_services_brings_nothing() {
    let notify = Notify::default();
    let server = server(&notify, "00000000-8d35-48ac-975b-e847b4f122b0").await;
    notify.has("t1", AMIRA, "VISITOR AB12CDE", server.now() - Duration::minutes(5));
    server.running.take_missed_texts().await;
    assert!(server.amiras().await.is_empty());
    server.stop().await;
}
