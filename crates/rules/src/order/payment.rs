//! What the provider's word does to an order. A success is credited once; one that comes after the allowance has gone
//! to others is sent back. Whatever does not fit the order changes nothing.

use super::{Failure, Method, Order, OrderState, Refund, RefundGround, RefundState, basket, found};
use crate::allowance::last_day;
use crate::scheme::Scheme;
use crate::{Bundle, BundleId, Change, Decision, Holder, OrderId, RefundId, Refusal, Settled};
use chrono::{DateTime, Utc};

/// A final state of a payment, as read from the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// It was paid.
    Paid {
        /// What the provider calls the payment.
        payment: String,
        /// How much, in pence.
        pence: u32,
        /// For which order, by its number.
        number: String,
    },
    /// It came to nothing.
    Closed(Failure),
}

pub(super) fn started(holder: &Holder, id: &OrderId, payment: &str) -> Result<Decision, Refusal> {
    let order = found(holder, id)?;
    match &order.payment {
        Some(known) if known != payment => Err(Refusal::PaymentMismatch),
        Some(_) => Ok(decision(Vec::new(), order.clone())),
        None => Ok(decision(Vec::new(), Order { payment: Some(payment.to_owned()), ..order.clone() })),
    }
}

pub(super) fn settle(
    holder: &Holder,
    id: &OrderId,
    fact: &Fact,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let order = found(holder, id)?;
    match (fact, order.state) {
        (Fact::Paid { payment, pence, number }, OrderState::Open | OrderState::Closed { .. }) => {
            let known = order.payment.as_ref().unwrap_or(payment);
            if (known, *pence, number) != (payment, order.pence, &order.number) {
                return Err(Refusal::PaymentMismatch);
            }
            let paid = Order { payment: Some(payment.clone()), ..order.clone() };
            if order.is_open() || fits(holder, order, scheme, now) {
                credited(paid, scheme, now)
            } else {
                sent_back(paid, now)
            }
        }
        (Fact::Closed(why), OrderState::Open) => {
            let state = OrderState::Closed { at: now, why: *why };
            Ok(decision(Vec::new(), Order { state, ..order.clone() }))
        }
        (Fact::Paid { .. }, OrderState::Paid { .. } | OrderState::Returned { .. })
        | (
            Fact::Closed(_),
            OrderState::Paid { .. } | OrderState::Returned { .. } | OrderState::Closed { .. },
        ) => Err(Refusal::OrderSettled),
    }
}

/// Whether an order that let go of its share of the allowance could have it again: on the day it was placed, and now.
fn fits(holder: &Holder, order: &Order, scheme: &Scheme, now: DateTime<Utc>) -> bool {
    scheme.products.iter().all(|product| {
        let bundles = order.bundles_of(&product.id);
        [order.placed_at, now].iter().all(|at| basket::allowed(holder, product, bundles, scheme, *at).is_ok())
    })
}

fn credited(order: Order, scheme: &Scheme, now: DateTime<Utc>) -> Result<Decision, Refusal> {
    let changes = bundles(&order, scheme)?;
    let state = OrderState::Paid { at: now, method: Method::Card };
    Ok(decision(changes, Order { state, ..order }))
}

fn sent_back(order: Order, now: DateTime<Utc>) -> Result<Decision, Refusal> {
    let refund = Refund {
        id: RefundId::of_return(&order.number).ok_or(Refusal::PaymentMismatch)?,
        pence: order.pence,
        visits: Vec::new(),
        ground: RefundGround::AllowanceGone,
        requested_by: None,
        requested_at: now,
        state: RefundState::Approved { by: None, at: now },
    };
    let state = OrderState::Returned { at: now };
    Ok(decision(Vec::new(), Order { state, refunds: vec![refund], ..order }))
}

/// The bundles an order brings. The seed: "Visitor permits are valid for 12 months from date of purchase."
pub(super) fn bundles(order: &Order, scheme: &Scheme) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    for line in &order.lines {
        let product = scheme.product(Some(&line.product)).ok_or(Refusal::UnknownPermitType)?;
        for _ in 0..line.bundles {
            let id = BundleId::nth(&order.number, changes.len() + 1).ok_or(Refusal::PaymentMismatch)?;
            let last_day = last_day(order.placed_at, product, scheme);
            let bundle = Bundle {
                order: Some(order.id.clone()),
                pence: line.pence_each,
                ..Bundle::new(id, product.id.clone(), product.bundle, order.placed_at, last_day)
            };
            changes.push(Change::Bundle { bundle });
        }
    }
    Ok(changes)
}

fn decision(mut changes: Vec<Change>, order: Order) -> Decision {
    changes.push(Change::Order { order: Box::new(order.clone()) });
    Decision { changes, reply: Settled::Order(Box::new(order)) }
}
