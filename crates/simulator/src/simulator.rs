//! Starting and stopping, and what all handlers share. What is allowed with a payment is decided elsewhere.

use crate::book::Book;
use crate::calls::Calls;
use crate::cards::{self, Outcome};
use crate::changing;
use crate::faults::Faults;
use crate::hooks::{Hooks, Message};
use crate::keeping;
use crate::misbehaviour::{Misbehaviour, UnknownPayment};
use crate::payment::State;
use crate::settings::{Clock, Rng, Settings, Webhook};
use crate::wire::Untruth;
use crate::{api, serving};
use anyhow::{Context, Result};
use axum::http::header::CONTENT_TYPE;
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How often the clock is looked at for what is due.
const TICK: Duration = Duration::from_millis(50);
/// How long a receiver of webhook messages has to answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// What all handlers share.
pub struct Simulator {
    pub settings: Settings,
    /// The address that callers and browsers use.
    pub base: String,
    pub faults: Faults,
    pub hooks: Hooks,
    book: Mutex<Book>,
    /// Held while the file is written, so that an older state never replaces a newer one.
    writing: tokio::sync::Mutex<()>,
    clock: Arc<dyn Clock>,
    rng: Arc<dyn Rng>,
}

impl Simulator {
    /// All payments as they are now, and the time.
    pub fn book(&self) -> (MutexGuard<'_, Book>, DateTime<Utc>) {
        let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        book.turn(now);
        (book, now)
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new id as the provider makes them: 26 characters.
    pub fn new_id(&self) -> String {
        let mut bytes = [0; 26];
        self.rng.fill(&mut bytes);
        bytes
            .iter()
            .map(|byte| char::from(b"0123456789abcdefghijklmnopqrstuv"[usize::from(byte % 32)]))
            .collect()
    }

    /// A new secret for an address.
    pub fn new_secret(&self) -> String {
        let mut bytes = [0; 16];
        self.rng.fill(&mut bytes);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// Posts what is to be told, and keeps what has changed.
    pub async fn settle(&self) {
        self.post_news();
        let Some(file) = self.settings.keep.clone() else { return };
        let writing = self.writing.lock().await;
        let written = match self.changed() {
            None => return,
            Some(Err(error)) => Err(error.into()),
            Some(Ok(bytes)) => match tokio::task::spawn_blocking(move || keeping::write(&file, &bytes)).await
            {
                Ok(written) => written,
                Err(error) => Err(error.into()),
            },
        };
        if let Err(error) = written {
            tracing::error!(%error, "the simulator's payments are not kept");
        }
        drop(writing);
    }

    fn post_news(&self) {
        let (mut book, now) = self.book();
        let news = book.take_news();
        drop(book);
        if let Some(webhook) = &self.settings.webhook {
            news.iter().for_each(|news| self.hooks.post(news, &self.new_id(), webhook, now));
        }
    }

    /// All payments as the file shall hold them, if anything has changed.
    fn changed(&self) -> Option<serde_json::Result<Vec<u8>>> {
        let (mut book, _) = self.book();
        book.take_changed().then(|| serde_json::to_vec(&book.all().collect::<Vec<_>>()))
    }

    /// Does what it is told to do wrong.
    pub fn misbehave(&self, told: Misbehaviour) -> Result<(), UnknownPayment> {
        match told {
            Misbehaviour::Fault { operation, side, how, times } => {
                self.faults.plan(operation, side, how, times);
            }
            Misbehaviour::Release { operation } => self.faults.release(operation),
            Misbehaviour::Webhooks { how, times } => self.hooks.plan(how, times),
            Misbehaviour::Lie { payment_id, amount, reference } => {
                self.known(&payment_id)?;
                self.faults.lie(payment_id, Untruth { amount, reference });
            }
            Misbehaviour::Force { payment_id, state } => {
                self.known(&payment_id)?;
                let (mut book, now) = self.book();
                book.put(&payment_id, state, now);
                drop(book);
                self.hooks.bell.notify_one();
            }
            Misbehaviour::Replay { payment_id } => {
                self.known(&payment_id)?;
                self.hooks.replay(&payment_id, self.now());
            }
            Misbehaviour::Behave => {
                self.faults.clear();
                self.hooks.clear(self.now());
            }
        }
        Ok(())
    }

    fn known(&self, id: &str) -> Result<(), UnknownPayment> {
        self.book().0.get(id).map(drop).ok_or_else(|| UnknownPayment(id.to_owned()))
    }

    /// Pays with a mock card, without the pages; the payer's bank approves. What is over stays as it is.
    pub fn pay(&self, id: &str, card: &str) -> Result<State, UnknownPayment> {
        let (mut book, now) = self.book();
        let before = book.get(id).ok_or_else(|| UnknownPayment(id.to_owned()))?.state();
        let entered = cards::mocked(card, now);
        if before == State::Created {
            book.put(id, State::Started, now);
        }
        if matches!(before, State::Created | State::Started) {
            let Some(entered) = entered else {
                book.put(id, State::Error, now);
                return Ok(State::Error);
            };
            let asks = entered.outcome == Outcome::AsksBank;
            changing::enter_card(&mut book, id, entered, now);
            if asks {
                changing::answer_bank(&mut book, id, true, now);
            }
        }
        changing::confirm(&mut book, id, now);
        Ok(book.get(id).map_or(before, crate::payment::Payment::state))
    }

    pub fn calls(&self) -> Calls {
        let (book, _) = self.book();
        Calls { payments: book.count(), doubled: book.doubled(), ..self.faults.calls() }
    }

    /// All payments of a reference, at once and as they are.
    pub fn of_reference(&self, reference: &str) -> Vec<Value> {
        let (book, _) = self.book();
        book.of_reference(reference).map(|it| crate::wire::found(it, it.state(), &self.base)).collect()
    }
}

/// A simulator that runs. It stops when this is dropped, too, only less politely.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    simulator: Arc<Simulator>,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Running {
    /// The address for callers and browsers, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.simulator.base
    }

