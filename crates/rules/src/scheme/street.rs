//! Where in a zone visitors may stand, and what its officers go by.

use super::Words;
use serde::{Deserialize, Serialize};

/// A street with bays in which a visitor's permit of the zone is valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Street {
    /// Its name, as on its sign.
    pub name: String,
    /// The kinds of bay, each one of the scheme's.
    pub bays: Vec<String>,
    /// What else is to be known, by language: which side, which part.
    pub note: Option<Words>,
}

/// What officers go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enforcement {
    /// For how many minutes after its end a stay is to be overlooked.
    pub grace_minutes: u32,
    /// Days for which it is kept which plates officers asked about.
    pub keep_check_days: u32,
}

impl Default for Enforcement {
    fn default() -> Self {
        Self { grace_minutes: 10, keep_check_days: 30 }
    }
}
