//! Filling the basket and ordering what is in it. Nothing is paid here; an order that costs nothing is paid at once.

use super::{Basket, Checkout, Method, Order, OrderLine, OrderState, payment};
use crate::price::{Part, price};
use crate::registration::Registered;
use crate::scheme::{Blocked, Product, Scheme};
use crate::{Change, Decision, Holder, ProductId, Refusal, Settled};
use chrono::{DateTime, Utc};

/// Whether a holder may buy at all. The seed: "Once your registration application has been accepted, Visitor parking
/// permits can be purchased".
pub fn may_buy(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Refusal> {
    match Registered::of(holder, scheme, now) {
        Registered::Not => Err(Refusal::NotRegistered),
        Registered::Lapsed { last_day } if scheme.registration.lapse_blocks.contains(&Blocked::Buy) => {
            Err(Refusal::RegistrationLapsed { since: last_day })
        }
        Registered::Exempt | Registered::Until { .. } | Registered::Lapsed { .. } => Ok(()),
    }
}

pub(super) fn fill(
    holder: &Holder,
    product: &ProductId,
    bundles: u32,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let product = scheme.product(Some(product)).ok_or(Refusal::UnknownPermitType)?;
    let mut lines = holder.basket.at(now).clone();
    if bundles == 0 {
        lines.remove(&product.id);
    } else {
        may_buy(holder, scheme, now)?;
        allowed(holder, product, bundles, scheme, now)?;
        priced(holder, product, bundles, scheme, now)?;
        lines.insert(product.id.clone(), bundles);
    }
    let basket = Basket { lines, changed_at: Some(now) };
    Ok(Decision { changes: vec![Change::Basket { basket: basket.clone() }], reply: Settled::Basket(basket) })
}

pub(super) fn check_out(
    holder: &Holder,
    checkout: &Checkout,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    may_buy(holder, scheme, now)?;
    let mut lines = Vec::new();
    for (product, bundles) in holder.basket.at(now) {
        let product = scheme.product(Some(product)).ok_or(Refusal::UnknownPermitType)?;
        allowed(holder, product, *bundles, scheme, now)?;
        lines.extend(priced(holder, product, *bundles, scheme, now)?);
    }
    if lines.is_empty() {
        return Err(Refusal::BasketEmpty);
    }
    let pence =
        lines.iter().map(|line| line.bundles.saturating_mul(line.pence_each)).fold(0, u32::saturating_add);
    if pence != checkout.pence {
        return Err(Refusal::PriceChanged { pence });
    }
    let mut order = Order {
        id: checkout.id.clone(),
        number: checkout.number.clone(),
        lines,
        pence,
        placed_at: now,
        account: checkout.account.clone(),
        channel: checkout.channel,
        back: checkout.back.clone(),
        payment: None,
        state: OrderState::Open,
        refunds: Vec::new(),
    };
    let mut changes = vec![Change::Basket { basket: Basket::default() }];
    if pence == 0 {
        order.state = OrderState::Paid { at: now, method: Method::Free };
        changes.extend(payment::bundles(&order, scheme)?);
    }
    changes.push(Change::Order { order: Box::new(order.clone()) });
    Ok(Decision { changes, reply: Settled::Order(Box::new(order)) })
}

/// Refuses more bundles than may still be bought.
pub(super) fn allowed(
    holder: &Holder,
    product: &Product,
    bundles: u32,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let allowance = holder.allowance(product, scheme, now);
    let left = allowance.left();
    if bundles <= left {
        return Ok(());
    }
    Err(Refusal::AllowanceSpent { left, from: allowance.more.map(|more| more.day) })
}

fn priced(
    holder: &Holder,
    product: &Product,
    bundles: u32,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Vec<OrderLine>, Refusal> {
    let allowance = holder.allowance(product, scheme, now);
    let parts = price(holder, product, bundles, &allowance, scheme, now).ok_or(Refusal::NotOnSale)?;
    let line = |part: Part| OrderLine {
        product: product.id.clone(),
        bundles: part.bundles,
        pence_each: part.pence_each,
    };
    Ok(parts.into_iter().map(line).collect())
}
