//! What may still be bought, and from when more: a table for each window of the cap, and a recount by hand.

use crate::fixture::{cambridgeshire, day, holder, utc};
use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, NaiveDateTime, Utc};
use permit_rules::allowance::{Allowance, allowance};
use permit_rules::day as days;
use permit_rules::scheme::{Cap, Scheme, Window};
use permit_rules::{BundleId, Holder};
use proptest::prelude::*;

const FIXED: Window = Window::FixedYear { month: 4, day: 1 };
const LONDON: chrono_tz::Tz = chrono_tz::Europe::London;

fn with_window(bundles: u32, window: Window) -> Scheme {
    let mut scheme = cambridgeshire();
    scheme.products[0].cap = Cap { bundles, window };
    scheme
}

fn found(holder: &Holder, scheme: &Scheme, reserved: u32, now: DateTime<Utc>) -> Allowance {
    allowance(holder, &scheme.products[0], reserved, scheme, now)
}

/// Purchases, then for each moment what counts, since when, and when how many come back.
type Row<'a> = (&'a str, u32, &'a str, Option<(&'a str, u32)>);

fn check(window: Window, purchases: &[&str], rows: &[Row]) {
    let scheme = with_window(20, window);
    let purchases: Vec<_> = purchases.iter().map(|bought| (*bought, 0)).collect();
    let holder = holder(&purchases);
    for (now, bought, since, more) in rows.iter().copied() {
        let found = found(&holder, &scheme, 0, utc(now));
        let comes = found.more.map(|more| (more.day, more.bundles));
        let expected = (bought, 20 - bought, day(since), more.map(|(of, bundles)| (day(of), bundles)));
        assert_eq!((found.bought, found.left(), found.since, comes), expected, "{window:?} at {now}");
    }
}

#[test]
fn a_fixed_year_turns_at_local_midnight() {
    let purchases = ["2026-03-31T22:30:00Z", "2026-03-31T22:59:59Z", "2026-03-31T23:30:00Z"];
    check(
        FIXED,
        &purchases,
        &[
            // 23:30 and 23:59:59 on 31 March by the clocks of that night, then 00:30 on 1 April.
            ("2026-03-31T22:59:59Z", 2, "2025-04-01", Some(("2026-04-01", 2))),
            ("2026-03-31T23:30:00Z", 1, "2026-04-01", Some(("2027-04-01", 1))),
            ("2027-03-31T22:59:59Z", 1, "2026-04-01", Some(("2027-04-01", 1))),
            ("2027-03-31T23:00:00Z", 0, "2027-04-01", None),
        ],
    );
}

#[test]
fn a_rolling_purchase_comes_back_at_its_own_time() {
    let cases = [
        // months, bought, the moment it comes back, that day
        (12, "2026-03-31T14:00:00Z", "2027-03-31T14:00:00Z", "2027-03-31"),
        // The clocks go back, and on, in between: 15:00 stays 15:00.
        (1, "2026-10-24T14:00:00Z", "2026-11-24T15:00:00Z", "2026-11-24"),
        (1, "2026-03-01T15:00:00Z", "2026-04-01T14:00:00Z", "2026-04-01"),
        // 01:30 does not exist on that day, or comes twice.
        (12, "2025-03-29T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29"),
        (1, "2026-09-25T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25"),
        // Months without such a date.
        (1, "2027-01-31T10:00:00Z", "2027-02-28T10:00:00Z", "2027-02-28"),
        (12, "2028-02-29T10:00:00Z", "2029-02-28T10:00:00Z", "2029-02-28"),
    ];
    for (months, bought, back, of) in cases {
        let (scheme, holder) = (with_window(20, Window::Rolling { months }), holder(&[(bought, 0)]));
        let before = found(&holder, &scheme, 0, utc(back) - Duration::seconds(1));
        let more = before.more.expect(bought);
        assert_eq!((before.bought, more.day, more.bundles), (1, day(of), 1), "{bought}");
        let after = found(&holder, &scheme, 0, utc(back));
        assert_eq!((after.bought, after.more), (0, None), "{bought}");
    }
}

#[test]
fn a_purchase_comes_back_at_the_beginning_of_its_date() {
    let window = Window::PerPurchase { months: 12 };
    check(
        window,
        &["2026-07-10T14:00:00Z", "2026-07-10T16:00:00Z", "2026-08-01T09:00:00Z"],
        &[
            ("2026-08-01T09:00:00Z", 3, "2025-08-02", Some(("2027-07-10", 2))),
            ("2027-07-09T22:59:59Z", 3, "2026-07-10", Some(("2027-07-10", 2))),
            ("2027-07-09T23:00:00Z", 1, "2026-07-11", Some(("2027-08-01", 1))),
            ("2027-07-31T23:00:00Z", 0, "2026-08-02", None),
        ],
    );
    check(
        window,
        &["2028-02-29T12:00:00Z"],
        &[
            ("2029-02-27T23:59:59Z", 1, "2028-02-28", Some(("2029-02-28", 1))),
            ("2029-02-28T00:00:00Z", 0, "2028-03-01", None),
        ],
    );
    check(
        Window::PerPurchase { months: 1 },
        &["2027-01-29T12:00:00Z", "2027-01-31T12:00:00Z"],
        &[
            ("2027-02-27T23:59:59Z", 2, "2027-01-28", Some(("2027-02-28", 2))),
            ("2027-02-28T00:00:00Z", 0, "2027-02-01", None),
        ],
    );
}

