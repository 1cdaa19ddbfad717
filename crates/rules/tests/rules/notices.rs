//! When the end of a stay is told: so many minutes before, in the evening where that is at night, anew when the end
//! moves, and on both days on which the clocks change.

use crate::fixture::{activate, ask, at, cancel, correct, holder, local, utc, with_end};
use crate::schemes::FILE;
use chrono::{DateTime, Utc};
use permit_rules::command::Extend as Wish;
use permit_rules::notice::{MINUTES, can_be_told, is_quiet, told_at};
use permit_rules::scheme::{End, Extend, Notices, Returns, Stop, read};
use permit_rules::{Channel, Command, Holder, Length, Scheme, Start};

const HOURS: End = End::Chosen { hours_per_visit: 1, max_hours: 24 };
const BUNDLES: [(&str, u32); 6] = [("2026-01-01T12:00:00Z", 0); 6];

fn scheme() -> Scheme {
    let mut scheme = with_end(HOURS);
    scheme.products[0].stop = Some(Stop { returns: Returns::WholeUnits });
    scheme.products[0].extend = Some(Extend::BeforeEnd);
    scheme
}

fn until(text: &str) -> Length {
    Length::Until { local: local(text) }
}

fn parked(scheme: &Scheme, now: &str, start: Start, end: &str) -> Holder {
    let mut holder = holder(&BUNDLES);
    ask(&mut holder, &activate("r1", "AB12CDE", start, until(end)), scheme, now).expect("a stay");
    holder
}

fn told(holder: &Holder, minutes: u32, scheme: &Scheme) -> Option<DateTime<Utc>> {
    told_at(&holder.stays[&"r1".parse().expect("an id")], minutes, scheme)
}

#[test]
fn it_is_told_so_many_minutes_before_and_never_at_night() {
    let scheme = scheme();
    // Activated, its local end, minutes before; when it is told.
    let cases = [
        ("2026-07-01T10:00:00Z", "2026-07-01T17:00", 15, Some("2026-07-01T15:45:00Z")),
        ("2026-07-01T10:00:00Z", "2026-07-01T17:00", 30, Some("2026-07-01T15:30:00Z")),
        ("2026-07-01T10:00:00Z", "2026-07-01T17:00", 60, Some("2026-07-01T15:00:00Z")),
        // The last moment before the quiet hours, and the first in them.
        ("2026-07-01T10:00:00Z", "2026-07-01T21:29", 30, Some("2026-07-01T19:59:00Z")),
        ("2026-07-01T10:00:00Z", "2026-07-01T21:30", 30, Some("2026-07-01T19:00:00Z")),
        ("2026-07-01T10:00:00Z", "2026-07-02T08:29", 30, Some("2026-07-01T19:00:00Z")),
        ("2026-07-01T10:00:00Z", "2026-07-02T08:30", 30, Some("2026-07-02T07:00:00Z")),
        // Begun in the evening: who has just asked for it knows when it ends.
        ("2026-07-01T19:30:00Z", "2026-07-01T23:00", 30, None),
        ("2026-07-01T10:00:00Z", "2026-07-01T11:20", 30, None),
        ("2026-07-01T10:00:00Z", "2026-07-01T11:31", 30, Some("2026-07-01T10:01:00Z")),
        // The clocks go forward on 29 March at one, and back on 25 October at two.
        ("2026-03-28T10:00:00Z", "2026-03-29T08:45", 60, Some("2026-03-28T20:00:00Z")),
        ("2026-03-28T12:00:00Z", "2026-03-29T09:00", 60, Some("2026-03-29T07:00:00Z")),
        ("2026-03-28T18:00:00Z", "2026-03-29T02:30", 60, Some("2026-03-28T20:00:00Z")),
        ("2026-10-24T12:00:00Z", "2026-10-25T09:00", 60, Some("2026-10-25T08:00:00Z")),
        ("2026-10-24T10:00:00Z", "2026-10-25T01:30", 30, Some("2026-10-24T19:00:00Z")),
        ("2026-10-25T10:00:00Z", "2026-10-26T07:00", 15, Some("2026-10-25T20:00:00Z")),
    ];
    for (now, end, minutes, expected) in cases {
        let holder = parked(&scheme, now, Start::Now, end);
        let at = told(&holder, minutes, &scheme);
        assert_eq!(at, expected.map(utc), "{now} until {end}, {minutes} minutes before");
        assert!(at.is_none_or(|at| !is_quiet(at, &scheme)), "{now} until {end}");
    }
    assert!(MINUTES.is_sorted());
}

