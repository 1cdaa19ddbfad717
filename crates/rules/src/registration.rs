//! A registration for visitor permits: who lives where, what proves it, and where the application stands.
//!
//! The seed: "When you register, you need to provide proof that you live at the applied for property", "Visitor Permit
//! registration is valid for 3 months", "Should your … application be rejected, you will need to reapply".
//! The types are here; what may be done when is in the parts.

mod apply;
mod evidence;
mod permission;
mod review;

pub use apply::Step;
pub use permission::{May, Registered};

use crate::scheme::Scheme;
use crate::{EvidenceId, Holder, RegistrationId, ZoneId};
use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

pub(crate) use apply::decide;

/// The most documents in one registration.
pub const MOST_EVIDENCE: usize = 6;
/// The longest name, line of an address or remark, in characters.
pub const LONGEST_TEXT: usize = 200;

/// One application, from its beginning to its decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Registration {
    /// The registration.
    pub id: RegistrationId,
    /// What it is for.
    pub purpose: Purpose,
    /// The applicant's full name, as on the documents.
    pub name: Option<String>,
    /// The address applied for.
    pub home: Option<Home>,
    /// What the applicant says about a resident permit; none before they were asked.
    pub permit: Option<PermitClaim>,
    /// The documents, in the order in which they were added.
    pub evidence: Vec<Evidence>,
    /// Where it stands.
    pub standing: Standing,
    /// When it was begun.
    pub began_at: DateTime<Utc>,
    /// When it was last sent to the council.
    pub submitted_at: Option<DateTime<Utc>>,
    /// What was refused in the registration it repeats, and has to be given anew.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub redo: BTreeMap<EvidenceKind, Shortcoming>,
    /// What undoing the decision restores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<Before>>,
}

/// What a registration is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To become a permit holder.
    First,
    /// To remain one for another term.
    Renewal,
    /// To take the permits to another address.
    Move,
    /// To have the right name on record.
    Name,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Home {
    /// House, street and town on one line.
    pub line: String,
    /// The postcode, as `CB1 2AB`.
    pub postcode: String,
    /// The Unique Property Reference Number, for an address from the council's list.
    pub uprn: Option<String>,
    /// The zone it lies in; none where a person has to look.
    pub zone: Option<ZoneId>,
}

/// What an applicant says about a digital resident permit.
/// The seed: "Residents who have already … successfully applied for a digital resident parking permit … do not need to
/// register".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PermitClaim {
    /// Its number; none where the applicant has no such permit.
    pub number: Option<String>,
    /// Whether the council's record says that it is approved, at this address and in this name.
    pub on_record: bool,
}

/// A document that is to prove an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Evidence {
    /// The document.
    pub id: EvidenceId,
    /// What it is.
    pub kind: EvidenceKind,
    /// A bill's own date, or the first day of a tenancy.
    pub dated: Option<NaiveDate>,
    /// The last day of a tenancy.
    pub until: Option<NaiveDate>,
    /// How many pages it has.
    pub pages: u32,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// What the reviewer found wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Shortcoming>,
}

/// Kinds of document that schemes accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A full UK driving licence with the address on it.
    DrivingLicence,
    /// A tenancy agreement.
    Tenancy,
    /// A bill for gas, electricity, water, telephone or internet.
    UtilityBill,
    /// A council tax bill.
    CouncilTaxBill,
    /// A bank statement.
    BankStatement,
}

/// What can be wrong with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Shortcoming {
    /// It cannot be read.
    Unreadable,
    /// A page or a part is missing.
    Incomplete,
    /// It is not the document it was said to be.
    WrongKind,
    /// It shows another name.
    OtherName,
    /// It shows another address.
    OtherAddress,
    /// It is too old.
    TooOld,
    /// The tenancy is too short.
    TermTooShort,
    /// It seems to have been altered.
    Altered,
}

/// Why a whole registration can be refused, whatever its documents say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The documents do not do.
    Documents,
    /// The address is in no zone.
    NotInZone,
    /// The property was built or converted after the scheme began, and has no permits.
    NotEligible,
    /// It is not the applicant's main home.
    NotMainHome,
}

