//! When a council's residents and their visitors are not to be disturbed, and how much they are told.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// How notices that a stay is about to end are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// The local time from which nobody is told.
    pub quiet_from: NaiveTime,
    /// The local time until just before which nobody is told.
    pub quiet_until: NaiveTime,
    /// How many minutes before the end a visitor is told who shall be.
    pub visitor_minutes: u32,
    /// The most texts about ends that go out for one holder in 24 hours.
    pub texts_a_day: u32,
}

impl Default for Notices {
    /// From nine in the evening until eight in the morning, half an hour before, and ten texts.
    fn default() -> Self {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
        Self { quiet_from: hour(21), quiet_until: hour(8), visitor_minutes: 30, texts_a_day: 10 }
    }
}
