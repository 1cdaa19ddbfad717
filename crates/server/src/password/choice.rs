//! Which passwords may be chosen: long enough, not known to those who guess, and not made of what everybody can know
//! about the person. No rules about which characters. Looks only at the password; nothing is kept of it.

use super::breached::Breached;
use permit_api::{Arg, Code, Problem};
use zxcvbn::Score;

/// The shortest and the longest, in characters.
const SHORTEST: usize = 12;
const LONGEST: usize = 128;
/// With fewer different characters a password is a pattern.
const FEWEST_DIFFERENT: usize = 5;
/// How many letters must be left when the words that everybody can guess are taken out.
const FEWEST_LEFT: usize = 5;
/// Words of the product, which guessers try first.
const PRODUCT: [&str; 14] = [
    "park", "parking", "visitor", "visitors", "permit", "permits", "resident", "council", "county", "city",
    "password", "parcio", "trwydded", "ymwelydd",
];
/// Long passwords that many people choose, in lower case and sorted.
const COMMON: &str = include_str!("../common-passwords.txt");

/// Whether somebody may have a password. `about` is what others may know: their name, their address, their council.
///
/// # Errors
/// `password_too_short`, `password_too_long`, `password_known`; `busy` if the list of breached ones cannot be read.
pub fn consider(password: &str, about: &[String], breached: Option<&Breached>) -> Result<(), Problem> {
    let length = password.chars().count();
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    if length < SHORTEST {
        return Err(Problem::new(Code::PasswordTooShort).with("min", number(SHORTEST)));
    }
    if length > LONGEST {
        return Err(Problem::new(Code::PasswordTooLong).with("max", number(LONGEST)));
    }
    let plain = password.to_lowercase();
    let words = words(about);
    if is_common(&plain) || is_pattern(&plain) || is_made_of(&plain, &words) || is_guessable(password, &words)
    {
        return Err(Problem::new(Code::PasswordKnown));
    }
    match breached.map(|list| list.holds(password)) {
        None | Some(Ok(false)) => Ok(()),
        Some(Ok(true)) => Err(Problem::new(Code::PasswordKnown)),
        Some(Err(error)) => {
            tracing::error!(%error, "the list of breached passwords cannot be read");
            Err(Problem::new(Code::Busy).retry_after(60))
        }
    }
}

/// The words in what is known, and those of the product; the longest first.
fn words(about: &[String]) -> Vec<String> {
    let known = about.iter().flat_map(|text| {
        let text = text.to_lowercase();
        let parts: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
        parts.into_iter().chain([text.split_whitespace().collect()])
    });
    let product = PRODUCT.iter().map(|word| (*word).to_owned());
    let mut words: Vec<_> = known.filter(|word| word.chars().count() >= 3).chain(product).collect();
    words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    words.dedup();
    words
}

fn is_common(plain: &str) -> bool {
    let bare: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    COMMON.lines().any(|line| line == plain || line == bare)
}

/// Few different characters, or one piece again and again.
fn is_pattern(plain: &str) -> bool {
    let letters: Vec<char> = plain.chars().collect();
    let mut different = letters.clone();
    different.sort_unstable();
    different.dedup();
    let repeats = |size: usize| letters.iter().zip(&letters[size..]).all(|(a, b)| a == b);
    different.len() < FEWEST_DIFFERENT || (1..=letters.len() / 2).any(repeats)
}

/// Nothing much is left without the words and the digits.
fn is_made_of(plain: &str, words: &[String]) -> bool {
    let left = words.iter().fold(plain.to_owned(), |left, word| left.replace(word.as_str(), ""));
    left.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LEFT
        && left.chars().count() < plain.chars().count()
}

fn is_guessable(password: &str, words: &[String]) -> bool {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    zxcvbn::zxcvbn(password, &words).score() < Score::Three
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(password: &str) -> Option<Code> {
        let about = ["Amira Hussain", "amira.hussain", "Cambridgeshire County Council"].map(str::to_owned);
        consider(password, &about, None).err().map(|problem| problem.code)
    }

    #[test]
    fn the_list_is_in_order_and_worth_its_place() {
        let lines: Vec<_> = COMMON.lines().collect();
        assert!(lines.len() > 300 && lines.is_sorted(), "{}", lines.len());
        assert!(lines.iter().all(|line| line.chars().count() >= SHORTEST && *line == line.to_lowercase()));
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(told("kx7 vb2 qm9"), Some(Code::PasswordTooShort));
        assert_eq!(told("ŵŷâêîôûkv7bq"), None);
        let long: String = (0..128_u32).filter_map(|n| char::from_u32(0x61 + n * 7 % 26)).collect();
        assert_ne!(told(&long), Some(Code::PasswordTooLong));
        assert_eq!(told(&format!("{long}x")), Some(Code::PasswordTooLong));
    }

    #[test]
    fn what_guessers_try_first_is_refused() {
        for known in [
            "password1234",
            "PASSWORD1234",
            "Password12345!",
            "qwertyuiop12",
            "correct horse battery staple",
            "aaaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "kx7vkx7vkx7v",
            "123456789012",
            "visitorpermit2026",
            "AmiraHussain1985",
            "amira.hussain.1",
            "Cambridgeshire2026!",
            "parking-permit-99",
        ] {
            assert_eq!(told(known), Some(Code::PasswordKnown), "{known}");
        }
    }

    #[test]
    fn no_characters_are_asked_for() {
        for chosen in [
            "kettle bracken violin stone",
            "sevenpurplewalrusesdancing",
            "vexjqtmbzkwo",
            "9415 2673 8052 7714",
            "mae'r ddraig yn cysgu heno",
            "Tr0ub4dor&3 and then some",
        ] {
            assert_eq!(told(chosen), None, "{chosen}");
        }
    }
}
