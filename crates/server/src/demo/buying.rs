//! What a demo person has bought, and parked with it: played through the rules at the times it would have happened, so
//! that orders, bundles and stays fit one another like anybody's.

use crate::store::HolderKey;
use anyhow::{anyhow, ensure};
use chrono::{DateTime, Duration, Utc};
use permit_rules::order::{Checkout, Fact, Failure, RefundFact, RefundState};
use permit_rules::price::total;
use permit_rules::scheme::{End, Product};
use permit_rules::{
    Activate, Buy, Change, Channel, Command, Holder, Length, Order, OrderId, ProductId, RefundId, RequestId,
    Scheme, Start, Vrn, ZoneId, day, decide, price,
};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// Visitors' cars. No number with 00 is ever given out.
const PLATES: [&str; 5] = ["AB00 CDE", "KM00 RTY", "YK00 PDF", "LS00 OWN", "EX00 VBN"];

/// An order, and what has become of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bought {
    days_ago: i64,
    /// How many bundles at once.
    #[serde(default = "one")]
    bundles: u32,
    /// Visits parked with it, one every other day from the purchase on.
    #[serde(default)]
    spent: u32,
    product: Option<ProductId>,
    /// Why it was not paid.
    failed: Option<Failure>,
    /// Why what was unused was paid back.
    refunded: Option<String>,
}

fn one() -> u32 {
    1
}

/// A holder who has nothing but this order, at the times of it.
struct Play<'a> {
    holder: Holder,
    scheme: &'a Scheme,
}

impl Bought {
    /// The rows that come of it.
    pub(super) fn changes(
        &self,
        key: &HolderKey,
        nth: u32,
        zone: &ZoneId,
        scheme: &Scheme,
        now: DateTime<Utc>,
    ) -> anyhow::Result<Vec<Change>> {
        let product = scheme.product(self.product.as_ref()).ok_or(anyhow!("there is no such product"))?;
        let at = now - Duration::days(self.days_ago);
        let holder = Holder {
            zone: Some(zone.clone()),
            registered_until: Some(day::of(now, scheme.timezone) + Duration::days(1)),
            ..Holder::new(key.council.clone(), key.holder.clone())
        };
        let mut play = Play { holder, scheme };
        let order = play.order(self, product, nth, at)?;
        for visit in 0..self.spent {
            let start = at + Duration::days(2 * i64::from(visit));
            let end = play.park(&format!("demo-{}-{nth}-{visit}", key.holder), visit, product, start)?;
            ensure!(end <= now, "the visits of a bundle were spent in the time since then");
        }
        if let Some(reason) = &self.refunded {
            play.refund(&order, reason, at + Duration::days(2 * i64::from(self.spent)))?;
        }
        let Holder { bundles, stays, orders, .. } = play.holder;
        let bundles = bundles.into_values().map(|bundle| Change::Bundle { bundle });
        let stays = stays.into_values().map(|stay| Change::Stay { stay });
        let orders = orders.into_values().map(|order| Change::Order { order: Box::new(order) });
        Ok(bundles.chain(stays).chain(orders).collect())
    }
}

impl Play<'_> {
    fn order(
        &mut self,
        bought: &Bought,
        product: &Product,
        nth: u32,
        at: DateTime<Utc>,
    ) -> anyhow::Result<Order> {
        let name = format!("{}-{nth}", self.holder.id);
        let id: OrderId = format!("demo-{name}-order").parse()?;
        let allowance = self.holder.allowance(product, self.scheme, at);
        let parts = price::price(&self.holder, product, bought.bundles, &allowance, self.scheme, at);
        let pence = total(&parts.ok_or(anyhow!("it was not on sale then"))?);
        let number = format!("DEMO-{}-{nth}", digits(self.holder.id.as_str()));
        self.buy(Buy::Fill { product: product.id.clone(), bundles: bought.bundles }, at)?;
        self.buy(
            Buy::Checkout(Checkout {
                id: id.clone(),
                number: number.clone(),
                back: format!("demo-back-{name}"),
                account: self.holder.id.to_string(),
                channel: Channel::Website,
                pence,
            }),
            at,
        )?;
        if pence > 0 {
            let payment = format!("demo-{name}");
            self.buy(Buy::Started { order: id.clone(), payment: payment.clone() }, at)?;
            let fact = bought.failed.map_or(Fact::Paid { payment, pence, number }, Fact::Closed);
            self.buy(Buy::Settle { order: id.clone(), fact }, at + Duration::minutes(2))?;
        }
        self.holder.orders.get(&id).cloned().ok_or(anyhow!("the order is not there"))
    }

    /// Parks a visitor at a moment. Says when that ends.
    fn park(
        &mut self,
        request: &str,
        visit: u32,
        product: &Product,
        at: DateTime<Utc>,
    ) -> anyhow::Result<DateTime<Utc>> {
        let request: RequestId = request.parse()?;
        let length = if matches!(product.end, End::Chosen { .. }) {
            Length::Until { local: day::local(at + Duration::hours(1), self.scheme.timezone) }
        } else {
            Length::Days { days: 1 }
        };
        let plate = PLATES[visit as usize % PLATES.len()];
        let wish = Activate {
            request,
            vrn: Vrn::read(plate).map_err(|bad| anyhow!("a plate: {bad:?}"))?,
            product: Some(product.id.clone()),
            start: Start::Now,
            length,
            channel: Channel::App,
        };
        let decision = self.play(&Command::Activate(wish), at)?;
        Ok(decision.stay().map_or(at, |stay| stay.end))
    }

    fn refund(&mut self, order: &Order, reason: &str, at: DateTime<Utc>) -> anyhow::Result<()> {
        let (order, refund): (OrderId, RefundId) =
            (order.id.clone(), format!("{}-refund", order.id).parse()?);
        let (by, reason) = ("demo-staff-1".to_owned(), reason.to_owned());
        let id = refund.clone();
        self.buy(Buy::RequestRefund { id, order: order.clone(), bundle: None, reason, by }, at)?;
        let by = "demo-staff-2".to_owned();
        self.buy(Buy::ApproveRefund { order: order.clone(), refund: refund.clone(), by }, at)?;
        let fact = RefundFact::Done { provider: Some(refund.to_string()) };
        self.buy(Buy::SettleRefund { order: order.clone(), refund, fact }, at)?;
        let refunds = self.holder.orders.get(&order).map(|order| &order.refunds);
        let done = |it: &permit_rules::order::Refund| matches!(it.state, RefundState::Done { .. });
        ensure!(refunds.is_some_and(|refunds| refunds.iter().all(done)), "the refund is not done");
        Ok(())
    }

    fn buy(&mut self, buy: Buy, at: DateTime<Utc>) -> anyhow::Result<()> {
        self.play(&Command::Buy(buy), at).map(drop)
    }

    fn play(&mut self, command: &Command, at: DateTime<Utc>) -> anyhow::Result<permit_rules::Settled> {
        let decision = decide(&self.holder, command, self.scheme, at);
        let decision = decision.map_err(|refusal| anyhow!("it would have been refused: {refusal:?}"))?;
        decision.changes.iter().for_each(|change| self.holder.apply(change));
        Ok(decision.reply)
    }
}

/// Six digits that stand for a text.
fn digits(text: &str) -> String {
    let hash = Sha256::digest(text);
    let number = hash.iter().take(4).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{:06}", number % 1_000_000)
}
