//! Telling addresses of residents' own what happens to their stays, as the Standard Webhooks specification has it: signed,
//! tried again for about a day, given up then. What is to be told lies in the store, written with the stay; nothing here
//! knows why. A program that dies after an address has answered tells it again, under the same `webhook-id`.

mod address;
mod signing;
mod stopping;

pub use address::HookSettings;
pub use signing::{message_id, secret_text, signature};

use crate::office::Office;
use crate::store::{ByWhat, Delivery, Trouble, Webhook};
use address::{Checked, NotPublic};
use chrono::{DateTime, TimeDelta, Utc};
use permit_api::connections::{DeliveryState, StayEventKind};
use permit_api::{Code, Problem};
use reqwest::header::{CONTENT_TYPE, USER_AGENT};
use reqwest::redirect::Policy;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinSet;

/// How often it is looked what is due where nobody rings.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// How long an address has for its answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// What is taken at a time.
const BATCH: u32 = 64;
/// Addresses that are told at the same time.
const AT_ONCE: usize = 4;
/// Seconds until the next try, after the first failure and so on: 27 hours and a half in all.
const WAITS: [i64; 7] = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
/// The status by which an address says that it wants to be told nothing any more.
const GONE: u16 = 410;
const AGENT: &str = concat!("park-a-visitor/", env!("CARGO_PKG_VERSION"));

/// What tells addresses.
pub struct Hooks {
    client: reqwest::Client,
    settings: HookSettings,
    /// One round at a time, so that nothing is told twice without need.
    turn: Mutex<()>,
}

impl Hooks {
    /// By settings. Connects when it has to.
    ///
    /// # Errors
    /// If the machine's certificates cannot be read.
    pub fn new(settings: HookSettings) -> anyhow::Result<Self> {
        // Another part of the program may have said so first.
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            .redirect(Policy::none())
            // A proxy would look the name up once more, and find what we have not checked.
            .no_proxy()
            .pool_max_idle_per_host(0)
            .dns_resolver(Arc::new(Checked(settings)))
            .build()?;
        Ok(Self { client, settings, turn: Mutex::default() })
    }

    /// An address as it is kept.
    ///
    /// # Errors
    /// `webhook_address` if it cannot be told: not `https`, or not a place that everybody can reach.
    pub async fn consider(&self, typed: &str) -> Result<String, Problem> {
        let refused = || Problem::new(Code::WebhookAddress);
        let url = address::read(typed, self.settings).ok_or_else(refused)?;
        if address::leads_inside(&url, self.settings).await {
            return Err(refused());
        }
        Ok(url.into())
    }
}

/// How a try ended: an HTTP status, or a word.
struct Tried {
    arrived: bool,
    gone: bool,
    result: String,
}

impl Tried {
    fn word(word: &str) -> Self {
        Self { arrived: false, gone: false, result: word.to_owned() }
    }
}

