//! Reading a text message against a scheme's words: what is asked for, and for which plate. People write these on a
//! doorstep, so case, spaces, signs, courtesy and a slip in the keyword do not matter.
//!
//! Nobody can be asked back before a visit starts, so whatever could mean two plates is not read at all: to be told
//! how to write it costs a minute, a visit on the wrong plate costs a penalty. Nothing here looks at an account.

mod keyword;
mod plate;

use crate::scheme::{End, Keyword, Texts};
use crate::{Length, Vrn, day};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use unicode_normalization::UnicodeNormalization;

/// The most characters of a message that are looked at: more than any plate and all that may stand around it.
const LONGEST: usize = 320;

/// A message that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The language of its keyword; none where it has none.
    pub language: Option<&'a str>,
    /// What it asks for.
    pub wish: Wish,
}

/// What a message asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// A visit, from now on.
    Visitor {
        /// The visitor's plate.
        vrn: Vrn,
        /// How long, if that was said.
        length: Option<Spoken>,
    },
    /// Another plate for the latest visit.
    Correct {
        /// The plate it should have had.
        vrn: Vrn,
    },
    /// The latest visit is not wanted.
    Cancel {
        /// The plate of that visit, if it was said.
        vrn: Option<Vrn>,
    },
    /// The visitor has gone.
    Left {
        /// The plate of that visit, if it was said.
        vrn: Option<Vrn>,
    },
    /// How does this work?
    Help,
    /// It cannot be told.
    Unreadable {
        /// Why.
        why: Why,
    },
}

/// Why a message cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It does not begin with a word of the scheme.
    NoKeyword,
    /// After the word there is no plate.
    NoPlate(Keyword),
    /// What stands after the word may be a plate among other things, or several.
    NotOnlyAPlate(Keyword),
    /// It looks like a slip in another plate.
    Doubtful {
        /// What was asked for.
        keyword: Keyword,
        /// The plate as it was written.
        typed: Vrn,
        /// The plate that may have been meant.
        meant: Vrn,
    },
}

/// A stretch of time as a message names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
}

impl Spoken {
    /// The same in minutes.
    pub fn minutes(self) -> u32 {
        let each = match self.unit {
            TimeUnit::Minutes => 1,
            TimeUnit::Hours => 60,
            TimeUnit::Days => 24 * 60,
        };
        self.number.saturating_mul(each)
    }
}

/// How long a visit from `from` on is to last, where visits end by a rule; whether a time that was named makes no
/// difference. None where the scheme wants a time and none was named.
pub fn length(spoken: Option<Spoken>, end: End, from: DateTime<Utc>, zone: Tz) -> Option<(Length, bool)> {
    match (end, spoken) {
        (End::Chosen { .. }, None) => None,
        (End::Chosen { .. }, Some(spoken)) => {
            let until = from + Duration::minutes(spoken.minutes().into());
            Some((Length::Until { local: day::local(until, zone) }, false))
        }
        (End::CalendarDay | End::NextDayAt { .. } | End::Rolling { .. } | End::ZoneClose, spoken) => {
            Some((Length::Days { days: 1 }, spoken.is_some()))
        }
    }
}

/// Reads a message by a scheme's words.
pub fn read<'a>(message: &str, texts: &'a Texts) -> Reading<'a> {
    let written = plain(message);
    let words: Vec<&str> = written.split_whitespace().collect();
    let Some(found) = keyword::find(&words, texts) else {
        return Reading { language: None, wish: Wish::Unreadable { why: Why::NoKeyword } };
    };
    let after: Vec<&str> = found.after.iter().map(String::as_str).collect();
    let plate = || plate::read(&after, found.exact);
    let named = || match plate::read(&after, true) {
        Ok((vrn, _)) => Some(vrn),
        Err(plate::NoPlate::Missing | plate::NoPlate::Mixed | plate::NoPlate::Doubtful { .. }) => None,
    };
    let wish = match found.keyword {
        Keyword::Visitor => plate().map(|(vrn, length)| Wish::Visitor { vrn, length }),
        Keyword::Correct => plate().map(|(vrn, _)| Wish::Correct { vrn }),
        Keyword::Cancel => Ok(Wish::Cancel { vrn: named() }),
        Keyword::Left => Ok(Wish::Left { vrn: named() }),
        Keyword::Help => Ok(Wish::Help),
    };
    let why = |no: plate::NoPlate| match no {
        plate::NoPlate::Missing => Why::NoPlate(found.keyword),
        plate::NoPlate::Mixed => Why::NotOnlyAPlate(found.keyword),
        plate::NoPlate::Doubtful { typed, meant } => Why::Doubtful { keyword: found.keyword, typed, meant },
    };
    let wish = wish.unwrap_or_else(|no| Wish::Unreadable { why: why(no) });
    Reading { language: Some(found.language), wish }
}

/// The message in capitals, with a space for every sign. Letters and figures that no British plate has stay, so that
/// what they stand in is not taken for a plate without them.
fn plain(message: &str) -> String {
    message
        .chars()
        .filter(|letter| !is_unseen(*letter))
        .nfkc()
        .take(LONGEST)
        .flat_map(char::to_uppercase)
        .map(|letter| if letter.is_alphanumeric() && !is_emoji(letter) { letter } else { ' ' })
        .collect()
}

/// Letters in boxes and circles are signs, such as the one for parking.
fn is_emoji(letter: char) -> bool {
    ('\u{1f100}'..='\u{1f2ff}').contains(&letter)
}

/// Apostrophes stand inside words, and some characters are not seen at all.
fn is_unseen(letter: char) -> bool {
    let apostrophe = matches!(letter, '\'' | '`' | '´' | 'ʼ' | '‘' | '’' | '′' | '＇');
    apostrophe
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}' | '\u{20e3}'
        )
}
