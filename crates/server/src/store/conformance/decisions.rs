//! Requests are answered once, changes are kept whole, and a visit is spent by one request only.

use super::fixture::{
    SCHEME, activate, admit, answer, ask, judge, key, key_in, monday, stamp, visits_left, with_visits,
};
use crate::store::{Outcome, Store};
use chrono::{Duration, NaiveDate};
use permit_api::{Code, Problem};
use permit_rules::{Change, Holder};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

pub async fn a_decision_is_kept_whole(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 5).await;
    let stay = answer(ask(store, &key, "r1", "AB12 CDE").await).unwrap();
    let held = store.load(key.clone(), monday()).await.unwrap().unwrap();
    assert_eq!(held.version, 2);
    assert_eq!(held.holder.stays.values().collect::<Vec<_>>(), [&stay]);
    assert_eq!(held.holder.bundles.values().map(|bundle| bundle.spent).collect::<Vec<_>>(), [1]);
    let feed = store.changes_after(key, 1, 10).await.unwrap().unwrap();
    assert_eq!((feed.version, feed.entries.len(), feed.entries[0].seq), (2, 1, 2));
    let mut replayed = Holder { bundles: held.holder.bundles.clone(), ..held.holder.clone() };
    replayed.stays.clear();
    feed.entries[0].changes.iter().for_each(|change| replayed.apply(change));
    assert_eq!(replayed, held.holder);
}

pub async fn asked_again_it_is_answered_from_memory(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 5).await;
    let first = ask(store, &key, "r1", "AB12 CDE").await;
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    let again = Box::new(move |_: &Holder| {
        count.fetch_add(1, Ordering::Relaxed);
        Err(Problem::new(Code::Internal))
    });
    let later = crate::store::RequestStamp { at: monday() + Duration::days(3), ..stamp("r1", "AB12 CDE") };
    assert_eq!(store.decide(key.clone(), later, again).await.unwrap(), first);
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    assert_eq!(visits_left(store, &key).await, 4);
}

pub async fn a_refusal_is_an_answer_too(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 1).await;
    answer(ask(store, &key, "r1", "AB12 CDE").await).unwrap();
    let refused = ask(store, &key, "r2", "XY34 ZZZ").await;
    assert_eq!(answer(refused.clone()).unwrap_err().code, Code::NotEnoughVisits);
    assert_eq!(store.load(key.clone(), monday()).await.unwrap().unwrap().version, 2);
    assert_eq!(store.changes_after(key.clone(), 0, 10).await.unwrap().unwrap().entries.len(), 2);
    // It stays refused although it would be allowed by now.
    let allowed = judge(activate("r2", "XY34 ZZZ", 1), monday() + Duration::days(1));
    assert_eq!(store.decide(key, stamp("r2", "XY34 ZZZ"), allowed).await.unwrap(), refused);
}

pub async fn a_request_is_not_used_for_something_else(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 5).await;
    answer(ask(store, &key, "r1", "AB12 CDE").await).unwrap();
    assert_eq!(ask(store, &key, "r1", "XY34 ZZZ").await, Outcome::Reused);
    assert_eq!(ask(store, &key, "credit-1", "credit").await, Outcome::Reused);
    assert_eq!(visits_left(store, &key).await, 4);
}

pub async fn nobody_is_no_holder(store: &dyn Store) {
    assert_eq!(ask(store, &key("nobody"), "r1", "AB12 CDE").await, Outcome::NoHolder);
    assert_eq!(store.load(key("nobody"), monday()).await.unwrap(), None);
    assert_eq!(store.changes_after(key("nobody"), 0, 10).await.unwrap(), None);
}

