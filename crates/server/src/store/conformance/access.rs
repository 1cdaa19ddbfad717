//! Accounts, sessions and tries.

use super::fixture::{account, admit, key, key_in, monday};
use crate::store::{Admission, Bucket, ByWhat, HolderKey, Session, Store};
use chrono::{Duration, NaiveDate};
use permit_api::access::{DeviceKind, Role};

fn session(key: &HolderKey, nth: u8) -> Session {
    let since = monday() + Duration::minutes(nth.into());
    Session {
        token_hash: [nth; 32],
        account: key.holder.to_string(),
        council: key.council.clone(),
        holder: Some(key.holder.clone()),
        role: Role::Resident,
        device: format!("device-{nth}"),
        name: "App on Linux".to_owned(),
        kind: DeviceKind::App,
        since,
        seen: since,
        until: since + Duration::days(30),
        by_token: false,
    }
}

pub async fn who_is_there_already_stays_as_they_are(store: &dyn Store) {
    let key = key("ada");
    admit(store, &key).await;
    let mut other = account(&super::fixture::key("eve"), "eve");
    other.email = Some("ada@example.org".to_owned());
    let registered_until = NaiveDate::from_ymd_opt(2027, 1, 1);
    let admission = Admission { zone: "york-area".parse().ok(), registered_until, account: other };
    store.admit(admission.clone()).await.unwrap();
    store.admit(Admission { account: account(&key, "ada"), ..admission }).await.unwrap();
    let by = |by| store.account(key.council.clone(), by);
    let found = by(ByWhat::Email("ada@example.org".to_owned())).await.unwrap().unwrap();
    assert_eq!(found, account(&key, "ada"));
    assert_eq!(by(ByWhat::Id("ada".to_owned())).await.unwrap().unwrap(), found);
    assert_eq!(by(ByWhat::Id("eve".to_owned())).await.unwrap(), None);
    let held = store.load(key.clone(), monday()).await.unwrap().unwrap();
    assert_eq!((held.holder.zone, held.holder.registered_until), ("kite".parse().ok(), None));
}

pub async fn sessions_come_and_go(store: &dyn Store) {
    let key = key("ada");
    admit(store, &key).await;
    let (council, account) = (key.council.clone(), "ada".to_owned());
    let [first, second] = [session(&key, 1), session(&key, 2)];
    store.put_session(first.clone()).await.unwrap();
    store.put_session(second.clone()).await.unwrap();
    assert_eq!(store.session(council.clone(), [1; 32]).await.unwrap(), Some(first.clone()));
    assert_eq!(store.session(council.clone(), [3; 32]).await.unwrap(), None);
    assert_eq!(store.session("gwynedd".parse().unwrap(), [1; 32]).await.unwrap(), None);
    let list = || store.sessions(council.clone(), account.clone());
    assert_eq!(list().await.unwrap(), [second.clone(), first.clone()]);
    let seen = monday() + Duration::hours(1);
    let first = Session { seen, until: seen + Duration::days(30), ..first };
    store.touch_session(first.clone()).await.unwrap();
    assert_eq!(list().await.unwrap(), [first.clone(), second.clone()]);
    assert!(store.drop_session(council.clone(), account.clone(), first.device).await.unwrap());
    assert_eq!(store.session(council.clone(), [1; 32]).await.unwrap(), None);
    assert_eq!(list().await.unwrap(), [second]);
}

pub async fn a_dropped_session_is_not_revived(store: &dyn Store) {
    let key = key("ada");
    admit(store, &key).await;
    let session = session(&key, 1);
    store.put_session(session.clone()).await.unwrap();
    let drop = || store.drop_session(key.council.clone(), "ada".to_owned(), session.device.clone());
    assert!(drop().await.unwrap());
    store.touch_session(session.clone()).await.unwrap();
    assert_eq!(store.session(key.council.clone(), session.token_hash).await.unwrap(), None);
    assert!(!drop().await.unwrap());
}

pub async fn another_accounts_device_is_nobodys(store: &dyn Store) {
    let [ada, eve] = [key("ada"), key("eve")];
    admit(store, &ada).await;
    admit(store, &eve).await;
    store.put_session(session(&ada, 1)).await.unwrap();
    let dropped = store.drop_session(ada.council.clone(), "eve".to_owned(), "device-1".to_owned());
    assert!(!dropped.await.unwrap());
    let elsewhere = key_in("gwynedd", "ada").council;
    assert!(!store.drop_session(elsewhere, "ada".to_owned(), "device-1".to_owned()).await.unwrap());
    assert!(store.session(ada.council, [1; 32]).await.unwrap().is_some());
    assert!(store.sessions(eve.council, "eve".to_owned()).await.unwrap().is_empty());
}

pub async fn tries_are_counted_for_a_while(store: &dyn Store) {
    let council = key("ada").council;
    let window = Duration::minutes(5);
    let count = |minutes: i64| {
        let bucket = Bucket { key: [7; 32], most: 2 };
        store.count_try(council.clone(), vec![bucket], window, monday() + Duration::minutes(minutes))
    };
    assert_eq!(count(0).await.unwrap(), None);
    assert_eq!(count(1).await.unwrap(), None);
    assert_eq!(count(1).await.unwrap(), Some(monday() + window));
    assert_eq!(count(4).await.unwrap(), Some(monday() + window));
    assert_eq!(count(5).await.unwrap(), None);
    assert_eq!(count(5).await.unwrap(), Some(monday() + Duration::minutes(6)));
    store.forgive(council.clone(), [7; 32]).await.unwrap();
    assert_eq!(count(5).await.unwrap(), None);
    assert_eq!(count(5).await.unwrap(), None);
    assert!(count(5).await.unwrap().is_some());
}

pub async fn a_full_bucket_counts_nothing(store: &dyn Store) {
    let council = key("ada").council;
    let [narrow, wide] = [Bucket { key: [1; 32], most: 1 }, Bucket { key: [2; 32], most: 2 }];
    let count = |buckets: &[Bucket]| {
        store.count_try(council.clone(), buckets.to_vec(), Duration::minutes(5), monday())
    };
    assert_eq!(count(&[narrow, wide]).await.unwrap(), None);
    assert!(count(&[narrow, wide]).await.unwrap().is_some());
    assert_eq!(count(&[wide]).await.unwrap(), None);
    assert!(count(&[wide]).await.unwrap().is_some());
}

pub async fn what_has_expired_is_forgotten(store: &dyn Store) {
    let key = key("ada");
    admit(store, &key).await;
    let [short, long] = [session(&key, 1), session(&key, 2)];
    store.put_session(short.clone()).await.unwrap();
    store.put_session(long.clone()).await.unwrap();
    let bucket = Bucket { key: [7; 32], most: 1 };
    let count = |window| store.count_try(key.council.clone(), vec![bucket], window, monday());
    assert_eq!(count(Duration::days(1)).await.unwrap(), None);
    store.purge(short.until, monday()).await.unwrap();
    assert!(count(Duration::days(1)).await.unwrap().is_some());
    assert_eq!(store.sessions(key.council.clone(), "ada".to_owned()).await.unwrap(), [long]);
    store.purge(short.until, monday() + Duration::seconds(1)).await.unwrap();
    assert_eq!(count(Duration::days(1)).await.unwrap(), None);
}
