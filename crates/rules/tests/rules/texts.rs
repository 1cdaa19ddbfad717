//! Text messages: what people write, and what is read.

use crate::fixture::{cambridgeshire, local, utc, vrn};
use chrono_tz::Europe::London;
use permit_rules::scheme::{End, Keyword, Texts};
use permit_rules::text::{Reading, Spoken, TimeUnit, Why, Wish, length, read};
use permit_rules::{Length, Vrn};
use proptest::prelude::*;

fn wish(message: &str) -> Wish {
    read(message, &Texts::default()).wish
}

fn hours(number: u32) -> Option<Spoken> {
    Some(Spoken { number, unit: TimeUnit::Hours })
}

fn no(message: &str) -> Why {
    let Wish::Unreadable { why } = wish(message) else { panic!("{message} is read") };
    why
}

#[test]
fn a_visitor_is_read_however_it_is_written() {
    let messages = [
        "VISITOR AB12CDE",
        "visitor ab12 cde",
        "Visitor AB12-CDE",
        "  VISITOR   AB12   CDE  ",
        "VISITOR\nAB12CDE\n",
        "VISITORAB12CDE",
        "Visitorab12 cde",
        "VISITOR: AB12CDE.",
        "\"VISITOR AB12CDE\"",
        "VISITOR <AB12CDE>",
        "VISITORS AB12CDE",
        "Visitor's AB12CDE",
        "VISIT AB12CDE",
        "ＶＩＳＩＴＯＲ ＡＢ１２ＣＤＥ",
        "VISI\u{200b}TOR AB12CDE",
        "Please VISITOR AB12CDE",
        "Visitor AB12CDE please",
        "VISITOR AB12CDE thank you",
        "visitor reg AB12CDE",
        "VISITOR car is AB12 CDE thanks",
        "VISITOR AB12CDE today",
        "VISTOR AB12CDE",
        "VISITER AB12CDE",
        "VISIOTR AB12CDE",
        "VISITORR AB12CDE",
        "Ymwelydd AB12CDE",
        "ymwelŷdd ab12cde",
        "YMWELYDDAB12CDE",
        "Visitor AB12CDE 🚗",
    ];
    for message in messages {
        assert_eq!(wish(message), Wish::Visitor { vrn: vrn("AB12CDE"), length: None }, "{message:?}");
    }
}

#[test]
fn every_kind_of_plate_is_read() {
    let plates = [
        "A123 BCD",
        "Y1 ABC",
        "Q123 ABC",
        "ABC 123D",
        "AIA 1234",
        "1234 AB",
        "ABC 4H",
        "101 D 101",
        "AB 12 CD",
        "01234",
        "1 ABC",
        "12-ABC-3",
        "B-MW 1234",
        "AB-123-CD",
        "1-ABC-234",
        "12-D-12345",
        "KR 1ABC2",
        "ZH 123456",
        "1234 BCD",
        "J 12345",
    ];
    for plate in plates {
        let message = format!("VISITOR {plate}");
        assert_eq!(wish(&message), Wish::Visitor { vrn: vrn(plate), length: None }, "{plate}");
    }
}

#[test]
fn a_time_behind_the_plate_is_read() {
    let minutes = |number| Some(Spoken { number, unit: TimeUnit::Minutes });
    let days = |number| Some(Spoken { number, unit: TimeUnit::Days });
    let cases = [
        ("VISITOR AB12CDE 4hours", hours(4)),
        ("visitor ab12 cde 4 hours please", hours(4)),
        ("VISITOR AB12CDE 4h", hours(4)),
        ("VISITOR AB12CDE for 4 hrs", hours(4)),
        ("VISITOR AB12CDE 1 HOUR", hours(1)),
        ("VISITOR AB12CDE 90mins", minutes(90)),
        ("VISITOR AB12CDE 2 days", days(2)),
        ("YMWELYDD AB12CDE 3 awr", hours(3)),
        ("VISITOR AB12CDE 100 hours", hours(100)),
    ];
    for (message, length) in cases {
        assert_eq!(wish(message), Wish::Visitor { vrn: vrn("AB12CDE"), length }, "{message}");
    }
    // A plate of its own, although an hour could be read into it.
    assert_eq!(wish("VISITOR ABC 4H"), Wish::Visitor { vrn: vrn("ABC4H"), length: None });
    assert_eq!(wish("VISITOR ABC 123 4H"), Wish::Visitor { vrn: vrn("ABC123"), length: hours(4) });
    assert_eq!(wish("VISITOR B-MW 1234 4 hours"), Wish::Visitor { vrn: vrn("BMW1234"), length: hours(4) });
}

