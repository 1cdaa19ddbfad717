//! What is seen across holders, in memory.

use super::{MemoryStore, Record, now};
use crate::store::queue::{Queued, Registers, WaitingCount};
use crate::store::{Account, HolderKey, Later};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::registration::Standing;
use permit_rules::{CouncilId, Registration};

impl MemoryStore {
    /// The registrations of a council that stand somewhere, with since when.
    fn standing(
        &self,
        council: &CouncilId,
        since: impl Fn(&Standing) -> Option<DateTime<Utc>>,
    ) -> Vec<Queued> {
        let state = self.state();
        let records = state.holders.iter().filter(|(key, _)| key.council == *council);
        let queued = records.flat_map(|(key, record)| {
            let since = &since;
            record.registrations.iter().filter_map(move |registration| {
                let since = since(&registration.standing)?;
                Some(Queued { key: key.clone(), registration: registration.clone(), since })
            })
        });
        let mut queued: Vec<_> = queued.collect();
        queued.sort_by(|a, b| (a.since, &a.registration.id).cmp(&(b.since, &b.registration.id)));
        queued
    }
}

impl Record {
    /// Keeps a registration as it is from now on.
    pub(super) fn file(&mut self, registration: &Registration) {
        match self.registrations.iter_mut().find(|it| it.id == registration.id) {
            Some(kept) => *kept = registration.clone(),
            None => self.registrations.push(registration.clone()),
        }
    }
}

fn submitted(standing: &Standing) -> Option<DateTime<Utc>> {
    match standing {
        Standing::Submitted { at, .. } => Some(*at),
        Standing::Draft
        | Standing::MoreNeeded { .. }
        | Standing::Approved { .. }
        | Standing::Rejected { .. }
        | Standing::Withdrawn { .. } => None,
    }
}

fn decided(standing: &Standing) -> Option<DateTime<Utc>> {
    match standing {
        Standing::MoreNeeded { at, .. } | Standing::Approved { at, .. } | Standing::Rejected { at, .. } => {
            Some(*at)
        }
        Standing::Draft | Standing::Submitted { .. } | Standing::Withdrawn { .. } => None,
    }
}

impl Registers for MemoryStore {
    fn waiting(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<Queued>> {
        now(self.standing(&council, submitted).into_iter().take(limit as usize).collect())
    }

    fn count_waiting(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, WaitingCount> {
        let waiting = self.standing(&council, submitted);
        let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
        let overdue = waiting.iter().filter(|it| it.since < before).count();
        now(WaitingCount { all: count(waiting.len()), overdue: count(overdue) })
    }

    fn decided(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<Queued>> {
        let mut found = self.standing(&council, decided);
        found.sort_by(|a, b| b.since.cmp(&a.since).then_with(|| a.registration.id.cmp(&b.registration.id)));
        now(found.into_iter().take(limit as usize).collect())
    }

    fn registrations(&self, key: HolderKey) -> Later<'_, Vec<Registration>> {
        let state = self.state();
        let found =
            state.holders.get(&key).map(|record| record.registrations.iter().rev().cloned().collect());
        now(found.unwrap_or_default())
    }

    fn drafts_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<Queued>> {
        let found = self.standing(&council, |standing| (*standing == Standing::Draft).then_some(before));
        let began = |it: Queued| Queued { since: it.registration.began_at, ..it };
        let mut old: Vec<_> = found.into_iter().map(began).filter(|it| it.since < before).collect();
        old.sort_by(|a, b| (a.since, &a.registration.id).cmp(&(b.since, &b.registration.id)));
        now(old)
    }

    fn members(&self, key: HolderKey) -> Later<'_, Vec<Account>> {
        let state = self.state();
        let of = state
            .accounts
            .values()
            .filter(|it| it.council == key.council && it.holder.as_ref() == Some(&key.holder));
        now(of.cloned().collect())
    }

    fn registered_until(&self, council: CouncilId, last_day: NaiveDate) -> Later<'_, Vec<HolderKey>> {
        let state = self.state();
        let ends = state.holders.iter().filter(|(key, record)| {
            key.council == council && record.holder.registered_until == Some(last_day)
        });
        now(ends.map(|(key, _)| key.clone()).collect())
    }
}
