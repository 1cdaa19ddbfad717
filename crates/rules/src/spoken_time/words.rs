//! The words of a spoken time, each read by itself, in English and in Welsh. What they mean together is not known here.

use chrono::Weekday;

/// A word, or a piece of one: `5.30pm` is a clock with its half, `2d` a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// At once.
    Now,
    /// So many days from today.
    Today(u32),
    /// A day of the week.
    Weekday(Weekday),
    /// A date, with its year where one was said.
    Date {
        /// The day of the month.
        day: u32,
        /// The month.
        month: u32,
        /// The year.
        year: Option<i32>,
    },
    /// A month's name.
    Month(u32),
    /// A time of day.
    Clock {
        /// The hour.
        hour: u32,
        /// The minute.
        minute: u32,
        /// Which half of the day, where one was said.
        half: Option<Half>,
    },
    /// Which half of the day.
    Half(Half),
    /// Midnight, at whichever end of a day.
    Midnight,
    /// A number by itself.
    Number(u32),
    /// So many days.
    Days(u32),
    /// So many minutes.
    Minutes(u32),
}

/// A half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// a.m.
    Morning,
    /// p.m.
    Afternoon,
}

/// The words of a text; none if it has one that is not known. Words that say nothing are left out.
pub fn words(text: &str) -> Option<Vec<Word>> {
    let lower = text.to_lowercase();
    let pieces = lower.split(|c: char| c.is_whitespace() || c == ',').filter(|piece| !piece.is_empty());
    let mut words: Vec<Word> = Vec::new();
    for piece in pieces.filter(|piece| !SILENT.contains(piece)) {
        match (unit(piece), words.last()) {
            (Some(unit), Some(Word::Number(count))) => {
                let counted = unit.of(*count)?;
                words.pop();
                words.push(counted);
            }
            (Some(_), _) => return None,
            (None, _) => words.push(named(piece).or_else(|| numeric(piece))?),
        }
    }
    Some(words)
}

/// Words that only join others.
const SILENT: &[&str] = &[
    "at", "on", "from", "until", "till", "til", "to", "for", "the", "of", "and", "o'clock", "ar", "o", "tan",
    "hyd",
];

/// What is counted.
#[derive(Clone, Copy)]
enum Unit {
    Days,
    Weeks,
    Hours,
    Minutes,
}

impl Unit {
    fn of(self, count: u32) -> Option<Word> {
        // More than any scheme allows; it keeps the arithmetic small.
        if !(1..=10_000).contains(&count) {
            return None;
        }
        Some(match self {
            Self::Days => Word::Days(count),
            Self::Weeks => Word::Days(count * 7),
            Self::Hours => Word::Minutes(count * 60),
            Self::Minutes => Word::Minutes(count),
        })
    }
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "day" | "days" | "diwrnod" | "dydd" | "dyddiau" => Unit::Days,
        "w" | "wk" | "wks" | "week" | "weeks" | "wythnos" => Unit::Weeks,
        "h" | "hr" | "hrs" | "hour" | "hours" | "awr" => Unit::Hours,
        "m" | "min" | "mins" | "minute" | "minutes" | "munud" => Unit::Minutes,
        _ => return None,
    })
}

fn named(word: &str) -> Option<Word> {
    const COUNTED: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let counted = (1..).zip(COUNTED).find(|(_, name)| *name == word).map(|(count, _)| Word::Number(count));
    counted.or_else(|| weekday(word).map(Word::Weekday)).or_else(|| month(word).map(Word::Month)).or_else(
        || {
            Some(match word {
                "now" | "immediately" | "nawr" | "rwan" | "rŵan" => Word::Now,
                "a" | "an" | "un" => Word::Number(1),
                "today" | "heddiw" => Word::Today(0),
                "tomorrow" | "tom" | "tmrw" | "yfory" => Word::Today(1),
                "noon" | "midday" | "hanner-dydd" => Word::Clock { hour: 12, minute: 0, half: None },
                "midnight" | "hanner-nos" => Word::Midnight,
                "am" | "a.m." | "yb" => Word::Half(Half::Morning),
                "pm" | "p.m." | "yp" | "yh" => Word::Half(Half::Afternoon),
                _ => return None,
            })
        },
    )
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" | "llun" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" | "mercher" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" | "iau" => Weekday::Thu,
        "fri" | "friday" | "gwener" => Weekday::Fri,
        "sat" | "saturday" | "sadwrn" => Weekday::Sat,
        "sun" | "sunday" | "sul" => Weekday::Sun,
        _ => return None,
    })
}

/// The Welsh for March is the Welsh for Tuesday as well, and is read as neither.
fn month(word: &str) -> Option<u32> {
    Some(match word {
        "jan" | "january" | "ionawr" => 1,
        "feb" | "february" | "chwefror" => 2,
        "mar" | "march" => 3,
        "apr" | "april" | "ebrill" => 4,
        "may" | "mai" => 5,
        "jun" | "june" | "mehefin" => 6,
        "jul" | "july" | "gorffennaf" => 7,
        "aug" | "august" | "awst" => 8,
        "sep" | "sept" | "september" | "medi" => 9,
        "oct" | "october" | "hydref" => 10,
        "nov" | "november" | "tachwedd" => 11,
        "dec" | "december" | "rhagfyr" => 12,
        _ => return None,
    })
}

/// A word that begins with a figure.
fn numeric(word: &str) -> Option<Word> {
    let end = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (figures, letters) = word.split_at(end);
    if figures.contains(['/', '-']) {
        return letters.is_empty().then(|| date(figures)).flatten();
    }
    let half = match letters {
        "" | "h" | "hrs" if figures.contains([':', '.']) || figures.len() >= 3 => None,
        "" => return Some(Word::Number(number(figures, 4)?)),
        "am" | "a.m." | "a" | "yb" => Some(Half::Morning),
        "pm" | "p.m." | "p" | "yp" | "yh" => Some(Half::Afternoon),
        "st" | "nd" | "rd" | "th" => return Some(Word::Number(number(figures, 2)?)),
        _ => return unit(letters)?.of(number(figures, 4)?),
    };
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (number(hour, 2)?, number(minute, 2)?),
        Some(_) => return None,
        None if figures.len() <= 2 => (number(figures, 2)?, 0),
        None => {
            let (hour, minute) = figures.split_at(figures.len() - 2);
            (number(hour, 2)?, number(minute, 2)?)
        }
    };
    Some(Word::Clock { hour, minute, half })
}

fn number(figures: &str, most: usize) -> Option<u32> {
    let plain = (1..=most).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit());
    if plain { figures.parse().ok() } else { None }
}

/// `24/11`, `24-11-26`, `24/11/2026` or `2026-11-24`.
fn date(figures: &str) -> Option<Word> {
    let parts: Vec<&str> = figures.split(['/', '-']).collect();
    let year = |text: &str| -> Option<i32> {
        let year = i32::try_from(number(text, 4)?).ok()?;
        match text.len() {
            2 => Some(2000 + year),
            4 => Some(year),
            _ => None,
        }
    };
    Some(match parts.as_slice() {
        [day, month] => Word::Date { day: number(day, 2)?, month: number(month, 2)?, year: None },
        [first, month, day] if first.len() == 4 => {
            Word::Date { day: number(day, 2)?, month: number(month, 2)?, year: Some(year(first)?) }
        }
        [day, month, last] => {
            Word::Date { day: number(day, 2)?, month: number(month, 2)?, year: Some(year(last)?) }
        }
        _ => return None,
    })
}
