//! The mock cards, and reading what a payer enters. A number goes no further than this file: what leaves it are its
//! first and last digits and what the card does.

use crate::payment::CardSeen;
use chrono::{DateTime, Datelike, Utc};

/// A card that always pays.
pub const DEFAULT_CARD: &str = "4444333322221111";

/// What a card does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    Refused,
    Broken,
    AsksBank,
}

/// What kind of mock card it is, for the list on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Pays,
    AsksBank,
    Declined,
    Expired,
    BadCode,
    Breaks,
}

struct Mock {
    number: &'static str,
    scheme: &'static str,
    kind: &'static str,
    purpose: Purpose,
}

const fn mock(number: &'static str, scheme: &'static str, kind: &'static str, purpose: Purpose) -> Mock {
    Mock { number, scheme, kind, purpose }
}

const MOCKS: &[Mock] = &[
    mock(DEFAULT_CARD, "Visa", "credit", Purpose::Pays),
    mock("4242424242424242", "Visa", "credit", Purpose::Pays),
    mock("4000056655665556", "Visa", "debit", Purpose::Pays),
    mock("5101110000000004", "Mastercard", "credit", Purpose::Pays),
    mock("5105105105105100", "Mastercard", "debit", Purpose::Pays),
    mock("371449635398431", "American Express", "credit", Purpose::Pays),
    mock("4000002500003155", "Visa", "credit", Purpose::AsksBank),
    mock("4000000000000002", "Visa", "credit", Purpose::Declined),
    mock("4000000000000069", "Visa", "credit", Purpose::Expired),
    mock("4000000000000127", "Visa", "credit", Purpose::BadCode),
    mock("4000000000000119", "Visa", "credit", Purpose::Breaks),
];

/// The numbers to show on the page: one that pays, and each that does something else.
pub fn shown() -> impl Iterator<Item = (&'static str, Purpose)> {
    let mut paying = false;
    MOCKS.iter().filter_map(move |mock| {
        let more = mock.purpose == Purpose::Pays && std::mem::replace(&mut paying, true);
        (!more).then_some((mock.number, mock.purpose))
    })
}

/// A card that was read.
#[derive(Debug, Clone)]
pub struct Entered {
    pub seen: CardSeen,
    pub outcome: Outcome,
}

/// What a payer typed.
#[derive(Default)]
pub struct Typed {
    pub number: String,
    pub month: String,
    pub year: String,
    pub name: String,
    pub code: String,
}

/// What is wrong with what was typed, by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    NumberMissing,
    NumberUnfit,
    NumberReal,
    ExpiryMissing,
    ExpiryUnfit,
    ExpiryPast,
    NameMissing,
    NameUnfit,
    CodeMissing,
    CodeUnfit,
}

/// Reads a card, or says all that is wrong with it.
pub fn read(typed: &Typed, now: DateTime<Utc>) -> Result<Entered, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let found = number(&typed.number).map_err(|it| wrong.push(it)).ok();
    let expiry = expiry(&typed.month, &typed.year, now).map_err(|it| wrong.push(it)).ok();
    let name = name(&typed.name).map_err(|it| wrong.push(it)).ok();
    let digits = if found.is_some_and(|mock| mock.number.len() == 15) { 4 } else { 3 };
    let code = typed.code.trim();
    if code.is_empty() {
        wrong.push(Wrong::CodeMissing);
    } else if code.len() != digits || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        wrong.push(Wrong::CodeUnfit);
    }
    match (found, expiry, name) {
        (Some(mock), Some(expiry), Some(name)) if wrong.is_empty() => Ok(entered(mock, expiry, name)),
        _ => Err(wrong),
    }
}

/// A mock card as if a payer had typed it, or nothing if it is none.
pub fn mocked(given: &str, now: DateTime<Utc>) -> Option<Entered> {
    let expiry = format!("12/{:02}", (now.year() + 1).rem_euclid(100));
    number(given).ok().map(|mock| entered(mock, expiry, "A Payer".to_owned()))
}

