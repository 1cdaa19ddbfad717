//! The demonstration's inbox and its handset: letters and texts that a real server would have sent, and texts that a
//! mobile network would have brought. Nothing of it exists elsewhere.

use chrono::{DateTime, Utc};
use permit_rules::CouncilId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `demo_inbox`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetInbox {}

/// Output of `demo_inbox`: the latest first, at most 50.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Inbox {
    /// The letters.
    pub letters: Vec<LetterView>,
}

/// A letter, or a text, as its reader would have it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LetterView {
    /// Its key.
    pub id: String,
    /// To which address or number.
    pub to: String,
    /// Whether it is a text message.
    pub text_message: bool,
    /// Its language.
    pub language: crate::words::Lang,
    /// What it is about; empty for a text.
    pub subject: String,
    /// Its words.
    pub plain: String,
    /// The link in it, if there is one.
    pub link: Option<String>,
    /// What a real letter would have enclosed, by its file's name.
    pub enclosed: Option<String>,
    /// When it was, or is to be, sent.
    pub at: DateTime<Utc>,
    /// Whether it has been sent.
    pub sent: bool,
}

impl std::fmt::Debug for LetterView {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("LetterView").field("at", &self.at).finish_non_exhaustive()
    }
}

/// Input of `demo_text`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SendText {
    /// To which council's number; the first council's where none is named.
    pub council: Option<CouncilId>,
    /// The number of the mobile.
    pub from: String,
    /// What it says.
    pub words: String,
}

impl std::fmt::Debug for SendText {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SendText").field("council", &self.council).finish_non_exhaustive()
    }
}

/// Output of `demo_text`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TextAnswer {
    /// The text that comes back; none where nothing does.
    pub reply: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl std::fmt::Debug for TextAnswer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("TextAnswer").field("at", &self.at).finish_non_exhaustive()
    }
}
