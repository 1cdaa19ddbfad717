//! What officers are told: by stay, by zone, by hour; the end that is half open, the minutes of grace, both clock changes.

use crate::fixture::{cambridgeshire, day, utc, vrn};
use crate::schemes::refused;
use permit_rules::enforcement::{Right, Verdict, verdict};
use permit_rules::scheme::{Enforcement, read};
use permit_rules::{Channel, Scheme, Stay, ZoneId};

fn zone(name: &str) -> ZoneId {
    name.parse().expect("an id")
}

/// A stay in the Kite; times in UTC.
fn stay(start: &str, end: &str) -> Stay {
    Stay {
        id: "s1".parse().expect("an id"),
        vrn: vrn("AB12 CDE"),
        product: "visitor".parse().expect("an id"),
        zone: zone("kite"),
        start: utc(start),
        end: utc(end),
        spends: Vec::new(),
        received_at: None,
        channel: Channel::App,
        activated_at: utc(start),
        cancelled_at: None,
        corrections: Vec::new(),
        ends: Vec::new(),
        helper: None,
    }
}

/// A verdict in a few letters: the right, then its end or what comes after a refusal.
fn told(stays: &[Stay], place: &str, scheme: &Scheme, at: &str) -> String {
    let time = |moment: chrono::DateTime<chrono::Utc>| moment.format("%d %H:%M:%S").to_string();
    let Verdict { right, grace_until, begins } = verdict(stays, &zone(place), scheme, utc(at));
    assert_eq!(right.allows(), !matches!(right, Right::Nothing));
    let until = right.until().map(time).unwrap_or_default();
    let right = match right {
        Right::Stay(_) => "stay",
        Right::ZoneFree { .. } => "free",
        Right::Nothing => "no",
    };
    let grace = grace_until.map(|it| format!(" grace {}", time(it))).unwrap_or_default();
    let begins = begins.map(|it| format!(" begins {}", time(it))).unwrap_or_default();
    format!("{right} {until}{grace}{begins}").replace("  ", " ").trim_end().to_owned()
}

#[test]
fn a_stay_covers_its_plate_in_its_zone_from_its_start_until_just_before_its_end() {
    // Wednesday 3 June 2026 is in summer: the zone asks for permits from 08:00 to 19:00 UTC.
    let one = [stay("2026-06-03T09:00:00Z", "2026-06-03T15:00:00Z")];
    let cases = [
        ("kite", "2026-06-03T08:30:00Z", "no"),
        ("kite", "2026-06-03T08:49:59Z", "no"),
        ("kite", "2026-06-03T08:50:00Z", "no begins 03 09:00:00"),
        ("kite", "2026-06-03T08:59:59Z", "no begins 03 09:00:00"),
        ("kite", "2026-06-03T09:00:00Z", "stay 03 15:00:00"),
        ("kite", "2026-06-03T14:59:59Z", "stay 03 15:00:00"),
        ("kite", "2026-06-03T15:00:00Z", "no grace 03 15:10:00"),
        ("kite", "2026-06-03T15:09:59Z", "no grace 03 15:10:00"),
        ("kite", "2026-06-03T15:10:00Z", "no"),
        ("york-area", "2026-06-03T12:00:00Z", "no"),
        ("york-area", "2026-06-03T15:00:00Z", "no"),
        ("nowhere", "2026-06-03T12:00:00Z", "no"),
        ("nowhere", "2026-06-03T23:00:00Z", "no"),
    ];
    for (place, at, expected) in cases {
        assert_eq!(told(&one, place, &cambridgeshire(), at), expected, "{place} {at}");
    }
}

#[test]
fn a_cancelled_stay_is_worth_nothing_not_even_grace() {
    let mut one = stay("2026-06-03T09:00:00Z", "2026-06-03T15:00:00Z");
    one.cancelled_at = Some(utc("2026-06-03T08:55:00Z"));
    for at in ["2026-06-03T08:56:00Z", "2026-06-03T12:00:00Z", "2026-06-03T15:05:00Z"] {
        assert_eq!(told(std::slice::from_ref(&one), "kite", &cambridgeshire(), at), "no", "{at}");
    }
}

