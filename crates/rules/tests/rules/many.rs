//! Several vehicles and weekly repeats in one action: all or none, and every visit spent once.

use crate::fixture::{activate, ask, at, cambridgeshire, day, days, holder, local, utc, vrn, with_end};
use permit_rules::many::{quote_many, read_plates};
use permit_rules::scheme::End;
use permit_rules::{ActivateMany, Channel, Command, Length, Refusal, Settled, Start, decide, ledger};

const JULY: &str = "2026-07-01T10:00:00Z";

fn many(request: &str, plates: &[&str], start: Start, length: Length, repeat_weekly: bool) -> ActivateMany {
    ActivateMany {
        request: request.parse().expect("an id"),
        vrns: plates.iter().map(|plate| vrn(plate)).collect(),
        product: None,
        start,
        length,
        repeat_weekly,
        channel: Channel::Website,
    }
}

fn made(reply: &Settled) -> Vec<(String, String, String)> {
    let named = |stay: &permit_rules::Stay| {
        (stay.id.to_string(), stay.vrn.to_string(), stay.start.format("%d %H:%M").to_string())
    };
    reply.stays().iter().map(named).collect()
}

#[test]
fn several_cars_are_covered_by_one_action_and_each_pays_for_itself() {
    let mut holder = holder(&[("2025-07-10T12:00:00Z", 3), ("2026-05-01T12:00:00Z", 0)]);
    let wish = many("r1", &["AB12CDE", "XY12XYZ", "FG34HJK"], Start::Now, days(1), false);
    let decided = ask(&mut holder, &Command::ActivateMany(wish), &cambridgeshire(), JULY).unwrap();
    assert_eq!(
        made(&decided.reply),
        [("r1-1", "AB12CDE"), ("r1-2", "XY12XYZ"), ("r1-3", "FG34HJK")].map(|(id, plate)| (
            id.to_owned(),
            plate.to_owned(),
            "01 10:00".to_owned()
        ))
    );
    let spent: Vec<_> = decided.reply.stays().iter().map(|stay| stay.spends[0].bundle.to_string()).collect();
    assert_eq!(spent, ["b0", "b0", "b1"], "the bundle that ends first is spent first, and no visit twice");
    assert_eq!(holder.bundles.values().map(|bundle| bundle.spent).collect::<Vec<_>>(), [5, 1]);
    assert_eq!(holder.stays.len(), 3);
}

#[test]
fn all_or_none_and_the_one_to_blame_is_named() {
    let scheme = cambridgeshire();
    let blamed = |plate: &str, start: &str, why: Refusal| Refusal::OneOfMany {
        vrn: vrn(plate),
        start: utc(start),
        why: Box::new(why),
    };
    let covered = Refusal::AlreadyCovered {
        vrn: vrn("XY12XYZ"),
        stay: "old".parse().unwrap(),
        until: utc("2026-07-08T23:00:00Z"),
    };
    let seven = ["A1", "B1", "C1", "D1", "E1", "F1", "G1"];
    let cases = [
        // 5 visits of one bundle and 1 of another: six cars fit, a week of six does not.
        (&seven[..6], at("2026-07-02T09:00"), 1, false, Ok(6)),
        (&seven[..6], at("2026-07-02T09:00"), 1, true, Err(Refusal::NotEnoughVisits { needed: 12, left: 6 })),
        (&seven[..], at("2026-07-02T09:00"), 1, false, Err(Refusal::TooManyPlates { max: 6 })),
        (&[], at("2026-07-02T09:00"), 1, false, Err(Refusal::PlateMissing)),
        (
            &["AB12CDE", "XY12XYZ"],
            at("2026-07-01T12:00"),
            1,
            true,
            Err(blamed("XY12XYZ", "2026-07-08T11:00:00Z", covered)),
        ),
        (&["A1", "B1", "A1"], Start::Now, 1, false, Err(Refusal::StaysOverlap { vrn: vrn("A1") })),
        (&["A1"], at("2026-07-02T09:00"), 8, true, Err(Refusal::NotEnoughVisits { needed: 8, left: 6 })),
        (&["A1"], Start::Now, 0, true, Err(Refusal::NoDays)),
    ];
    for (plates, start, count, weekly, expected) in cases {
        let mut holder = holder(&[("2026-05-01T12:00:00Z", 0), ("2026-06-01T12:00:00Z", 3)]);
        let old = activate("old", "XY12XYZ", at("2026-07-08T09:00"), days(1));
        ask(&mut holder, &old, &scheme, JULY).unwrap();
        let before = holder.clone();
        let wish = many("r1", plates, start, days(count), weekly);
        let decided = ask(&mut holder, &Command::ActivateMany(wish), &scheme, JULY);
        if decided.is_err() {
            assert_eq!(holder, before);
        }
        assert_eq!(decided.map(|it| it.reply.stays().len()), expected, "{plates:?} {count} {weekly}");
    }
}

