//! Calls at the telephone desk, and finding holders.

use super::fixture::{account, admit, key, key_in, monday, stamp};
use crate::store::accounts::Told;
use crate::store::audit::Line;
use crate::store::{Admission, CallRow, HolderKey, Store};
use chrono::Duration;
use permit_api::access::Role;
use permit_api::desk::Question;
use permit_rules::{Change, Home};
use std::collections::BTreeSet;

/// Takes in a holder with a name and an address on record.
async fn settle(store: &dyn Store, key: &HolderKey, name: &str, line: &str, postcode: &str) {
    admit(store, key).await;
    let zone = Some("kite".parse().unwrap());
    let (line, postcode) = (line.to_owned(), postcode.to_owned());
    let home = Some(Home { line, postcode, uprn: None, zone: zone.clone() });
    let change = Change::Home { home, name: Some(name.to_owned()), zone };
    store.credit(key.clone(), stamp("settles", "settles"), vec![change]).await.unwrap();
}

async fn found(store: &dyn Store, council: &str, words: &[&str], limit: u32) -> Vec<String> {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    let found = store.find_holders(council.parse().unwrap(), words, limit).await.unwrap();
    found.into_iter().map(|it| it.name).collect()
}

pub async fn holders_are_found_by_the_words_that_name_them(store: &dyn Store) {
    settle(store, &key("ada"), "Siobhán O’Brien", "12 Paradise Street, Cambridge", "CB1 1DR").await;
    settle(store, &key("bea"), "Ada Brown", "14 Paradise Street, Cambridge", "CB1 1DR").await;
    settle(store, &key_in("gwynedd", "cid"), "Ada Brown", "1 Y Stryd", "LL99 1AA").await;
    let here = async |words: &[&str]| found(store, "cambridgeshire", words, 20).await;
    let both = ["Ada Brown", "Siobhán O’Brien"];
    let cases: &[(&[&str], &[&str])] = &[
        (&["obr"], &both[1..]),
        (&["siobhan"], &both[1..]),
        (&["brown", "ada"], &both[..1]),
        (&["br", "ad"], &both[..1]),
        (&["paradise"], &both),
        (&["paradise", "14"], &both[..1]),
        (&["cb11dr"], &both),
        (&["cb1", "1dr"], &both),
        (&["cb1", "siob"], &both[1..]),
        // A member's name counts as well.
        (&["bea"], &both[..1]),
        (&["person", "ada"], &both),
        (&["radise"], &[]),
        (&["ada", "nobody"], &[]),
        (&["%"], &[]),
        (&["_da"], &[]),
    ];
    for (words, expected) in cases {
        assert_eq!(here(words).await, *expected, "{words:?}");
    }
    assert_eq!(found(store, "cambridgeshire", &["paradise"], 1).await, ["Ada Brown"]);
    assert_eq!(found(store, "gwynedd", &["ada"], 20).await, ["Ada Brown"]);
    assert_eq!(found(store, "elsewhere", &["ada"], 20).await, Vec::<String>::new());
    let one = store.find_holders(key("ada").council, vec!["siob".to_owned()], 5).await.unwrap();
    let one = one.first().unwrap();
    assert_eq!(one.holder.as_str(), "ada");
    assert_eq!(one.home.as_ref().unwrap().postcode, "CB1 1DR");
    assert_eq!(one.zone.as_ref().unwrap().as_str(), "kite");
}

pub async fn who_has_left_is_not_found(store: &dyn Store) {
    let ada = key("ada");
    settle(store, &ada, "Ada Osei", "1 Mill Road, Cambridge", "CB1 2AB").await;
    assert_eq!(found(store, "cambridgeshire", &["osei"], 5).await, ["Ada Osei"]);
    let council = ada.council.clone();
    let moved = Change::Home { home: None, name: Some("Ada Bell".to_owned()), zone: None };
    store.credit(ada.clone(), stamp("moves", "moves"), vec![moved]).await.unwrap();
    assert_eq!(found(store, "cambridgeshire", &["osei"], 5).await, Vec::<String>::new());
    assert_eq!(found(store, "cambridgeshire", &["mill"], 5).await, Vec::<String>::new());
    assert_eq!(found(store, "cambridgeshire", &["bell"], 5).await, ["Ada Bell"]);
    assert!(store.close_account(council, "ada".to_owned(), Told::default()).await.unwrap());
    for word in ["bell", "person", "ada"] {
        assert_eq!(found(store, "cambridgeshire", &[word], 5).await, Vec::<String>::new(), "{word}");
    }
}

