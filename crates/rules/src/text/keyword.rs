//! Finding the word a message begins with. A slip is forgiven where the word is long and stands alone; a plate that
//! follows it must then be beyond doubt.

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
    let glued = known().filter(|(_, keyword, word)| takes_plate(*keyword) && first.starts_with(word));
    if let Some(longest) = glued.max_by_key(|(_, _, word)| word.len()) {
        return found(longest, first.get(longest.2.len()..), false);
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
