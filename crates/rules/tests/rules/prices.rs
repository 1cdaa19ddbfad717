//! What bundles cost: by day, by zone, free ones first; and the part of it that is VAT.

use crate::fixture::{cambridgeshire, day, holder, utc};
use permit_rules::allowance::allowance;
use permit_rules::price::{Part, price, total};
use permit_rules::scheme::{Price, Scheme, Vat};
use permit_rules::{Holder, ZoneId};

fn zone(id: &str) -> ZoneId {
    id.parse().expect("an id")
}

/// Everybody pays £13, then £18; the Kite pays £10 from between the two days.
fn by_zone() -> Scheme {
    let mut scheme = cambridgeshire();
    let kite = Price { from: day("2024-01-01"), zone: Some(zone("kite")), pence: 1000 };
    scheme.products[0].prices.push(kite);
    scheme
}

fn parts(
    holder: &Holder,
    scheme: &Scheme,
    bundles: u32,
    reserved: u32,
    now: &str,
) -> Option<Vec<(u32, u32)>> {
    let product = &scheme.products[0];
    let allowance = allowance(holder, product, reserved, scheme, utc(now));
    let parts = price(holder, product, bundles, &allowance, scheme, utc(now))?;
    Some(parts.iter().map(|part| (part.bundles, part.pence_each)).collect())
}

#[test]
fn the_price_of_a_zone_wins_over_the_general_one() {
    let (scheme, kite, york) = (by_zone(), zone("kite"), zone("york-area"));
    let on = |text, zone| scheme.products[0].price_on(day(text), zone);
    let cases = [
        ("2018-12-31", None, None, None),
        ("2019-01-01", Some(1300), Some(1300), Some(1300)),
        ("2023-12-31", Some(1300), Some(1300), Some(1300)),
        ("2024-01-01", Some(1300), Some(1000), Some(1300)),
        ("2025-03-31", Some(1300), Some(1000), Some(1300)),
        ("2025-04-01", Some(1800), Some(1000), Some(1800)),
    ];
    for (text, without, in_kite, in_york) in cases {
        let found = (on(text, None), on(text, Some(&kite)), on(text, Some(&york)));
        assert_eq!(found, (without, in_kite, in_york), "{text}");
    }
}

#[test]
fn bundles_cost_what_the_local_day_says() {
    let (mut scheme, holder) = (cambridgeshire(), holder(&[]));
    let cases = [
        ("2018-12-31T23:59:59Z", None),
        ("2019-01-01T00:00:00Z", Some(vec![(3, 1300)])),
        // Midnight of 1 April is at 23:00 UTC.
        ("2025-03-31T22:59:59Z", Some(vec![(3, 1300)])),
        ("2025-03-31T23:00:00Z", Some(vec![(3, 1800)])),
    ];
    for (now, expected) in cases {
        assert_eq!(parts(&holder, &scheme, 3, 0, now), expected, "{now}");
    }
    assert_eq!(parts(&holder, &scheme, 0, 0, "2026-01-01T12:00:00Z"), Some(vec![]));
    scheme.products[0].free_bundles = 3;
    assert_eq!(parts(&holder, &scheme, 3, 0, "2018-12-31T23:59:59Z"), None, "not on sale yet");
}

#[test]
fn free_bundles_come_first_once_in_a_window() {
    let mut scheme = by_zone();
    scheme.products[0].free_bundles = 3;
    let bought_one = holder(&[("2026-05-01T12:00:00Z", 0)]);
    let cases = [
        // bundles, reserved, when, parts
        (2, 0, "2026-06-01T12:00:00Z", vec![(2, 0)]),
        (4, 0, "2026-06-01T12:00:00Z", vec![(2, 0), (2, 1000)]),
        (4, 1, "2026-06-01T12:00:00Z", vec![(1, 0), (3, 1000)]),
        (4, 7, "2026-06-01T12:00:00Z", vec![(4, 1000)]),
        // The next year brings them back.
        (4, 0, "2027-03-31T22:59:59Z", vec![(2, 0), (2, 1000)]),
        (4, 0, "2027-03-31T23:00:00Z", vec![(3, 0), (1, 1000)]),
    ];
    for (bundles, reserved, now, expected) in cases {
        let found = parts(&bought_one, &scheme, bundles, reserved, now);
        assert_eq!(found, Some(expected), "{bundles} with {reserved} reserved at {now}");
    }
}

#[test]
fn a_total_adds_up() {
    let part = |bundles, pence_each| Part { bundles, pence_each };
    assert_eq!(total(&[]), 0);
    assert_eq!(total(&[part(1, 0), part(2, 1800), part(1, 1300)]), 4900);
    assert_eq!(total(&[part(10_000, 400_000)]), 4_000_000_000, "the most a scheme can ask");
    assert_eq!(total(&[part(u32::MAX, 2), part(1, 1)]), u32::MAX, "never less than it was");
}

#[test]
fn vat_is_taken_out_to_the_nearest_penny() {
    let included =
        |percent_hundredths| Vat::Included { percent_hundredths, number: "GB123456789".to_owned() };
    let cases = [
        // hundredths of a per cent, gross, VAT
        (2000, 0, 0),
        (2000, 1, 0),
        (2000, 2, 0),
        (2000, 3, 1), // half a penny goes up
        (2000, 9, 2), // one and a half
        (2000, 1800, 300),
        (2000, 36_000, 6000),
        (2000, 1799, 300),
        (500, 105, 5),
        (500, 10, 0),
        (500, 11, 1),
        (1250, 900, 100),
        (1, 10_001, 1),
        (10_000, u32::MAX, 2_147_483_648),
    ];
    for (rate, gross, vat) in cases {
        assert_eq!(included(rate).part_of(gross), vat, "{rate} of {gross}");
    }
    for none in [Vat::OutsideScope, Vat::Exempt] {
        assert_eq!(none.part_of(1800), 0, "{none:?}");
    }
}
