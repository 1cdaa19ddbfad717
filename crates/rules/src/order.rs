//! Buying bundles: the basket, orders, their payment and what goes back. The seed: "You can purchase multiple bundles by
//! placing a bundle into your basket and repeating the process."
//!
//! An order has one payment. While that is open it holds its share of the allowance; only a final state that was read
//! from the provider ends it. The types are here; what may be done when is in the parts.

mod basket;
mod payment;
mod refund;

pub use basket::may_buy;
pub use payment::Fact;
pub use refund::RefundFact;

use crate::scheme::Scheme;
use crate::stay::Spend;
use crate::{BundleId, Channel, Decision, Holder, OrderId, ProductId, RefundId, Refusal};
use chrono::{DateTime, Duration, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// How long a basket is kept after it was last changed.
pub const BASKET_KEPT: Duration = Duration::days(1);
/// The longest reason for a refund, in characters.
pub const LONGEST_REASON: usize = 500;

/// What a holder means to buy. All members and devices of the holder see the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Basket {
    /// Bundles by kind of permit; never 0.
    pub lines: BTreeMap<ProductId, u32>,
    /// When it was last changed.
    pub changed_at: Option<DateTime<Utc>>,
}

/// A purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Order {
    /// The order.
    pub id: OrderId,
    /// What people and the payment provider call it.
    pub number: String,
    /// What is bought, one line for each price.
    pub lines: Vec<OrderLine>,
    /// What it costs in all, in pence.
    pub pence: u32,
    /// When it was placed: the date of purchase, which year and validity are counted from.
    pub placed_at: DateTime<Utc>,
    /// The account that placed it.
    pub account: String,
    /// Where it was placed.
    pub channel: Channel,
    /// A hash of the key in the address the payer comes back to. Means nothing to anybody but the server.
    pub back: String,
    /// What the provider calls the payment, once that is known.
    pub payment: Option<String>,
    /// Where it stands.
    pub state: OrderState,
    /// What went back, or is to, oldest first.
    #[serde(default)]
    pub refunds: Vec<Refund>,
}

/// Bundles of one kind at one price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OrderLine {
    /// The kind of permit.
    pub product: ProductId,
    /// How many.
    pub bundles: u32,
    /// What each costs, in pence.
    pub pence_each: u32,
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OrderState {
    /// Its payment has no final state that we know of. Its bundles count against the allowance.
    Open,
    /// Paid, and its bundles are there.
    Paid {
        /// When we learnt of it.
        at: DateTime<Utc>,
        /// How it was paid.
        method: Method,
    },
    /// Not paid, and never to be. The allowance is free again.
    Closed {
        /// When we learnt of it.
        at: DateTime<Utc>,
        /// Why.
        why: Failure,
    },
    /// Paid after the allowance had gone to others: there are no bundles, and the money goes back by itself.
    Returned {
        /// When we learnt of it.
        at: DateTime<Utc>,
    },
}

/// How an order was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// By card, at the payment provider.
    Card,
    /// There was nothing to pay.
    Free,
}

/// Why a payment came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The card was declined.
    Declined,
    /// Nobody paid in time.
    Expired,
    /// The payer gave up.
    Cancelled,
    /// The provider had a fault.
    Error,
    /// The provider never had it.
    NotStarted,
}

/// Money that goes back, and the visits it was for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Refund {
    /// The refund.
    pub id: RefundId,
    /// What goes back, in pence.
    pub pence: u32,
    /// The visits given up for it, by bundle.
    pub visits: Vec<Spend>,
    /// Why.
    pub ground: RefundGround,
    /// Who asked for it; none where the rules did.
    pub requested_by: Option<String>,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// Where it stands.
    pub state: RefundState,
}

/// Why money goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "ground", rename_all = "snake_case")]
pub enum RefundGround {
    /// The council's reason, in the words of its staff.
    Reason {
        /// Those words.
        reason: String,
    },
    /// It was paid after the allowance had gone.
    AllowanceGone,
}

/// Where a refund stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RefundState {
    /// Somebody else has to agree. Its visits are held back.
    Requested,
    /// Agreed; the provider has not been asked yet.
    Approved {
        /// Who agreed; none where the rules did.
        by: Option<String>,
        /// When.
        at: DateTime<Utc>,
    },
    /// The provider was asked, and what it made of it is not known yet.
    Sent {
        /// Who agreed.
        by: Option<String>,
        /// When it was last asked.
        at: DateTime<Utc>,
        /// What could still be refunded of the payment before, in pence.
        refundable: u32,
    },
    /// The money is on its way back.
    Done {
        /// When we learnt of it.
        at: DateTime<Utc>,
        /// What the provider calls it.
        provider: Option<String>,
    },
    /// Nobody agreed, or the provider would not. The visits are there again.
    Declined {
        /// When.
        at: DateTime<Utc>,
        /// Who; none where the provider did.
        by: Option<String>,
        /// Why.
        note: String,
    },
}

