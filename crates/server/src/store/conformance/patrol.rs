//! What officers ask: stays by plate and by what is near it, the feed in the order of writing, keys, and checks.

use super::fixture::{admit, key, key_in, monday, stamp};
use crate::store::audit::Line;
use crate::store::patrol::{Check, Finding, OfficerKey, Pace};
use crate::store::{HolderKey, Store};
use chrono::{DateTime, Duration, Utc};
use permit_rules::{Change, Channel, CouncilId, Stay, Vrn};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

fn vrn(text: &str) -> Vrn {
    Vrn::read(text).unwrap()
}

/// A stay of six hours that begins so many hours after Monday morning.
fn stay(id: &str, plate: &str, zone: &str, hours: i64) -> Stay {
    let start = monday() + Duration::hours(hours);
    Stay {
        id: id.parse().unwrap(),
        vrn: vrn(plate),
        product: "visitor".parse().unwrap(),
        zone: zone.parse().unwrap(),
        start,
        end: start + Duration::hours(6),
        spends: Vec::new(),
        channel: Channel::Website,
        activated_at: monday(),
        cancelled_at: None,
        corrections: Vec::new(),
        ends: Vec::new(),
        received_at: None,
        helper: None,
    }
}

async fn write(store: &dyn Store, key: &HolderKey, stay: &Stay) {
    static WRITTEN: AtomicU32 = AtomicU32::new(0);
    let request = format!("write-{}", WRITTEN.fetch_add(1, Ordering::Relaxed));
    let changes = vec![Change::Stay { stay: stay.clone() }];
    assert!(store.credit(key.clone(), stamp(&request, "write"), changes).await.unwrap());
}

pub async fn stays_of_a_plate_are_found_whoevers_they_are(store: &dyn Store) {
    let (ada, bea, other) = (key("ada"), key("bea"), key_in("morfa", "ada"));
    for whose in [&ada, &bea, &other] {
        admit(store, whose).await;
    }
    let mine = stay("a", "AB12 CDE", "kite", 0);
    let hers = stay("a", "AB12 CDE", "york-area", 2);
    let gone = Stay { cancelled_at: Some(monday()), ..stay("c", "AB12 CDE", "kite", 1) };
    for (whose, stay) in [(&ada, &mine), (&bea, &hers), (&ada, &gone)] {
        write(store, whose, stay).await;
    }
    write(store, &ada, &stay("d", "AB12 CDF", "kite", 0)).await;
    write(store, &other, &stay("e", "AB12 CDE", "harbwr", 0)).await;
    let found = async |plate: &str, hours| {
        let after = monday() + Duration::hours(hours);
        store.stays_of_plate(ada.council.clone(), vrn(plate), after).await.unwrap()
    };
    assert_eq!(found("AB12 CDE", 0).await, [mine.clone(), gone.clone(), hers.clone()]);
    assert_eq!(found("AB12 CDE", 6).await, [gone, hers.clone()], "an end is over when it comes");
    assert_eq!(found("AB12 CDE", 8).await, []);
    assert_eq!(found("AB12 CDG", 0).await, []);
    // A plate that is corrected is found by the new one only.
    write(store, &ada, &Stay { vrn: vrn("AB12 CDG"), ..mine }).await;
    assert_eq!(found("AB12 CDG", 0).await.len(), 1);
    assert_eq!(found("AB12 CDE", 7).await, [hers]);
}