#[test]
fn a_repeat_keeps_the_weekday_and_the_wall_clock_across_both_clock_changes() {
    let bundles = [("2025-12-01T12:00:00Z", 0), ("2026-09-01T12:00:00Z", 0)];
    let cases = [
        // The clocks go forward on 29 March and back on 25 October 2026.
        ("2026-03-25T09:00:00Z", Start::Now, ["25 09:00", "01 08:00", "08 08:00"].as_slice()),
        ("2026-03-25T09:00:00Z", at("2026-03-26T18:30"), &["26 18:30", "02 17:30"]),
        ("2026-10-21T09:00:00Z", Start::Now, &["21 09:00", "28 10:00", "04 10:00"]),
        // A start that does not exist a week later is the first moment after the gap.
        ("2026-03-22T00:30:00Z", at("2026-03-22T01:30"), &["22 01:30", "29 01:00"]),
        // 31 March belongs to one permit year, 7 April to the next; the visits do not mind.
        ("2026-03-31T22:30:00Z", Start::Now, &["31 22:30", "07 22:30", "14 22:30"]),
        ("2026-03-31T23:30:00Z", Start::Now, &["31 23:30", "07 23:30", "14 23:30"]),
    ];
    for (now, start, expected) in cases {
        let wish = many("r1", &["AB12CDE"], start, days(1), true);
        let decided = decide(&holder(&bundles), &Command::ActivateMany(wish), &cambridgeshire(), utc(now));
        let starts: Vec<_> = made(&decided.unwrap().reply).into_iter().map(|(.., start)| start).collect();
        assert!(
            starts.starts_with(&expected.iter().map(ToString::to_string).collect::<Vec<_>>()),
            "{starts:?}"
        );
        assert!(starts.len() - expected.len() <= 1, "{now}: {starts:?}");
    }
}

#[test]
fn a_repeat_stops_where_planning_ahead_does() {
    let bundles = [("2026-06-01T12:00:00Z", 0); 4];
    let cases = [
        (at("2026-07-01T11:00"), 1, 3),
        (at("2026-07-01T11:00"), 2, 2),
        (at("2026-07-02T09:00"), 1, 2),
        (at("2026-07-09T09:00"), 1, 1),
        (at("2026-07-02T09:00"), 7, 2),
        (at("2026-07-02T09:00"), 8, 1),
    ];
    for (start, count, stays) in cases {
        let wish = many("r1", &["AB12CDE"], start, days(count), true);
        let quotes = quote_many(&holder(&bundles), &wish, &cambridgeshire(), utc(JULY)).unwrap();
        assert_eq!(quotes.len(), stays, "{start:?} {count}");
    }
    let mut far = cambridgeshire();
    far.products[0].advance_days = 365;
    let wish = many("r1", &["AB12CDE"], Start::Now, days(1), true);
    let refused = quote_many(&holder(&bundles), &wish, &far, utc(JULY)).err();
    assert_eq!(refused, Some(Refusal::TooManyStays { max: 30 }));
}

