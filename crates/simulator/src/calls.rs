//! Which operations the API has, and how often each was called.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One operation of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// `POST /v1/payments`
    Create,
    /// `GET /v1/payments/{id}`
    Read,
    /// `GET /v1/payments`
    Search,
    /// `GET /v1/payments/{id}/events`
    Events,
    /// `POST /v1/payments/{id}/cancel`
    Cancel,
    /// `POST /v1/payments/{id}/capture`
    Capture,
    /// `POST /v1/payments/{id}/refunds`
    Refund,
    /// `GET /v1/payments/{id}/refunds`
    Refunds,
    /// `GET /v1/payments/{id}/refunds/{refund}`
    ReadRefund,
}

impl Operation {
    /// The first two digits of the codes of its problems.
    pub(crate) fn family(self) -> &'static str {
        match self {
            Self::Create => "P01",
            Self::Read => "P02",
            Self::Events => "P03",
            Self::Search => "P04",
            Self::Cancel => "P05",
            Self::Refund => "P06",
            Self::ReadRefund => "P07",
            Self::Refunds => "P08",
            Self::Capture => "P10",
        }
    }
}

/// What was called so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calls {
    /// How often each operation was called with the right key, whatever became of it.
    pub called: BTreeMap<Operation, u64>,
    /// How many calls of each operation are being held now.
    pub held: BTreeMap<Operation, u32>,
    /// How many payments there are.
    pub payments: usize,
    /// References that more than one payment has.
    pub doubled: Vec<String>,
}
