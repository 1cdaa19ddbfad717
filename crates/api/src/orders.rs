//! Orders as people see them: their payment, their refunds, the history and the receipt. An order is described by one
//! function wherever it is shown.

use crate::devices::Saved;
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::order::{OrderLine, OrderState, Refund, RefundGround, RefundState};
use permit_rules::scheme::{Unit, Words};
use permit_rules::{Channel, Order, OrderId, ProductId, RefundId, Scheme};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// An order as its buyer sees it. Output of `checkout`, `check_order` and `cancel_order`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OrderView {
    /// The order.
    pub id: OrderId,
    /// What to call it.
    pub number: String,
    /// When it was placed: the date of purchase.
    pub placed_at: DateTime<Utc>,
    /// Who placed it; none where the account is closed.
    pub placed_by: Option<String>,
    /// Where it was placed.
    pub channel: Channel,
    /// What was bought.
    pub lines: Vec<LineView>,
    /// What it cost, in pence.
    pub pence: u32,
    /// Where it stands.
    pub state: OrderState,
    /// Whether nobody can tell at the moment how the payment stands: the provider has not been heard of.
    pub unknown: bool,
    /// Until when it can be paid; none where that is over.
    pub pay_until: Option<DateTime<Utc>>,
    /// What went back, or is to, oldest first.
    pub refunds: Vec<RefundView>,
}

/// A refund as the buyer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RefundView {
    /// The refund.
    pub id: RefundId,
    /// How much, in pence.
    pub pence: u32,
    /// For how many visits or hours.
    pub units: u32,
    /// Why.
    pub ground: RefundGround,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// How far it is.
    pub progress: RefundProgress,
    /// When that came about.
    pub at: DateTime<Utc>,
}

/// How far a refund is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefundProgress {
    /// The council looks at it.
    Requested,
    /// It is agreed to; the payment provider has still to send it.
    Agreed,
    /// The money is on its way.
    Done,
    /// It will not be paid.
    Declined,
}

/// Bundles of one kind at one price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LineView {
    /// The kind of permit.
    pub product: ProductId,
    /// Its name by language.
    pub name: Words,
    /// What a bundle is counted in.
    pub unit: Unit,
    /// How many of those a bundle holds.
    pub bundle: u32,
    /// How many bundles.
    pub bundles: u32,
    /// What each costs, in pence.
    pub pence_each: u32,
    /// What they cost together, in pence.
    pub pence: u32,
}

/// Input of `check_order`: asks the payment provider where an order's payment stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckOrder {
    /// Which order.
    pub order: OrderId,
}

/// Input of `cancel_order`: gives an order up that has not been paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelOrder {
    /// Which order.
    pub order: OrderId,
}

/// Input of `payment_outcome`: what the page says to somebody who comes back from paying, logged in or not.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetPaymentOutcome {
    /// The key in the page's address.
    pub attempt: String,
}

impl fmt::Debug for GetPaymentOutcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("GetPaymentOutcome").finish_non_exhaustive()
    }
}

/// Output of `payment_outcome`. Nothing in it is personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentOutcome {
    /// What the order is called.
    pub number: String,
    /// The council's name by language.
    pub council_name: Words,
    /// What was bought.
    pub lines: Vec<LineView>,
    /// What it cost, in pence.
    pub pence: u32,
    /// Where it stands.
    pub state: OrderState,
    /// Whether nobody can tell at the moment how the payment stands.
    pub unknown: bool,
    /// Where the order was placed: whoever used the app goes back to it.
    pub channel: Channel,
}

/// Input of `payment_history`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetPaymentHistory {
    /// Of the year that begins on this day, as the history lists them; all of them where there is none.
    pub year: Option<NaiveDate>,
}

/// Output of `payment_history`. The seed: "You can view your purchase dates via the Payment History section".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentHistory {
    /// The orders, the latest first.
    pub orders: Vec<OrderView>,
    /// The years in which something was ordered, the latest first.
    pub years: Vec<PaymentYear>,
    /// What was paid for the orders shown, less what went back, in pence.
    pub paid: u32,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// A year of payments: the council's permit year where it has one, otherwise the calendar's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentYear {
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
}

