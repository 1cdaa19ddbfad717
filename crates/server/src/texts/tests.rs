//! The words of replies: every message in both languages, in the alphabet of text messages, two messages long at most.

use super::reply::{Pen, Reply};
use super::sender::Sender;
use super::{Received, counts_from};
use crate::letters::gsm;
use crate::store::Provider;
use chrono::{DateTime, Duration, Utc};
use permit_api::words::{Lang, has};
use permit_api::{Arg, Code, Problem};
use permit_rules::Scheme;
use std::collections::BTreeSet;

/// What fits into two messages that are shown as one.
const TWO: usize = 306;

fn scheme() -> Scheme {
    permit_rules::scheme::read(include_str!("../../../../schemes/cambridgeshire.toml")).unwrap()
}

/// Every message with arguments as long as they get.
fn replies() -> Vec<Reply> {
    let file = include_str!("../../../../ui/messages/en/texts.ftl");
    let keys = file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
    // A Wednesday in September: no date is longer, in either language.
    let time = "2026-09-23T22:59:00Z".parse().unwrap();
    let text = |text: &str| Arg::Text(text.to_owned());
    keys.filter(|key| !["text-not-started", "text-not-changed"].contains(key))
        .map(|key| {
            Reply::new(key)
                .with("plate", text("AB12 CDE"))
                .with("from", text("AB12 CDF"))
                .with("typed", text("ABI2CDEFGH"))
                .with("meant", text("AB12 CDE"))
                .with("zone", text("Trumpington Meadows"))
                .with("until", Arg::Until(time))
                .with("sent", Arg::Time(time))
                .with("since", Arg::Day("2026-09-23".parse().unwrap()))
                .with("left", Arg::Number(600))
                .with("needed", Arg::Number(600))
        })
        .collect()
}

#[test]
fn every_reply_fits_every_phone_in_both_languages() {
    let scheme = scheme();
    let mut seen = BTreeSet::new();
    for reply in replies() {
        for language in Lang::ALL {
            let words = Pen { scheme: &scheme, language }.write(&reply).unwrap();
            let places = gsm::places(&words);
            assert!(places.is_some_and(|places| places <= TWO), "{reply:?} {places:?}: {words}");
            assert!(!words.contains('{') && words.ends_with(['.', '?']), "{words}");
            assert!(seen.insert(words), "{reply:?} is not translated");
        }
    }
    for kind in ["text-active-visits", "text-already-active"] {
        let reply = replies().into_iter().find(|reply| format!("text-{}", reply.name()) == kind).unwrap();
        let words = Pen { scheme: &scheme, language: Lang::En }.write(&reply).unwrap();
        assert!(words.len() <= 160, "{words}");
    }
}

#[test]
fn a_refusal_without_words_of_its_own_has_those_of_the_problem() {
    let scheme = scheme();
    let pen = |language| Pen { scheme: &scheme, language };
    for code in
        [Code::Frozen, Code::TooManyAtOnce, Code::LengthNotOffered, Code::TooLong, Code::UnknownPermitType]
    {
        for language in Lang::ALL {
            let problem = Problem::new(code).with("max", Arg::Number(12));
            let words = pen(language).write(&Reply::not_started(problem)).unwrap();
            assert!(
                gsm::places(&words).is_some_and(|it| it <= TWO) && !words.contains("problem-"),
                "{words}"
            );
        }
    }
    let late = Problem::new(Code::CorrectionTooLate).with("until", Arg::Until(DateTime::UNIX_EPOCH));
    let words = pen(Lang::En).write(&Reply::not_changed(late)).unwrap();
    assert!(words.starts_with("Nothing was changed. It is too late"), "{words}");
    assert!(has("text-not-started", Lang::Cy) && has("text-not-changed", Lang::Cy));
}

#[test]
fn no_visits_left_is_said_so() {
    let few = |left| {
        let problem = Problem::new(Code::NotEnoughVisits)
            .with("needed", Arg::Number(3))
            .with("left", Arg::Number(left));
        Reply::not_started(problem).name()
    };
    assert_eq!((few(0), few(2)), ("no-visits", "few-visits"));
}

#[test]
fn names_and_short_numbers_are_nobody_to_answer() {
    let number = |from: &str| Sender::of(from).map(|sender| sender.number().to_owned());
    assert_eq!(number("447700900123").as_deref(), Some("+447700900123"));
    assert_eq!(number("+447700900123").as_deref(), Some("+447700900123"));
    assert_eq!(number("+33612345678").as_deref(), Some("+33612345678"));
    for from in ["", "61600", "Vodafone", "+44770O900123", "12345678901234567", "VISITOR"] {
        assert_eq!(number(from), None, "{from}");
    }
    assert!(matches!(Sender::of("07700 900123"), Some(Sender::Mobile(_))));
    assert!(matches!(Sender::of("+442079460000"), Some(Sender::Other(_))));
}

#[test]
fn a_text_counts_from_when_the_network_had_it() {
    let (scheme, now): (_, DateTime<Utc>) = (scheme(), "2026-06-01T08:00:00Z".parse().unwrap());
    let ago = |seconds| counts_from(&scheme, Some(now - Duration::seconds(seconds)), now);
    assert_eq!(counts_from(&scheme, None, now), Some(now));
    assert_eq!(ago(60), Some(now - Duration::seconds(60)));
    assert_eq!(ago(1800), Some(now - Duration::seconds(1800)));
    assert_eq!(ago(1801), None);
    assert_eq!(ago(-7200), Some(now), "the future is not believed");
}

#[test]
fn a_text_shows_nothing_of_itself() {
    let received = Received {
        provider: Provider::Kannel,
        message: "m1".to_owned(),
        from: "+447700900123".to_owned(),
        words: "VISITOR AB12CDE".to_owned(),
        sent_at: None,
    };
    let shown = format!("{received:?}");
    assert!(!shown.contains("7700") && !shown.contains("AB12"), "{shown}");
}
