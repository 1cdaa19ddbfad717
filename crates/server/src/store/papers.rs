//! The rows of documents: uploads under way, and what is needed to open and to forget a document that was kept. The
//! bytes are elsewhere; nothing here can read them.

use super::{HolderKey, Later};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::registration::EvidenceKind;
use permit_rules::{CouncilId, EvidenceId};

/// A document on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRow {
    /// Whose.
    pub key: HolderKey,
    /// The document it is to become.
    pub evidence: EvidenceId,
    /// Where in the quarantine its bytes are.
    pub slot: String,
    /// What it is said to be.
    pub kind: EvidenceKind,
    /// Its own date, or the first day of a tenancy.
    pub dated: Option<NaiveDate>,
    /// The last day of a tenancy.
    pub until: Option<NaiveDate>,
    /// How many bytes it is said to have.
    pub bytes: u64,
    /// When it was announced.
    pub began_at: DateTime<Utc>,
}

/// A document that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// Whose.
    pub key: HolderKey,
    /// The document, as registrations name it.
    pub evidence: EvidenceId,
    /// The document, as the vault names it.
    pub document: String,
    /// Its wrapped key; empty until all of it is in the vault.
    pub wrapped_key: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
    /// SHA-256 of what was sent.
    pub sha256: [u8; 32],
    /// Whether what was sent is still kept, sealed.
    pub original: bool,
    /// When it came.
    pub added_at: DateTime<Utc>,
}

/// Where the rows of documents are kept.
pub trait Papers: Send + Sync + 'static {
    /// Takes an upload in, unless there is one for the same document; returns the one there is then.
    fn put_upload(&self, upload: UploadRow) -> Later<'_, UploadRow>;

    /// An upload of a holder.
    fn upload(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, Option<UploadRow>>;

    /// Forgets an upload.
    fn drop_upload(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, ()>;

    /// The uploads announced before a moment.
    fn uploads_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<UploadRow>>;

    /// Keeps the row of a document, as it is from now on.
    fn put_paper(&self, paper: PaperRow) -> Later<'_, ()>;

    /// The row of a holder's document.
    fn paper(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, Option<PaperRow>>;

    /// A council's documents, in the order of holder and document, after one of them, at most so many.
    fn papers(
        &self,
        council: CouncilId,
        after: Option<(HolderKey, EvidenceId)>,
        limit: u32,
    ) -> Later<'_, Vec<PaperRow>>;

    /// Forgets a document and its key.
    fn drop_paper(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, ()>;
}
