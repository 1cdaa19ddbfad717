//! Who sells the bundles and how value added tax stands to their price: what a receipt has to say.

use super::Words;
use serde::{Deserialize, Serialize};

/// The seller as receipts name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seller {
    /// Its name by language.
    pub name: Words,
    /// Its postal address, line by line.
    pub address: Vec<String>,
    /// Where to write about a purchase.
    pub email: Option<String>,
    /// How value added tax stands to the prices.
    pub vat: Vat,
}

/// How value added tax (VAT) stands to a price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "treatment", rename_all = "snake_case")]
pub enum Vat {
    /// Not a supply in the course of business: there is no VAT, as with most permits of a council.
    OutsideScope,
    /// A supply that is exempt: there is no VAT.
    Exempt,
    /// Prices include VAT.
    Included {
        /// The rate in hundredths of a per cent: 2000 is 20 %.
        percent_hundredths: u32,
        /// The seller's VAT registration number.
        number: String,
    },
}

impl Vat {
    /// How much of a gross amount is VAT, both in pence: gross × rate ÷ (100 % + rate), to the nearest penny, half a
    /// penny up. Taken once from the total of an order: taken from each bundle it could differ by pennies.
    pub fn part_of(&self, gross: u32) -> u32 {
        let rate = match self {
            Self::OutsideScope | Self::Exempt => 0,
            Self::Included { percent_hundredths, .. } => u64::from(*percent_hundredths),
        };
        let whole = 10_000 + rate;
        let rounded = (2 * u64::from(gross) * rate + whole) / (2 * whole);
        // The part is never more than the whole, so it always fits.
        u32::try_from(rounded).unwrap_or(gross)
    }
}
