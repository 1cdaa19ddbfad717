//! Times as a call handler types them while somebody speaks: `now`, `1730`, `fri 5.30pm`, `24/11 0900`, `2 days`.
//!
//! Reads only what can be read in one way, and never guesses: what it does not know is none. It decides nothing; what it
//! understood is read back to the caller.

mod words;

use crate::quote::{MAX_DAYS, end_of};
use crate::scheme::{End, Product, Zone};
use crate::{Length, Refusal, Start, day};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use words::{Word, words};

/// How long a stay is to last, as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpokenEnd {
    /// So many days.
    Days(u32),
    /// So long after the start.
    After(Duration),
    /// To a time.
    At(NaiveDateTime),
    /// To the end of a day.
    Day(NaiveDate),
}

/// The start in a text, given what the scheme's clock shows. An empty text means now; a time without a day is today's.
pub fn start(text: &str, now: NaiveDateTime) -> Option<Start> {
    let words = words(text)?;
    if words.is_empty() || words == [Word::Now] {
        return Some(Start::Now);
    }
    let (day, time) = day_and_time(&words, now.date())?;
    let local = match (day, time?) {
        // The night that lies ahead: midnight of a day that is named could be either.
        (None, Time::Midnight) => now.date().succ_opt()?.and_time(NaiveTime::MIN),
        (Some(_), Time::Midnight) => return None,
        (day, Time::At(time)) => day.unwrap_or_else(|| now.date()).and_time(time),
    };
    Some(Start::At { local })
}

/// A moment that has passed, given what the scheme's clock shows: a time without a day is the last one there was.
pub fn past(text: &str, now: NaiveDateTime) -> Option<NaiveDateTime> {
    match start(text, now)? {
        Start::Now => Some(now),
        Start::At { local } if local > now => local.checked_sub_signed(Duration::days(1)),
        Start::At { local } => Some(local),
    }
}

/// The end in a text, for a stay that starts at a local time. An empty text means one day; a time without a day is the
/// first after the start.
pub fn end(text: &str, start: NaiveDateTime, today: NaiveDate) -> Option<SpokenEnd> {
    let words = words(text)?;
    match words.as_slice() {
        [] => return Some(SpokenEnd::Days(1)),
        [Word::Number(days)] if (1..=99).contains(days) => return Some(SpokenEnd::Days(*days)),
        [Word::Days(days)] => return Some(SpokenEnd::Days(*days)),
        [Word::Minutes(minutes)] => return Some(SpokenEnd::After(Duration::minutes((*minutes).into()))),
        [Word::Minutes(hours), Word::Minutes(minutes)] if *minutes < 60 && hours % 60 == 0 => {
            return Some(SpokenEnd::After(Duration::minutes((hours + minutes).into())));
        }
        _ => {}
    }
    match day_and_time(&words, today)? {
        (Some(day), None) => Some(SpokenEnd::Day(day)),
        (Some(day), Some(Time::At(time))) => Some(SpokenEnd::At(day.and_time(time))),
        (Some(day), Some(Time::Midnight)) => Some(SpokenEnd::Day(day)),
        (None, Some(Time::Midnight)) => Some(SpokenEnd::Day(start.date())),
        (None, Some(Time::At(time))) => {
            let same_day = start.date().and_time(time);
            let next = if same_day > start { same_day } else { same_day + Duration::days(1) };
            Some(SpokenEnd::At(next))
        }
        (None, None) => None,
    }
}

