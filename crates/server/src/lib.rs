//! The backend: HTTP in front, the rules in the middle, a store behind.
//!
//! [`start`] runs it inside a program that passes in the clock, randomness and the store; the program `permit-server`
//! passes in the real ones. Nothing here decides what is allowed: `permit-rules` does.

mod accept;
mod answer;
mod body;
mod calls;
pub mod clock;
pub mod config;
pub mod demo;
pub mod doctor;
mod headers;
pub mod log;
mod office;
mod pages;
mod password;
pub mod rng;
mod router;
mod session;
pub mod store;
mod tries;

use crate::clock::Clock;
use crate::config::{Config, PublicUrl};
use crate::office::Office;
use crate::rng::Rng;
use crate::store::Store;
use anyhow::Context;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How often what has expired is forgotten.
const PURGE_EVERY: Duration = Duration::from_secs(3600);

/// A server that answers.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
    purging: JoinHandle<()>,
}

impl Running {
    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more requests, and returns when those under way are answered or their time is up.
    pub async fn stop(self) {
        let Self { stop, serving, purging, .. } = self;
        purging.abort();
        // Where the server has ended by itself, there is nobody left to tell.
        stop.send(()).unwrap_or_default();
        serving.await.unwrap_or_default();
        purging.await.unwrap_or_default();
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
    let office = Arc::new(Office {
        passwords: password::Passwords::new(&*rng)?,
        public: config.public_url.unwrap_or_else(|| PublicUrl::of(address)),
        scheme: Arc::new(config.scheme),
        proxies: config.proxies,
        store,
        clock,
        rng,
        limits,
    });
    let router = router::router(Arc::clone(&office), pages::router(config.ui.as_deref())?);
    let (stop, stopped) = oneshot::channel();
    let serving = tokio::spawn(accept::serve(listener, router, limits, stopped));
    let purging = tokio::spawn(purge(office));
    Ok(Running { address, stop, serving, purging })
}

async fn purge(office: Arc<Office>) {
    let mut turns = tokio::time::interval(PURGE_EVERY);
    loop {
        turns.tick().await;
        let now = office.clock.now();
        if let Err(trouble) = office.store.purge(now, now - tries::window()).await {
            tracing::warn!(%trouble, "what has expired could not be forgotten");
        }
    }
}
