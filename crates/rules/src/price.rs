//! What bundles cost. Free ones come first, then those at the price of the day. Nothing here asks whether so many may be
//! bought: that is the allowance.

use crate::allowance::Allowance;
use crate::scheme::{Product, Scheme};
use crate::{Holder, day};
use chrono::{DateTime, Utc};

/// Bundles that cost the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// So many.
    pub bundles: u32,
    /// What each costs, in pence.
    pub pence_each: u32,
}

impl Part {
    /// What they cost together, in pence.
    pub fn pence(&self) -> u32 {
        self.bundles.saturating_mul(self.pence_each)
    }
}

/// What so many bundles would cost the holder now, given the allowance of this moment; none while the product has no
/// price in the holder's zone.
///
/// Of the free bundles those are left that have been neither bought nor reserved in the window of the allowance; they
/// come first, the rest costs what the holder's zone pays on the local day. Parts of no bundles are left out.
pub fn price(
    holder: &Holder,
    product: &Product,
    bundles: u32,
    allowance: &Allowance,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Option<Vec<Part>> {
    let today = day::of(now, scheme.timezone);
    let pence_each = product.price_on(today, holder.zone.as_ref())?;
    let taken = allowance.bought.saturating_add(allowance.reserved);
    let free = product.free_bundles.saturating_sub(taken).min(bundles);
    let parts = [Part { bundles: free, pence_each: 0 }, Part { bundles: bundles - free, pence_each }];
    Some(parts.into_iter().filter(|part| part.bundles > 0).collect())
}

/// What all parts cost, in pence. Within a cap it always fits: a scheme whose cap would cost more is refused.
pub fn total(parts: &[Part]) -> u32 {
    parts.iter().map(Part::pence).fold(0, u32::saturating_add)
}
