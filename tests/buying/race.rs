//! The cap, raced: a holder may buy just one bundle more, and two members want it on 32 devices at the same moment. One
//! of them gets it, every time.

use crate::neighbours::Neighbours;
use crate::thorough;
use anyhow::{Context, Result, bail, ensure};
use permit_api::Code;
use permit_api::orders::OrderView;
use permit_rules::order::{Failure, OrderState};
use permit_rules::{OrderId, ProductId};
use permit_simulator::{Misbehaviour, State};
use permit_tests::market::{CAMBRIDGESHIRE, Hooks, Market};
use permit_tests::person::Person;
use permit_tests::{fresh_id, provider, server};
use tokio::task::JoinSet;

/// Members of a holder, and devices of each: as many buyers as connections.
const MEMBERS: usize = 2;
const DEVICES: usize = 16;
/// Holders that take turns, so that none has placed hundreds of orders in a day.
const HOLDERS: usize = 20;

/// What all do at the same moment.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// The basket was filled by somebody: everybody orders what is in it.
    OrderTheBasket,
    /// Everybody fills the basket and then orders what is in it.
    FillAndOrder,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_bundle_goes_to_one_of_thirty_two_buyers() -> Result<()> {
    let rounds = thorough(1000, 200);
    let neighbours = Neighbours {
        members: MEMBERS,
        devices: DEVICES,
        bundles: 19,
        ..Neighbours::of(CAMBRIDGESHIRE, HOLDERS)?
    };
    let folder = server::folder()?;
    neighbours.move_in(folder.path()).await?;
    let market = Market::open(folder, CAMBRIDGESHIRE, Hooks::Nobody).await?;
    let stranger = Person::stranger(&market.server)?;
    let product = neighbours.scheme.products[0].id.clone();
    let mut no = [0, 0];
    for round in 0..rounds {
        let mut buyers = Vec::new();
        for nth in 0..MEMBERS * DEVICES {
            let (member, device) = (nth % MEMBERS, nth / MEMBERS);
            buyers.push(neighbours.person(&stranger, round % HOLDERS, member, device));
        }
        let way = if round % 2 == 0 { Way::OrderTheBasket } else { Way::FillAndOrder };
        let told = race(&buyers, way, &product).await.with_context(|| format!("round {round}"))?;
        no[0] += told.spent;
        no[1] += told.empty;
        let shop = buyers[0].shop().await?;
        let allowance = &shop.offers[0].allowance;
        ensure!((allowance.left, shop.offers[0].most) == (0, 0), "round {round}: {allowance:?}");
        ensure!(shop.open.len() == 1, "round {round}: {} orders are open", shop.open.len());
        give_up(&market, &buyers[round % buyers.len()], &told.won).await?;
    }
    println!("{rounds} rounds: {} were told that nothing is left, {} that the basket is empty", no[0], no[1]);
    ensure!(no.iter().all(|times| *times > 0), "one of the two never happened");
    let calls = market.provider.calls();
    ensure!(calls.payments == rounds, "{} payments in {rounds} rounds", calls.payments);
    for nth in 0..HOLDERS {
        let person = neighbours.person(&stranger, nth, 0, 0);
        ensure!(person.shop().await?.offers[0].allowance.left == 1, "holder {nth} has not one left");
        ensure!(person.bundles().await?.len() == 19, "holder {nth} has a bundle nobody paid for");
    }
    market.balances()
}

/// How a round ended.
struct Told {
    won: OrderView,
    /// So many were told that the allowance is spent.
    spent: usize,
    /// So many that the basket is empty.
    empty: usize,
}

async fn race(buyers: &[Person], way: Way, product: &ProductId) -> Result<Told> {
    if matches!(way, Way::OrderTheBasket) {
        let filled = buyers[0].fills(fresh_id(), product, 1).await?;
        filled.map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
    }
    let mut racing = JoinSet::new();
    let start = std::sync::Arc::new(tokio::sync::Barrier::new(buyers.len()));
    for buyer in buyers {
        let (buyer, product, start) = (buyer.clone(), product.clone(), start.clone());
        racing.spawn(async move {
            start.wait().await;
            if matches!(way, Way::FillAndOrder)
                && let Err(problem) = buyer.fills(fresh_id(), &product, 1).await?
            {
                return Ok(Err(problem));
            }
            buyer.checks_out(fresh_id(), 1800).await
        });
    }
    let (mut won, mut spent, mut empty) = (Vec::new(), 0, 0);
    while let Some(told) = racing.join_next().await {
        match told?? {
            Ok(order) => won.push(order),
            Err(problem) if problem.code == Code::AllowanceSpent => spent += 1,
            Err(problem) if problem.code == Code::BasketEmpty => empty += 1,
            Err(problem) => bail!("{problem:?}"),
        }
    }
    let [won] = <[OrderView; 1]>::try_from(won).map_err(|won| anyhow::anyhow!("{} have it", won.len()))?;
    Ok(Told { won, spent, empty })
}

/// The payer gives the winner's order up at the provider; the allowance is free again once that was read there.
async fn give_up(market: &Market, buyer: &Person, order: &OrderView) -> Result<()> {
    let payment = provider::only(&market.provider, &order.number)?;
    let payment_id = payment["payment_id"].as_str().context("an id")?.to_owned();
    market.provider.misbehave(Misbehaviour::Force { payment_id, state: State::CancelledByPayer })?;
    let id: &OrderId = &order.id;
    let told = buyer.asks_after(id).await?.map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
    let cancelled = matches!(told.state, OrderState::Closed { why: Failure::Cancelled, .. });
    ensure!(cancelled, "{:?}", told.state);
    Ok(())
}
