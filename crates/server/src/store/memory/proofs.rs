//! Proofs of stays, and the plates holders keep, in memory.

use super::{MemoryStore, now};
use crate::store::proofs::Proofs;
use crate::store::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, StayId};

impl Proofs for MemoryStore {
    fn put_proof(&self, key: HolderKey, stay: StayId, mark: [u8; 32], _: DateTime<Utc>) -> Later<'_, ()> {
        self.state().proofs.entry((key.council.clone(), mark)).or_insert((key, stay));
        now(())
    }

    fn proof(&self, council: CouncilId, mark: [u8; 32]) -> Later<'_, Option<(HolderKey, StayId)>> {
        now(self.state().proofs.get(&(council, mark)).cloned())
    }

    fn with_plates_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<HolderKey>> {
        let state = self.state();
        let of = state.holders.iter().filter(|(key, record)| {
            key.council == council && record.holder.plates.kept.iter().any(|it| it.used_at < before)
        });
        now(of.map(|(key, _)| key.clone()).collect())
    }
}