/// Takes in a holder and two handlers.
async fn desk(store: &dyn Store) {
    admit(store, &key("ada")).await;
    for id in ["joan", "may"] {
        let handler =
            crate::store::Account { role: Role::CallHandler, holder: None, ..account(&key(id), id) };
        let admission = Admission { zone: None, registered_until: None, account: handler };
        assert!(store.admit(admission).await.unwrap());
    }
}

fn call(id: &str, account: &str, device: &str) -> CallRow {
    CallRow {
        id: id.to_owned(),
        council: key("ada").council,
        account: account.to_owned(),
        device: device.to_owned(),
        holder: key("ada").holder,
        received_at: monday() - Duration::minutes(3),
        opened_at: monday(),
        until: monday() + Duration::minutes(15),
        right: BTreeSet::new(),
        tries_left: 2,
    }
}

fn line(action: &str) -> Line {
    Line {
        council: key("ada").council,
        at: monday(),
        account: Some("joan".to_owned()),
        action: action.to_owned(),
        holder: Some(key("ada").holder),
        subject: Some("calls".to_owned()),
        note: None,
    }
}

async fn put(store: &dyn Store, call: &CallRow) {
    store.put_call(call.clone(), line("open")).await.unwrap();
}

pub async fn a_call_is_one_devices(store: &dyn Store) {
    desk(store).await;
    let get = async |id: &str| store.call(key("ada").council, id.to_owned()).await.unwrap();
    let calls = [call("c1", "joan", "d1"), call("c2", "joan", "d2"), call("c3", "may", "d1")];
    for call in &calls {
        put(store, call).await;
    }
    for call in &calls {
        assert_eq!(get(&call.id).await.as_ref(), Some(call));
    }
    put(store, &call("c4", "joan", "d1")).await;
    assert_eq!(get("c1").await, None, "the next call ends the one before");
    assert!(get("c2").await.is_some() && get("c3").await.is_some() && get("c4").await.is_some());
    assert_eq!(store.call("gwynedd".parse().unwrap(), "c2".to_owned()).await.unwrap(), None);
    assert_eq!(store.record_of(key("ada").council, "calls".to_owned()).await.unwrap().len(), 4);
    let council = key("ada").council;
    assert!(store.close_account(council, "may".to_owned(), Told::default()).await.unwrap());
    assert_eq!(get("c3").await, None, "a handler's calls go with the account");
}

pub async fn answers_count_until_there_are_no_tries_left(store: &dyn Store) {
    desk(store).await;
    put(store, &call("c1", "joan", "d1")).await;
    let answer = async |right: &[Question], wrong: bool, minutes: i64| {
        let outcome = (right.iter().copied().collect(), wrong);
        let at = monday() + Duration::minutes(minutes);
        let call = store.answer_call(key("ada").council, "c1".to_owned(), outcome, at, line("check"));
        let call = call.await.unwrap().unwrap();
        (call.right.len(), call.tries_left)
    };
    assert_eq!(answer(&[Question::Email], true, 1).await, (1, 1));
    assert_eq!(answer(&[Question::Email], false, 2).await, (1, 1));
    assert_eq!(answer(&[Question::House], false, 15).await, (1, 1), "too late");
    assert_eq!(answer(&[], true, 3).await, (1, 0));
    assert_eq!(answer(&[Question::House], false, 4).await, (1, 0), "no tries are left");
    let nobody = store.answer_call(
        key("ada").council,
        "c9".to_owned(),
        (BTreeSet::new(), true),
        monday(),
        line("check"),
    );
    assert_eq!(nobody.await.unwrap(), None);
    let record = store.record_of(key("ada").council, "calls".to_owned()).await.unwrap();
    assert_eq!(record.len(), 6, "what was about no call leaves no line");
}

pub async fn a_call_that_is_over_is_forgotten(store: &dyn Store) {
    desk(store).await;
    put(store, &call("c1", "joan", "d1")).await;
    let later = CallRow { until: monday() + Duration::minutes(16), ..call("c2", "may", "d1") };
    put(store, &later).await;
    store.purge(monday() + Duration::minutes(15), monday()).await.unwrap();
    let get = async |id: &str| store.call(key("ada").council, id.to_owned()).await.unwrap();
    assert_eq!(get("c1").await, None);
    assert_eq!(get("c2").await, Some(later));
}
