//! Orders: placed, paid at a provider in this process, and settled, over HTTP. And what the provider's messages cost.

use crate::CONNECTIONS;
use crate::limits::per_second;
use crate::load::{SPELL, percentile};
use crate::office::{self, HOLDERS, Office, token};
use crate::report::Report;
use anyhow::{Context, Result, ensure};
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use permit_server::config::Config;
use permit_server::payments::{PayAccount, PaymentSettings};
use permit_simulator::{DEFAULT_CARD, Running};
use permit_tests::connection::Connection;
use permit_tests::provider::{self, KEY, SECRET};
use serde_json::{Value, json};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::task::JoinSet;

/// A council that sells, and its payment provider.
pub struct Shop {
    office: Office,
    provider: Running,
    /// Orders so far, so that no request has the name of another.
    placed: AtomicUsize,
    /// What the provider would tell of what was paid: the signature and the body.
    messages: Mutex<Vec<(String, Bytes)>>,
}

/// Opens one where nobody has bought anything and everybody may buy as much as they like.
pub async fn open() -> Result<Arc<Shop>> {
    let provider = provider::open(Path::new("no clock is moved here"), None).await?;
    let mut scheme = office::scheme()?;
    scheme.products[0].cap.bundles = 100_000;
    let account = PayAccount { key: KEY.to_owned(), webhook_secret: Some(SECRET.to_owned()) };
    let payments = PaymentSettings {
        url: provider.url().parse()?,
        accounts: BTreeMap::from([(scheme.council.clone(), account)]),
        simulator: None,
    };
    let office = office::open_with(scheme, 0, |config| Config { payments, ..config }).await?;
    let (placed, messages) = (AtomicUsize::new(0), Mutex::default());
    Ok(Arc::new(Shop { office, provider, placed, messages }))
}

impl Shop {
    /// Residents each fill their basket, order, pay, and come back.
    pub async fn sells(self: &Arc<Self>, report: &mut Report) -> Result<()> {
        let (start, mut buying) = (Instant::now(), JoinSet::new());
        for _ in 0..CONNECTIONS {
            let this = Arc::clone(self);
            let mut connection = Connection::open(self.office.address()).await?;
            buying.spawn(async move {
                let mut times = Vec::new();
                while start.elapsed() < SPELL {
                    let began = Instant::now();
                    this.one(&mut connection).await?;
                    times.push(began.elapsed().as_secs_f64() * 1e6);
                }
                anyhow::Ok(times)
            });
        }
        let mut times = Vec::new();
        while let Some(done) = buying.join_next().await {
            times.extend(done??);
        }
        report.note("orders over HTTP", per_second(u32::try_from(times.len())?, start));
        times.sort_by(f64::total_cmp);
        report.note("orders over HTTP, median from basket to bundles", percentile(&times, 50)? / 1000.0);
        Ok(())
    }

    async fn one(&self, connection: &mut Connection) -> Result<()> {
        let nth = self.placed.fetch_add(1, Ordering::Relaxed);
        let token = token(nth % HOLDERS);
        let mut call = async |operation: &str, input: Value| -> Result<Value> {
            let path = format!("/api/v1/{operation}");
            let told = connection.post(&path, &token, input.to_string().into_bytes()).await?;
            Ok(serde_json::from_slice(&told)?)
        };
        let fill = json!({ "request": format!("fill-{nth}"), "product": "visitor", "bundles": 1 });
        call("fill_basket", fill).await?;
        let order = call("checkout", json!({ "request": format!("order-{nth}"), "pence": 1800 })).await?;
        let number = order["number"].as_str().context("a number")?;
        let payment = provider::pay(&self.provider, number, DEFAULT_CARD)?;
        let order = call("check_order", json!({ "order": order["id"] })).await?;
        ensure!(order["state"]["state"] == "paid", "{order}");
        let body = json!({
            "webhook_message_id": format!("m{nth}"), "api_version": 1, "resource_id": payment,
            "resource_type": "payment", "event_type": "card_payment_succeeded",
            "resource": { "reference": number, "amount": 1800 },
        });
        let body = Bytes::from(body.to_string());
        self.messages.lock().unwrap_or_else(PoisonError::into_inner).push((sign(&body)?, body));
        Ok(())
    }

    /// The provider tells of what was paid, of each payment again and again.
    pub async fn is_told(self: &Arc<Self>, report: &mut Report) -> Result<()> {
        let messages = Arc::new(self.messages.lock().unwrap_or_else(PoisonError::into_inner).clone());
        let (start, next, mut telling) = (Instant::now(), Arc::new(AtomicUsize::new(0)), JoinSet::new());
        for _ in 0..CONNECTIONS {
            let (messages, next) = (Arc::clone(&messages), Arc::clone(&next));
            let mut connection = Connection::open(self.office.address()).await?;
            telling.spawn(async move {
                while start.elapsed() < SPELL {
                    let (signature, body) = &messages[next.fetch_add(1, Ordering::Relaxed) % messages.len()];
                    let request = Request::post("/hooks/payments/cambridgeshire")
                        .header("host", "127.0.0.1")
                        .header("content-type", "application/json")
                        .header("pay-signature", signature)
                        .body(Full::new(body.clone()))?;
                    let (status, _) = connection.send(request).await?;
                    ensure!(status.is_success(), "{status}");
                }
                Ok(())
            });
        }
        while let Some(done) = telling.join_next().await {
            done??;
        }
        let told = u32::try_from(next.load(Ordering::Relaxed))?;
        report.note("payment messages over HTTP", per_second(told, start));
        Ok(())
    }
}

/// The signature of a message, in lower-case hexadecimal.
fn sign(body: &[u8]) -> Result<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes())?;
    mac.update(body);
    Ok(mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
}