#[test]
fn an_anniversary_year_begins_with_the_first_purchase() {
    check(Window::Anniversary, &[], &[("2026-05-20T12:00:00Z", 0, "2026-05-20", None)]);
    check(
        Window::Anniversary,
        // The first falls on 20 May by the local clock.
        &["2026-05-19T23:00:00Z", "2026-06-01T12:00:00Z"],
        &[
            ("2026-06-01T12:00:00Z", 2, "2026-05-20", Some(("2027-05-20", 2))),
            ("2027-05-19T22:59:59Z", 2, "2026-05-20", Some(("2027-05-20", 2))),
            ("2027-05-19T23:00:00Z", 0, "2027-05-20", None),
            ("2030-01-01T12:00:00Z", 0, "2029-05-20", None),
        ],
    );
    check(
        Window::Anniversary,
        &["2028-02-29T12:00:00Z"],
        &[
            ("2029-02-27T23:59:59Z", 1, "2028-02-29", Some(("2029-02-28", 1))),
            ("2029-02-28T00:00:00Z", 0, "2029-02-28", None),
            ("2032-02-28T12:00:00Z", 0, "2031-02-28", None),
            ("2032-02-29T12:00:00Z", 0, "2032-02-29", None),
        ],
    );
}

#[test]
fn a_calendar_month_turns_at_local_midnight() {
    check(
        Window::CalendarMonth,
        &["2026-03-31T22:59:59Z", "2026-03-31T23:00:00Z", "2026-03-31T23:00:00Z"],
        &[
            ("2026-03-31T22:59:59Z", 1, "2026-03-01", Some(("2026-04-01", 1))),
            ("2026-03-31T23:00:00Z", 2, "2026-04-01", Some(("2026-05-01", 2))),
            ("2026-10-31T23:59:59Z", 0, "2026-10-01", None),
        ],
    );
    check(
        Window::CalendarMonth,
        &["2027-01-31T12:00:00Z"],
        &[
            ("2027-01-31T23:59:59Z", 1, "2027-01-01", Some(("2027-02-01", 1))),
            ("2027-02-01T00:00:00Z", 0, "2027-02-01", None),
        ],
    );
}

#[test]
fn what_is_reserved_is_not_left_and_does_not_come_back() {
    let scheme = with_window(2, Window::PerPurchase { months: 12 });
    let now = utc("2026-09-01T12:00:00Z");
    let (none, three) = (
        holder(&[]),
        holder(&[("2026-05-01T12:00:00Z", 0), ("2026-06-01T12:00:00Z", 0), ("2026-07-01T12:00:00Z", 0)]),
    );
    let comes = |holder: &Holder, reserved| {
        let found = found(holder, &scheme, reserved, now);
        (found.left(), found.more.map(|more| (more.day, more.bundles)))
    };
    assert_eq!(comes(&none, 1), (1, None));
    assert_eq!(comes(&none, 5), (0, None));
    // More was bought than the cap by now allows: the first to come back makes room for nothing.
    assert_eq!(comes(&three, 0), (0, Some((day("2027-06-01"), 1))));
    assert_eq!(comes(&three, 1), (0, Some((day("2027-07-01"), 1))));
    assert_eq!(comes(&three, 2), (0, None));
}

#[test]
fn a_purchase_counts_though_the_clock_is_slow() {
    // What the server sold a moment ago may lie ahead of a device's clock, even on its next day.
    let (bought, slow) = ("2026-05-20T23:05:00Z", "2026-05-20T22:55:00Z");
    for (window, since, back) in [
        (FIXED, "2026-04-01", "2027-04-01"),
        (Window::Rolling { months: 12 }, "2025-05-20", "2027-05-21"),
        (Window::PerPurchase { months: 12 }, "2025-05-21", "2027-05-21"),
        (Window::Anniversary, "2026-05-20", "2027-05-20"),
        (Window::CalendarMonth, "2026-05-01", "2026-06-01"),
    ] {
        check(window, &[bought], &[(slow, 1, since, Some((back, 1)))]);
    }
}

#[test]
fn other_products_do_not_count() {
    let scheme = with_window(2, FIXED);
    let mut holder = holder(&[("2026-05-01T12:00:00Z", 0), ("2026-06-01T12:00:00Z", 0)]);
    let other: BundleId = "b0".parse().expect("an id");
    holder.bundles.get_mut(&other).expect("it is there").product = "trade".parse().expect("an id");
    assert_eq!(found(&holder, &scheme, 0, utc("2026-09-01T12:00:00Z")).bought, 1);
}

