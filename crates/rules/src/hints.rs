//! What a resident should know before agreeing to a stay, although the rules would let it pass: when no permit is
//! needed, and what else is activated about that time. Refuses nothing.

use crate::scheme::{Scheme, Zone};
use crate::{Holder, Vrn, ZoneId, day};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far apart two stays of a plate may be and still be taken for one visit.
const ADJOINING_MINUTES: i64 = 60;

/// What to know about a stay before agreeing to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Hints {
    /// The local days of the stay on which its zone asks for no permit while it lasts.
    pub free_days: Vec<FreeDay>,
    /// Where the stay begins while the zone is free: from when a permit is needed.
    pub needed_from: Option<DateTime<Utc>>,
    /// Where the stay ends while the zone is free: until when a permit is needed.
    pub needed_until: Option<DateTime<Utc>>,
    /// Stays of the same plate that end just before it begins, or begin just after it ends.
    pub adjoining: Vec<Adjoining>,
    /// How full it gets, where the zone allows only so many visitors at once and there are others.
    pub at_once: Option<AtOnce>,
}

/// A day on which the zone asks for no permit while a stay lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FreeDay {
    /// The local day.
    pub day: NaiveDate,
    /// Whether the scheme names the day, as it does with bank holidays; otherwise it is the zone's ordinary hours.
    pub named: bool,
}

/// Another stay of the same plate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Adjoining {
    /// The first moment it covers.
    pub start: DateTime<Utc>,
    /// The first moment it no longer covers.
    pub end: DateTime<Utc>,
}

/// How many visitors there are at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AtOnce {
    /// At the fullest moment of the stay, with this one.
    pub visitors: u32,
    /// The most the zone allows.
    pub max: u32,
}

impl Hints {
    /// What to know about a plate's time in a zone.
    pub fn of(
        holder: &Holder,
        (vrn, zone): (&Vrn, &ZoneId),
        (start, end): (DateTime<Utc>, DateTime<Utc>),
        scheme: &Scheme,
    ) -> Self {
        let mut hints = scheme.zones.get(zone).map_or_else(Self::default, |zone| {
            let mut hints = of_hours(zone, start, end, scheme.timezone);
            hints.at_once = at_once(holder, zone, start, end);
            hints
        });
        let near = Duration::minutes(ADJOINING_MINUTES);
        let mine = holder.stays.values().filter(|stay| stay.vrn == *vrn && stay.stands());
        let touching = mine.filter(|stay| {
            let before = stay.end <= start && start - stay.end <= near;
            before || (stay.start >= end && stay.start - end <= near)
        });
        hints.adjoining = touching.map(|stay| Adjoining { start: stay.start, end: stay.end }).collect();
        hints.adjoining.sort_by_key(|it| it.start);
        hints
    }
}

fn of_hours(zone: &Zone, start: DateTime<Utc>, end: DateTime<Utc>, tz: Tz) -> Hints {
    let mut hints = Hints::default();
    let mut needed: Option<(DateTime<Utc>, DateTime<Utc>)> = None;
    for day in days(start, end, tz) {
        match needed_on(zone, day, start, end, tz) {
            None => hints.free_days.push(FreeDay { day, named: zone.free_days.contains(&day) }),
            Some((from, until)) => needed = Some((needed.map_or(from, |(first, _)| first), until)),
        }
    }
    hints.needed_from = needed.map(|(from, _)| from).filter(|from| *from > start);
    hints.needed_until = needed.map(|(_, until)| until).filter(|until| *until < end);
    hints
}

/// The local days a stretch of time touches.
fn days(start: DateTime<Utc>, end: DateTime<Utc>, tz: Tz) -> impl Iterator<Item = NaiveDate> {
    day::of(start, tz).iter_days().take_while(move |day| day::begins(*day, tz) < end)
}

/// When a permit is needed on a day, within `[start, end)`.
fn needed_on(
    zone: &Zone,
    day: NaiveDate,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    tz: Tz,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let (from, to) = zone.hours_on(day)?;
    let opens = day::start_at(day.and_time(from), tz).max(start);
    let closes = to.map_or_else(|| day::ends(day, tz), |to| day::end_at(day.and_time(to), tz)).min(end);
    (opens < closes).then_some((opens, closes))
}

/// Whether no permit is needed at any moment of `[start, end)`.
pub(crate) fn is_free(zone: &Zone, start: DateTime<Utc>, end: DateTime<Utc>, tz: Tz) -> bool {
    days(start, end, tz).all(|day| needed_on(zone, day, start, end, tz).is_none())
}

fn at_once(holder: &Holder, zone: &Zone, start: DateTime<Utc>, end: DateTime<Utc>) -> Option<AtOnce> {
    let max = zone.max_at_once?;
    let others = most_others(holder, start, end);
    (others > 0).then(|| AtOnce { visitors: others.saturating_add(1), max })
}

/// How many other stays there are at the fullest moment of `[start, end)`: the start of one of them.
pub(crate) fn most_others(holder: &Holder, start: DateTime<Utc>, end: DateTime<Utc>) -> u32 {
    let others: Vec<_> = holder.stays.values().filter(|stay| stay.covers_any(start, end)).collect();
    let at = |moment| others.iter().filter(|stay| stay.start <= moment && moment < stay.end).count();
    let most = others.iter().map(|stay| at(stay.start.max(start))).max().unwrap_or(0);
    u32::try_from(most).unwrap_or(u32::MAX)
}