/// Something to be done about buying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Buy {
    /// Have so many bundles of a kind in the basket; 0 takes them out.
    Fill {
        /// The kind of permit.
        product: ProductId,
        /// How many bundles.
        bundles: u32,
    },
    /// Order what is in the basket.
    Checkout(Checkout),
    /// The provider knows the payment by this name.
    Started {
        /// The order.
        order: OrderId,
        /// The provider's name for its payment.
        payment: String,
    },
    /// The provider has said how a payment ended.
    Settle {
        /// The order.
        order: OrderId,
        /// What it said.
        fact: Fact,
    },
    /// Ask for what is unused to be paid back.
    RequestRefund {
        /// The refund it shall be.
        id: RefundId,
        /// Of which order.
        order: OrderId,
        /// Of one bundle only.
        bundle: Option<BundleId>,
        /// Why.
        reason: String,
        /// Who asks.
        by: String,
    },
    /// Agree to a refund.
    ApproveRefund {
        /// Of which order.
        order: OrderId,
        /// Which.
        refund: RefundId,
        /// Who agrees.
        by: String,
    },
    /// Do not agree to a refund.
    DeclineRefund {
        /// Of which order.
        order: OrderId,
        /// Which.
        refund: RefundId,
        /// Who does not.
        by: String,
        /// Why not.
        note: String,
    },
    /// The provider is about to be asked for a refund.
    SendRefund {
        /// Of which order.
        order: OrderId,
        /// Which.
        refund: RefundId,
        /// What can be refunded of the payment before, in pence.
        refundable: u32,
    },
    /// The provider has said what became of a refund.
    SettleRefund {
        /// Of which order.
        order: OrderId,
        /// Which.
        refund: RefundId,
        /// What it said.
        fact: RefundFact,
    },
    /// Put on record that visits have expired.
    Expire,
}

/// An order as it is placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkout {
    /// The order it shall be.
    pub id: OrderId,
    /// What it is to be called: unique in the council, at most 20 letters, digits and dashes.
    pub number: String,
    /// A hash of the key in the address the payer comes back to.
    pub back: String,
    /// Who orders.
    pub account: String,
    /// Where.
    pub channel: Channel,
    /// What the person was told it costs, in pence.
    pub pence: u32,
}

impl Basket {
    /// What is in it at a moment: nothing, a day after it was last changed.
    pub fn at(&self, now: DateTime<Utc>) -> &BTreeMap<ProductId, u32> {
        static EMPTY: BTreeMap<ProductId, u32> = BTreeMap::new();
        let kept = self.changed_at.is_some_and(|changed| now < changed + BASKET_KEPT);
        if kept { &self.lines } else { &EMPTY }
    }
}

impl Order {
    /// Whether its payment has no final state that we know of.
    pub fn is_open(&self) -> bool {
        matches!(self.state, OrderState::Open)
    }

    /// Whether its payment came to nothing.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, OrderState::Closed { .. })
    }

    /// Bundles of a kind of permit in it.
    pub fn bundles_of(&self, product: &ProductId) -> u32 {
        self.lines.iter().filter(|line| line.product == *product).map(|line| line.bundles).sum()
    }

    /// Its bundles, whatever kind.
    pub fn bundles(&self) -> u32 {
        self.lines.iter().map(|line| line.bundles).sum()
    }

    /// What has gone back of it, or is on its way, in pence.
    pub fn refunded(&self) -> u32 {
        let gone = |it: &&Refund| matches!(it.state, RefundState::Done { .. } | RefundState::Sent { .. });
        self.refunds.iter().filter(gone).map(|refund| refund.pence).sum()
    }

    /// Whether its payment or a refund has no end yet.
    pub fn is_unsettled(&self) -> bool {
        self.is_open() || self.refunds.iter().any(Refund::is_under_way)
    }
}

impl Refund {
    /// Whether it is neither done nor declined.
    pub fn is_under_way(&self) -> bool {
        matches!(self.state, RefundState::Requested) || self.is_agreed()
    }

    /// Whether it is agreed to and the provider has not said what became of it.
    pub fn is_agreed(&self) -> bool {
        matches!(self.state, RefundState::Approved { .. } | RefundState::Sent { .. })
    }
}

/// What something about buying leads to.
pub(crate) fn decide(
    holder: &Holder,
    buy: &Buy,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    match buy {
        Buy::Fill { product, bundles } => basket::fill(holder, product, *bundles, scheme, now),
        Buy::Checkout(checkout) => basket::check_out(holder, checkout, scheme, now),
        Buy::Started { order, payment } => payment::started(holder, order, payment),
        Buy::Settle { order, fact } => payment::settle(holder, order, fact, scheme, now),
        Buy::RequestRefund { id, order, bundle, reason, by } => {
            let asked = refund::Asked { id, bundle: bundle.as_ref(), reason, by };
            refund::request(holder, order, &asked, scheme, now)
        }
        Buy::ApproveRefund { order, refund, by } => refund::approve(holder, order, refund, by, now),
        Buy::DeclineRefund { order, refund, by, note } => {
            refund::decline(holder, order, refund, Some(by), note, now)
        }
        Buy::SendRefund { order, refund, refundable } => {
            refund::send(holder, order, refund, *refundable, now)
        }
        Buy::SettleRefund { order, refund, fact } => refund::settle(holder, order, refund, fact, now),
        Buy::Expire => Ok(crate::ledger::expire(holder, scheme, now)),
    }
}

fn found<'a>(holder: &'a Holder, order: &OrderId) -> Result<&'a Order, Refusal> {
    holder.orders.get(order).ok_or(Refusal::UnknownOrder)
}
