//! A payment and what can become of it. Knows no HTTP, no clock and no card number.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How long somebody has to pay.
pub const LIFETIME: Duration = Duration::minutes(90);
/// So many links and visits of a payment are remembered.
const REMEMBERED: usize = 2_000;

/// Where a payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has opened its page.
    Created,
    /// Somebody is entering a card.
    Started,
    /// The card was accepted, the amount is not confirmed.
    Submitted,
    /// Confirmed, and waiting to be captured.
    Capturable,
    /// Paid.
    Success,
    /// The card was refused (P0010).
    Rejected,
    /// Nobody paid in time (P0020).
    Expired,
    /// The payer cancelled (P0030).
    CancelledByPayer,
    /// The service cancelled (P0040).
    Cancelled,
    /// The provider failed (P0050).
    Error,
}

impl State {
    /// The word for it on the wire.
    pub fn status(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Started => "started",
            Self::Submitted => "submitted",
            Self::Capturable => "capturable",
            Self::Success => "success",
            Self::Rejected | Self::Expired | Self::CancelledByPayer => "failed",
            Self::Cancelled => "cancelled",
            Self::Error => "error",
        }
    }

    /// Why it failed, if it did: the code and the words that go with it on the wire.
    pub fn failure(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Created | Self::Started | Self::Submitted | Self::Capturable | Self::Success => None,
            Self::Rejected => Some(("P0010", "Payment method rejected")),
            Self::Expired => Some(("P0020", "Payment expired")),
            Self::CancelledByPayer => Some(("P0030", "Payment was cancelled by the user")),
            Self::Cancelled => Some(("P0040", "Payment was cancelled by the service")),
            Self::Error => Some(("P0050", "Payment provider returned an error")),
        }
    }

    /// Whether it is over.
    pub fn finished(self) -> bool {
        self == Self::Success || self.failure().is_some()
    }
}

/// A state, and since when.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Step {
    pub state: State,
    pub at: DateTime<Utc>,
}

/// What may be known of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSeen {
    pub scheme: String,
    pub kind: String,
    pub first_digits: String,
    pub last_digits: String,
    /// Month and year as `MM/YY`.
    pub expiry: String,
    pub name: String,
}

/// Money on its way back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Refund {
    pub id: String,
    pub amount: u32,
    pub asked_at: DateTime<Utc>,
    /// When it arrives.
    pub arrives_at: DateTime<Utc>,
    pub arrived: bool,
}

/// The token of a link to the payment's page. It opens the page once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Link {
    pub token: String,
    pub used: bool,
}

/// What is asked for when a payment is made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Wanted {
    /// In pence.
    pub amount: u32,
    pub reference: String,
    pub description: String,
    pub return_url: String,
    pub welsh: bool,
    pub email: Option<String>,
    pub metadata: Option<Map<String, Value>>,
    pub cardholder: Option<String>,
    pub billing_address: Option<Value>,
    pub delayed_capture: bool,
}

/// One payment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Payment {
    pub id: String,
    pub wanted: Wanted,
    /// Never empty: the first is its creation.
    pub steps: Vec<Step>,
    pub card: Option<CardSeen>,
    /// A card was entered whose bank asks the payer first.
    pub asking_bank: bool,
    pub refunds: Vec<Refund>,
    pub links: Vec<Link>,
    /// Secrets of those who came by a link.
    pub visits: Vec<String>,
}

impl Payment {
    /// A new payment.
    pub fn new(id: String, wanted: Wanted, now: DateTime<Utc>) -> Self {
        Self {
            id,
            wanted,
            steps: vec![Step { state: State::Created, at: now }],
            card: None,
            asking_bank: false,
            refunds: Vec::new(),
            links: Vec::new(),
            visits: Vec::new(),
        }
    }

    pub fn created_at(&self) -> DateTime<Utc> {
        self.steps.first().map(|step| step.at).unwrap_or_default()
    }

    pub fn state(&self) -> State {
        self.steps.last().map_or(State::Error, |step| step.state)
    }

    /// Where it stood at a moment. Nowhere before it was created.
    pub fn state_at(&self, moment: DateTime<Utc>) -> Option<State> {
        self.steps.iter().rev().find(|step| step.at <= moment).map(|step| step.state)
    }

    pub fn expires_at(&self) -> DateTime<Utc> {
        self.created_at() + LIFETIME
    }

    /// Pence already on their way back.
    pub fn refunded(&self) -> u32 {
        self.refunds.iter().map(|refund| refund.amount).sum()
    }

    /// Pence that may still be sent back.
    pub fn refundable(&self) -> u32 {
        self.wanted.amount.saturating_sub(self.refunded())
    }

    /// Adds a link; says which one it no longer knows because of it.
    pub fn add_link(&mut self, token: String) -> Option<String> {
        self.links.push(Link { token, used: false });
        (self.links.len() > REMEMBERED).then(|| self.links.remove(0).token)
    }

    /// Adds somebody who came by a link; says whom it no longer knows because of it.
    pub fn add_visit(&mut self, secret: String) -> Option<String> {
        self.visits.push(secret);
        (self.visits.len() > REMEMBERED).then(|| self.visits.remove(0))
    }
}
