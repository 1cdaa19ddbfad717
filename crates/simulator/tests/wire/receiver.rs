//! Somebody who receives webhook messages, and answers as told.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc;

pub const SECRET: &str = "a signing secret";

/// A message as it came.
#[derive(Debug, Clone)]
pub struct Got {
    pub raw: Vec<u8>,
    pub signature: String,
    pub body: Value,
}

impl Got {
    /// Whether the signature is that of the raw body.
    pub fn genuine(&self) -> bool {
        let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("a key");
        mac.update(&self.raw);
        let signature: Option<Vec<u8>> = (0..self.signature.len() / 2)
            .map(|place| u8::from_str_radix(&self.signature[2 * place..2 * place + 2], 16).ok())
            .collect();
        let lower = self.signature == self.signature.to_lowercase();
        lower && signature.is_some_and(|signature| mac.verify_slice(&signature).is_ok())
    }

    pub fn event(&self) -> &str {
        self.body["event_type"].as_str().unwrap_or_default()
    }
}

#[derive(Clone)]
struct Desk {
    got: mpsc::UnboundedSender<Got>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

pub struct Receiver {
    pub url: String,
    got: mpsc::UnboundedReceiver<Got>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

impl Receiver {
    pub async fn open() -> Self {
        let (sender, got) = mpsc::unbounded_channel();
        let answers = Arc::new(Mutex::new(VecDeque::new()));
        let desk = Desk { got: sender, answers: Arc::clone(&answers) };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let url = format!("http://{}/hooks", listener.local_addr().expect("an address"));
        let router = Router::new().route("/hooks", post(receive)).with_state(desk);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, got, answers }
    }

    /// Answers the next messages with these; afterwards with 200.
    pub fn answers(&self, statuses: &[u16]) {
        self.answers.lock().expect("answers").extend(statuses);
    }

    pub async fn next(&mut self) -> Got {
        let next = tokio::time::timeout(Duration::from_secs(10), self.got.recv());
        next.await.expect("a message comes").expect("the desk is open")
    }

    pub async fn events(&mut self, many: usize) -> Vec<String> {
        let mut events = Vec::new();
        for _ in 0..many {
            events.push(self.next().await.event().to_owned());
        }
        events
    }

    /// Whether nothing has come that was not looked at.
    pub fn empty(&mut self) -> bool {
        self.got.try_recv().is_err()
    }
}

async fn receive(State(desk): State<Desk>, headers: HeaderMap, raw: Bytes) -> StatusCode {
    let signature =
        headers.get("pay-signature").and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
    let body = serde_json::from_slice(&raw).unwrap_or(Value::Null);
    // Nobody may be listening any more when a test is over.
    drop(desk.got.send(Got { raw: raw.to_vec(), signature, body }));
    let status = desk.answers.lock().expect("answers").pop_front().unwrap_or(200);
    StatusCode::from_u16(status).expect("a status")
}
