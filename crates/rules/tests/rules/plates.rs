//! Plates a holder keeps: named, used, forgotten, and never more than so many.

use crate::fixture::{activate, ask, cambridgeshire, days, holder, utc, vrn};
use permit_rules::plates::PlateStep;
use permit_rules::{Command, Refusal, Start};

const JULY: &str = "2026-07-01T10:00:00Z";

fn save(plate: &str, name: &str) -> Command {
    Command::Plates(PlateStep::Save { vrn: vrn(plate), name: name.to_owned() })
}

#[test]
fn a_plate_is_kept_under_its_latest_name() {
    let mut holder = holder(&[]);
    let scheme = cambridgeshire();
    ask(&mut holder, &save("AB12CDE", " Mum "), &scheme, JULY).unwrap();
    ask(&mut holder, &save("XY12XYZ", ""), &scheme, JULY).unwrap();
    ask(&mut holder, &save("ab12 cde", "Mum and Dad"), &scheme, JULY).unwrap();
    let names = |holder: &permit_rules::Holder| {
        holder.plates.kept.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&holder), ["Mum and Dad", ""]);
    let forget = |plate| Command::Plates(PlateStep::Forget { vrn: vrn(plate) });
    ask(&mut holder, &forget("XY12XYZ"), &scheme, JULY).unwrap();
    assert_eq!(names(&holder), ["Mum and Dad"]);
    assert_eq!(ask(&mut holder, &forget("XY12XYZ"), &scheme, JULY).err(), Some(Refusal::PlateNotSaved));
    let long = save("AB12CDE", &"é".repeat(41));
    assert_eq!(ask(&mut holder, &long, &scheme, JULY).err(), Some(Refusal::TextTooLong { max: 40 }));
    for n in 1..30 {
        ask(&mut holder, &save(&format!("CAR{n}"), "one of many"), &scheme, JULY).unwrap();
    }
    let more = ask(&mut holder, &save("CAR30", ""), &scheme, JULY);
    assert_eq!(more.err(), Some(Refusal::TooManySaved { max: 30 }));
    assert!(ask(&mut holder, &save("CAR29", "renamed"), &scheme, JULY).is_ok());
}

#[test]
fn a_plate_unused_for_a_year_is_forgotten() {
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    let scheme = cambridgeshire();
    ask(&mut holder, &save("AB12CDE", "Mum"), &scheme, "2026-06-20T10:00:00Z").unwrap();
    ask(&mut holder, &save("XY12XYZ", "Plumber"), &scheme, "2026-06-20T10:00:00Z").unwrap();
    ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(1)), &scheme, JULY).unwrap();
    assert_eq!(holder.plates.find(&vrn("AB12CDE")).unwrap().used_at, utc(JULY));
    assert_eq!(holder.plates.due(&scheme), Some(utc("2027-06-20T23:00:00Z")));
    let unused = Command::Plates(PlateStep::ForgetUnused);
    for (now, kept) in [("2027-06-20T22:59:59Z", 2), ("2027-06-20T23:00:00Z", 1), ("2027-07-01T23:00:00Z", 0)]
    {
        ask(&mut holder, &unused, &scheme, now).unwrap();
        assert_eq!(holder.plates.kept.len(), kept, "{now}");
    }
}
