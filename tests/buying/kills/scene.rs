//! A council whose server is killed again and again, and people who buy there.

use crate::neighbours::Neighbours;
use anyhow::{Context, Result, ensure};
use permit_api::Problem;
use permit_api::orders::OrderView;
use permit_rules::ProductId;
use permit_rules::order::OrderState;
use permit_tests::market::{Hooks, MORFA, Market};
use permit_tests::person::Person;
use permit_tests::{fresh_id, provider, server};

/// What a bundle costs there.
pub const PENCE: u32 = 650;

pub struct Scene {
    pub market: Market,
    pub neighbours: Neighbours,
    stranger: Person,
}

impl Scene {
    /// Opens a council with so many holders, who have bought nothing.
    pub async fn open(holders: usize, hooks: Hooks) -> Result<Self> {
        let neighbours = Neighbours::of(MORFA, holders)?;
        let folder = server::folder()?;
        neighbours.move_in(folder.path()).await?;
        let market = Market::open(folder, MORFA, hooks).await?;
        let stranger = Person::stranger(&market.server)?;
        Ok(Self { market, neighbours, stranger })
    }

    /// A holder on their one device.
    pub fn person(&self, nth: usize) -> Person {
        self.neighbours.person(&self.stranger, nth, 0, 0)
    }

    /// What is sold there.
    pub fn product(&self) -> ProductId {
        self.neighbours.scheme.products[0].id.clone()
    }

    /// Fills the basket.
    pub async fn fills(&self, person: &Person, bundles: u32) -> Result<()> {
        person.fills(fresh_id(), &self.product(), bundles).await?.map_err(problem)?;
        Ok(())
    }

    /// Orders so many bundles; the payment is made and nobody has paid.
    pub async fn orders(&self, person: &Person, bundles: u32) -> Result<OrderView> {
        self.fills(person, bundles).await?;
        let order = person.checks_out(fresh_id(), bundles * PENCE).await?.map_err(problem)?;
        ensure!(order.state == OrderState::Open && !order.unknown, "{order:?}");
        Ok(order)
    }

    /// What a person has is what their paid orders brought, each is paid once at the provider, and the allowance has lost
    /// just that.
    pub async fn is_whole(&self, person: &Person) -> Result<()> {
        let (history, bundles) = (person.history().await?, person.bundles().await?);
        let mut bought = 0;
        for order in &history.orders {
            let (brought, ordered) = (
                bundles.values().filter(|it| it.order.as_ref() == Some(&order.id)).count(),
                order.lines.iter().map(|line| line.bundles).sum::<u32>(),
            );
            let payments = self.market.provider.payments(&order.number);
            ensure!(payments.len() <= 1, "{}: {} payments", order.number, payments.len());
            let paid = matches!(order.state, OrderState::Paid { .. });
            let success = payments
                .iter()
                .any(|payment| payment["state"]["status"] == "success" && payment["amount"] == order.pence);
            ensure!(paid == success, "{}: {:?}, and {payments:?}", order.number, order.state);
            let due = if paid { ordered } else { 0 };
            ensure!(u32::try_from(brought) == Ok(due), "{}: {brought} bundles, not {due}", order.number);
            bought += due;
        }
        ensure!(u32::try_from(bundles.len()) == Ok(bought), "{} bundles, not {bought}", bundles.len());
        let shop = person.shop().await?;
        let allowance = &shop.offers.first().context("an offer")?.allowance;
        ensure!((allowance.bought, allowance.reserved) == (bought, 0), "{allowance:?}, bought {bought}");
        Ok(())
    }

    /// The end: the books balance, and no order has two payments.
    pub fn closes(&self) -> Result<()> {
        self.market.balances()
    }

    /// What of an order can still be sent back at the provider, in pence.
    pub fn refundable(&self, order: &OrderView) -> Result<u64> {
        let payment = provider::only(&self.market.provider, &order.number)?;
        payment["refund_summary"]["amount_available"].as_u64().context("what can be refunded")
    }
}

/// A refusal where none was expected.
pub fn problem(problem: Problem) -> anyhow::Error {
    anyhow::anyhow!("{problem:?}")
}
