//! Connections: keys, addresses, and what they are told. What is told is written with the stay.

use super::fixture::{activate, admit, ask, judge, key, key_in, monday, stamp, with_visits};
use crate::letters::{Contact, Letter, LetterKind};
use crate::store::accounts::{AccountChange, Told};
use crate::store::{Delivery, HolderKey, KeyKind, OwnKey, Store, Webhook};
use chrono::{DateTime, Duration, Utc};
use permit_api::connections::{DeliveryState, Events, Scopes, StayEvent, StayEventKind};
use permit_api::words::Lang;
use permit_rules::{Activate, Channel, Command, Start, Vrn};

fn own(key: &HolderKey, nth: u8, kind: KeyKind) -> OwnKey {
    OwnKey {
        id: format!("key-{nth}"),
        account: key.holder.to_string(),
        key: key.clone(),
        kind,
        hash: [nth; 32],
        name: "Home".to_owned(),
        scopes: Scopes { reading: true, activating: nth.is_multiple_of(2) },
        made_at: monday() + Duration::seconds(nth.into()),
        until: (kind == KeyKind::Token).then(|| monday() + Duration::days(90)),
        used_at: None,
    }
}

fn hook(key: &HolderKey, id: &str) -> Webhook {
    Webhook {
        id: id.to_owned(),
        account: key.holder.to_string(),
        key: key.clone(),
        address: "https://example.org/hook".to_owned(),
        events: Events { activated: true, changed: true, cancelled: true, ended: true },
        made_at: monday(),
        stopped_at: None,
    }
}

async fn put(store: &dyn Store, webhook: &Webhook) {
    assert!(store.put_webhook(webhook.clone(), Told::default()).await.unwrap());
}

/// What is due at a moment: to whom, what, and of which plate.
async fn due(store: &dyn Store, at: DateTime<Utc>) -> Vec<(String, StayEventKind, String)> {
    let told = |(webhook, delivery): (Webhook, Delivery)| {
        let event: StayEvent = serde_json::from_str(&delivery.body).unwrap();
        assert_eq!(event.kind, delivery.kind);
        (webhook.id, event.kind, event.data.map_or_else(String::new, |it| it.plate.to_string()))
    };
    let mut found: Vec<_> = store.due_deliveries(at, 50).await.unwrap().into_iter().map(told).collect();
    found.sort();
    found
}

fn told(kind: StayEventKind, plate: &str) -> (String, StayEventKind, String) {
    ("hook".to_owned(), kind, plate.to_owned())
}

async fn decide(store: &dyn Store, key: &HolderKey, name: &str, command: Command, at: DateTime<Utc>) {
    let stamp = crate::store::RequestStamp { at, ..stamp(name, name) };
    let decided = store.decide(key.clone(), stamp, judge(command, at)).await.unwrap();
    drop(super::fixture::answer(decided).unwrap());
}

pub async fn a_key_is_found_by_its_hash_and_its_kind(store: &dyn Store) {
    let (ada, far) = (key("ada"), key_in("morfa", "ada"));
    for holder in [&ada, &far] {
        admit(store, holder).await;
    }
    let (token, calendar) = (own(&ada, 1, KeyKind::Token), own(&ada, 2, KeyKind::Calendar));
    for own in [&token, &calendar] {
        assert!(store.put_own_key(own.clone(), Told::default()).await.unwrap());
    }
    let find = async |council: &HolderKey, kind, nth| {
        store.own_key(council.council.clone(), kind, [nth; 32]).await.unwrap()
    };
    assert_eq!(find(&ada, KeyKind::Token, 1).await, Some(token.clone()));
    assert_eq!(find(&ada, KeyKind::Calendar, 1).await, None, "a token is no calendar");
    assert_eq!(find(&far, KeyKind::Token, 1).await, None, "nor is it another council's");
    let used = OwnKey { used_at: Some(monday() + Duration::hours(3)), ..token.clone() };
    store.touch_own_key(ada.council.clone(), token.id.clone(), monday() + Duration::hours(3)).await.unwrap();
    assert_eq!(find(&ada, KeyKind::Token, 1).await, Some(used.clone()));
    let all = store.own_keys(ada.council.clone(), "ada".to_owned()).await.unwrap();
    assert_eq!(all, [used, calendar]);
    assert_eq!(store.own_keys(far.council, "ada".to_owned()).await.unwrap(), []);
}

