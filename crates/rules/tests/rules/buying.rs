//! Filling the basket and ordering: who may, how much, at which price, and what an order holds.

use crate::fixture::{cambridgeshire, day, utc};
use crate::orders::{
    BUNDLE, buy, buy_in, buyer, checkout, closed, fill, left, order, paid, place, purchase, state,
};
use permit_rules::{Buy, Holder, Refusal};

const MAY: &str = "2026-05-04T09:00:00Z";

fn in_basket(holder: &Holder, now: &str) -> u32 {
    holder.basket.at(utc(now)).values().sum()
}

#[test]
fn a_basket_is_set_and_emptied() {
    let mut ada = buyer();
    for (bundles, then) in [(2, 2), (5, 5), (20, 20), (1, 1), (0, 0), (0, 0)] {
        buy(&mut ada, fill(bundles), MAY).expect("it may be");
        assert_eq!(in_basket(&ada, MAY), then);
    }
    let unknown = Buy::Fill { product: "moon".parse().expect("an id"), bundles: 1 };
    assert_eq!(buy(&mut ada, unknown, MAY), Err(Refusal::UnknownPermitType));
}

#[test]
fn a_basket_is_kept_for_a_day() {
    let mut ada = buyer();
    buy(&mut ada, fill(3), MAY).expect("it may be");
    for (now, kept) in [
        ("2026-05-04T09:00:00Z", 3),
        ("2026-05-05T08:59:59Z", 3),
        ("2026-05-05T09:00:00Z", 0),
        ("2026-06-05T09:00:00Z", 0),
    ] {
        assert_eq!(in_basket(&ada, now), kept, "{now}");
    }
    // What is changed is kept anew, and what was forgotten does not come back.
    buy(&mut ada, fill(4), "2026-05-05T08:00:00Z").expect("it may be");
    assert_eq!(in_basket(&ada, "2026-05-06T07:59:59Z"), 4);
    let late = "2026-05-06T08:00:00Z";
    assert_eq!(buy(&mut ada, checkout("a", 4 * BUNDLE), late), Err(Refusal::BasketEmpty));
}

#[test]
fn no_more_than_the_allowance_goes_in() {
    let scheme = cambridgeshire();
    let mut ada = buyer();
    let spent = |left, from: Option<&str>| Err(Refusal::AllowanceSpent { left, from: from.map(day) });
    assert_eq!(buy(&mut ada, fill(21), MAY), spent(20, None));
    assert_eq!(buy(&mut ada, fill(u32::MAX), MAY), spent(20, None));
    purchase(&mut ada, "a", 18, &scheme, MAY);
    assert_eq!(buy(&mut ada, fill(3), MAY), spent(2, Some("2027-04-01")));
    place(&mut ada, "b", 2, &scheme, MAY);
    assert_eq!(buy(&mut ada, fill(1), MAY), spent(0, Some("2027-04-01")));
    // What is in the basket may not fit any longer when it is ordered.
    buy(&mut ada, closed("b"), MAY).expect("it is open");
    buy(&mut ada, fill(2), MAY).expect("it fits");
    let mut other = ada.clone();
    purchase(&mut ada, "c", 1, &scheme, MAY);
    other.orders.clone_from(&ada.orders);
    other.bundles.clone_from(&ada.bundles);
    assert_eq!(buy(&mut other, checkout("d", 2 * BUNDLE), MAY), spent(1, Some("2027-04-01")));
}

#[test]
fn only_who_is_registered_buys() {
    let nobody = Holder { zone: None, ..buyer() };
    let lapsed = Holder { registered_until: Some(day("2026-05-03")), ..buyer() };
    let today = Holder { registered_until: Some(day("2026-05-04")), ..buyer() };
    let since = day("2026-05-03");
    for (who, expected) in [
        (nobody, Err(Refusal::NotRegistered)),
        (lapsed, Err(Refusal::RegistrationLapsed { since })),
        (today, Ok(())),
        (buyer(), Ok(())),
    ] {
        let mut filled = who.clone();
        assert_eq!(buy(&mut filled, fill(1), MAY).map(drop), expected);
        // Ordering asks again: the registration may have ended meanwhile.
        let mut full = Holder { basket: buyer_with(1).basket, ..who.clone() };
        assert_eq!(buy(&mut full, checkout("a", BUNDLE), MAY).map(drop), expected);
        // Taking something out is always possible.
        assert_eq!(buy(&mut full, fill(0), MAY).map(drop), Ok(()));
    }
    let mut scheme = cambridgeshire();
    scheme.registration.lapse_blocks.clear();
    let mut lapsed = Holder { registered_until: Some(since), ..buyer() };
    assert!(buy_in(&mut lapsed, fill(1), &scheme, MAY).is_ok(), "where a lapse blocks nothing");
}

fn buyer_with(bundles: u32) -> Holder {
    let mut ada = buyer();
    buy(&mut ada, fill(bundles), MAY).expect("it may be");
    ada
}

