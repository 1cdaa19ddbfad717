//! When an order that is not settled is looked at again, if nobody asks and no hint comes: soon at first, then hourly.
//! Reads no clock.

use chrono::{DateTime, Duration, Utc};
use permit_rules::Order;
use permit_rules::order::{Refund, RefundState};

/// Minutes after the beginning at which it is looked; then once an hour.
const MARKS: [i64; 4] = [1, 5, 15, LAST_MARK];
/// From then on, a payment that the provider does not know was never made.
const LAST_MARK: i64 = 95;
const HOUR: i64 = 60;
/// Minutes until the provider is asked again that could not be heard.
const UNHEARD: i64 = 1;

/// When an order was last looked at, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: DateTime<Utc>,
    /// What came of it.
    pub saw: Saw,
}

/// What came of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saw {
    /// The provider's answer.
    Answer,
    /// Nothing: the provider was not heard.
    Nothing,
    /// A payment that does not belong to the order.
    Mismatch,
}

/// From when on a payment that the provider does not know was never made.
pub fn given_up_at(order: &Order) -> DateTime<Utc> {
    order.placed_at + Duration::minutes(LAST_MARK)
}

/// Whether there is anything to ask the provider about.
pub fn is_of_interest(order: &Order) -> bool {
    order.is_open() || order.refunds.iter().any(Refund::is_agreed)
}

/// Whether the provider is to be asked again because it was not heard.
pub fn is_to_be_repeated(look: Look, now: DateTime<Utc>) -> bool {
    look.saw == Saw::Nothing && now - look.at >= Duration::minutes(UNHEARD)
}

/// Whether an order is to be looked at, given when that was done last since the program started.
pub fn due(order: &Order, looked: Option<Look>, now: DateTime<Utc>) -> bool {
    if !is_of_interest(order) {
        return false;
    }
    let last = looked.map(|look| look.at);
    match looked.map(|look| look.saw) {
        Some(Saw::Mismatch) => last.is_none_or(|last| now - last >= Duration::minutes(HOUR)),
        Some(Saw::Nothing) if looked.is_some_and(|look| is_to_be_repeated(look, now)) => true,
        Some(Saw::Nothing | Saw::Answer) | None => {
            let payment = order.is_open() && passed(order.placed_at, last, now);
            let agreed = order.refunds.iter().filter_map(agreed_at);
            let mut refunds = agreed.map(|at| last.is_none_or(|last| last < at) || passed(at, last, now));
            payment || refunds.any(|due| due)
        }
    }
}

fn agreed_at(refund: &Refund) -> Option<DateTime<Utc>> {
    match &refund.state {
        RefundState::Approved { at, .. } | RefundState::Sent { at, .. } => Some(*at),
        RefundState::Requested | RefundState::Done { .. } | RefundState::Declined { .. } => None,
    }
}

/// Whether a mark has gone by since the last look.
fn passed(since: DateTime<Utc>, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    let minutes = (now - since).num_minutes();
    let Some(mark) = MARKS.into_iter().rev().find(|mark| *mark <= minutes) else { return false };
    let hours = if mark == LAST_MARK { (minutes - LAST_MARK) / HOUR } else { 0 };
    let mark = since + Duration::minutes(mark + hours * HOUR);
    last.is_none_or(|last| last < mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use permit_rules::Channel;
    use permit_rules::order::{OrderState, RefundGround};

    fn placed() -> DateTime<Utc> {
        "2026-06-01T08:00:00Z".parse().unwrap()
    }

    fn order() -> Order {
        Order {
            id: "o".parse().unwrap(),
            number: "K7Q2".to_owned(),
            lines: Vec::new(),
            pence: 1800,
            placed_at: placed(),
            account: "a".to_owned(),
            channel: Channel::App,
            back: String::new(),
            payment: None,
            state: OrderState::Open,
            refunds: Vec::new(),
        }
    }

    /// The minutes at which an order is looked at, where every look sees the same.
    fn looks(order: &Order, saw: Saw, minutes: i64) -> Vec<i64> {
        let mut looked = None;
        let mut at = Vec::new();
        for minute in 0..=minutes {
            let now = placed() + Duration::minutes(minute);
            if due(order, looked, now) {
                looked = Some(Look { at: now, saw });
                at.push(minute);
            }
        }
        at
    }

    #[test]
    fn an_open_order_is_looked_at_soon_and_then_hourly() {
        assert_eq!(looks(&order(), Saw::Answer, 300), [1, 5, 15, 95, 155, 215, 275]);
        assert_eq!(looks(&order(), Saw::Mismatch, 200), [1, 61, 121, 181]);
        assert_eq!(looks(&order(), Saw::Nothing, 4), [1, 2, 3, 4]);
    }

    #[test]
    fn a_refund_is_looked_at_at_once() {
        let state = |state| Order {
            state: OrderState::Paid { at: placed(), method: permit_rules::order::Method::Card },
            refunds: vec![Refund {
                id: "r".parse().unwrap(),
                pence: 1,
                visits: Vec::new(),
                ground: RefundGround::AllowanceGone,
                requested_by: None,
                requested_at: placed(),
                state,
            }],
            ..order()
        };
        let approved = state(RefundState::Approved { by: None, at: placed() });
        assert_eq!(looks(&approved, Saw::Answer, 100), [0, 1, 5, 15, 95]);
        assert!(looks(&state(RefundState::Requested), Saw::Answer, 300).is_empty());
        let done = RefundState::Done { at: placed(), provider: None };
        assert!(looks(&state(done), Saw::Answer, 300).is_empty());
    }

    #[test]
    fn a_clock_that_jumps_leaves_nothing_out() {
        let seen = Some(Look { at: placed() + Duration::minutes(2), saw: Saw::Answer });
        assert!(!due(&order(), seen, placed() + Duration::minutes(4)));
        assert!(due(&order(), seen, placed() + Duration::days(3)));
    }
}