pub async fn there_are_only_so_many_connections(store: &dyn Store) {
    let ada = key("ada");
    admit(store, &ada).await;
    for nth in 0..10 {
        assert!(store.put_own_key(own(&ada, nth, KeyKind::Token), Told::default()).await.unwrap());
    }
    assert!(!store.put_own_key(own(&ada, 10, KeyKind::Token), Told::default()).await.unwrap());
    assert!(store.put_own_key(own(&ada, 11, KeyKind::Calendar), Told::default()).await.unwrap());
    for nth in 0..5 {
        put(store, &hook(&ada, &format!("hook-{nth}"))).await;
    }
    assert!(!store.put_webhook(hook(&ada, "hook-5"), Told::default()).await.unwrap());
    assert_eq!(store.webhooks(ada.council, "ada".to_owned()).await.unwrap().len(), 5);
}

pub async fn connections_end_by_name_with_a_new_password_and_with_the_account(store: &dyn Store) {
    let (ada, bob) = (key("ada"), key("bob"));
    with_visits(store, &ada, 5).await;
    admit(store, &bob).await;
    let all = async |who: &str| {
        let (council, who) = (ada.council.clone(), who.to_owned());
        let keys = store.own_keys(council.clone(), who.clone()).await.unwrap().len();
        keys + store.webhooks(council, who).await.unwrap().len()
    };
    let end = async |who: &str, id: &str| {
        let of = (ada.council.clone(), who.to_owned(), id.to_owned());
        store.end_connection(of.0, of.1, of.2, Told::default()).await.unwrap()
    };
    let make = async || {
        assert!(store.put_own_key(own(&ada, 1, KeyKind::Token), Told::default()).await.unwrap());
        put(store, &hook(&ada, "hook")).await;
    };
    make().await;
    drop(super::fixture::answer(ask(store, &ada, "r1", "AB12CDE").await).unwrap());
    assert!(!end("bob", "key-1").await && !end("bob", "hook").await, "another's is nobody's");
    assert!(end("ada", "key-1").await && !end("ada", "key-1").await);
    assert!(end("ada", "hook").await);
    assert_eq!((all("ada").await, due(store, monday()).await), (0, vec![]), "what waited is gone with it");

    make().await;
    assert!(store.put_own_key(own(&bob, 2, KeyKind::Token), Told::default()).await.unwrap());
    let password = AccountChange::Password { hash: "$argon2id$other".to_owned(), keep: None };
    store.change_account(ada.council.clone(), "ada".to_owned(), password, Told::default()).await.unwrap();
    assert_eq!((all("ada").await, all("bob").await), (0, 1));

    make().await;
    assert!(store.close_account(ada.council.clone(), "ada".to_owned(), Told::default()).await.unwrap());
    assert_eq!((all("ada").await, all("bob").await), (0, 1));
}

pub async fn keys_that_are_over_are_forgotten(store: &dyn Store) {
    let ada = key("ada");
    admit(store, &ada).await;
    for own in [own(&ada, 1, KeyKind::Token), own(&ada, 2, KeyKind::Calendar)] {
        assert!(store.put_own_key(own, Told::default()).await.unwrap());
    }
    let left = async |at| {
        store.purge(at, at).await.unwrap();
        store.own_keys(ada.council.clone(), "ada".to_owned()).await.unwrap().len()
    };
    assert_eq!(left(monday() + Duration::days(90) - Duration::seconds(1)).await, 2);
    assert_eq!(left(monday() + Duration::days(90)).await, 1, "a calendar lasts");
}

pub async fn what_happens_to_a_stay_is_to_be_told(store: &dyn Store) {
    let (ada, bob) = (key("ada"), key("bob"));
    with_visits(store, &ada, 5).await;
    with_visits(store, &bob, 5).await;
    put(store, &hook(&ada, "hook")).await;
    let few = Events { cancelled: true, ..Events::default() };
    put(store, &Webhook { events: few, ..hook(&ada, "few") }).await;
    drop(super::fixture::answer(ask(store, &ada, "r1", "AB12CDE").await).unwrap());
    // Asked again it is the same; refused it is nothing; another's stay is not ours to hear of.
    drop(super::fixture::answer(ask(store, &ada, "r1", "AB12CDE").await).unwrap());
    assert!(super::fixture::answer(ask(store, &ada, "r2", "AB12CDE").await).is_err());
    drop(super::fixture::answer(ask(store, &bob, "r1", "CD34EFG").await).unwrap());
    assert_eq!(due(store, monday()).await, [told(StayEventKind::Activated, "AB12CDE")]);
    let vrn = Vrn::read("AB12CDF").unwrap();
    let correct = Command::Correct { stay: "r1".parse().unwrap(), vrn, channel: Channel::Api };
    decide(store, &ada, "c1", correct, monday()).await;
    let expected = [told(StayEventKind::Activated, "AB12CDE"), told(StayEventKind::Changed, "AB12CDF")];
    assert_eq!(due(store, monday()).await, expected);
}

