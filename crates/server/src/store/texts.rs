//! Text messages that came in and what was replied, so that one that is delivered again gets the same reply. A store
//! keeps neither what was written nor by whom.

use super::Later;
use super::accounts::Told;
use chrono::{DateTime, Utc};
use permit_rules::CouncilId;

/// Who brings text messages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provider {
    /// A Kannel gateway.
    Kannel,
    /// GOV.UK Notify.
    Notify,
    /// The handset of a demonstration.
    Demo,
}

impl Provider {
    /// As kept, and as the log names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kannel => "kannel",
            Self::Notify => "notify",
            Self::Demo => "demo",
        }
    }
}

/// Which message: nobody else's has the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextKey {
    /// The council it was sent to.
    pub council: CouncilId,
    /// Who brought it.
    pub provider: Provider,
    /// Its name there.
    pub message: String,
}

/// Where replies to text messages are kept.
pub trait Texts: Send + Sync + 'static {
    /// The reply to a message, if it was answered before.
    fn replied(&self, key: TextKey) -> Later<'_, Option<String>>;

    /// Keeps the reply to a message, and tells where it is the first. Returns the first.
    fn keep_reply(&self, key: TextKey, reply: String, at: DateTime<Utc>, told: Told) -> Later<'_, String>;

    /// Forgets replies given before a moment.
    fn forget_replies(&self, before: DateTime<Utc>) -> Later<'_, ()>;
}
