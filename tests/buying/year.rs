//! A year of two hundred households in two councils, with a clock moved by hand: the real store, the real rules, the real
//! till with the real adapter, and the provider's simulator. Both clock changes, 31 March and the turn of the calendar's
//! year are in it. The books are looked at every day.
//!
//! What each household tries follows from the seed. Those of the same hour go at the same time, so that the order in
//! which they come to the store and to the provider does not.

mod books;
mod buying;
mod household;
mod provider;
mod staff;
mod town;

use anyhow::Result;
use books::Auditor;
use household::Household;
use permit_rules::day;
use permit_tests::dice::Dice;
use std::sync::Arc;
use tokio::task::JoinSet;
use town::Town;

const SEED: u64 = 2026;
const HOUSEHOLDS: u32 = 200;
/// The first day: a week before a clock change, two before a year of the cap begins.
const FIRST: &str = "2026-03-20";
/// So many days, into the second week of the next year of the cap.
const DAYS: u32 = 388;
/// The hours at which something is done, on the local clock. The last is just before the day ends.
const HOURS: [(u32, u32); 3] = [(8, 5), (15, 40), (23, 58)];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_books_balance_every_day_of_a_year() -> Result<()> {
    let first = FIRST.parse()?;
    let town = Arc::new(Town::open(first).await?);
    let mut households = Vec::new();
    for nth in 0..HOUSEHOLDS {
        households.push(Household::moves_in(&town, nth, Dice::of(SEED + u64::from(nth))).await?);
    }
    let (mut auditor, mut dice) = (Auditor::of(&town)?, Dice::of(SEED));
    for nth in 0..DAYS {
        let today = day::later(first, nth);
        town.begins(today).await?;
        for (hour, minute) in HOURS {
            town.turn_to(today, hour, minute);
            provider::misbehaves(&town, &mut dice);
            households = act(&town, households).await?;
            town.till.turn().await;
        }
        auditor.looks_at_the_day(&town, &mut households, today).await?;
    }
    provider::behaves(&town);
    // Whatever is still open then was given up by its payer: the hourly look settles it.
    for hour in [2, 4] {
        town.turn_to(day::later(first, DAYS), hour, 0);
        town.till.turn().await;
    }
    auditor.closes_the_year(&town, &mut households).await
}

/// Has everybody act who means to, all at the same time.
async fn act(town: &Arc<Town>, households: Vec<Household>) -> Result<Vec<Household>> {
    let (mut acting, mut all) = (JoinSet::new(), Vec::with_capacity(households.len()));
    for mut household in households {
        let town = Arc::clone(town);
        if household.rests() {
            all.push(household);
        } else {
            acting.spawn(async move { household.acts(&town).await.map(|()| household) });
        }
    }
    while let Some(done) = acting.join_next().await {
        all.push(done??);
    }
    all.sort_by_key(|household| household.nth);
    Ok(all)
}
