//! Vehicle registration marks (plates): read what people type, say what it looks like, never refuse for shape alone.
//!
//! A plate of a shape we do not know may be foreign, or new. It is classified, and the resident is asked; refusing
//! would leave a visitor without cover. Proposals for likely slips (O for 0) are proposals: nothing is repaired unasked.

mod alike;
mod shape;

pub use alike::Nearness;

use crate::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shape::Shape;
use std::collections::BTreeSet;
use std::fmt;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

/// The most letters and figures taken: more than any country uses.
pub const MAX_LENGTH: usize = 15;

/// A vehicle registration mark in its normal form: 2 to 15 of `A`–`Z` and `0`–`9`. Compare plates by this.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct Vrn(String);

/// What a plate looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlateKind {
    /// Great Britain since September 2001: AB12 CDE.
    Current,
    /// 1983 to 2001: A123 BCD.
    Prefix,
    /// A vehicle of unknown age: Q123 ABC.
    AgeUnknown,
    /// 1963 to 1983: ABC 123D.
    Suffix,
    /// Northern Ireland: AIA 1234.
    NorthernIreland,
    /// Before 1963: ABC 123 or 123 ABC.
    Dateless,
    /// Diplomats: 101 D 101.
    Diplomatic,
    /// Armed forces: AB 12 CD.
    Military,
    /// Motor traders: 01234.
    Trade,
    /// None of these: foreign, or mistyped.
    Unrecognised,
}

impl Vrn {
    /// The plate in a text that a person typed: case, spaces, dashes and full-width letters do not matter.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let normal: String =
            text.nfkc().flat_map(char::to_uppercase).filter(char::is_ascii_alphanumeric).collect();
        match normal.len() {
            0 => Err(Refusal::PlateMissing),
            1 => Err(Refusal::PlateTooShort),
            2..=MAX_LENGTH => Ok(Self(normal)),
            _ => Err(Refusal::PlateTooLong { max: MAX_LENGTH }),
        }
    }

    /// The normal form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it looks like.
    pub fn kind(&self) -> PlateKind {
        Shape::of(&self.0).map_or(PlateKind::Unrecognised, Shape::kind)
    }

    /// The plate as it stands on a vehicle, with its spaces; as it is where the shape is unknown.
    pub fn spaced(&self) -> String {
        Shape::of(&self.0).map_or_else(|| self.0.clone(), |shape| shape.spaced(&self.0))
    }

    /// Plates that may have been meant when this one has no known shape: figures typed for letters and letters for
    /// figures, as few of them as make a plate. In alphabetical order, never this one.
    pub fn suggestions(&self) -> Vec<Self> {
        if self.kind() != PlateKind::Unrecognised {
            return Vec::new();
        }
        let slips = |repair: &str| repair.bytes().zip(self.0.bytes()).filter(|(a, b)| a != b).count();
        let meant: BTreeSet<_> = shape::repairs(&self.0)
            .into_iter()
            .filter(|repair| Shape::of(repair).is_some())
            .map(|repair| (slips(&repair), repair))
            .collect();
        let fewest = meant.first().map_or(0, |(slips, _)| *slips);
        meant.into_iter().take_while(|(slips, _)| *slips == fewest).map(|(_, repair)| Self(repair)).collect()
    }
}

impl TryFrom<String> for Vrn {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).map_err(|_| "a plate has 2 to 15 letters and figures")
    }
}

impl From<Vrn> for String {
    fn from(vrn: Vrn) -> Self {
        vrn.0
    }
}

impl fmt::Display for Vrn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PlateKind::{
        AgeUnknown, Current, Dateless, Diplomatic, Military, NorthernIreland, Prefix, Suffix, Trade,
        Unrecognised,
    };

    #[test]
    fn knows_every_kind_and_spaces_it() {
        let cases = [
            ("AB12 CDE", Current),
            ("AA02 ZZZ", Current),
            ("BD51 SMR", Current),
            ("AB50 CDE", Current),
            ("A123 BCD", Prefix),
            ("Y1 ABC", Prefix),
            ("Q123 ABC", AgeUnknown),
            ("ABC 123D", Suffix),
            ("ABC 1Y", Suffix),
            ("AIA 1234", NorthernIreland),
            ("AXI 1", NorthernIreland),
            ("BZ 1234", NorthernIreland),
            ("XIA 9999", NorthernIreland),
            ("ABZ 1234", NorthernIreland),
            ("IA 1", Dateless),
            ("A 1", Dateless),
            ("1 A", Dateless),
            ("ABC 123", Dateless),
            ("123 ABC", Dateless),
            ("1234 AB", Dateless),
            ("101 D 101", Diplomatic),
            ("900 X 400", Diplomatic),
            ("AB 12 CD", Military),
            ("12 AB 34", Military),
            ("01234", Trade),
        ];
        for (shown, kind) in cases {
            let vrn = Vrn::read(shown).unwrap();
            assert_eq!(vrn.kind(), kind, "{shown}");
            assert_eq!(vrn.spaced(), shown);
        }
    }

    #[test]
    fn takes_what_it_does_not_know() {
        let unknown = [
            "AB01CDE",
            "AI12CDE",
            "ZA12CDE",
            "A012BCD",
            "U123ABC",
            "Z123ABC",
            "AB12CD3",
            "ABCDEFG",
            "12-ABC-3",
            "1-ABC-234",
        ];
        for text in unknown {
            assert_eq!(Vrn::read(text).unwrap().kind(), Unrecognised, "{text}");
        }
    }

    #[test]
    fn reads_what_people_type() {
        for text in ["ab12cde", " AB12 CDE ", "ab-12-cde", "ＡＢ１２ＣＤＥ", "A.B.1.2.C.D.E", "ab12\tcde\n"]
        {
            assert_eq!(Vrn::read(text).unwrap().as_str(), "AB12CDE", "{text:?}");
        }
    }

    #[test]
    fn refuses_only_what_no_plate_can_be() {
        assert_eq!(Vrn::read(""), Err(Refusal::PlateMissing));
        assert_eq!(Vrn::read(" - é "), Err(Refusal::PlateMissing));
        assert_eq!(Vrn::read("A"), Err(Refusal::PlateTooShort));
        assert_eq!(Vrn::read("ABCDEFGH12345678"), Err(Refusal::PlateTooLong { max: 15 }));
        assert!(Vrn::read("ABCDEFGH1234567").is_ok());
    }

    #[test]
    fn proposes_what_may_have_been_meant() {
        let cases: [(&str, &[&str]); 6] = [
            ("ABI2CDE", &["AB12CDE"]),
            // A plate of its own, so nothing is proposed.
            ("A812CDE", &[]),
            ("ABO7CDE", &["AB07CDE"]),
            ("AB12CD0", &["AB12CDO"]),
            ("AB12CD1", &[]),
            ("AB12CDE", &[]),
        ];
        for (typed, meant) in cases {
            let proposed = Vrn::read(typed).unwrap().suggestions();
            let proposed: Vec<_> = proposed.iter().map(Vrn::as_str).collect();
            assert_eq!(proposed, meant, "{typed}");
        }
    }
}
