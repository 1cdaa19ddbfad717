//! Finding the plate in the words after the keyword, and a stretch of time behind it. A plate whose shape is known wins;
//! one of no known shape, such as a foreign one, is taken only where nothing else can have been meant.

use super::{Spoken, TimeUnit};
use crate::{PlateKind, Vrn};

/// What may stand around a plate that stands by itself.
const FILLERS: [&str; 36] = [
    "PLEASE",
    "PLS",
    "THANKS",
    "THANK",
    "YOU",
    "THX",
    "TA",
    "CHEERS",
    "DIOLCH",
    "OS",
    "GWELWCH",
    "YN",
    "DDA",
    "REG",
    "REGISTRATION",
    "PLATE",
    "CAR",
    "VAN",
    "VEHICLE",
    "NUMBER",
    "NO",
    "IS",
    "FOR",
    "THE",
    "MY",
    "TO",
    "AT",
    "NOW",
    "TODAY",
    "HEDDIW",
    "NAWR",
    "AM",
    "RHIF",
    "CERBYD",
    "YW",
    "I",
];
/// The longest a word of letters alone gets in plates of no known shape.
const LETTERS: usize = 3;
/// The lengths of plates of no known shape.
const STRANGE: std::ops::RangeInclusive<usize> = 4..=10;
/// The most figures in a stretch of time.
const FIGURES: usize = 3;

/// Why there is no plate.
#[derive(Debug)]
pub(super) enum NoPlate {
    /// Nothing is there that could be one.
    Missing,
    /// It cannot be told which part of it is one.
    Mixed,
    /// It looks like a slip in another.
    Doubtful {
        /// As it was written.
        typed: Vrn,
        /// What may have been meant.
        meant: Vrn,
    },
}

/// The plate in some words, and the time behind it. Plates of no known shape only where that is asked for.
pub(super) fn read(words: &[&str], strange: bool) -> Result<(Vrn, Option<Spoken>), NoPlate> {
    if !words.iter().all(|word| word.is_ascii()) {
        return Err(NoPlate::Mixed);
    }
    if !words.is_empty() && time_at_end(words).is_some_and(|(before, _)| before.iter().all(is_filler)) {
        return Err(NoPlate::Missing);
    }
    if let Some(vrn) = known(words) {
        return Ok((vrn, None));
    }
    let (words, spoken) = without_trimmings(words);
    if let Some(vrn) = known(words) {
        return Ok((vrn, spoken));
    }
    if words.is_empty() || words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())) {
        return Err(NoPlate::Missing);
    }
    let vrn = Vrn::read(&words.concat()).map_err(|_| NoPlate::Mixed)?;
    if !strange || !may_be_strange(words, &vrn) {
        return Err(NoPlate::Mixed);
    }
    match vrn.suggestions().into_iter().next() {
        Some(meant) => Err(NoPlate::Doubtful { typed: vrn, meant }),
        None => Ok((vrn, spoken)),
    }
}

/// The plate that all the words make together, if its shape is known.
fn known(words: &[&str]) -> Option<Vrn> {
    let vrn = Vrn::read(&words.concat()).ok()?;
    (vrn.kind() != PlateKind::Unrecognised).then_some(vrn)
}

fn is_filler(word: &&str) -> bool {
    FILLERS.contains(word)
}

/// The words without courtesy before and after, and without the time behind; no more of it than it takes.
fn without_trimmings<'a, 'b>(mut words: &'b [&'a str]) -> (&'b [&'a str], Option<Spoken>) {
    let mut spoken = None;
    while let [first, rest @ ..] = words
        && is_filler(first)
        && known(words).is_none()
    {
        words = rest;
    }
    while known(words).is_none() {
        if spoken.is_none()
            && let Some((before, time)) = time_at_end(words)
        {
            (words, spoken) = (before, Some(time));
        } else if let [before @ .., last] = words
            && is_filler(last)
        {
            words = before;
        } else {
            break;
        }
    }
    (words, spoken)
}

/// A stretch of time at the end: "4hours", "4 hours", "90 mins".
fn time_at_end<'a, 'b>(words: &'b [&'a str]) -> Option<(&'b [&'a str], Spoken)> {
    let (last, before) = words.split_last()?;
    let figures = last.bytes().take_while(u8::is_ascii_digit).count();
    let (before, number, unit) = match last.split_at_checked(figures)? {
        ("", unit) => {
            let (number, before) = before.split_last()?;
            (before, *number, unit)
        }
        (number, unit) => (before, number, unit),
    };
    let unit = match unit {
        "M" | "MIN" | "MINS" | "MINUTE" | "MINUTES" | "MUNUD" | "MUNUDAU" => TimeUnit::Minutes,
        "H" | "HR" | "HRS" | "HOUR" | "HOURS" | "AWR" | "ORIAU" => TimeUnit::Hours,
        "D" | "DAY" | "DAYS" | "DIWRNOD" | "DYDD" | "DYDDIAU" => TimeUnit::Days,
        _ => return None,
    };
    let number = if number.len() <= FIGURES { number.parse().ok()? } else { return None };
    Some((before, Spoken { number, unit }))
}

/// Whether words can be nothing but a plate of a shape we do not know.
fn may_be_strange(words: &[&str], vrn: &Vrn) -> bool {
    let text = vrn.as_str();
    let has = |test: fn(&u8) -> bool| text.as_bytes().iter().any(test);
    let of_letters = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let sentence =
        words.iter().filter(|word| of_letters(word)).any(|word| word.len() > LETTERS || is_filler(word));
    // British, with something before or after it.
    let mut parts = (1..words.len()).flat_map(|n| [&words[..n], &words[n..]]);
    STRANGE.contains(&text.len())
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && !sentence
        && !parts.any(is_british)
}

/// Whether words make a plate that is hardly anything else.
fn is_british(words: &[&str]) -> bool {
    known(words).is_some_and(|vrn| match vrn.kind() {
        PlateKind::Current | PlateKind::Prefix | PlateKind::AgeUnknown | PlateKind::Suffix => {
            vrn.as_str().len() > 5
        }
        PlateKind::NorthernIreland
        | PlateKind::Dateless
        | PlateKind::Diplomatic
        | PlateKind::Military
        | PlateKind::Trade
        | PlateKind::Unrecognised => false,
    })
}
