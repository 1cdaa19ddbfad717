//! The server is killed at every step between an order and its bundles, and while money goes back. The provider lives
//! on. Whatever the moment: an order has at most one payment, a paid one is credited once, and money goes back once.

mod refunds;
mod scene;

use anyhow::{Result, ensure};
use permit_api::Code;
use permit_api::orders::OrderView;
use permit_rules::order::{Failure, OrderState};
use permit_simulator::{How, Misbehaviour, Operation, Side};
use permit_tests::dice::Dice;
use permit_tests::market::Hooks;
use permit_tests::payer::Payer;
use permit_tests::person::Person;
use permit_tests::{fresh_id, provider, until};
use scene::Scene;
use std::time::Duration;

const SEED: u64 = 11;
/// Deaths at a moment nobody chose.
const ROUNDS: usize = 60;
/// The last moment of those, in microseconds after a call was let go.
const SOON: u32 = 30_000;

/// What is told of an operation, once.
fn fault(operation: Operation, side: Side, how: How) -> Misbehaviour {
    Misbehaviour::Fault { operation, side, how, times: 1 }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_the_payment_is_made() -> Result<()> {
    let mut scene = Scene::open(3, Hooks::Nobody).await?;
    let payer = Payer::at(scene.market.provider.url())?;
    for (nth, side, how) in
        [(0, Side::Before, How::Hold), (1, Side::After, How::Hold), (2, Side::After, How::Lose)]
    {
        let (person, product) = (scene.person(nth), scene.product());
        scene.fills(&person, 2).await?;
        scene.market.provider.misbehave(fault(Operation::Create, side, how))?;
        let (request, ordering) = (fresh_id(), person.clone());
        let again = request.clone();
        let ordering = tokio::spawn(async move { ordering.checks_out(request, 2 * scene::PENCE).await });
        if how == How::Hold {
            provider::held(&scene.market.provider, Operation::Create).await?;
            scene.market.server.kill()?;
            ensure!(ordering.await?.is_err(), "somebody was told how it went");
            scene.market.provider.misbehave(Misbehaviour::Release { operation: Operation::Create })?;
            // Its caller is gone, and the provider carries on.
            let made = async || Ok((scene.market.provider.calls().payments > nth).then_some(()));
            until("the payment", made).await?;
        } else {
            let told = ordering.await??.map_err(scene::problem)?;
            ensure!(told.unknown && told.state == OrderState::Open, "{told:?}");
            scene.market.server.kill()?;
        }
        scene.market.server.restart()?;
        let order = person.checks_out(again, 2 * scene::PENCE).await?.map_err(scene::problem)?;
        ensure!(order.state == OrderState::Open, "{:?}", order.state);
        let other = person.fills(fresh_id(), &product, 30).await?.expect_err("two are held");
        ensure!(other.code == Code::AllowanceOver, "{other:?}");
        until("the payment's name", async || {
            let order = person.asks_after(&order.id).await?.map_err(scene::problem)?;
            Ok((!order.unknown).then_some(()))
        })
        .await?;
        payer.pays(&person.pay_page(&order.id).await?).await?;
        let paid = person.asks_after(&order.id).await?.map_err(scene::problem)?;
        ensure!(matches!(paid.state, OrderState::Paid { .. }), "{side:?}, {how:?}: {:?}", paid.state);
        scene.is_whole(&person).await?;
    }
    scene.closes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payment_that_was_never_made_lets_go_of_its_share() -> Result<()> {
    let mut scene = Scene::open(1, Hooks::Nobody).await?;
    let person = scene.person(0);
    scene.fills(&person, 3).await?;
    scene.market.provider.misbehave(fault(Operation::Create, Side::Before, How::Lose))?;
    let request = fresh_id();
    let order = person.checks_out(request.clone(), 3 * scene::PENCE).await?.map_err(scene::problem)?;
    scene.market.server.kill()?;
    scene.market.server.restart()?;
    let again = person.checks_out(request, 3 * scene::PENCE).await?.map_err(scene::problem)?;
    ensure!(again.id == order.id && again.unknown, "{again:?}");
    ensure!(scene.market.provider.calls().payments == 0, "asked again, the server paid");
    // Until a payment could not be there any more, the share is held.
    scene.market.server.pass(chrono::Duration::minutes(94))?;
    let still = person.asks_after(&order.id).await?.map_err(scene::problem)?;
    ensure!(still.unknown && person.shop().await?.offers[0].allowance.reserved == 3, "{still:?}");
    scene.market.server.pass(chrono::Duration::minutes(2))?;
    let over = settled(&person, &order).await?;
    ensure!(matches!(over.state, OrderState::Closed { why: Failure::NotStarted, .. }), "{:?}", over.state);
    ensure!(person.shop().await?.offers[0].allowance.reserved == 0, "the share is held for ever");
    scene.is_whole(&person).await?;
    scene.closes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_between_the_payment_and_its_bundles() -> Result<()> {
    let mut scene = Scene::open(2, Hooks::Nobody).await?;
    let payer = Payer::at(scene.market.provider.url())?;
    for (nth, side) in [(0, Side::Before), (1, Side::After)] {
        let person = scene.person(nth);
        let order = scene.orders(&person, 2).await?;
        payer.pays(&person.pay_page(&order.id).await?).await?;
        scene.market.provider.misbehave(fault(Operation::Read, side, How::Hold))?;
        let (asking, id) = (person.clone(), order.id.clone());
        let asking = tokio::spawn(async move { asking.asks_after(&id).await });
        provider::held(&scene.market.provider, Operation::Read).await?;
        scene.market.server.kill()?;
        ensure!(asking.await?.is_err(), "somebody was told how it went");
        scene.market.provider.misbehave(Misbehaviour::Release { operation: Operation::Read })?;
        scene.market.server.restart()?;
        // Nobody comes back: the server asks by itself.
        let paid = settled(&person, &order).await?;
        ensure!(matches!(paid.state, OrderState::Paid { .. }), "{side:?}: {:?}", paid.state);
        scene.is_whole(&person).await?;
    }
    scene.closes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_after_the_payment_was_read() -> Result<()> {
    let mut scene = Scene::open(4, Hooks::Server).await?;
    let (mut dice, mut before) = (Dice::of(SEED), 0);
    for round in 0..ROUNDS {
        let person = scene.person(round % 4);
        let order = scene.orders(&person, 1 + dice.below(2)).await?;
        let side = if dice.in_thousand(500) { Side::Before } else { Side::After };
        scene.market.provider.misbehave(fault(Operation::Read, side, How::Hold))?;
        provider::pay(&scene.market.provider, &order.number, permit_simulator::DEFAULT_CARD)?;
        let (asking, id) = (person.clone(), order.id.clone());
        let asking = tokio::spawn(async move { asking.asks_after(&id).await });
        provider::held(&scene.market.provider, Operation::Read).await?;
        scene.market.provider.misbehave(Misbehaviour::Release { operation: Operation::Read })?;
        tokio::time::sleep(Duration::from_micros(dice.below(SOON).into())).await;
        scene.market.server.kill()?;
        let told = asking.await?;
        before += usize::from(told.is_err());
        scene.market.server.restart()?;
        let paid = settled(&person, &order).await?;
        ensure!(matches!(paid.state, OrderState::Paid { .. }), "round {round}: {:?}", paid.state);
        scene.is_whole(&person).await?;
    }
    println!("of {ROUNDS} deaths {before} came before the answer");
    ensure!(before > 0 && before < ROUNDS, "all died at the same moment: {before} of {ROUNDS}");
    scene.closes()
}

/// Waits until an order is over without asking the provider about it.
async fn settled(person: &Person, order: &OrderView) -> Result<OrderView> {
    until("the end of an order", async || {
        let order = person.bought(&order.id).await?;
        Ok((order.state != OrderState::Open).then_some(order))
    })
    .await
}