#[test]
fn bundles_that_end_between_two_weeks_pay_for_the_first_only() {
    // The first bundle's last day is 3 July 2026, a Friday.
    let bundles = [("2025-07-03T12:00:00Z", 3), ("2026-06-01T12:00:00Z", 4)];
    let wish = |plates| many("r1", plates, at("2026-07-01T12:00"), days(1), true);
    let scheme = cambridgeshire();
    let mut once = scheme.clone();
    once.products[0].advance_days = 7;
    let quotes = quote_many(&holder(&bundles), &wish(&["AB12CDE"]), &once, utc(JULY)).unwrap();
    let from: Vec<_> = quotes.iter().map(|quote| quote.spends[0].bundle.to_string()).collect();
    assert_eq!(from, ["b0"], "8 July at noon is more than a week ahead of 1 July at eleven");
    let quotes = quote_many(&holder(&bundles), &wish(&["AB12CDE"]), &scheme, utc(JULY)).unwrap();
    let from: Vec<_> = quotes.iter().map(|quote| quote.spends[0].bundle.to_string()).collect();
    assert_eq!(from, ["b0", "b1"]);
    let left: Vec<_> = quotes.iter().map(|quote| (quote.left_before, quote.left_after)).collect();
    assert_eq!(left, [(3, 2), (2, 1)]);
    let refused = quote_many(&holder(&bundles), &wish(&["AB12CDE", "A1"]), &scheme, utc(JULY)).err();
    assert_eq!(refused, Some(Refusal::NotEnoughVisits { needed: 4, left: 3 }));
    assert_eq!(
        holder(&bundles).bundles["b0".parse::<permit_rules::BundleId>().as_ref().unwrap()].last_day,
        day("2026-07-03")
    );
}

#[test]
fn a_limit_at_once_counts_the_new_stays_too() {
    let mut scheme = cambridgeshire();
    scheme.zones.values_mut().for_each(|zone| zone.max_at_once = Some(2));
    let holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    let wish = |plates| many("r1", plates, Start::Now, days(1), false);
    let two = quote_many(&holder, &wish(&["A1", "B1"]), &scheme, utc(JULY)).unwrap();
    assert_eq!(two[0].hints.at_once, None);
    assert_eq!(two[1].hints.at_once.map(|it| (it.visitors, it.max)), Some((2, 2)));
    let three = quote_many(&holder, &wish(&["A1", "B1", "C1"]), &scheme, utc(JULY)).err();
    let why = Box::new(Refusal::TooManyAtOnce { max: 2 });
    assert_eq!(three, Some(Refusal::OneOfMany { vrn: vrn("C1"), start: utc(JULY), why }));
}

#[test]
fn hours_are_repeated_with_their_end() {
    let scheme = with_end(End::Chosen { hours_per_visit: 1, max_hours: 12 });
    let until = Length::Until { local: local("2026-07-01T14:00") };
    let wish = many("r1", &["A1", "B1"], at("2026-07-01T12:00"), until, true);
    let quotes = quote_many(&holder(&[("2026-06-01T12:00:00Z", 0); 2]), &wish, &scheme, utc(JULY)).unwrap();
    let ends: Vec<_> = quotes.iter().map(|quote| quote.end.to_rfc3339()).collect();
    assert_eq!(ends, ["01", "01", "08", "08"].map(|day| format!("2026-07-{day}T13:00:00+00:00")),);
}

#[test]
fn no_stay_is_overwritten_by_another_request() {
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    let scheme = cambridgeshire();
    ask(&mut holder, &activate("r1-1", "AB12CDE", Start::Now, days(1)), &scheme, JULY).unwrap();
    let clash = Command::ActivateMany(many("r1", &["XY12XYZ"], Start::Now, days(1), false));
    assert_eq!(ask(&mut holder, &clash, &scheme, JULY).err(), Some(Refusal::StayNameTaken));
    let again = activate("r1-1", "XY12XYZ", Start::Now, days(1));
    assert_eq!(ask(&mut holder, &again, &scheme, JULY).err(), Some(Refusal::StayNameTaken));
    let long = Command::ActivateMany(many(&"x".repeat(80), &["XY12XYZ"], Start::Now, days(1), false));
    assert_eq!(ask(&mut holder, &long, &scheme, JULY).err(), Some(Refusal::StayNameTaken));
    assert_eq!(ledger::imbalances(&holder), []);
}

#[test]
fn plates_are_read_from_lines_and_commas() {
    let read =
        |text: &str| read_plates(text).map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(
        read("ab12 cde, XY12XYZ\n\n fg34 hjk;"),
        Ok(vec!["AB12CDE".into(), "XY12XYZ".into(), "FG34HJK".into()])
    );
    assert_eq!(read(" ,\n"), Err(Refusal::PlateMissing));
    assert_eq!(read("AB12CDE, X"), Err(Refusal::PlateTooShort));
    assert_eq!(read("A1,B1,C1,D1,E1,F1,G1"), Err(Refusal::TooManyPlates { max: 6 }));
}
