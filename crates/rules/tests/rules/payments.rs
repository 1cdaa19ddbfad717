//! What the provider's word does: each state of an order with each fact, and everything that does not fit.

use crate::fixture::{cambridgeshire, utc};
use crate::orders::{
    BUNDLE, buy, buy_in, buyer, checkout, closed, fill, left, order, paid, place, purchase, settle, started,
    state, success,
};
use permit_rules::order::{Fact, Failure, OrderState, RefundGround, RefundState};
use permit_rules::{Buy, Holder, Refusal};

const MAY: &str = "2026-05-04T09:00:00Z";
const LATER: &str = "2026-05-04T09:10:00Z";

/// Somebody with an order of two bundles in each of its states, and what else is needed for it.
fn standing(wanted: &str) -> Holder {
    let mut scheme = cambridgeshire();
    let mut ada = buyer();
    if wanted == "free" {
        scheme.products[0].free_bundles = 2;
        buy_in(&mut ada, fill(2), &scheme, MAY).expect("it may be");
        buy_in(&mut ada, checkout("a", 0), &scheme, MAY).expect("it is free");
        return ada;
    }
    place(&mut ada, "a", 2, &scheme, MAY);
    match wanted {
        "open" => {}
        "paid" => drop(buy(&mut ada, paid("a", 2), MAY).expect("it is open")),
        "closed" => drop(buy(&mut ada, closed("a"), MAY).expect("it is open")),
        _ => {
            buy(&mut ada, closed("a"), MAY).expect("it is open");
            purchase(&mut ada, "b", 19, &scheme, MAY);
            buy(&mut ada, paid("a", 2), MAY).expect("it is sent back");
        }
    }
    assert_eq!(state(&ada, "a"), wanted);
    ada
}

#[test]
fn each_state_and_each_fact() {
    let refused = Err(Refusal::OrderSettled);
    for (from, fact, to) in [
        ("open", success("a", 2), Ok("paid")),
        ("open", Fact::Closed(Failure::Declined), Ok("closed")),
        ("closed", success("a", 2), Ok("paid")),
        ("closed", Fact::Closed(Failure::Expired), refused.clone()),
        ("paid", success("a", 2), refused.clone()),
        ("paid", Fact::Closed(Failure::Cancelled), refused.clone()),
        ("free", success("a", 2), refused.clone()),
        ("free", Fact::Closed(Failure::Error), refused.clone()),
        ("returned", success("a", 2), refused.clone()),
        ("returned", Fact::Closed(Failure::NotStarted), refused),
    ] {
        let mut ada = standing(from);
        let before = ada.clone();
        let told = buy(&mut ada, settle("a", fact.clone()), LATER).map(|_| state(&ada, "a"));
        assert_eq!(told, to, "{from} {fact:?}");
        if to.is_err() {
            assert_eq!(ada, before, "{from} {fact:?}");
        }
    }
}

#[test]
fn what_is_paid_is_credited_once() {
    let mut ada = standing("open");
    let decision = buy(&mut ada, paid("a", 2), LATER).expect("it is open");
    assert_eq!(decision.changes.len(), 3, "two bundles and their order");
    assert_eq!(ada.bundles.len(), 2);
    for bundle in ada.bundles.values() {
        assert_eq!((bundle.bought_at, bundle.pence, bundle.available()), (utc(MAY), BUNDLE, 5));
        assert_eq!(bundle.order, Some("a".parse().expect("an id")));
    }
    assert!(buy(&mut ada, paid("a", 2), LATER).is_err());
    assert_eq!(ada.bundles.len(), 2);
}

#[test]
fn every_failure_releases() {
    let scheme = cambridgeshire();
    for why in [Failure::Declined, Failure::Expired, Failure::Cancelled, Failure::Error, Failure::NotStarted]
    {
        let mut ada = standing("open");
        assert_eq!(left(&ada, &scheme, LATER), 18);
        buy(&mut ada, settle("a", Fact::Closed(why)), LATER).expect("it is open");
        assert_eq!(order(&ada, "a").state, OrderState::Closed { at: utc(LATER), why });
        assert_eq!((left(&ada, &scheme, LATER), ada.bundles.len()), (20, 0));
    }
}

