//! How many bundles may still be bought in the scheme's year.
//!
//! The seed: "limited to 20 permits per resident per annum. The year begins 1st April." What counts is the local day
//! of the purchase, whatever the bundle's own twelve months.

use crate::scheme::{Product, Scheme};
use crate::{Holder, day};
use chrono::{DateTime, NaiveDate, Utc};

/// Bundles bought and still to be bought in the year that a moment falls in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// The most that may be bought in the year.
    pub cap: u32,
    /// Bought in the year so far.
    pub bought: u32,
    /// The first day of the year.
    pub since: NaiveDate,
    /// The first day of the next year, when a new allowance begins.
    pub renews: NaiveDate,
}

impl Allowance {
    /// Bundles that may still be bought.
    pub fn left(&self) -> u32 {
        self.cap.saturating_sub(self.bought)
    }
}

/// The allowance of a holder for a product, at a moment.
pub fn allowance(holder: &Holder, product: &Product, scheme: &Scheme, now: DateTime<Utc>) -> Allowance {
    let zone = scheme.timezone;
    let (since, renews) = day::year_around(day::of(now, zone), product.cap.month, product.cap.day);
    let in_year = |bought: DateTime<Utc>| (since..renews).contains(&day::of(bought, zone));
    let of_product = holder.bundles.values().filter(|bundle| bundle.product == product.id);
    let bought = of_product.filter(|bundle| in_year(bundle.bought_at)).count();
    Allowance { cap: product.cap.bundles, bought: u32::try_from(bought).unwrap_or(u32::MAX), since, renews }
}

/// The last local day on which a bundle bought at a moment can be used.
/// The seed: "Visitor permits are valid for 12 months from date of purchase."
pub fn last_day(bought: DateTime<Utc>, product: &Product, scheme: &Scheme) -> NaiveDate {
    day::months_later(day::of(bought, scheme.timezone), product.valid_months)
}
