//! What only a device can answer: how its cache and its waiting requests stand, and what became of a file it fetched.

use crate::{Code, Problem};
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

/// What became of a file on the device that fetched it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Saved {
    /// The person has it, and the answer no longer holds it.
    Kept {
        /// What it is called there.
        name: String,
        /// Where it is.
        folder: Folder,
    },
    /// It could not be saved, and the answer still holds it.
    NotKept {
        /// Why.
        problem: Problem,
    },
}

impl Saved {
    /// What is told of a file that could not be saved.
    pub fn not_kept() -> Self {
        Self::NotKept { problem: Problem::new(Code::NotSaved) }
    }
}

/// A folder of the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Folder {
    /// For what comes from elsewhere.
    Downloads,
    /// For papers, where there is none for downloads.
    Documents,
}

/// Output of `dismiss`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Dismissed {}
