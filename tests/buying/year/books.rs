//! Whoever looks at the books: every day at those that were written in and at the sums of the postings, on the first of every
//! month also at what the households were told; at the end at everything, and at what the provider has.

use super::household::Household;
use super::town::Town;
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use permit_rules::order::{OrderState, RefundGround, RefundState};
use permit_rules::{Holder, Order, Scheme, day};
use permit_server::books;
use permit_server::store::Store;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::task::JoinSet;

/// The pots as the bundles have them, and as the postings make them, in all.
const SUMS: &str = "
    WITH moved (pot, visits) AS (
        SELECT into_pot, visits FROM posting UNION ALL SELECT out_of, -visits FROM posting),
    kept (pot, visits) AS (
        SELECT 'issued', -sum(visits) FROM bundle UNION ALL SELECT 'available', sum(available) FROM bundle
        UNION ALL SELECT 'reserved', sum(reserved) FROM bundle UNION ALL SELECT 'spent', sum(spent) FROM bundle
        UNION ALL SELECT 'expired', sum(expired) FROM bundle
        UNION ALL SELECT 'refunded', sum(refunded) FROM bundle)
    SELECT kept.pot, kept.visits, coalesce((SELECT sum(visits) FROM moved WHERE moved.pot = kept.pot), 0) FROM kept";

/// Bundles whose pots are not what the postings make them.
const ASTRAY: &str = "
    SELECT count(*) FROM bundle WHERE visits <> available + reserved + spent + expired + refunded
    OR available <> (SELECT sum(visits * ((into_pot = 'available') - (out_of = 'available'))) FROM posting
        WHERE (posting.council, posting.holder, posting.bundle) = (bundle.council, bundle.holder, bundle.bundle))";

pub struct Auditor {
    db: Connection,
    looked: u64,
}

impl Auditor {
    /// Somebody who reads the store's own file.
    pub fn of(town: &Town) -> Result<Self> {
        let file = town.folder.path().join("permits.sqlite");
        let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(Self { db, looked: 0 })
    }

    /// The books of everybody of whom something was changed, and the sums.
    pub async fn looks_at_the_day(
        &mut self,
        town: &Town,
        households: &mut [Household],
        today: NaiveDate,
    ) -> Result<()> {
        let mut looking = JoinSet::new();
        for household in households.iter_mut().filter(|it| it.touched) {
            household.touched = false;
            let (store, now) = (Arc::clone(&town.store), town.now());
            let (key, scheme) = (household.key.clone(), Arc::clone(&household.scheme));
            looking.spawn(async move { books::check_one(&*store, key, &scheme, now).await });
        }
        while let Some(tally) = looking.join_next().await {
            let tally = tally??;
            ensure!(tally.faults.is_empty() && tally.holders == 1, "{today}: {:?}", tally.faults);
            self.looked += tally.holders;
        }
        if today.day() == 1 {
            for household in &*households {
                let holder = load(town, household).await?;
                agrees(household, &holder, today)
                    .with_context(|| format!("{} on {today}", household.key.holder))?;
            }
        }
        self.sums(today)?;
        Ok(())
    }

    fn sums(&self, today: NaiveDate) -> Result<BTreeMap<String, i64>> {
        let mut statement = self.db.prepare_cached(SUMS)?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or(0), row.get::<_, i64>(2)?))
        })?;
        let mut sums = BTreeMap::new();
        for row in rows {
            let (pot, kept, moved) = row?;
            ensure!(kept == moved, "{today}: {pot} holds {kept}, and {moved} were posted");
            sums.insert(pot, kept);
        }
        let all: i64 = sums.values().sum();
        ensure!(all == 0, "{today}: {all} visits came from nowhere: {sums:?}");
        Ok(sums)
    }

    /// Everything, once more, and against the provider; and that the year had in it what it was made for.
    pub async fn closes_the_year(self, town: &Town, households: &mut [Household]) -> Result<()> {
        let today = day::of(town.now(), town.councils[0].timezone);
        let (mut seen, mut paid, mut back) = (BTreeMap::<&str, u32>::new(), 0, 0);
        for household in &mut *households {
            let holder = load(town, household).await?;
            agrees(household, &holder, today)?;
            ensure!(
                holder.bundles.values().all(|it| it.last_day >= today || it.available() == 0),
                "visits of {} are neither used nor expired",
                household.key.holder
            );
            for order in holder.orders.values() {
                as_the_provider_says(town, order)?;
                *seen.entry(kind(order)).or_default() += 1;
                paid += u64::from(if order.payment.is_some() && came(order) { order.pence } else { 0 });
                back += u64::from(order.refunded());
            }
        }
        let schemes: Vec<&Scheme> = town.councils.iter().map(|scheme| &**scheme).collect();
        let tally = books::check(&*town.store, &schemes, town.now()).await?;
        ensure!(tally.faults.is_empty(), "{:?}", tally.faults);
        ensure!(tally.holders == households.len() as u64, "{} books", tally.holders);
        let sums = self.sums(today)?;
        let astray: i64 = self.db.query_row(ASTRAY, [], |row| row.get(0))?;
        ensure!(astray == 0, "{astray} bundles are not what was posted");
        let doubled = town.provider.calls().doubled;
        ensure!(doubled.is_empty(), "two payments for one order: {doubled:?}");
        let mut refused = BTreeMap::<&str, u32>::new();
        households.iter().flat_map(|it| &it.refused).for_each(|(code, times)| {
            *refused.entry(code).or_default() += times;
        });
        println!(
            "{} books looked at; orders {seen:?}; £{}.{:02} came, £{}.{:02} went back",
            self.looked,
            paid / 100,
            paid % 100,
            back / 100,
            back % 100
        );
        println!("visits {sums:?}; refused {refused:?}; {:?}", town.provider.calls().called);
        for pot in ["available", "spent", "expired", "refunded"] {
            ensure!(sums[pot] > 0, "nothing was ever {pot}: {sums:?}");
        }
        for wanted in ["paid", "declined", "expired", "cancelled", "error", "not started", "returned"] {
            ensure!(seen.contains_key(wanted), "no order was {wanted}: {seen:?}");
        }
        for wanted in ["allowance_spent", "not_enough_visits", "registration_lapsed", "refund_not_offered"] {
            ensure!(refused.contains_key(wanted), "nobody was told {wanted}: {refused:?}");
        }
        Ok(())
    }
}

