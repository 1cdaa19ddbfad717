//! Links to visitors in memory: they lie with their holders.

use super::{MemoryStore, now};
use crate::store::links::Links;
use crate::store::{HolderKey, Later};
use permit_rules::{CouncilId, LinkId};

impl Links for MemoryStore {
    fn whose_link(&self, council: CouncilId, link: LinkId) -> Later<'_, Option<HolderKey>> {
        let state = self.state();
        let mut of = state
            .holders
            .iter()
            .filter(|(key, record)| key.council == council && record.holder.links.contains_key(&link));
        now(of.next().map(|(key, _)| key.clone()))
    }
}
