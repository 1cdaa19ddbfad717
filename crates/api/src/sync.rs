//! How a device catches up: pages of changes since a cursor, or the whole holder where the cursor is too old.

use crate::access::Person;
use permit_rules::{Change, CouncilId, Scheme, ZoneId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `changes`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetChanges {
    /// Where the device has got to; none asks for everything.
    pub cursor: Option<Cursor>,
    /// The scheme version the device has.
    pub scheme: Option<String>,
}

/// A place in a holder's sequence of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// Which life of the server's store; a restored backup begins a new one, and cursors of the old one are void.
    pub epoch: String,
    /// The last change seen.
    pub seq: u64,
}

/// Output of `changes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Changes {
    /// Where the device has got to when it has taken these over.
    pub cursor: Cursor,
    /// Whether what the device holds is to be thrown away first.
    pub reset: bool,
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// Whether there are more to ask for.
    pub more: bool,
    /// Who asks.
    pub person: Person,
    /// The council.
    pub council: CouncilId,
    /// The holder's zone, once an address has been accepted.
    pub zone: Option<ZoneId>,
    /// The scheme, where the device has another version or none.
    #[ts(type = "unknown")]
    #[schemars(with = "Option<serde_json::Value>")]
    pub scheme: Option<Scheme>,
}
