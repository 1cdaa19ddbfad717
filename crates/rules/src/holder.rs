//! A permit holder: what the rules need to know about one to decide. One write touches one holder.

use crate::helper::Helpers;
use crate::plates::SavedPlates;
use crate::stay::Spend;
use crate::{
    Basket, BundleId, CouncilId, HolderId, Home, LinkId, Order, OrderId, ProductId, Registration, Stay,
    StayId, VisitorLink, ZoneId,
};
use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The person or property that permits are issued to, with all that bears on a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The council.
    pub council: CouncilId,
    /// The holder.
    pub id: HolderId,
    /// The zone of the holder's address; none before an address has been accepted.
    pub zone: Option<ZoneId>,
    /// The address that was accepted, where it is known.
    pub home: Option<Home>,
    /// The name under which the address was accepted, where it is known.
    pub name: Option<String>,
    /// The last local day of the visitor registration; none where the holder needs or has none.
    pub registered_until: Option<NaiveDate>,
    /// The latest registration, at whatever point it is.
    pub registration: Option<Registration>,
    /// Every bundle bought.
    pub bundles: BTreeMap<BundleId, Bundle>,
    /// The stays that have not long ended.
    pub stays: BTreeMap<StayId, Stay>,
    /// What is meant to be bought.
    pub basket: Basket,
    /// The orders that are not settled, and those that were placed not long ago.
    pub orders: BTreeMap<OrderId, Order>,
    /// The plates that are kept.
    pub plates: SavedPlates,
    /// The links given to visitors that have not long ended.
    pub links: BTreeMap<LinkId, VisitorLink>,
    /// Who helps, and who is invited to.
    pub helpers: Helpers,
}

/// Visits bought together. The seed: "divided into bundles of 5 visits", "valid for 12 months from date of purchase".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Bundle {
    /// The bundle.
    pub id: BundleId,
    /// Which permit it is for.
    pub product: ProductId,
    /// When it was bought.
    pub bought_at: DateTime<Utc>,
    /// The last local day on which its visits can be used.
    pub last_day: NaiveDate,
    /// How many visits it held when bought.
    pub visits: u32,
    /// How many of them have been spent.
    pub spent: u32,
    /// How many are held back while a refund is under way.
    #[serde(default)]
    pub reserved: u32,
    /// How many were not used in time.
    #[serde(default)]
    pub expired: u32,
    /// How many were paid back.
    #[serde(default)]
    pub refunded: u32,
    /// The order that brought it; none where it was there before there were orders.
    #[serde(default)]
    pub order: Option<OrderId>,
    /// What it cost, in pence.
    #[serde(default)]
    pub pence: u32,
}

impl Bundle {
    /// So many visits, none of them used, that no order brought.
    pub fn new(
        id: BundleId,
        product: ProductId,
        visits: u32,
        bought_at: DateTime<Utc>,
        last_day: NaiveDate,
    ) -> Self {
        let [spent, reserved, expired, refunded, pence] = [0; 5];
        Self {
            id,
            product,
            bought_at,
            last_day,
            visits,
            spent,
            reserved,
            expired,
            refunded,
            order: None,
            pence,
        }
    }

    /// Visits in no other pot: to be used, if their last day has not passed.
    pub fn available(&self) -> u32 {
        let gone = [self.spent, self.reserved, self.expired, self.refunded];
        gone.into_iter().fold(self.visits, u32::saturating_sub)
    }

    /// Whether it counts as bought: one that was paid back whole does not.
    pub fn counts(&self) -> bool {
        self.refunded < self.visits
    }

    /// Visits that can be used on a local day.
    pub fn usable_on(&self, day: NaiveDate) -> u32 {
        if day <= self.last_day { self.available() } else { 0 }
    }
}

impl Holder {
    /// Visits of a kind of permit that can be used on a local day.
    pub fn visits_usable_on(&self, product: &ProductId, day: NaiveDate) -> u32 {
        self.bundles
            .values()
            .filter(|bundle| bundle.product == *product)
            .map(|bundle| bundle.usable_on(day))
            .sum()
    }

    /// The bundles that visits are taken from, as they are afterwards.
    pub(crate) fn after_spending(&self, spends: &[Spend]) -> Vec<Bundle> {
        self.changed(spends, |spent, visits| spent.saturating_add(visits))
    }

    /// The bundles that visits go back to, as they are afterwards.
    pub(crate) fn after_returning(&self, spends: &[Spend]) -> Vec<Bundle> {
        self.changed(spends, |spent, visits| spent.saturating_sub(visits))
    }

    fn changed(&self, spends: &[Spend], change: impl Fn(u32, u32) -> u32) -> Vec<Bundle> {
        let changed = |spend: &Spend| {
            let bundle = self.bundles.get(&spend.bundle)?;
            Some(Bundle { spent: change(bundle.spent, spend.visits), ..bundle.clone() })
        };
        spends.iter().filter_map(changed).collect()
    }
}
