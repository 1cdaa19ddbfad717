//! What officers need, in memory.

use super::{MemoryStore, audit, now};
use crate::store::audit::Line;
use crate::store::patrol::{Check, OfficerKey, Pace, Patrol, StayFeed, StayRow, nearest};
use crate::store::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_rules::{Change, CouncilId, Stay, StayId, Vrn, ZoneId};
use std::collections::BTreeMap;

/// Keys, checks, and in which order stays were written.
#[derive(Debug, Default)]
pub struct Rows {
    keys: BTreeMap<(CouncilId, String), OfficerKey>,
    checks: Vec<Check>,
    /// Every writing of a stay, oldest first: a later one of the same stay takes the place of an earlier.
    written: BTreeMap<CouncilId, Vec<(HolderKey, StayId)>>,
}

impl Rows {
    /// Takes note of the stays among changes.
    pub fn note(&mut self, key: &HolderKey, changes: &[Change]) {
        for change in changes {
            if let Change::Stay { stay } = change {
                let of = self.written.entry(key.council.clone()).or_default();
                of.push((key.clone(), stay.id.clone()));
            }
        }
    }
}

impl MemoryStore {
    /// The stays of a council, each with the place of its last writing, in that order.
    fn in_order(&self, council: &CouncilId) -> Vec<(u64, StayRow)> {
        let state = self.state();
        let mut places = BTreeMap::new();
        for (place, whose) in (1_u64..).zip(state.patrol.written.get(council).into_iter().flatten()) {
            places.insert(whose, place);
        }
        let found = places.into_iter().filter_map(|((key, id), place)| {
            let stay = state.holders.get(key)?.holder.stays.get(id)?.clone();
            Some((place, StayRow { key: key.clone(), stay }))
        });
        let mut rows: Vec<_> = found.collect();
        rows.sort_by_key(|(place, _)| *place);
        rows
    }
}

impl Patrol for MemoryStore {
    fn put_officer_key(&self, key: OfficerKey, line: Line) -> Later<'_, bool> {
        let mut state = self.state();
        let at = (key.council.clone(), key.name.clone());
        if state.patrol.keys.contains_key(&at) {
            return now(false);
        }
        state.patrol.keys.insert(at, key);
        audit::append(&mut state.audit, vec![line]);
        now(true)
    }

    fn revoke_officer_key(
        &self,
        council: CouncilId,
        name: String,
        at: DateTime<Utc>,
        line: Line,
    ) -> Later<'_, bool> {
        let mut state = self.state();
        let key = state.patrol.keys.get_mut(&(council, name)).filter(|key| key.revoked_at.is_none());
        let Some(key) = key else { return now(false) };
        key.revoked_at = Some(at);
        audit::append(&mut state.audit, vec![line]);
        now(true)
    }

    fn officer_key(&self, council: CouncilId, hash: [u8; 32]) -> Later<'_, Option<OfficerKey>> {
        let state = self.state();
        let mut keys = state.patrol.keys.values();
        now(keys.find(|key| key.council == council && key.hash == hash).cloned())
    }

    fn officer_keys(&self, council: CouncilId) -> Later<'_, Vec<OfficerKey>> {
        let state = self.state();
        now(state.patrol.keys.values().filter(|key| key.council == council).cloned().collect())
    }

    fn stays_of_plate(
        &self,
        council: CouncilId,
        vrn: Vrn,
        ending_after: DateTime<Utc>,
    ) -> Later<'_, Vec<Stay>> {
        let mut rows: Vec<_> = self.in_order(&council).into_iter().map(|(_, row)| row).collect();
        rows.retain(|row| row.stay.vrn == vrn && row.stay.end > ending_after);
        rows.sort_by_key(|row| (row.stay.end, row.key.holder.clone(), row.stay.id.clone()));
        now(rows.into_iter().map(|row| row.stay).collect())
    }

    fn near(
        &self,
        council: CouncilId,
        zone: ZoneId,
        vrn: Vrn,
        at: DateTime<Utc>,
        limit: u32,
    ) -> Later<'_, Vec<Vrn>> {
        let there = |stay: &Stay| stay.stands() && stay.zone == zone && stay.start <= at && at < stay.end;
        let rows = self.in_order(&council).into_iter().map(|(_, row)| row.stay);
        now(nearest(&vrn, rows.filter(there).map(|stay| stay.vrn), limit))
    }

    fn stays_written_after(
        &self,
        council: CouncilId,
        place: u64,
        ending_after: DateTime<Utc>,
        limit: u32,
    ) -> Later<'_, StayFeed> {
        let mut rows = self.in_order(&council);
        let last = rows.last().map_or(0, |(place, _)| *place);
        rows.retain(|(written, row)| *written > place && row.stay.end > ending_after);
        rows.truncate(limit as usize);
        now(StayFeed { last, rows })
    }

    fn keep_check(&self, check: Check, pace: Pace) -> Later<'_, Option<DateTime<Utc>>> {
        let mut state = self.state();
        let checks = state.patrol.checks.iter();
        let counted: Vec<_> = checks
            .filter(|it| it.council == check.council && it.officer == check.officer && it.at > pace.since)
            .map(|it| it.at)
            .collect();
        if counted.len() >= pace.most as usize {
            return now(Some(counted.into_iter().min().unwrap_or(check.at)));
        }
        state.patrol.checks.push(check);
        now(None)
    }

    fn checks_of_plate(&self, council: CouncilId, vrn: Vrn) -> Later<'_, Vec<Check>> {
        let state = self.state();
        let of = state.patrol.checks.iter().filter(|it| it.council == council && it.vrn == vrn);
        let mut checks: Vec<_> = of.cloned().collect();
        checks.sort_by_key(|check| check.at);
        now(checks)
    }

    fn count_checks(
        &self,
        council: CouncilId,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Later<'_, BTreeMap<String, u64>> {
        let mut counts = BTreeMap::new();
        for check in &self.state().patrol.checks {
            if check.council == council && from <= check.at && check.at < until {
                *counts.entry(check.officer.clone()).or_default() += 1;
            }
        }
        now(counts)
    }

    fn forget_checks(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, u64> {
        let mut state = self.state();
        let all = state.patrol.checks.len();
        state.patrol.checks.retain(|check| check.council != council || check.at >= before);
        now((all - state.patrol.checks.len()) as u64)
    }
}
