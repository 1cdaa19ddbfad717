//! Everybody who orders at the council, and what became of their orders.

use crate::neighbours::{Neighbours, holder};
use anyhow::{Context, Result, ensure};
use chrono::Duration;
use permit_api::orders::{OrderView, RefundProgress};
use permit_rules::OrderId;
use permit_rules::order::OrderState;
use permit_tests::caller::Caller;
use permit_tests::dice::Dice;
use permit_tests::market::Market;
use permit_tests::payer::{BAD_CARD, GOOD_CARD};
use permit_tests::person::Person;
use permit_tests::{fresh_id, provider, until_for};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tokio::task::JoinSet;

/// What a bundle costs.
const PENCE: u32 = 650;
/// People who order at the same time.
const AT_ONCE: usize = 16;

/// Orders by number: whose, and what it goes by.
type Orders = BTreeMap<String, (usize, OrderId)>;

/// Those who order.
pub struct Counter {
    neighbours: Neighbours,
    stranger: Person,
    orders: Orders,
    /// The numbers of those that were paid back.
    back: BTreeSet<String>,
}

impl Counter {
    /// Nobody has ordered anything yet.
    pub fn of(market: &Market, neighbours: Neighbours) -> Result<Self> {
        let stranger = Person::stranger(&market.server)?;
        Ok(Self { neighbours, stranger, orders: Orders::new(), back: BTreeSet::new() })
    }

    fn person(&self, nth: usize) -> Person {
        self.neighbours.person(&self.stranger, nth, 0, 0)
    }

    /// Everybody orders, each bundle on its own.
    pub async fn takes_orders(&mut self) -> Result<()> {
        let (mut ordering, product) = (JoinSet::new(), self.neighbours.scheme.products[0].id.clone());
        for nth in 0..self.neighbours.holders {
            if ordering.len() == AT_ONCE
                && let Some(done) = ordering.join_next().await
            {
                self.orders.extend(done??);
            }
            let (person, product) = (self.person(nth), product.clone());
            ordering.spawn(async move {
                let mut orders = Orders::new();
                for _ in 0..super::ORDERS {
                    person.fills(fresh_id(), &product, 1).await?.map_err(problem)?;
                    let order = person.checks_out(fresh_id(), PENCE).await?.map_err(problem)?;
                    orders.insert(order.number, (nth, order.id));
                }
                anyhow::Ok(orders)
            });
        }
        while let Some(done) = ordering.join_next().await {
            self.orders.extend(done??);
        }
        ensure!(self.orders.len() == self.neighbours.holders * super::ORDERS, "two orders have one number");
        Ok(())
    }

    /// Of a hundred payers ninety pay, six are declined, and four never come.
    pub fn are_paid(&self, market: &Market, dice: &mut Dice) -> Result<()> {
        for number in self.orders.keys() {
            let card = match dice.below(100) {
                0..90 => GOOD_CARD,
                90..96 => BAD_CARD,
                _ => continue,
            };
            provider::pay(&market.provider, number, card)?;
        }
        Ok(())
    }

    /// Waits until every holder's history satisfies, each looked at on its own.
    async fn every(&self, what: &str, fits: impl Fn(&OrderView) -> bool) -> Result<()> {
        // The more there are, the longer the last one waits.
        let patience = Duration::seconds(100 + i64::try_from(self.orders.len())? / 20);
        for nth in 0..self.neighbours.holders {
            let person = self.person(nth);
            until_for(patience, what, async || {
                let history = person.history().await?;
                Ok(history.orders.iter().all(&fits).then_some(()))
            })
            .await?;
        }
        Ok(())
    }

    /// Orders of whose end the server was told are over, with no time gone by.
    pub async fn heard_of(&self, told: &BTreeSet<&str>) -> Result<()> {
        let fits = |order: &OrderView| order.state != OrderState::Open || !told.contains(&*order.number);
        self.every("the end that was told", fits).await
    }

