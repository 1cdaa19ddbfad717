//! Ends that moved, plates that are kept, and proofs of stays come out of a store as they went in.

use super::fixture::{LASTING, ask, judge_by, key, key_in, monday, stamp, with_visits};
use crate::store::{HolderKey, Outcome, RequestStamp, Store};
use chrono::{DateTime, Duration, Utc};
use permit_rules::command::Extend as Longer;
use permit_rules::plates::PlateStep;
use permit_rules::{ActivateMany, Channel, Command, Length, Settled, Start, StayId, Vrn};

async fn must(
    store: &dyn Store,
    key: &HolderKey,
    name: &str,
    command: Command,
    at: DateTime<Utc>,
) -> Settled {
    let stamp = RequestStamp { at, ..stamp(name, &format!("{command:?}")) };
    match store.decide(key.clone(), stamp, judge_by(&LASTING, command, at)).await.unwrap() {
        Outcome::Answered(answered) => answered.answer.unwrap(),
        other @ (Outcome::Reused | Outcome::NoHolder) => panic!("{name}: {other:?}"),
    }
}

pub async fn a_stay_keeps_the_ends_it_had(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 4).await;
    ask(store, &ada, "r1", "AB12CDE").await;
    let stay: StayId = "r1".parse().unwrap();
    let longer = Longer { stay: stay.clone(), length: Length::Days { days: 2 }, channel: Channel::Website };
    must(store, &ada, "r2", Command::Extend(longer), monday()).await;
    let tomorrow = monday() + Duration::days(1);
    let stopped =
        must(store, &ada, "r3", Command::Stop { stay: stay.clone(), channel: Channel::App }, tomorrow).await;
    let held = store.load(ada.clone(), monday()).await.unwrap().unwrap();
    assert_eq!(Some(&held.holder.stays[&stay]), stopped.stay());
    let ends: Vec<_> = held.holder.stays[&stay].ends.iter().map(|it| (it.to, it.channel)).collect();
    let first = "2026-06-03T23:00:00Z".parse().unwrap();
    assert_eq!(ends, [(first, Channel::Website), (tomorrow, Channel::App)]);
    let spent: Vec<_> = held.holder.bundles.values().map(|bundle| bundle.spent).collect();
    assert_eq!(spent, [3], "one before, and two of the three days");
    assert_eq!(super::fixture::wrong(store, tomorrow).await, Vec::<String>::new());
}

pub async fn several_stays_are_one_entry_of_the_journal(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 4).await;
    let many = |days| {
        Command::ActivateMany(ActivateMany {
            request: "r1".parse().unwrap(),
            vrns: ["AB12CDE", "XY34ZZZ"].map(|plate| Vrn::read(plate).unwrap()).into(),
            product: None,
            start: Start::Now,
            length: Length::Days { days },
            repeat_weekly: false,
            channel: Channel::App,
        })
    };
    let made = must(store, &ada, "r1", many(2), monday()).await;
    assert_eq!(made.stays().len(), 2);
    let again = must(store, &ada, "r1", many(2), monday() + Duration::hours(1)).await;
    assert_eq!(again, made, "asked again, the answer is the one that was kept");
    let held = store.load(ada.clone(), monday()).await.unwrap().unwrap();
    assert_eq!((held.version, held.holder.stays.len()), (2, 2));
    let feed = store.changes_after(ada, 1, 10).await.unwrap().unwrap();
    assert_eq!(feed.entries[0].changes.len(), 3, "one bundle and two stays");
    assert_eq!(super::fixture::wrong(store, monday()).await, Vec::<String>::new());
}

pub async fn plates_are_kept_until_they_are_forgotten(store: &dyn Store) {
    let (ada, bea) = (key("ada"), key("bea"));
    with_visits(store, &ada, 4).await;
    with_visits(store, &bea, 4).await;
    let vrn = |plate: &str| Vrn::read(plate).unwrap();
    let save =
        |plate: &str, name: &str| Command::Plates(PlateStep::Save { vrn: vrn(plate), name: name.to_owned() });
    must(store, &ada, "p1", save("AB12CDE", "Mum"), monday()).await;
    must(store, &ada, "p2", save("XY34ZZZ", ""), monday() + Duration::days(2)).await;
    let kept = async |at| {
        let held = store.load(ada.clone(), at).await.unwrap().unwrap();
        held.holder.plates.kept.into_iter().map(|it| (it.vrn.to_string(), it.name)).collect::<Vec<_>>()
    };
    let both = [("AB12CDE", "Mum"), ("XY34ZZZ", "")].map(|(vrn, name)| (vrn.to_owned(), name.to_owned()));
    assert_eq!(kept(monday()).await, both);
    let before = async |at| store.with_plates_before(ada.council.clone(), at).await.unwrap();
    assert_eq!(before(monday()).await, []);
    assert_eq!(before(monday() + Duration::seconds(1)).await, std::slice::from_ref(&ada));
    must(store, &ada, "p3", Command::Plates(PlateStep::Forget { vrn: vrn("AB12CDE") }), monday()).await;
    assert_eq!(kept(monday()).await, both[1..]);
    assert_eq!(before(monday() + Duration::seconds(1)).await, []);
    must(store, &ada, "p4", Command::Plates(PlateStep::Forget { vrn: vrn("XY34ZZZ") }), monday()).await;
    assert_eq!(before(monday() + Duration::days(900)).await, []);
}

pub async fn a_code_proves_one_stay_of_its_council(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 4).await;
    ask(store, &ada, "r1", "AB12CDE").await;
    ask(store, &ada, "r2", "XY34ZZZ").await;
    let (first, second): (StayId, StayId) = ("r1".parse().unwrap(), "r2".parse().unwrap());
    store.put_proof(ada.clone(), first.clone(), [1; 32], monday()).await.unwrap();
    store.put_proof(ada.clone(), second, [1; 32], monday()).await.unwrap();
    assert_eq!(store.proof(ada.council.clone(), [1; 32]).await.unwrap(), Some((ada.clone(), first)));
    assert_eq!(store.proof(ada.council, [2; 32]).await.unwrap(), None);
    assert_eq!(store.proof(key_in("morfa", "ada").council, [1; 32]).await.unwrap(), None);
}
