//! Looking across holders, for those who work for the council and for the jobs of the day. Only reads.

use super::{Account, HolderKey, Later};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::{CouncilId, Registration};

/// A registration, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Whose.
    pub key: HolderKey,
    /// The registration.
    pub registration: Registration,
    /// Since when it stands where it stands.
    pub since: DateTime<Utc>,
}

/// How many registrations wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingCount {
    /// In all.
    pub all: u32,
    /// Since before the moment asked about.
    pub overdue: u32,
}

/// What is seen across holders.
pub trait Registers: Send + Sync + 'static {
    /// Registrations that wait for the council, the longest waiting first, at most so many.
    fn waiting(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<Queued>>;

    /// How many wait, and how many of them since before a moment.
    fn count_waiting(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, WaitingCount>;

    /// Registrations the council decided upon, the latest first, at most so many.
    fn decided(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<Queued>>;

    /// Every registration of a holder, the latest first.
    fn registrations(&self, key: HolderKey) -> Later<'_, Vec<Registration>>;

    /// Drafts that were begun before a moment.
    fn drafts_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<Queued>>;

    /// The accounts that are members of a holder.
    fn members(&self, key: HolderKey) -> Later<'_, Vec<Account>>;

    /// The holders whose registration has a day as its last.
    fn registered_until(&self, council: CouncilId, last_day: NaiveDate) -> Later<'_, Vec<HolderKey>>;
}