pub async fn the_last_visit_goes_to_one(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 1).await;
    let asked = (0..16).map(|n| {
        let (request, plate) = (format!("r{n}"), format!("AB12 CD{}", char::from(b'A' + n)));
        store.decide(key.clone(), stamp(&request, &plate), judge(activate(&request, &plate, 1), monday()))
    });
    // All are under way before the first answer is awaited.
    let mut won = 0;
    for outcome in asked.collect::<Vec<_>>() {
        match answer(outcome.await.unwrap()) {
            Ok(_) => won += 1,
            Err(problem) => assert_eq!(problem.code, Code::NotEnoughVisits),
        }
    }
    assert_eq!(won, 1);
    assert_eq!(visits_left(store, &key).await, 0);
}

pub async fn one_request_from_many_is_one_stay(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 5).await;
    let ask =
        || store.decide(key.clone(), stamp("r1", "AB12 CDE"), judge(activate("r1", "AB12 CDE", 1), monday()));
    let mut outcomes = Vec::new();
    for outcome in (0..32).map(|_| ask()).collect::<Vec<_>>() {
        outcomes.push(answer(outcome.await.unwrap()).unwrap());
    }
    assert!(outcomes.iter().all(|stay| *stay == outcomes[0]));
    assert_eq!(visits_left(store, &key).await, 4);
}

pub async fn the_journal_is_read_in_pages(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 5).await;
    for n in 0..4 {
        answer(ask(store, &key, &format!("r{n}"), &format!("AB12 CD{}", char::from(b'A' + n))).await)
            .unwrap();
    }
    let (mut seen, mut at) = (Vec::new(), 0);
    loop {
        let feed = store.changes_after(key.clone(), at, 2).await.unwrap().unwrap();
        assert!(feed.entries.len() <= 2);
        assert_eq!((feed.version, feed.zone), (5, "kite".parse().ok()));
        let Some(last) = feed.entries.last() else { break };
        at = last.seq;
        seen.extend(feed.entries.into_iter().map(|entry| entry.seq));
    }
    assert_eq!(seen, [1, 2, 3, 4, 5]);
}

pub async fn a_credit_counts_once(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 5).await;
    answer(ask(store, &key, "r1", "AB12 CDE").await).unwrap();
    with_visits(store, &key, 5).await;
    assert_eq!(visits_left(store, &key).await, 4);
    assert_eq!(store.load(key, monday()).await.unwrap().unwrap().version, 2);
}

pub async fn stays_that_ended_long_ago_are_left_out(store: &dyn Store) {
    let key = key("ada");
    with_visits(store, &key, 5).await;
    let stay = answer(ask(store, &key, "r1", "AB12 CDE").await).unwrap();
    let count = async |after| store.load(key.clone(), after).await.unwrap().unwrap().holder.stays.len();
    assert_eq!(count(stay.end - Duration::milliseconds(1)).await, 1);
    assert_eq!(count(stay.end).await, 0);
}

pub async fn registrations_are_kept(store: &dyn Store) {
    let key = key("ada");
    admit(store, &key).await;
    let until = NaiveDate::from_ymd_opt(2026, 8, 31);
    for (n, until) in [until, None].into_iter().enumerate() {
        let stamp = stamp(&format!("renewal-{n}"), "renewal");
        assert!(store.credit(key.clone(), stamp, vec![Change::Registration { until }]).await.unwrap());
        let held = store.load(key.clone(), monday()).await.unwrap().unwrap();
        assert_eq!(held.holder.registered_until, until);
    }
}

pub async fn councils_are_kept_apart(store: &dyn Store) {
    let [here, there] = [key_in("cambridgeshire", "ada"), key_in("gwynedd", "ada")];
    with_visits(store, &here, 5).await;
    assert_eq!(store.load(there.clone(), monday()).await.unwrap(), None);
    with_visits(store, &there, 2).await;
    answer(ask(store, &here, "r1", "AB12 CDE").await).unwrap();
    answer(ask(store, &there, "r1", "XY34 ZZZ").await).unwrap();
    assert_eq!((visits_left(store, &here).await, visits_left(store, &there).await), (4, 1));
    assert_eq!(SCHEME.council, here.council);
}
