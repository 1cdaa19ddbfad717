//! What holds whatever anybody asks: visits are conserved, never negative, and no plate is covered twice.

use crate::fixture::{activate, cambridgeshire, cancel, correct, holder, utc, vrn, with_end};
use chrono::{DateTime, Duration, Utc};
use permit_rules::scheme::{End, Extend, Returns, Scheme, Stop};
use permit_rules::{Channel, Command, Holder, Length, Start, Vrn, day, decide};
use proptest::prelude::*;

const PLATES: [&str; 3] = ["AB12CDE", "XY34ZZZ", "Q1ABC"];

#[derive(Debug, Clone)]
enum Ask {
    Activate { plate: usize, ahead_minutes: Option<i64>, days: u32 },
    Correct { stay: usize, plate: usize },
    Cancel { stay: usize },
    Stop { stay: usize },
    Extend { stay: usize, days: u32 },
    Many { plates: usize, days: u32, weekly: bool },
}

fn asks() -> impl Strategy<Value = Vec<(i64, Ask)>> {
    let ask = prop_oneof![
        3 => (0..3usize, proptest::option::of(-2000..25_000i64), 0..4u32)
            .prop_map(|(plate, ahead_minutes, days)| Ask::Activate { plate, ahead_minutes, days }),
        1 => (0..12usize, 0..3usize).prop_map(|(stay, plate)| Ask::Correct { stay, plate }),
        1 => (0..12usize).prop_map(|stay| Ask::Cancel { stay }),
        1 => (0..12usize).prop_map(|stay| Ask::Stop { stay }),
        1 => (0..12usize, 0..4u32).prop_map(|(stay, days)| Ask::Extend { stay, days }),
        1 => (1..4usize, 0..3u32, proptest::bool::ANY)
            .prop_map(|(plates, days, weekly)| Ask::Many { plates, days, weekly }),
    ];
    proptest::collection::vec((0..2000i64, ask), 1..25)
}

/// Starting points from which the asks run through both clock changes, the leap day and the turn of the year.
fn starts() -> impl Strategy<Value = DateTime<Utc>> {
    let starts =
        ["2026-03-27T00:00:00Z", "2026-10-23T00:00:00Z", "2028-02-26T00:00:00Z", "2026-03-31T21:00:00Z"];
    (0..starts.len(), 0..3000i64).prop_map(move |(n, minutes)| utc(starts[n]) + Duration::minutes(minutes))
}

fn ends() -> impl Strategy<Value = End> {
    let ten = chrono::NaiveTime::from_hms_opt(10, 0, 0).expect("a time");
    prop_oneof![
        Just(End::CalendarDay),
        Just(End::NextDayAt { time: ten }),
        Just(End::Rolling { hours: 24 }),
        Just(End::ZoneClose)
    ]
}

fn command(n: usize, ask: &Ask, now: DateTime<Utc>) -> Command {
    match ask {
        Ask::Activate { plate, ahead_minutes, days } => {
            let start = ahead_minutes.map_or(Start::Now, |minutes| Start::At {
                local: day::local(now + Duration::minutes(minutes), chrono_tz::Europe::London),
            });
            activate(&format!("r{n}"), PLATES[*plate], start, Length::Days { days: *days })
        }
        Ask::Correct { stay, plate } => correct(&format!("r{stay}"), PLATES[*plate]),
        Ask::Cancel { stay } => cancel(&format!("r{stay}")),
        Ask::Stop { stay } => {
            Command::Stop { stay: format!("r{stay}").parse().expect("an id"), channel: Channel::App }
        }
        Ask::Extend { stay, days } => Command::Extend(permit_rules::command::Extend {
            stay: format!("r{stay}").parse().expect("an id"),
            length: Length::Days { days: *days },
            channel: Channel::App,
        }),
        Ask::Many { plates, days, weekly } => Command::ActivateMany(permit_rules::ActivateMany {
            request: format!("r{n}").parse().expect("an id"),
            vrns: PLATES[..*plates].iter().map(|plate| vrn(plate)).collect(),
            product: None,
            start: Start::Now,
            length: Length::Days { days: *days },
            repeat_weekly: *weekly,
            channel: Channel::App,
        }),
    }
}

