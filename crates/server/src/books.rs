//! Whether the books of visits add up: every pot against its postings, every order against its bundles, every spent visit
//! against its stay. One checker for every store; it changes nothing. What follows from a fault is in [`watch`].

pub mod watch;

#[cfg(test)]
mod corruptions;

use crate::store::{Book, Books, Flaw, HolderKey, Trouble};
use chrono::{DateTime, Utc};
use permit_rules::ledger::{Imbalance, Pots, imbalances_since};
use permit_rules::{BundleId, Holder, ProductId, Scheme};
use std::collections::BTreeSet;
use std::fmt;

/// Holders read in one go: a matter of milliseconds, so that others get their turn.
const PAGE: u32 = 50;

/// Something in a holder's books that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Whose books.
    pub holder: HolderKey,
    /// What. Bundles and orders go by their keys; nothing in it is about a person.
    pub what: What,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Rows do not fit one another.
    Rows(Flaw),
    /// A bundle's row: its pots are not what it holds.
    Pots(BundleId),
    /// A bundle's postings do not make its pots.
    Postings(BundleId),
    /// The rules say that it cannot be.
    Rules(Imbalance),
    /// An order, by number, has the payment of another.
    SamePayment(String),
    /// Two orders have this number.
    SameNumber(String),
    /// More is bought and reserved than the scheme allows now.
    OverCap(ProductId),
    /// There are rows of a holder who is not there.
    Stray,
}

impl What {
    /// Whether a holder is held fast for it. A cap that was passed is told and no more: the council may have lowered
    /// it after the purchases.
    pub fn holds_fast(&self) -> bool {
        match self {
            Self::OverCap(_) | Self::Stray => false,
            Self::Rows(_)
            | Self::Pots(_)
            | Self::Postings(_)
            | Self::Rules(_)
            | Self::SamePayment(_)
            | Self::SameNumber(_) => true,
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rows(flaw) => flaw.fmt(out),
            Self::Pots(bundle) => write!(out, "the pots of bundle {bundle} do not add up"),
            Self::Postings(bundle) => write!(out, "the postings of bundle {bundle} do not make its pots"),
            Self::Rules(imbalance) => match imbalance {
                Imbalance::Pots(bundle) => write!(out, "the pots of bundle {bundle} do not add up"),
                Imbalance::Spent(bundle) => {
                    write!(out, "bundle {bundle} has not lost just what its stays cost")
                }
                Imbalance::Reserved(bundle) => {
                    write!(out, "bundle {bundle} does not hold back just what refunds ask for")
                }
                Imbalance::Refunded(bundle) => {
                    write!(out, "of bundle {bundle} not just what refunds say was paid back")
                }
                Imbalance::Stray(bundle) => write!(out, "bundle {bundle} is of an order that is not there"),
                Imbalance::Credit(number) => {
                    write!(out, "order {number} has not just the bundles it paid for")
                }
                Imbalance::Money(number) => write!(out, "the money of order {number} does not add up"),
            },
            Self::SamePayment(number) => write!(out, "order {number} has the payment of another"),
            Self::SameNumber(number) => write!(out, "two orders are called {number}"),
            Self::OverCap(product) => write!(out, "more of {product} is bought than the scheme allows"),
            Self::Stray => out.write_str("rows name a holder who is not there"),
        }
    }
}

/// What was looked at, and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Holders.
    pub holders: u64,
    /// Their bundles.
    pub bundles: u64,
    /// Their postings.
    pub postings: u64,
    /// Everything that does not add up.
    pub faults: Vec<Fault>,
}

/// Checks all books of the councils of some schemes. Holders are read a page at a time; only the names of orders and
/// payments are kept in mind.
pub async fn check(store: &dyn Books, schemes: &[&Scheme], now: DateTime<Utc>) -> Result<Tally, Trouble> {
    let mut tally = Tally::default();
    for scheme in schemes {
        let mut names = Names::default();
        let mut after = None;
        loop {
            let page = store.books(scheme.council.clone(), after.take(), PAGE).await?;
            page.iter().for_each(|book| tally.add(book, scheme, &mut names, now));
            if page.len() < PAGE as usize {
                break;
            }
            after = page.last().map(|book| book.key.holder.clone());
            tokio::task::yield_now().await;
        }
    }
    let strays = store.strays().await?.into_iter();
    tally.faults.extend(strays.map(|holder| Fault { holder, what: What::Stray }));
    Ok(tally)
}

/// Checks the books of one holder, if there is such.
pub async fn check_one(
    store: &dyn Books,
    key: HolderKey,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Tally, Trouble> {
    let mut tally = Tally::default();
    if let Some(book) = store.book(key).await? {
        tally.add(&book, scheme, &mut Names::default(), now);
    }
    Ok(tally)
}

/// The orders seen so far in a council.
#[derive(Debug, Default)]
struct Names {
    payments: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

impl Tally {
    fn add(&mut self, book: &Book, scheme: &Scheme, names: &mut Names, now: DateTime<Utc>) {
        self.holders += 1;
        self.bundles += book.kept.len() as u64;
        self.postings += book.postings;
        let mut found = wrong(book, scheme, now);
        for order in book.holder.orders.values() {
            if !names.numbers.insert(order.number.clone()) {
                found.push(What::SameNumber(order.number.clone()));
            }
            if order.payment.clone().is_some_and(|payment| !names.payments.insert(payment)) {
                found.push(What::SamePayment(order.number.clone()));
            }
        }
        self.faults.extend(found.into_iter().map(|what| Fault { holder: book.key.clone(), what }));
    }
}

/// What is wrong with a holder's books by themselves.
fn wrong(book: &Book, scheme: &Scheme, now: DateTime<Utc>) -> Vec<What> {
    let mut found: Vec<_> = book.flaws.iter().copied().map(What::Rows).collect();
    let all: BTreeSet<_> = book.kept.keys().chain(book.posted.keys()).collect();
    for bundle in all {
        let [kept, posted] = [&book.kept, &book.posted].map(|pots| pots.get(bundle).copied());
        if kept.is_some_and(|pots| !pots.add_up() || pots.issued <= 0) {
            found.push(What::Pots(bundle.clone()));
        }
        if kept != posted {
            found.push(What::Postings(bundle.clone()));
        }
    }
    if book.flaws.contains(&Flaw::Unreadable) {
        return found;
    }
    let rules = imbalances_since(&book.holder, &book.older).into_iter();
    // A bundle's own pots were looked at as they are kept.
    found.extend(rules.filter(|it| !matches!(it, Imbalance::Pots(_))).map(What::Rules));
    let of_rows = book.holder.bundles.iter().map(|(id, bundle)| (id, Pots::of(bundle)));
    found.extend(
        of_rows.filter(|(id, pots)| book.kept.get(*id) != Some(pots)).map(|(id, _)| What::Pots(id.clone())),
    );
    found.extend(over_cap(&book.holder, scheme, now).into_iter().map(What::OverCap));
    found.sort();
    found.dedup();
    found
}

/// The kinds of permit of which more was ordered than may be. Bundles that no order brought may be beyond the cap: the
/// council gave them.
fn over_cap(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Vec<ProductId> {
    let mut ordered = holder.clone();
    ordered.bundles.retain(|_, bundle| bundle.order.is_some());
    let over = |holder: &Holder, product| {
        let allowance = holder.allowance(product, scheme, now);
        allowance.bought.saturating_add(allowance.reserved) > allowance.cap
    };
    let passed = scheme.products.iter().filter(|product| over(holder, product) && over(&ordered, product));
    passed.map(|product| product.id.clone()).collect()
}
