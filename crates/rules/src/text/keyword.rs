//! Finding the word a message begins with. A slip is forgiven where the word is long and stands alone; a plate that
//! follows it must then be beyond doubt.

use super::plate;
use crate::scheme::{Keyword, Texts};
use unicode_normalization::UnicodeNormalization;

/// What people say before they come to the point.
const COURTESY: [&str; 10] = ["PLEASE", "PLS", "HI", "HELLO", "HIYA", "TEXT", "DEAR", "HELO", "SHWMAE", "OS"];
/// The shortest word in which a slip is forgiven.
const FORGIVEN: usize = 6;

/// The word a message begins with.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// Its language.
    pub language: &'a str,
    /// What it asks for.
    pub keyword: Keyword,
    /// The words after it.
    pub after: Vec<String>,
    /// Whether it was written right, and apart from what follows.
    pub exact: bool,
}

/// The first word of the scheme's, behind nothing but courtesy.
pub(super) fn find<'a>(words: &[&str], texts: &'a Texts) -> Option<Found<'a>> {
    let polite = words.iter().take_while(|word| COURTESY.contains(word)).count();
    let (first, rest) = words.get(polite..)?.split_first()?;
    let first = without_accents(first);
    let known = || {
        let all = texts.keywords.iter();
        all.flat_map(|(language, of)| of.all().map(move |(keyword, word)| (language.as_str(), keyword, word)))
    };
    let found = |(language, keyword, _), glued: Option<&str>, exact| {
        let after = glued.into_iter().chain(rest.iter().copied()).map(str::to_owned).collect();
        Some(Found { language, keyword, after, exact })
    };
    if let Some(whole) = known().find(|(_, _, word)| *word == first) {
        return found(whole, None, true);
    }
    let glued = known().filter(|(_, keyword, _)| takes_plate(*keyword));
    let glued = glued.filter_map(|found| Some((found, first.strip_prefix(found.2)?)));
    // Letters alone are an ending of the word.
    let glued: Vec<_> = glued.filter(|(_, after)| after.bytes().any(|byte| byte.is_ascii_digit())).collect();
    let with_plate = |(meant, after): &(_, &str)| {
        let meant = found(*meant, Some(*after), false)?;
        let words: Vec<&str> = meant.after.iter().map(String::as_str).collect();
        plate::read(&words, false).is_ok().then_some(meant)
    };
    let mut readable = glued.iter().filter_map(with_plate);
    if let Some(meant) = readable.next() {
        let after = if readable.next().is_none() { meant.after } else { Vec::new() };
        return Some(Found { after, ..meant });
    }
    if let Some((longest, after)) = glued.into_iter().max_by_key(|(found, _)| found.2.len()) {
        return found(longest, Some(after), false);
    }
    let slip = known().find(|(_, _, word)| word.len() >= FORGIVEN && is_one_slip(word, &first));
    slip.and_then(|meant| found(meant, None, false))
}

fn takes_plate(keyword: Keyword) -> bool {
    match keyword {
        Keyword::Visitor | Keyword::Correct => true,
        Keyword::Cancel | Keyword::Left | Keyword::Help => false,
    }
}

fn without_accents(word: &str) -> String {
    word.nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect()
}

/// Whether one letter was missed, added, changed, or swapped with the next.
fn is_one_slip(word: &str, typed: &str) -> bool {
    let (word, typed): (Vec<char>, Vec<char>) = (word.chars().collect(), typed.chars().collect());
    let same = word.iter().zip(&typed).take_while(|(a, b)| a == b).count();
    let rest = |letters: &[char], skip: usize| letters.get(same + skip..).map(<[char]>::to_vec);
    let ends_alike = |a, b| rest(&word, a).is_some_and(|it| Some(it) == rest(&typed, b));
    let swapped = || {
        word.get(same..same + 2)
            .zip(typed.get(same..same + 2))
            .is_some_and(|(a, b)| a[0] == b[1] && a[1] == b[0])
            && ends_alike(2, 2)
    };
    ends_alike(1, 0) || ends_alike(0, 1) || ends_alike(1, 1) || swapped()
}
