//! Names and addresses, made comparable: people leave out accents, capitals and apostrophes, and so does this.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text in lower case, without accents and apostrophes.
pub fn words(text: &str) -> Vec<String> {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '‘' | '`'));
    let folded: String = plain.flat_map(char::to_lowercase).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The family name in a full name: its last word.
pub fn family_name(name: &str) -> Option<String> {
    words(name).pop()
}

/// The letters and digits of a number such as `rp-100 7`, in capitals.
pub fn number(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// What texts with numbers in them are sorted by, so that 2 comes before 2A, and 2A before 10.
pub fn order(text: &str) -> Vec<Piece> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let end =
            if digits > 0 { digits } else { rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()) };
        let (piece, after) = rest.split_at(end);
        pieces.push(match piece.parse() {
            Ok(number) if digits > 0 => Piece::Number(number),
            Ok(_) | Err(_) => Piece::Text(piece.to_lowercase()),
        });
        rest = after;
    }
    pieces
}

/// A part of a text, as it is sorted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// A number.
    Number(u64),
    /// What lies between numbers.
    Text(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_people_write_them() {
        let cases = [
            ("Siobhán Ní Dhomhnaill", "dhomhnaill"),
            ("siobhan ni DHOMHNAILL", "dhomhnaill"),
            ("Sean O’Brien", "obrien"),
            ("Sean O'Brien ", "obrien"),
            ("Anna Smith-Jones", "jones"),
            ("Łucja Żak", "zak"),
            ("Cher", "cher"),
        ];
        for (name, family) in cases {
            assert_eq!(family_name(name).as_deref(), Some(family), "{name}");
        }
        assert_eq!(family_name(" - "), None);
    }

    #[test]
    fn numbers_are_compared_without_what_separates() {
        assert_eq!(number(" rp-100 7/a"), "RP1007A");
        assert_eq!(number("…"), "");
    }

    #[test]
    fn houses_stand_in_the_order_of_a_street() {
        let mut lines =
            ["10 Paradise Street", "2A Paradise Street", "Flat 2, 1 X", "2 Paradise Street", "Flat 10, 1 X"];
        lines.sort_by_key(|line| order(line));
        let expected =
            ["2 Paradise Street", "2A Paradise Street", "10 Paradise Street", "Flat 2, 1 X", "Flat 10, 1 X"];
        assert_eq!(lines, expected);
        assert_eq!(order("99999999999999999999999"), [Piece::Text("99999999999999999999999".to_owned())]);
    }
}
