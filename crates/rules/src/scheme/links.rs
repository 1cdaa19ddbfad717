//! How many links to visitors a scheme lets a holder give, and for how long. Whether it lets them at all is a channel of
//! the permit.

use serde::{Deserialize, Serialize};

/// What links a scheme allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRules {
    /// How many days ahead the last day of a link may be.
    pub days_ahead: u32,
    /// The most stays one link is good for.
    pub uses: u32,
    /// The most links a holder has that still start stays.
    pub live: u32,
}

impl Default for LinkRules {
    fn default() -> Self {
        Self { days_ahead: 14, uses: 10, live: 20 }
    }
}
