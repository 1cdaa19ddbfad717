//! What goes into a store and comes out of it. Plain values; nothing here knows how they are kept.

use chrono::{DateTime, NaiveDate, Utc};
use permit_api::Problem;
use permit_api::access::DeviceKind;
use permit_rules::{Change, Channel, CouncilId, Decision, Holder, HolderId, RequestId, Stay, ZoneId};
use std::fmt;

/// Which permit holder: the beginning of every key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolderKey {
    /// The council.
    pub council: CouncilId,
    /// The holder.
    pub holder: HolderId,
}

/// Who asks for what, and when: the part of a journal entry that is known before the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestStamp {
    /// The request's own name.
    pub request: RequestId,
    /// SHA-256 of the operation and its input. The same request with another fingerprint is another request.
    pub fingerprint: [u8; 32],
    /// The operation.
    pub operation: &'static str,
    /// The account that asks; none where the council itself acts.
    pub account: Option<String>,
    /// How the request arrived; none where the council itself acts.
    pub channel: Option<Channel>,
    /// When the server received it.
    pub at: DateTime<Utc>,
}

/// Asked inside the transaction. May be asked more than once for one request, and must then answer the same.
pub type Judge = Box<dyn FnMut(&Holder) -> Result<Decision, Problem> + Send>;

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is answered, now or earlier.
    Answered(Box<Answered>),
    /// The request id has been used for something else.
    Reused,
    /// There is no such holder.
    NoHolder,
}

/// The answer to a request, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The stay as decided, or why not.
    pub answer: Result<Stay, Problem>,
    /// When it was decided.
    pub at: DateTime<Utc>,
}

/// A holder as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The holder.
    pub holder: Holder,
    /// How many entries its journal of changes has.
    pub version: u64,
}

/// A holder's journal from a place on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The zone of the holder's address.
    pub zone: ZoneId,
    /// How many entries the journal has in all.
    pub version: u64,
    /// The next entries, oldest first.
    pub entries: Vec<Entry>,
}

/// An entry of a holder's journal that changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place, from 1 and without gaps.
    pub seq: u64,
    /// The rows it wrote.
    pub changes: Vec<Change>,
}

/// A holder without its bundles and stays, and an account that is a member of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// The zone of the holder's address.
    pub zone: ZoneId,
    /// The last day of the visitor registration.
    pub registered_until: Option<NaiveDate>,
    /// The member; its key names the holder.
    pub account: Account,
}

/// Somebody who can log in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The account's key, unique in its council.
    pub id: String,
    /// The holder it is a member of.
    pub key: HolderKey,
    /// Its e-mail address in lower case, unique in its council.
    pub email: String,
    /// How to greet the person.
    pub name: String,
    /// The password's hash, in PHC form.
    pub password: String,
}

impl fmt::Debug for Account {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What an account is looked up by.
#[derive(Clone, PartialEq, Eq)]
pub enum ByWhat {
    /// Its e-mail address in lower case.
    Email(String),
    /// Its key.
    Id(String),
}

/// A device that is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token. The token itself is kept nowhere.
    pub token_hash: [u8; 32],
    /// The account.
    pub account: String,
    /// The holder it acts for.
    pub key: HolderKey,
    /// The device's key, unique in the account.
    pub device: String,
    /// The device's name.
    pub name: String,
    /// What the device is.
    pub kind: DeviceKind,
    /// When it logged in.
    pub since: DateTime<Utc>,
    /// When it was last heard of.
    pub seen: DateTime<Utc>,
    /// The first moment at which the session is over, unless it is used before.
    pub until: DateTime<Utc>,
}

/// Something of which only so many tries are allowed in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// A hash of what it is about.
    pub key: [u8; 32],
    /// The most tries.
    pub most: u32,
}
