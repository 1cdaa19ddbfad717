//! Plates that are taken for each other: what an officer reads on a dirty plate, or a resident types for a visitor, is
//! often one letter off. Only ever advice: a plate that looks like another is not that other.

use super::Vrn;
use super::shape::as_figure;

/// How near two plates are that are not the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// They differ only in letters and figures that are taken for each other.
    LooksTheSame,
    /// Beyond that, they differ in one place.
    OnePlace,
}

impl Vrn {
    /// The plate with figures for all letters that are taken for them. Plates with the same key look the same.
    pub fn alike(&self) -> String {
        self.0.chars().map(as_figure).collect()
    }

    /// How near another plate is; none where it is this one, or neither near.
    pub fn nearness(&self, other: &Self) -> Option<Nearness> {
        if self == other || self.0.len() != other.0.len() {
            return None;
        }
        let differing = self.alike().chars().zip(other.alike().chars()).filter(|(a, b)| a != b).count();
        match differing {
            0 => Some(Nearness::LooksTheSame),
            1 => Some(Nearness::OnePlace),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Nearness::{LooksTheSame, OnePlace};

    fn vrn(text: &str) -> Vrn {
        Vrn::read(text).unwrap()
    }

    #[test]
    fn plates_that_look_the_same_have_one_key() {
        for (one, other) in [
            ("AB12 CDO", "AB12 CD0"),
            ("OISBZG", "015826"),
            ("A8I2 CDE", "AB12 CDE"),
            ("G666 GGG", "6GG6 666"),
        ] {
            assert_eq!(vrn(one).alike(), vrn(other).alike(), "{one} {other}");
            assert_eq!(vrn(one).nearness(&vrn(other)), Some(LooksTheSame), "{one} {other}");
        }
        assert_eq!(vrn("AB12 CDE").alike(), "A812CDE");
        assert_eq!(vrn("ACDEFHJKLMNPQRT").alike(), "ACDEFHJKLMNPQRT");
    }

    #[test]
    fn one_place_apart_is_near_and_two_are_not() {
        let cases = [
            ("AB12 CDE", "AB12 CDE", None),
            ("AB12 CDE", "ab12cde", None),
            ("AB12 CDE", "AB12 CDF", Some(OnePlace)),
            ("AB12 CDE", "XB12 CDE", Some(OnePlace)),
            // One place, and one that looks the same.
            ("AB12 CDE", "AB13 CDE", Some(OnePlace)),
            ("AB12 CDE", "A812 CDF", Some(OnePlace)),
            ("AB12 CDE", "AB13 CDF", None),
            ("AB12 CDE", "BA12 CDE", None),
            ("AB12 CDE", "AB12 CD", None),
            ("AB12 CDE", "AB12 CDEF", None),
        ];
        for (one, other, near) in cases {
            assert_eq!(vrn(one).nearness(&vrn(other)), near, "{one} {other}");
            assert_eq!(vrn(other).nearness(&vrn(one)), near, "{other} {one}");
        }
    }
}