    /// Every order is over.
    pub async fn all_settled(&self) -> Result<()> {
        self.every("the end of every order", |order| order.state != OrderState::Open).await
    }

    /// Staff pay back five of a hundred paid orders.
    pub async fn pays_back(&mut self, market: &Market, dice: &mut Dice) -> Result<()> {
        let rhian = market.on_website("rhian@example.org").await?;
        let rhodri = market.on_website("rhodri@example.org").await?;
        for (number, (nth, order)) in &self.orders {
            let paid = provider::only(&market.provider, number)?["state"]["status"] == "success";
            if paid && dice.in_thousand(50) {
                pay_back(&rhian, &rhodri, &json!({ "holder": holder(*nth)?, "order": order })).await?;
                self.back.insert(number.clone());
            }
        }
        let done = |order: &OrderView| order.refunds.iter().all(|it| it.progress == RefundProgress::Done);
        self.every("the end of every refund", done).await
    }

    /// The numbers of orders that were paid back.
    pub fn paid_back(&self) -> &BTreeSet<String> {
        &self.back
    }

    /// One order more, which is paid; its number.
    pub async fn takes_one_more(&mut self, market: &Market) -> Result<String> {
        let (person, product) = (self.person(0), &self.neighbours.scheme.products[0].id);
        person.fills(fresh_id(), product, 1).await?.map_err(problem)?;
        let order = person.checks_out(fresh_id(), PENCE).await?.map_err(problem)?;
        provider::pay(&market.provider, &order.number, GOOD_CARD)?;
        self.orders.insert(order.number.clone(), (0, order.id));
        Ok(order.number)
    }

    /// Everything at the council is as it is at the provider: what was paid is credited, once.
    pub async fn closes(&self, market: &Market) -> Result<()> {
        let (mut paid, mut back) = (0, 0);
        for nth in 0..self.neighbours.holders {
            let person = self.person(nth);
            let (history, bundles) = (person.history().await?, person.bundles().await?);
            let mut credited = 0;
            for order in &history.orders {
                let payment = provider::only(&market.provider, &order.number)?;
                let success = payment["state"]["status"] == "success";
                let has = bundles.values().filter(|it| it.order.as_ref() == Some(&order.id));
                let (count, refunded) = has.fold((0, 0), |(n, back), it| (n + 1, back + it.refunded));
                ensure!(
                    matches!(order.state, OrderState::Paid { .. }) == success
                        && count == usize::from(success),
                    "{}: {:?} and {count} bundles, but {}",
                    order.number,
                    order.state,
                    payment["state"]
                );
                let gone = self.back.contains(&order.number);
                let left = payment["refund_summary"]["amount_available"].as_u64().unwrap_or_default();
                ensure!((refunded > 0) == gone, "{}: {refunded} hours went back", order.number);
                ensure!(!success || (left == 0) == gone, "{}: {left} pence are left", order.number);
                credited += count;
                paid += usize::from(success);
                back += usize::from(gone);
            }
            ensure!(credited == bundles.len(), "{} bundles of {credited}", bundles.len());
        }
        println!("{paid} payments credited once each, {back} of them paid back once");
        ensure!(paid > self.orders.len() / 2 && back == self.back.len() && back > 0, "{paid}, {back}");
        Ok(())
    }
}

async fn pay_back(rhian: &Caller, rhodri: &Caller, case: &Value) -> Result<()> {
    let ask = json!({ "request": fresh_id(), "case": case, "bundle": null, "reason": "They moved away." });
    let told = rhian.does("request_refund", &ask).await?;
    let refund = told["refunds"].as_array().and_then(|all| all.last()).context("a refund")?;
    let agree = json!({ "request": fresh_id(), "case": case, "refund": refund["id"] });
    rhodri.does("approve_refund", &agree).await?;
    Ok(())
}

fn problem(problem: permit_api::Problem) -> anyhow::Error {
    anyhow::anyhow!("{problem:?}")
}
