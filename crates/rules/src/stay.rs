//! A stay: a visit that has been activated for a plate.

use crate::day;
use crate::helper::StayHelper;
use crate::scheme::{Cancel, Extend, Scheme};
use crate::{BundleId, Channel, ProductId, StayId, Vrn, ZoneId};
use chrono::{DateTime, Duration, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A vehicle's right to stand in a zone from `start` until just before `end`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Stay {
    /// The stay.
    pub id: StayId,
    /// The vehicle it covers now.
    pub vrn: Vrn,
    /// The kind of permit.
    pub product: ProductId,
    /// Where.
    pub zone: ZoneId,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// The visits it costs, and from which bundles, soonest to expire first.
    pub spends: Vec<Spend>,
    /// How it was activated.
    pub channel: Channel,
    /// When it was activated.
    pub activated_at: DateTime<Utc>,
    /// When it was cancelled, if it was.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Plates it had before, oldest first: the trail an appeal needs.
    pub corrections: Vec<Correction>,
    /// Ends it had before, oldest first: the trail an appeal needs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<EndChange>>", optional)]
    pub ends: Vec<EndChange>,
    /// When the call came in that asked for it, where it was a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub received_at: Option<DateTime<Utc>>,
    /// The helper who activated it; none where it was the resident, or somebody at the resident's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub helper: Option<StayHelper>,
}

/// Visits taken from one bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Spend {
    /// The bundle.
    pub bundle: BundleId,
    /// How many.
    pub visits: u32,
}

/// One change of plate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Correction {
    /// The plate before.
    pub from: Vrn,
    /// The plate after.
    pub to: Vrn,
    /// When.
    pub at: DateTime<Utc>,
    /// How the request arrived.
    pub channel: Channel,
}

/// One change of the end: it was stopped early, or made longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EndChange {
    /// The end before.
    pub from: DateTime<Utc>,
    /// The end after.
    pub to: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
    /// How the request arrived.
    pub channel: Channel,
}

impl Stay {
    /// When it was stopped early, if it was.
    pub fn stopped_at(&self) -> Option<DateTime<Utc>> {
        self.ends.last().filter(|change| change.to < change.from).map(|change| change.at)
    }

    /// The visits it costs.
    pub fn visits(&self) -> u32 {
        self.spends.iter().map(|spend| spend.visits).sum()
    }

    /// Whether it has not been cancelled.
    pub fn stands(&self) -> bool {
        self.cancelled_at.is_none()
    }

    /// Whether it stands and covers some moment of `[start, end)`.
    pub fn covers_any(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        self.stands() && self.start < end && start < self.end
    }
}

impl Stay {
    /// The moment from which its plate can no longer be corrected.
    pub fn correct_until(&self, scheme: &Scheme) -> Option<DateTime<Utc>> {
        let product = scheme.product(Some(&self.product))?;
        Some(self.start + Duration::minutes(product.correct.minutes_after_start.into()))
    }

    /// The moment from which it can no longer be made longer; none where it never could.
    pub fn extend_until(&self, scheme: &Scheme) -> Option<DateTime<Utc>> {
        match scheme.product(Some(&self.product))?.extend? {
            Extend::BeforeEnd => Some(self.end),
        }
    }

    /// The moment from which it can no longer be cancelled; none where it never could.
    pub fn cancel_until(&self, scheme: &Scheme) -> Option<DateTime<Utc>> {
        match scheme.product(Some(&self.product))?.cancel {
            Cancel::BeforeStart => Some(self.start),
            Cancel::DayBefore { time } => {
                let day_before = day::of(self.start, scheme.timezone).pred_opt()?;
                Some(day::start_at(day_before.and_time(time), scheme.timezone))
            }
            Cancel::Never => None,
        }
    }
}
