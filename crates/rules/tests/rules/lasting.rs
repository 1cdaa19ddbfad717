//! Stopping a stay early and making it longer: what comes back, what it costs, and that the books agree.

use crate::fixture::{activate, ask, at, cambridgeshire, cancel, days, holder, local, utc, vrn, with_end};
use chrono::NaiveTime;
use permit_rules::command::Extend as Wish;
use permit_rules::lasting::{quote_extension, stopping};
use permit_rules::reminder::{Matter, plan};
use permit_rules::scheme::{End, Extend, Returns, Stop};
use permit_rules::{Channel, Command, Holder, Length, Refusal, Scheme, Start, ledger};

const JULY: &str = "2026-07-01T10:00:00Z";

/// Visits of so many hours, which can be stopped and made longer.
fn hours(hours_per_visit: u32, max_hours: u32) -> Scheme {
    lasting(End::Chosen { hours_per_visit, max_hours })
}

fn lasting(end: End) -> Scheme {
    let mut scheme = with_end(end);
    scheme.products[0].stop = Some(Stop { returns: Returns::WholeUnits });
    scheme.products[0].extend = Some(Extend::BeforeEnd);
    scheme
}

fn until(text: &str) -> Length {
    Length::Until { local: local(text) }
}

fn stop(stay: &str) -> Command {
    Command::Stop { stay: stay.parse().expect("an id"), channel: Channel::App }
}

fn extend(stay: &str, length: Length) -> Command {
    Command::Extend(wish(stay, length))
}

fn wish(stay: &str, length: Length) -> Wish {
    Wish { stay: stay.parse().expect("an id"), length, channel: Channel::App }
}

fn spent(holder: &Holder) -> Vec<u32> {
    holder.bundles.values().map(|bundle| bundle.spent).collect()
}

/// A stay over the books, checked.
fn balanced(holder: &Holder) {
    // What the fixture has spent before is told by no stay.
    let older = holder.bundles.keys().cloned().collect();
    assert_eq!(ledger::imbalances_since(holder, &older), []);
}

#[test]
fn stopping_gives_back_what_has_not_been_begun() {
    // A stay of 4 visits of 2 hours, from 10:00 to 18:00 UTC.
    let cases = [
        ("2026-07-01T10:00:01Z", Ok(1)),
        ("2026-07-01T12:00:00Z", Ok(1)),
        ("2026-07-01T12:00:01Z", Ok(2)),
        ("2026-07-01T15:59:00Z", Ok(3)),
        ("2026-07-01T17:00:00Z", Ok(4)),
        ("2026-07-01T18:00:00Z", Err(Refusal::StayEnded)),
        (JULY, Err(Refusal::StayNotStarted { start: utc(JULY) })),
    ];
    for (now, expected) in cases {
        let scheme = hours(2, 24);
        let mut holder = holder(&[("2025-07-10T12:00:00Z", 3), ("2026-06-01T12:00:00Z", 0)]);
        let stay = activate("r1", "AB12CDE", Start::Now, until("2026-07-01T19:00"));
        ask(&mut holder, &stay, &scheme, JULY).unwrap();
        assert_eq!(spent(&holder), [5, 2]);
        let stopped = ask(&mut holder, &stop("r1"), &scheme, now);
        balanced(&holder);
        if let Ok(decision) = &stopped {
            let stay = decision.reply.stay().unwrap();
            assert_eq!((stay.end, stay.stopped_at()), (utc(now), Some(utc(now))));
            assert_eq!(stay.ends[0].from, utc("2026-07-01T18:00:00Z"), "the trail keeps the end it had");
            let again = ask(&mut holder, &stop("r1"), &scheme, now);
            assert_eq!(again.err(), Some(Refusal::StayEnded));
            let next = activate("r2", "AB12CDE", Start::Now, until("2026-07-01T19:30"));
            assert!(ask(&mut holder.clone(), &next, &scheme, now).is_ok(), "the plate is free again");
        }
        let kept = stopped.map(|it| it.reply.stay().unwrap().visits());
        assert_eq!(kept, expected, "{now}");
        if let Ok(kept) = expected {
            // The bundle that can be used longest gets its visits back first.
            assert_eq!(spent(&holder), [3 + kept.min(2), kept.saturating_sub(2)], "{now}");
        }
    }
}

