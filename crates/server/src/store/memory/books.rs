//! The books in memory: the postings are made from the journal, so that they do not come from what they prove.

use super::{MemoryStore, Record, now};
use crate::store::{Book, Books, Flaw, HolderKey, Later, Touched};
use permit_rules::ledger::{Pots, postings};
use permit_rules::{Bundle, BundleId, Change, CouncilId, HolderId};
use std::collections::{BTreeMap, BTreeSet};

fn book(key: &HolderKey, record: &Record) -> Book {
    let mut before = BTreeMap::<BundleId, Bundle>::new();
    let mut posted = BTreeMap::<BundleId, Pots>::new();
    let mut count = 0;
    for change in record.journal.iter().flat_map(|entry| &entry.changes) {
        if let Change::Bundle { bundle } = change {
            let was = before.insert(bundle.id.clone(), bundle.clone());
            let pots = posted.entry(bundle.id.clone()).or_default();
            for posting in postings(was.as_ref(), bundle) {
                pots.post(posting.from, posting.to, posting.visits.into());
                count += 1;
            }
        }
    }
    let entries = (1..).zip(&record.journal);
    let gap = entries.into_iter().any(|(seq, entry): (u64, _)| entry.seq != seq);
    Book {
        key: key.clone(),
        kept: record.holder.bundles.iter().map(|(id, bundle)| (id.clone(), Pots::of(bundle))).collect(),
        holder: record.holder.clone(),
        frozen: record.frozen.clone(),
        posted,
        older: BTreeSet::new(),
        postings: count,
        flaws: gap.then_some(Flaw::Journal).into_iter().collect(),
    }
}

impl Books for MemoryStore {
    fn books(&self, council: CouncilId, after: Option<HolderId>, limit: u32) -> Later<'_, Vec<Book>> {
        let state = self.state();
        let of = state.holders.iter().filter(|(key, _)| key.council == council);
        let next = of.filter(|(key, _)| after.as_ref().is_none_or(|after| key.holder > *after));
        now(next.take(limit as usize).map(|(key, record)| book(key, record)).collect())
    }

    fn book(&self, key: HolderKey) -> Later<'_, Option<Book>> {
        now(self.state().holders.get(&key).map(|record| book(&key, record)))
    }

    fn touched(&self, after: u64, limit: u32) -> Later<'_, Touched> {
        let state = self.state();
        let from = usize::try_from(after).unwrap_or(usize::MAX).min(state.written.len());
        let to = from.saturating_add(limit as usize).min(state.written.len());
        now(Touched { holders: state.written[from..to].iter().cloned().collect(), place: to as u64 })
    }

    fn journal_end(&self) -> Later<'_, u64> {
        now(self.state().written.len() as u64)
    }

    fn strays(&self) -> Later<'_, Vec<HolderKey>> {
        now(Vec::new())
    }
}
