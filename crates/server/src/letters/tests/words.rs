//! The words of letters: every kind, both languages, page and plain text and text message.

use super::{SCHEME, args, letter, monday, rejected, to_ada, to_her_mobile};
use crate::letters::{Desk, Letter, LetterKind, Written, gsm};
use permit_api::Arg;
use permit_api::words::{Lang, has};
use std::collections::BTreeSet;

fn written(letter: &Letter) -> Written {
    Desk::of(&SCHEME).write(letter, monday()).unwrap_or_else(|error| panic!("{:?}: {error}", letter.kind))
}

fn key(kind: LetterKind, part: &str) -> String {
    format!("letter-{}-{part}", kind.name().replace('_', "-"))
}

/// What a reader of the page reads: the tags taken out, the signs put back.
fn read(page: &str) -> String {
    let body = page.split_once("<main").unwrap().1;
    let pieces = body.split('<').skip(1).map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let text = pieces.collect::<Vec<_>>().join(" ");
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = signs.iter().fold(text, |text, (sign, letter)| text.replace(sign, letter));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_kind_has_words_in_both_languages() {
    for kind in LetterKind::ALL {
        let letters = Lang::ALL.map(|language| written(&Letter { language, ..letter("a", *kind) }));
        for letter in &letters {
            let page = letter.html.as_deref().unwrap();
            for text in [&letter.subject, &letter.plain, page] {
                assert!(
                    !text.is_empty() && !text.contains("letter-") && !text.contains('{'),
                    "{kind:?}: {text}"
                );
            }
            assert!(letter.plain.contains("0345 520 7007"), "{kind:?} says how to reach the council");
            for arg in args(*kind).values() {
                let Arg::Text(text) = arg else { continue };
                assert!(letter.plain.contains(text.as_str()), "{kind:?} leaves {text} out");
            }
            let read = read(page);
            for line in letter.plain.lines().map(|line| line.trim_start_matches("- ").trim_end_matches(':')) {
                assert!(line == "-- " || line.is_empty() || read.contains(line), "{kind:?}: {line}\n{read}");
            }
        }
        let [english, welsh] = letters;
        assert!(
            english.subject != welsh.subject && english.plain != welsh.plain,
            "{kind:?} is not translated"
        );
        assert!(
            english.reference == welsh.reference && english.reference != written(&rejected("b")).reference
        );
    }
}

#[test]
fn a_text_message_is_one_message_that_every_phone_can_show() {
    let mut without = Vec::new();
    for kind in LetterKind::ALL {
        for language in Lang::ALL {
            let letter = Letter { to: to_her_mobile(), language, ..letter("a", *kind) };
            if !has(&key(*kind, "text"), language) {
                assert!(Desk::of(&SCHEME).write(&letter, monday()).is_err());
                without.push(*kind);
                continue;
            }
            let Written { plain, html, subject, .. } = written(&letter);
            let places = gsm::places(&plain);
            assert!(places.is_some_and(|places| places <= 160), "{kind:?}, {places:?}: {plain}");
            assert!(html.is_none() && subject.is_empty());
        }
    }
    use LetterKind::{AlreadyRegistered, ConfirmEmail, ConfirmSignUp, HelpInvited, NoAccount};
    without.dedup();
    assert_eq!(without, [ConfirmSignUp, AlreadyRegistered, NoAccount, ConfirmEmail, HelpInvited]);
}

#[test]
fn every_message_is_used() {
    let mut used: BTreeSet<String> =
        ["code", "link", "points", "point", "note", "reach"].map(|it| format!("letter-{it}")).into();
    used.extend(["not-in-zone", "not-eligible", "not-main-home"].map(|it| format!("letter-ground-{it}")));
    for kind in LetterKind::ALL {
        let with = |arg| kind.args().contains(&arg);
        let parts =
            [("button", with("link")), ("other", with("reset_link")), ("after", true), ("text", true)];
        used.extend(["subject", "first", "next"].map(|part| key(*kind, part)));
        used.extend(parts.into_iter().filter(|(_, may)| *may).map(|(part, _)| key(*kind, part)));
    }
    let evidence = ["driving_licence", "tenancy", "utility_bill", "council_tax_bill", "bank_statement"];
    let shortcomings = [
        "unreadable",
        "incomplete",
        "wrong_kind",
        "other_name",
        "other_address",
        "too_old",
        "term_too_short",
        "altered",
    ];
    for evidence in evidence {
        used.extend(shortcomings.iter().flat_map(|shortcoming| super::point(evidence, shortcoming)));
    }
    let file = include_str!("../../../../../ui/messages/en/letters.ftl");
    let there: Vec<_> = file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
    let there = there.into_iter().chain(file.lines().filter_map(|line| line.strip_suffix(" =")));
    for key in there.filter(|key| key.starts_with("letter-")) {
        assert!(used.contains(key), "{key} is in no letter");
    }
    for key in used.iter().filter(|key| key.contains("-evidence-") || key.contains("-shortcoming-")) {
        assert!(Lang::ALL.iter().all(|lang| has(key, *lang)), "{key}");
    }
}

#[test]
fn points_and_a_note_say_why() {
    let note = "Mind the <b>date</b> & \"name\".\nIt's all we need.";
    let mut letter = rejected("a");
    letter.args.insert("note".to_owned(), Arg::Text(note.to_owned()));
    let Written { plain, html, .. } = written(&letter);
    let page = html.unwrap();
    assert!(
        plain.contains("This is why:\n\n- Utility bill: it is too old. Send a newer one.\n- Tenancy"),
        "{plain}"
    );
    assert!(
        plain.contains(note) && page.contains("&lt;b&gt;date&lt;/b&gt; &amp; &quot;name&quot;.<br>"),
        "{page}"
    );
    assert!(!page.contains("<b>date"), "{page}");
    letter.args.insert("note".to_owned(), Arg::Text(" ".to_owned()));
    letter.args.remove("enquiries");
    letter.points.clear();
    let plain = written(&letter).plain;
    assert!(!plain.contains("A note from us") && !plain.contains("This is why"), "{plain}");
    assert!(plain.contains("contact 0345 520 7007."), "{plain}");
}

#[test]
fn a_page_has_one_button_and_fetches_nothing() {
    let page = written(&letter("a", LetterKind::ConfirmSignUp)).html.unwrap();
    let address = "https://permits.example.org/confirm?t=abc&amp;u=1";
    assert_eq!(page.matches(&format!("<a href=\"{address}\"")).count(), 1, "{page}");
    assert!(
        page.contains("color-scheme\" content=\"light dark") && page.contains("<html lang=\"en\">"),
        "{page}"
    );
    for fetching in ["<img", "<link", "<script", "url(", "src=", "<table", "@import"] {
        assert!(!page.contains(fetching), "{fetching}");
    }
}

#[test]
fn what_is_missing_is_named() {
    for kind in LetterKind::ALL {
        for name in kind.args().iter().filter(|name| !["note", "enquiries"].contains(name)) {
            let mut letter = letter("a", *kind);
            letter.args.remove(*name);
            let written = Desk::of(&SCHEME).write(&letter, monday());
            assert!(written.is_err(), "{kind:?} without {name}");
        }
    }
}

#[test]
fn a_letter_is_kept_whole_and_shows_nobody() {
    for kind in LetterKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        let letter = Letter { to: to_her_mobile(), about: Some("d".to_owned()), ..letter("a", *kind) };
        let kept = serde_json::to_string(&letter).unwrap();
        assert_eq!(serde_json::from_str::<Letter>(&kept).unwrap(), letter);
    }
    let letter = Letter { to: to_ada(), ..letter("a", LetterKind::ConfirmSignUp) };
    let shown = format!("{letter:?} {:?} {:?}", to_her_mobile(), written(&letter));
    assert!(!["ada", "204816", "7700"].iter().any(|secret| shown.contains(secret)), "{shown}");
}
