//! The backend: HTTP in front, the rules in the middle, a store behind.
//!
//! [`start`] runs it inside a program that passes in the clock, randomness and the store; the program `permit-server`
//! passes in the real ones. Nothing here decides what is allowed: `permit-rules` does.

mod accept;
pub mod addresses;
mod answer;
mod body;
pub mod books;
mod calendar;
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
mod notices;
mod office;
pub mod officers;
mod outcome;
mod pages;
mod passkey;
mod password;
pub mod payments;
pub mod receipt;
pub mod resident_permits;
pub mod rng;
mod router;
pub mod secrets;
mod session;
pub mod staff;
pub mod store;
pub mod switchboard;
pub mod texts;
mod tokens;
mod tries;
mod upkeep;
mod ways;
pub mod webhooks;

use crate::clock::Clock;
use crate::config::{Config, PublicUrl};
use crate::letters::{Desk, Sending};
use crate::office::{Councils, Office};
use crate::payments::{Opening, Simulated, Till};
use crate::rng::Rng;
use crate::store::Store;
use crate::switchboard::Switchboard;
use anyhow::Context;
use permit_rules::CouncilId;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

/// A server that answers.
pub struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
    purging: JoinHandle<()>,
    enough: watch::Sender<bool>,
    sending: JoinHandle<()>,
    telling: JoinHandle<()>,
    settling: JoinHandle<()>,
    till: Arc<Till>,
    simulated: Simulated,
    patience: Duration,
    office: Arc<Office>,
}

impl Running {
    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Settles what is due to be settled at this moment, and returns when that is done. The server does so by itself.
    pub async fn settle_payments(&self) {
        self.till.turn().await;
    }

    /// Tells of the ends of stays what is due at this moment, and returns when the letters are posted. The server does so
    /// by itself.
    ///
    /// # Errors
    /// If that cannot be done; it is then due again.
    pub async fn tell_ends(&self) -> Result<(), permit_api::Problem> {
        for scheme in self.office.councils.all() {
            notices::turn(&self.office, scheme, self.office.clock.now()).await?;
        }
        Ok(())
    }

    /// Asks for texts that were not brought, and answers them. The server does so by itself.
    pub async fn take_missed_texts(&self) {
        texts::missed::turn(&self.office).await;
    }

    /// Tells addresses what is due to be told at this moment, and returns when that is done. The server does so by itself.
    ///
    /// # Errors
    /// If the store cannot be read or written.
    pub async fn tell_webhooks(&self) -> Result<(), store::Trouble> {
        while webhooks::round(&self.office).await? {}
        Ok(())
    }

    /// The payment simulator of a council, in a demonstration.
    pub fn simulator(&self, council: &CouncilId) -> Option<&permit_simulator::Running> {
        self.simulated.of(council)
    }

    /// Takes no more requests, and returns when those under way are answered or their time is up.
    pub async fn stop(self) {
        let Self { stop, serving, purging, settling, enough, mut sending, mut telling, .. } = self;
        let (simulated, till, patience, office) = (self.simulated, self.till, self.patience, self.office);
        purging.abort();
        settling.abort();
        enough.send_replace(true);
        // Where the server has ended by itself, there is nobody left to tell.
        stop.send(()).unwrap_or_default();
        serving.await.unwrap_or_default();
        purging.await.unwrap_or_default();
        settling.await.unwrap_or_default();
        simulated.stop().await;
        drop((till, office));
        if tokio::time::timeout(patience, &mut sending).await.is_err() {
            sending.abort();
            sending.await.unwrap_or_default();
        }
        // What an address has not answered by now is told again after the start.
        if tokio::time::timeout(patience, &mut telling).await.is_err() {
            telling.abort();
            telling.await.unwrap_or_default();
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
    let public = config.public_url.unwrap_or_else(|| PublicUrl::of(address));
    let councils = Councils::of(config.schemes).context("there is no scheme to serve")?;
    let opening = Opening {
        settings: &config.payments,
        councils: &councils,
        server: address,
        public: &public,
        store: &store,
        clock: &clock,
        rng: &rng,
    };
    let (till, simulated) = opening.open().await?;
    let office = Arc::new(Office {
        till: Arc::clone(&till),
        documents,
        quarantine,
        passwords: password::Passwords::new(&*rng, breached)?,
        public,
        councils,
        addresses: config.addresses,
        resident_permits: config.resident_permits,
        texts: config.texts,
        switchboard: Switchboard::new(config.calls),
        hooks: webhooks::Hooks::new(config.hooks)?,
        demo: config.demo,
        proxies: config.proxies,
        store,
        clock,
        rng,
        limits,
    });
    upkeep::sweep(&office).await?;
    print_papers(&office).await?;
    let schemes: Vec<_> = office.councils.all().map(AsRef::as_ref).collect();
    let pages = pages::router(config.ui.as_deref(), &schemes)?;
    let router = router::router(Arc::clone(&office), pages);
    let (stop, stopped) = oneshot::channel();
    let serving = tokio::spawn(accept::serve(listener, router, limits, stopped));
    let (enough, told) = watch::channel(false);
    let sending = tokio::spawn(Arc::new(letters_of(&office, carriers)).run(told.clone()));
    let telling = tokio::spawn(webhooks::run(Arc::clone(&office), told));
    let purging = tokio::spawn(upkeep::run(Arc::clone(&office)));
    let settling = tokio::spawn(Arc::clone(&till).run());
    let patience = limits.stop;
    Ok(Running {
        address,
        stop,
        serving,
        purging,
        enough,
        sending,
        telling,
        settling,
        till,
        simulated,
        patience,
        office,
    })
}

/// Makes the documents that the demo's people have sent in.
async fn print_papers(office: &Office) -> anyhow::Result<()> {
    for scheme in office.councils.all().filter(|_| office.demo) {
        demo::papers::print(&*office.store, &office.documents, scheme, office.clock.now()).await?;
    }
    Ok(())
}

/// The loop that sends an office's letters.
fn letters_of(office: &Office, carriers: letters::Carriers) -> Sending {
    Sending::new(
        Arc::clone(&office.store),
        Arc::clone(&office.clock),
        Arc::clone(&office.rng),
        office.councils.all().map(|scheme| (scheme.council.clone(), Desk::of(scheme))).collect(),
        carriers,
    )
}
