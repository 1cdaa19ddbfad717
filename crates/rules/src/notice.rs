//! When it is told that a stay is about to end, and when nobody is disturbed. Says when; whom to tell, by which way and
//! whether at all is not decided here.

use crate::scheme::Scheme;
use crate::{Stay, day};
use chrono::{DateTime, Duration, NaiveTime, Utc};

/// How many minutes before the end a resident can choose to be told.
pub const MINUTES: [u32; 3] = [15, 30, 60];
/// How long before the quiet hours it is told what would fall into them.
const BEFORE_QUIET: Duration = Duration::hours(1);

/// When it is told that a stay is about to end, so many minutes before: in the evening where that would be in the quiet
/// hours; never where the stay begins later, or its end was settled later, because who has just chosen an end knows it.
pub fn told_at(stay: &Stay, minutes: u32, scheme: &Scheme) -> Option<DateTime<Utc>> {
    if !stay.stands() {
        return None;
    }
    let settled = stay.ends.last().map_or(stay.activated_at, |change| change.at);
    let at = awake(stay.end - Duration::minutes(minutes.into()), scheme)?;
    (at > settled.max(stay.start)).then_some(at)
}

/// Whether a notice that was due can still be told at a moment: the end is to come, and people are awake.
pub fn can_be_told(stay: &Stay, scheme: &Scheme, now: DateTime<Utc>) -> bool {
    now < stay.end && !is_quiet(now, scheme)
}

/// Whether a moment lies in the scheme's quiet hours.
pub fn is_quiet(at: DateTime<Utc>, scheme: &Scheme) -> bool {
    let time = day::local(at, scheme.timezone).time();
    let (from, until) = (scheme.notices.quiet_from, scheme.notices.quiet_until);
    if from <= until { from <= time && time < until } else { from <= time || time < until }
}

/// The moment itself, or the evening before the quiet hours it lies in.
fn awake(at: DateTime<Utc>, scheme: &Scheme) -> Option<DateTime<Utc>> {
    if !is_quiet(at, scheme) {
        return Some(at);
    }
    let local = day::local(at, scheme.timezone);
    let from: NaiveTime = scheme.notices.quiet_from;
    let evening = if local.time() < from { local.date().pred_opt()? } else { local.date() };
    Some(day::start_at(evening.and_time(from) - BEFORE_QUIET, scheme.timezone))
}
