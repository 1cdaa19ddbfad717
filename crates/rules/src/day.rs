//! Local days and times: the only place that turns a scheme's wall clock into moments and back.
//!
//! Twice a year the wall clock jumps. A time that does not exist is read as the first moment after the gap; one that
//! happens twice is read in the resident's favour: the earlier for a start, the later for an end.

use chrono::{
    DateTime, Datelike, Days, Duration, LocalResult, Months, NaiveDate, NaiveDateTime, NaiveTime, Utc,
};
use chrono::{Offset, TimeZone, Timelike};
use chrono_tz::Tz;

/// The local day a moment falls on.
pub fn of(moment: DateTime<Utc>, zone: Tz) -> NaiveDate {
    local(moment, zone).date()
}

/// What the local wall clock shows at a moment.
pub fn local(moment: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    moment.with_timezone(&zone).naive_local()
}

/// The moment a local time means when something starts then.
pub fn start_at(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment.to_utc(),
        LocalResult::None => after_gap(local, zone),
    }
}

/// The moment a local time means when something ends then.
pub fn end_at(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(_, moment) => moment.to_utc(),
        LocalResult::None => after_gap(local, zone),
    }
}

/// The first moment of a local day.
pub fn begins(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    start_at(day.and_time(NaiveTime::MIN), zone)
}

/// The moment just after a local day.
pub fn ends(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    begins(later(day, 1), zone)
}

/// So many days later; the last day of the calendar where there is none.
pub fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The same wall-clock time so many local days later.
pub fn days_ahead(moment: DateTime<Utc>, days: u32, zone: Tz) -> DateTime<Utc> {
    let then = local(moment, zone);
    start_at(later(then.date(), days).and_time(then.time()), zone)
}

/// The same day so many months later; 29 February becomes 28 February where the year has none.
pub fn months_later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The same day so many months before; the last of the month where it has no such day.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// The first day of a day's month.
pub fn month_begins(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The first day of the year that a day falls in, for years that began on a first day not after it, and the first of
/// the next. A year that began on 29 February begins on the 28th where there is no 29th.
pub fn anniversary_year(first: NaiveDate, day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let begins = |years: u32| months_later(first, years.saturating_mul(12));
    let calendar_years = u32::try_from(day.year() - first.year()).unwrap_or(0);
    let years = if begins(calendar_years) > day { calendar_years.saturating_sub(1) } else { calendar_years };
    (begins(years), begins(years + 1))
}

/// The first day of the year that a day falls in, for a year that begins on a fixed day, and the first of the next.
pub fn year_around(day: NaiveDate, month: u32, first: u32) -> (NaiveDate, NaiveDate) {
    let begins = |year| NaiveDate::from_ymd_opt(year, month, first).unwrap_or(day);
    let this = begins(day.year());
    if day < this { (begins(day.year() - 1), this) } else { (this, begins(day.year() + 1)) }
}

/// The clocks jump over `local`: the moment they jump. Read with the offset of the day before, the local time is a
/// moment after the jump; from its full minute we go back, minute by minute, to the jump itself.
fn after_gap(skipped: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    let before = zone.offset_from_utc_datetime(&(skipped - Duration::days(1))).fix();
    let minute = skipped.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(skipped);
    let mut moment = (minute - before).and_utc();
    while local(moment - Duration::minutes(1), zone) > minute {
        moment -= Duration::minutes(1);
    }
    moment
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::London;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_the_spring_change_skips_is_the_moment_after_it() {
        for skipped in ["2026-03-29T01:00", "2026-03-29T01:30", "2026-03-29T01:59:59"] {
            let local = wall(&format!("{skipped}{}", if skipped.len() == 16 { ":00" } else { "" }));
            assert_eq!(start_at(local, London), utc("2026-03-29T01:00:00Z"), "{skipped}");
            assert_eq!(end_at(local, London), utc("2026-03-29T01:00:00Z"), "{skipped}");
        }
    }

    #[test]
    fn a_time_that_comes_twice_in_autumn_favours_the_resident() {
        let local = wall("2026-10-25T01:30:00");
        assert_eq!(start_at(local, London), utc("2026-10-25T00:30:00Z"));
        assert_eq!(end_at(local, London), utc("2026-10-25T01:30:00Z"));
    }

    #[test]
    fn days_have_the_length_the_clocks_give_them() {
        for (text, hours) in [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24), ("2028-02-29", 24)]
        {
            let day = day(text);
            assert_eq!((ends(day, London) - begins(day, London)).num_hours(), hours, "{text}");
        }
    }

    #[test]
    fn the_last_hour_of_march_in_utc_is_april_in_london() {
        assert_eq!(of(utc("2026-03-31T22:59:59Z"), London), day("2026-03-31"));
        assert_eq!(of(utc("2026-03-31T23:00:00Z"), London), day("2026-04-01"));
    }

    #[test]
    fn a_year_runs_from_its_first_day() {
        let cases = [
            ("2026-03-31", "2025-04-01", "2026-04-01"),
            ("2026-04-01", "2026-04-01", "2027-04-01"),
            ("2026-12-31", "2026-04-01", "2027-04-01"),
            ("2027-01-01", "2026-04-01", "2027-04-01"),
            ("2028-02-29", "2027-04-01", "2028-04-01"),
        ];
        for (today, since, renews) in cases {
            assert_eq!(year_around(day(today), 4, 1), (day(since), day(renews)), "{today}");
        }
    }

    #[test]
    fn twelve_months_after_the_leap_day_is_the_28th() {
        assert_eq!(months_later(day("2028-02-29"), 12), day("2029-02-28"));
        assert_eq!(months_later(day("2026-03-31"), 12), day("2027-03-31"));
    }

    #[test]
    fn days_ahead_keep_the_wall_clock() {
        assert_eq!(days_ahead(utc("2026-03-20T09:00:00Z"), 14, London), utc("2026-04-03T08:00:00Z"));
        assert_eq!(days_ahead(utc("2026-10-20T08:00:00Z"), 14, London), utc("2026-11-03T09:00:00Z"));
    }

    #[test]
    fn gaps_elsewhere_are_taken_too() {
        // Lord Howe Island moves by half an hour, Chile at midnight.
        let lord_howe = start_at(wall("2026-10-04T02:15:00"), chrono_tz::Australia::Lord_Howe);
        assert_eq!(local(lord_howe, chrono_tz::Australia::Lord_Howe), wall("2026-10-04T02:30:00"));
        let chile = begins(day("2026-09-06"), chrono_tz::America::Santiago);
        assert_eq!(local(chile, chrono_tz::America::Santiago), wall("2026-09-06T01:00:00"));
    }
}
