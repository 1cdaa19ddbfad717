//! Paying back what is unused: one member of staff asks, another agrees, then the provider is asked. Visits that have
//! been used, or have expired, cannot be paid back. While a refund is under way its visits are held back.

use super::{LONGEST_REASON, Order, OrderState, Refund, RefundGround, RefundState, found};
use crate::scheme::{RefundRule, Scheme};
use crate::stay::Spend;
use crate::{Bundle, BundleId, Change, Decision, Holder, OrderId, RefundId, Refusal, Settled, day};
use chrono::{DateTime, Utc};

/// What the provider made of a refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundFact {
    /// It is on its way.
    Done {
        /// What the provider calls it.
        provider: Option<String>,
    },
    /// It will not be paid.
    Refused,
}

/// A refund as it is asked for.
pub(super) struct Asked<'a> {
    pub id: &'a RefundId,
    pub bundle: Option<&'a BundleId>,
    pub reason: &'a str,
    pub by: &'a str,
}

pub(super) fn request(
    holder: &Holder,
    order: &OrderId,
    asked: &Asked<'_>,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let order = found(holder, order)?;
    let reason = said(asked.reason)?;
    if !matches!(order.state, OrderState::Paid { .. }) {
        return Err(Refusal::OrderNotPaid);
    }
    if order.refunds.iter().any(Refund::is_under_way) {
        return Err(Refusal::RefundUnderWay);
    }
    let today = day::of(now, scheme.timezone);
    let wanted = |it: &&Bundle| {
        it.order.as_ref() == Some(&order.id) && asked.bundle.is_none_or(|bundle| it.id == *bundle)
    };
    let bundles: Vec<_> = holder.bundles.values().filter(wanted).collect();
    let offered = |it: &&&Bundle| {
        scheme.product(Some(&it.product)).is_some_and(|product| product.refund == RefundRule::Unused)
    };
    if !bundles.is_empty() && !bundles.iter().any(|it| offered(&it)) {
        return Err(Refusal::RefundNotOffered);
    }
    let unused: Vec<_> = bundles.iter().filter(offered).filter(|it| it.usable_on(today) > 0).collect();
    let pence = unused.iter().map(|it| worth(it, it.available())).sum();
    if pence == 0 {
        return Err(Refusal::NothingToRefund);
    }
    let refund = Refund {
        id: asked.id.clone(),
        pence,
        visits: unused.iter().map(|it| Spend { bundle: it.id.clone(), visits: it.available() }).collect(),
        ground: RefundGround::Reason { reason },
        requested_by: Some(asked.by.to_owned()),
        requested_at: now,
        state: RefundState::Requested,
    };
    let held = unused.iter().map(|it| Bundle { reserved: it.reserved + it.available(), ..(**it).clone() });
    let mut order = order.clone();
    order.refunds.push(refund);
    Ok(decision(held.collect(), order))
}

/// What so many visits of a bundle cost, in pence, rounded down.
fn worth(bundle: &Bundle, visits: u32) -> u32 {
    let share = u64::from(bundle.pence) * u64::from(visits) / u64::from(bundle.visits.max(1));
    u32::try_from(share).unwrap_or(bundle.pence)
}

pub(super) fn approve(
    holder: &Holder,
    order: &OrderId,
    refund: &RefundId,
    by: &str,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let (order, at) = asked_for(holder, order, refund)?;
    let mut order = order.clone();
    let refund = &mut order.refunds[at];
    if refund.state != RefundState::Requested {
        return Err(Refusal::RefundDecided);
    }
    if refund.requested_by.as_deref() == Some(by) {
        return Err(Refusal::SamePerson);
    }
    refund.state = RefundState::Approved { by: Some(by.to_owned()), at: now };
    Ok(decision(Vec::new(), order))
}

pub(super) fn decline(
    holder: &Holder,
    order: &OrderId,
    refund: &RefundId,
    by: Option<&str>,
    note: &str,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let note = said(note)?;
    let (order, at) = asked_for(holder, order, refund)?;
    if order.refunds[at].state != RefundState::Requested {
        return Err(Refusal::RefundDecided);
    }
    let state = RefundState::Declined { at: now, by: by.map(str::to_owned), note };
    Ok(given_back(holder, order, at, state))
}

pub(super) fn send(
    holder: &Holder,
    order: &OrderId,
    refund: &RefundId,
    refundable: u32,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let (order, at) = asked_for(holder, order, refund)?;
    let mut order = order.clone();
    let refund = &mut order.refunds[at];
    // Sent once more where something else went back meanwhile, so that the provider did nothing.
    let (RefundState::Approved { by, .. } | RefundState::Sent { by, .. }) = &refund.state else {
        return Err(Refusal::RefundDecided);
    };
    refund.state = RefundState::Sent { by: by.clone(), at: now, refundable };
    Ok(decision(Vec::new(), order))
}

pub(super) fn settle(
    holder: &Holder,
    order: &OrderId,
    refund: &RefundId,
    fact: &RefundFact,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let (order, at) = asked_for(holder, order, refund)?;
    if !order.refunds[at].is_agreed() {
        return Err(Refusal::RefundDecided);
    }
    match fact {
        RefundFact::Refused => {
            let state = RefundState::Declined { at: now, by: None, note: String::new() };
            Ok(given_back(holder, order, at, state))
        }
        RefundFact::Done { provider } => {
            let mut order = order.clone();
            let refund = &mut order.refunds[at];
            refund.state = RefundState::Done { at: now, provider: provider.clone() };
            let bundles = held(holder, refund, |bundle, visits| Bundle {
                reserved: bundle.reserved.saturating_sub(visits),
                refunded: bundle.refunded + visits,
                ..bundle
            });
            Ok(decision(bundles, order))
        }
    }
}

fn given_back(holder: &Holder, order: &Order, at: usize, state: RefundState) -> Decision {
    let mut order = order.clone();
    let refund = &mut order.refunds[at];
    refund.state = state;
    let bundles = held(holder, refund, |bundle, visits| Bundle {
        reserved: bundle.reserved.saturating_sub(visits),
        ..bundle
    });
    decision(bundles, order)
}

fn held(holder: &Holder, refund: &Refund, change: impl Fn(Bundle, u32) -> Bundle) -> Vec<Bundle> {
    let changed = |it: &Spend| Some(change(holder.bundles.get(&it.bundle)?.clone(), it.visits));
    refund.visits.iter().filter_map(changed).collect()
}

fn asked_for<'a>(
    holder: &'a Holder,
    order: &OrderId,
    refund: &RefundId,
) -> Result<(&'a Order, usize), Refusal> {
    let order = found(holder, order)?;
    let at = order.refunds.iter().position(|it| it.id == *refund).ok_or(Refusal::UnknownRefund)?;
    Ok((order, at))
}

fn said(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Refusal::TextTooLong { max: u32::try_from(LONGEST_REASON).unwrap_or(u32::MAX) });
    }
    Ok(reason.to_owned())
}

fn decision(bundles: Vec<Bundle>, order: Order) -> Decision {
    let mut changes: Vec<_> = bundles.into_iter().map(|bundle| Change::Bundle { bundle }).collect();
    changes.push(Change::Order { order: Box::new(order.clone()) });
    Decision { changes, reply: Settled::Order(Box::new(order)) }
}
