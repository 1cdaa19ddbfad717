//! The shapes of British plates, as patterns over normalised text: one table, tried in order.
//!
//! Letters and figures a class never used are left out of its pattern, since they tell a slip from a plate. The
//! groups of a pattern are the parts that stand apart on the vehicle.

use super::PlateKind;
use PlateKind::{
    AgeUnknown, Current, Dateless, Diplomatic, Military, NorthernIreland, Prefix, Suffix, Trade,
};
use regex::Regex;
use std::sync::LazyLock;

/// One class of plate.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    kind: PlateKind,
    pattern: &'static Regex,
}

#[rustfmt::skip]
const TABLE: &[(PlateKind, &str)] = &[
    (Current, "^([A-HJ-PR-Y]{2}(?:0[2-9]|[1-9][0-9]))([A-HJ-PR-Z]{3})$"),
    (Prefix, "^([A-HJ-NPR-TV-Y][1-9][0-9]{0,2})([A-HJ-PR-Y]{3})$"),
    (AgeUnknown, "^(Q[1-9][0-9]{0,2})([A-HJ-PR-Y]{3})$"),
    (Suffix, "^([A-HJ-PR-Y]{3})([1-9][0-9]{0,2}[A-HJ-NPR-TV-Y])$"),
    (NorthernIreland, "^([A-Z]I|[A-HJ-PR-Y]Z|[A-HJ-PR-Y][A-HJ-PR-Z]?[IZ]|[A-HJ-PR-Y][IZ][A-HJ-PR-Z])([1-9][0-9]{0,3})$"),
    (Dateless, "^([A-Z]{1,2})([1-9][0-9]{0,3})$"),
    (Dateless, "^([A-Z]{3})([1-9][0-9]{0,2})$"),
    (Dateless, "^([1-9][0-9]{0,3})([A-Z]{1,2})$"),
    (Dateless, "^([1-9][0-9]{0,2})([A-Z]{3})$"),
    (Diplomatic, "^([0-9]{3})([DX])([0-9]{3})$"),
    (Military, "^([A-Z]{2})([0-9]{2})([A-Z]{2})$"),
    (Military, "^([0-9]{2})([A-Z]{2})([0-9]{2})$"),
    (Trade, "^([0-9]{5})$"),
    (Trade, "^([0-9]{3})([A-Z]{1,2})$"),
];

static SHAPES: LazyLock<Vec<(PlateKind, Regex)>> = LazyLock::new(|| {
    TABLE.iter().filter_map(|(kind, pattern)| Some((*kind, Regex::new(pattern).ok()?))).collect()
});

impl Shape {
    /// The first class whose pattern fits.
    pub(super) fn of(text: &str) -> Option<Self> {
        let fits = |(_, pattern): &&(PlateKind, Regex)| pattern.is_match(text);
        SHAPES.iter().find(fits).map(|(kind, pattern)| Self { kind: *kind, pattern })
    }

    pub(super) fn kind(self) -> PlateKind {
        self.kind
    }

    /// The text in its parts.
    pub(super) fn spaced(self, text: &str) -> String {
        let Some(parts) = self.pattern.captures(text) else {
            return text.to_owned();
        };
        parts.iter().skip(1).flatten().map(|part| part.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// What the text becomes when letters stand where the commonest classes have letters, and figures where they have
/// figures. The results need not be plates.
pub(super) fn repairs(text: &str) -> Vec<String> {
    let current = (text.len() == 7).then_some((2, 4));
    let prefix = (5..=7).contains(&text.len()).then(|| (1, text.len() - 3));
    let figures_at = |(from, to): (usize, usize)| {
        text.char_indices()
            .map(|(at, c)| if (from..to).contains(&at) { as_figure(c) } else { as_letter(c) })
            .collect()
    };
    current.into_iter().chain(prefix).map(figures_at).collect()
}

/// Letters and figures that are taken for each other.
const ALIKE: [(char, char); 6] = [('O', '0'), ('I', '1'), ('S', '5'), ('B', '8'), ('Z', '2'), ('G', '6')];

pub(super) fn as_figure(c: char) -> char {
    ALIKE.iter().find(|(letter, _)| *letter == c).map_or(c, |(_, figure)| *figure)
}

fn as_letter(c: char) -> char {
    ALIKE.iter().find(|(_, figure)| *figure == c).map_or(c, |(letter, _)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_read() {
        assert_eq!(SHAPES.len(), TABLE.len());
    }
}
