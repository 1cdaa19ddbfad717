//! Quoting, activating, correcting and cancelling stays, and a stay as people see it.

use crate::lasting::EndView;
use crate::plates::Plate;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use permit_rules::hints::Hints;
use permit_rules::lasting::stopping;
use permit_rules::{Channel, Holder, Length, ProductId, RequestId, Scheme, Start, Stay, StayId, ZoneId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `quote`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetQuote {
    /// As typed.
    pub plate: String,
    /// The kind of permit; may be left out where there is only one.
    pub product: Option<ProductId>,
    /// From when.
    pub start: Start,
    /// For how long.
    pub length: Length,
}

/// Output of `quote`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Quote {
    /// The vehicle.
    pub plate: Plate,
    /// The kind of permit.
    pub product: ProductId,
    /// Where.
    pub zone: ZoneName,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// Whether the stay starts as soon as it is confirmed.
    pub starts_now: bool,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// Visits it costs.
    pub visits: u32,
    /// Visits there are today.
    pub left_before: u32,
    /// Visits there would be today afterwards.
    pub left_after: u32,
    /// The visits by the last day they could have been used, soonest first.
    pub from_bundles: Vec<VisitsUntil>,
    /// Whether the zone asks for no permit during the whole stay.
    pub zone_is_free: bool,
    /// What else to know before agreeing to it.
    pub hints: Hints,
}

/// A number of visits that can be used until the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VisitsUntil {
    /// How many.
    pub visits: u32,
    /// The last local day.
    pub last_day: NaiveDate,
}

/// A zone, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ZoneName {
    /// Its key.
    pub id: ZoneId,
    /// Its name, as on the signs.
    pub name: String,
}

/// Input of `activate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Activate {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// As typed.
    pub plate: String,
    /// The kind of permit; may be left out where there is only one.
    pub product: Option<ProductId>,
    /// From when.
    pub start: Start,
    /// For how long.
    pub length: Length,
    /// A mobile number, as typed, to which a text is to be sent before the stay ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tell_visitor: Option<String>,
}

/// Input of `correct`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Correct {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which stay.
    pub stay: StayId,
    /// The right plate, as typed.
    pub plate: String,
}

/// Input of `cancel`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Cancel {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which stay.
    pub stay: StayId,
}

/// Output of `activate`, `correct`, `cancel`, `stop_stay` and `extend_stay`. A server only ever answers `confirmed`; a device that has not heard
/// from the server answers `requested`, and what it holds then covers nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum StayAnswer {
    /// The server has decided and stored it.
    Confirmed {
        /// The stay as it is.
        stay: ConfirmedStay,
    },
    /// It waits on the device.
    Requested {
        /// The stay as it would be.
        request: PendingRequest,
    },
}

/// A stay the server has confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ConfirmedStay {
    /// The stay.
    #[serde(flatten)]
    pub stay: StayView,
    /// Where it stands in time.
    pub phase: Phase,
    /// Until when its plate may be corrected; none if that is over.
    pub correct_until: Option<DateTime<Utc>>,
    /// Until when it may be cancelled; none if that is over or never was.
    pub cancel_until: Option<DateTime<Utc>>,
    /// Visits that would come back if it were stopped now; none where it cannot be stopped.
    #[serde(default)]
    pub stop_gives_back: Option<u32>,
    /// Until when it may be made longer; none if that is over or never was.
    #[serde(default)]
    pub extend_until: Option<DateTime<Utc>>,
}

/// Where a confirmed stay stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Its time has not come.
    Next,
    /// The vehicle is covered.
    Now,
    /// It is over.
    Ended,
    /// It was cancelled.
    Cancelled,
}

/// What there is to say of a stay, confirmed or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StayView {
    /// The stay.
    pub id: StayId,
    /// The vehicle.
    pub plate: Plate,
    /// The kind of permit.
    pub product: ProductId,
    /// Where.
    pub zone: ZoneName,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// Visits it costs.
    pub visits: u32,
    /// How it was activated.
    pub channel: Channel,
    /// When.
    pub activated_at: DateTime<Utc>,
    /// Plates it had before, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// Ends it had before, oldest first.
    #[serde(default)]
    pub ends: Vec<EndView>,
    /// When it was stopped early, if it was.
    #[serde(default)]
    pub stopped_at: Option<DateTime<Utc>>,
    /// When the call came in that asked for it, where it was a call.
    #[serde(default)]
    pub received_at: Option<DateTime<Utc>>,
    /// The helper who activated it, as the resident calls them; none where no helper did.
    #[serde(default)]
    pub helper: Option<String>,
}

