//! Sentences for people, from the message files that the screens use too. Nothing here knows what a sentence says.

use crate::problem::{Arg, Problem};
use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use ts_rs::TS;
use unic_langid::langid;

/// A language the product speaks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Welsh.
    Cy,
}

impl Lang {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::En, Self::Cy];

    /// The language an `Accept-Language` header likes best of ours; English where it names none.
    pub fn accepting(header: &str) -> Self {
        let weight = |part: &str| {
            let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
            let lang = match tag.trim().split('-').next() {
                Some("en") => Self::En,
                Some("cy") => Self::Cy,
                _ => return None,
            };
            Some((weight.trim().parse::<f32>().ok()?, lang))
        };
        let mut best = (0.0, Self::En);
        for (weight, lang) in header.split(',').filter_map(weight) {
            if weight > best.0 {
                best = (weight, lang);
            }
        }
        best.1
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }
}

type Messages = FluentBundle<FluentResource>;

static EN: LazyLock<Messages> = LazyLock::new(|| {
    messages(
        langid!("en-GB"),
        &[
            include_str!("../../../ui/messages/en/problems.ftl"),
            include_str!("../../../ui/messages/en/letters.ftl"),
            include_str!("../../../ui/messages/en/calendar.ftl"),
            include_str!("../../../ui/messages/en/notices.ftl"),
            include_str!("../../../ui/messages/en/payments-table.ftl"),
            include_str!("../../../ui/messages/en/receipt.ftl"),
            include_str!("../../../ui/messages/en/texts.ftl"),
            include_str!("../../../ui/messages/en/stay-receipt.ftl"),
            include_str!("../../../ui/messages/en/times.ftl"),
        ],
    )
});
static CY: LazyLock<Messages> = LazyLock::new(|| {
    messages(
        langid!("cy"),
        &[
            include_str!("../../../ui/messages/cy/problems.ftl"),
            include_str!("../../../ui/messages/cy/letters.ftl"),
            include_str!("../../../ui/messages/cy/calendar.ftl"),
            include_str!("../../../ui/messages/cy/notices.ftl"),
            include_str!("../../../ui/messages/cy/payments-table.ftl"),
            include_str!("../../../ui/messages/cy/receipt.ftl"),
            include_str!("../../../ui/messages/cy/texts.ftl"),
            include_str!("../../../ui/messages/cy/stay-receipt.ftl"),
            include_str!("../../../ui/messages/cy/times.ftl"),
        ],
    )
});