#[test]
fn of_several_stays_the_one_that_ends_last_is_told() {
    let stays = [
        stay("2026-06-03T09:00:00Z", "2026-06-03T15:00:00Z"),
        stay("2026-06-03T08:00:00Z", "2026-06-03T18:00:00Z"),
        stay("2026-06-03T18:05:00Z", "2026-06-03T23:00:00Z"),
    ];
    for (at, expected) in [
        ("2026-06-03T08:59:00Z", "stay 03 18:00:00"),
        ("2026-06-03T10:00:00Z", "stay 03 18:00:00"),
        ("2026-06-03T18:02:00Z", "no grace 03 18:10:00 begins 03 18:05:00"),
        ("2026-06-03T18:05:00Z", "stay 03 23:00:00"),
        // After hours a stay is still told as what it is.
        ("2026-06-03T20:00:00Z", "stay 03 23:00:00"),
        ("2026-06-03T23:00:00Z", "free 04 08:00:00"),
    ] {
        assert_eq!(told(&stays, "kite", &cambridgeshire(), at), expected, "{at}");
    }
}

#[test]
fn outside_its_hours_a_zone_is_free_until_they_begin() {
    let scheme = cambridgeshire();
    for (place, at, expected) in [
        ("kite", "2026-06-03T07:59:59Z", "free 03 08:00:00"),
        ("kite", "2026-06-03T08:00:00Z", "no"),
        ("kite", "2026-06-03T18:59:59Z", "no"),
        ("kite", "2026-06-03T19:00:00Z", "free 04 08:00:00"),
        // Saturday evening until Monday morning: no permits on Sundays in the Kite.
        ("kite", "2026-06-06T19:00:00Z", "free 08 08:00:00"),
        ("kite", "2026-06-07T12:00:00Z", "free 08 08:00:00"),
        ("york-area", "2026-06-07T12:00:00Z", "no"),
        // In winter the hours are those of the wall clock.
        ("kite", "2026-01-14T08:59:59Z", "free 14 09:00:00"),
        ("kite", "2026-01-14T09:00:00Z", "no"),
        ("kite", "2026-01-14T19:59:59Z", "no"),
        ("kite", "2026-01-14T20:00:00Z", "free 15 09:00:00"),
        // The clocks change in the night to Sunday.
        ("york-area", "2026-03-28T23:30:00Z", "free 29 08:00:00"),
        ("york-area", "2026-03-29T08:00:00Z", "no"),
        ("york-area", "2026-10-24T23:30:00Z", "free 25 09:00:00"),
        ("york-area", "2026-10-25T08:30:00Z", "free 25 09:00:00"),
        ("york-area", "2026-10-25T09:00:00Z", "no"),
        ("kite", "2026-03-28T21:00:00Z", "free 30 08:00:00"),
        ("kite", "2026-10-24T21:00:00Z", "free 26 09:00:00"),
    ] {
        assert_eq!(told(&[], place, &scheme, at), expected, "{place} {at}");
    }
}

#[test]
fn a_day_may_have_two_stretches_and_a_zone_days_that_are_free() {
    let mut scheme = cambridgeshire();
    let kite = scheme.zones.get_mut(&zone("kite")).expect("the Kite");
    let mut evening = kite.hours[0].clone();
    (kite.hours[0].to, evening.from) =
        ("11:00:00".parse().expect("a time"), "17:00:00".parse().expect("a time"));
    kite.hours.insert(0, evening);
    kite.free_days = vec![day("2026-12-25")];
    for (at, expected) in [
        ("2026-06-03T09:59:59Z", "no"),
        ("2026-06-03T10:00:00Z", "free 03 16:00:00"),
        ("2026-06-03T16:00:00Z", "no"),
        ("2026-12-24T20:00:00Z", "free 26 09:00:00"),
        ("2026-12-25T12:00:00Z", "free 26 09:00:00"),
    ] {
        assert_eq!(told(&[], "kite", &scheme, at), expected, "{at}");
    }
    let kite = scheme.zones.get_mut(&zone("kite")).expect("the Kite");
    kite.hours.clear();
    for (at, expected) in [
        ("2026-06-07T03:00:00Z", "no"),
        ("2026-12-24T23:59:59Z", "no"),
        ("2026-12-25T00:00:00Z", "free 26 00:00:00"),
        ("2026-12-26T00:00:00Z", "no"),
    ] {
        assert_eq!(told(&[], "kite", &scheme, at), expected, "{at}");
    }
}

