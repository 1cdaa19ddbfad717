//! The backend: HTTP in front, the rules in the middle, a store behind.
//!
//! [`start`] runs it inside a program that passes in the clock, randomness and the store; the program `permit-server`
//! passes in the real ones. Nothing here decides what is allowed: `permit-rules` does.

mod accept;
pub mod addresses;
mod answer;
mod body;
mod calls;
pub mod clock;
pub mod config;
mod contact;
mod csv_file;
pub mod demo;
pub mod doctor;
pub mod documents;
mod folding;
mod headers;
pub mod letters;
pub mod log;
mod office;
mod outcome;
mod pages;
mod passkey;
mod password;
pub mod resident_permits;
pub mod rng;
mod router;
mod session;
pub mod staff;
pub mod store;
mod tries;
mod upkeep;

use crate::clock::Clock;
use crate::config::{Config, PublicUrl};
use crate::letters::{Desk, Sending};
use crate::office::{Councils, Office};
use crate::rng::Rng;
use crate::store::Store;
use anyhow::Context;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

/// A server that answers.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
    purging: JoinHandle<()>,
    enough: watch::Sender<bool>,
    sending: JoinHandle<()>,
    patience: Duration,
}

impl Running {
    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more requests, and returns when those under way are answered or their time is up.
    pub async fn stop(self) {
        let Self { stop, serving, purging, enough, mut sending, patience, .. } = self;
        purging.abort();
        enough.send_replace(true);
        // Where the server has ended by itself, there is nobody left to tell.
        stop.send(()).unwrap_or_default();
        serving.await.unwrap_or_default();
        purging.await.unwrap_or_default();
        if tokio::time::timeout(patience, &mut sending).await.is_err() {
            sending.abort();
            sending.await.unwrap_or_default();
        }
    }
}

/// Starts a server.
///
/// # Errors
/// If the address cannot be listened on ([`std::io::Error`] is then the cause), or the website cannot be read.
pub async fn start(
    config: Config,
    clock: Arc<dyn Clock>,
    rng: Arc<dyn Rng>,
    store: Arc<dyn Store>,
) -> anyhow::Result<Running> {
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    let address = listener.local_addr()?;
    let limits = config.limits;
    let carriers = config.post.carriers()?;
    carriers.warn();
    let (documents, quarantine) = config.documents.open(&rng)?;
    let breached = config.breached_passwords.as_deref().map(password::Breached::open).transpose()?;
    let office = Arc::new(Office {
        documents,
        quarantine,
        passwords: password::Passwords::new(&*rng, breached)?,
        public: config.public_url.unwrap_or_else(|| PublicUrl::of(address)),
        councils: Councils::of(config.schemes).context("there is no scheme to serve")?,
        addresses: config.addresses,
        resident_permits: config.resident_permits,
        demo: config.demo,
        proxies: config.proxies,
        store,
        clock,
        rng,
        limits,
    });
    upkeep::sweep(&office).await?;
    if office.demo {
        for scheme in office.councils.all() {
            demo::papers::print(&*office.store, &office.documents, scheme, office.clock.now()).await?;
        }
    }
    let router = router::router(Arc::clone(&office), pages::router(config.ui.as_deref())?);
    let (stop, stopped) = oneshot::channel();
    let serving = tokio::spawn(accept::serve(listener, router, limits, stopped));
    let (enough, told) = watch::channel(false);
    let sending = Sending::new(
        Arc::clone(&office.store),
        Arc::clone(&office.clock),
        Arc::clone(&office.rng),
        office.councils.all().map(|scheme| (scheme.council.clone(), Desk::of(scheme))).collect(),
        carriers,
    );
    let sending = tokio::spawn(Arc::new(sending).run(told));
    let purging = tokio::spawn(upkeep::run(office));
    Ok(Running { address, stop, serving, purging, enough, sending, patience: limits.stop })
}
