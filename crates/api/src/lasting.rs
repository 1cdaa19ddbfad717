//! Several stays in one action, and stays that end earlier or later than they were to.

use crate::plates::Plate;
use crate::stays::{ConfirmedStay, PendingRequest, Quote, StayView, VisitsUntil};
use chrono::{DateTime, Utc};
use permit_rules::hints::Hints;
use permit_rules::lasting::Extension;
use permit_rules::{Holder, Length, ProductId, RequestId, Scheme, Start, StayId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `quote_many`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetManyQuote {
    /// Up to 6 plates as typed, one to a line or with commas between them.
    pub plates: String,
    /// The kind of permit; may be left out where there is only one.
    pub product: Option<ProductId>,
    /// From when; the first time, where it is repeated.
    pub start: Start,
    /// For how long, each time.
    pub length: Length,
    /// Whether the same comes again every week, for as long as the scheme lets people plan ahead.
    pub repeat_weekly: bool,
}

/// Output of `quote_many`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ManyQuote {
    /// Each stay, in the order in which they would be made.
    pub stays: Vec<Quote>,
    /// Visits they cost in all.
    pub visits: u32,
    /// Visits there are today.
    pub left_before: u32,
    /// Visits there would be today afterwards.
    pub left_after: u32,
}

/// Input of `activate_many`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ActivateMany {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Up to 6 plates as typed, one to a line or with commas between them.
    pub plates: String,
    /// The kind of permit; may be left out where there is only one.
    pub product: Option<ProductId>,
    /// From when; the first time, where it is repeated.
    pub start: Start,
    /// For how long, each time.
    pub length: Length,
    /// Whether the same comes again every week, for as long as the scheme lets people plan ahead.
    pub repeat_weekly: bool,
    /// A mobile number, as typed, to which a text is to be sent before each of the stays ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tell_visitor: Option<String>,
}

/// Output of `activate_many`. A server only ever answers `confirmed`; a device that has not heard from the server
/// answers `requested`, and what it holds then covers nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum StaysAnswer {
    /// The server has decided and stored them.
    Confirmed {
        /// The stays as they are.
        stays: Vec<ConfirmedStay>,
    },
    /// They wait on the device.
    Requested {
        /// The stays as they would be.
        request: Box<PendingRequest>,
    },
}

/// Input of `stop_stay`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StopStay {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which stay.
    pub stay: StayId,
}

/// Input of `quote_extension`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetExtensionQuote {
    /// Which stay.
    pub stay: StayId,
    /// So many days more, or the new end.
    pub length: Length,
}

/// Output of `quote_extension`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExtensionQuote {
    /// The stay.
    pub stay: StayId,
    /// The vehicle.
    pub plate: Plate,
    /// The end it has.
    pub end_before: DateTime<Utc>,
    /// The first moment it would no longer cover.
    pub end: DateTime<Utc>,
    /// Visits it costs more; 0 where the time is paid for.
    pub visits: u32,
    /// Visits there are today.
    pub left_before: u32,
    /// Visits there would be today afterwards.
    pub left_after: u32,
    /// The visits by the last day they could have been used, soonest first.
    pub from_bundles: Vec<VisitsUntil>,
    /// Whether the zone asks for no permit during the time that is added.
    pub zone_is_free: bool,
    /// What else to know of the time that is added.
    pub hints: Hints,
}

/// Input of `extend_stay`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExtendStay {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which stay.
    pub stay: StayId,
    /// So many days more, or the new end.
    pub length: Length,
}

/// One change of a stay's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EndView {
    /// The end before.
    pub from: DateTime<Utc>,
    /// The end after.
    pub to: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

impl ManyQuote {
    /// The rules' quotes as people see them.
    pub fn of(quotes: &[permit_rules::Quote], holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let stays: Vec<_> = quotes.iter().map(|quote| Quote::of(quote, holder, scheme, now)).collect();
        Self {
            visits: stays.iter().map(|stay| stay.visits).sum(),
            left_before: stays.first().map_or(0, |stay| stay.left_before),
            left_after: stays.last().map_or(0, |stay| stay.left_after),
            stays,
        }
    }
}

impl ExtensionQuote {
    /// The rules' quote as people see it.
    pub fn of(extension: &Extension, holder: &Holder) -> Self {
        Self {
            stay: extension.stay.id.clone(),
            plate: Plate::of(&extension.stay.vrn),
            end_before: extension.end_before,
            end: extension.stay.end,
            visits: extension.spends.iter().map(|spend| spend.visits).sum(),
            left_before: extension.left_before,
            left_after: extension.left_after,
            from_bundles: VisitsUntil::of(&extension.spends, holder),
            zone_is_free: extension.zone_is_free,
            hints: extension.hints.clone(),
        }
    }
}

impl StaysAnswer {
    /// The stays it is about, confirmed or not.
    pub fn stays(&self) -> Vec<&StayView> {
        match self {
            Self::Confirmed { stays } => stays.iter().map(|stay| &stay.stay).collect(),
            Self::Requested { request } => std::iter::once(&request.stay).chain(&request.also).collect(),
        }
    }
}
