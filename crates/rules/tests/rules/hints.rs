//! What a quote says beside its cost: free days, bank holidays, nights, and what else is activated.

use crate::fixture::{activate, ask, at, cambridgeshire, day, days, holder, utc, wish};
use permit_rules::{Start, quote};

const JULY: &str = "2026-07-01T10:00:00Z";

/// Start and days; the free days and whether they are named; from when and until when a permit is needed.
type Case = (&'static str, u32, &'static [(&'static str, bool)], Option<&'static str>, Option<&'static str>);

#[test]
fn free_days_and_hours_are_told() {
    // The Kite asks for permits from Monday to Saturday, 9:00 to 20:00. 5 July 2026 is a Sunday; Monday is made free.
    let mut scheme = cambridgeshire();
    scheme.zones.values_mut().for_each(|zone| zone.free_days = vec![day("2026-07-06")]);
    let cases: [Case; 5] = [
        ("2026-07-03T09:00", 1, &[], None, Some("2026-07-03T19:00:00Z")),
        ("2026-07-03T07:00", 1, &[], Some("2026-07-03T08:00:00Z"), Some("2026-07-03T19:00:00Z")),
        (
            "2026-07-04T10:00",
            3,
            &[("2026-07-05", false), ("2026-07-06", true)],
            None,
            Some("2026-07-04T19:00:00Z"),
        ),
        ("2026-07-05T00:00", 1, &[("2026-07-05", false)], None, None),
        // The evening of the first day is free too.
        (
            "2026-07-03T20:00",
            2,
            &[("2026-07-03", false)],
            Some("2026-07-04T08:00:00Z"),
            Some("2026-07-04T19:00:00Z"),
        ),
    ];
    for (start, count, free, from, until) in cases {
        let holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
        let quote =
            quote(&holder, &wish("r1", "AB12CDE", at(start), days(count)), &scheme, utc(JULY)).unwrap();
        let told: Vec<_> = quote.hints.free_days.iter().map(|it| (it.day, it.named)).collect();
        assert_eq!(told, free.iter().map(|(on, named)| (day(on), *named)).collect::<Vec<_>>(), "{start}");
        assert_eq!(quote.hints.needed_from, from.map(utc), "{start}");
        assert_eq!(quote.hints.needed_until, until.map(utc), "{start}");
    }
}

#[test]
fn hours_are_those_of_the_day_on_both_sides_of_a_clock_change() {
    let holder = holder(&[("2026-01-01T12:00:00Z", 0), ("2026-09-01T12:00:00Z", 0)]);
    let cases = [
        // Friday in winter time until Monday in summer time, and back again.
        ("2026-03-27T08:00:00Z", 4, "2026-03-27T09:00:00Z", "2026-03-30T19:00:00Z", "2026-03-29"),
        ("2026-10-23T07:00:00Z", 4, "2026-10-23T08:00:00Z", "2026-10-26T20:00:00Z", "2026-10-25"),
    ];
    for (now, count, from, until, sunday) in cases {
        let wish = wish("r1", "AB12CDE", Start::Now, days(count));
        let hints = quote(&holder, &wish, &cambridgeshire(), utc(now)).unwrap().hints;
        assert_eq!((hints.needed_from, hints.needed_until), (Some(utc(from)), Some(utc(until))));
        assert_eq!(hints.free_days.iter().map(|it| it.day).collect::<Vec<_>>(), [day(sunday)]);
    }
}

#[test]
fn the_same_plate_just_before_or_after_is_told() {
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    let scheme = cambridgeshire();
    ask(&mut holder, &activate("r1", "AB12CDE", at("2026-07-02T09:00"), days(1)), &scheme, JULY).unwrap();
    let adjoining = |plate: &str, start: &str| {
        let wish = wish("r2", plate, at(start), days(1));
        quote(&holder, &wish, &scheme, utc(JULY)).unwrap().hints.adjoining.len()
    };
    assert_eq!(adjoining("AB12CDE", "2026-07-03T00:00"), 1);
    assert_eq!(adjoining("AB12CDE", "2026-07-03T01:00"), 1);
    assert_eq!(adjoining("AB12CDE", "2026-07-03T01:01"), 0);
    assert_eq!(adjoining("XY12XYZ", "2026-07-03T00:00"), 0);
}

#[test]
fn how_full_it_gets_is_told_where_there_is_a_limit() {
    let mut scheme = cambridgeshire();
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(1)), &scheme, JULY).unwrap();
    let wish = wish("r2", "XY12XYZ", Start::Now, days(1));
    assert_eq!(quote(&holder, &wish, &scheme, utc(JULY)).unwrap().hints.at_once, None);
    scheme.zones.values_mut().for_each(|zone| zone.max_at_once = Some(3));
    let told = quote(&holder, &wish, &scheme, utc(JULY)).unwrap().hints.at_once.unwrap();
    assert_eq!((told.visitors, told.max), (2, 3));
}