#[test]
fn what_could_be_two_things_is_not_read() {
    let mixed = Why::NotOnlyAPlate(Keyword::Visitor);
    let messages = [
        "VISITOR AB12CDE and XY34ZZZ",
        "VISITOR AB12CDE XY34ZZZ",
        "VISITOR AB12CDE until 5pm",
        "VISITOR AB12CDE tomorrow",
        "VISITOR AB12CDE at 5",
        "VISITOR AB12CDE 1.5 hours",
        "VISITOR my mum AB12CDE",
        "VISITOR ABC12 3D",
        "VISITOR FOR 123A",
        "VISITOR A1 and B2",
        "VISITOR MÜ AB 123",
        "VISITOR АВ12CDE",
        "VISITOR 123456789",
        "VISITOR AB12CDEFGHIJKLMNOPQ",
    ];
    for message in messages {
        assert_eq!(no(message), mixed, "{message}");
    }
    for message in [
        "VISITOR",
        "visitor please",
        "VISITOR 4 hours",
        "VISITOR 4H",
        "VISITOR for 2 days",
        "VISITOR tomorrow",
        "VISITORSB12CDE",
    ] {
        assert_eq!(no(message), Why::NoPlate(Keyword::Visitor), "{message}");
    }
    for message in [
        "",
        "AB12CDE",
        "?",
        "PARK AB12CDE",
        "My VISITOR AB12CDE",
        "LEFTAB12CDE",
        "STOP",
        "VISITING AB12CDE",
        "VISITS GF57",
        "1234",
    ] {
        assert_eq!(no(message), Why::NoKeyword, "{message}");
    }
    let doubtful =
        |typed, meant| Why::Doubtful { keyword: Keyword::Visitor, typed: vrn(typed), meant: vrn(meant) };
    assert_eq!(no("VISITOR ABI2CDE"), doubtful("ABI2CDE", "AB12CDE"));
    assert_eq!(no("CORRECT"), Why::NoPlate(Keyword::Correct));
}

#[test]
fn the_other_words_are_read() {
    let ab = || vrn("AB12CDE");
    let cases = [
        ("CORRECT AB12CDE", Wish::Correct { vrn: ab() }),
        ("correctab12cde", Wish::Correct { vrn: ab() }),
        ("Corect ab12 cde", Wish::Correct { vrn: ab() }),
        ("CHANGE to AB12CDE", Wish::Correct { vrn: ab() }),
        ("CYWIRO AB12CDE", Wish::Correct { vrn: ab() }),
        ("CANCEL", Wish::Cancel { vrn: None }),
        ("cancel please", Wish::Cancel { vrn: None }),
        ("CANCEL AB12CDE", Wish::Cancel { vrn: Some(ab()) }),
        ("Canslo", Wish::Cancel { vrn: None }),
        ("LEFT", Wish::Left { vrn: None }),
        ("left AB12 CDE", Wish::Left { vrn: Some(ab()) }),
        ("GADAEL", Wish::Left { vrn: None }),
        ("HELP", Wish::Help),
        ("help me", Wish::Help),
        ("Cymorth!", Wish::Help),
    ];
    for (message, expected) in cases {
        assert_eq!(wish(message), expected, "{message}");
    }
}

