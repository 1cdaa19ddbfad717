//! The staff room's orders and refunds: finding an order, asking for a refund, and agreeing to somebody else's.

use crate::orders::{OrderView, RefundProgress};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::order::RefundGround;
use permit_rules::scheme::{RefundRule, Unit, Words};
use permit_rules::{BundleId, HolderId, OrderId, ProductId, RefundId, RequestId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Which order of which holder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderCase {
    /// The holder.
    pub holder: HolderId,
    /// The order.
    pub order: OrderId,
}

/// Input of `find_orders`. Who looked, and for what kind of thing, is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FindOrders {
    /// An order's number, or the e-mail address of an account.
    pub text: String,
}

impl fmt::Debug for FindOrders {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("FindOrders").finish_non_exhaustive()
    }
}

/// Output of `find_orders`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FoundOrders {
    /// The orders, the latest first; at most 50.
    pub orders: Vec<OrderItem>,
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OrderItem {
    /// Which.
    pub case: OrderCase,
    /// The order.
    pub order: OrderView,
}

/// Input of `open_order`. That it was opened, and by whom, is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenOrder {
    /// Which.
    pub case: OrderCase,
}

/// An order as staff see it. Output of every operation on one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StaffOrder {
    /// Which.
    pub case: OrderCase,
    /// The order.
    pub order: OrderView,
    /// What the payment provider calls the payment.
    pub payment: Option<String>,
    /// The holder's name on record, where there is one.
    pub holder_name: Option<String>,
    /// What became of its bundles.
    pub bundles: Vec<BundleView>,
    /// What could be paid back now if it were asked for, in pence; 0 where nothing can be.
    pub refundable: u32,
    /// Its refunds, oldest first.
    pub refunds: Vec<StaffRefund>,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// A bundle and where its visits are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BundleView {
    /// The bundle.
    pub id: BundleId,
    /// The kind of permit.
    pub product: ProductId,
    /// Its name by language.
    pub name: Words,
    /// What it is counted in.
    pub unit: Unit,
    /// How many it held.
    pub units: u32,
    /// To be used.
    pub available: u32,
    /// Used.
    pub spent: u32,
    /// Held back for a refund.
    pub reserved: u32,
    /// Not used in time.
    pub expired: u32,
    /// Paid back.
    pub refunded: u32,
    /// Its last day.
    pub last_day: NaiveDate,
    /// What it cost, in pence.
    pub pence: u32,
    /// Whether the scheme pays unused ones back.
    pub refund: RefundRule,
    /// What could be paid back of it now if it were asked for, in pence; 0 where nothing can be.
    pub refundable: u32,
}

/// A refund as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StaffRefund {
    /// The refund.
    pub id: RefundId,
    /// How much, in pence.
    pub pence: u32,
    /// For how many visits or hours.
    pub units: u32,
    /// Why.
    pub ground: RefundGround,
    /// Who asked for it, by name; none where the rules did.
    pub requested_by: Option<String>,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// How far it is.
    pub progress: RefundProgress,
    /// When that came about.
    pub at: DateTime<Utc>,
    /// Who decided, by name.
    pub decided_by: Option<String>,
    /// What was said with a no.
    pub note: Option<String>,
    /// Whether whoever looks may decide upon it: somebody else asked for it.
    pub may_decide: bool,
}

/// Input of `request_refund`: asks for what is unused of an order to be paid back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestRefund {
    /// The request's own name; the refund takes it over.
    pub request: RequestId,
    /// Which order.
    pub case: OrderCase,
    /// One bundle of it only.
    pub bundle: Option<BundleId>,
    /// Why: the resident reads it too.
    pub reason: String,
}

/// Input of `approve_refund`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApproveRefund {
    /// The request's own name.
    pub request: RequestId,
    /// Which order.
    pub case: OrderCase,
    /// Which refund.
    pub refund: RefundId,
}

/// Input of `decline_refund`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeclineRefund {
    /// The request's own name.
    pub request: RequestId,
    /// Which order.
    pub case: OrderCase,
    /// Which refund.
    pub refund: RefundId,
    /// Why not.
    pub note: String,
}

/// Input of `refunds`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetRefunds {}

/// Output of `refunds`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Refunds {
    /// What waits for somebody to agree, or for the provider, the oldest first.
    pub under_way: Vec<RefundItem>,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// A refund in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RefundItem {
    /// Of which order.
    pub case: OrderCase,
    /// That order's number.
    pub number: String,
    /// The refund.
    pub refund: StaffRefund,
}