#[test]
fn the_price_is_the_one_that_was_told() {
    let mut ada = buyer_with(2);
    for told in [0, BUNDLE, 2 * BUNDLE - 1, 2 * BUNDLE + 1, 3 * BUNDLE] {
        let refused = Err(Refusal::PriceChanged { pence: 2 * BUNDLE });
        assert_eq!(buy(&mut ada, checkout("a", told), MAY), refused, "{told}");
    }
    assert!(buy(&mut ada, checkout("a", 2 * BUNDLE), MAY).is_ok());
    assert_eq!(buy(&mut ada, checkout("b", 0), MAY), Err(Refusal::BasketEmpty), "ordering empties it");
    // Before April 2025 a bundle was £13, at local midnight it became £18; before 2019 there were none.
    for (now, pence) in [("2025-03-31T22:59:59Z", 1300), ("2025-03-31T23:00:00Z", 1800)] {
        let mut ada = buyer();
        buy(&mut ada, fill(1), now).expect("it may be");
        assert!(buy(&mut ada, checkout("a", pence), now).is_ok(), "{now}");
    }
    assert_eq!(buy(&mut buyer(), fill(1), "2018-12-31T12:00:00Z"), Err(Refusal::NotOnSale));
}

#[test]
fn an_order_holds_its_share_of_the_allowance() {
    let scheme = cambridgeshire();
    let mut ada = buyer();
    place(&mut ada, "a", 12, &scheme, MAY);
    assert_eq!((state(&ada, "a"), left(&ada, &scheme, MAY), ada.bundles.len()), ("open", 8, 0));
    place(&mut ada, "b", 8, &scheme, MAY);
    assert_eq!(left(&ada, &scheme, MAY), 0);
    assert!(buy(&mut ada, fill(1), MAY).is_err(), "two open orders do not pass the cap together");
    // However long they stay open, and in the next year as well.
    assert_eq!(left(&ada, &scheme, "2027-05-04T09:00:00Z"), 0);
    buy(&mut ada, closed("a"), MAY).expect("it is open");
    assert_eq!(left(&ada, &scheme, MAY), 12);
    buy(&mut ada, paid("b", 8), MAY).expect("it is open");
    assert_eq!((left(&ada, &scheme, MAY), ada.bundles.len()), (12, 8));
}

#[test]
fn the_first_bundle_may_be_free() {
    let mut scheme = cambridgeshire();
    scheme.products[0].free_bundles = 1;
    let mut ada = buyer();
    buy_in(&mut ada, fill(1), &scheme, MAY).expect("it may be");
    buy_in(&mut ada, checkout("a", 0), &scheme, MAY).expect("it costs nothing");
    assert_eq!((state(&ada, "a"), ada.bundles.len(), order(&ada, "a").payment.as_ref()), ("free", 1, None));
    let bundle = ada.bundles.values().next().expect("a bundle");
    assert_eq!((bundle.pence, bundle.visits, bundle.last_day), (0, 5, day("2027-05-04")));
    // The next are not, and an order may hold both.
    let mut bea = buyer();
    buy_in(&mut bea, fill(3), &scheme, MAY).expect("it may be");
    buy_in(&mut bea, checkout("b", 2 * BUNDLE), &scheme, MAY).expect("one of three is free");
    assert_eq!((state(&bea, "b"), bea.bundles.len()), ("open", 0), "the free one waits for the others");
    buy_in(&mut bea, paid("b", 2), &scheme, MAY).expect("it is open");
    let prices: Vec<_> = bea.bundles.values().map(|bundle| bundle.pence).collect();
    assert_eq!(prices, [0, BUNDLE, BUNDLE]);
    buy_in(&mut ada, fill(1), &scheme, MAY).expect("it may be");
    assert_eq!(
        buy_in(&mut ada, checkout("c", 0), &scheme, MAY),
        Err(Refusal::PriceChanged { pence: BUNDLE })
    );
}

#[test]
fn the_year_turns_at_local_midnight() {
    let scheme = cambridgeshire();
    // 23:30 on 31 March and 00:30 on 1 April by the clocks there.
    let (before, after) = ("2026-03-31T22:30:00Z", "2026-03-31T23:30:00Z");
    let bought = |id: &str, then: &Holder| {
        let of = then.bundles.values().filter(|it| it.order == Some(id.parse().expect("an id")));
        of.map(|it| (it.bought_at, it.last_day)).collect::<Vec<_>>()
    };
    let mut ada = buyer();
    purchase(&mut ada, "old", 20, &scheme, before);
    assert_eq!((left(&ada, &scheme, before), left(&ada, &scheme, after)), (0, 20));
    purchase(&mut ada, "new", 20, &scheme, after);
    assert_eq!((left(&ada, &scheme, after), ada.bundles.len()), (0, 40));
    assert_eq!(bought("old", &ada)[0], (utc(before), day("2027-03-31")));
    assert_eq!(bought("new", &ada)[0], (utc(after), day("2027-04-01")));

    // Placed before midnight and paid after it: it counts for the year in which it was placed.
    let mut bea = buyer();
    place(&mut bea, "old", 20, &scheme, before);
    assert_eq!(left(&bea, &scheme, after), 0, "until it is settled both years hold it");
    buy(&mut bea, paid("old", 20), after).expect("it is open");
    assert_eq!(bought("old", &bea), vec![(utc(before), day("2027-03-31")); 20]);
    assert_eq!(left(&bea, &scheme, after), 20);
    purchase(&mut bea, "new", 20, &scheme, after);

    // And released after it: the old year is over, the new one whole.
    let mut cas = buyer();
    place(&mut cas, "old", 20, &scheme, before);
    buy(&mut cas, closed("old"), after).expect("it is open");
    purchase(&mut cas, "new", 20, &scheme, after);
    assert_eq!(left(&cas, &scheme, after), 0);
}
