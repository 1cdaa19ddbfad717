//! What a visitor who has a link asks and is told. Nothing here names the resident, or another visitor.

use super::LinkStanding;
use crate::plates::Plate;
use crate::stays::{ConfirmedStay, Phase, ZoneName};
use crate::whereabouts::WhereToPark;
use chrono::{DateTime, Utc};
use permit_rules::hints::Hints;
use permit_rules::scheme::Words;
use permit_rules::{Holder, LinkId, RequestId, Scheme, Stay, StayId, VisitorLink, day};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Input of `open_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
}

/// Output of `open_link`: all that a visitor needs, and nothing of whom they visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LinkPage {
    /// The link: the hash of its secret.
    pub id: LinkId,
    /// Whether the link can be used.
    pub standing: LinkStanding,
    /// The council's name by language.
    pub council_name: Words,
    /// The clock all times are shown in, as an IANA name.
    pub timezone: String,
    /// Where the visitor may park; none where the link was withdrawn.
    pub place: Option<WhereToPark>,
    /// How many stays the link may still start.
    pub left: u32,
    /// The first moment at which it can be used no more.
    pub until: DateTime<Utc>,
    /// How many hours one stay lasts; none where a visit ends by the council's rule.
    pub hours: Option<u32>,
}

/// Input of `quote_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuoteByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// As typed.
    pub plate: String,
    /// A stay of this link's that is to have this plate instead; none for a new one.
    pub stay: Option<StayId>,
}

/// Output of `quote_by_link`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VisitorQuote {
    /// The vehicle.
    pub plate: Plate,
    /// Where.
    pub zone: ZoneName,
    /// The first moment covered, if it were started now.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// Whether nobody needs a permit there all that time: then none can be started.
    pub zone_is_free: bool,
    /// When else none is needed. Of other stays nothing is said.
    pub hints: Hints,
}

/// Input of `activate_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ActivateByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// The request's own name, made by the asker and kept for every further try. The stay takes it over.
    pub request: RequestId,
    /// As typed.
    pub plate: String,
}

/// Input of `stay_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StayByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// Which stay.
    pub stay: StayId,
}

/// Input of `correct_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which stay.
    pub stay: StayId,
    /// The right plate, as typed.
    pub plate: String,
}

/// Input of `leave_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeaveByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which stay.
    pub stay: StayId,
}

/// A stay, as the visitor who started it sees it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VisitorStay {
    /// The stay.
    pub id: StayId,
    /// The vehicle.
    pub plate: Plate,
    /// Where.
    pub zone: ZoneName,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// Where it stands in time.
    pub phase: Phase,
    /// Until when its plate may be corrected here; none if that is over.
    pub correct_until: Option<DateTime<Utc>>,
    /// Whether it can be ended early here.
    pub can_leave: bool,
    /// What anybody can check it by.
    pub code: String,
    /// The address at which it can be checked.
    pub receipt: String,
}

macro_rules! secretive {
    ($($name:ident)*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

secretive! { OpenLink QuoteByLink ActivateByLink StayByLink CorrectByLink LeaveByLink VisitorStay }

impl LinkPage {
    /// What a visitor is told of a link.
    pub fn of(link: &VisitorLink, holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let standing = LinkStanding::of(link, holder, scheme, now);
        let zone = holder.zone.as_ref().filter(|_| standing != LinkStanding::Withdrawn);
        let today = day::of(now, scheme.timezone);
        Self {
            id: link.id.clone(),
            standing,
            council_name: scheme.name.clone(),
            timezone: scheme.timezone.name().to_owned(),
            place: zone.and_then(|zone| WhereToPark::of(scheme, zone, today)),
            left: link.left(),
            until: link.until,
            hours: link.hours,
        }
    }
}

impl VisitorQuote {
    /// A rule's quote as the visitor sees it.
    pub fn of(quote: permit_rules::Quote, scheme: &Scheme) -> Self {
        Self {
            plate: Plate::of(&quote.vrn),
            zone: ZoneName::of(&quote.zone, scheme),
            start: quote.start,
            end: quote.end,
            zone_is_free: quote.zone_is_free,
            hints: Hints { adjoining: Vec::new(), at_once: None, ..quote.hints },
        }
    }
}

impl VisitorQuote {
    /// The same for a stay that is to have another plate.
    pub fn of_stay(stay: &Stay, scheme: &Scheme) -> Self {
        Self {
            plate: Plate::of(&stay.vrn),
            zone: ZoneName::of(&stay.zone, scheme),
            start: stay.start,
            end: stay.end,
            zone_is_free: false,
            hints: Hints::default(),
        }
    }
}

impl VisitorStay {
    /// A stay as the visitor sees it, with the code and the address of its receipt.
    pub fn of(stay: &Stay, scheme: &Scheme, now: DateTime<Utc>, (code, receipt): (String, String)) -> Self {
        let told = ConfirmedStay::of(stay, scheme, now);
        Self {
            id: stay.id.clone(),
            plate: told.stay.plate,
            zone: told.stay.zone,
            start: stay.start,
            end: stay.end,
            phase: told.phase,
            correct_until: told.correct_until,
            can_leave: told.stop_gives_back.is_some(),
            code,
            receipt,
        }
    }
}
