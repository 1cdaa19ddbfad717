//! What an address is told of a stay: the body of a webhook. The resident's own data and no name; what is sent is written
//! once, with the stay, and stays the same at every try.

use chrono::{DateTime, Utc};
use permit_rules::{Channel, Happening, Stay, StayId, Vrn, ZoneId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
pub enum StayEventKind {
    /// A stay was activated, for now or for later.
    #[serde(rename = "stay.activated")]
    Activated,
    /// Its plate was corrected, or it was made longer.
    #[serde(rename = "stay.changed")]
    Changed,
    /// It was cancelled before it started.
    #[serde(rename = "stay.cancelled")]
    Cancelled,
    /// It ended, or was stopped.
    #[serde(rename = "stay.ended")]
    Ended,
    /// Nothing: the resident tries whether the address answers.
    #[serde(rename = "test")]
    Test,
}

impl From<Happening> for StayEventKind {
    fn from(happening: Happening) -> Self {
        match happening {
            Happening::Activated => Self::Activated,
            Happening::Changed => Self::Changed,
            Happening::Cancelled => Self::Cancelled,
            Happening::Ended => Self::Ended,
        }
    }
}

/// The body of a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StayEvent {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: StayEventKind,
    /// When.
    pub timestamp: DateTime<Utc>,
    /// The stay as it is then; none in a test.
    pub data: Option<StayTold>,
}

/// A stay as an address is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StayTold {
    /// The stay.
    pub stay: StayId,
    /// The plate, in capitals and figures only.
    pub plate: Vrn,
    /// Where.
    pub zone: ZoneId,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// How it was activated.
    pub channel: Channel,
    /// When it was cancelled, if it was.
    pub cancelled_at: Option<DateTime<Utc>>,
}

impl StayEvent {
    /// What is told of something that happened to a stay.
    pub fn of(happening: Happening, stay: &Stay, at: DateTime<Utc>) -> Self {
        let told = StayTold {
            stay: stay.id.clone(),
            plate: stay.vrn.clone(),
            zone: stay.zone.clone(),
            start: stay.start,
            end: stay.end,
            channel: stay.channel,
            cancelled_at: stay.cancelled_at,
        };
        Self { kind: happening.into(), timestamp: at, data: Some(told) }
    }

    /// What is told in a test.
    pub fn test(at: DateTime<Utc>) -> Self {
        Self { kind: StayEventKind::Test, timestamp: at, data: None }
    }
}
