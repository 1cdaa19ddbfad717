//! Addresses that are told what happens: a real receiver on this machine, which answers or does not.

use crate::fixture::{Server, activate};
use crate::tokens::AMIRA;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use hmac::{Hmac, KeyInit, Mac};
use permit_api::Code;
use permit_server::webhooks::HookSettings;
use serde_json::{Value, json};
use sha2::Sha256;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// Something that arrived: its headers and its body.
type Arrived = (HeaderMap, String);

/// Somebody who is told, and answers with what is on the list, or else with 204.
#[derive(Default)]
struct Ears {
    heard: Mutex<Vec<Arrived>>,
    answers: Mutex<VecDeque<u16>>,
}

struct Receiver {
    ears: Arc<Ears>,
    address: String,
}

async fn hear(State(ears): State<Arc<Ears>>, headers: HeaderMap, body: Bytes) -> (StatusCode, HeaderMap) {
    ears.heard.lock().unwrap().push((headers, String::from_utf8(body.to_vec()).unwrap()));
    let status = ears.answers.lock().unwrap().pop_front().unwrap_or(204);
    let mut away = HeaderMap::new();
    if status == 302 {
        away.insert("location", "/elsewhere".parse().unwrap());
    }
    (StatusCode::from_u16(status).unwrap(), away)
}

impl Receiver {
    async fn listen() -> Self {
        let ears = Arc::<Ears>::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/hook", listener.local_addr().unwrap());
        let app = Router::new().fallback(any(hear)).with_state(Arc::clone(&ears));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { ears, address }
    }

    fn answers(&self, with: &[u16]) {
        self.ears.answers.lock().unwrap().extend(with);
    }

    /// What has arrived since the last time.
    fn heard(&self) -> Vec<Arrived> {
        std::mem::take(&mut *self.ears.heard.lock().unwrap())
    }
}

fn header<'a>(arrived: &'a Arrived, name: &str) -> &'a str {
    arrived.0[name].to_str().unwrap()
}

