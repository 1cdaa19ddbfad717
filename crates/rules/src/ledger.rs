//! The books of visits: every visit of a bundle is in one pot, and every change moves visits from a pot to another.
//!
//! `visits = available + reserved + spent + expired + refunded`, for every bundle, always. The stores keep the
//! postings, never changed; what is checked here needs one holder only.

use crate::order::{Method, OrderState, RefundState};
use crate::scheme::Scheme;
use crate::stay::Spend;
use crate::{Bundle, BundleId, Change, Decision, Holder, Order, ProductId, Settled, day};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Where a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pot {
    /// Outside: where visits come from when a bundle is bought.
    Issued,
    /// To be used.
    Available,
    /// Held back while a refund is under way.
    Reserved,
    /// Used for a stay.
    Spent,
    /// Not used in time.
    Expired,
    /// Paid back.
    Refunded,
}

impl Pot {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Issued, Self::Available, Self::Reserved, Self::Spent, Self::Expired, Self::Refunded];

    /// As kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Available => "available",
            Self::Reserved => "reserved",
            Self::Spent => "spent",
            Self::Expired => "expired",
            Self::Refunded => "refunded",
        }
    }
}

/// Visits of a bundle that move from one pot to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// Out of which.
    pub from: Pot,
    /// Into which.
    pub to: Pot,
    /// How many; never 0.
    pub visits: u32,
}

/// What moves when a bundle becomes another. What comes back into `available` is posted before what leaves it.
pub fn postings(before: Option<&Bundle>, after: &Bundle) -> Vec<Posting> {
    let mut postings = Vec::new();
    if before.is_none() {
        postings.push(Posting { from: Pot::Issued, to: Pot::Available, visits: after.visits });
    }
    let pots = [
        (Pot::Reserved, before.map_or(0, |it| it.reserved), after.reserved),
        (Pot::Spent, before.map_or(0, |it| it.spent), after.spent),
        (Pot::Expired, before.map_or(0, |it| it.expired), after.expired),
        (Pot::Refunded, before.map_or(0, |it| it.refunded), after.refunded),
    ];
    let back = pots.iter().filter(|(_, was, is)| was > is);
    postings.extend(back.map(|(pot, was, is)| Posting { from: *pot, to: Pot::Available, visits: was - is }));
    let out = pots.iter().filter(|(_, was, is)| is > was);
    postings.extend(out.map(|(pot, was, is)| Posting { from: Pot::Available, to: *pot, visits: is - was }));
    postings
}

/// Puts on record what has expired.
pub(crate) fn expire(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Decision {
    let today = day::of(now, scheme.timezone);
    let over = holder.bundles.values().filter(|it| it.last_day < today && it.available() > 0);
    let bundles: Vec<_> =
        over.map(|it| Bundle { expired: it.expired + it.available(), ..it.clone() }).collect();
    let changes = bundles.iter().cloned().map(|bundle| Change::Bundle { bundle }).collect();
    Decision { changes, reply: Settled::Bundles(bundles) }
}

/// How many visits of a bundle are in each pot. Wide and signed, so that what cannot be can be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pots {
    /// Came in, in all.
    pub issued: i64,
    /// To be used.
    pub available: i64,
    /// Held back.
    pub reserved: i64,
    /// Used.
    pub spent: i64,
    /// Not used in time.
    pub expired: i64,
    /// Paid back.
    pub refunded: i64,
}

impl Pots {
    /// The pots of a bundle.
    pub fn of(bundle: &Bundle) -> Self {
        let gone = [bundle.reserved, bundle.spent, bundle.expired, bundle.refunded].map(i64::from);
        let issued = i64::from(bundle.visits);
        let available = issued - gone.iter().sum::<i64>();
        let [reserved, spent, expired, refunded] = gone;
        Self { issued, available, reserved, spent, expired, refunded }
    }

    /// Moves visits from a pot to another.
    pub fn post(&mut self, from: Pot, to: Pot, visits: i64) {
        let sign = if from == Pot::Issued { 1 } else { -1 };
        let out = self.pot(from);
        *out = out.saturating_add(sign * visits);
        let into = self.pot(to);
        *into = into.saturating_add(visits);
    }

    /// Whether all that came in is in some pot, and no pot holds less than nothing.
    pub fn add_up(&self) -> bool {
        let pots = [self.available, self.reserved, self.spent, self.expired, self.refunded];
        pots.iter().all(|visits| *visits >= 0) && pots.iter().sum::<i64>() == self.issued
    }

    fn pot(&mut self, pot: Pot) -> &mut i64 {
        match pot {
            Pot::Issued => &mut self.issued,
            Pot::Available => &mut self.available,
            Pot::Reserved => &mut self.reserved,
            Pot::Spent => &mut self.spent,
            Pot::Expired => &mut self.expired,
            Pot::Refunded => &mut self.refunded,
        }
    }
}

