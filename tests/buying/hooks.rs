//! What the provider tells by webhook, delivered as badly as a network can: up to ten times, in any order, a week late,
//! forged, altered, replayed after the money went back, or never. Every payment is credited exactly once all the same,
//! and nothing is believed that the provider did not send.
//!
//! The messages are the provider's own: a desk in this process takes them in, and then plays the network.

mod counter;
mod desk;
mod network;

use crate::neighbours::Neighbours;
use crate::thorough;
use anyhow::{Result, ensure};
use chrono::Duration;
use counter::Counter;
use desk::Desk;
use network::{Network, Wave};
use permit_tests::dice::Dice;
use permit_tests::market::{Hooks, MORFA, Market};
use permit_tests::server;
use std::collections::BTreeSet;

const SEED: u64 = 25;
/// Orders of each holder: fewer than a year allows.
const ORDERS: usize = 25;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_payment_is_credited_once_however_it_is_told() -> Result<()> {
    let payments = thorough(100_000, 2_000);
    let neighbours = Neighbours::of(MORFA, payments / ORDERS)?;
    let folder = server::folder()?;
    neighbours.move_in(folder.path()).await?;
    let desk = Desk::open().await?;
    let mut market = Market::open(folder, MORFA, Hooks::At(desk.url.clone())).await?;
    let (mut counter, mut dice) = (Counter::of(&market, neighbours)?, Dice::of(SEED));
    counter.takes_orders().await?;
    counter.are_paid(&market, &mut dice)?;
    let messages = desk.all(&market).await?;
    let mut network = Network::of(&market, SEED)?;

    // What is told in time is heard in time.
    let mut told = network.makes_up(&messages);
    network.delivers(&market, told.of(Wave::InTime)).await?;
    counter.heard_of(&told.heard(Wave::InTime)).await?;

    // What nobody told is found without being told.
    market.server.pass(Duration::hours(2))?;
    counter.all_settled().await?;
    counter.pays_back(&market, &mut dice).await?;

    // A week later the rest arrives, with the old successes of what was paid back meanwhile.
    market.server.pass(Duration::days(7))?;
    let back = counter.paid_back();
    let old: Vec<_> = messages.iter().filter(|it| back.contains(it.number())).cloned().collect();
    told.replays(&old, &mut dice);
    let refunds = desk.all(&market).await?;
    told.adds(network.makes_up(&refunds[messages.len()..]));
    network.delivers(&market, told.of(Wave::Late)).await?;
    // Whoever pays last is heard last: twice, so that nothing that was told before is still being looked at.
    for _ in 0..2 {
        let before = desk.all(&market).await?.len();
        let last = counter.takes_one_more(&market).await?;
        let told = desk.all(&market).await?.split_off(before);
        network.delivers(&market, network::sound(&told)).await?;
        counter.heard_of(&BTreeSet::from([&*last])).await?;
    }

    let tally = network.tally();
    println!("{payments} payments, {} messages: {tally}", refunds.len());
    ensure!(tally.deliveries() >= 10 * payments, "too few: {tally}");
    counter.closes(&market).await?;
    market.balances()
}
