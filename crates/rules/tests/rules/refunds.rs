//! Paying back: two people, unused visits only, and what becomes of what is held back meanwhile.

use crate::fixture::{activate, ask, cambridgeshire, days, utc};
use crate::orders::{
    BUNDLE, approve, buy_in, buyer, checkout, decline, done, fill, left, order, place, purchase, refunded,
    refunding, request, send, state,
};
use permit_rules::order::{LONGEST_REASON, RefundFact, RefundState};
use permit_rules::{Buy, Holder, Refusal, Scheme, Start};

const MAY: &str = "2026-05-04T09:00:00Z";
const JUNE: &str = "2026-06-01T09:00:00Z";

fn pots(holder: &Holder) -> Vec<[u32; 5]> {
    let all = holder.bundles.values();
    all.map(|it| [it.available(), it.reserved, it.spent, it.expired, it.refunded]).collect()
}

/// Somebody with a paid order of two bundles, and a visit used.
fn ada(scheme: &Scheme) -> Holder {
    let mut ada = buyer();
    purchase(&mut ada, "a", 2, scheme, MAY);
    ask(&mut ada, &activate("r1", "AB12CDE", Start::Now, days(1)), scheme, MAY).expect("it has visits");
    ada
}

#[test]
fn two_people_agree_and_the_money_goes() {
    let scheme = refunding();
    let mut ada = ada(&scheme);
    buy_in(&mut ada, request("a", "f", "priya"), &scheme, JUNE).expect("it may be");
    assert_eq!(pots(&ada), [[0, 4, 1, 0, 0], [0, 5, 0, 0, 0]]);
    assert_eq!(order(&ada, "a").refunds[0].pence, BUNDLE * 4 / 5 + BUNDLE);
    assert_eq!(
        ask(&mut ada, &activate("r2", "XY34ZZZ", Start::Now, days(1)), &scheme, JUNE),
        Err(Refusal::NotEnoughVisits { needed: 1, left: 0 }),
        "what is held back is not parked with"
    );
    let alone = buy_in(&mut ada, approve("a", "f", "priya"), &scheme, JUNE);
    assert_eq!(alone, Err(Refusal::SamePerson));
    let early = buy_in(&mut ada, refunded("a", "f", done()), &scheme, JUNE);
    assert_eq!(early, Err(Refusal::RefundDecided), "nobody has agreed");
    assert_eq!(buy_in(&mut ada, send("a", "f", 3600), &scheme, JUNE), Err(Refusal::RefundDecided));
    buy_in(&mut ada, approve("a", "f", "tomasz"), &scheme, JUNE).expect("another agrees");
    for again in [approve("a", "f", "rev"), decline("a", "f", "rev")] {
        assert_eq!(buy_in(&mut ada, again, &scheme, JUNE), Err(Refusal::RefundDecided));
    }
    buy_in(&mut ada, send("a", "f", 3600), &scheme, JUNE).expect("it is agreed");
    assert_eq!(
        order(&ada, "a").refunds[0].state,
        RefundState::Sent { by: Some("tomasz".to_owned()), at: utc(JUNE), refundable: 3600 }
    );
    assert!(order(&ada, "a").is_unsettled());
    assert_eq!(left(&ada, &scheme, JUNE), 18, "what is under way still counts");
    buy_in(&mut ada, refunded("a", "f", done()), &scheme, JUNE).expect("it is sent");
    assert_eq!(pots(&ada), [[0, 0, 1, 0, 4], [0, 0, 0, 0, 5]]);
    assert_eq!(left(&ada, &scheme, JUNE), 19, "a bundle that was paid back whole counts no longer");
    assert_eq!((state(&ada, "a"), order(&ada, "a").is_unsettled()), ("paid", false));
    assert_eq!(order(&ada, "a").refunded(), BUNDLE * 4 / 5 + BUNDLE);
    let twice = buy_in(&mut ada, request("a", "g", "priya"), &scheme, JUNE);
    assert_eq!(twice, Err(Refusal::NothingToRefund));
}

#[test]
fn what_is_not_paid_back_is_there_again() {
    let scheme = refunding();
    let before = pots(&ada(&scheme));
    let note = |holder: &Holder| {
        let RefundState::Declined { by, note, .. } = &order(holder, "a").refunds[0].state else {
            panic!("it is not declined")
        };
        (by.clone(), note.clone())
    };
    // By a colleague.
    let mut first = ada(&scheme);
    buy_in(&mut first, request("a", "f", "priya"), &scheme, JUNE).expect("it may be");
    let under_way = buy_in(&mut first, request("a", "g", "tomasz"), &scheme, JUNE);
    assert_eq!(under_way, Err(Refusal::RefundUnderWay));
    buy_in(&mut first, decline("a", "f", "tomasz"), &scheme, JUNE).expect("it is asked for");
    assert_eq!((pots(&first), note(&first).0), (before.clone(), Some("tomasz".to_owned())));
    // By the provider, before or after it was known to have been asked.
    for sent in [false, true] {
        let mut second = ada(&scheme);
        buy_in(&mut second, request("a", "f", "priya"), &scheme, JUNE).expect("it may be");
        buy_in(&mut second, approve("a", "f", "tomasz"), &scheme, JUNE).expect("another agrees");
        if sent {
            buy_in(&mut second, send("a", "f", 3600), &scheme, JUNE).expect("it is agreed");
        }
        buy_in(&mut second, refunded("a", "f", RefundFact::Refused), &scheme, JUNE).expect("it is agreed");
        assert_eq!((pots(&second), note(&second).0), (before.clone(), None));
        buy_in(&mut second, request("a", "g", "priya"), &scheme, JUNE).expect("it may be asked for again");
    }
}