pub async fn near_plates_in_a_zone_are_found(store: &dyn Store) {
    let ada = key("ada");
    admit(store, &ada).await;
    let plates = [
        "AB12 CDE",
        "A8I2 CDE",
        "AB12 CDF",
        "AB13 CDE",
        "XB12 CDE",
        "AB12 XDE",
        "AX12 CDE",
        "ABX2 CDE",
        "AB13 CDF",
        "AB1 CDE",
        "AB12 CD",
        "A1",
        "AI",
        "B1",
        "A12",
        "AB1",
        "8B1",
        "AB12CDEFGHIJKLM",
        "AB12CDEFGHIJKLN",
    ];
    for (nth, plate) in plates.iter().enumerate() {
        write(store, &ada, &stay(&format!("s{nth}"), plate, "kite", 0)).await;
    }
    write(store, &ada, &stay("elsewhere", "AB12 CDX", "york-area", 0)).await;
    write(store, &ada, &stay("later", "AB12 CDY", "kite", 5)).await;
    let gone = Stay { cancelled_at: Some(monday()), ..stay("gone", "AB12 CDZ", "kite", 0) };
    write(store, &ada, &gone).await;
    let near = async |plate: &str, hours, limit| {
        let at = monday() + Duration::hours(hours);
        let zone = "kite".parse().unwrap();
        let found = store.near(ada.council.clone(), zone, vrn(plate), at, limit).await.unwrap();
        found.iter().map(Vrn::spaced).collect::<Vec<_>>()
    };
    let told = ["A8I2CDE", "AB12 CDF", "AB12 XDE", "AB13 CDE", "ABX2CDE", "AX12 CDE", "XB12 CDE"];
    assert_eq!(near("AB12 CDE", 0, 20).await, told);
    assert_eq!(near("AB12 CDE", 0, 2).await, told[..2]);
    assert_eq!(near("AB12 CDE", 5, 20).await.len(), 8, "one more has begun");
    assert_eq!(near("AB12 CDE", 6, 20).await, ["AB12 CDY"], "all others are over");
    assert_eq!(near("AB12 CDE", -1, 20).await, [""; 0]);
    assert_eq!(near("A1", 0, 20).await, ["AI", "B 1"]);
    assert_eq!(near("A81", 0, 20).await, ["AB 1", "8B1"]);
    assert_eq!(near("AB12CDEFGHIJKLX", 0, 20).await, ["AB12CDEFGHIJKLM", "AB12CDEFGHIJKLN"]);
    // Every pair as the rules see it.
    for one in plates {
        let zone = "kite".parse().unwrap();
        let found = store.near(ada.council.clone(), zone, vrn(one), monday(), 50).await.unwrap();
        let mut expected: Vec<_> =
            plates.iter().filter_map(|it| Some((vrn(one).nearness(&vrn(it))?, vrn(it)))).collect();
        expected.sort();
        assert_eq!(found, expected.into_iter().map(|(_, it)| it).collect::<Vec<_>>(), "{one}");
    }
}

pub async fn stays_are_told_in_the_order_of_writing(store: &dyn Store) {
    let (ada, bea, other) = (key("ada"), key("bea"), key_in("morfa", "ada"));
    for whose in [&ada, &bea, &other] {
        admit(store, whose).await;
    }
    let council = ada.council.clone();
    let told = async |after, hours, limit| {
        let ending_after = monday() + Duration::hours(hours);
        let feed = store.stays_written_after(council.clone(), after, ending_after, limit).await.unwrap();
        let rows = feed.rows.iter().map(|(place, row)| (*place, row.key.clone(), row.stay.clone()));
        (feed.last, rows.collect::<Vec<_>>())
    };
    assert_eq!(told(0, 0, 10).await, (0, vec![]));
    let [a, b, c] =
        [stay("a", "AA11", "kite", 0), stay("b", "BB22", "kite", 1), stay("c", "CC33", "kite", 2)];
    write(store, &ada, &a).await;
    write(store, &bea, &b).await;
    write(store, &other, &stay("x", "XX99", "harbwr", 0)).await;
    write(store, &ada, &c).await;
    let row = |place, whose: &HolderKey, stay: &Stay| (place, whose.clone(), stay.clone());
    assert_eq!(told(0, 0, 10).await, (3, vec![row(1, &ada, &a), row(2, &bea, &b), row(3, &ada, &c)]));
    assert_eq!(told(0, 0, 2).await, (3, vec![row(1, &ada, &a), row(2, &bea, &b)]));
    assert_eq!(told(2, 0, 2).await, (3, vec![row(3, &ada, &c)]));
    assert_eq!(told(3, 0, 2).await, (3, vec![]));
    // Written again, a stay is told again, as it is then, and in its old place no more.
    let a = Stay { cancelled_at: Some(monday()), ..a };
    write(store, &ada, &a).await;
    assert_eq!(told(0, 0, 10).await, (4, vec![row(2, &bea, &b), row(3, &ada, &c), row(4, &ada, &a)]));
    assert_eq!(told(3, 0, 10).await, (4, vec![row(4, &ada, &a)]));
    // The last one once more: no place comes twice.
    write(store, &ada, &a).await;
    assert_eq!(told(4, 0, 10).await, (5, vec![row(5, &ada, &a)]));
    // What ended before the moment is left out.
    assert_eq!(told(0, 7, 10).await, (5, vec![row(3, &ada, &c)]));
    assert_eq!(told(3, 7, 10).await, (5, vec![]));
    assert_eq!(told(0, 8, 10).await, (5, vec![]));
}

fn officer(name: &str, hash: u8, zones: &[&str]) -> OfficerKey {
    OfficerKey {
        council: key("ada").council,
        name: name.to_owned(),
        hash: [hash; 32],
        zones: zones.iter().map(|zone| zone.parse().unwrap()).collect(),
        made_at: monday(),
        revoked_at: None,
    }
}

fn line(action: &str, name: &str) -> Line {
    Line {
        council: key("ada").council,
        at: monday(),
        account: None,
        action: action.to_owned(),
        holder: None,
        subject: Some(name.to_owned()),
        note: None,
    }
}

