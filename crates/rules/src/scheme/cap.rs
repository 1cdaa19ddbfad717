//! How many bundles a holder may buy, and in which stretch of time they count. What that leaves is worked out in
//! [`crate::allowance`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many bundles of a kind a holder may buy in a window of time.
/// The seed: "limited to 20 permits per resident per annum. The year begins 1st April."
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    /// So many bundles.
    pub bundles: u32,
    /// The time in which they count.
    pub window: Window,
}

/// The stretch of time in which a purchase counts against the cap. All of it is local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Window {
    /// A year that begins on the same day for everybody: every purchase counts until that day comes again.
    FixedYear {
        /// Month of the first day, 1 to 12.
        month: u32,
        /// The first day, 1 to 28.
        day: u32,
    },
    /// The last months, to the moment: a purchase at 15:00 counts until 15:00 on the same date so many months later.
    Rolling {
        /// So many months.
        months: u32,
    },
    /// Each purchase comes back at the beginning of the same date so many months later:
    /// "10 bought today return this date next year".
    PerPurchase {
        /// So many months.
        months: u32,
    },
    /// Years that begin on the day of the holder's first purchase of the product. One that began on 29 February begins
    /// on the 28th where there is no 29th. Before any purchase the year would begin today.
    Anniversary,
    /// The calendar month.
    CalendarMonth,
}