#[test]
fn days_are_given_back_where_the_scheme_says_so() {
    let next_day = End::NextDayAt { time: NaiveTime::from_hms_opt(10, 0, 0).unwrap() };
    // rule, activated at, stopped at, days kept of three
    let cases = [
        (End::CalendarDay, JULY, "2026-07-01T22:59:00Z", 1),
        (End::CalendarDay, JULY, "2026-07-01T23:00:00Z", 1),
        (End::CalendarDay, JULY, "2026-07-01T23:00:01Z", 2),
        (End::CalendarDay, JULY, "2026-07-03T10:00:00Z", 3),
        // The short and the long day.
        (End::CalendarDay, "2026-03-28T12:00:00Z", "2026-03-29T22:59:00Z", 2),
        (End::CalendarDay, "2026-03-28T12:00:00Z", "2026-03-29T23:30:00Z", 3),
        (End::CalendarDay, "2026-10-24T12:00:00Z", "2026-10-25T23:30:00Z", 2),
        (End::CalendarDay, "2026-10-24T12:00:00Z", "2026-10-26T00:30:00Z", 3),
        // The last hour of 31 March in UTC is the first of April in Cambridge.
        (End::CalendarDay, "2026-03-31T12:00:00Z", "2026-03-31T22:59:00Z", 1),
        (End::CalendarDay, "2026-03-31T12:00:00Z", "2026-03-31T23:30:00Z", 2),
        (next_day, JULY, "2026-07-02T08:59:00Z", 1),
        (next_day, JULY, "2026-07-02T09:01:00Z", 2),
    ];
    for (end, from, now, kept) in cases {
        let scheme = lasting(end);
        let mut holder = holder(&[("2025-12-01T12:00:00Z", 0), ("2026-09-01T12:00:00Z", 0)]);
        ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(3)), &scheme, from).unwrap();
        let stopped = ask(&mut holder, &stop("r1"), &scheme, now).unwrap();
        assert_eq!(stopped.reply.stay().unwrap().visits(), kept, "{end:?} {from} {now}");
        assert_eq!(spent(&holder).iter().sum::<u32>(), kept);
        balanced(&holder);
    }
}

#[test]
fn stopping_may_give_nothing_back_or_not_be_offered() {
    let mut scheme = lasting(End::CalendarDay);
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(3)), &scheme, JULY).unwrap();
    let later = "2026-07-01T12:00:00Z";
    let refused = ask(&mut holder, &stop("r1"), &cambridgeshire(), later);
    assert_eq!(refused.err(), Some(Refusal::StopNotOffered), "Cambridgeshire says nothing of stopping");
    scheme.products[0].stop = Some(Stop { returns: Returns::Nothing });
    ask(&mut holder, &stop("r1"), &scheme, later).unwrap();
    assert_eq!(spent(&holder), [3]);
    assert_eq!(ask(&mut holder, &stop("nobodys"), &scheme, later).err(), Some(Refusal::UnknownStay));
    balanced(&holder);
}