/// Counts the purchases of a window as a clerk with a calendar would.
fn recount(window: Window, purchases: &[NaiveDateTime], now: NaiveDateTime) -> usize {
    let today = now.date();
    let later = |date: NaiveDate, months| date + Months::new(months);
    let year =
        |date: NaiveDate, first: (u32, u32)| date.year() - i32::from((date.month(), date.day()) < first);
    let first = purchases.iter().map(NaiveDateTime::date).min();
    let own_year =
        |date: NaiveDate| first.map(|first| (0..).take_while(|n| later(first, 12 * n) <= date).count());
    let counts = |bought: &&NaiveDateTime| match window {
        Window::FixedYear { month, day } => year(bought.date(), (month, day)) == year(today, (month, day)),
        Window::Rolling { months } => later(bought.date(), months).and_time(bought.time()) > now,
        Window::PerPurchase { months } => later(bought.date(), months) > today,
        Window::Anniversary => own_year(bought.date()) == own_year(today),
        Window::CalendarMonth => (bought.year(), bought.month()) == (today.year(), today.month()),
    };
    purchases.iter().filter(counts).count()
}

fn windows() -> impl Strategy<Value = Window> {
    let months = || prop_oneof![Just(1_u32), Just(12), 1..30_u32];
    prop_oneof![
        (1..=12_u32, 1..=28_u32).prop_map(|(month, day)| Window::FixedYear { month, day }),
        months().prop_map(|months| Window::Rolling { months }),
        months().prop_map(|months| Window::PerPurchase { months }),
        Just(Window::Anniversary),
        Just(Window::CalendarMonth),
    ]
}

/// Moments around both clock changes, the leap day, the ends of months and the turn of the year.
fn moments() -> impl Strategy<Value = DateTime<Utc>> {
    let around = [
        "2026-03-28T20:00:00Z",
        "2026-10-24T20:00:00Z",
        "2028-02-27T00:00:00Z",
        "2029-02-27T00:00:00Z",
        "2026-03-31T20:00:00Z",
        "2027-01-29T00:00:00Z",
    ];
    (0..around.len(), 0..6000_i64).prop_map(move |(n, minutes)| utc(around[n]) + Duration::minutes(minutes))
}

/// How many minutes before a moment something was bought: just now, about a month or a year ago, or at any time.
fn ago() -> impl Strategy<Value = i64> {
    const DAY: i64 = 24 * 60;
    prop_oneof![0..3 * DAY, 27 * DAY..33 * DAY, 363 * DAY..368 * DAY, 0..1200 * DAY]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn a_clerk_counts_the_same(
        window in windows(), now in moments(), ago in proptest::collection::vec(ago(), 0..12),
        cap in 1..8_u32, reserved in 0..3_u32,
    ) {
        let scheme = with_window(cap, window);
        let purchases: Vec<_> = ago.iter().map(|minutes| now - Duration::minutes(*minutes)).collect();
        let texts: Vec<_> = purchases.iter().map(|at| at.to_rfc3339()).collect();
        let holder = holder(&texts.iter().map(|text| (text.as_str(), 0)).collect::<Vec<_>>());
        let now_found = found(&holder, &scheme, reserved, now);
        let local: Vec<_> = purchases.iter().map(|at| days::local(*at, LONDON)).collect();
        let clerk = recount(window, &local, days::local(now, LONDON));
        let bought = usize::try_from(now_found.bought).expect("few");
        prop_assert!(bought <= clerk, "{bought} counted, {clerk} by hand");
        let today = days::of(now, LONDON);
        // In the hour that comes twice the earlier one counts, which a wall clock cannot tell.
        let back = days::ends(today, LONDON) - days::begins(today, LONDON) > Duration::hours(24);
        prop_assert!(bought == clerk || back, "{bought} counted, {clerk} by hand");
        for at in &local {
            prop_assert!(at.date() >= now_found.since || recount(window, &[*at], days::local(now, LONDON)) == 0
                || window == Window::Anniversary, "{at} counts, but is before {}", now_found.since);
        }
        let Some(more) = now_found.more else {
            let much_later = found(&holder, &scheme, reserved, now + Duration::days(11_000));
            prop_assert_eq!(much_later.left(), now_found.left(), "something came back");
            return Ok(());
        };
        let end_of = |day| days::ends(day, LONDON) - Duration::seconds(1);
        let then = found(&holder, &scheme, reserved, end_of(more.day));
        prop_assert_eq!(then.left(), now_found.left() + more.bundles);
        prop_assert!(more.bundles > 0 && more.day >= today);
        let day_before = end_of(more.day.pred_opt().expect("a day"));
        if day_before >= now {
            prop_assert_eq!(found(&holder, &scheme, reserved, day_before).left(), now_found.left());
        }
    }
}