fn sound(holder: &Holder, scheme: &Scheme) -> Result<(), TestCaseError> {
    let standing: Vec<_> = holder.stays.values().filter(|stay| stay.stands()).collect();
    for bundle in holder.bundles.values() {
        prop_assert!(bundle.spent <= bundle.visits, "more spent than there were");
        let used: u32 = standing
            .iter()
            .flat_map(|stay| &stay.spends)
            .filter(|it| it.bundle == bundle.id)
            .map(|it| it.visits)
            .sum();
        prop_assert_eq!(used, bundle.spent, "spent visits are those of standing stays");
    }
    for (n, stay) in standing.iter().enumerate() {
        prop_assert!(stay.start < stay.end);
        prop_assert!(stay.start >= stay.activated_at, "nothing starts before it was asked for");
        prop_assert!(stay.visits() > 0);
        for spend in &stay.spends {
            let bundle = &holder.bundles[&spend.bundle];
            prop_assert!(
                day::of(stay.start, scheme.timezone) <= bundle.last_day,
                "an expired bundle was spent"
            );
        }
        for other in &standing[n + 1..] {
            prop_assert!(stay.vrn != other.vrn || !stay.covers_any(other.start, other.end), "covered twice");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_holder_stays_sound(start in starts(), end in ends(), asks in asks()) {
        let mut scheme = with_end(end);
        scheme.products[0].stop = Some(Stop { returns: Returns::WholeUnits });
        scheme.products[0].extend = Some(Extend::BeforeEnd);
        let mut holder = holder(&[
            ("2025-03-29T12:00:00Z", 0), ("2025-10-25T12:00:00Z", 0), ("2027-02-28T12:00:00Z", 0),
        ]);
        let mut now = start;
        for (n, (pause, ask)) in asks.iter().enumerate() {
            now += Duration::minutes(*pause);
            let before = holder.clone();
            let command = command(n, ask, now);
            let first = decide(&holder, &command, &scheme, now);
            prop_assert_eq!(&first, &decide(&holder, &command, &scheme, now), "the same question, another answer");
            match first {
                Ok(decision) => {
                    decision.changes.iter().for_each(|change| holder.apply(change));
                    let once = holder.clone();
                    decision.changes.iter().for_each(|change| holder.apply(change));
                    prop_assert_eq!(&once, &holder, "applying twice changed something");
                }
                Err(_) => prop_assert_eq!(&before, &holder),
            }
            sound(&holder, &scheme)?;
        }
    }

    #[test]
    fn reading_a_plate_twice_changes_nothing(text in "\\PC{0,24}") {
        if let Ok(vrn) = Vrn::read(&text) {
            prop_assert_eq!(Vrn::read(vrn.as_str()), Ok(vrn.clone()));
            prop_assert_eq!(Vrn::read(&vrn.spaced()), Ok(vrn.clone()));
            prop_assert!(vrn.as_str().bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()));
            prop_assert!(!vrn.suggestions().contains(&vrn));
        }
    }

    #[test]
    fn a_local_time_comes_back(minutes in 0..6_000_000i64) {
        let zone = chrono_tz::Europe::London;
        let moment = utc("2020-01-01T00:00:00Z") + Duration::minutes(minutes);
        let local = day::local(moment, zone);
        let (start, end) = (day::start_at(local, zone), day::end_at(local, zone));
        prop_assert!(start <= moment && moment <= end);
        prop_assert_eq!(day::local(start, zone), local);
        prop_assert!(day::begins(local.date(), zone) <= moment && moment < day::ends(local.date(), zone));
    }
}

#[test]
fn the_scheme_survives_being_stored() {
    let scheme = cambridgeshire();
    let json = serde_json::to_string(&scheme).expect("it can be written");
    assert_eq!(serde_json::from_str::<Scheme>(&json).expect("it can be read"), scheme);
}
