//! What happened to a stay, told from the stay before and after: for those who want to hear of it. Decides nothing.

use crate::Stay;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that happens to a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// It was activated, for now or for later.
    Activated,
    /// Its plate was corrected, or it was made longer.
    Changed,
    /// It was cancelled before it started.
    Cancelled,
    /// Its time is over, or it was stopped early.
    Ended,
}

impl Happening {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Activated, Self::Changed, Self::Cancelled, Self::Ended];

    /// What a decision did to a stay, given the stay before it; none where nobody would notice. That a stay was stopped
    /// is told by its end, which is now.
    pub fn of(before: Option<&Stay>, after: &Stay) -> Option<Self> {
        let Some(before) = before else { return Some(Self::Activated) };
        if before.stands() && !after.stands() {
            return Some(Self::Cancelled);
        }
        (before.vrn != after.vrn || before.end < after.end).then_some(Self::Changed)
    }
}