#[test]
fn an_extension_costs_what_the_longer_stay_would_have_cost() {
    // A stay from 10:00 to 13:00 UTC, 2 visits of 2 hours: the fourth hour is paid for.
    let cases = [
        ("2026-07-01T15:00", Ok((0, "2026-07-01T14:00:00Z"))),
        ("2026-07-01T15:01", Ok((1, "2026-07-01T14:01:00Z"))),
        ("2026-07-01T21:00", Ok((3, "2026-07-01T20:00:00Z"))),
        ("2026-07-01T21:01", Err(Refusal::NotEnoughVisits { needed: 4, left: 3 })),
        ("2026-07-02T11:01", Err(Refusal::TooLong { max_hours: 24 })),
        ("2026-07-01T14:00", Err(Refusal::NotLonger { until: utc("2026-07-01T13:00:00Z") })),
        ("2026-07-01T12:00", Err(Refusal::NotLonger { until: utc("2026-07-01T13:00:00Z") })),
    ];
    for (end, expected) in cases {
        let scheme = hours(2, 24);
        let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
        ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, until("2026-07-01T14:00")), &scheme, JULY)
            .unwrap();
        let now = "2026-07-01T12:30:00Z";
        let quoted = quote_extension(&holder, &wish("r1", until(end)), &scheme, utc(now));
        let decided = ask(&mut holder, &extend("r1", until(end)), &scheme, now);
        let cost = quoted.as_ref().map(|it| it.spends.iter().map(|it| it.visits).sum::<u32>());
        assert_eq!(cost.map_err(Clone::clone), expected.clone().map(|(cost, _)| cost), "{end}");
        if let (Ok(quoted), Ok(decided), Ok((cost, ends))) = (quoted, decided, expected) {
            let stay = decided.reply.stay().unwrap();
            assert_eq!((stay, stay.end), (&quoted.stay, utc(ends)));
            assert_eq!((stay.visits(), stay.stopped_at()), (2 + cost, None));
            assert_eq!((quoted.left_before, quoted.left_after), (3, 3 - cost));
            let whole = ask(&mut holder, &stop("r1"), &scheme, "2026-07-01T13:59:00Z").unwrap();
            assert_eq!(whole.reply.stay().unwrap().visits(), 2, "what was added can come back");
            assert_eq!(whole.reply.stay().unwrap().ends.len(), 2);
        }
        balanced(&holder);
    }
}

#[test]
fn days_are_added_across_clock_changes_and_the_turn_of_the_year() {
    let cases = [
        (End::CalendarDay, "2026-03-28T12:00:00Z", 1, Ok("2026-03-29T23:00:00Z")),
        (End::CalendarDay, "2026-10-24T12:00:00Z", 1, Ok("2026-10-26T00:00:00Z")),
        (End::CalendarDay, "2026-03-31T12:00:00Z", 1, Ok("2026-04-01T23:00:00Z")),
        (End::CalendarDay, "2026-03-31T23:30:00Z", 1, Ok("2026-04-02T23:00:00Z")),
        (End::Rolling { hours: 24 }, "2026-10-24T12:00:00Z", 1, Ok("2026-10-26T13:00:00Z")),
        (End::CalendarDay, JULY, 0, Err(Refusal::NoDays)),
        (End::CalendarDay, JULY, u32::MAX, Err(Refusal::TooLong { max_hours: 8784 })),
        (End::CalendarDay, JULY, 15, Err(Refusal::TooFarAhead { latest: utc("2026-07-15T10:00:00Z") })),
    ];
    for (end, now, more, expected) in cases {
        let scheme = lasting(end);
        let mut holder = holder(&[("2025-12-01T12:00:00Z", 0), ("2026-09-01T12:00:00Z", 0)]);
        ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(1)), &scheme, now).unwrap();
        let longer = ask(&mut holder, &extend("r1", days(more)), &scheme, now);
        assert_eq!(longer.map(|it| it.reply.stay().unwrap().end), expected.map(utc), "{end:?} {now} {more}");
        balanced(&holder);
    }
}

