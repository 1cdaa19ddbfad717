//! How a household buys: fills the basket, orders, pays at the provider or does not, and comes back or does not.

use super::household::Household;
use super::town::Town;
use anyhow::Result;
use permit_api::words::Lang;
use permit_api::{Code, Problem};
use permit_rules::order::{Buy, Checkout};
use permit_rules::{Channel, Command, Order, OrderId, RefundId, Settled, day};
use permit_server::payments::{Hint, Payer, Place};
use permit_simulator::{Misbehaviour, State};
use permit_tests::payer::{BAD_CARD, GOOD_CARD};

/// A mock card at which the provider breaks.
const BREAKING_CARD: &str = "4000000000000119";

/// An order as its household knows it.
pub struct Placed {
    pub id: OrderId,
    pub number: String,
    /// Whether the payer has nothing more to do about it.
    pub over: bool,
    /// The refund that was asked for last.
    pub refund: Option<RefundId>,
}

/// What a payer does at an hour.
enum Deed {
    Pays,
    IsDeclined,
    BreaksIt,
    CancelsThere,
    CancelsHere,
    Waits,
}

impl Household {
    /// Where an order of it is.
    pub fn place(&self, order: &OrderId) -> Place {
        (self.key.clone(), order.clone())
    }

    /// Fills the basket, and mostly orders what is in it.
    pub async fn buys(&mut self, town: &Town) -> Result<()> {
        let product = self.scheme.products[0].clone();
        let bundles = 1 + self.dice.below(4);
        let fill = Buy::Fill { product: product.id.clone(), bundles };
        let not_now = [Code::AllowanceSpent, Code::AllowanceOver, Code::RegistrationLapsed];
        let filled = self.asks(town, Command::Buy(fill), &not_now).await?;
        if filled.is_none() || self.dice.in_thousand(150) {
            return Ok(());
        }
        let today = day::of(town.now(), self.scheme.timezone);
        let mut pence = bundles * product.price_on(today, None).unwrap_or_default();
        if self.dice.in_thousand(40) {
            pence += 1;
        }
        let (request, number) = (town.request(), format!("{}-{}", self.nth, self.orders.len()));
        let checkout = Checkout {
            id: OrderId::of(&request),
            number: number.clone(),
            back: format!("back-{number}"),
            account: self.key.holder.to_string(),
            channel: Channel::App,
            pence,
        };
        let order = Command::Buy(Buy::Checkout(checkout));
        let told = town.decides_as(request, &self.key, &self.scheme, None, order).await?;
        match self.heard(told, &[Code::PriceChanged])? {
            Some(Settled::Order(order)) => self.begins_to_pay(town, *order).await,
            _ => Ok(()),
        }
    }

    async fn begins_to_pay(&mut self, town: &Town, order: Order) -> Result<()> {
        let (place, number) = (self.place(&order.id), order.number.clone());
        let mut placed = Placed { id: order.id.clone(), number, over: false, refund: None };
        let payer = Payer { email: None, language: Lang::En, attempt: placed.number.clone() };
        match town.till.begin(&place, order, payer).await {
            Ok(_) => {}
            Err(Problem { code: Code::PaymentsAway, .. }) => placed.over = true,
            Err(problem) => anyhow::bail!("{problem:?}"),
        }
        self.orders.push(placed);
        // Most pay at once, and some when it is too late.
        if self.dice.in_thousand(850) { self.goes_on(town, self.orders.len() - 1).await } else { Ok(()) }
    }

    /// Goes on with what has not been paid, and now and then with what was given up.
    pub async fn goes_on_paying(&mut self, town: &Town) -> Result<()> {
        for nth in 0..self.orders.len() {
            if !self.orders[nth].over {
                self.goes_on(town, nth).await?;
            }
        }
        self.is_late(town)
    }

    /// Does something about an order that is not over, and mostly comes back to see.
    async fn goes_on(&mut self, town: &Town, nth: usize) -> Result<()> {
        self.touched = true;
        let payment = town.provider.payments(&self.orders[nth].number).pop();
        let payment = payment.and_then(|it| it["payment_id"].as_str().map(str::to_owned));
        if let Some(payment) = &payment {
            self.does_something(town, payment).await?;
        }
        if self.dice.in_thousand(600) {
            let place = self.place(&self.orders[nth].id);
            let looked = town.till.settle(&place).await.map_err(|it| anyhow::anyhow!("{it:?}"))?;
            self.orders[nth].over = !looked.order.is_open();
        }
        Ok(())
    }

    async fn does_something(&mut self, town: &Town, payment: &str) -> Result<()> {
        let deed = match self.dice.below(100) {
            0..62 => Deed::Pays,
            62..70 => Deed::IsDeclined,
            70..73 => Deed::BreaksIt,
            73..80 => Deed::CancelsThere,
            80..87 => Deed::CancelsHere,
            _ => Deed::Waits,
        };
        let card = match deed {
            Deed::Waits => return Ok(()),
            Deed::Pays => GOOD_CARD,
            Deed::IsDeclined => BAD_CARD,
            Deed::BreaksIt => BREAKING_CARD,
            Deed::CancelsThere => return self.cancels_there(town, payment),
            Deed::CancelsHere => {
                let provider = town.till.provider(&self.key.council);
                // Where the provider is not heard, the payment goes on.
                drop(provider.expect("a provider").cancel(payment).await);
                return Ok(());
            }
        };
        town.provider.pay(payment, card)?;
        Ok(())
    }

    fn cancels_there(&self, town: &Town, payment: &str) -> Result<()> {
        let state = State::CancelledByPayer;
        let over = town.provider.pay(payment, "")?.finished();
        if !over {
            let force = Misbehaviour::Force { payment_id: payment.to_owned(), state };
            town.provider.misbehave(force)?;
        }
        Ok(())
    }

    /// A payment that had come to nothing was paid after all, and the provider says that something happened.
    fn is_late(&mut self, town: &Town) -> Result<()> {
        if self.orders.is_empty() || !self.dice.in_thousand(40) {
            return Ok(());
        }
        let nth = self.dice.below(u32::try_from(self.orders.len())?) as usize;
        let number = self.orders[nth].number.clone();
        let Some(payment) = town.provider.payments(&number).pop() else { return Ok(()) };
        let state = payment["state"]["status"].as_str().unwrap_or_default();
        if !matches!(state, "failed" | "cancelled" | "error") {
            return Ok(());
        }
        let payment_id = payment["payment_id"].as_str().unwrap_or_default().to_owned();
        let hint = Hint { payment: payment_id.clone(), number: Some(number) };
        town.provider.misbehave(Misbehaviour::Force { payment_id, state: State::Success })?;
        anyhow::ensure!(town.till.hint(&self.key.council, hint), "there is no room for a hint");
        self.touched = true;
        Ok(())
    }
}
