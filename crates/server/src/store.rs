//! Where permit holders, accounts and sessions are kept. One trait, so that every store keeps the same promises, and
//! one conformance suite that holds each of them to it.
//!
//! A store decides nothing: it asks the judge it is given, inside the transaction that keeps the answer. It reads no
//! clock, and every key it uses begins with the council.

pub mod accounts;
pub mod audit;
mod books;
mod calls;
pub mod connections;
mod links;
mod memory;
mod notices;
mod orders;
mod outbox;
mod papers;
mod patrol;
mod proofs;
mod queue;
mod rows;
mod sqlite;
mod texts;

#[cfg(test)]
pub(crate) mod conformance;

pub use accounts::Accounts;
pub use audit::AuditLog;
pub use books::{Book, Books, Flaw, Touched};
pub use calls::{CallRow, Calls, FoundHolder};
pub use connections::{Connected, Delivery, KeyKind, OwnKey, Webhook};
pub use links::Links;
pub use memory::MemoryStore;
pub use notices::{Ending, Notice, NoticeChoice, NoticeOutcome, NoticeWay, Notices, VisitorNumber};
pub use orders::{ByOrder, OrderRow, Orders};
pub use outbox::{KeptLetter, LetterState, Outbox, Posted};
pub use papers::{PaperRow, Papers, UploadRow};
pub use patrol::{Check, Finding, OfficerKey, Pace, Patrol, StayFeed, StayRow};
pub use proofs::Proofs;
pub use queue::{Queued, Registers, WaitingCount};
pub use rows::{
    Account, Admission, Answered, Bucket, ByWhat, Entry, Feed, Held, HolderKey, Judge, Outcome, RequestStamp,
    Session, Verdict,
};
pub use sqlite::{Inspection, SqliteStore, inspect, migrate, read_books, verify_audit};
pub use texts::{Provider, TextKey, Texts};

use chrono::{DateTime, Duration, Utc};
use permit_api::{Code, Problem};
use permit_rules::{Change, CouncilId};
use std::pin::Pin;

/// What a store answers, in its own time.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, Trouble>> + Send + 'a>>;

/// For how many days after its end a stay still bears on decisions and is still shown.
pub const RECENT_DAYS: i64 = 40;

/// Why a store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// There is too much to do. Nothing was done.
    #[error("the store has too much to do")]
    Busy,
    /// There is no room.
    #[error("the store has no room left")]
    Full,
    /// It may have been done or not; asking again with the same request id tells.
    #[error("the store cannot tell whether it was done")]
    Unknown,
    /// Something is wrong with the store. The text is for operators and holds no personal data.
    #[error("the store is broken: {0}")]
    Broken(String),
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Busy | Trouble::Unknown => Self::new(Code::Busy).retry_after(2),
            Trouble::Full => Self::new(Code::StorageFull).retry_after(60),
            Trouble::Broken(reason) => {
                tracing::error!(reason, "the store is broken");
                Self::new(Code::Internal)
            }
        }
    }
}

/// The memory of a server.
pub trait Store:
    Outbox
    + AuditLog
    + Registers
    + Papers
    + Accounts
    + Orders
    + Books
    + Texts
    + Patrol
    + Calls
    + Proofs
    + Connected
    + Links
    + Notices
{
    /// Which life of the store this is. A restored backup begins a new one.
    fn epoch(&self) -> &str;

    /// Answers a request once. In one transaction: finds the answer given before, or loads the holder, asks the judge,
    /// and keeps the changes, the holder's next version and the answer. A holder that is held fast is answered with
    /// `frozen`, and that is not kept: asked again afterwards, the request is decided.
    fn decide(&self, key: HolderKey, stamp: RequestStamp, judge: Judge) -> Later<'_, Outcome>;

    /// The holder with its bundles, the stays that end and the orders that were placed after a moment, and the orders
    /// that are not settled.
    fn load(&self, key: HolderKey, ending_after: DateTime<Utc>) -> Later<'_, Option<Held>>;

    /// The journal of a holder after a place in it, at most so many entries.
    fn changes_after(&self, key: HolderKey, seq: u64, limit: u32) -> Later<'_, Option<Feed>>;

    /// Takes in an account, and its holder if it has one. What is there already stays as it is. Says whether it is new.
    fn admit(&self, admission: Admission) -> Later<'_, bool>;

    /// Writes changes that nobody needs to decide upon, once for each request id. Says whether they were new.
    fn credit(&self, key: HolderKey, stamp: RequestStamp, changes: Vec<Change>) -> Later<'_, bool>;

    /// Holds a holder fast for a reason, or lets it go where there is none, and puts that on record. Says whether that
    /// changed anything.
    fn freeze(&self, key: HolderKey, why: Option<String>, line: audit::Line) -> Later<'_, bool>;

    /// An account of a council.
    fn account(&self, council: CouncilId, by: ByWhat) -> Later<'_, Option<Account>>;

    /// Keeps a new session.
    fn put_session(&self, session: Session) -> Later<'_, ()>;

    /// The session whose token has this hash, expired or not.
    fn session(&self, council: CouncilId, token_hash: [u8; 32]) -> Later<'_, Option<Session>>;

    /// Every session of an account, the latest seen first.
    fn sessions(&self, council: CouncilId, account: String) -> Later<'_, Vec<Session>>;

    /// Notes that a session was used. Does nothing where it has been dropped meanwhile.
    fn touch_session(&self, session: Session) -> Later<'_, ()>;

    /// Ends the session of one of an account's devices. Says whether there was one.
    fn drop_session(&self, council: CouncilId, account: String, device: String) -> Later<'_, bool>;

    /// Counts a try against every bucket, unless one is full: then counts nothing and says when there is room again.
    fn count_try(
        &self,
        council: CouncilId,
        buckets: Vec<Bucket>,
        window: Duration,
        now: DateTime<Utc>,
    ) -> Later<'_, Option<DateTime<Utc>>>;

    /// Empties a bucket.
    fn forgive(&self, council: CouncilId, bucket: [u8; 32]) -> Later<'_, ()>;

    /// Forgets sessions, tickets, calls and keys that have expired at a moment, links to visitors that ended long before
    /// it, and tries counted before another.
    fn purge(&self, expired_at: DateTime<Utc>, tries_before: DateTime<Utc>) -> Later<'_, ()>;

    /// Whether the store can be read.
    fn ping(&self) -> Later<'_, ()>;
}
