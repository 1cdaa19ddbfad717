//! What a decision does to a permit holder. A change carries whole rows, so that applying it twice does no harm.

use crate::{Bundle, Holder, Stay};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The outcome of a command that the rules allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What to store, all of it or nothing.
    pub changes: Vec<Change>,
    /// The stay as it is afterwards.
    pub stay: Stay,
}

/// One row of a permit holder as it is from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// A bundle was bought, or visits of it were spent or given back.
    Bundle {
        /// The bundle from now on.
        bundle: Bundle,
    },
    /// A stay was activated, corrected or cancelled.
    Stay {
        /// The stay from now on.
        stay: Stay,
    },
    /// The registration was renewed, or ended.
    Registration {
        /// The last day it is valid.
        until: Option<NaiveDate>,
    },
}

impl Holder {
    /// Takes a change over.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Bundle { bundle } => {
                self.bundles.insert(bundle.id.clone(), bundle.clone());
            }
            Change::Stay { stay } => {
                self.stays.insert(stay.id.clone(), stay.clone());
            }
            Change::Registration { until } => self.registered_until = *until,
        }
    }
}
