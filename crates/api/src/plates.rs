//! Plates as people see them.

use permit_rules::{PlateKind, Vrn};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `read_plate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadPlate {
    /// As typed.
    pub plate: String,
}

/// Output of `read_plate`, and a plate wherever one is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Plate {
    /// Its normal form.
    pub vrn: Vrn,
    /// With its space, as on the vehicle.
    pub shown: String,
    /// What it looks like.
    pub kind: PlateKind,
    /// What may have been meant, where the shape is not one we know.
    pub suggestions: Vec<PlateSuggestion>,
}

/// A plate that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlateSuggestion {
    /// Its normal form.
    pub vrn: Vrn,
    /// With its space.
    pub shown: String,
}

impl PlateSuggestion {
    /// A plate as people see it, without more.
    pub fn of(vrn: &Vrn) -> Self {
        Self { shown: vrn.spaced(), vrn: vrn.clone() }
    }
}

impl Plate {
    /// The plate as people see it.
    pub fn of(vrn: &Vrn) -> Self {
        let suggestion = |vrn: Vrn| PlateSuggestion { shown: vrn.spaced(), vrn };
        Self {
            vrn: vrn.clone(),
            shown: vrn.spaced(),
            kind: vrn.kind(),
            suggestions: vrn.suggestions().into_iter().map(suggestion).collect(),
        }
    }
}
