//! What officers' devices ask: about one plate, and for the stays of their zones so that they can work offline. Nothing
//! here says who holds a permit or where they live.

use crate::plates::{Plate, PlateSuggestion};
use crate::stays::ZoneName;
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::enforcement::{Right, Verdict};
use permit_rules::{Scheme, Vrn, ZoneId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `check_plate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckPlate {
    /// As read.
    pub plate: String,
    /// Where the vehicle stands.
    pub place: CheckPlace,
    /// When it stood there, with the offset of its clock; none means now. Not long ago, and hardly ahead.
    pub at: Option<DateTime<Utc>>,
}

/// Where a vehicle stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CheckPlace {
    /// In a zone, by its key.
    Zone {
        /// The zone.
        zone: ZoneId,
    },
    /// Where words lead: a street, a postcode, or the name of a zone.
    Words {
        /// As typed.
        words: String,
    },
}

/// Output of `check_plate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlateCheck {
    /// The plate, as it was understood.
    pub plate: Plate,
    /// Whether the vehicle may stand there.
    pub allowed: bool,
    /// By what right.
    pub kind: RightKind,
    /// The zone.
    pub zone: ZoneName,
    /// The first moment covered by the stay.
    pub started_at: Option<DateTime<Utc>>,
    /// The first moment at which it may stand there no longer.
    pub until: Option<DateTime<Utc>>,
    /// The plate that the stay had before, where it was corrected.
    pub corrected_from: Option<CorrectedFrom>,
    /// Where a stay has just ended: until when that is to be overlooked.
    pub grace: Option<Grace>,
    /// Where none is allowed: the start of a stay that is about to begin.
    pub begins: Option<DateTime<Utc>>,
    /// Where it is not allowed: plates with a stay in the zone that are nearly this one. Only advice to look again; none
    /// of them lets this vehicle stand there.
    pub near_matches: Vec<PlateSuggestion>,
    /// The moment asked about.
    pub about: DateTime<Utc>,
    /// When this was so.
    pub as_of: DateTime<Utc>,
}

/// By what right a vehicle stands in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RightKind {
    /// By a visitor's stay.
    VisitorStay,
    /// No permit is needed there at that time.
    ZoneFree,
    /// By none.
    Nothing,
}

/// What a stay was before its last correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CorrectedFrom {
    /// The plate before.
    pub plate: PlateSuggestion,
    /// When it was corrected.
    pub at: DateTime<Utc>,
}

/// That a stay has just ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Grace {
    /// The first moment at which that is not overlooked any longer.
    pub until: DateTime<Utc>,
}

impl PlateCheck {
    /// A verdict in the words of the interface, without advice.
    pub fn of(
        vrn: &Vrn,
        verdict: &Verdict<'_>,
        zone: ZoneName,
        about: DateTime<Utc>,
        as_of: DateTime<Utc>,
    ) -> Self {
        let (kind, stay) = match verdict.right {
            Right::Stay(stay) => (RightKind::VisitorStay, Some(stay)),
            Right::ZoneFree { .. } => (RightKind::ZoneFree, None),
            Right::Nothing => (RightKind::Nothing, None),
        };
        let corrected = stay.and_then(|stay| stay.corrections.last());
        Self {
            plate: Plate::of(vrn),
            allowed: verdict.right.allows(),
            kind,
            zone,
            started_at: stay.map(|stay| stay.start),
            until: verdict.right.until(),
            corrected_from: corrected
                .map(|it| CorrectedFrom { plate: PlateSuggestion::of(&it.from), at: it.at }),
            grace: verdict.grace_until.map(|until| Grace { until }),
            begins: verdict.begins,
            near_matches: Vec::new(),
            about,
            as_of,
        }
    }
}

/// Input of `stay_feed`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetStayFeed {
    /// Where the device has got to; none asks for everything.
    pub cursor: Option<FeedCursor>,
    /// The most stays wanted in one answer; the server may give fewer.
    pub limit: Option<u32>,
    /// The scheme version whose hours the device has.
    pub scheme: Option<String>,
}

/// A place in the feed. Of use for a day; after that, and in another life of the store, everything is told anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FeedCursor {
    /// Which life of the server's store; a restored backup begins a new one.
    pub epoch: String,
    /// The last writing of a stay that was told.
    pub place: u64,
    /// When that was.
    pub at: DateTime<Utc>,
}

/// Output of `stay_feed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StayFeed {
    /// Where the device has got to when it has taken these over.
    pub cursor: FeedCursor,
    /// Whether what the device holds is to be thrown away first.
    pub reset: bool,
    /// The stays, each as it is from now on.
    pub stays: Vec<FeedStay>,
    /// Whether there are more to ask for.
    pub more: bool,
    /// The hours of the zones, where the device has another version or none.
    pub hours: Option<FeedHours>,
    /// When this was so.
    pub as_of: DateTime<Utc>,
}

/// A stay as it is from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FeedStay {
    /// Its name in this feed. It says nothing about whose it is.
    pub id: String,
    /// What it lets stand where; none where it does so no longer and is to be forgotten.
    pub right: Option<FeedRight>,
}

/// What a stay lets stand where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FeedRight {
    /// The plate.
    pub plate: Vrn,
    /// The zone.
    pub zone: ZoneId,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
}

/// What a device needs beside the stays to decide by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FeedHours {
    /// The version of the scheme.
    pub scheme: String,
    /// The clock of the hours.
    pub timezone: String,
    /// For how many minutes after its end a stay is to be overlooked.
    pub grace_minutes: u32,
    /// The zones that the key reaches.
    pub zones: Vec<FeedZone>,
}

/// When a permit is needed in a zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FeedZone {
    /// Its key.
    pub id: ZoneId,
    /// Its name, as on the signs.
    pub name: String,
    /// The stretches of the week; none means at all times.
    pub hours: Vec<FeedStretch>,
    /// Local days on which none is needed.
    pub free_days: Vec<NaiveDate>,
}

/// A stretch of the day on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FeedStretch {
    /// The days, from 1 for Monday to 7 for Sunday.
    pub days: Vec<u32>,
    /// From this local time, as `09:00`.
    pub from: String,
    /// Until just before this local time.
    pub to: String,
}

impl FeedHours {
    /// What a scheme says of the zones that are wanted.
    pub fn of(scheme: &Scheme, wanted: impl Fn(&ZoneId) -> bool) -> Self {
        let zones = scheme.zones.iter().filter(|(id, _)| wanted(id)).map(|(id, zone)| FeedZone {
            id: id.clone(),
            name: zone.name.clone(),
            hours: zone
                .hours
                .iter()
                .map(|hours| FeedStretch {
                    days: hours.days.iter().map(chrono::Weekday::number_from_monday).collect(),
                    from: hours.from.format("%H:%M").to_string(),
                    to: hours.to.format("%H:%M").to_string(),
                })
                .collect(),
            free_days: zone.free_days.clone(),
        });
        Self {
            scheme: scheme.version.clone(),
            timezone: scheme.timezone.name().to_owned(),
            grace_minutes: scheme.enforcement.grace_minutes,
            zones: zones.collect(),
        }
    }
}
