//! Finding the plate in the words after the keyword, and a stretch of time behind it. A plate whose shape is known wins;
//! one of no known shape, such as a foreign one, is taken only where nothing else can have been meant.

use super::{Spoken, TimeUnit};
use crate::{PlateKind, Vrn};

/// What may stand around a plate that stands by itself.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "PLEASE", "PLS", "THANKS", "THANK", "YOU", "THX", "TA", "CHEERS", "REG", "REGISTRATION", "PLATE", "CAR", "VAN", "VEHICLE",
    "NUMBER", "NO", "IS", "FOR", "THE", "MY", "TO", "NOW", "TODAY",
    "DIOLCH", "OS", "GWELWCH", "YN", "DDA", "RHIF", "CERBYD", "YW", "I", "HEDDIW", "NAWR", "AM",
];
/// Words as short as the letters of a plate, which say that more than a plate is meant.
#[rustfmt::skip]
const SENTENCES: &[&str] = &[
    "AND", "OR", "AT", "ON", "BY", "TIL", "HAS", "HIS", "HER", "OUR", "MUM", "DAD", "SON", "MR", "MRS", "DR", "CAN", "GET",
    "NOT", "PM", "AC", "NEU", "FY", "EI", "MAM", "HYD", "TAN",
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
    if time_at_end(words).is_some_and(|(before, _)| before.iter().all(is_filler)) {
        return Err(NoPlate::Missing);
    }
    let cuts = without_trimmings(words);
    let mut plates = cuts.iter().filter_map(|(words, spoken)| Some((known(words)?, *spoken)));
    if let Some((vrn, spoken)) = plates.next() {
        // With and without a word at its edge, it would be another plate.
        return if plates.all(|(other, _)| other == vrn) { Ok((vrn, spoken)) } else { Err(NoPlate::Mixed) };
    }
    let (words, spoken) = *cuts.last().unwrap_or(&(words, None));
    if words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())) {
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

/// The words, and what is left of them as courtesy before and behind, and the time behind, are taken off one by one.
fn without_trimmings<'a, 'b>(words: &'b [&'a str]) -> Vec<(&'b [&'a str], Option<Spoken>)> {
    let before = words.iter().take_while(|word| is_filler(word)).count();
    let mut cuts = Vec::new();
    for first in 0..=before {
        let (mut left, mut spoken) = (&words[first..], None);
        cuts.push((left, spoken));
        loop {
            if spoken.is_none()
                && let Some((rest, time)) = time_at_end(left)
            {
                (left, spoken) = (rest, Some(time));
            } else if let [rest @ .., last] = left
                && is_filler(last)
            {
                left = rest;
            } else {
                break;
            }
            cuts.push((left, spoken));
        }
    }
    cuts
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
    let said = |word: &&str| word.len() > LETTERS || is_filler(word) || SENTENCES.contains(word);
    let sentence = words.iter().filter(|word| of_letters(word)).any(said);
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