/// One change of plate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CorrectionView {
    /// The plate before.
    pub from: String,
    /// The plate after.
    pub to: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Something asked on a device that the server has not confirmed. It covers nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PendingRequest {
    /// The request.
    pub request: RequestId,
    /// What was asked.
    pub action: Action,
    /// The stay as it would be; the first, where several were asked for.
    pub stay: StayView,
    /// The other stays asked for with it.
    #[serde(default)]
    pub also: Vec<StayView>,
    /// When it was asked.
    pub since: DateTime<Utc>,
    /// How far it has come.
    pub state: PendingState,
}

/// What a pending request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// To activate a stay.
    Activate,
    /// To correct its plate.
    Correct,
    /// To cancel it.
    Cancel,
    /// To activate several stays.
    ActivateMany,
    /// To stop it early.
    Stop,
    /// To make it longer.
    Extend,
}

/// How far a pending request has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PendingState {
    /// It has not been sent, or its answer has not come.
    Waiting {
        /// Whether it can still be taken back unseen.
        sent: bool,
    },
    /// The server said no.
    Refused {
        /// Why.
        problem: crate::Problem,
    },
}

impl StayView {
    /// A stay as people see it.
    pub fn of(stay: &Stay, scheme: &Scheme) -> Self {
        let correction = |correction: &permit_rules::stay::Correction| CorrectionView {
            from: correction.from.spaced(),
            to: correction.to.spaced(),
            at: correction.at,
        };
        Self {
            id: stay.id.clone(),
            plate: Plate::of(&stay.vrn),
            product: stay.product.clone(),
            zone: ZoneName::of(&stay.zone, scheme),
            start: stay.start,
            end: stay.end,
            visits: stay.visits(),
            channel: stay.channel,
            activated_at: stay.activated_at,
            corrections: stay.corrections.iter().map(correction).collect(),
            ends: stay
                .ends
                .iter()
                .map(|change| EndView { from: change.from, to: change.to, at: change.at })
                .collect(),
            stopped_at: stay.stopped_at(),
            received_at: stay.received_at,
            helper: stay.helper.as_ref().map(|by| by.name.clone()),
        }
    }
}

impl ConfirmedStay {
    /// A stay the server has stored, as it stands at a moment.
    pub fn of(stay: &Stay, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let phase = match stay {
            stay if !stay.stands() => Phase::Cancelled,
            stay if now < stay.start => Phase::Next,
            stay if now < stay.end => Phase::Now,
            _ => Phase::Ended,
        };
        let open = |until: Option<DateTime<Utc>>| until.filter(|until| stay.stands() && now < *until);
        Self {
            stay: StayView::of(stay, scheme),
            phase,
            correct_until: open(stay.correct_until(scheme)),
            cancel_until: open(stay.cancel_until(scheme)),
            stop_gives_back: stopping(stay, scheme, now)
                .ok()
                .map(|stopping| stopping.back.iter().map(|spend| spend.visits).sum()),
            extend_until: open(stay.extend_until(scheme)),
        }
    }
}

impl ZoneName {
    /// A zone of a scheme, named; one the scheme no longer has goes by its key.
    pub fn of(id: &ZoneId, scheme: &Scheme) -> Self {
        let name = scheme.zones.get(id).map_or_else(|| id.to_string(), |zone| zone.name.clone());
        Self { id: id.clone(), name }
    }
}

impl VisitsUntil {
    /// The visits that a stay takes from a holder's bundles.
    pub fn of(spends: &[permit_rules::stay::Spend], holder: &Holder) -> Vec<Self> {
        let from_bundle = |spend: &permit_rules::stay::Spend| {
            let last_day = holder.bundles.get(&spend.bundle)?.last_day;
            Some(Self { visits: spend.visits, last_day })
        };
        spends.iter().filter_map(from_bundle).collect()
    }
}

impl Quote {
    /// A rule's quote as people see it.
    pub fn of(quote: &permit_rules::Quote, holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        Self {
            plate: Plate::of(&quote.vrn),
            product: quote.product.clone(),
            zone: ZoneName::of(&quote.zone, scheme),
            start: quote.start,
            starts_now: quote.start - now < Duration::seconds(1),
            end: quote.end,
            visits: quote.spends.iter().map(|spend| spend.visits).sum(),
            left_before: quote.left_before,
            left_after: quote.left_after,
            from_bundles: VisitsUntil::of(&quote.spends, holder),
            zone_is_free: quote.zone_is_free,
            hints: quote.hints.clone(),
        }
    }
}