    /// Does something wrong from now on, or stops doing it.
    pub fn misbehave(&self, told: Misbehaviour) -> Result<(), UnknownPayment> {
        self.simulator.misbehave(told)
    }

    /// Pays with a mock card, without the pages, and says where the payment stands then. What is over stays as it is;
    /// a number that is no mock card's ends in an error.
    pub fn pay(&self, payment_id: &str, card: &str) -> Result<State, UnknownPayment> {
        let state = self.simulator.pay(payment_id, card);
        self.simulator.hooks.bell.notify_one();
        state
    }

    /// How often each operation was called, and what is held.
    pub fn calls(&self) -> Calls {
        self.simulator.calls()
    }

    /// All payments of a reference as a search would find them, without its lag.
    pub fn payments(&self, reference: &str) -> Vec<Value> {
        self.simulator.of_reference(reference)
    }

    /// Stops: lets go what is held, finishes what it does, keeps the payments.
    pub async fn stop(mut self) {
        self.simulator.faults.clear();
        self.stop.send_replace(true);
        for task in self.tasks.drain(..) {
            if let Err(error) = task.await {
                tracing::error!(%error, "a part of the payment simulator ended badly");
            }
        }
        self.simulator.settle().await;
    }
}

/// Starts a simulator. Fails if the address is taken or the kept payments cannot be read.
pub async fn start(
    listen: SocketAddr,
    settings: Settings,
    clock: Arc<dyn Clock>,
    rng: Arc<dyn Rng>,
) -> Result<Running> {
    let listener = TcpListener::bind(listen).await.context("the simulator's address is not to be had")?;
    let address = listener.local_addr()?;
    let kept = settings.keep.as_deref().map(keeping::read).transpose()?.unwrap_or_default();
    let client = settings.webhook.as_ref().map(|_| client()).transpose()?;
    let simulator = Arc::new(Simulator {
        base: settings.public_url.clone().unwrap_or_else(|| format!("http://{address}")),
        book: Mutex::new(Book::of(kept, settings.webhook.is_some())),
        faults: Faults::none(),
        hooks: Hooks::default(),
        writing: tokio::sync::Mutex::default(),
        settings,
        clock,
        rng,
    });
    let (stop, stopped) = watch::channel(false);
    let router = api::router(Arc::clone(&simulator));
    let serving = serving::serve(listener, router, Arc::clone(&simulator), stopped.clone());
    let ticking = tick(Arc::clone(&simulator), client, stopped);
    let tasks = vec![tokio::spawn(serving), tokio::spawn(ticking)];
    Ok(Running { address, simulator, stop, tasks })
}

fn client() -> Result<reqwest::Client> {
    // Somebody else may have chosen already; both then use the same.
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(PATIENCE)
        .build()
        .context("the certificates of this machine cannot be read")
}

/// Lets time pass, and delivers what is due, one message after the other.
async fn tick(simulator: Arc<Simulator>, client: Option<reqwest::Client>, mut stop: watch::Receiver<bool>) {
    loop {
        simulator.settle().await;
        let due = simulator.hooks.due(simulator.now());
        let delivering = async {
            if let (Some((place, message)), Some(to), Some(client)) =
                (due, &simulator.settings.webhook, &client)
            {
                let delivered = deliver(client, to, message).await;
                simulator.hooks.settle(place, delivered, to, simulator.now());
                return;
            }
            tokio::select! {
                () = simulator.hooks.bell.notified() => {}
                () = tokio::time::sleep(TICK) => {}
            }
        };
        tokio::select! {
            // An error means that nobody is left who could tell to stop.
            _ = stop.wait_for(|stop| *stop) => break,
            () = delivering => {}
        }
    }
}

async fn deliver(client: &reqwest::Client, to: &Webhook, message: Message) -> bool {
    let request = client
        .post(&to.url)
        .header(CONTENT_TYPE, "application/json")
        .header("Pay-Signature", message.signature)
        .body(message.body);
    match request.send().await {
        Ok(answer) => answer.status().is_success(),
        Err(error) => {
            tracing::debug!(error = %error.without_url(), "a webhook message was not delivered");
            false
        }
    }
}
