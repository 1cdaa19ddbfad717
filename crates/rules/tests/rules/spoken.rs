//! Times as call handlers type them: a table of what is read, of what is not, and of the days they come to.

use crate::fixture::{at, cambridgeshire, day, local};
use chrono::Duration;
use permit_rules::scheme::End;
use permit_rules::spoken_time::{SpokenEnd, end, length, start};
use permit_rules::{Length, Refusal, Start};

/// A Tuesday afternoon in November.
const NOW: &str = "2026-11-24T15:10";

#[test]
fn starts_are_read_as_they_are_said() {
    let cases = [
        ("1730", "2026-11-24T17:30"),
        ("17:30", "2026-11-24T17:30"),
        ("17.30", "2026-11-24T17:30"),
        ("5.30pm", "2026-11-24T17:30"),
        ("5.30 pm", "2026-11-24T17:30"),
        ("530pm", "2026-11-24T17:30"),
        ("5pm", "2026-11-24T17:00"),
        ("5 PM", "2026-11-24T17:00"),
        ("at 5 p.m.", "2026-11-24T17:00"),
        ("9am", "2026-11-24T09:00"),
        ("9 am", "2026-11-24T09:00"),
        ("12am tomorrow", "2026-11-25T00:00"),
        ("12pm", "2026-11-24T12:00"),
        ("noon", "2026-11-24T12:00"),
        ("midnight", "2026-11-25T00:00"),
        ("tomorrow 9am", "2026-11-25T09:00"),
        ("9am tomorrow", "2026-11-25T09:00"),
        ("yfory 0900", "2026-11-25T09:00"),
        ("tue 1800", "2026-11-24T18:00"),
        ("mon 0900", "2026-11-30T09:00"),
        ("fri, 5.30pm", "2026-11-27T17:30"),
        ("dydd", ""),
        ("gwener 0900", "2026-11-27T09:00"),
        ("27/11 0900", "2026-11-27T09:00"),
        ("27-11-26 0900", "2026-11-27T09:00"),
        ("27/11/2026 9.00", "2026-11-27T09:00"),
        ("2026-11-27 09:00", "2026-11-27T09:00"),
        ("27 nov 9am", "2026-11-27T09:00"),
        ("27th of November at 9am", "2026-11-27T09:00"),
        ("nov 27 9am", "2026-11-27T09:00"),
        ("1/1 0900", "2027-01-01T09:00"),
        ("29/2 0900", "2028-02-29T09:00"),
    ];
    for (typed, expected) in cases {
        let read = start(typed, local(NOW));
        assert_eq!(read, (!expected.is_empty()).then(|| at(expected)), "{typed}");
    }
    for typed in ["", "now", " NOW ", "nawr"] {
        assert_eq!(start(typed, local(NOW)), Some(Start::Now), "{typed}");
    }
}

#[test]
fn what_could_be_two_things_is_not_read() {
    let unclear = [
        "9",
        "tomorrow",
        "fri",
        "24.11",
        "25:00",
        "13pm",
        "0am",
        "17:3",
        "17:300",
        "5 6",
        "9am 10am",
        "fri sat 9am",
        "32/1 9am",
        "29/2/2027 9am",
        "fri midnight",
        "mawrth 0900",
        "now 9am",
        "soon",
        "9x",
        "-1",
        "٩",
        "1/2/3/4 9am",
        "99999999999999999999",
        "2 days",
        "9am pm",
    ];
    for typed in unclear {
        assert_eq!(start(typed, local(NOW)), None, "{typed}");
    }
    for typed in ["later", "3 4", "0", "0 days", "2 days 9am", "day", "99999999999 days", "20000 days"] {
        assert_eq!(end(typed, local(NOW), day("2026-11-24")), None, "{typed}");
    }
}

#[test]
fn ends_are_read_as_they_are_said() {
    let read = |typed| end(typed, local("2026-11-24T17:30"), day("2026-11-24"));
    for (typed, days) in
        [("", 1), ("3", 3), ("2 days", 2), ("2d", 2), ("one day", 1), ("a week", 7), ("3 diwrnod", 3)]
    {
        assert_eq!(read(typed), Some(SpokenEnd::Days(days)), "{typed}");
    }
    for (typed, minutes) in
        [("4 hours", 240), ("4h", 240), ("for 4 hrs", 240), ("90 min", 90), ("1h 30m", 90), ("4 awr", 240)]
    {
        assert_eq!(read(typed), Some(SpokenEnd::After(Duration::minutes(minutes))), "{typed}");
    }
    let times = [
        ("2000", "2026-11-24T20:00"),
        ("until 8pm", "2026-11-24T20:00"),
        ("9am", "2026-11-25T09:00"),
        ("1730", "2026-11-25T17:30"),
        ("tomorrow 10am", "2026-11-25T10:00"),
        ("fri 1200", "2026-11-27T12:00"),
    ];
    for (typed, expected) in times {
        assert_eq!(read(typed), Some(SpokenEnd::At(local(expected))), "{typed}");
    }
    let days = [
        ("midnight", "2026-11-24"),
        ("2400", "2026-11-24"),
        ("fri midnight", "2026-11-27"),
        ("tomorrow", "2026-11-25"),
        ("28/11", "2026-11-28"),
    ];
    for (typed, expected) in days {
        assert_eq!(read(typed), Some(SpokenEnd::Day(day(expected))), "{typed}");
    }
}