/// Checks a signature the way the specification tells a receiver to.
fn signed(arrived: &Arrived, secret: &str) -> bool {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    let (id, at) = (header(arrived, "webhook-id"), header(arrived, "webhook-timestamp"));
    mac.update(format!("{id}.{at}.{}", arrived.1).as_bytes());
    header(arrived, "webhook-signature") == format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

fn kinds(heard: &[Arrived]) -> Vec<String> {
    let kind =
        |it: &Arrived| serde_json::from_str::<Value>(&it.1).unwrap()["type"].as_str().unwrap().to_owned();
    heard.iter().map(kind).collect()
}

fn wish(address: &str) -> Value {
    let events = json!({ "activated": true, "changed": true, "cancelled": true, "ended": true });
    json!({ "address": address, "events": events, "password": AMIRA })
}

impl Server {
    async fn listener(&self, session: &str, address: &str) -> (String, String) {
        let made = self.call(session, "make_webhook", &wish(address)).await.ok();
        let id = &made["connections"]["webhooks"][0]["id"];
        (made["secret"].as_str().unwrap().to_owned(), id.as_str().unwrap().to_owned())
    }

    async fn first_hook(&self, session: &str) -> Value {
        self.call(session, "connections", &json!({})).await.ok()["webhooks"][0].clone()
    }

    async fn told(&self) {
        self.running.tell_webhooks().await.unwrap();
    }
}

#[tokio::test]
async fn what_happens_to_a_stay_is_told_signed_and_in_its_time() {
    // Monday 1 June 2026, 09:00 in Cambridge.
    let (server, receiver) = (Server::start().await, Receiver::listen().await);
    let amira = server.log_in("amira").await;
    let (secret, _) = server.listener(&amira, &receiver.address).await;
    server.call(&amira, "activate", &activate("today", "XY34ZZZ")).await.ok();
    server.told().await;
    let heard = receiver.heard();
    assert_eq!(kinds(&heard), ["stay.activated"]);
    assert!(signed(&heard[0], &secret) && !signed(&heard[0], "whsec_AAAA"));
    assert_eq!(header(&heard[0], "webhook-timestamp"), server.now().timestamp().to_string());
    let body: Value = serde_json::from_str(&heard[0].1).unwrap();
    let expected = json!({
        "type": "stay.activated", "timestamp": "2026-06-01T08:00:00Z",
        "data": {
            "stay": "today", "plate": "XY34ZZZ", "zone": "kite", "start": "2026-06-01T08:00:00Z",
            "end": "2026-06-01T23:00:00Z", "channel": "app", "cancelled_at": null,
        },
    });
    assert_eq!(body, expected, "and no name");

    let correct = json!({ "request": "c", "stay": "today", "plate": "XY34ZZA" });
    server.call(&amira, "correct", &correct).await.ok();
    let mut later = activate("later", "AB34CDE");
    later["start"] = json!({ "kind": "at", "local": "2026-06-03T10:00:00" });
    server.call(&amira, "activate", &later).await.ok();
    server.call(&amira, "cancel", &json!({ "request": "x", "stay": "later" })).await.ok();
    // Asked again it is the same request, and nothing more is told.
    server.call(&amira, "correct", &correct).await.ok();
    server.told().await;
    let mut told = kinds(&receiver.heard());
    told.sort_unstable();
    assert_eq!(told, ["stay.activated", "stay.cancelled", "stay.changed"]);

    server.pass(Duration::hours(14));
    server.told().await;
    assert_eq!(kinds(&receiver.heard()), [""; 0], "it ends at midnight");
    server.pass(Duration::hours(1));
    server.told().await;
    let heard = receiver.heard();
    assert_eq!(kinds(&heard), ["stay.ended"]);
    let body: Value = serde_json::from_str(&heard[0].1).unwrap();
    assert_eq!(
        (&body["timestamp"], &body["data"]["plate"]),
        (&json!("2026-06-01T23:00:00Z"), &json!("XY34ZZA"))
    );
    server.pass(Duration::days(3));
    server.told().await;
    assert_eq!(kinds(&receiver.heard()), [""; 0], "what was cancelled never ends");
    server.stop().await;
}

#[tokio::test]
async fn what_does_not_arrive_is_told_again_under_the_same_name() {
    let (server, receiver) = (Server::start().await, Receiver::listen().await);
    let amira = server.log_in("amira").await;
    let (secret, _) = server.listener(&amira, &receiver.address).await;
    // A redirect is not followed: it is no better than a failure.
    receiver.answers(&[500, 302, 200]);
    server.call(&amira, "activate", &activate("today", "XY34ZZZ")).await.ok();
    server.told().await;
    server.told().await;
    assert_eq!(receiver.heard().len(), 1, "it waits before it tries again");
    let waiting = server.first_hook(&amira).await["deliveries"].clone();
    let first = waiting.as_array().unwrap().iter().find(|it| it["kind"] == "stay.activated").unwrap();
    assert_eq!(
        (&first["state"], &first["tries"], &first["result"]),
        (&json!("waiting"), &json!(1), &json!("500"))
    );
    server.pass(Duration::seconds(6));
    server.told().await;
    server.pass(Duration::seconds(340));
    server.told().await;
    server.pass(Duration::hours(1));
    server.told().await;
    let heard = receiver.heard();
    assert_eq!(heard.len(), 2);
    for again in &heard {
        assert_eq!(header(again, "webhook-id"), first["id"].as_str().unwrap());
        assert!(signed(again, &secret));
    }
    assert_ne!(header(&heard[0], "webhook-timestamp"), header(&heard[1], "webhook-timestamp"));
    assert_eq!(heard[0].1, heard[1].1);
    let after = server.first_hook(&amira).await["deliveries"].clone();
    let arrived = after.as_array().unwrap().iter().find(|it| it["kind"] == "stay.activated").unwrap();
    assert_eq!(
        (&arrived["state"], &arrived["tries"], &arrived["result"]),
        (&json!("delivered"), &json!(3), &json!("200"))
    );
    server.stop().await;
}

#[tokio::test]
async fn an_address_that_does_not_answer_for_a_day_is_given_up_and_can_be_tried_again() {
    let (server, receiver) = (Server::start().await, Receiver::listen().await);
    let amira = server.log_in("amira").await;
    let (_, id) = server.listener(&amira, &receiver.address).await;
    receiver.answers(&[503; 40]);
    server.call(&amira, "activate", &activate("today", "XY34ZZZ")).await.ok();
    for _ in 0..60 {
        server.told().await;
        server.pass(Duration::minutes(40));
    }
    let amira = server.log_in("amira").await;
    let hook = server.first_hook(&amira).await;
    assert!(hook["stopped_at"].is_string(), "{hook}");
    let letters = server.kinds("amira@example.org").await;
    assert_eq!(letters.iter().filter(|kind| **kind == "webhook_stopped").count(), 1, "{letters:?}");
    receiver.heard();
    server.call(&amira, "activate", &activate("tomorrow", "AB34CDE")).await.ok();
    server.told().await;
    assert_eq!(receiver.heard().len(), 0, "it is told nothing any more");

    receiver.ears.answers.lock().unwrap().clear();
    receiver.answers(&[500]);
    let input = json!({ "id": id });
    let tested = server.call(&amira, "test_webhook", &input).await.ok();
    assert_eq!(tested["webhooks"][0]["deliveries"][0]["result"], "500");
    assert!(tested["webhooks"][0]["stopped_at"].is_string());
    server.pass(Duration::seconds(1));
    let tested = server.call(&amira, "test_webhook", &input).await.ok();
    let last = &tested["webhooks"][0]["deliveries"][0];
    assert_eq!(
        (&last["kind"], &last["state"], &last["result"]),
        (&json!("test"), &json!("delivered"), &json!("204"))
    );
    assert_eq!(tested["webhooks"][0]["stopped_at"], Value::Null);
    assert_eq!(kinds(&receiver.heard()), ["test", "test"]);
    server.call(&amira, "cancel", &json!({ "request": "x", "stay": "tomorrow" })).await;
    server.call(&amira, "activate", &activate("again", "CD34EFG")).await.ok();
    server.told().await;
    assert!(kinds(&receiver.heard()).contains(&"stay.activated".to_owned()));
    server.stop().await;
}

#[tokio::test]
async fn an_address_that_wants_no_more_is_told_no_more() {
    let (server, receiver) = (Server::start().await, Receiver::listen().await);
    let amira = server.log_in("amira").await;
    server.listener(&amira, &receiver.address).await;
    receiver.answers(&[410]);
    server.call(&amira, "activate", &activate("today", "XY34ZZZ")).await.ok();
    server.told().await;
    assert!(server.first_hook(&amira).await["stopped_at"].is_string());
    server.stop().await;
}

#[tokio::test]
async fn nobody_is_told_who_did_not_ask_or_no_longer_does() {
    let (server, receiver) = (Server::start().await, Receiver::listen().await);
    let amira = server.log_in("amira").await;
    let gareth = server.log_in("gareth").await;
    let mut wish = wish(&receiver.address);
    wish["events"] = json!({ "activated": false, "changed": false, "cancelled": true, "ended": false });
    let made = server.call(&amira, "make_webhook", &wish).await.ok();
    let input = json!({ "id": made["connections"]["webhooks"][0]["id"] });
    server.call(&amira, "activate", &activate("today", "XY34ZZZ")).await.ok();
    server.call(&gareth, "activate", &activate("his", "AB34CDE")).await.ok();
    server.pass(Duration::hours(20));
    server.told().await;
    assert_eq!(receiver.heard().len(), 0);
    for operation in ["test_webhook", "end_connection"] {
        server.call(&gareth, operation, &input).await.refused(Code::UnknownConnection);
    }
    let mut later = activate("later", "AB34CDF");
    later["start"] = json!({ "kind": "at", "local": "2026-06-04T10:00:00" });
    server.call(&amira, "activate", &later).await.ok();
    server.call(&amira, "end_connection", &input).await.ok();
    server.call(&amira, "cancel", &json!({ "request": "x", "stay": "later" })).await.ok();
    server.told().await;
    assert_eq!(receiver.heard().len(), 0);
    server.stop().await;
}

#[tokio::test]
async fn only_an_address_outside_can_be_told() {
    let server = Server::with(|config| config.hooks = HookSettings::default()).await;
    let amira = server.log_in("amira").await;
    for inside in [
        "http://example.org/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://169.254.169.254/",
        "words",
    ] {
        server.call(&amira, "make_webhook", &wish(inside)).await.refused(Code::WebhookAddress);
    }
    let mut none = wish("https://192.0.2.1/");
    none["events"] = json!({ "activated": false, "changed": false, "cancelled": false, "ended": false });
    server.call(&amira, "make_webhook", &none).await.refused(Code::NothingChosen);
    none["password"] = json!("wrong");
    none["events"]["ended"] = json!(true);
    server.call(&amira, "make_webhook", &none).await.refused(Code::WrongPassword);
    server.stop().await;
}

#[tokio::test]
async fn what_was_not_told_before_a_crash_is_told_after_it() {
    let (server, receiver) = (Server::start().await, Receiver::listen().await);
    let amira = server.log_in("amira").await;
    let (secret, _) = server.listener(&amira, &receiver.address).await;
    receiver.answers(&[500]);
    server.call(&amira, "activate", &activate("today", "XY34ZZZ")).await.ok();
    server.told().await;
    let before = receiver.heard();
    server.pass(Duration::minutes(1));
    let server = server.again().await;
    server.told().await;
    let after = receiver.heard();
    assert_eq!(header(&before[0], "webhook-id"), header(&after[0], "webhook-id"));
    assert!(signed(&after[0], &secret), "the secret is the same in the next life");
    server.stop().await;
}