/// Something that cannot be, with what the books should say and do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Imbalance {
    /// A bundle's pots do not add up to its visits.
    Pots(BundleId),
    /// More or fewer visits are spent than its stays cost.
    Spent(BundleId),
    /// More or fewer visits are held back than its refunds ask for.
    Reserved(BundleId),
    /// More or fewer visits were paid back than its refunds say.
    Refunded(BundleId),
    /// A bundle that was bought with an order that is not there.
    Stray(BundleId),
    /// A paid order, by number, without just the bundles it paid for, or one that is not paid with bundles.
    Credit(String),
    /// An order, by number, whose lines do not add up, or of which more goes back than was paid.
    Money(String),
}

/// Everything in a holder's books that does not add up. The holder has all its stays and orders.
pub fn imbalances(holder: &Holder) -> Vec<Imbalance> {
    imbalances_since(holder, &BTreeSet::new())
}

/// The same, where some bundles were there before there were books: of those, more may be spent than stays tell.
pub fn imbalances_since(holder: &Holder, older: &BTreeSet<BundleId>) -> Vec<Imbalance> {
    let mut found = bundles(holder, older);
    for order in holder.orders.values() {
        if !credited(holder, order) {
            found.push(Imbalance::Credit(order.number.clone()));
        }
        if !money_fits(order) {
            found.push(Imbalance::Money(order.number.clone()));
        }
    }
    found
}

fn bundles(holder: &Holder, older: &BTreeSet<BundleId>) -> Vec<Imbalance> {
    let stays = holder.stays.values().filter(|stay| stay.stands());
    let spent = sums(stays.flat_map(|stay| &stay.spends));
    let refunds = || holder.orders.values().flat_map(|order| &order.refunds);
    let reserved = sums(refunds().filter(|it| it.is_under_way()).flat_map(|it| &it.visits));
    let done = refunds().filter(|it| matches!(it.state, RefundState::Done { .. }));
    let refunded = sums(done.flat_map(|it| &it.visits));
    let named = [&spent, &reserved, &refunded].into_iter().flat_map(BTreeMap::keys).copied();
    let all: BTreeSet<&BundleId> = named.chain(holder.bundles.keys()).collect();
    let mut found = Vec::new();
    for id in all {
        let Some(bundle) = holder.bundles.get(id) else {
            found.push(Imbalance::Spent(id.clone()));
            continue;
        };
        let of = |sums: &BTreeMap<&BundleId, u64>| sums.get(id).copied().unwrap_or(0);
        let told = u64::from(bundle.spent);
        if !Pots::of(bundle).add_up() {
            found.push(Imbalance::Pots(id.clone()));
        }
        if told < of(&spent) || (told > of(&spent) && !older.contains(id)) {
            found.push(Imbalance::Spent(id.clone()));
        }
        if u64::from(bundle.reserved) != of(&reserved) {
            found.push(Imbalance::Reserved(id.clone()));
        }
        if u64::from(bundle.refunded) != of(&refunded) {
            found.push(Imbalance::Refunded(id.clone()));
        }
        if bundle.order.as_ref().is_some_and(|order| !holder.orders.contains_key(order)) {
            found.push(Imbalance::Stray(id.clone()));
        }
    }
    found
}

fn sums<'a>(parts: impl Iterator<Item = &'a Spend>) -> BTreeMap<&'a BundleId, u64> {
    let mut sums = BTreeMap::new();
    for part in parts {
        *sums.entry(&part.bundle).or_default() += u64::from(part.visits);
    }
    sums
}

/// Whether an order brought just what it says: bundles of each kind at each price where it is paid, else none.
fn credited(holder: &Holder, order: &Order) -> bool {
    let mut due = BTreeMap::<(&ProductId, u32), i64>::new();
    if matches!(order.state, OrderState::Paid { .. }) {
        for line in &order.lines {
            *due.entry((&line.product, line.pence_each)).or_default() += i64::from(line.bundles);
        }
    }
    for bundle in holder.bundles.values().filter(|it| it.order.as_ref() == Some(&order.id)) {
        *due.entry((&bundle.product, bundle.pence)).or_default() -= 1;
    }
    due.values().all(|bundles| *bundles == 0)
}

/// Whether the lines make the price, the way it was paid fits, and no more goes back than came.
fn money_fits(order: &Order) -> bool {
    let lines = order.lines.iter().map(|line| u64::from(line.bundles) * u64::from(line.pence_each));
    let back = order.refunds.iter().filter(|it| !matches!(it.state, RefundState::Declined { .. }));
    let back: u64 = back.map(|refund| u64::from(refund.pence)).sum();
    let paid = match order.state {
        OrderState::Open | OrderState::Closed { .. } => order.refunds.is_empty() && order.pence > 0,
        OrderState::Paid { method: Method::Free, .. } => order.refunds.is_empty() && order.pence == 0,
        OrderState::Paid { method: Method::Card, .. } => order.payment.is_some() && order.pence > 0,
        OrderState::Returned { .. } => order.payment.is_some() && !order.refunds.is_empty(),
    };
    paid && lines.sum::<u64>() == u64::from(order.pence) && back <= u64::from(order.pence)
}
