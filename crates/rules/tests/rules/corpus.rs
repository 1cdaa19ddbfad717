//! Two thousand labelled messages: British plates of every age, each written in eighty ways. Nearly all that can be
//! read is read right, and no message ever leads to another plate than its writer meant.

use crate::fixture::vrn;
use permit_rules::scheme::Texts;
use permit_rules::text::{Wish, read};

const PLATES: [&str; 25] = [
    "AB12 CDE",
    "BD51 SMR",
    "LC70 XYA",
    "KP09 WVF",
    "YK65 OOB",
    "A123 BCD",
    "Y1 ABC",
    "R456 TUV",
    "H7 JKL",
    "Q123 ABC",
    "ABC 123D",
    "PGX 45K",
    "RRM 1T",
    "AIA 1234",
    "XIA 9999",
    "ABZ 1234",
    "BZ 1234",
    "ABC 123",
    "123 ABC",
    "1234 AB",
    "GF 57",
    "101 D 101",
    "AB 12 CD",
    "12 AB 34",
    "01234",
];

/// Ways to write what shall be read. `@` is the plate with its spaces, `#` without, `%` without and in small letters.
const READ: [&str; 60] = [
    "VISITOR @",
    "VISITOR #",
    "visitor %",
    "Visitor @",
    "Visitor %",
    "VISITOR  @ ",
    " visitor #",
    "VISITOR-#",
    "VISITOR - @",
    "VISITOR: @",
    "VISITOR, #",
    "VISITOR. %",
    "VISITOR\n@",
    "VISITOR\t#",
    "VISITOR #.",
    "VISITOR #!",
    "(VISITOR #)",
    "\"VISITOR @\"",
    "'visitor %'",
    "VISITOR \"#\"",
    "VISITOR [@]",
    "VISITOR <#>",
    "VISITOR/#",
    "VISIT @",
    "visit %",
    "Visit: #",
    "VISITORS @",
    "visitor's %",
    "VISITOR #\n",
    "VISITOR # \r\n",
    "VISITOR#",
    "visitor%",
    "Please VISITOR @",
    "hi visitor %",
    "VISITOR @ please",
    "visitor % pls",
    "Visitor # thanks",
    "VISITOR @ thank you",
    "Visitor % thx",
    "VISITOR # TODAY",
    "visitor % now",
    "VISITOR REG @",
    "visitor reg %",
    "Visitor car #",
    "VISITOR REGISTRATION @",
    "visitor for %",
    "VISTOR #",
    "vistor %",
    "Visiter @",
    "VISITIR #",
    "VISITOT @",
    "visiotr %",
    "VISITOR @ 4 hours",
    "VISITOR # 4hours",
    "visitor % 2hrs",
    "YMWELYDD @",
    "ymwelydd %",
    "Ymwelydd # diolch",
    "YMWELYDD#",
    "ymwelydd % os gwelwch yn dda",
];

/// Ways to write what nobody may be parked by.
const NOT_READ: [&str; 20] = [
    "@",
    "#",
    "PARK @",
    "VISITOR",
    "My visitor is @",
    "CANCEL #",
    "LEFT @",
    "HELP @",
    "VISITOR tomorrow #",
    "VISITOR # tomorrow",
    "VISITOR @ until 5pm",
    "VISITOR # and CD34EFG",
    "VISITOR CD34EFG and #",
    "visitor % from 9am",
    "Can I park # please",
    "VISITOR é@",
    "VISITOR мой #",
    "STOP",
    "VISITOR my mother with her car #",
    "VISITOR 2 hours",
];

#[test]
fn two_thousand_messages_are_read() {
    let texts = Texts::default();
    let (mut all, mut missed) = (0, Vec::new());
    for plate in PLATES {
        let written = |way: &str| {
            let compact = plate.replace(' ', "");
            way.replace('@', plate).replace('%', &compact.to_lowercase()).replace('#', &compact)
        };
        for (way, readable) in
            READ.iter().map(|way| (way, true)).chain(NOT_READ.iter().map(|way| (way, false)))
        {
            let message = written(way);
            let parked = match read(&message, &texts).wish {
                Wish::Visitor { vrn, .. } => Some(vrn),
                Wish::Correct { .. }
                | Wish::Cancel { .. }
                | Wish::Left { .. }
                | Wish::Help
                | Wish::Unreadable { .. } => None,
            };
            all += 1;
            let wrong = parked.as_ref().is_some_and(|parked| *parked != vrn(plate) || !readable);
            assert!(!wrong, "{message:?} parks {parked:?}");
            if readable && parked.is_none() {
                missed.push(message);
            }
        }
    }
    let right = all - missed.len();
    println!("{right} of {all} messages were treated as they should be, and none led to another plate");
    assert_eq!(all, 2000);
    assert!(missed.len() * 1000 <= all * 5, "{} of {all} were not read: {missed:?}", missed.len());
}

