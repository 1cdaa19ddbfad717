//! What the simulator is told when it starts: its key, whom it calls, and the time and randomness it goes by. Nothing
//! here reads an environment or a file.

use chrono::{DateTime, Duration, Utc};
use std::path::PathBuf;

/// Says what time it is.
pub trait Clock: Send + Sync + 'static {
    /// The time.
    fn now(&self) -> DateTime<Utc>;
}

/// A source of unguessable bytes.
pub trait Rng: Send + Sync + 'static {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// How the simulator is set up. Not to be printed: it holds secrets.
#[derive(Clone)]
pub struct Settings {
    /// The key that callers show as `Authorization: Bearer`.
    pub api_key: String,
    /// Whom to tell what happened, if anybody.
    pub webhook: Option<Webhook>,
    /// The file that keeps the payments between two starts, if they shall be kept.
    pub keep: Option<PathBuf>,
    /// The address that browsers and callers use, without a slash at its end. Without it, the address it listens at.
    pub public_url: Option<String>,
    /// Whose payment pages these are, as people read it.
    pub council: String,
    /// How far a search lags behind what has happened.
    pub search_lag: Duration,
    /// When a refund arrives.
    pub refunds: Refunds,
    /// Whether `return_url` must begin with https, as it must with a live key.
    pub https_only: bool,
}

impl Settings {
    /// Settings with a key and otherwise those of a test account: refunds at once, no webhook, no lag, nothing kept.
    pub fn new(api_key: &str, council: &str) -> Self {
        Self {
            api_key: api_key.to_owned(),
            webhook: None,
            keep: None,
            public_url: None,
            council: council.to_owned(),
            search_lag: Duration::zero(),
            refunds: Refunds::AtOnce,
            https_only: false,
        }
    }
}

/// Whom to tell what happened.
#[derive(Clone)]
pub struct Webhook {
    /// The address messages are posted to.
    pub url: String,
    /// What messages are signed with.
    pub secret: String,
    /// How long after each failed delivery the next is tried; after the last of these it is given up.
    pub retries: Vec<Duration>,
}

impl Webhook {
    /// A receiver with the real service's times: a minute, five minutes, an hour, a day, two days.
    pub fn new(url: &str, secret: &str) -> Self {
        let retries = [1, 5, 60, 24 * 60, 2 * 24 * 60].map(Duration::minutes).to_vec();
        Self { url: url.to_owned(), secret: secret.to_owned(), retries }
    }
}

/// When a refund arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refunds {
    /// At once, as with a test account.
    AtOnce,
    /// So long after it was asked for; until then it is `submitted`.
    After(Duration),
}
