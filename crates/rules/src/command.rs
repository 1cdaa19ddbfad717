//! What a permit holder asks for, as data. Nothing here says whether it is allowed.

use crate::helper::HelperStep;
use crate::links::{ByLink, LinkStep};
use crate::order::Buy;
use crate::plates::PlateStep;
use crate::registration::Step;
use crate::{ProductId, RequestId, StayId, Vrn};
use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One thing a permit holder asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Turn visits into a stay.
    Activate(Activate),
    /// Put the right plate on a stay.
    Correct {
        /// Which stay.
        stay: StayId,
        /// The plate it should have had.
        vrn: Vrn,
        /// How the request arrived.
        channel: Channel,
    },
    /// Turn visits into several stays, all or none.
    ActivateMany(ActivateMany),
    /// End a stay that has begun.
    Stop {
        /// Which stay.
        stay: StayId,
        /// How the request arrived.
        channel: Channel,
    },
    /// Make a stay longer.
    Extend(Extend),
    /// Something about the plates a holder keeps.
    Plates(PlateStep),
    /// Something about the people who help.
    Helpers(HelperStep),
    /// Give up a stay before it starts.
    Cancel {
        /// Which stay.
        stay: StayId,
    },
    /// Take a registration a step further.
    Register(Step),
    /// Something about buying.
    Buy(Buy),
    /// Something about the links a holder gives to visitors.
    Links(LinkStep),
    /// What a visitor wants who has a link.
    ByLink(ByLink),
}

/// The wish to have a visitor's vehicle covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activate {
    /// The request's own name; the stay takes it over.
    pub request: RequestId,
    /// The visitor's vehicle.
    pub vrn: Vrn,
    /// The kind of permit; needed only where the scheme has several.
    pub product: Option<ProductId>,
    /// From when.
    pub start: Start,
    /// For how long.
    pub length: Length,
    /// How the request arrived.
    pub channel: Channel,
}

/// The wish to have several vehicles covered, or the same ones every week, all or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivateMany {
    /// The request's own name; the stays are numbered after it.
    pub request: RequestId,
    /// The visitors' vehicles.
    pub vrns: Vec<Vrn>,
    /// The kind of permit; needed only where the scheme has several.
    pub product: Option<ProductId>,
    /// From when; the first time, where it is repeated.
    pub start: Start,
    /// For how long, each time.
    pub length: Length,
    /// Whether the same comes again every week, for as long as the scheme lets people plan ahead.
    pub repeat_weekly: bool,
    /// How the request arrived.
    pub channel: Channel,
}

/// The wish to make a stay longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extend {
    /// Which stay.
    pub stay: StayId,
    /// So many days more, or the new end.
    pub length: Length,
    /// How the request arrived.
    pub channel: Channel,
}

/// The moment a stay is to begin. A stay never begins before the server has the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case", try_from = "WrittenStart")]
pub enum Start {
    /// As soon as the server has decided.
    Now,
    /// At a time of the scheme's own clock.
    At {
        /// Local wall-clock time, without offset.
        local: NaiveDateTime,
    },
}

/// A start as it comes in. A time beside "now" is a contradiction, and serde would drop it silently.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenStart {
    kind: StartKind,
    local: Option<NaiveDateTime>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum StartKind {
    Now,
    At,
}

impl TryFrom<WrittenStart> for Start {
    type Error = &'static str;
    fn try_from(written: WrittenStart) -> Result<Self, Self::Error> {
        match (written.kind, written.local) {
            (StartKind::Now, None) => Ok(Self::Now),
            (StartKind::At, Some(local)) => Ok(Self::At { local }),
            (StartKind::Now, Some(_)) => Err("a start now has no time"),
            (StartKind::At, None) => Err("missing field `local`"),
        }
    }
}

/// How long a stay is to last. The scheme says which of the two it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Length {
    /// So many days, each of which costs a visit.
    Days {
        /// At least 1.
        days: u32,
    },
    /// Until a time of the scheme's own clock, where the scheme lets the resident choose.
    Until {
        /// Local wall-clock time, without offset.
        local: NaiveDateTime,
    },
}

/// How a request reached us. The seed: "App, Website, Phone and Text"; programs came later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The installed app.
    App,
    /// The website.
    Website,
    /// A call handler at the telephone desk.
    Phone,
    /// A text message.
    Text,
    /// A visitor, by a link the resident gave them.
    Link,
    /// A program of the resident's own, by a token.
    Api,
}