#[test]
fn only_what_is_unused_and_was_paid_for() {
    let (never, scheme) = (cambridgeshire(), refunding());
    assert_eq!(
        buy_in(&mut ada(&never), request("a", "f", "priya"), &never, JUNE),
        Err(Refusal::RefundNotOffered)
    );
    // The last day is 4 May; on the next nothing is left of it.
    for (now, refunds) in [("2027-05-04T22:59:59Z", true), ("2027-05-04T23:00:00Z", false)] {
        let told = buy_in(&mut ada(&scheme), request("a", "f", "priya"), &scheme, now);
        assert_eq!(told.is_ok(), refunds, "{now}");
    }
    let mut open = buyer();
    place(&mut open, "a", 1, &scheme, MAY);
    assert_eq!(buy_in(&mut open, request("a", "f", "priya"), &scheme, JUNE), Err(Refusal::OrderNotPaid));
    assert_eq!(buy_in(&mut open, request("z", "f", "priya"), &scheme, JUNE), Err(Refusal::UnknownOrder));
    let mut free = refunding();
    free.products[0].free_bundles = 1;
    let mut bea = buyer();
    buy_in(&mut bea, fill(1), &free, MAY).expect("it may be");
    buy_in(&mut bea, checkout("a", 0), &free, MAY).expect("it is free");
    assert_eq!(buy_in(&mut bea, request("a", "f", "priya"), &free, JUNE), Err(Refusal::NothingToRefund));
}

#[test]
fn one_bundle_alone_and_odd_pence() {
    let scheme = refunding();
    let mut ada = ada(&scheme);
    let id = ada.bundles.keys().nth(1).cloned();
    let one = Buy::RequestRefund {
        id: "f".parse().expect("an id"),
        order: "a".parse().expect("an id"),
        bundle: id,
        reason: " Moved away ".to_owned(),
        by: "priya".to_owned(),
    };
    buy_in(&mut ada, one, &scheme, JUNE).expect("it may be");
    assert_eq!(pots(&ada), [[4, 0, 1, 0, 0], [0, 5, 0, 0, 0]]);
    // A share of a price that does not divide is rounded down.
    let mut odd = refunding();
    odd.products[0].prices.iter_mut().for_each(|price| price.pence = 1799);
    let mut bea = buyer();
    buy_in(&mut bea, fill(1), &odd, MAY).expect("it may be");
    buy_in(&mut bea, checkout("a", 1799), &odd, MAY).expect("that is the price");
    let fact = permit_rules::order::Fact::Paid { payment: "p".into(), pence: 1799, number: "N-a".into() };
    buy_in(&mut bea, crate::orders::settle("a", fact), &odd, MAY).expect("it is open");
    ask(&mut bea, &activate("r1", "AB12CDE", Start::Now, days(1)), &odd, MAY).expect("it has visits");
    buy_in(&mut bea, request("a", "f", "priya"), &odd, JUNE).expect("it may be");
    assert_eq!(order(&bea, "a").refunds[0].pence, 1439);
}

#[test]
fn a_reason_is_given_and_refunds_are_known() {
    let scheme = refunding();
    let with = |reason: String| Buy::RequestRefund {
        id: "f".parse().expect("an id"),
        order: "a".parse().expect("an id"),
        bundle: None,
        reason,
        by: "priya".to_owned(),
    };
    let max = u32::try_from(LONGEST_REASON).expect("it is small");
    for (reason, told) in [
        (String::new(), Some(Refusal::ReasonMissing)),
        ("  \n".to_owned(), Some(Refusal::ReasonMissing)),
        ("x".repeat(LONGEST_REASON + 1), Some(Refusal::TextTooLong { max })),
        ("é".repeat(LONGEST_REASON), None),
    ] {
        assert_eq!(buy_in(&mut ada(&scheme), with(reason), &scheme, JUNE).err(), told);
    }
    let mut ada = ada(&scheme);
    for unknown in
        [approve("a", "z", "x"), decline("a", "z", "x"), send("a", "z", 1), refunded("a", "z", done())]
    {
        assert_eq!(buy_in(&mut ada, unknown, &scheme, JUNE), Err(Refusal::UnknownRefund));
    }
}
