//! What was spoiled is found in its time, and holds its holder fast until somebody has looked.

use super::{Looked, release, turn};
use crate::rng::SeededRng;
use crate::store::conformance::fixture::{SCHEME, admit, answer, ask, key, monday, purchase};
use crate::store::{AuditLog, HolderKey, SqliteStore, Store};
use chrono::{DateTime, Duration, Utc};
use permit_api::Code;
use std::path::Path;

async fn opened(folder: &Path) -> SqliteStore {
    let store = SqliteStore::open(folder, &SeededRng::new(1)).unwrap();
    for name in ["ada", "bea"] {
        admit(&store, &key(name)).await;
        purchase(&store, &key(name), name, 1, monday()).await;
    }
    store
}

/// Takes a visit away behind the server's back.
fn spoil(folder: &Path, holder: &str) {
    let db = rusqlite::Connection::open(folder.join("permits.sqlite")).unwrap();
    let sql = "UPDATE bundle SET spent = spent + 1, available = available - 1 WHERE holder = ?1";
    assert_eq!(db.execute(sql, [holder]).unwrap(), 1);
}

async fn look(store: &SqliteStore, looked: Option<Looked>, now: DateTime<Utc>) -> Option<Looked> {
    Some(turn(store, &[&SCHEME], looked, now).await.unwrap())
}

async fn held_fast(store: &SqliteStore, key: &HolderKey) -> bool {
    store.load(key.clone(), monday()).await.unwrap().unwrap().frozen
}

#[tokio::test]
async fn what_was_written_in_is_looked_at_every_five_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path()).await;
    let (ada, bea) = (key("ada"), key("bea"));
    let looked = look(&store, None, monday()).await;
    spoil(folder.path(), "ada");
    spoil(folder.path(), "bea");
    answer(ask(&store, &ada, "r1", "AB00 CDE").await).unwrap();
    let looked = look(&store, looked, monday() + Duration::seconds(299)).await;
    assert!(!held_fast(&store, &ada).await, "it is not due yet");
    let looked = look(&store, looked, monday() + Duration::seconds(300)).await;
    assert!(held_fast(&store, &ada).await);
    assert!(!held_fast(&store, &bea).await, "nothing was written in these");
    let refused = answer(ask(&store, &ada, "r2", "XY00 ZZZ").await).unwrap_err();
    assert_eq!(refused.code, Code::Frozen);
    // On record, with what was found and without a plate.
    let chain = store.chain(ada.council.clone(), 0, 10).await.unwrap();
    let [line] = chain.as_slice() else { panic!("{chain:?}") };
    assert_eq!((line.line.action.as_str(), line.line.holder.as_ref()), ("hold_fast", Some(&ada.holder)));
    assert!(line.line.note.as_ref().unwrap().contains("N-ada-1"));
    // Somebody has looked and lets it go; the same request is decided then.
    assert!(release(&store, ada.clone(), monday()).await.unwrap());
    assert!(!release(&store, ada.clone(), monday()).await.unwrap());
    answer(ask(&store, &ada, "r2", "XY00 ZZZ").await).unwrap();
    // What is still wrong is found again.
    look(&store, looked, monday() + Duration::minutes(10)).await;
    assert!(held_fast(&store, &ada).await);
}

#[tokio::test]
async fn all_books_are_looked_at_by_night() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path()).await;
    let bea = key("bea");
    let mut looked = look(&store, None, monday()).await;
    spoil(folder.path(), "bea");
    // 02:59 and 03:00 by the clocks there.
    for (now, expected) in
        [("2026-06-01T22:00:00Z", false), ("2026-06-02T01:59:59Z", false), ("2026-06-02T02:00:00Z", true)]
    {
        looked = look(&store, looked, now.parse().unwrap()).await;
        assert_eq!(held_fast(&store, &bea).await, expected, "{now}");
    }
    assert!(!held_fast(&store, &key("ada")).await);
}
