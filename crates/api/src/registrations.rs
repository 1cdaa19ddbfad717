//! A resident's own registration: where it stands, filling it in, and sending it. Server and device describe it with
//! the same function.

use crate::stays::ZoneName;
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::registration::{
    Evidence, EvidenceKind, May, Purpose, Registered, Shortcoming, Standing, Tasks,
};
use permit_rules::scheme::{Blocked, EvidenceRule, OnMove};
use permit_rules::{EvidenceId, Holder, Home, Registration, RegistrationId, RequestId, Scheme};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Input of `registration`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetRegistration {}

/// Where a permit holder stands with the council. Output of every operation of this part, and in the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RegistrationStatus {
    /// Whether the holder is registered.
    pub registered: Registered,
    /// The address on record.
    pub home: Option<Home>,
    /// The name on record.
    pub name: Option<String>,
    /// What may be applied for now.
    pub may: May,
    /// The latest registration, whatever became of it.
    pub latest: Option<RegistrationView>,
    /// What proves an address here.
    pub evidence_rules: Vec<EvidenceRule>,
    /// Whether an approved resident permit stands for a registration here.
    pub resident_permit_exempts: bool,
    /// Within how many hours the council means to answer.
    pub target_hours: u32,
    /// Months a registration lasts.
    pub valid_months: u32,
    /// What becomes of visits already bought on a move.
    pub on_move: OnMove,
    /// What nobody can do whose registration has lapsed.
    pub lapse_blocks: Vec<Blocked>,
}

/// A registration, as its applicant sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RegistrationView {
    /// The registration.
    pub id: RegistrationId,
    /// What it is for.
    pub purpose: Purpose,
    /// The applicant's name.
    pub name: Option<String>,
    /// The address applied for.
    pub home: Option<Home>,
    /// The zone that address lies in, where it is known.
    pub zone: Option<ZoneName>,
    /// The number of the resident permit; none where there is none, or nobody was asked.
    pub permit_number: Option<String>,
    /// Whether the applicant was asked about a resident permit.
    pub permit_asked: bool,
    /// Whether the council's record proves the address.
    pub permit_on_record: bool,
    /// The documents.
    pub evidence: Vec<Evidence>,
    /// Kinds of document that were refused last time, and why.
    pub redo: BTreeMap<EvidenceKind, Shortcoming>,
    /// Where it stands.
    pub standing: Standing,
    /// What is left to do.
    pub tasks: Tasks,
    /// Whether it can still be changed.
    pub open: bool,
    /// When it was last sent.
    pub submitted_at: Option<DateTime<Utc>>,
}

impl RegistrationStatus {
    /// Where a holder stands at a moment.
    pub fn of(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        Self {
            registered: Registered::of(holder, scheme, now),
            home: holder.home.clone(),
            name: holder.name.clone(),
            may: May::of(holder, scheme, now),
            latest: holder.registration.as_ref().map(|it| RegistrationView::of(it, scheme)),
            evidence_rules: scheme.registration.evidence.clone(),
            resident_permit_exempts: scheme.registration.resident_permit_exempts,
            target_hours: scheme.registration.target_hours,
            valid_months: scheme.registration.valid_months,
            on_move: scheme.registration.on_move,
            lapse_blocks: scheme.registration.lapse_blocks.clone(),
        }
    }
}

impl RegistrationView {
    /// A registration as its applicant sees it.
    pub fn of(registration: &Registration, scheme: &Scheme) -> Self {
        let zone = registration.home.as_ref().and_then(|home| home.zone.as_ref());
        let claim = registration.permit.as_ref();
        Self {
            id: registration.id.clone(),
            purpose: registration.purpose,
            name: registration.name.clone(),
            home: registration.home.clone(),
            zone: zone.map(|zone| ZoneName::of(zone, scheme)),
            permit_number: claim.and_then(|claim| claim.number.clone()),
            permit_asked: claim.is_some(),
            permit_on_record: registration.proved_by_record(),
            evidence: registration.evidence.clone(),
            redo: registration.redo.clone(),
            standing: registration.standing.clone(),
            tasks: registration.tasks(scheme),
            open: registration.is_open(),
            submitted_at: registration.submitted_at,
        }
    }
}

/// Input of `find_address`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FindAddress {
    /// The postcode, as typed.
    pub postcode: String,
    /// House number or name, as typed; empty for every address of the postcode.
    pub house: String,
}

/// Output of `find_address`: at most 100, none where the council's list has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FoundAddresses {
    /// The postcode, as `CB1 2AB`.
    pub postcode: String,
    /// The addresses, in order.
    pub addresses: Vec<FoundAddress>,
}

/// An address on the council's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FoundAddress {
    /// Its Unique Property Reference Number.
    pub uprn: String,
    /// House, street and town on one line.
    pub line: String,
    /// Its zone.
    pub zone: ZoneName,
}

/// Input of `begin_registration`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BeginRegistration {
    /// The request's own name; the registration takes it over.
    pub request: RequestId,
    /// What for.
    pub purpose: Purpose,
}

/// Input of `save_registration`: one part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveRegistration {
    /// The request's own name.
    pub request: RequestId,
    /// The part.
    pub part: Part,
}

/// A part of a registration, as an applicant gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Part {
    /// The applicant's full name.
    Name {
        /// As on the documents.
        name: String,
    },
    /// An address from the council's list.
    Listed {
        /// Its UPRN.
        uprn: String,
    },
    /// An address that is not on the list: a person will look.
    Unlisted {
        /// House, street and town.
        line: String,
        /// The postcode, as typed.
        postcode: String,
    },
    /// Whether the applicant holds a digital resident permit.
    Permit {
        /// Its number; none where they have no such permit.
        number: Option<String>,
    },
}

/// Input of `remove_evidence`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveEvidence {
    /// The request's own name.
    pub request: RequestId,
    /// Which document.
    pub evidence: EvidenceId,
}

/// Input of `submit_registration`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SubmitRegistration {
    /// The request's own name.
    pub request: RequestId,
}

/// Input of `withdraw_registration`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRegistration {
    /// The request's own name.
    pub request: RequestId,
}

/// Input of `start_upload`. What can be told to be wrong before the document is sent is told here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StartUpload {
    /// The request's own name; the document takes it over. Asked again, it tells how far the upload has got.
    pub request: RequestId,
    /// What the document is.
    pub kind: EvidenceKind,
    /// A bill's own date, or the first day of a tenancy.
    pub dated: Option<NaiveDate>,
    /// The last day of a tenancy.
    pub until: Option<NaiveDate>,
    /// How many bytes it has.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// How far an upload has got. Output of `start_upload` and `upload_part`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Upload {
    /// The document it is to become.
    pub upload: EvidenceId,
    /// Bytes that have arrived: the place of the next part.
    #[ts(type = "number")]
    pub received: u64,
    /// The most bytes in a part.
    pub part_bytes: u32,
}

/// Input of `upload_part`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UploadPart {
    /// Which upload.
    pub upload: EvidenceId,
    /// The place of the part's first byte.
    #[ts(type = "number")]
    pub offset: u64,
    /// The bytes, in base64 with padding.
    pub data: String,
}

impl std::fmt::Debug for UploadPart {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("UploadPart").field("offset", &self.offset).finish_non_exhaustive()
    }
}

/// Input of `finish_upload`: the document is examined and added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishUpload {
    /// Which upload.
    pub upload: EvidenceId,
}
