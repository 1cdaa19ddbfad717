//! Orders, found otherwise than by their holder, and the holders whose visits soon expire. Orders are written with the
//! decisions upon them and nowhere else.

use super::{HolderKey, Later};
use chrono::NaiveDate;
use permit_rules::{CouncilId, Order};

/// What an order is looked up by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByOrder {
    /// Its number.
    Number(String),
    /// The hash of the key in the address its payer comes back to.
    Back(String),
    /// What the provider calls its payment.
    Payment(String),
}

/// An order and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// Whose.
    pub key: HolderKey,
    /// The order.
    pub order: Order,
}

/// Where orders are found.
pub trait Orders: Send + Sync + 'static {
    /// An order of a council.
    fn order(&self, council: CouncilId, by: ByOrder) -> Later<'_, Option<OrderRow>>;

    /// Every order of a holder, the latest first.
    fn orders(&self, key: HolderKey) -> Later<'_, Vec<Order>>;

    /// The orders of a council whose payment or a refund has no end yet or waits for somebody to agree, the oldest
    /// first, at most so many.
    fn unsettled(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<OrderRow>>;

    /// The holders with visits to be used no longer than a local day, or until before it.
    fn with_visits_until(
        &self,
        council: CouncilId,
        day: NaiveDate,
        earlier: bool,
    ) -> Later<'_, Vec<HolderKey>>;
}
