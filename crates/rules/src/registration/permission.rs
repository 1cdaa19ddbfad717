//! What a holder may apply for at a moment, and how their registration stands. Decides nothing: the steps do.

use super::Purpose;
use crate::scheme::Scheme;
use crate::{Holder, Refusal, day};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a holder's registration stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Registered {
    /// No address has been accepted yet.
    Not,
    /// An approved resident permit stands for it: nothing to renew.
    Exempt,
    /// Registered.
    Until {
        /// The last day.
        last_day: NaiveDate,
    },
    /// The term is over.
    Lapsed {
        /// The last day it was valid.
        last_day: NaiveDate,
    },
}

impl Registered {
    /// How a holder's registration stands at a moment. It ends with the local day.
    pub fn of(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let today = day::of(now, scheme.timezone);
        match (&holder.zone, holder.registered_until) {
            (None, _) => Self::Not,
            (Some(_), None) => Self::Exempt,
            (Some(_), Some(last_day)) if last_day < today => Self::Lapsed { last_day },
            (Some(_), Some(last_day)) => Self::Until { last_day },
        }
    }
}

/// What a holder may apply for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct May {
    /// Begin a registration for each of these.
    pub begin: Vec<Purpose>,
    /// The first day on which a renewal can be begun, where it is still to come.
    pub renew_from: Option<NaiveDate>,
}

impl May {
    /// What a holder may apply for at a moment.
    pub fn of(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let all = [Purpose::First, Purpose::Renewal, Purpose::Move, Purpose::Name];
        let begin = all.into_iter().filter(|it| begin(holder, *it, scheme, now).is_ok()).collect();
        let renew_from = match begin_renewal(holder, scheme, now) {
            Err(Refusal::NotYetRenewable { from }) => Some(from),
            _ => None,
        };
        Self { begin, renew_from }
    }
}

/// Whether a registration for a purpose may be begun.
pub(super) fn begin(
    holder: &Holder,
    purpose: Purpose,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    if holder.registration.as_ref().is_some_and(super::Registration::is_under_way) {
        return Err(Refusal::RegistrationUnderWay);
    }
    match (purpose, Registered::of(holder, scheme, now)) {
        (Purpose::First, Registered::Not) => Ok(()),
        (Purpose::First, _) => Err(Refusal::RegisteredAlready),
        (_, Registered::Not) => Err(Refusal::NotRegistered),
        (Purpose::Renewal, _) => begin_renewal(holder, scheme, now),
        (Purpose::Move | Purpose::Name, _) => Ok(()),
    }
}

fn begin_renewal(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Refusal> {
    match Registered::of(holder, scheme, now) {
        Registered::Not => Err(Refusal::NotRegistered),
        Registered::Exempt => Err(Refusal::RegisteredAlready),
        Registered::Lapsed { .. } => Ok(()),
        Registered::Until { last_day } => {
            let from = last_day - Duration::days(scheme.registration.renew_days_before.into());
            if day::of(now, scheme.timezone) < from {
                return Err(Refusal::NotYetRenewable { from });
            }
            Ok(())
        }
    }
}