/// The length by which a stay that starts at a local time lasts until what was said: so many days where the product is
/// counted in days, as few as reach so far.
///
/// # Errors
/// `EndBeforeStart`; `LengthNotOffered` where the product wants an end and days were said; `TooLong`.
pub fn length(
    said: SpokenEnd,
    start: NaiveDateTime,
    product: &Product,
    zone: Option<&Zone>,
    tz: Tz,
) -> Result<Length, Refusal> {
    let chosen = matches!(product.end, End::Chosen { .. });
    let end = match said {
        SpokenEnd::Days(_) if chosen => return Err(Refusal::LengthNotOffered),
        SpokenEnd::Days(days) => return Ok(Length::Days { days }),
        SpokenEnd::After(time) => day::local(day::start_at(start, tz) + time, tz),
        SpokenEnd::At(local) => local,
        SpokenEnd::Day(last) if !chosen => {
            let days = (last - start.date()).num_days() + 1;
            return u32::try_from(days)
                .ok()
                .filter(|days| *days > 0)
                .map_or(Err(Refusal::EndBeforeStart), |days| Ok(Length::Days { days }));
        }
        SpokenEnd::Day(last) => day::later(last, 1).and_time(NaiveTime::MIN),
    };
    if chosen {
        return Ok(Length::Until { local: end });
    }
    if end <= start {
        return Err(Refusal::EndBeforeStart);
    }
    let reaches = |days: &u32| {
        let last = day::later(start.date(), days - 1);
        match product.end {
            // What lies behind the last closing time needs no visit.
            End::ZoneClose => end.date() <= last,
            End::CalendarDay | End::NextDayAt { .. } | End::Rolling { .. } | End::Chosen { .. } => {
                let ends = end_of(product.end, last.and_time(start.time()), zone, tz);
                ends.is_ok_and(|ends| day::end_at(end, tz) <= ends)
            }
        }
    };
    let found = (1..=MAX_DAYS).find(reaches);
    found.map_or(Err(Refusal::TooLong { max_hours: MAX_DAYS * 24 }), |days| Ok(Length::Days { days }))
}

/// A time of day, as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    At(NaiveTime),
    /// Which day it belongs to depends on what it is for.
    Midnight,
}

/// The one day and the one time among some words; none where there is anything else.
fn day_and_time(words: &[Word], today: NaiveDate) -> Option<(Option<NaiveDate>, Option<Time>)> {
    let (mut named, mut time) = (None, None);
    let mut rest = words;
    while let Some((word, after)) = rest.split_first() {
        rest = after;
        let (found_day, found_time) = match (word, rest.first()) {
            (Word::Number(hour), Some(Word::Half(half))) => {
                rest = &rest[1..];
                (None, Some(Time::At(clock(*hour, 0, Some(*half))?)))
            }
            (Word::Number(number), Some(Word::Month(month))) => {
                rest = &rest[1..];
                (Some(next_date(*number, *month, None, today)?), None)
            }
            (Word::Month(month), Some(Word::Number(number))) => {
                rest = &rest[1..];
                (Some(next_date(*number, *month, None, today)?), None)
            }
            (Word::Clock { hour, minute, half }, Some(Word::Half(later))) if half.is_none() => {
                rest = &rest[1..];
                (None, Some(Time::At(clock(*hour, *minute, Some(*later))?)))
            }
            (Word::Clock { hour: 24, minute: 0, half: None }, _) | (Word::Midnight, _) => {
                (None, Some(Time::Midnight))
            }
            (Word::Clock { hour, minute, half }, _) => (None, Some(Time::At(clock(*hour, *minute, *half)?))),
            (Word::Today(days), _) => (Some(day::later(today, *days)), None),
            (Word::Weekday(weekday), _) => {
                let ahead = (weekday.num_days_from_monday() + 7 - today.weekday().num_days_from_monday()) % 7;
                (Some(day::later(today, ahead)), None)
            }
            (Word::Date { day, month, year }, _) => (Some(next_date(*day, *month, *year, today)?), None),
            (
                Word::Now
                | Word::Number(_)
                | Word::Month(_)
                | Word::Half(_)
                | Word::Days(_)
                | Word::Minutes(_),
                _,
            ) => return None,
        };
        let twice = (found_day.is_some() && named.is_some()) || (found_time.is_some() && time.is_some());
        if twice {
            return None;
        }
        (named, time) = (named.or(found_day), time.or(found_time));
    }
    Some((named, time))
}

/// A time on a clock of twenty-four hours, or of twelve where a half of the day is named.
fn clock(hour: u32, minute: u32, half: Option<words::Half>) -> Option<NaiveTime> {
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(words::Half::Morning) => hour % 12,
        Some(words::Half::Afternoon) => hour % 12 + 12,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A date; without a year, the next one from today on.
fn next_date(day: u32, month: u32, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    // 29 February may be up to eight years away.
    let years = today.year()..today.year() + 9;
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date >= today)
}