/// Tells what is due until it is told to stop.
pub async fn run(office: Arc<Office>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let more = round(&office).await.unwrap_or_else(|trouble| {
            tracing::warn!(%trouble, "what is to be told cannot be read or written");
            false
        });
        if !more {
            tokio::select! {
                () = office.store.hook_bell().notified() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }
}

/// Tells what is due once. Says whether there may be more.
pub async fn round(office: &Arc<Office>) -> Result<bool, Trouble> {
    let _turn = office.hooks.turn.lock().await;
    let due = office.store.due_deliveries(office.clock.now(), BATCH).await?;
    let mut by_address = BTreeMap::<_, Vec<_>>::new();
    let full = due.len() == BATCH as usize;
    for (webhook, delivery) in due {
        by_address
            .entry((webhook.key.council.clone(), webhook.id.clone()))
            .or_default()
            .push((webhook, delivery));
    }
    let (mut under_way, mut told) = (JoinSet::new(), false);
    for (_, due) in by_address {
        if under_way.len() == AT_ONCE {
            told |= ended(under_way.join_next().await)?;
        }
        let office = Arc::clone(office);
        under_way.spawn(async move { tell_in_turn(&office, due).await });
    }
    while let Some(end) = under_way.join_next().await {
        told |= ended(Some(end))?;
    }
    // Where nothing arrived, the rest waits for the next look.
    Ok(full && told)
}

type End = Result<Result<bool, Trouble>, tokio::task::JoinError>;

fn ended(end: Option<End>) -> Result<bool, Trouble> {
    end.unwrap_or(Ok(Ok(false))).unwrap_or_else(|_| Err(Trouble::Broken("telling panicked".to_owned())))
}

/// Tells one address what is due there, until something does not arrive. Says whether anything did.
async fn tell_in_turn(office: &Office, due: Vec<(Webhook, Delivery)>) -> Result<bool, Trouble> {
    let mut told = false;
    for (webhook, delivery) in due {
        if tell(office, &webhook, delivery).await?.state != DeliveryState::Delivered {
            break;
        }
        told = true;
    }
    Ok(told)
}

/// Tells an address one thing, and notes how that ended.
pub async fn tell(office: &Office, webhook: &Webhook, delivery: Delivery) -> Result<Delivery, Trouble> {
    let now = office.clock.now();
    let tried = attempt(office, webhook, &delivery, now).await;
    let tries = delivery.tries + 1;
    let wait = WAITS.get(tries as usize - 1).map(|seconds| wait(office, *seconds));
    let (state, at) = match wait {
        _ if tried.arrived => (DeliveryState::Delivered, now),
        Some(wait) if !tried.gone && delivery.kind != StayEventKind::Test => {
            (DeliveryState::Waiting, now + wait)
        }
        Some(_) | None => (DeliveryState::GivenUp, now),
    };
    tracing::info!(webhook = webhook.id, result = tried.result, tries, "an address was told, or not");
    let after = Delivery { state, tries, at, result: Some(tried.result), ..delivery };
    let council = webhook.key.council.clone();
    office.store.note_delivery(council, webhook.id.clone(), after.clone()).await?;
    let given_up = state == DeliveryState::GivenUp && (tried.gone || wait.is_none());
    if given_up && webhook.stopped_at.is_none() {
        stop(office, webhook, now).await?;
    }
    Ok(after)
}

/// Up to a tenth longer than planned, so that not all come back at once.
fn wait(office: &Office, seconds: i64) -> TimeDelta {
    let chance = office.rng.bytes::<1>().map_or(0, |[byte]| i64::from(byte));
    TimeDelta::milliseconds(seconds * 1000 + seconds * 100 * chance / 255)
}

/// Tells an address nothing any more, and its owner so.
async fn stop(office: &Office, webhook: &Webhook, now: DateTime<Utc>) -> Result<(), Trouble> {
    let council = webhook.key.council.clone();
    let owner = office.store.account(council.clone(), ByWhat::Id(webhook.account.clone())).await?;
    let letters = owner.and_then(|owner| stopping::letter(&owner, webhook, now)).into_iter().collect();
    office.store.stop_webhook(council, webhook.id.clone(), Some(now), letters).await?;
    tracing::warn!(webhook = webhook.id, "an address is told nothing any more: it did not answer");
    Ok(())
}

async fn attempt(office: &Office, webhook: &Webhook, delivery: &Delivery, now: DateTime<Utc>) -> Tried {
    // Checked again: what the operator allows may be something else by now.
    let Some(url) = address::read(&webhook.address, office.hooks.settings) else {
        return Tried::word("not_public");
    };
    let id = message_id(&webhook.id, &delivery.name);
    let secret = signing::secret(office, webhook);
    let moment = now.timestamp();
    let request = office
        .hooks
        .client
        .post(url)
        .header(CONTENT_TYPE, "application/json")
        .header(USER_AGENT, AGENT)
        .header("webhook-id", &id)
        .header("webhook-timestamp", moment.to_string())
        .header("webhook-signature", signature(&secret, &id, moment, &delivery.body))
        .body(delivery.body.clone());
    // The status is all there is to know: nothing of the answer's body is read.
    match request.send().await {
        Ok(answer) => {
            let status = answer.status();
            Tried {
                arrived: status.is_success(),
                gone: status.as_u16() == GONE,
                result: status.as_u16().to_string(),
            }
        }
        Err(error) => Tried::word(reason(&error)),
    }
}

fn reason(error: &reqwest::Error) -> &'static str {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(this) = cause {
        if this.is::<NotPublic>() {
            return "not_public";
        }
        cause = this.source();
    }
    match error {
        _ if error.is_timeout() => "timeout",
        _ if error.is_connect() => "no_connection",
        _ => "broken_off",
    }
}