fn messages(lang: unic_langid::LanguageIdentifier, files: &[&str]) -> Messages {
    let mut bundle = FluentBundle::new_concurrent(vec![lang]);
    bundle.set_use_isolating(false);
    for file in files {
        // A file with a fault still gives every message that can be read; a test finds the others.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The sentence for a problem, with its times on the clock of `zone`.
pub fn sentence(problem: &Problem, lang: Lang, zone: Tz) -> String {
    let key = format!("problem-{}", problem.code.name().replace('_', "-"));
    message(&key, &problem.args, lang, zone).unwrap_or(key)
}

/// A message with its arguments; none where the language has no such message, or an argument is missing.
pub fn message(key: &str, args: &BTreeMap<String, Arg>, lang: Lang, zone: Tz) -> Option<String> {
    let args: Vec<_> = args.iter().map(|(name, arg)| (name.as_str(), value(arg, lang, zone))).collect();
    filled(key, args, lang)
}

/// Whether there is such a message.
pub fn has(key: &str, lang: Lang) -> bool {
    bundle(lang).has_message(key)
}

fn bundle(lang: Lang) -> &'static Messages {
    match lang {
        Lang::En => &EN,
        Lang::Cy => &CY,
    }
}

fn filled(key: &str, args: Vec<(&str, FluentValue<'_>)>, lang: Lang) -> Option<String> {
    let bundle = bundle(lang);
    let args: FluentArgs<'_> = args.into_iter().collect();
    let mut faults = Vec::new();
    let pattern = bundle.get_message(key)?.value()?;
    let text = bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
    faults.is_empty().then_some(text)
}

fn value(arg: &Arg, lang: Lang, zone: Tz) -> FluentValue<'static> {
    match arg {
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Text(text) => FluentValue::from(text.clone()),
        Arg::Time(moment) => FluentValue::from(time(*moment, lang, zone)),
        Arg::Until(moment) => FluentValue::from(until(*moment, lang, zone)),
        Arg::Day(day) => FluentValue::from(day_words("day-in-full", *day, lang)),
        Arg::Money(pence) => FluentValue::from(money(*pence)),
    }
}

/// An amount in pence as both languages write it: "£18.00", "£1,234.50".
pub fn money(pence: u32) -> String {
    let (millions, thousands, pounds) = (pence / 100_000_000, pence / 100_000 % 1000, pence / 100 % 1000);
    let whole = match (millions, thousands) {
        (0, 0) => pounds.to_string(),
        (0, _) => format!("{thousands},{pounds:03}"),
        (_, _) => format!("{millions},{thousands:03},{pounds:03}"),
    };
    format!("£{whole}.{:02}", pence % 100)
}

/// A moment as a resident reads it: "9:05am on Tuesday 3 March".
pub fn time(moment: DateTime<Utc>, lang: Lang, zone: Tz) -> String {
    let local = permit_rules::day::local(moment, zone);
    let (afternoon, hour) = local.hour12();
    let clock = vec![
        ("hour", FluentValue::from(hour.to_string())),
        ("minute", FluentValue::from(format!("{:02}", local.minute()))),
        ("half", FluentValue::from(if afternoon { "pm" } else { "am" })),
    ];
    let parts = vec![
        ("time", FluentValue::from(filled("time-clock", clock, lang).unwrap_or_default())),
        ("day", FluentValue::from(day_words("day-in-week", local.date(), lang))),
    ];
    filled("time-on-day", parts, lang).unwrap_or_default()
}

fn day_words(key: &str, day: NaiveDate, lang: Lang) -> String {
    let name = |key: String| FluentValue::from(filled(&key, Vec::new(), lang).unwrap_or_default());
    let parts = vec![
        ("weekday", name(format!("weekday-{}", day.weekday().num_days_from_sunday()))),
        ("date", FluentValue::from(day.day().to_string())),
        ("month", name(format!("month-{}", day.month()))),
        ("year", FluentValue::from(day.year().to_string())),
    ];
    filled(key, parts, lang).unwrap_or_default()
}

/// The end of something as a resident reads it: a midnight is 11:59pm of the day that ends.
pub fn until(end: DateTime<Utc>, lang: Lang, zone: Tz) -> String {
    let midnight = permit_rules::day::local(end, zone).time() == chrono::NaiveTime::MIN;
    time(if midnight { end - Duration::minutes(1) } else { end }, lang, zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use chrono_tz::Europe::London;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_language_is_the_one_liked_best() {
        let cases = [
            ("", Lang::En),
            ("cy", Lang::Cy),
            ("cy-GB,en;q=0.8", Lang::Cy),
            ("en-GB,en;q=0.9,cy;q=0.8", Lang::En),
            ("en;q=0.2, cy;q=0.9", Lang::Cy),
            ("fr,de;q=0.3", Lang::En),
            ("cy;q=nonsense", Lang::En),
        ];
        for (header, lang) in cases {
            assert_eq!(Lang::accepting(header), lang, "{header}");
        }
    }

    #[test]
    fn an_end_at_midnight_belongs_to_the_day_that_ends() {
        assert_eq!(until(utc("2026-03-04T00:00:00Z"), Lang::En, London), "11:59pm on Tuesday 3 March");
        assert_eq!(until(utc("2026-07-01T23:00:00Z"), Lang::En, London), "11:59pm on Wednesday 1 July");
        assert_eq!(until(utc("2026-07-01T19:00:00Z"), Lang::En, London), "8:00pm on Wednesday 1 July");
        assert_eq!(time(utc("2026-07-01T08:05:00Z"), Lang::Cy, London), "9:05yb ddydd Mercher 1 Gorffennaf");
    }

    #[test]
    fn money_has_its_pence_and_its_thousands() {
        let cases = [
            (0, "£0.00"),
            (5, "£0.05"),
            (1800, "£18.00"),
            (99_999, "£999.99"),
            (100_000, "£1,000.00"),
            (123_450, "£1,234.50"),
            (100_000_000, "£1,000,000.00"),
            (u32::MAX, "£42,949,672.95"),
        ];
        for (pence, written) in cases {
            assert_eq!(money(pence), written);
        }
    }

    /// An argument of each kind a code is ever told with, so that every sentence can be made.
    fn told(code: Code) -> Problem {
        let names =
            ["max", "needed", "left", "waiting", "line", "column", "limit", "minutes", "months", "min"];
        let mut problem = Problem::new(code);
        for name in names {
            problem = problem.with(name, Arg::Number(2));
        }
        for name in ["start", "latest", "earliest"] {
            problem = problem.with(name, Arg::Time(utc("2026-07-01T08:05:00Z")));
        }
        for name in ["from", "oldest"] {
            problem = problem.with(name, Arg::Day("2026-03-01".parse().unwrap()));
        }
        problem
            .with("until", Arg::Until(utc("2026-07-01T23:00:00Z")))
            .with("since", Arg::Day("2026-06-30".parse().unwrap()))
            .with("plate", Arg::Text("AB12 CDE".to_owned()))
            .with("zones", Arg::Text("Kite, York Area".to_owned()))
            .with("price", Arg::Money(1800))
    }

    #[test]
    fn every_problem_has_a_sentence_in_every_language() {
        for code in Code::ALL {
            let sentences = Lang::ALL.map(|lang| sentence(&told(*code), lang, London));
            for sentence in &sentences {
                assert!(sentence.ends_with('.') || sentence.ends_with('?'), "{code:?}: {sentence}");
                assert!(!sentence.contains("problem-") && !sentence.contains('{'), "{code:?}: {sentence}");
            }
            assert_ne!(sentences[0], sentences[1], "{code:?} is not translated");
        }
    }
}