#[test]
fn the_keyword_tells_the_language() {
    let texts = Texts::default();
    let language = |message| read(message, &texts).language;
    assert_eq!(language("VISITOR AB12CDE"), Some("en"));
    assert_eq!(language("ymwelydd AB12CDE"), Some("cy"));
    assert_eq!(language("cymorth"), Some("cy"));
    assert_eq!(language("AB12CDE"), None);
}

#[test]
fn a_scheme_has_its_own_words() {
    let mut texts = Texts::default();
    texts.keywords.get_mut("en").expect("English").visitor = vec!["GUEST".to_owned()];
    let Reading { wish, .. } = read("guest AB12CDE", &texts);
    assert_eq!(wish, Wish::Visitor { vrn: vrn("AB12CDE"), length: None });
    let Reading { wish, .. } = read("VISITOR AB12CDE", &texts);
    assert_eq!(wish, Wish::Unreadable { why: Why::NoKeyword });
    assert_eq!(cambridgeshire().texts, Texts::default(), "the shipped scheme says what is usual");
}

#[test]
fn any_message_is_read_in_no_time() {
    for message in
        ["VISITOR ".repeat(10_000), "4 HOURS ".repeat(10_000), format!("VISITOR {}", "I ".repeat(50_000))]
    {
        assert!(matches!(wish(&message), Wish::Unreadable { .. }));
    }
}

#[test]
fn how_long_is_said_only_where_the_scheme_asks() {
    let from = utc("2026-06-01T08:30:00Z");
    let day = (Length::Days { days: 1 }, false);
    for end in [End::CalendarDay, End::Rolling { hours: 6 }, End::ZoneClose] {
        assert_eq!(length(None, end, from, London), Some(day));
        assert_eq!(length(hours(4), end, from, London), Some((day.0, true)));
    }
    let chosen = End::Chosen { hours_per_visit: 1, max_hours: 12 };
    assert_eq!(length(None, chosen, from, London), None);
    let until = |text| Some((Length::Until { local: local(text) }, false));
    assert_eq!(length(hours(4), chosen, from, London), until("2026-06-01T13:30"));
    // An hour is an hour, whatever the clocks do meanwhile.
    let spring = utc("2026-03-29T00:30:00Z");
    assert_eq!(length(hours(1), chosen, spring, London), until("2026-03-29T02:30"));
    let autumn = utc("2026-10-24T23:30:00Z");
    assert_eq!(length(hours(3), chosen, autumn, London), until("2026-10-25T02:30"));
}

/// The letters and figures of a message as a plate has them. What Vrn takes is too short for a whole message.
fn plate_letters(message: &str) -> String {
    let pieces = message.split_inclusive(|_| true).filter_map(|letter| {
        // Read with a figure before it, since a plate has at least two characters.
        let read = Vrn::read(&format!("0{letter}")).ok()?;
        read.as_str().get(1..).map(str::to_owned)
    });
    pieces.collect()
}

proptest! {
    /// Whatever arrives, reading it ends; and a plate that is read stands in the message, letter by letter.
    #[test]
    fn a_plate_that_is_read_was_written(words in "\\PC{0,40}", plate in "[A-Z0-9]{2,9}") {
        for message in [words.clone(), format!("VISITOR {words}"), format!("visitor {plate} {words}"), format!("CORRECT {words} {plate}")] {
            let parked = match wish(&message) {
                Wish::Visitor { vrn, .. } | Wish::Correct { vrn } => Some(vrn),
                Wish::Cancel { .. } | Wish::Left { .. } | Wish::Help | Wish::Unreadable { .. } => None,
            };
            if let Some(vrn) = parked {
                let all: String = plate_letters(&message);
                prop_assert!(all.contains(vrn.as_str()), "{message:?} parks {vrn}");
            }
        }
    }
}
