//! The audit log: who did what, when and why, in one chain for each council. Every entry seals the one before it, so
//! that an entry that was changed, taken out, put in or moved is found; that the end was cut off shows only against a
//! head that was kept elsewhere.

use super::Later;
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, HolderId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Something to be put on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The council.
    pub council: CouncilId,
    /// When.
    pub at: DateTime<Utc>,
    /// Which account; none where the system acts by itself.
    pub account: Option<String>,
    /// What was done: an operation, or the name of a job.
    pub action: String,
    /// To whom, where it was to somebody.
    pub holder: Option<HolderId>,
    /// To what: a registration, a document.
    pub subject: Option<String>,
    /// Why, or with which outcome: words of the person who acted, or a code. Nothing the resident did not give.
    pub note: Option<String>,
}

/// A line in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its place in the council's chain, from 1 and without gaps.
    pub place: u64,
    /// The line.
    pub line: Line,
    /// The seal of this line and all before it.
    pub seal: [u8; 32],
}

/// The seal of a line, given the seal before it: all zeros before the first.
pub fn seal(before: &[u8; 32], place: u64, line: &Line) -> [u8; 32] {
    let content = serde_json::to_vec(line).unwrap_or_default();
    let hash = Sha256::new().chain_update(before).chain_update(place.to_be_bytes()).chain_update(content);
    hash.finalize().into()
}

/// The first place of a chain at which something does not fit, if there is one. The chain is given from its beginning.
pub fn first_fault<'a>(chain: impl IntoIterator<Item = &'a Sealed>) -> Option<u64> {
    let (mut before, mut place) = ([0; 32], 0);
    for sealed in chain {
        place += 1;
        if sealed.place != place || sealed.seal != seal(&before, place, &sealed.line) {
            return Some(place);
        }
        before = sealed.seal;
    }
    None
}

/// Where a chain stands: what is kept elsewhere, to find out later whether its end was cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Whose chain.
    pub council: CouncilId,
    /// The place of its last line.
    pub place: u64,
    /// The seal of its last line.
    pub seal: [u8; 32],
}

/// Why a text is no head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a head is written council:place:seal, as in the log")]
pub struct BadHead;

impl fmt::Display for Head {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}:", self.council, self.place)?;
        self.seal.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl FromStr for Head {
    type Err = BadHead;

    fn from_str(text: &str) -> Result<Self, BadHead> {
        let mut parts = text.trim().split(':');
        let (Some(council), Some(place), Some(hex), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(BadHead);
        };
        let mut seal = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return Err(BadHead);
        }
        for (byte, nth) in seal.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&hex[nth..nth + 2], 16).map_err(|_| BadHead)?;
        }
        let council = council.parse().map_err(|_| BadHead)?;
        Ok(Self { council, place: place.parse().map_err(|_| BadHead)?, seal })
    }
}

/// Where what was done is put on record. Nothing is ever taken off it.
pub trait AuditLog: Send + Sync + 'static {
    /// Adds lines, in order.
    fn note(&self, lines: Vec<Line>) -> Later<'_, ()>;

    /// What is on record about a subject, oldest first, at most the latest 500.
    fn record_of(&self, council: CouncilId, subject: String) -> Later<'_, Vec<Sealed>>;

    /// What is on record of some actions upon a holder, oldest first, at most the latest 500.
    fn record_of_holder(
        &self,
        council: CouncilId,
        holder: HolderId,
        actions: &'static [&'static str],
    ) -> Later<'_, Vec<Sealed>>;

    /// The place and the seal of the last line, if there is one.
    fn audit_head(&self, council: CouncilId) -> Later<'_, Option<(u64, [u8; 32])>>;

    /// The chain after a place, at most so many.
    fn chain(&self, council: CouncilId, after: u64, limit: u32) -> Later<'_, Vec<Sealed>>;
}
