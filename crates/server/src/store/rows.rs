//! What goes into a store and comes out of it. Plain values; nothing here knows how they are kept.

use super::audit::Line;
use super::notices::VisitorNumber;
use crate::letters::{Contact, Letter};
use chrono::{DateTime, NaiveDate, Utc};
use permit_api::access::{DeviceKind, Role};
use permit_api::words::Lang;
use permit_api::{Code, Problem};
use permit_rules::{
    Change, Channel, CouncilId, Decision, Holder, HolderId, OrderId, RequestId, Settled, ZoneId,
};
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
    /// An order that bears on it, however long ago it was placed.
    pub order: Option<OrderId>,
}

/// A decision, and what is kept with it in the same transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What the rules decided.
    pub decision: Decision,
    /// Letters that tell of it.
    pub letters: Vec<Letter>,
    /// What waits under these names is taken back, before the letters are posted.
    pub recalls: Vec<String>,
    /// What the audit log says of it.
    pub audit: Vec<Line>,
    /// Visitors of its stays who are to be told of the end.
    pub visitors: Vec<VisitorNumber>,
}

impl From<Decision> for Verdict {
    fn from(decision: Decision) -> Self {
        let visitors = Vec::new();
        Self { decision, letters: Vec::new(), recalls: Vec::new(), audit: Vec::new(), visitors }
    }
}

/// Asked inside the transaction. May be asked more than once for one request, and must then answer the same.
pub type Judge = Box<dyn FnMut(&Holder) -> Result<Verdict, Problem> + Send>;

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
    /// What it was about, as decided, or why not.
    pub answer: Result<Settled, Problem>,
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
    /// Whether nothing of it is changed, because its books did not add up.
    pub frozen: bool,
}

/// A holder's journal from a place on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The zone of the holder's address, once one has been accepted.
    pub zone: Option<ZoneId>,
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
    /// The zone of the holder's address, once one has been accepted.
    pub zone: Option<ZoneId>,
    /// The last day of the visitor registration.
    pub registered_until: Option<NaiveDate>,
    /// The member; it names the holder.
    pub account: Account,
}

/// Somebody who can log in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The account's key, unique in its council.
    pub id: String,
    /// The council.
    pub council: CouncilId,
    /// The holder it is a member of; none for staff.
    pub holder: Option<HolderId>,
    /// What it may do.
    pub role: Role,
    /// Its e-mail address in lower case, unique in its council.
    pub email: Option<String>,
    /// Its mobile number, as `+447700900123`, unique in its council.
    pub mobile: Option<String>,
    /// How to greet the person.
    pub name: String,
    /// The password's hash, in PHC form.
    pub password: String,
    /// The language of letters.
    pub language: Lang,
    /// When it was made.
    pub since: DateTime<Utc>,
}

impl Account {
    /// Where letters to its owner go: the e-mail address, or else the mobile.
    pub fn contact(&self) -> Option<Contact> {
        let email = self.email.clone().map(Contact::Email);
        email.or_else(|| self.mobile.clone().map(Contact::Mobile))
    }
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
    /// Its mobile number, as `+447700900123`.
    Mobile(String),
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
    /// The council.
    pub council: CouncilId,
    /// The holder it acts for; none for staff.
    pub holder: Option<HolderId>,
    /// What it may do.
    pub role: Role,
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
    /// Whether it is not kept, but made up for a call by a program with a token: then the device is the token.
    pub by_token: bool,
}

impl Answered {
    /// What a request is told that would change a holder whose books did not add up.
    pub fn frozen(at: DateTime<Utc>) -> Self {
        Self { answer: Err(Problem::new(Code::Frozen)), at }
    }
}

impl Session {
    /// The holder it acts for.
    ///
    /// # Errors
    /// `not_allowed` for staff, who act for none.
    pub fn key(&self) -> Result<HolderKey, Problem> {
        let holder = self.holder.clone().ok_or_else(|| Problem::new(Code::NotAllowed))?;
        Ok(HolderKey { council: self.council.clone(), holder })
    }
}

/// Something of which only so many tries are allowed in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// A hash of what it is about.
    pub key: [u8; 32],
    /// The most tries.
    pub most: u32,
}