/// Where a registration stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    /// The applicant is filling it in.
    Draft,
    /// The council has it.
    Submitted {
        /// Since when.
        at: DateTime<Utc>,
        /// When an answer may be expected.
        answer_by: DateTime<Utc>,
    },
    /// The council has asked for one document more.
    MoreNeeded {
        /// When it asked.
        at: DateTime<Utc>,
        /// For which kind; none leaves the choice.
        kind: Option<EvidenceKind>,
        /// The reviewer's words.
        note: String,
    },
    /// Accepted.
    Approved {
        /// When.
        at: DateTime<Utc>,
        /// The last day of the registration; none where it needs no renewal.
        until: Option<NaiveDate>,
    },
    /// Refused.
    Rejected {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        ground: Ground,
        /// The reviewer's words; may be empty.
        note: String,
    },
    /// Given up by the applicant.
    Withdrawn {
        /// When.
        at: DateTime<Utc>,
    },
}

/// How things were before a decision, for a minute's second thoughts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Before {
    /// Until when the decision can be undone.
    pub undo_until: DateTime<Utc>,
    /// Where the registration stood.
    pub standing: Standing,
    /// The address the holder had.
    pub home: Option<Home>,
    /// The name the holder had.
    pub name: Option<String>,
    /// The zone the holder had.
    pub zone: Option<ZoneId>,
    /// The last day the holder was registered.
    pub registered_until: Option<NaiveDate>,
    /// The last days of the bundles that a move ended, by bundle.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bundles: BTreeMap<crate::BundleId, NaiveDate>,
}

/// What is left to do before a registration can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Tasks {
    /// The applicant's name.
    pub name: Task,
    /// The address.
    pub home: Task,
    /// Whether the applicant holds a resident permit.
    pub permit: Task,
    /// The proof.
    pub evidence: Task,
}

/// How a part of a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// It is still to be done.
    ToDo,
    /// It is done.
    Done,
    /// There is nothing to do.
    NotNeeded,
}

impl Registration {
    /// Whether the applicant can still change it.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Draft | Standing::MoreNeeded { .. })
    }

    /// Whether it is under way: begun, and neither decided nor given up.
    pub fn is_under_way(&self) -> bool {
        self.is_open() || matches!(self.standing, Standing::Submitted { .. })
    }

    /// Whether the council's own record proves the address, so that nothing else need.
    pub fn proved_by_record(&self) -> bool {
        self.permit.as_ref().is_some_and(|claim| claim.on_record)
    }

    /// What is left to do.
    pub fn tasks(&self, scheme: &Scheme) -> Tasks {
        let done = |done: bool| if done { Task::Done } else { Task::ToDo };
        let asks_for_permit = scheme.registration.resident_permit_exempts && self.purpose != Purpose::Name;
        let permit = if asks_for_permit { done(self.permit.is_some()) } else { Task::NotNeeded };
        let more = match &self.standing {
            Standing::MoreNeeded { at, kind, .. } => Some((*at, *kind)),
            Standing::Draft
            | Standing::Submitted { .. }
            | Standing::Approved { .. }
            | Standing::Rejected { .. }
            | Standing::Withdrawn { .. } => None,
        };
        let enough = match more {
            Some((at, kind)) => {
                self.evidence.iter().any(|it| it.added_at > at && kind.is_none_or(|kind| it.kind == kind))
            }
            None => self.evidence.iter().any(|it| it.refused.is_none()),
        };
        Tasks {
            name: done(self.name.is_some()),
            home: done(self.home.is_some()),
            permit,
            evidence: if self.proved_by_record() { Task::NotNeeded } else { done(enough) },
        }
    }
}

impl Tasks {
    /// Whether nothing is left to do.
    pub fn all_done(&self) -> bool {
        [self.name, self.home, self.permit, self.evidence].iter().all(|task| *task != Task::ToDo)
    }
}

impl Holder {
    /// A holder that nothing is known of yet: somebody who has just made an account.
    pub fn new(council: crate::CouncilId, id: crate::HolderId) -> Self {
        Self {
            council,
            id,
            zone: None,
            home: None,
            name: None,
            registered_until: None,
            registration: None,
            bundles: BTreeMap::new(),
            stays: BTreeMap::new(),
            basket: crate::Basket::default(),
            orders: BTreeMap::new(),
            plates: crate::plates::SavedPlates::default(),
            links: BTreeMap::new(),
            helpers: crate::helper::Helpers::default(),
        }
    }
}
