//! The staff room: what waits for the council, one case with its proof, and the decisions upon it.

use crate::registrations::RegistrationView;
use crate::stays::ZoneName;
use chrono::{DateTime, Utc};
use permit_rules::registration::{EvidenceKind, Ground, Purpose, Registered, Shortcoming, Standing};
use permit_rules::scheme::EvidenceRule;
use permit_rules::{EvidenceId, HolderId, RegistrationId, RequestId, ZoneId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Input of `review_queue`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetQueue {}

/// Output of `review_queue`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Queue {
    /// What waits, the longest waiting first; at most 200.
    pub waiting: Vec<QueueItem>,
    /// How many wait in all.
    pub waiting_in_all: u32,
    /// How many have waited longer than the council means to let them.
    pub overdue: u32,
    /// Within how many hours the council means to answer.
    pub target_hours: u32,
    /// What was decided lately, the latest first; at most 20.
    pub decided: Vec<QueueItem>,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// A registration in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct QueueItem {
    /// Which.
    pub case: Case,
    /// What it is for.
    pub purpose: Purpose,
    /// The applicant.
    pub name: String,
    /// The address.
    pub address: String,
    /// Where it stands.
    pub standing: Standing,
    /// Since when it waits.
    pub submitted_at: DateTime<Utc>,
    /// Whether it has waited too long.
    pub overdue: bool,
    /// Who else has it open, and since when, if somebody looked at it in the last minutes.
    pub seen_by: Option<Glance>,
}

/// Which registration of which holder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The holder.
    pub holder: HolderId,
    /// The registration.
    pub registration: RegistrationId,
}

/// Somebody looked at a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Glance {
    /// Who.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Input of `open_review`. That it was opened, and by whom, is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenReview {
    /// Which.
    pub case: Case,
}

/// A case, as the reviewer sees it. Output of `open_review` and of every decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReviewCase {
    /// Which.
    pub case: Case,
    /// The application.
    pub registration: RegistrationView,
    /// How the holder stands so far.
    pub registered: Registered,
    /// The name and the address on record so far.
    pub on_record: Option<OnRecord>,
    /// What the council's list says of the address.
    pub address: AddressMatch,
    /// The zones to choose from.
    pub zones: Vec<ZoneName>,
    /// What proves an address here.
    pub evidence_rules: Vec<EvidenceRule>,
    /// Whether it can be decided now.
    pub decidable: bool,
    /// Until when the last decision can be taken back, if it can.
    pub undo_until: Option<DateTime<Utc>>,
    /// Who else has it open.
    pub seen_by: Option<Glance>,
    /// What has happened, oldest first.
    pub history: Vec<Event>,
    /// The next that waits, for going on without the queue.
    pub next: Option<Case>,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// The name and the address on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OnRecord {
    /// The name.
    pub name: Option<String>,
    /// The address.
    pub address: Option<String>,
}

/// What the council's list says of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AddressMatch {
    /// It is on the list.
    Listed {
        /// The zone.
        zone: ZoneName,
    },
    /// It is not on the list.
    Unlisted,
}

/// Something that happened to a case, or was seen of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub what: EventKind,
    /// Which member of staff; none where it was the applicant or the system.
    pub by: Option<String>,
    /// Their words.
    pub note: Option<String>,
}

/// What can happen to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// It was begun.
    Begun,
    /// A document was added.
    EvidenceAdded,
    /// A document was taken away.
    EvidenceRemoved,
    /// It was sent.
    Submitted,
    /// It was given up.
    Withdrawn,
    /// A member of staff opened it.
    Opened,
    /// A member of staff looked at a page of a document.
    PageSeen,
    /// It was accepted.
    Approved,
    /// It was refused.
    Rejected,
    /// Another document was asked for.
    MoreAsked,
    /// A decision was taken back.
    Undone,
}

/// Input of `see_page`. That it was seen, and by whom, is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SeePage {
    /// Of which case.
    pub case: Case,
    /// Of which document.
    pub evidence: EvidenceId,
    /// Which page, from 1.
    pub page: u32,
}

/// Output of `see_page`: a picture of the page, never the file that was sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PagePicture {
    /// A JPEG, in base64.
    pub jpeg: String,
}

impl std::fmt::Debug for PagePicture {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("PagePicture").finish_non_exhaustive()
    }
}

/// Input of `approve`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Approve {
    /// The request's own name.
    pub request: RequestId,
    /// Which.
    pub case: Case,
    /// The zone, where the address is not on the list.
    pub zone: Option<ZoneId>,
}

/// Input of `reject`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Reject {
    /// The request's own name.
    pub request: RequestId,
    /// Which.
    pub case: Case,
    /// Why.
    pub ground: Ground,
    /// What is wrong with which document.
    #[serde(default)]
    pub refused: BTreeMap<EvidenceId, Shortcoming>,
    /// A remark for the applicant; may be empty.
    #[serde(default)]
    pub note: String,
}

/// Input of `ask_more`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AskMore {
    /// The request's own name.
    pub request: RequestId,
    /// Which.
    pub case: Case,
    /// For which kind of document; none leaves the choice.
    pub kind: Option<EvidenceKind>,
    /// What is needed, in words for the applicant.
    pub note: String,
}

/// Input of `undo_review`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UndoReview {
    /// The request's own name.
    pub request: RequestId,
    /// Which.
    pub case: Case,
}