#[test]
fn an_extension_needs_visits_that_are_valid_then_and_a_free_plate() {
    let scheme = lasting(End::CalendarDay);
    // The last day of the bundle is 1 July 2026.
    let mut ending = holder(&[("2025-07-01T09:00:00Z", 0)]);
    ask(&mut ending, &activate("r1", "AB12CDE", Start::Now, days(1)), &scheme, JULY).unwrap();
    let refused = ask(&mut ending, &extend("r1", days(1)), &scheme, JULY).err();
    assert_eq!(refused, Some(Refusal::NotEnoughVisits { needed: 1, left: 0 }));

    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(1)), &scheme, JULY).unwrap();
    ask(&mut holder, &activate("r2", "AB12CDE", at("2026-07-03T09:00"), days(1)), &scheme, JULY).unwrap();
    assert!(quote_extension(&holder, &wish("r1", days(1)), &scheme, utc(JULY)).is_ok());
    let covered = Refusal::AlreadyCovered {
        vrn: vrn("AB12CDE"),
        stay: "r2".parse().unwrap(),
        until: utc("2026-07-03T23:00:00Z"),
    };
    assert_eq!(ask(&mut holder, &extend("r1", days(2)), &scheme, JULY).err(), Some(covered));
    let mut full = scheme.clone();
    full.zones.values_mut().for_each(|zone| zone.max_at_once = Some(1));
    ask(&mut holder, &activate("r3", "XY12XYZ", at("2026-07-02T09:00"), days(1)), &full, JULY).unwrap();
    let refused = ask(&mut holder, &extend("r1", days(1)), &full, JULY).err();
    assert_eq!(refused, Some(Refusal::TooManyAtOnce { max: 1 }));
    let refused = ask(&mut holder, &extend("r1", days(1)), &cambridgeshire(), JULY).err();
    assert_eq!(refused, Some(Refusal::ExtendNotOffered));
    let late = ask(&mut holder, &extend("r1", days(1)), &scheme, "2026-07-01T23:00:00Z").err();
    assert_eq!(late, Some(Refusal::StayEnded));
}

#[test]
fn a_longer_stay_is_cancelled_whole() {
    let scheme = lasting(End::CalendarDay);
    let mut holder = holder(&[("2025-07-10T12:00:00Z", 4), ("2026-06-01T12:00:00Z", 0)]);
    let bought = holder.bundles.clone();
    ask(&mut holder, &activate("r1", "AB12CDE", at("2026-07-02T09:00"), days(1)), &scheme, JULY).unwrap();
    ask(&mut holder, &extend("r1", days(2)), &scheme, JULY).unwrap();
    assert_eq!(spent(&holder), [5, 2]);
    let stay = &holder.stays[&"r1".parse().unwrap()];
    let early = stopping(stay, &scheme, utc(JULY)).err();
    assert_eq!(early, Some(Refusal::StayNotStarted { start: utc("2026-07-02T08:00:00Z") }));
    ask(&mut holder, &cancel("r1"), &scheme, JULY).unwrap();
    assert_eq!(holder.bundles, bought);
    assert_eq!(ask(&mut holder, &extend("r1", days(1)), &scheme, JULY).err(), Some(Refusal::StayCancelled));
    balanced(&holder);
}

#[test]
fn the_end_of_a_stay_is_told_an_hour_before_and_never_at_night() {
    let cases = [
        // A day's visit ends at midnight: told at eight in the evening, on either side of a clock change.
        (End::CalendarDay, JULY, days(1), Some("2026-07-01T19:00:00Z")),
        (End::CalendarDay, "2026-03-29T10:00:00Z", days(1), Some("2026-03-29T19:00:00Z")),
        (End::CalendarDay, "2026-10-25T10:00:00Z", days(1), Some("2026-10-25T20:00:00Z")),
        (End::CalendarDay, "2026-07-01T20:00:00Z", days(1), None),
        // Hours that end in the afternoon, early in the morning, and too soon to be told of.
        (hours(1, 24).products[0].end, JULY, until("2026-07-01T15:00"), Some("2026-07-01T13:00:00Z")),
        (hours(1, 24).products[0].end, JULY, until("2026-07-02T08:30"), Some("2026-07-01T19:00:00Z")),
        (hours(1, 24).products[0].end, JULY, until("2026-07-01T11:30"), None),
    ];
    for (end, now, length, expected) in cases {
        let scheme = lasting(end);
        let bundles = [("2026-01-01T12:00:00Z", 0); 5];
        let mut holder = holder(&bundles);
        ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, length), &scheme, now).unwrap();
        let told = |holder: &Holder, now: &str| {
            let all = plan(holder, &scheme, utc(now));
            let of_stay = all.into_iter().filter(|it| matches!(it.matter, Matter::StayEnds { .. }));
            of_stay.map(|it| it.at).next()
        };
        assert_eq!(told(&holder, now), expected.map(utc), "{end:?} {now}");
        assert_eq!(told(&holder, "2027-01-01T00:00:00Z"), None);
    }
}
