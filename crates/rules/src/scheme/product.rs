//! A kind of visitor permit: what it costs, how many may be had, how long a visit lasts and what may still be changed.

use super::{Cap, Words};
use crate::{Channel, ProductId, ZoneId};
use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A kind of visitor permit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Its name in keys.
    pub id: ProductId,
    /// Its name for people.
    pub name: Words,
    /// What a bundle counts.
    pub unit: Unit,
    /// Units in a bundle.
    pub bundle: u32,
    /// What a bundle costs. Those of one zone, and those that hold everywhere, are each in the order of their days.
    pub prices: Vec<Price>,
    /// The first so many bundles of each window of the cap cost nothing.
    pub free_bundles: u32,
    /// What becomes of the money for a bundle that is given back.
    pub refund: RefundRule,
    /// How many bundles may be bought, and in which time.
    pub cap: Cap,
    /// For how many months a bundle can be used, to the end of the last local day.
    pub valid_months: u32,
    /// How long a visit lasts.
    pub end: End,
    /// How many days ahead a stay may start.
    pub advance_days: u32,
    /// Through which channels it can be activated, and which of them only at once.
    pub channels: BTreeMap<Channel, When>,
    /// Until when a plate may be corrected.
    pub correct: Correct,
    /// Until when a stay may be cancelled for its visits.
    pub cancel: Cancel,
    /// Whether a stay can be stopped early, and what comes back then; none where it cannot.
    #[serde(default)]
    pub stop: Option<Stop>,
    /// Until when a stay may be made longer; none where it cannot.
    #[serde(default)]
    pub extend: Option<Extend>,
}

/// What a bundle counts, and what screens say: "5 visits", "20 hours".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Visits.
    Visit,
    /// Hours.
    Hour,
}

/// A price of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// The first local day it holds.
    pub from: NaiveDate,
    /// The zone whose holders pay it; none where it holds in every zone without a price of its own.
    pub zone: Option<ZoneId>,
    /// Pence.
    pub pence: u32,
}

/// What becomes of the money for a bundle that is given back.
/// The council of the seed: unused or expired visits are neither refunded nor exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefundRule {
    /// It is never given back.
    Never,
    /// It is given back for what has not been used.
    Unused,
}

/// When a visit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum End {
    /// At the midnight that ends the local day.
    CalendarDay,
    /// At a time of the next local day.
    NextDayAt {
        /// That time.
        time: NaiveTime,
    },
    /// At the same wall-clock time some hours later; 24 is the same time tomorrow.
    Rolling {
        /// That many hours.
        hours: u32,
    },
    /// When the zone's hours end that day.
    ZoneClose,
    /// When the resident says; each begun stretch of hours costs a visit.
    Chosen {
        /// Hours to a visit.
        hours_per_visit: u32,
        /// Longest stay.
        max_hours: u32,
    },
}

/// When a stay may begin, for a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Now, or in advance.
    Ahead,
    /// Only now. The seed: "Text activations are instant."
    AtOnce,
}

/// Until when a plate may be corrected: always before the start, and for some minutes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correct {
    /// Minutes after the start.
    pub minutes_after_start: u32,
}

/// Until when a stay may be cancelled, its visits going back to their bundles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "until", rename_all = "snake_case")]
pub enum Cancel {
    /// Until it starts.
    BeforeStart,
    /// Until a time of the local day before it starts.
    DayBefore {
        /// That time.
        time: NaiveTime,
    },
    /// Never.
    Never,
}

/// What stopping a stay early does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// What comes back.
    pub returns: Returns,
}

/// What comes back when a stay is stopped early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Returns {
    /// Every unit that has not been begun.
    WholeUnits,
    /// Nothing.
    #[serde(rename = "none")]
    Nothing,
}

/// Until when a stay may be made longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "until", rename_all = "snake_case")]
pub enum Extend {
    /// Until it ends.
    BeforeEnd,
}

impl Product {
    /// What a bundle costs the holders of a zone on a local day; none before the first price.
    /// A price of the zone that holds that day wins over one for all zones, whichever of them began later.
    pub fn price_on(&self, day: NaiveDate, zone: Option<&ZoneId>) -> Option<u32> {
        let held = |of: Option<&ZoneId>| {
            let mut newest_first = self.prices.iter().rev();
            newest_first.find(|price| price.zone.as_ref() == of && price.from <= day).map(|price| price.pence)
        };
        zone.and_then(|zone| held(Some(zone))).or_else(|| held(None))
    }
}