#[test]
fn a_stay_that_begins_later_is_not_told_of_before_it_has() {
    let scheme = scheme();
    let start = at("2026-07-02T20:30");
    assert_eq!(told(&parked(&scheme, "2026-07-01T10:00:00Z", start, "2026-07-02T23:00"), 30, &scheme), None);
    let start = at("2026-07-02T19:30");
    let holder = parked(&scheme, "2026-07-01T10:00:00Z", start, "2026-07-02T23:00");
    assert_eq!(told(&holder, 30, &scheme), Some(utc("2026-07-02T19:00:00Z")));
}

#[test]
fn it_moves_with_the_end_and_goes_with_the_stay() {
    let scheme = scheme();
    let stay = || "r1".parse().expect("an id");
    let longer = |text| Command::Extend(Wish { stay: stay(), length: until(text), channel: Channel::App });
    let mut holder = parked(&scheme, "2026-07-01T10:00:00Z", Start::Now, "2026-07-01T14:00");
    assert_eq!(told(&holder, 30, &scheme), Some(utc("2026-07-01T12:30:00Z")));
    ask(&mut holder, &longer("2026-07-01T16:00"), &scheme, "2026-07-01T12:40:00Z").expect("longer");
    assert_eq!(told(&holder, 30, &scheme), Some(utc("2026-07-01T14:30:00Z")));
    // Whoever chooses an end twenty minutes away needs no word of it.
    ask(&mut holder, &longer("2026-07-01T16:10"), &scheme, "2026-07-01T14:50:00Z").expect("longer");
    assert_eq!(told(&holder, 30, &scheme), None);
    assert_eq!(told(&holder, 15, &scheme), Some(utc("2026-07-01T14:55:00Z")));
    let stop = Command::Stop { stay: stay(), channel: Channel::Text };
    ask(&mut holder, &stop, &scheme, "2026-07-01T14:52:00Z").expect("stopped");
    assert_eq!(told(&holder, 15, &scheme), None);

    let mut holder = parked(&scheme, "2026-07-01T10:00:00Z", at("2026-07-02T10:00"), "2026-07-02T14:00");
    ask(&mut holder, &correct("r1", "XY34ZZZ"), &scheme, "2026-07-01T11:00:00Z").expect("corrected");
    assert_eq!(told(&holder, 30, &scheme), Some(utc("2026-07-02T12:30:00Z")));
    ask(&mut holder, &cancel("r1"), &scheme, "2026-07-01T12:00:00Z").expect("cancelled");
    assert_eq!(told(&holder, 30, &scheme), None);
}

#[test]
fn what_is_late_is_told_until_the_end_by_day_alone() {
    let scheme = scheme();
    let holder = parked(&scheme, "2026-07-01T10:00:00Z", Start::Now, "2026-07-01T23:00");
    let stay = &holder.stays[&"r1".parse().expect("an id")];
    let cases = [
        ("2026-07-01T19:59:59Z", true),
        ("2026-07-01T20:00:00Z", false),
        ("2026-07-01T21:59:59Z", false),
        ("2026-07-02T08:00:00Z", false),
    ];
    for (now, expected) in cases {
        assert_eq!(can_be_told(stay, &scheme, utc(now)), expected, "{now}");
    }
}

#[test]
fn quiet_hours_are_the_schemes() {
    let mut scheme = scheme();
    let usual = read(FILE).expect("the shipped scheme").notices;
    assert_eq!(usual, Notices::default());
    let without = FILE.lines().filter(|line| {
        !["[notices]", "quiet_from", "quiet_until", "visitor_minutes", "texts_a_day"]
            .iter()
            .any(|it| line.starts_with(it))
    });
    let without = without.collect::<Vec<_>>().join("\n");
    assert_eq!(read(&without).expect("all may be left out").notices, Notices::default());
    scheme.notices.quiet_from = "00:30:00".parse().expect("a time");
    scheme.notices.quiet_until = "06:00:00".parse().expect("a time");
    let holder = parked(&scheme, "2026-07-01T10:00:00Z", Start::Now, "2026-07-02T02:00");
    assert_eq!(told(&holder, 60, &scheme), Some(utc("2026-07-01T22:30:00Z")));
    scheme.notices.quiet_until = scheme.notices.quiet_from;
    assert_eq!(told(&holder, 60, &scheme), Some(utc("2026-07-02T00:00:00Z")), "no quiet hours");
    for (wrong, right, field, reason) in [
        ("quiet_from = \"9pm\"", "quiet_from = \"21:00\"", "notices.quiet_from", "HH:MM"),
        ("visitor_minutes = 4", "visitor_minutes = 30", "notices.visitor_minutes", "from 5 to"),
        ("texts_a_day = 101", "texts_a_day = 10", "notices.texts_a_day", "from 0 to"),
    ] {
        let faults = read(&FILE.replacen(right, wrong, 1)).expect_err("a fault");
        assert!(faults.iter().any(|it| it.field == field && it.reason.contains(reason)), "{faults:?}");
    }
}