fn entered(mock: &Mock, expiry: String, name: String) -> Entered {
    let seen = CardSeen {
        scheme: mock.scheme.to_owned(),
        kind: mock.kind.to_owned(),
        first_digits: mock.number[..6].to_owned(),
        last_digits: mock.number[mock.number.len() - 4..].to_owned(),
        expiry,
        name,
    };
    let outcome = match mock.purpose {
        Purpose::Pays => Outcome::Accepted,
        Purpose::AsksBank => Outcome::AsksBank,
        Purpose::Declined | Purpose::Expired | Purpose::BadCode => Outcome::Refused,
        Purpose::Breaks => Outcome::Broken,
    };
    Entered { seen, outcome }
}

fn number(typed: &str) -> Result<&'static Mock, Wrong> {
    let digits: String = typed.chars().filter(|each| !each.is_whitespace() && *each != '-').collect();
    if digits.is_empty() {
        return Err(Wrong::NumberMissing);
    }
    if !(12..=19).contains(&digits.len()) || !luhn(&digits) {
        return Err(Wrong::NumberUnfit);
    }
    MOCKS.iter().find(|mock| mock.number == digits).ok_or(Wrong::NumberReal)
}

/// Whether the last digit agrees with the others.
fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (place, each) in digits.chars().rev().enumerate() {
        let Some(digit) = each.to_digit(10) else { return false };
        let weighed = if place % 2 == 1 { digit * 2 } else { digit };
        sum += weighed / 10 + weighed % 10;
    }
    sum % 10 == 0
}

fn expiry(month: &str, year: &str, now: DateTime<Utc>) -> Result<String, Wrong> {
    let (month, year) = (month.trim(), year.trim());
    if month.is_empty() || year.is_empty() {
        return Err(Wrong::ExpiryMissing);
    }
    let month: u32 = month.parse().map_err(|_| Wrong::ExpiryUnfit)?;
    let digits = year.len();
    let year: i32 = year.parse().map_err(|_| Wrong::ExpiryUnfit)?;
    let year = match digits {
        2 => now.year() - now.year().rem_euclid(100) + year,
        4 => year,
        _ => return Err(Wrong::ExpiryUnfit),
    };
    if !(1..=12).contains(&month) || year > now.year() + 50 {
        return Err(Wrong::ExpiryUnfit);
    }
    if (year, month) < (now.year(), now.month()) {
        return Err(Wrong::ExpiryPast);
    }
    Ok(format!("{month:02}/{:02}", year.rem_euclid(100)))
}

/// A name is kept, so a number in its place is refused.
fn name(typed: &str) -> Result<String, Wrong> {
    let name = typed.trim();
    if name.is_empty() {
        return Err(Wrong::NameMissing);
    }
    let digits = name.chars().filter(char::is_ascii_digit).count();
    if digits > 3 || name.chars().count() > 255 || name.chars().any(char::is_control) {
        return Err(Wrong::NameUnfit);
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mock_card_has_a_sound_number_and_no_digit_may_change() {
        for Mock { number, .. } in MOCKS {
            assert!(luhn(number), "{number}");
            let last = number.chars().last().unwrap().to_digit(10).unwrap();
            assert!(!luhn(&format!("{}{}", &number[..number.len() - 1], (last + 1) % 10)), "{number}");
        }
        assert_eq!(shown().count(), 6);
    }

    #[test]
    fn a_card_is_good_through_its_last_month() {
        let now = "2026-11-30T23:59:59Z".parse().unwrap();
        for (month, year, is) in [
            ("11", "26", Ok("11/26")),
            ("1", "2027", Ok("01/27")),
            ("10", "26", Err(Wrong::ExpiryPast)),
            ("12", "2025", Err(Wrong::ExpiryPast)),
            ("13", "27", Err(Wrong::ExpiryUnfit)),
            ("0", "27", Err(Wrong::ExpiryUnfit)),
            ("12", "127", Err(Wrong::ExpiryUnfit)),
            ("xx", "27", Err(Wrong::ExpiryUnfit)),
            ("", "27", Err(Wrong::ExpiryMissing)),
        ] {
            assert_eq!(expiry(month, year, now), is.map(str::to_owned), "{month}/{year}");
        }
    }
}
