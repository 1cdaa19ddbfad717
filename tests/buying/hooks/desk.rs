//! Where the provider's messages arrive, as they were sent.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use permit_tests::market::Market;
use permit_tests::{provider, until_for};
use serde_json::Value;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A message as the provider sent it.
#[derive(Debug, Clone)]
pub struct Message {
    pub signature: String,
    pub body: Bytes,
    number: String,
    event: String,
}

impl Message {
    fn read(headers: &HeaderMap, body: Bytes) -> Option<Self> {
        let signature = headers.get("pay-signature")?.to_str().ok()?.to_owned();
        let told: Value = serde_json::from_slice(&body).ok()?;
        let number = told["resource"]["reference"].as_str()?.to_owned();
        Some(Self { signature, number, event: told["event_type"].as_str()?.to_owned(), body })
    }

    /// The number of the order it is about.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Whether it tells of a payment that is over.
    pub fn tells_the_end(&self) -> bool {
        self.event != "card_payment_started"
    }
}

/// The desk.
pub struct Desk {
    pub url: String,
    arrived: Arc<Mutex<Vec<Message>>>,
}

impl Desk {
    /// Opens one.
    pub async fn open() -> Result<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/", listener.local_addr()?);
        let arrived = Arc::<Mutex<Vec<Message>>>::default();
        let router = Router::new().route("/", post(take)).with_state(Arc::clone(&arrived));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { url, arrived })
    }

    /// All messages so far, once the provider has no more to send.
    pub async fn all(&self, market: &Market) -> Result<Vec<Message>> {
        permit_tests::person::use_ring();
        let client = reqwest::Client::builder().build()?;
        let url = format!("{}/simulator/webhooks", market.provider.url());
        let patience = chrono::Duration::minutes(30);
        until_for(patience, "the last message", async || {
            let tally: Value = client.get(&url).bearer_auth(provider::KEY).send().await?.json().await?;
            anyhow::ensure!(tally["failed"] == 0, "a message did not arrive: {tally}");
            let waiting = tally["waiting"].as_u64().context("how many wait")?;
            Ok((waiting == 0).then_some(()))
        })
        .await?;
        Ok(lock(&self.arrived).clone())
    }
}

async fn take(State(arrived): State<Arc<Mutex<Vec<Message>>>>, headers: HeaderMap, body: Bytes) {
    let message = Message::read(&headers, body).expect("a message of the provider's");
    lock(&arrived).push(message);
}

fn lock(arrived: &Mutex<Vec<Message>>) -> MutexGuard<'_, Vec<Message>> {
    arrived.lock().unwrap_or_else(PoisonError::into_inner)
}