#[test]
fn grace_is_the_schemes() {
    let one = [stay("2026-06-03T09:00:00Z", "2026-06-03T15:00:00Z")];
    let mut scheme = cambridgeshire();
    scheme.enforcement.grace_minutes = 0;
    assert_eq!(told(&one, "kite", &scheme, "2026-06-03T15:00:00Z"), "no");
    assert_eq!(told(&one, "kite", &scheme, "2026-06-03T08:59:59Z"), "no");
    scheme.enforcement.grace_minutes = 20;
    assert_eq!(told(&one, "kite", &scheme, "2026-06-03T15:19:59Z"), "no grace 03 15:20:00");
}

#[test]
fn a_day_that_ends_at_midnight_ends_then_on_both_days_of_25_and_23_hours() {
    let scheme = {
        let mut scheme = cambridgeshire();
        scheme.zones.values_mut().for_each(|zone| zone.hours.clear());
        scheme
    };
    // Local midnight to local midnight.
    for (start, end, last, after) in [
        ("2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z", "2026-10-25T23:59:59Z", "26 00:10:00"),
        ("2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z", "2026-03-29T22:59:59Z", "29 23:10:00"),
    ] {
        let one = [stay(start, end)];
        assert!(told(&one, "kite", &scheme, last).starts_with("stay"), "{last}");
        assert_eq!(told(&one, "kite", &scheme, end), format!("no grace {after}"), "{end}");
    }
}

#[test]
fn what_officers_go_by_and_the_streets_are_checked() {
    let file = include_str!("../../../../schemes/cambridgeshire.toml");
    assert_eq!(
        read(file).expect("the shipped scheme").enforcement,
        Enforcement { grace_minutes: 10, keep_check_days: 30 }
    );
    let without: String = file
        .lines()
        .filter(|line| !line.contains("grace_minutes") && !line.contains("keep_check"))
        .fold(String::new(), |text, line| text + line + "\n");
    assert_eq!(read(&without).expect("both may be left out").enforcement, Enforcement::default());
    refused(&[
        ("grace_minutes = 61", "grace_minutes = 10", "enforcement.grace_minutes", "from 0 to 60"),
        ("keep_check_days = 0", "keep_check_days = 30", "enforcement.keep_check_days", "from 1 to"),
        ("grace_seconds = 10", "grace_minutes = 10", "grace_seconds", "unknown field"),
        (
            "name = \"Eden Street\", bays = [\"pavement\"]",
            "name = \"Eden Street\", bays = [\"residents\"]",
            "zones[0].streets.bays",
            "one of those in `bays`",
        ),
        (
            "name = \"Eden Street\", bays = []",
            "name = \"Eden Street\", bays = [\"residents\"]",
            "zones[0].streets.bays",
            "at least one",
        ),
        (
            "name = \"EDEN STREET\", bays",
            "name = \"Orchard Street\", bays",
            "zones[0].streets.name",
            "has this street already",
        ),
        ("name = \" \", bays", "name = \"Eden Street\", bays", "zones[0].streets.name", "text is needed"),
        (
            "name = \"Eden Street\", note = { cy = \"Ochr\" }, bays",
            "name = \"Eden Street\", bays",
            "zones[0].streets.note",
            "English",
        ),
        (
            "residents = { cy = \"baeau\" }",
            "residents = { en = \"bays signed for permit holders only\", cy = \"baeau ag arwydd deiliaid hawlen yn unig\" }",
            "bays.residents",
            "English",
        ),
    ]);
}
