//! The other channels: visits by text, from the gateway's door and through a real Kannel, and what officers ask.

use crate::CONNECTIONS;
use crate::limits::per_second;
use crate::load::percentile;
use crate::office::{self, BUNDLES, HOLDERS, Office, mobile};
use crate::report::Report;
use anyhow::{Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Request, StatusCode};
use permit_server::config::Config;
use permit_server::texts::{Gateways, Secret, TextSettings};
use permit_tests::connection::{Connection, Whole};
use permit_tests::kannel::Kannel;
use permit_tests::server::free_port;
use serde_json::json;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tokio::task::JoinSet;

/// Texts in a round by many at once: a mobile may ask for ten visits a day.
const TEXTS: usize = 1600;
/// And one after the other.
const TURNS: usize = 100;
/// Questions of officers in a round: a device may ask 600 in five minutes.
const QUESTIONS: usize = 4000;
const DEVICES: usize = 64;
/// What the gateway shows.
const SECRET: &str = "hush";

/// Texts through the gateway in a round.
const THROUGH: usize = 50;

/// An office that is texted, and asked by officers; and a gateway to it beside one to a bare server.
pub struct Street {
    office: Office,
    keys: Vec<String>,
    /// Texts so far, so that none has the name or the plate of another.
    sent: usize,
    gateway: Kannel,
    echo: Kannel,
}

/// The request of the nth call, and whether an answer is right.
type Asks = Arc<dyn Fn(usize) -> Result<Request<Whole>> + Send + Sync>;
type Right = fn(StatusCode, &[u8]) -> bool;

/// Opens one where a permit is needed at any time.
pub async fn open(hello: &SocketAddr) -> Result<Street> {
    let mut scheme = office::scheme()?;
    scheme.zones.values_mut().for_each(|zone| zone.hours.clear());
    let gateways = Gateways { kannel: Some(Secret::of(SECRET)), notify: None, missed: None };
    let texts = TextSettings { gateways: BTreeMap::from([(scheme.council.clone(), gateways)]) };
    let office = office::open_with(scheme.clone(), BUNDLES, |config| Config { texts, ..config }).await?;
    let keys = office.officers(&scheme, DEVICES).await?;
    let hook = format!("http://kannel:{SECRET}@{}/hooks/texts/cambridgeshire/kannel", office.address());
    let gateway = Kannel::start(&hook, 1, free_port()?).await?;
    let echo = Kannel::start(&format!("http://{hello}/hello"), 1, free_port()?).await?;
    Ok(Street { office, keys, sent: 0, gateway, echo })
}

impl Street {
    /// Residents text for a visit each, at the door that the gateway uses.
    pub async fn is_texted(&mut self, report: &mut Report) -> Result<()> {
        let active: Right = |status, body| status.is_success() && body.starts_with(b"ACTIVE: ");
        let start = Instant::now();
        self.many(CONNECTIONS, TEXTS, self.texts(), active).await?;
        report.note("visits by text", per_second(u32::try_from(TEXTS)?, start));
        self.sent += TEXTS;
        let times = self.many(1, TURNS, self.texts(), active).await?;
        report.note("visits by text, one connection, median", percentile(&times, 50)?);
        self.sent += TURNS;
        Ok(())
    }

    /// From a mobile through Kannel and back to it, one after the other, beside a server that answers a constant.
    pub async fn is_texted_through_a_gateway(&mut self, report: &mut Report) -> Result<()> {
        let (mut ours, mut bare) = (Vec::new(), Vec::new());
        for _ in 0..THROUGH {
            let (from, words) = (mobile(self.sent % HOLDERS), format!("VISITOR {}", plate(self.sent)));
            self.sent += 1;
            let began = Instant::now();
            let reply = self.gateway.text(&from, &words).await?;
            ours.push(began.elapsed().as_secs_f64() * 1e3);
            ensure!(reply.starts_with("ACTIVE: "), "{reply}");
            let began = Instant::now();
            let reply = self.echo.text(&from, &words).await?;
            bare.push(began.elapsed().as_secs_f64() * 1e3);
            ensure!(reply == "hello", "{reply}");
        }
        for (what, mut times) in
            [("text to reply through Kannel, median", ours), ("Kannel, a constant answered, median", bare)]
        {
            times.sort_by(f64::total_cmp);
            report.note(what, percentile(&times, 50)?);
        }
        Ok(())
    }

    /// Officers ask about plates: those that were texted, and others.
    pub async fn is_patrolled(&self, report: &mut Report) -> Result<()> {
        let (keys, sent) = (self.keys.clone(), self.sent.max(1));
        let asks: Asks = Arc::new(move |nth| {
            let about = if nth % 2 == 0 { plate(nth % sent) } else { format!("X{nth}") };
            let body = json!({ "plate": about, "place": { "kind": "zone", "zone": "kite" }, "at": null });
            Ok(Request::post("/api/v1/check_plate")
                .header("host", "127.0.0.1")
                .header("content-type", "application/json")
                .header("authorization", format!("Bearer {}", keys[nth % keys.len()]))
                .body(Full::new(Bytes::from(body.to_string())))?)
        });
        let right: Right = |status, _| status.is_success();
        let start = Instant::now();
        self.many(CONNECTIONS, QUESTIONS, Arc::clone(&asks), right).await?;
        report.note("check_plate over HTTP", per_second(u32::try_from(QUESTIONS)?, start));
        let times = self.many(1, TURNS, asks, right).await?;
        report.note("check_plate, one connection, median", percentile(&times, 50)?);
        Ok(())
    }

    /// What a gateway brings, from here on.
    fn texts(&self) -> Asks {
        let (first, credentials) = (self.sent, BASE64_STANDARD.encode(format!("kannel:{SECRET}")));
        Arc::new(move |nth| {
            let nth = first + nth;
            let (from, plate) = (mobile(nth % HOLDERS).replace('+', "%2B"), plate(nth));
            Ok(Request::get(format!(
                "/hooks/texts/cambridgeshire/kannel?id=bench-{nth}&from={from}&text=VISITOR+{plate}"
            ))
            .header("host", "127.0.0.1")
            .header("authorization", format!("Basic {credentials}"))
            .body(Full::default())?)
        })
    }

    /// So many calls over so many connections: the time of each in microseconds, shortest first.
    async fn many(&self, connections: usize, calls: usize, asks: Asks, right: Right) -> Result<Vec<f64>> {
        let (next, mut tasks) = (Arc::new(AtomicUsize::new(0)), JoinSet::new());
        for _ in 0..connections {
            let (next, asks) = (Arc::clone(&next), Arc::clone(&asks));
            let mut connection = Connection::open(self.office.address()).await?;
            tasks.spawn(async move {
                let mut times = Vec::new();
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    if nth >= calls {
                        return anyhow::Ok(times);
                    }
                    let began = Instant::now();
                    let (status, body) = connection.send(asks(nth)?).await?;
                    times.push(began.elapsed().as_secs_f64() * 1e6);
                    ensure!(right(status, &body), "{status}: {}", String::from_utf8_lossy(&body));
                }
            });
        }
        let mut times = Vec::new();
        while let Some(done) = tasks.join_next().await {
            times.extend(done??);
        }
        times.sort_by(f64::total_cmp);
        Ok(times)
    }
}

/// A plate of its own for each number, as they are issued now.
fn plate(nth: usize) -> String {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNOPRSTUVWXY";
    let letter = |by: usize| char::from(LETTERS[nth / by % 23]);
    format!("A{}{}{}{}{}", letter(12_167 * 20), 51 + nth / 12_167 % 20, letter(529), letter(23), letter(1))
}
