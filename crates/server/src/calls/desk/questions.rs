//! What a caller can be asked, and whether an answer is right. People leave out spaces, capitals and accents, and so does
//! this; what they say is compared and kept nowhere.

use crate::store::Account;
use crate::{contact, folding};
use permit_api::desk::Question;
use permit_rules::{Holder, Stay, Vrn};

/// The questions that can be asked about a holder, in the order in which they are asked.
pub fn about(holder: &Holder, members: &[Account]) -> Vec<Question> {
    let can = |question: &Question| match question {
        Question::Postcode | Question::House => holder.home.is_some(),
        Question::Email => members.iter().any(|it| it.email.is_some()),
        Question::Mobile => members.iter().any(|it| it.mobile.is_some()),
        Question::LastPlate => last(holder).is_some(),
    };
    Question::ALL.into_iter().filter(can).collect()
}

/// Whether an answer is right.
pub fn is_right(question: Question, answer: &str, holder: &Holder, members: &[Account]) -> bool {
    let has = |kept: fn(&Account) -> Option<&String>, said: &str| {
        members.iter().any(|it| kept(it).is_some_and(|kept| kept == said))
    };
    match question {
        Question::Postcode => holder.home.as_ref().is_some_and(|home| {
            let said = folding::number(answer);
            !said.is_empty() && said == folding::number(&home.postcode)
        }),
        Question::House => holder.home.as_ref().is_some_and(|home| is_house(answer, &home.line)),
        Question::Email => contact::email(answer).is_ok_and(|said| has(|it| it.email.as_ref(), &said)),
        Question::Mobile => contact::mobile(answer).is_ok_and(|said| has(|it| it.mobile.as_ref(), &said)),
        Question::LastPlate => {
            let said = Vrn::read(answer).ok();
            said.is_some() && said.as_ref() == last(holder).map(|stay| &stay.vrn)
        }
    }
}

/// The stay that was activated last.
pub fn last(holder: &Holder) -> Option<&Stay> {
    holder.stays.values().max_by_key(|stay| (stay.activated_at, &stay.id))
}

/// Whether words name the house in an address: all its numbers and no other, or, where it has none, how it begins.
fn is_house(answer: &str, line: &str) -> bool {
    let (said, kept) = (folding::words(answer), folding::words(line));
    let numbers = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| word.contains(|c: char| c.is_ascii_digit())).cloned().collect()
    };
    let named = !said.is_empty() && said.iter().all(|word| kept.contains(word));
    if numbers(&kept).is_empty() {
        named && kept.starts_with(&said)
    } else {
        named && numbers(&said) == numbers(&kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_is_told_by_its_numbers_or_by_its_name() {
        let right = [
            ("12", "12 Paradise Street, Cambridge"),
            ("12 paradise street", "12 Paradise Street, Cambridge"),
            ("flat 3 grafton house", "Flat 3, Grafton House, Adam and Eve Street, Cambridge"),
            ("3", "Flat 3, Grafton House, Adam and Eve Street, Cambridge"),
            ("14a", "14A York Street, Cambridge"),
            ("Flat 2, 10", "Flat 2, 10 Mill Road, Cambridge"),
            ("rose cottage", "Rose Cottage, Mill Lane, Cambridge"),
            ("Tŷ Gwyn", "Ty Gwyn, Bae Morfa"),
        ];
        for (said, line) in right {
            assert!(is_house(said, line), "{said} in {line}");
        }
        let wrong = [
            ("", "12 Paradise Street"),
            ("1", "12 Paradise Street"),
            ("14", "14A York Street"),
            ("paradise street", "12 Paradise Street"),
            ("2", "Flat 2, 10 Mill Road"),
            ("10", "Flat 2, 10 Mill Road"),
            ("12 13", "12 Paradise Street"),
            ("12 Eden Street", "12 Paradise Street"),
            ("mill lane", "Rose Cottage, Mill Lane"),
            ("cottage", "Rose Cottage, Mill Lane"),
        ];
        for (said, line) in wrong {
            assert!(!is_house(said, line), "{said} in {line}");
        }
    }
}
