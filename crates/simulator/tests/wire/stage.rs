//! A simulator with a clock moved by hand, and somebody who calls it.

use chrono::{DateTime, Duration, Utc};
use permit_simulator::{Calls, Clock, Operation, Rng, Running, Settings, start};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

pub const KEY: &str = "api_test_of_nobody";

/// A clock that stands still until it is moved.
pub struct HandClock(Mutex<DateTime<Utc>>);

impl HandClock {
    pub fn shift(&self, by: Duration) {
        *self.0.lock().expect("a clock") += by;
    }
}

impl Clock for HandClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("a clock")
    }
}

/// Bytes that are the same in every run.
struct Counted(AtomicU64);

impl Rng for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let block = Sha256::digest(self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes());
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }
}

pub struct Stage {
    pub running: Running,
    pub clock: Arc<HandClock>,
    pub client: Client,
    pub base: String,
}

pub fn settings() -> Settings {
    Settings::new(KEY, "Fenland <Test> Council")
}

pub async fn stage() -> Stage {
    with(settings()).await
}

pub async fn with(settings: Settings) -> Stage {
    drop(rustls::crypto::ring::default_provider().install_default());
    let clock = Arc::new(HandClock(Mutex::new("2026-11-23T10:00:00Z".parse().expect("a moment"))));
    let here = "127.0.0.1:0".parse().expect("an address");
    // Another start of the same payments draws other ids.
    static STARTS: AtomicU64 = AtomicU64::new(0);
    let rng = Counted(AtomicU64::new(STARTS.fetch_add(1, Ordering::Relaxed) << 32));
    let running =
        start(here, settings, Arc::clone(&clock) as Arc<dyn Clock>, Arc::new(rng)).await.expect("it starts");
    let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let base = format!("http://{}", running.address);
    Stage { running, clock, client, base }
}

/// The usual order.
pub fn order() -> Value {
    json!({
        "amount": 3600,
        "reference": "PV-0001",
        "description": "2 bundles of 5 visits",
        "return_url": "https://parking.example/back/8f2c",
    })
}

/// An order with some fields changed; null takes a field out.
pub fn order_with(changes: Value) -> Value {
    let mut order = order();
    let fields = order.as_object_mut().expect("fields");
    for (name, value) in changes.as_object().expect("changes") {
        match value {
            Value::Null => drop(fields.remove(name)),
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
                fields.insert(name.clone(), value.clone());
            }
        }
    }
    order
}

impl Stage {
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base)).bearer_auth(KEY)
    }

    pub async fn get(&self, path: &str) -> (u16, Value) {
        answer(self.request(Method::GET, path).send().await.expect("an answer")).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        answer(self.request(Method::POST, path).json(body).send().await.expect("an answer")).await
    }

    pub async fn create(&self, order: &Value) -> Value {
        let (status, payment) = self.post("/v1/payments", order).await;
        assert_eq!(status, 201, "{payment}");
        payment
    }

    /// The id of a new payment.
    pub async fn created(&self) -> String {
        id(&self.create(&order()).await)
    }

    /// The id of a new payment that has been paid.
    pub async fn paid(&self) -> String {
        let id = self.created().await;
        let (status, paid) = self.post("/simulator/pay", &json!({ "payment_id": id })).await;
        assert_eq!((status, &paid["status"]), (200, &json!("success")));
        id
    }

    pub async fn read(&self, id: &str) -> Value {
        let (status, payment) = self.get(&format!("/v1/payments/{id}")).await;
        assert_eq!(status, 200, "{payment}");
        payment
    }

    pub async fn state(&self, id: &str) -> (String, String) {
        let state = &self.read(id).await["state"];
        (text(&state["status"]), text(&state["code"]))
    }

    pub async fn misbehave(&self, told: Value) {
        let (status, answer) = self.post("/simulator/misbehave", &told).await;
        assert_eq!(status, 200, "{answer}");
    }

    pub async fn calls(&self) -> Calls {
        serde_json::from_value(self.get("/simulator/calls").await.1).expect("calls")
    }

    /// Waits until so many calls of an operation are held.
    pub async fn held(&self, operation: Operation, many: u32) {
        let waiting = async {
            while self.calls().await.held.get(&operation).copied().unwrap_or(0) != many {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(10), waiting).await.expect("it is held");
    }

    /// A page.
    pub async fn page(&self, address: &str) -> Page {
        Page::of(self.client.get(self.whole(address)).send().await.expect("a page")).await
    }

    /// What a form leads to.
    pub async fn form(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .client
            .post(self.whole(address))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        Page::of(request.send().await.expect("a page")).await
    }

    fn whole(&self, address: &str) -> String {
        if address.starts_with("http") { address.to_owned() } else { format!("{}{address}", self.base) }
    }
}

pub struct Page {
    pub status: StatusCode,
    pub location: String,
    pub policy: String,
    pub text: String,
}

impl Page {
    async fn of(response: Response) -> Self {
        let header = |name: &str| {
            let value = response.headers().get(name).map(|value| value.to_str().expect("text").to_owned());
            value.unwrap_or_default()
        };
        let (location, policy) = (header("location"), header("content-security-policy"));
        Self { status: response.status(), location, policy, text: response.text().await.expect("a text") }
    }

    pub fn says(&self, what: &str) -> bool {
        self.text.contains(what)
    }
}

async fn answer(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let body = response.bytes().await.expect("a body");
    (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

pub fn id(payment: &Value) -> String {
    text(&payment["payment_id"])
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub fn next_url(payment: &Value) -> String {
    text(&payment["_links"]["next_url"]["href"])
}
