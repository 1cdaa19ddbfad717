//! Stays that are over: finding them again, and receipts that prove what was active when.

use crate::lasting::EndView;
use crate::plates::Plate;
use crate::stays::{ConfirmedStay, CorrectionView, ZoneName};
use chrono::{DateTime, Utc};
use permit_rules::scheme::Words;
use permit_rules::{Channel, CouncilId, Scheme, Stay, StayId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Input of `stay_history`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetStayHistory {
    /// A plate, a part of one, or the name it is saved under; none for every stay.
    pub search: Option<String>,
    /// A month as `2026-07`: only stays that cover some of it.
    pub month: Option<String>,
    /// The last stay of the page before; none for the first page.
    pub before: Option<StayId>,
    /// At most so many stays, 1 to 100; 20 where it is left out.
    pub limit: Option<u32>,
}

/// Output of `stay_history`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StayHistory {
    /// The stays, the latest to start first.
    pub stays: Vec<ConfirmedStay>,
    /// Whether there are more before them.
    pub more: bool,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// Input of `stay_receipt` and `print_stay_receipt`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetStayReceipt {
    /// Which stay.
    pub stay: StayId,
}

/// Output of `stay_receipt`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StayReceipt {
    /// What anybody can check it by. Whoever has it sees the proof, and nothing else.
    pub code: String,
    /// The address at which it can be checked.
    pub url: String,
    /// What it proves.
    pub proof: StayProof,
}

impl fmt::Debug for StayReceipt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("StayReceipt").finish_non_exhaustive()
    }
}

/// Input of `check_receipt`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckReceipt {
    /// The code, as it stands on the receipt; spaces, dashes and capitals do not matter.
    pub code: String,
}

impl fmt::Debug for CheckReceipt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CheckReceipt").finish_non_exhaustive()
    }
}

/// What was active when, by the server's own record. Names nobody.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StayProof {
    /// The council's key.
    pub council: CouncilId,
    /// The council's name by language.
    pub council_name: Words,
    /// The clock its times are shown in, as an IANA name.
    pub timezone: String,
    /// The vehicle that is covered.
    pub plate: Plate,
    /// Where.
    pub zone: ZoneName,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// How it was activated.
    pub channel: Channel,
    /// When.
    pub activated_at: DateTime<Utc>,
    /// When the call came in that asked for it, where it was a call.
    #[serde(default)]
    pub received_at: Option<DateTime<Utc>>,
    /// When it was cancelled, if it was: then it covers nobody.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// When it was stopped early, if it was.
    pub stopped_at: Option<DateTime<Utc>>,
    /// Plates it had before, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// Ends it had before, oldest first.
    pub ends: Vec<EndView>,
    /// The moment at which the record said so.
    pub as_of: DateTime<Utc>,
}

impl fmt::Debug for StayProof {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("StayProof").field("council", &self.council).finish_non_exhaustive()
    }
}

impl StayProof {
    /// What the record says of a stay at a moment.
    pub fn of(stay: &Stay, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let shown = ConfirmedStay::of(stay, scheme, now).stay;
        Self {
            council: scheme.council.clone(),
            council_name: scheme.name.clone(),
            timezone: scheme.timezone.name().to_owned(),
            plate: shown.plate,
            zone: shown.zone,
            start: shown.start,
            end: shown.end,
            channel: shown.channel,
            activated_at: shown.activated_at,
            received_at: shown.received_at,
            cancelled_at: stay.cancelled_at,
            stopped_at: shown.stopped_at,
            corrections: shown.corrections,
            ends: shown.ends,
            as_of: now,
        }
    }
}