/// Plates as they are meant, and as somebody types them with letters for the figures they look like, or the other way round.
const SLIPS: [(&str, &str); 10] = [
    ("AB12 CDE", "ABI2 CDE"),
    ("AB10 CDE", "AB1O CDE"),
    ("BD51 SMR", "BD5I SMR"),
    ("LC70 XYA", "LC7O XYA"),
    ("KP09 WVF", "KPO9 WVF"),
    ("YK65 OOB", "YK65 00B"),
    ("XIA 9999", "X1A 9999"),
    ("R456 TUV", "R4S6 TUV"),
    ("YK65 OOB", "YK6S OOB"),
    ("BD51 SMR", "8D51 SMR"),
];

/// Ways in which people really write, with a telephone that helps: `@` is the plate. Each shall be read, or say why not.
const REAL: [&str; 38] = [
    "Visitor @ 🚗",
    "VISITOR @ 😀😀",
    "🅿️ visitor @",
    "visitor @ ta",
    "Visitor   @   ",
    "visitor @.",
    "Visitor, @",
    "Visitor – @",
    "Visitor… @",
    "“Visitor @”",
    "‘visitor’ @",
    "VISITOR @ NOW PLEASE",
    "Please visitor @ thanks",
    "Hi visitor @ please",
    "Hello VISITOR @",
    "Visitors @",
    "Visitor’s @",
    "visit @",
    "Vistor @",
    "Visitor reg @",
    "Visitor car @ please",
    "Visitor reg is @",
    "visitor @ 2 hours",
    "visitor @ 90 mins",
    "visitor @ 3hrs",
    "visitor @ 1 day",
    "visitor @ 4h",
    "Visitor @ today",
    "Ymwelydd @",
    "ymwelydd @ diolch",
    "Ymwelydd @ os gwelwch yn dda",
    "ymwelydd @ 2 awr",
    "Helo ymwelydd @",
    "Shwmae, ymwelydd @",
    "YMWELYDD: @ 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "Vistiors @",
    "VISITOR@",
    "VISITOR\u{a0}@",
];

/// What is asked back about, because a letter more may belong to the plate, or the word is another one.
const ASKED_BACK: [&str; 2] = ["Visitor @ thank you x", "Visiting @"];

#[test]
fn messages_as_people_write_them_lead_to_no_other_plate() {
    let texts = Texts::default();
    let (mut all, mut read_right, mut asked) = (0, 0, Vec::new());
    let mut look = |message: String, meant: &str, clear: bool| {
        all += 1;
        match read(&message, &texts).wish {
            Wish::Visitor { vrn: parked, .. } => {
                assert_eq!(parked, vrn(meant), "{message:?}");
                read_right += 1;
            }
            Wish::Correct { .. } | Wish::Cancel { .. } | Wish::Left { .. } | Wish::Help => {
                panic!("{message:?} is read as something else")
            }
            Wish::Unreadable { .. } if clear => asked.push(message),
            // To be asked is right where a plate was mistyped.
            Wish::Unreadable { .. } => read_right += 1,
        }
    };
    for way in REAL {
        for plate in &PLATES[..10] {
            look(way.replace('@', plate), plate, true);
        }
        for (meant, typed) in SLIPS {
            look(way.replace('@', typed), meant, false);
        }
    }
    for way in ASKED_BACK {
        PLATES[..10].iter().for_each(|plate| look(way.replace('@', plate), plate, false));
    }
    println!(
        "{read_right} of {all} were read right or asked back about, and none led to another plate: {asked:?}"
    );
    assert_eq!(all, 780);
    assert!(asked.len() * 1000 <= all * 5, "{} of {all} were not read: {asked:?}", asked.len());
}
