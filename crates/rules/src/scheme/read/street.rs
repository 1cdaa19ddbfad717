//! Checks where visitors may stand and what officers go by, as a scheme file says it.

use crate::scheme::span::Check;
use crate::scheme::{Enforcement, Street, Words, file};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The most minutes a stay may be overlooked after its end.
const MOST_GRACE: u32 = 60;

impl Check<'_> {
    /// The kinds of bay by the names that streets use for them.
    pub(super) fn bays(&mut self, written: BTreeMap<String, Spanned<Words>>) -> BTreeMap<String, Words> {
        let mut read = |(kind, words): (String, Spanned<Words>)| {
            let words = self.words(words, &format!("bays.{kind}"));
            (kind, words)
        };
        written.into_iter().map(&mut read).collect()
    }

    pub(super) fn streets(
        &mut self,
        written: Vec<file::Street>,
        bays: &BTreeMap<String, Words>,
        field: &str,
    ) -> Vec<Street> {
        let mut names = BTreeSet::new();
        let mut streets = Vec::new();
        for street in written {
            let name = self.filled(&street.name, &format!("{field}.name"));
            if !names.insert(name.to_lowercase()) {
                self.fault(street.name.span(), format!("{field}.name"), "the zone has this street already");
            }
            let kinds = street.bays.get_ref();
            if kinds.is_empty() || kinds.iter().any(|kind| !bays.contains_key(kind)) {
                let reason = "at least one kind of bay, each one of those in `bays`";
                self.fault(street.bays.span(), format!("{field}.bays"), reason);
            }
            let note = street.note.map(|note| self.words(note, &format!("{field}.note")));
            streets.push(Street { name, bays: street.bays.into_inner(), note });
        }
        streets
    }

    pub(super) fn enforcement(&mut self, written: file::Enforcement) -> Enforcement {
        let usual = Enforcement::default();
        let mut within = |value: Option<Spanned<u32>>, usual: u32, name: &str, range| {
            value.map_or(usual, |value| self.within(&value, &format!("enforcement.{name}"), range))
        };
        Enforcement {
            grace_minutes: within(
                written.grace_minutes,
                usual.grace_minutes,
                "grace_minutes",
                0..=MOST_GRACE,
            ),
            keep_check_days: within(
                written.keep_check_days,
                usual.keep_check_days,
                "keep_check_days",
                1..=3650,
            ),
        }
    }
}
