//! Which reminders a holder should get, and when. Whoever shows them makes the device match the whole list.

use crate::scheme::Scheme;
use crate::{Holder, Vrn, day, notice};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something to tell the holder at a moment to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// When to tell it.
    pub at: DateTime<Utc>,
    /// What to tell.
    pub matter: Matter,
}

/// What a reminder is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Matter {
    /// Visits that can soon no longer be used.
    VisitsExpire {
        /// How many.
        visits: u32,
        /// The last local day they can be used.
        last_day: NaiveDate,
    },
    /// A registration that soon ends.
    RegistrationEnds {
        /// The last local day it is valid.
        last_day: NaiveDate,
    },
    /// A stay that soon ends.
    StayEnds {
        /// The vehicle.
        vrn: Vrn,
        /// The first moment no longer covered.
        end: DateTime<Utc>,
        /// The scheme's clock, as an IANA name.
        timezone: String,
    },
}

/// Days before the last day of visits.
const BEFORE_VISITS: [i64; 3] = [30, 7, 1];
/// Days before the last day of a registration.
const BEFORE_REGISTRATION: [i64; 3] = [14, 3, 0];
/// The local time of day at which reminders come: after breakfast.
const HOUR: u32 = 9;

/// Minutes before the end of a stay.
const BEFORE_END: u32 = 60;

/// The reminders of stays that end; none of one that begins after it would be told.
fn stays<'a>(holder: &'a Holder, scheme: &'a Scheme) -> impl Iterator<Item = Reminder> + 'a {
    holder.stays.values().filter_map(|stay| {
        let at = notice::told_at(stay, BEFORE_END, scheme)?;
        let (vrn, timezone) = (stay.vrn.clone(), scheme.timezone.name().to_owned());
        Some(Reminder { at, matter: Matter::StayEnds { vrn, end: stay.end, timezone } })
    })
}

/// Every reminder still to come, soonest first.
pub fn plan(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Vec<Reminder> {
    let mut expiring = BTreeMap::<NaiveDate, u32>::new();
    for bundle in holder.bundles.values().filter(|bundle| bundle.available() > 0) {
        *expiring.entry(bundle.last_day).or_default() += bundle.available();
    }
    let visits = expiring.into_iter().flat_map(|(last_day, visits)| {
        BEFORE_VISITS.map(|days| (days, last_day, Matter::VisitsExpire { visits, last_day }))
    });
    let registration = holder.registered_until.into_iter().flat_map(|last_day| {
        BEFORE_REGISTRATION.map(|days| (days, last_day, Matter::RegistrationEnds { last_day }))
    });
    let mut plan: Vec<_> = visits
        .chain(registration)
        .filter_map(|(days, last_day, matter)| {
            let time = NaiveTime::from_hms_opt(HOUR, 0, 0)?;
            let morning = (last_day - Duration::days(days)).and_time(time);
            Some(Reminder { at: day::start_at(morning, scheme.timezone), matter })
        })
        .chain(stays(holder, scheme))
        .filter(|reminder| reminder.at > now)
        .collect();
    plan.sort_by(|a, b| (a.at, &a.matter).cmp(&(b.at, &b.matter)));
    plan
}
