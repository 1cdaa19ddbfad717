//! Whose a link to visitors is. What it is good for lies with the holder, and is decided upon there.

use super::{HolderKey, Later};
use permit_rules::{CouncilId, LinkId};

/// Where links are found.
pub trait Links: Send + Sync + 'static {
    /// Whose link this is, however long ago it was withdrawn, used up or over, until it is forgotten.
    fn whose_link(&self, council: CouncilId, link: LinkId) -> Later<'_, Option<HolderKey>>;
}
