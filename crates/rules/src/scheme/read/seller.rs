//! Checks who sells, as a scheme file says it.

use crate::scheme::span::Check;
use crate::scheme::{Seller, Vat, file};
use std::ops::Range;
use toml::Spanned;

impl Check<'_> {
    pub(super) fn seller(&mut self, written: file::Seller) -> Seller {
        let name = self.words(written.name, "seller.name");
        let lines = written.address.get_ref();
        if lines.is_empty() || lines.iter().any(|line| line.trim().is_empty()) {
            self.fault(written.address.span(), "seller.address", "an address has lines, none of them empty");
        }
        if let Some(email) = &written.email {
            let is_one = |text: &str| {
                text.split_once('@').is_some_and(|(who, place)| !who.is_empty() && place.contains('.'))
                    && !text.contains(char::is_whitespace)
            };
            if !is_one(email.get_ref()) {
                self.fault(email.span(), "seller.email", "no e-mail address");
            }
        }
        Seller {
            name,
            address: written.address.into_inner(),
            email: written.email.map(Spanned::into_inner),
            vat: self.vat(written.vat),
        }
    }

    fn vat(&mut self, written: Spanned<file::Vat>) -> Vat {
        let at = written.span();
        match written.into_inner() {
            file::Vat::OutsideScope => Vat::OutsideScope,
            file::Vat::Exempt => Vat::Exempt,
            file::Vat::Included { percent, number } => {
                let percent_hundredths = self.hundredths(&percent, at.clone());
                if !number.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == ' ')
                    || number.trim().len() < 5
                {
                    self.fault(at, "seller.vat", "a VAT number is letters and digits, such as GB123456789");
                }
                Vat::Included { percent_hundredths, number }
            }
        }
    }

    /// A rate such as 20 or 12.5 in hundredths of a per cent. Read from its digits, so that nothing is rounded.
    fn hundredths(&mut self, written: &toml::Value, at: Range<usize>) -> u32 {
        let text = written.to_string();
        let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
        let read = match (whole.parse::<u32>(), part.len(), part.parse::<u32>()) {
            (Ok(whole), 1, Ok(tenths)) => whole.checked_mul(100).map(|rate| rate + 10 * tenths),
            (Ok(whole), 2, Ok(hundredths)) => whole.checked_mul(100).map(|rate| rate + hundredths),
            (Ok(_) | Err(_), ..) => None,
        };
        let rate = read.filter(|rate| (1..=10_000).contains(rate));
        if rate.is_none() {
            self.fault(
                at,
                "seller.vat",
                "a rate is above 0 and up to 100 per cent, with at most two decimals",
            );
        }
        rate.unwrap_or(0)
    }
}