#[test]
fn what_does_not_fit_is_never_credited() {
    let right = (String::from("pay-a"), 2 * BUNDLE, String::from("N-a"));
    let wrong = [
        ("pay-b".to_owned(), right.1, right.2.clone()),
        (String::new(), right.1, right.2.clone()),
        (right.0.clone(), right.1 - 1, right.2.clone()),
        (right.0.clone(), right.1 + 1, right.2.clone()),
        (right.0.clone(), 0, right.2.clone()),
        (right.0.clone(), right.1, "N-b".to_owned()),
        (right.0.clone(), right.1, "n-a".to_owned()),
        (right.0.clone(), right.1, String::new()),
    ];
    for from in ["open", "closed"] {
        for (payment, pence, number) in wrong.clone() {
            let mut ada = standing("open");
            buy(&mut ada, started("a"), MAY).expect("it is open");
            if from == "closed" {
                buy(&mut ada, closed("a"), MAY).expect("it is open");
            }
            let before = ada.clone();
            let fact = Fact::Paid { payment, pence, number };
            let told = buy(&mut ada, settle("a", fact.clone()), LATER);
            assert_eq!(told, Err(Refusal::PaymentMismatch), "{from} {fact:?}");
            assert_eq!(ada, before);
        }
    }
    let nobody = Buy::Settle { order: "z".parse().expect("an id"), fact: success("z", 2) };
    assert_eq!(buy(&mut standing("open"), nobody, LATER), Err(Refusal::UnknownOrder));
}

#[test]
fn a_payment_keeps_its_name() {
    let mut ada = standing("open");
    buy(&mut ada, started("a"), MAY).expect("it has none yet");
    buy(&mut ada, started("a"), LATER).expect("the same again does no harm");
    let other = Buy::Started { order: "a".parse().expect("an id"), payment: "pay-2".to_owned() };
    assert_eq!(buy(&mut ada, other, LATER), Err(Refusal::PaymentMismatch));
    assert_eq!(order(&ada, "a").payment.as_deref(), Some("pay-a"));
}

#[test]
fn a_success_after_the_end_is_credited_where_it_fits() {
    let scheme = cambridgeshire();
    // So many were bought meanwhile, and so many are held by another order.
    for (bought, held, end) in
        [(0, 0, "paid"), (18, 0, "paid"), (0, 18, "paid"), (19, 0, "returned"), (10, 9, "returned")]
    {
        let mut ada = standing("closed");
        if bought > 0 {
            purchase(&mut ada, "b", bought, &scheme, MAY);
        }
        if held > 0 {
            place(&mut ada, "c", held, &scheme, MAY);
        }
        buy(&mut ada, paid("a", 2), LATER).expect("it was paid");
        assert_eq!(state(&ada, "a"), end, "{bought} {held}");
        let of_a = ada.bundles.values().filter(|it| it.order == Some("a".parse().expect("an id"))).count();
        assert_eq!(of_a, if end == "paid" { 2 } else { 0 });
        let taken = 20 - left(&ada, &scheme, LATER);
        assert_eq!(taken, bought + held + if end == "paid" { 2 } else { 0 }, "never beyond the cap");
    }
}

#[test]
fn what_is_sent_back_goes_back_whole() {
    let ada = standing("returned");
    let order = order(&ada, "a");
    assert!(order.is_unsettled(), "the provider is still to be asked");
    let [refund] = order.refunds.as_slice() else { panic!("one refund") };
    assert_eq!((refund.pence, refund.visits.len()), (2 * BUNDLE, 0));
    assert_eq!(refund.ground, RefundGround::AllowanceGone);
    assert_eq!(refund.state, RefundState::Approved { by: None, at: utc(MAY) });
    assert_eq!(order.payment.as_deref(), Some("pay-a"));
}
