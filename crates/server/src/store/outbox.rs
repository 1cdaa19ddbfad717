//! Letters that wait to be carried. A store keeps them through a crash, once each; it knows neither what they say nor
//! who carries them.

use super::Later;
use crate::letters::Letter;
use chrono::{DateTime, Utc};
use permit_rules::CouncilId;
use tokio::sync::Notify;

/// A letter that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// The letter.
    pub letter: Letter,
    /// How often it could not be carried.
    pub tries: u32,
}

/// What has become of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterState {
    /// It waits.
    Waiting,
    /// A carrier took it.
    Sent,
    /// Nobody could deliver it; why, as a word for operators.
    GivenUp(String),
    /// It was taken back before it was sent.
    Recalled,
}

/// A letter as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLetter {
    /// The letter.
    pub letter: Letter,
    /// What has become of it.
    pub state: LetterState,
    /// When it was sent or given up; of the others, when it is or was due.
    pub at: DateTime<Utc>,
}

/// Where letters wait. A letter that was sent, given up or recalled is never due again, even if it is posted again.
pub trait Outbox: Send + Sync + 'static {
    /// Rung when letters have been posted. Whoever posts within another piece of work rings it after the commit.
    fn bell(&self) -> &Notify;

    /// Takes letters in, all or none. Those whose ids are there already stay as they are.
    fn post(&self, letters: Vec<Letter>) -> Later<'_, ()>;

    /// The letters to be carried now, the longest due first, at most so many.
    fn due(&self, now: DateTime<Utc>, limit: u32) -> Later<'_, Vec<Posted>>;

    /// Notes that a carrier took a letter. That holds even where it was recalled meanwhile: it is on its way.
    fn sent(&self, council: CouncilId, id: String, at: DateTime<Utc>) -> Later<'_, ()>;

    /// Lets a letter wait until a moment, after so many tries.
    fn put_off(&self, council: CouncilId, id: String, until: DateTime<Utc>, tries: u32) -> Later<'_, ()>;

    /// Tries no more. The reason is a word for operators.
    fn given_up(&self, council: CouncilId, id: String, at: DateTime<Utc>, reason: String) -> Later<'_, ()>;

    /// Takes back what waits and belongs to something. Says how many letters that were. A letter that is being carried
    /// at that moment is among them, and arrives all the same.
    fn recall(&self, council: CouncilId, about: String) -> Later<'_, u32>;

    /// The letters posted last, newest first, at most so many.
    fn latest(&self, limit: u32) -> Later<'_, Vec<KeptLetter>>;

    /// Forgets letters that no longer wait, and whose moment lies before another.
    fn forget_letters(&self, before: DateTime<Utc>) -> Later<'_, ()>;
}
