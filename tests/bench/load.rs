//! Many residents at once, over HTTP: as little work as a client can do, since it shares the cores with the server.

use crate::CONNECTIONS;
use crate::office::{HOLDERS, Office, token};
use crate::report::Report;
use anyhow::{Context, Result};
use permit_api::stays::Activate;
use permit_api::sync::{Changes, Cursor, GetChanges};
use permit_rules::Length;
use permit_tests::connection::Connection;
use permit_tests::person::tomorrow;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long a measurement lasts.
pub const SPELL: Duration = Duration::from_secs(2);

/// What one connection asks, by the number of the request.
type Ask = Arc<dyn Fn(usize) -> (String, Vec<u8>) + Send + Sync>;

/// How many requests a second, and the time of each in microseconds, shortest first.
async fn spell(
    address: SocketAddr,
    connections: usize,
    path: &'static str,
    ask: Ask,
) -> Result<(f64, Vec<f64>)> {
    let next = Arc::new(AtomicUsize::new(0));
    let (start, mut tasks) = (Instant::now(), tokio::task::JoinSet::new());
    for _ in 0..connections {
        let (next, ask) = (Arc::clone(&next), Arc::clone(&ask));
        let mut connection = Connection::open(address).await?;
        tasks.spawn(async move {
            let mut times = Vec::new();
            while start.elapsed() < SPELL {
                let (token, body) = ask(next.fetch_add(1, Ordering::Relaxed));
                let sent = Instant::now();
                connection.post(path, &token, body).await?;
                times.push(sent.elapsed().as_secs_f64() * 1e6);
            }
            anyhow::Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.extend(done??);
    }
    let rate = u32::try_from(times.len()).map(f64::from)? / start.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    Ok((rate, times))
}

/// What so many of a hundred stay within. The times are in order.
pub fn percentile(times: &[f64], percent: usize) -> Result<f64> {
    times.get(times.len() * percent / 100).copied().context("nothing was measured")
}

/// The bare server.
pub async fn greet(hello: &SocketAddr, report: &mut Report) -> Result<()> {
    let ask: Ask = Arc::new(|_| (String::new(), b"{}".to_vec()));
    report.note("HTTP hello", spell(*hello, CONNECTIONS, "/hello", Arc::clone(&ask)).await?.0);
    let (_, times) = spell(*hello, 1, "/hello", ask).await?;
    report.note("HTTP hello, one connection, median", percentile(&times, 50)?);
    Ok(())
}

/// Residents activate, each another plate.
pub async fn activate(office: &Office, round: usize, report: &mut Report) -> Result<()> {
    let start = tomorrow();
    let ask: Ask = Arc::new(move |nth| {
        let activate = Activate {
            request: format!("r{round}-{nth}").parse().expect("an identifier"),
            plate: format!("R{round}N{nth}"),
            product: None,
            start,
            length: Length::Days { days: 1 },
            tell_visitor: None,
        };
        (token(nth % HOLDERS), serde_json::to_vec(&activate).expect("it can be written"))
    });
    let (rate, times) = spell(office.address(), CONNECTIONS, "/api/v1/activate", ask).await?;
    report.note("activate over HTTP", rate);
    report.note("activate over HTTP, 99 of 100 within", percentile(&times, 99)?);
    Ok(())
}

/// Residents look at their home screen.
pub async fn look(office: &Office, report: &mut Report) -> Result<()> {
    let ask: Ask = Arc::new(|nth| (token(nth % HOLDERS), b"{}".to_vec()));
    let (rate, _) = spell(office.address(), CONNECTIONS, "/api/v1/overview", Arc::clone(&ask)).await?;
    report.note("overview over HTTP", rate);
    let (_, times) = spell(office.address(), 1, "/api/v1/overview", ask).await?;
    report.note("overview, one connection, median", percentile(&times, 50)?);
    report.note("overview, one connection, 99 of 100 within", percentile(&times, 99)?);
    Ok(())
}

/// Devices ask what is new: nothing, and one stay.
pub async fn catch_up(office: &Office, report: &mut Report) -> Result<()> {
    let mut connection = Connection::open(office.address()).await?;
    let mut cursors = Vec::new();
    for holder in 0..HOLDERS {
        let body = serde_json::to_vec(&GetChanges::default())?;
        let answer = connection.post("/api/v1/changes", &token(holder), body).await?;
        let changes: Changes = serde_json::from_slice(&answer)?;
        cursors.push((changes.cursor, changes.scheme.map(|scheme| scheme.version)));
    }
    let cursors = Arc::new(cursors);
    let since = |back: u64| -> Ask {
        let cursors = Arc::clone(&cursors);
        Arc::new(move |nth| {
            let (Cursor { epoch, seq }, scheme) = cursors[nth % HOLDERS].clone();
            let ask = GetChanges { cursor: Some(Cursor { epoch, seq: seq.saturating_sub(back) }), scheme };
            (token(nth % HOLDERS), serde_json::to_vec(&ask).expect("it can be written"))
        })
    };
    let path = "/api/v1/changes";
    report.note("changes, nothing new", spell(office.address(), CONNECTIONS, path, since(0)).await?.0);
    report.note("changes, one new stay", spell(office.address(), CONNECTIONS, path, since(1)).await?.0);
    let (_, times) = spell(office.address(), 1, path, since(0)).await?;
    report.note("changes, nothing new, one connection, median", percentile(&times, 50)?);
    Ok(())
}