/// Input of `export_payments`: the history as a table, CSV.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPayments {
    /// Of the year that begins on this day; all of them where there is none.
    pub year: Option<NaiveDate>,
}

/// Input of `receipt`: the receipt of a paid order, PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetReceipt {
    /// Which order.
    pub order: OrderId,
}

/// Input of `send_receipt`: sends the receipt of a paid order by e-mail once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SendReceipt {
    /// Which order.
    pub order: OrderId,
}

/// Output of `send_receipt`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReceiptSent {}

/// A file to be kept. Output of `receipt` and `export_payments`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct File {
    /// What to call it.
    pub file_name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes in base64. Empty once a device has saved it.
    pub base64: String,
    /// What became of it on the device; nothing where no device took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub saved: Option<Saved>,
}

impl fmt::Debug for File {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("File").field("media_type", &self.media_type).finish_non_exhaustive()
    }
}

/// For how many minutes after it was placed an order can be paid. GOV.UK Pay: a payment expires 90 minutes after it
/// was made.
pub const PAY_MINUTES: i64 = 90;

impl OrderView {
    /// An order at a moment, placed by somebody of this name, and whether its payment provider could not be heard of.
    pub fn of(
        order: &Order,
        placed_by: Option<String>,
        unheard: bool,
        scheme: &Scheme,
        now: DateTime<Utc>,
    ) -> Self {
        let pay_until = order.placed_at + chrono::Duration::minutes(PAY_MINUTES);
        Self {
            id: order.id.clone(),
            number: order.number.clone(),
            placed_at: order.placed_at,
            placed_by,
            channel: order.channel,
            lines: lines(order, scheme),
            pence: order.pence,
            state: order.state,
            unknown: order.is_open() && (unheard || order.payment.is_none() || pay_until <= now),
            pay_until: Some(pay_until).filter(|until| order.is_open() && now < *until),
            refunds: order.refunds.iter().map(RefundView::of).collect(),
        }
    }
}

impl PaymentOutcome {
    /// What anybody may know of an order who has its key.
    pub fn of(order: &Order, unheard: bool, scheme: &Scheme) -> Self {
        Self {
            number: order.number.clone(),
            council_name: scheme.name.clone(),
            lines: lines(order, scheme),
            pence: order.pence,
            state: order.state,
            unknown: order.is_open() && (unheard || order.payment.is_none()),
            channel: order.channel,
        }
    }
}

fn lines(order: &Order, scheme: &Scheme) -> Vec<LineView> {
    let line = |line: &OrderLine| {
        let product = scheme.product(Some(&line.product));
        LineView {
            product: line.product.clone(),
            // A kind of permit that is no longer offered goes by its key.
            name: product.map_or_else(
                || [("en".to_owned(), line.product.to_string())].into(),
                |product| product.name.clone(),
            ),
            unit: product.map_or(Unit::Visit, |product| product.unit),
            bundle: product.map_or(0, |product| product.bundle),
            bundles: line.bundles,
            pence_each: line.pence_each,
            pence: line.bundles.saturating_mul(line.pence_each),
        }
    };
    order.lines.iter().map(line).collect()
}

impl RefundView {
    /// A refund as the buyer sees it.
    pub fn of(refund: &Refund) -> Self {
        let (progress, at) = match &refund.state {
            RefundState::Requested => (RefundProgress::Requested, refund.requested_at),
            RefundState::Approved { at, .. } | RefundState::Sent { at, .. } => (RefundProgress::Agreed, *at),
            RefundState::Done { at, .. } => (RefundProgress::Done, *at),
            RefundState::Declined { at, .. } => (RefundProgress::Declined, *at),
        };
        Self {
            id: refund.id.clone(),
            pence: refund.pence,
            units: refund.visits.iter().map(|spend| spend.visits).sum(),
            ground: refund.ground.clone(),
            requested_at: refund.requested_at,
            progress,
            at,
        }
    }
}
