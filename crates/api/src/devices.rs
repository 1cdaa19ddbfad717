//! What only a device can answer: how its cache and its waiting requests stand.

use chrono::{DateTime, Utc};
use permit_rules::RequestId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `sync_state`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetSyncState {}

/// Output of `sync_state`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SyncState {
    /// Whether somebody is logged in on the device.
    pub logged_in: bool,
    /// Whether the server answered when it was last asked.
    pub reachable: bool,
    /// When the cache last agreed with the server.
    pub synced_at: Option<DateTime<Utc>>,
    /// Requests that wait for an answer.
    pub waiting: u32,
    /// Whether the session outlives the app: false where there is no keychain.
    pub session_kept: bool,
}

/// Input of `dismiss`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Dismiss {
    /// Which request.
    pub request: RequestId,
}

/// Output of `dismiss`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Dismissed {}
