//! Calls at the telephone desk, and finding holders by what a caller says. A call is a short permission: it names the
//! handler's device and the holder, and counts which questions were answered rightly. Answers themselves are not kept.

use super::Later;
use super::audit::Line;
use crate::folding;
use chrono::{DateTime, Utc};
use permit_api::desk::Question;
use permit_rules::{CouncilId, HolderId, Home, ZoneId};
use std::collections::BTreeSet;

/// A call under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// Its key, told to the handler's device.
    pub id: String,
    /// The council.
    pub council: CouncilId,
    /// The handler.
    pub account: String,
    /// The device on which the holder was opened.
    pub device: String,
    /// The holder who is believed to call.
    pub holder: HolderId,
    /// When the call came in.
    pub received_at: DateTime<Utc>,
    /// When the holder was opened.
    pub opened_at: DateTime<Utc>,
    /// The first moment at which the holder has to be opened again.
    pub until: DateTime<Utc>,
    /// The questions that were answered rightly.
    pub right: BTreeSet<Question>,
    /// How many more rounds with a wrong answer it bears.
    pub tries_left: u32,
}

impl CallRow {
    /// Takes the outcome of a round of questions, unless it is over.
    pub fn answer(&mut self, right: &BTreeSet<Question>, wrong: bool, now: DateTime<Utc>) {
        if now < self.until && self.tries_left > 0 {
            self.right.extend(right);
            self.tries_left -= u32::from(wrong);
        }
    }
}

/// A holder that was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundHolder {
    /// The holder.
    pub holder: HolderId,
    /// The name on record, or else that of a member; empty where there is neither.
    pub name: String,
    /// The address on record.
    pub home: Option<Home>,
    /// The zone, once an address has been accepted.
    pub zone: Option<ZoneId>,
}

/// Holders that are looked at for one search, at most: more have to be told apart by another word.
pub(super) const MOST_LOOKED_AT: usize = 500;

/// The words by which a holder is found, given the names of holder and members, and the address.
pub(super) fn search_words<'a>(
    names: impl Iterator<Item = &'a str>,
    home: Option<&Home>,
) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = names.flat_map(folding::words).collect();
    if let Some(home) = home {
        found.extend(folding::words(&home.line));
        // Both as one word and as two, because it is said and typed in both ways.
        found.extend(folding::words(&home.postcode));
        found.insert(folding::number(&home.postcode).to_lowercase());
    }
    found.remove("");
    found
}

/// The order of a list of holders, and its end.
pub(super) fn listed(mut found: Vec<FoundHolder>, limit: u32) -> Vec<FoundHolder> {
    found.sort_by_cached_key(|it| (folding::words(&it.name), it.holder.clone()));
    found.truncate(limit as usize);
    found
}

/// Where calls are kept and callers found.
pub trait Calls: Send + Sync + 'static {
    /// Keeps a new call, ends those that the device had before, and puts it on record.
    fn put_call(&self, call: CallRow, line: Line) -> Later<'_, ()>;

    /// A call of a council, over or not.
    fn call(&self, council: CouncilId, id: String) -> Later<'_, Option<CallRow>>;

    /// Takes the outcome of a round of questions as [`CallRow::answer`] does, and puts it on record. The call from then on.
    fn answer_call(
        &self,
        council: CouncilId,
        id: String,
        outcome: (BTreeSet<Question>, bool),
        now: DateTime<Utc>,
        line: Line,
    ) -> Later<'_, Option<CallRow>>;

    /// The holders of a council that have, for each of these folded words, one that begins with it; by name, at most so
    /// many.
    fn find_holders(&self, council: CouncilId, words: Vec<String>, limit: u32)
    -> Later<'_, Vec<FoundHolder>>;
}
