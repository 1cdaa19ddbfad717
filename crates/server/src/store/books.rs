//! The books of visits as a store keeps them, whole, for the one who checks them. A store says here what it finds in its
//! own rows and compares nothing with the rules.

use super::{HolderKey, Later};
use permit_rules::ledger::Pots;
use permit_rules::{BundleId, CouncilId, Holder, HolderId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Everything a store has of one holder's visits and orders, all of one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// Whose.
    pub key: HolderKey,
    /// The holder with all bundles, stays and orders; with none where its rows cannot be read.
    pub holder: Holder,
    /// Why nothing of it is changed, if so.
    pub frozen: Option<String>,
    /// The pots of each bundle as its row has them.
    pub kept: BTreeMap<BundleId, Pots>,
    /// The pots of each bundle as its postings make them.
    pub posted: BTreeMap<BundleId, Pots>,
    /// The bundles that were there before there were books.
    pub older: BTreeSet<BundleId>,
    /// How many postings there are.
    pub postings: u64,
    /// What does not fit among the rows themselves.
    pub flaws: Vec<Flaw>,
}

/// What a store finds wrong with its own rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// A row holds what cannot be read.
    Unreadable,
    /// The journal does not have just as many changes as the holder has seen.
    Journal,
    /// A posting names no change of the journal.
    Unrecorded,
    /// An order's row says something else than its content.
    OrderRow,
    /// A stay ends before it begins, or costs nothing.
    StayRow,
}

impl fmt::Display for Flaw {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Unreadable => "a row cannot be read",
            Self::Journal => "the journal has not just the changes that were made",
            Self::Unrecorded => "a posting names no change of the journal",
            Self::OrderRow => "an order's row differs from its content",
            Self::StayRow => "a stay ends before it begins or costs nothing",
        })
    }
}

/// Whose books were written in, and how far that was looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The holders, each once.
    pub holders: BTreeSet<HolderKey>,
    /// The place in the store's journal up to which it was looked.
    pub place: u64,
}

/// Where books are read.
pub trait Books: Send + Sync + 'static {
    /// The books of the holders of a council that come after one, at most so many. Each is of one moment, which is
    /// enough: a write touches one holder.
    fn books(&self, council: CouncilId, after: Option<HolderId>, limit: u32) -> Later<'_, Vec<Book>>;

    /// The books of one holder.
    fn book(&self, key: HolderKey) -> Later<'_, Option<Book>>;

    /// Whose books were written in after a place of the store's journal, looking at so many entries at most.
    fn touched(&self, after: u64, limit: u32) -> Later<'_, Touched>;

    /// The place the store's journal has come to.
    fn journal_end(&self) -> Later<'_, u64>;

    /// Rows that belong to a holder who is not there, by the holder they name.
    fn strays(&self) -> Later<'_, Vec<HolderKey>>;
}
