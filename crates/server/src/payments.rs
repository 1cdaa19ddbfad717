//! Payments: what the house needs of a payment provider, whichever it is. A provider is asked and believed; what its
//! answers mean for an order is decided by the rules. No card is ever seen here.

mod beginning;
mod flags;
mod govuk_pay;
pub mod hook;

pub mod notice;
mod opening;
mod refunding;
pub mod schedule;
mod settings;
mod settling;
mod simulated;
mod till;
mod wire;

pub use beginning::Payer;
pub use flags::{PaymentFlags, Simulate, of_council};
pub use govuk_pay::GovukPay;
pub use opening::Opening;
pub use settings::{PayAccount, PaymentSettings, SimulatorSettings};
pub use simulated::{Simulated, simulate};
pub use till::{Counter, Looked, Place, Till};

use axum::http::HeaderMap;
use chrono::{DateTime, Utc};
use permit_api::words::Lang;
use permit_rules::order::Failure;
use std::fmt;
use std::pin::Pin;

/// What a provider answers, in its own time.
pub type Telling<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A payment to be made.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPayment {
    /// The number of the order it is for.
    pub number: String,
    /// How much, in pence.
    pub pence: u32,
    /// What the payer reads of it.
    pub description: String,
    /// Where the payer comes back to.
    pub return_url: String,
    /// The payer's e-mail address, so that it need not be typed.
    pub email: Option<String>,
    /// The language of the pages.
    pub language: Lang,
}

impl fmt::Debug for NewPayment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("NewPayment").field("number", &self.number).finish_non_exhaustive()
    }
}

/// Why a payment was not made. The texts are codes for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCreated {
    /// There is none for sure: the provider refused it, or never had it.
    #[error("refused, or never sent: {0}")]
    Never(String),
    /// There may be one.
    #[error("nobody knows: {0}")]
    Unknown(String),
}

/// The provider could not be heard. The text is a code for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the payment provider is not heard: {0}")]
pub struct Unheard(pub String);

/// A payment, as the provider has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Payment {
    /// What the provider calls it.
    pub payment: String,
    /// The number of the order it is for.
    pub number: String,
    /// How much, in pence.
    pub pence: u32,
    /// Where it stands.
    pub status: Status,
    /// The page on which it can be paid, good for one visit; none where it cannot be paid any more.
    pub next_url: Option<String>,
    /// How much of it can be sent back, in pence.
    pub refundable: u32,
}

impl fmt::Debug for Payment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Payment")
            .field("payment", &self.payment)
            .field("number", &self.number)
            .field("pence", &self.pence)
            .field("status", &self.status)
            .field("refundable", &self.refundable)
            .finish_non_exhaustive()
    }
}

/// Where a payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is not over.
    UnderWay,
    /// It was paid.
    Paid,
    /// It came to nothing.
    Closed(Failure),
}

/// What a provider made of a refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refunding {
    /// It is on its way.
    Accepted {
        /// What the provider calls it.
        refund: String,
    },
    /// What can be sent back is not what was said: nothing was done.
    Stale,
    /// It will not be paid. The text is a code for the log.
    Refused(String),
    /// Nobody knows. The text is a code for the log.
    Unknown(String),
}

/// A refund, as the provider has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBack {
    /// What the provider calls it.
    pub refund: String,
    /// How much, in pence.
    pub pence: u32,
    /// When it was asked for.
    pub at: DateTime<Utc>,
    /// Whether it came to nothing.
    pub failed: bool,
}

/// That something has happened to a payment. Worth asking for, and worth nothing more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    /// What the provider calls the payment.
    pub payment: String,
    /// The number of the order it says it is for.
    pub number: Option<String>,
}

/// Why a message is not heeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untrusted {
    /// The provider did not send it.
    Forged,
    /// It is not about a payment.
    Unreadable,
}

/// A payment provider, for one council.
pub trait Payments: Send + Sync + 'static {
    /// Makes a payment.
    fn create(&self, new: NewPayment) -> Telling<'_, Result<String, NotCreated>>;

    /// A payment as it is now; none where the provider knows no such payment.
    fn fetch<'a>(&'a self, payment: &'a str) -> Telling<'a, Result<Option<Payment>, Unheard>>;

    /// The provider's name for the payment of an order. What was made a moment ago may not be found yet.
    fn by_number<'a>(&'a self, number: &'a str) -> Telling<'a, Result<Option<String>, Unheard>>;

    /// Asks for a payment to be given up. What became of it, reading it tells.
    fn cancel<'a>(&'a self, payment: &'a str) -> Telling<'a, Result<(), Unheard>>;

    /// Sends so many pence of a payment back, if just so many can be sent back before.
    fn refund<'a>(&'a self, payment: &'a str, pence: u32, refundable: u32) -> Telling<'a, Refunding>;

    /// Everything that was sent back of a payment.
    fn refunds<'a>(&'a self, payment: &'a str) -> Telling<'a, Result<Vec<SentBack>, Unheard>>;

    /// What a message of the provider's hints at.
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<Hint, Untrusted>;
}