pub async fn an_officers_key_is_made_and_taken_back_once(store: &dyn Store) {
    let (council, later) = (key("ada").council, monday() + Duration::hours(1));
    let (seven, eight) = (officer("Handheld 7", 7, &[]), officer("Handheld 8", 8, &["kite", "york-area"]));
    let make = async |key: &OfficerKey| {
        store.put_officer_key(key.clone(), line("make_officer_key", &key.name)).await.unwrap()
    };
    assert!(make(&eight).await && make(&seven).await);
    assert!(!make(&OfficerKey { hash: [9; 32], ..seven.clone() }).await, "its name has been used");
    assert_eq!(store.officer_keys(council.clone()).await.unwrap(), [seven.clone(), eight.clone()]);
    assert_eq!(store.officer_key(council.clone(), [7; 32]).await.unwrap(), Some(seven.clone()));
    assert_eq!(store.officer_key(council.clone(), [9; 32]).await.unwrap(), None);
    let elsewhere = key_in("morfa", "ada").council;
    assert_eq!(store.officer_key(elsewhere.clone(), [7; 32]).await.unwrap(), None);
    assert_eq!(store.officer_keys(elsewhere).await.unwrap(), []);
    let revoke = async |name: &str, at| {
        let line = line("revoke_officer_key", name);
        store.revoke_officer_key(council.clone(), name.to_owned(), at, line).await.unwrap()
    };
    assert!(revoke("Handheld 7", later).await);
    assert!(!revoke("Handheld 7", later + Duration::hours(1)).await, "it was taken back already");
    assert!(!revoke("Handheld 9", later).await);
    let kept = store.officer_key(council.clone(), [7; 32]).await.unwrap().unwrap();
    assert_eq!(kept, OfficerKey { revoked_at: Some(later), ..seven.clone() });
    assert!(!make(&seven).await, "not even then is its name free");
    let actions: Vec<_> = store.chain(council, 0, 10).await.unwrap().into_iter().map(|it| it.line).collect();
    let said = actions.iter().map(|it| (it.action.as_str(), it.subject.as_deref().unwrap()));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            ("make_officer_key", "Handheld 8"),
            ("make_officer_key", "Handheld 7"),
            ("revoke_officer_key", "Handheld 7")
        ]
    );
}

fn check(officer: &str, plate: &str, at: DateTime<Utc>) -> Check {
    Check {
        council: key("ada").council,
        officer: officer.to_owned(),
        zone: "kite".parse().unwrap(),
        vrn: vrn(plate),
        about: at - Duration::minutes(1),
        finding: Finding::Grace,
        until: Some(at + Duration::minutes(9)),
        at,
    }
}

pub async fn checks_are_kept_at_a_pace_counted_and_forgotten(store: &dyn Store) {
    let council = key("ada").council;
    let at = |minutes| monday() + Duration::minutes(minutes);
    let keep = async |check: &Check, most, since| {
        store.keep_check(check.clone(), Pace { most, since }).await.unwrap()
    };
    let first = check("Handheld 7", "AB12 CDE", at(0));
    assert_eq!(keep(&first, 2, at(-5)).await, None);
    let second = Check { finding: Finding::Nothing, until: None, ..check("Handheld 7", "AB12 CDE", at(1)) };
    assert_eq!(keep(&second, 2, at(-4)).await, None);
    assert_eq!(keep(&check("Handheld 7", "XX99", at(2)), 2, at(-3)).await, Some(at(0)), "too fast");
    assert_eq!(keep(&check("Handheld 8", "XX99", at(2)), 2, at(-3)).await, None, "another device");
    let elsewhere: CouncilId = "morfa".parse().unwrap();
    let theirs = Check { council: elsewhere.clone(), ..check("Handheld 7", "AB12 CDE", at(2)) };
    assert_eq!(keep(&theirs, 1, at(-3)).await, None, "another council's");
    assert_eq!(keep(&check("Handheld 7", "XX99", at(5)), 2, at(0)).await, None, "the first counts no more");
    let of = async |plate| store.checks_of_plate(council.clone(), vrn(plate)).await.unwrap();
    assert_eq!(of("AB12 CDE").await, [first.clone(), second.clone()]);
    assert_eq!(of("AB12 CDF").await, []);
    let counted = async |from, until| store.count_checks(council.clone(), at(from), at(until)).await.unwrap();
    let counts = |pairs: &[(&str, u64)]| {
        pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(counted(0, 6).await, counts(&[("Handheld 7", 3), ("Handheld 8", 1)]));
    assert_eq!(counted(1, 5).await, counts(&[("Handheld 7", 1), ("Handheld 8", 1)]));
    assert_eq!(counted(6, 9).await, counts(&[]));
    assert_eq!(store.forget_checks(council.clone(), at(1)).await.unwrap(), 1);
    assert_eq!(of("AB12 CDE").await, [second]);
    assert_eq!(store.forget_checks(council.clone(), at(1)).await.unwrap(), 0);
    assert_eq!(store.checks_of_plate(elsewhere, vrn("AB12 CDE")).await.unwrap(), [theirs]);
}
