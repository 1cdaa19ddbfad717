//! Who is told that a stay is about to end: what residents have chosen, the numbers of visitors, and who was told
//! already. A store neither knows when it is to be told nor what is said.

use super::accounts::Told;
use super::{HolderKey, Later};
use crate::letters::Letter;
use chrono::{DateTime, Utc};
use permit_api::words::Lang;
use permit_rules::{CouncilId, Stay, StayId};
use std::collections::BTreeSet;
use std::fmt;

/// By which way a resident is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeWay {
    /// By e-mail.
    Email,
    /// By text to the linked mobile.
    Text,
}

impl NoticeWay {
    /// As kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Text => "text",
        }
    }
}

/// What a resident has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeChoice {
    /// By which way.
    pub way: NoticeWay,
    /// How many minutes before the end.
    pub minutes: u32,
}

/// The number at which the visitor of a stay is told of its end.
#[derive(Clone, PartialEq, Eq)]
pub struct VisitorNumber {
    /// Which stay.
    pub stay: StayId,
    /// The number, as `+447700900123`.
    pub mobile: String,
    /// In which language.
    pub language: Lang,
}

impl fmt::Debug for VisitorNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("VisitorNumber").field("stay", &self.stay).finish_non_exhaustive()
    }
}

/// A stay whose end somebody wants to be told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Whose stay.
    pub key: HolderKey,
    /// The stay.
    pub stay: Stay,
    /// Its visitor, if there is a number.
    pub visitor: Option<VisitorNumber>,
    /// Who has been told of this end already.
    pub told: BTreeSet<String>,
}

/// Word of an end to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Whose stay.
    pub key: HolderKey,
    /// The stay, as it was when the letter was written.
    pub stay: Stay,
    /// Who is told: the same name for the same person.
    pub whom: String,
    /// The letter.
    pub letter: Letter,
    /// The most texts for the holder since a moment.
    pub most_texts: u32,
    /// That moment.
    pub since: DateTime<Utc>,
    /// When it is told.
    pub at: DateTime<Utc>,
}

/// What became of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeOutcome {
    /// The letter is posted.
    Told,
    /// They were told before, or the stay has changed meanwhile: nothing was done.
    Nothing,
    /// So many texts have gone out that this one does not; it is not asked for again.
    TooMany,
}

/// Where it is kept.
pub trait Notices: Send + Sync + 'static {
    /// What an account has chosen; none where it is not told.
    fn notice_choice(&self, council: CouncilId, account: String) -> Later<'_, Option<NoticeChoice>>;

    /// Keeps what an account of a holder has chosen, and tells.
    fn choose_notice(
        &self,
        key: HolderKey,
        account: String,
        choice: Option<NoticeChoice>,
        told: Told,
    ) -> Later<'_, ()>;

    /// The standing stays that end after a moment and no later than another, where somebody wants to be told; the soonest
    /// to end first.
    fn ending(
        &self,
        council: CouncilId,
        after: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Later<'_, Vec<Ending>>;

    /// The stays of a holder for which the number of a visitor is kept.
    fn with_visitors(&self, key: HolderKey) -> Later<'_, Vec<StayId>>;

    /// Posts a letter about an end, once for each end and person, if the stay still stands with that end and plate.
    fn tell_end(&self, notice: Notice) -> Later<'_, NoticeOutcome>;

    /// Forgets the numbers of visitors whose stay is over at a moment, with the letters to them, and who was told of ends
    /// before that, if it was before another moment. Says how many numbers that were.
    fn forget_visitors(
        &self,
        council: CouncilId,
        now: DateTime<Utc>,
        told_before: DateTime<Utc>,
    ) -> Later<'_, u32>;
}
