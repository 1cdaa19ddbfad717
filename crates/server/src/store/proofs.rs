//! What is looked up about stays apart from decisions: which stay a receipt's code proves, and who keeps plates that have
//! not been used for long.

use super::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, StayId};

/// Where proofs are kept, and holders found by the plates they keep.
pub trait Proofs: Send + Sync + 'static {
    /// Keeps that a code, by its hash, proves a holder's stay. Kept already, it stays as it is.
    fn put_proof(&self, key: HolderKey, stay: StayId, mark: [u8; 32], at: DateTime<Utc>) -> Later<'_, ()>;

    /// Whose stay a code proves, by its hash.
    fn proof(&self, council: CouncilId, mark: [u8; 32]) -> Later<'_, Option<(HolderKey, StayId)>>;

    /// The holders who keep a plate that was last used before a moment.
    fn with_plates_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<HolderKey>>;
}