async fn load(town: &Town, household: &Household) -> Result<Holder> {
    let held = town.store.load(household.key.clone(), DateTime::<Utc>::MIN_UTC).await?;
    Ok(held.context("a holder")?.holder)
}

fn agrees(household: &Household, holder: &Holder, today: NaiveDate) -> Result<()> {
    let spent: u32 = holder.bundles.values().map(|bundle| bundle.spent).sum();
    ensure!(spent == household.spent, "{spent} visits are spent, and it was told of {}", household.spent);
    let (cap, counted) = (household.scheme.products[0].cap.bundles, counted(household, holder, today));
    ensure!(counted <= cap, "{counted} bundles of at most {cap}");
    ensure!(household.orders.len() == holder.orders.len(), "an order is lost, or nobody placed it");
    Ok(())
}

/// Bundles that count against the cap on a day: bought in its year and not paid back whole, or waiting to be paid.
fn counted(household: &Household, holder: &Holder, today: NaiveDate) -> u32 {
    let begins = if household.key.council.as_str() == "morfa" { (1, 1) } else { (4, 1) };
    let year = |date: NaiveDate| date.year() - i32::from((date.month(), date.day()) < begins);
    let zone = household.scheme.timezone;
    let bought = holder.bundles.values().filter(|it| it.refunded < it.visits);
    let bought = bought.filter(|it| year(day::of(it.bought_at, zone)) == year(today)).count();
    let open = holder.orders.values().filter(|order| order.is_open()).map(Order::bundles).sum::<u32>();
    u32::try_from(bought).unwrap_or(u32::MAX) + open
}

fn kind(order: &Order) -> &'static str {
    use permit_rules::order::Failure;
    match order.state {
        OrderState::Open => "open",
        OrderState::Paid { .. } => "paid",
        OrderState::Returned { .. } => "returned",
        OrderState::Closed { why: Failure::Declined, .. } => "declined",
        OrderState::Closed { why: Failure::Expired, .. } => "expired",
        OrderState::Closed { why: Failure::Cancelled, .. } => "cancelled",
        OrderState::Closed { why: Failure::Error, .. } => "error",
        OrderState::Closed { why: Failure::NotStarted, .. } => "not started",
    }
}

/// Whether its money came.
fn came(order: &Order) -> bool {
    matches!(order.state, OrderState::Paid { .. } | OrderState::Returned { .. })
}

/// An order is paid exactly where its one payment is, and as much has gone back as the provider sent.
fn as_the_provider_says(town: &Town, order: &Order) -> Result<()> {
    let payments = town.provider.payments(&order.number);
    ensure!(payments.len() <= 1, "{} has {} payments", order.number, payments.len());
    let payment = payments.first().cloned().unwrap_or(Value::Null);
    let success = payment["state"]["status"] == "success";
    ensure!(
        came(order) == success,
        "{} is {}, the payment is {}",
        order.number,
        kind(order),
        payment["state"]
    );
    ensure!(!order.is_unsettled() || asked_only(order), "{} is not settled", order.number);
    if success {
        ensure!(payment["amount"] == order.pence, "{}: {}", order.number, payment["amount"]);
        let left = payment["refund_summary"]["amount_available"].as_u64().context("what can be refunded")?;
        let done = order.refunds.iter().filter(|it| matches!(it.state, RefundState::Done { .. }));
        let done: u32 = done.map(|refund| refund.pence).sum();
        ensure!(
            left + u64::from(done) == u64::from(order.pence),
            "{}: {left} left, {done} sent",
            order.number
        );
        let returned = matches!(order.state, OrderState::Returned { .. });
        let by_rules = order.refunds.iter().any(|it| it.ground == RefundGround::AllowanceGone);
        ensure!(returned == by_rules, "{} is returned: {returned}", order.number);
    }
    Ok(())
}

/// Whether nothing is under way but a refund that nobody has agreed to.
fn asked_only(order: &Order) -> bool {
    !order.is_open() && order.refunds.iter().filter(|it| it.is_under_way()).all(|it| !it.is_agreed())
}
