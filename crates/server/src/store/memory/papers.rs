//! The rows of uploads and documents, in memory.

use super::{MemoryStore, now};
use crate::store::papers::{PaperRow, Papers, UploadRow};
use crate::store::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, EvidenceId};
use std::collections::BTreeMap;

/// Both kinds of row, by whose they are and which document.
#[derive(Debug, Default)]
pub struct Rows {
    uploads: BTreeMap<(HolderKey, EvidenceId), UploadRow>,
    papers: BTreeMap<(HolderKey, EvidenceId), PaperRow>,
}

impl Papers for MemoryStore {
    fn put_upload(&self, row: UploadRow) -> Later<'_, UploadRow> {
        let at = (row.key.clone(), row.evidence.clone());
        now(self.state().papers.uploads.entry(at).or_insert(row).clone())
    }

    fn upload(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, Option<UploadRow>> {
        now(self.state().papers.uploads.get(&(key, evidence)).cloned())
    }

    fn drop_upload(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, ()> {
        self.state().papers.uploads.remove(&(key, evidence));
        now(())
    }

    fn uploads_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<UploadRow>> {
        let state = self.state();
        let old = state.papers.uploads.values();
        now(old.filter(|it| it.key.council == council && it.began_at < before).cloned().collect())
    }

    fn put_paper(&self, row: PaperRow) -> Later<'_, ()> {
        self.state().papers.papers.insert((row.key.clone(), row.evidence.clone()), row);
        now(())
    }

    fn paper(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, Option<PaperRow>> {
        now(self.state().papers.papers.get(&(key, evidence)).cloned())
    }

    fn papers(
        &self,
        council: CouncilId,
        after: Option<(HolderKey, EvidenceId)>,
        limit: u32,
    ) -> Later<'_, Vec<PaperRow>> {
        let state = self.state();
        let of = state.papers.papers.iter().filter(|(at, _)| at.0.council == council);
        let later = of.filter(|(at, _)| after.as_ref().is_none_or(|after| *at > after));
        now(later.take(limit as usize).map(|(_, row)| row.clone()).collect())
    }

    fn drop_paper(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, ()> {
        self.state().papers.papers.remove(&(key, evidence));
        now(())
    }
}
