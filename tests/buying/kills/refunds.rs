//! The server dies while money goes back.

use super::fault;
use super::scene::{PENCE, Scene};
use crate::neighbours::holder;
use anyhow::{Context, Result, ensure};
use permit_api::orders::{OrderView, RefundProgress};
use permit_simulator::{DEFAULT_CARD, How, Misbehaviour, Operation, Side};
use permit_tests::caller::Caller;
use permit_tests::dice::Dice;
use permit_tests::market::Hooks;
use permit_tests::person::Person;
use permit_tests::{fresh_id, provider, until};
use serde_json::{Value, json};
use std::time::Duration;

const SEED: u64 = 12;
const ROUNDS: usize = 20;
const SOON: u32 = 20_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_money_goes_back() -> Result<()> {
    let mut scene = Scene::open(3, Hooks::Nobody).await?;
    for (nth, side, how) in
        [(0, Side::Before, How::Hold), (1, Side::After, How::Hold), (2, Side::After, How::Lose)]
    {
        let person = scene.person(nth);
        let (order, asked) = asked_for(&scene, &person, nth).await?;
        scene.market.provider.misbehave(fault(Operation::Refund, side, how))?;
        let agreeing = agrees(&scene, &asked).await?;
        if how == How::Hold {
            provider::held(&scene.market.provider, Operation::Refund).await?;
        } else {
            let asked_there = || scene.market.provider.calls().called.contains_key(&Operation::Refund);
            until("the refund", async || Ok(asked_there().then_some(()))).await?;
        }
        scene.market.server.kill()?;
        // Whoever agreed may have been told so before.
        drop(agreeing.await?);
        scene.market.provider.misbehave(Misbehaviour::Release { operation: Operation::Refund })?;
        scene.market.server.restart()?;
        went_back_once(&mut scene, &person, &order).await.with_context(|| format!("{side:?}, {how:?}"))?;
    }
    scene.closes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_while_money_goes_back() -> Result<()> {
    let mut scene = Scene::open(2, Hooks::Server).await?;
    let mut dice = Dice::of(SEED);
    for round in 0..ROUNDS {
        let person = scene.person(round % 2);
        let (order, asked) = asked_for(&scene, &person, round % 2).await?;
        let operation = if dice.in_thousand(500) { Operation::Refund } else { Operation::Read };
        scene.market.provider.misbehave(fault(operation, Side::Before, How::Hold))?;
        let agreeing = agrees(&scene, &asked).await?;
        provider::held(&scene.market.provider, operation).await?;
        scene.market.provider.misbehave(Misbehaviour::Release { operation })?;
        tokio::time::sleep(Duration::from_micros(dice.below(SOON).into())).await;
        scene.market.server.kill()?;
        drop(agreeing.await?);
        scene.market.server.restart()?;
        went_back_once(&mut scene, &person, &order).await.with_context(|| format!("round {round}"))?;
    }
    scene.closes()
}

/// An order of two bundles that was paid, and of which staff ask for one to be paid back: as they name the refund.
async fn asked_for(scene: &Scene, person: &Person, nth: usize) -> Result<(OrderView, Value)> {
    let order = scene.orders(person, 2).await?;
    provider::pay(&scene.market.provider, &order.number, DEFAULT_CARD)?;
    person.asks_after(&order.id).await?.map_err(super::scene::problem)?;
    let bundles = person.bundles_of(&order.id).await?;
    let bundle = bundles.first().context("its bundles")?;
    let case = json!({ "holder": holder(nth)?, "order": order.id });
    let rhian = scene.market.on_website("rhian@example.org").await?;
    let input =
        json!({ "request": fresh_id(), "case": case, "bundle": bundle.id, "reason": "They moved away." });
    let told = rhian.does("request_refund", &input).await?;
    let refund = told["refunds"].as_array().and_then(|all| all.last()).context("a refund")?;
    let asked = json!({ "request": fresh_id(), "case": case, "refund": refund["id"] });
    Ok((order, asked))
}

/// Somebody else of the staff agrees; their answer may never come.
async fn agrees(scene: &Scene, asked: &Value) -> Result<tokio::task::JoinHandle<Result<Value>>> {
    let rhodri: Caller = scene.market.on_website("rhodri@example.org").await?;
    let asked = asked.clone();
    Ok(tokio::spawn(async move { rhodri.does("approve_refund", &asked).await }))
}

/// The refund is done, without anybody asking again, and the provider sent the money of one bundle of the two.
async fn went_back_once(scene: &mut Scene, person: &Person, order: &OrderView) -> Result<()> {
    // Where the kill came before the yes was kept, there is nothing to send.
    let refund = person.bought(&order.id).await?.refunds.pop().context("a refund")?;
    if refund.progress == RefundProgress::Requested {
        ensure!(scene.refundable(order)? == u64::from(2 * PENCE), "money went back that nobody agreed to");
        return Ok(());
    }
    let rounds = scene.market.provider.calls().called;
    until("the end of the refund", async || {
        let refund = person.bought(&order.id).await?.refunds.pop().context("a refund")?;
        Ok((refund.progress == RefundProgress::Done).then_some(()))
    })
    .await
    .with_context(|| format!("{rounds:?}"))?;
    let left = scene.refundable(order)?;
    ensure!(left == u64::from(PENCE), "{left} pence are left of two bundles");
    let bundles = person.bundles_of(&order.id).await?;
    let back: Vec<u32> = bundles.iter().map(|bundle| bundle.refunded).collect();
    ensure!(back.iter().filter(|visits| **visits > 0).count() == 1, "{back:?}");
    ensure!(bundles.iter().all(|bundle| bundle.reserved == 0), "{bundles:?}");
    Ok(())
}