pub async fn the_end_of_a_stay_is_told_in_its_time_and_moves(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 5).await;
    put(store, &hook(&ada, "hook")).await;
    drop(super::fixture::answer(ask(store, &ada, "r1", "AB12CDE").await).unwrap());
    let Command::Activate(wish) = activate("r2", "CD34EFG", 1) else { panic!("it is a wish") };
    let start = Start::At { local: "2026-06-03T10:00:00".parse().unwrap() };
    decide(store, &ada, "r2", Command::Activate(Activate { start, ..wish }), monday()).await;
    let held = store.load(ada.clone(), monday()).await.unwrap().unwrap();
    let end = held.holder.stays.values().find(|it| it.id.as_str() == "r1").unwrap().end;
    let ended = |found: Vec<(String, StayEventKind, String)>| {
        found.into_iter().filter(|it| it.1 == StayEventKind::Ended).collect::<Vec<_>>()
    };
    assert_eq!(ended(due(store, end - Duration::seconds(1)).await), []);
    assert_eq!(ended(due(store, end).await), [told(StayEventKind::Ended, "AB12CDE")]);
    let cancel = Command::Cancel { stay: "r2".parse().unwrap() };
    decide(store, &ada, "x2", cancel, monday()).await;
    let all = due(store, end + Duration::days(9)).await;
    assert_eq!(ended(all), [told(StayEventKind::Ended, "AB12CDE")], "what was cancelled never ends");
}

pub async fn what_was_told_is_not_told_again(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 5).await;
    put(store, &hook(&ada, "hook")).await;
    drop(super::fixture::answer(ask(store, &ada, "r1", "AB12CDE").await).unwrap());
    let (_, first) = store.due_deliveries(monday(), 1).await.unwrap().remove(0);
    let note = async |delivery: &Delivery| {
        store.note_delivery(ada.council.clone(), "hook".to_owned(), delivery.clone()).await.unwrap();
    };
    let again = monday() + Duration::minutes(5);
    let failed = Delivery { tries: 1, result: Some("500".to_owned()), at: again, ..first.clone() };
    note(&failed).await;
    assert_eq!(due(store, again - Duration::seconds(1)).await, []);
    assert_eq!(store.due_deliveries(again, 5).await.unwrap()[0].1, failed);
    let arrived = Delivery {
        state: DeliveryState::Delivered,
        tries: 2,
        result: Some("204".to_owned()),
        at: again,
        ..first
    };
    note(&arrived).await;
    assert_eq!(due(store, again).await, []);
    let kept = store.deliveries(ada.council.clone(), "hook".to_owned(), 10).await.unwrap();
    assert_eq!((kept.len(), &kept[1]), (2, &arrived), "its end waits, and comes first");
    store
        .put_delivery(ada.council.clone(), "hook".to_owned(), Delivery { at: monday(), ..failed })
        .await
        .unwrap();
    assert_eq!(due(store, again).await, [], "what has arrived does not wait again");
    store.forget_deliveries(again + Duration::seconds(1)).await.unwrap();
    assert_eq!(store.deliveries(ada.council.clone(), "hook".to_owned(), 10).await.unwrap().len(), 1);
}

pub async fn an_address_that_is_stopped_is_told_nothing(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 5).await;
    put(store, &hook(&ada, "hook")).await;
    drop(super::fixture::answer(ask(store, &ada, "r1", "AB12CDE").await).unwrap());
    let letter = Letter {
        id: "stopped".to_owned(),
        council: ada.council.clone(),
        to: Contact::Email("ada@example.org".to_owned()),
        language: Lang::En,
        kind: LetterKind::WebhookStopped,
        args: [("host".to_owned(), permit_api::Arg::Text("example.org".to_owned()))].into(),
        points: Vec::new(),
        not_before: monday(),
        about: None,
        encloses: None,
    };
    let stop = async |at, letters| {
        store.stop_webhook(ada.council.clone(), "hook".to_owned(), at, letters).await.unwrap()
    };
    assert!(stop(Some(monday()), vec![letter.clone()]).await);
    assert!(!stop(Some(monday()), vec![Letter { id: "again".to_owned(), ..letter }]).await);
    assert_eq!(store.latest(10).await.unwrap().len(), 1, "told once");
    assert_eq!(due(store, monday() + Duration::days(2)).await, []);
    drop(super::fixture::answer(ask(store, &ada, "r2", "CD34EFG").await).unwrap());
    assert!(stop(None, vec![]).await && !stop(None, vec![]).await);
    assert_eq!(
        due(store, monday() + Duration::days(2)).await,
        [],
        "what happened meanwhile is not told later"
    );
    drop(super::fixture::answer(ask(store, &ada, "r3", "EF34GHJ").await).unwrap());
    assert_eq!(due(store, monday()).await, [told(StayEventKind::Activated, "EF34GHJ")]);
}
