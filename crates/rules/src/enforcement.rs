//! What an officer is told of a plate in a zone at a moment: whether it may stand there, by what right, and until when.
//!
//! Only the stay itself and the zone's hours count. A plate that looks like another is never let through for it, and
//! who holds the permit is no part of the answer.

use crate::scheme::{Scheme, Zone};
use crate::{Stay, ZoneId, day};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

/// What is known of a plate in a zone at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// By what right it may stand there.
    pub right: Right<'a>,
    /// Where it may not: the moment until which a stay that has just ended is to be overlooked.
    pub grace_until: Option<DateTime<Utc>>,
    /// Where it may not: the start of a stay that is about to begin.
    pub begins: Option<DateTime<Utc>>,
}

/// By what right a plate may stand in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right<'a> {
    /// By a visitor's stay.
    Stay(&'a Stay),
    /// By none, because none is needed.
    ZoneFree {
        /// The first moment at which one is; none where that is more than a year away.
        until: Option<DateTime<Utc>>,
    },
    /// By none.
    Nothing,
}

impl Right<'_> {
    /// Whether it may stand there.
    pub fn allows(&self) -> bool {
        match self {
            Self::Stay(_) | Self::ZoneFree { .. } => true,
            Self::Nothing => false,
        }
    }

    /// The first moment at which it may stand there no longer, where that is known.
    pub fn until(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Stay(stay) => Some(stay.end),
            Self::ZoneFree { until } => *until,
            Self::Nothing => None,
        }
    }
}

/// What is known of a plate, given all its stays about a moment, whoever's they are.
pub fn verdict<'a>(stays: &'a [Stay], zone: &ZoneId, scheme: &Scheme, at: DateTime<Utc>) -> Verdict<'a> {
    let grace = Duration::minutes(scheme.enforcement.grace_minutes.into());
    let here = || stays.iter().filter(|stay| stay.stands() && stay.zone == *zone);
    let covering = here().filter(|stay| stay.start <= at && at < stay.end).max_by_key(|stay| stay.end);
    let right = match (covering, scheme.zones.get(zone)) {
        (Some(stay), _) => Right::Stay(stay),
        (None, Some(zone)) => hours_at(zone, scheme.timezone, at),
        (None, None) => Right::Nothing,
    };
    let (mut grace_until, mut begins) = (None, None);
    if !right.allows() {
        let over = here().map(|stay| stay.end).filter(|end| *end <= at && at < *end + grace).max();
        grace_until = over.map(|end| end + grace);
        begins = here().map(|stay| stay.start).filter(|start| at < *start && *start <= at + grace).min();
    }
    Verdict { right, grace_until, begins }
}

/// How far ahead it is looked for the next hours of a zone.
const DAYS_AHEAD: usize = 400;

/// What the hours of a zone alone let stand at a moment.
fn hours_at<'a>(zone: &Zone, tz: Tz, at: DateTime<Utc>) -> Right<'a> {
    for day in day::of(at, tz).iter_days().take(DAYS_AHEAD) {
        for (from, to) in zone.spans_on(day) {
            let opens = day::start_at(day.and_time(from), tz);
            let closes = to.map_or_else(|| day::ends(day, tz), |to| day::end_at(day.and_time(to), tz));
            if opens <= at && at < closes {
                return Right::Nothing;
            }
            if at < opens && opens < closes {
                return Right::ZoneFree { until: Some(opens) };
            }
        }
    }
    Right::ZoneFree { until: None }
}
