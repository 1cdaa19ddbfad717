//! Short ways to say what a buyer, the payment provider and the council's staff do. Proves nothing by itself.

use crate::fixture::{cambridgeshire, utc};
use permit_rules::ledger::{Imbalance, imbalances};
use permit_rules::order::{Checkout, Fact, Failure, Method, OrderState, RefundFact};
use permit_rules::scheme::RefundRule;
use permit_rules::{Buy, Channel, Command, Decision, Holder, Order, Refusal, Scheme, decide};

/// What a bundle costs in Cambridgeshire since April 2025.
pub const BUNDLE: u32 = 1800;

/// Cambridgeshire, where unused visits are paid back.
pub fn refunding() -> Scheme {
    let mut scheme = cambridgeshire();
    scheme.products[0].refund = RefundRule::Unused;
    scheme
}

/// Somebody who has bought nothing yet.
pub fn buyer() -> Holder {
    crate::fixture::holder(&[])
}

/// Decides and takes the changes over; the books must add up afterwards, the visits that were spent before left aside.
pub fn buy_in(holder: &mut Holder, buy: Buy, scheme: &Scheme, now: &str) -> Result<Decision, Refusal> {
    let decision = decide(holder, &Command::Buy(buy), scheme, utc(now))?;
    decision.changes.iter().for_each(|change| holder.apply(change));
    let wrong: Vec<_> =
        imbalances(holder).into_iter().filter(|it| !matches!(it, Imbalance::Spent(_))).collect();
    assert_eq!(wrong, [], "{now}");
    Ok(decision)
}

/// The same by Cambridgeshire's rules.
pub fn buy(holder: &mut Holder, buy: Buy, now: &str) -> Result<Decision, Refusal> {
    buy_in(holder, buy, &cambridgeshire(), now)
}

pub fn fill(bundles: u32) -> Buy {
    Buy::Fill { product: "visitor".parse().expect("an id"), bundles }
}

pub fn checkout(id: &str, pence: u32) -> Buy {
    Buy::Checkout(Checkout {
        id: id.parse().expect("an id"),
        number: format!("N-{id}"),
        back: format!("back-{id}"),
        account: "ada".to_owned(),
        channel: Channel::App,
        pence,
    })
}

pub fn started(id: &str) -> Buy {
    Buy::Started { order: id.parse().expect("an id"), payment: format!("pay-{id}") }
}

pub fn settle(id: &str, fact: Fact) -> Buy {
    Buy::Settle { order: id.parse().expect("an id"), fact }
}

/// The provider's word that an order of so many bundles was paid.
pub fn success(id: &str, bundles: u32) -> Fact {
    Fact::Paid { payment: format!("pay-{id}"), pence: bundles * BUNDLE, number: format!("N-{id}") }
}

pub fn paid(id: &str, bundles: u32) -> Buy {
    settle(id, success(id, bundles))
}

pub fn closed(id: &str) -> Buy {
    settle(id, Fact::Closed(Failure::Cancelled))
}

pub fn request(id: &str, refund: &str, by: &str) -> Buy {
    Buy::RequestRefund {
        id: refund.parse().expect("an id"),
        order: id.parse().expect("an id"),
        bundle: None,
        reason: "Moved away".to_owned(),
        by: by.to_owned(),
    }
}

pub fn approve(id: &str, refund: &str, by: &str) -> Buy {
    let (order, refund) = (id.parse().expect("an id"), refund.parse().expect("an id"));
    Buy::ApproveRefund { order, refund, by: by.to_owned() }
}

pub fn decline(id: &str, refund: &str, by: &str) -> Buy {
    let (order, refund) = (id.parse().expect("an id"), refund.parse().expect("an id"));
    Buy::DeclineRefund { order, refund, by: by.to_owned(), note: "It was used".to_owned() }
}

pub fn send(id: &str, refund: &str, refundable: u32) -> Buy {
    Buy::SendRefund { order: id.parse().expect("an id"), refund: refund.parse().expect("an id"), refundable }
}

pub fn refunded(id: &str, refund: &str, fact: RefundFact) -> Buy {
    Buy::SettleRefund { order: id.parse().expect("an id"), refund: refund.parse().expect("an id"), fact }
}

pub fn done() -> RefundFact {
    RefundFact::Done { provider: Some("re-1".to_owned()) }
}

/// Fills the basket and orders; the order is open.
pub fn place(holder: &mut Holder, id: &str, bundles: u32, scheme: &Scheme, now: &str) {
    buy_in(holder, fill(bundles), scheme, now).expect("it may be put into the basket");
    buy_in(holder, checkout(id, bundles * BUNDLE), scheme, now).expect("it may be ordered");
}

/// The same, paid a minute later in the same second of the test's clock.
pub fn purchase(holder: &mut Holder, id: &str, bundles: u32, scheme: &Scheme, now: &str) {
    place(holder, id, bundles, scheme, now);
    buy_in(holder, paid(id, bundles), scheme, now).expect("it may be credited");
}

pub fn order<'a>(holder: &'a Holder, id: &str) -> &'a Order {
    &holder.orders[&id.parse().expect("an id")]
}

/// Where an order stands, in a word.
pub fn state(holder: &Holder, id: &str) -> &'static str {
    match order(holder, id).state {
        OrderState::Open => "open",
        OrderState::Paid { method: Method::Card, .. } => "paid",
        OrderState::Paid { method: Method::Free, .. } => "free",
        OrderState::Closed { .. } => "closed",
        OrderState::Returned { .. } => "returned",
    }
}

/// Bundles that may still be bought.
pub fn left(holder: &Holder, scheme: &Scheme, now: &str) -> u32 {
    holder.allowance(&scheme.products[0], scheme, utc(now)).left()
}
