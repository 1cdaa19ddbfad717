//! What the resident is told of what was done at the desk, so that somebody who only sounded like them is found out.
//! Decides nothing, and sends nothing: the letters are posted with the decision.

use crate::letters::{Letter, LetterKind};
use crate::outcome;
use crate::store::{Account, HolderKey};
use chrono::{DateTime, Utc};
use permit_api::Arg;
use permit_api::stays::ZoneName;
use permit_rules::{Command, Holder, RequestId, Scheme, Stay, day};
use std::collections::BTreeMap;

/// What was done.
pub struct About<'a> {
    /// What was asked.
    pub command: &'a Command,
    /// The stay from now on.
    pub stay: &'a Stay,
    /// The holder from now on.
    pub after: &'a Holder,
    /// Whose rules.
    pub scheme: &'a Scheme,
    /// When.
    pub now: DateTime<Utc>,
}

/// A letter to every member who can be written to.
pub fn letters(key: &HolderKey, request: &RequestId, members: &[Account], of: &About<'_>) -> Vec<Letter> {
    words(of).map_or_else(Vec::new, |words| outcome::letters(key, request, members, words, of.now))
}

fn words(of: &About<'_>) -> Option<(LetterKind, BTreeMap<String, Arg>)> {
    let stay = of.stay;
    let plate = ("plate", Arg::Text(stay.vrn.spaced()));
    let from = ("from", Arg::Time(stay.start));
    let ends = ("ends", Arg::Until(stay.end));
    let (kind, args) = match of.command {
        Command::Activate(_) => {
            let zone = ("zone", Arg::Text(ZoneName::of(&stay.zone, of.scheme).name));
            let left = of.after.visits_usable_on(&stay.product, day::of(of.now, of.scheme.timezone));
            (LetterKind::ActivatedByPhone, vec![plate, zone, from, ends, ("left", Arg::Number(left.into()))])
        }
        Command::Correct { .. } => {
            let before = stay.corrections.last().map(|it| it.from.spaced()).unwrap_or_default();
            (LetterKind::CorrectedByPhone, vec![plate, ("before", Arg::Text(before)), ends])
        }
        Command::Cancel { .. } => (LetterKind::CancelledByPhone, vec![plate, from]),
        // The desk offers none of these.
        Command::ActivateMany(_)
        | Command::Stop { .. }
        | Command::Extend(_)
        | Command::Plates(_)
        | Command::Helpers(_)
        | Command::Register(_)
        | Command::Links(_)
        | Command::ByLink(_)
        | Command::Buy(_) => return None,
    };
    Some((kind, args.into_iter().map(|(name, arg)| (name.to_owned(), arg)).collect()))
}