fn days_for(rule: End, from: &str, said: SpokenEnd) -> Result<Length, Refusal> {
    let mut scheme = cambridgeshire();
    scheme.products[0].end = rule;
    let zone = &scheme.zones[&"kite".parse().expect("an id")];
    length(said, local(from), &scheme.products[0], Some(zone), scheme.timezone)
}

#[test]
fn an_end_becomes_as_few_days_as_reach_it() {
    let ten = chrono::NaiveTime::from_hms_opt(10, 0, 0).expect("a time");
    let cases = [
        (End::CalendarDay, "2026-11-24T18:00", "2026-11-24T20:00", 1),
        (End::CalendarDay, "2026-11-24T18:00", "2026-11-25T00:00", 1),
        (End::CalendarDay, "2026-11-24T18:00", "2026-11-25T10:00", 2),
        (End::CalendarDay, "2026-11-24T18:00", "2026-11-27T00:01", 4),
        (End::NextDayAt { time: ten }, "2026-11-24T18:00", "2026-11-25T10:00", 1),
        (End::NextDayAt { time: ten }, "2026-11-24T18:00", "2026-11-25T10:01", 2),
        (End::Rolling { hours: 24 }, "2026-11-24T18:00", "2026-11-25T18:00", 1),
        (End::Rolling { hours: 24 }, "2026-11-24T18:00", "2026-11-25T18:01", 2),
        (End::ZoneClose, "2026-11-24T10:00", "2026-11-24T23:00", 1),
        (End::ZoneClose, "2026-11-24T10:00", "2026-11-25T09:00", 2),
        // Both clock changes: the days are the calendar's, not twenty-four hours.
        (End::CalendarDay, "2026-03-28T18:00", "2026-03-29T23:00", 2),
        (End::CalendarDay, "2026-10-24T18:00", "2026-10-25T23:30", 2),
        (End::Rolling { hours: 24 }, "2026-10-24T18:00", "2026-10-25T18:00", 1),
        (End::Rolling { hours: 24 }, "2026-03-28T18:00", "2026-03-29T18:00", 1),
    ];
    for (rule, from, until, days) in cases {
        let found = days_for(rule, from, SpokenEnd::At(local(until)));
        assert_eq!(found, Ok(Length::Days { days }), "{rule:?} {from} {until}");
    }
    let before = SpokenEnd::At(local("2026-11-24T17:00"));
    assert_eq!(days_for(End::CalendarDay, "2026-11-24T18:00", before), Err(Refusal::EndBeforeStart));
    let yesterday = SpokenEnd::Day(day("2026-11-23"));
    assert_eq!(days_for(End::CalendarDay, "2026-11-24T18:00", yesterday), Err(Refusal::EndBeforeStart));
    let far = SpokenEnd::At(local("2036-11-24T18:00"));
    assert!(matches!(days_for(End::CalendarDay, "2026-11-24T18:00", far), Err(Refusal::TooLong { .. })));
    let named = SpokenEnd::Day(day("2026-11-26"));
    assert_eq!(days_for(End::CalendarDay, "2026-11-24T18:00", named), Ok(Length::Days { days: 3 }));
}

#[test]
fn where_hours_are_counted_the_end_is_a_time() {
    let rule = End::Chosen { hours_per_visit: 1, max_hours: 12 };
    let until = |text| Ok(Length::Until { local: local(text) });
    let after = |minutes| SpokenEnd::After(Duration::minutes(minutes));
    assert_eq!(days_for(rule, "2026-11-24T18:00", after(240)), until("2026-11-24T22:00"));
    assert_eq!(
        days_for(rule, "2026-11-24T18:00", SpokenEnd::Day(day("2026-11-24"))),
        until("2026-11-25T00:00")
    );
    assert_eq!(days_for(rule, "2026-11-24T18:00", SpokenEnd::Days(1)), Err(Refusal::LengthNotOffered));
    // Four hours are four hours, whatever the clocks do meanwhile.
    assert_eq!(days_for(rule, "2026-03-28T23:00", after(240)), until("2026-03-29T04:00"));
    assert_eq!(days_for(rule, "2026-10-24T23:00", after(240)), until("2026-10-25T02:00"));
}

#[test]
fn what_has_passed_is_the_last_time_there_was() {
    let now = local("2026-06-01T09:03");
    let cases = [
        ("", Some("2026-06-01T09:03")),
        ("0841", Some("2026-06-01T08:41")),
        ("8.41am", Some("2026-06-01T08:41")),
        ("2350", Some("2026-05-31T23:50")),
        ("yesterday 9am", None),
        ("soon", None),
    ];
    for (text, expected) in cases {
        assert_eq!(permit_rules::spoken_time::past(text, now), expected.map(local), "{text}");
    }
}
