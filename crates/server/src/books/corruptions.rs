//! Every way we could think of in which a store's file might be spoiled behind the server's back: each is found.

use super::check;
use crate::rng::SeededRng;
use crate::store::conformance::fixture::{
    BUNDLE, REFUNDING, SCHEME, activate, admit, answer, approve, checkout, closed, fill, judge, key, monday,
    must, purchase, refunded, request, stamp,
};
use crate::store::{SqliteStore, Store, read_books};
use chrono::Duration;
use std::path::Path;

/// What is done to the file, with every guard of the tables taken off, and what is said about it.
const CORRUPTIONS: &[(&str, &str)] = &[
    // Pots and postings.
    ("UPDATE bundle SET spent = spent + 1 WHERE bundle = 'N-a-1'", "the pots of bundle N-a-1"),
    (
        "UPDATE bundle SET spent = spent + 1, available = available - 1 WHERE bundle = 'N-a-1'",
        "the postings of bundle N-a-1",
    ),
    ("UPDATE bundle SET visits = 6 WHERE bundle = 'N-a-1'", "the pots of bundle N-a-1"),
    ("UPDATE bundle SET visits = 6, available = 5 WHERE bundle = 'N-a-1'", "the postings of bundle N-a-1"),
    ("UPDATE bundle SET available = -1, spent = 6 WHERE bundle = 'N-a-1'", "the pots of bundle N-a-1"),
    ("UPDATE bundle SET spent = -1, available = 6 WHERE bundle = 'N-a-1'", "a row cannot be read"),
    ("UPDATE bundle SET reserved = 1, available = 3 WHERE bundle = 'N-a-1'", "does not hold back just"),
    ("UPDATE bundle SET expired = 1, available = 3 WHERE bundle = 'N-a-1'", "the postings of bundle N-a-1"),
    ("UPDATE bundle SET refunded = 4, available = 1 WHERE bundle = 'N-b-1'", "of bundle N-b-1 not just"),
    ("UPDATE posting SET visits = 2 WHERE bundle = 'N-a-1' AND into_pot = 'spent'", "the postings of bundle N-a-1"),
    ("DELETE FROM posting WHERE bundle = 'N-a-1' AND into_pot = 'spent'", "the postings of bundle N-a-1"),
    ("DELETE FROM posting WHERE bundle = 'N-a-2'", "the postings of bundle N-a-2"),
    ("UPDATE posting SET seq = 999 WHERE bundle = 'N-a-2'", "a posting names no change"),
    ("UPDATE posting SET into_pot = 'gone' WHERE bundle = 'N-a-2'", "a row cannot be read"),
    (
        "INSERT INTO posting SELECT council, holder, bundle, seq, 'available', 'spent', 1 FROM posting
         WHERE bundle = 'N-a-2'",
        "bundle N-a-2 has not lost just what its stays cost",
    ),
    (
        "INSERT INTO posting SELECT council, holder, bundle, seq, 'available', 'reserved', 1 FROM posting
         WHERE bundle = 'N-a-2'",
        "bundle N-a-2 does not hold back just",
    ),
    (
        "INSERT INTO posting SELECT council, holder, bundle, seq, 'available', 'refunded', 5 FROM posting
         WHERE bundle = 'N-a-2'",
        "of bundle N-a-2 not just",
    ),
    // Bundles and orders.
    ("DELETE FROM bundle WHERE bundle = 'N-a-2'", "the postings of bundle N-a-2"),
    (
        "DELETE FROM posting WHERE bundle = 'N-a-2'; DELETE FROM bundle WHERE bundle = 'N-a-2'",
        "order N-a has not just the bundles",
    ),
    (
        "INSERT INTO bundle SELECT council, holder, 'N-a-3', product, bought_at, last_day, 5, 5, 0, 0, 0, 0, purchase,
         pence FROM bundle WHERE bundle = 'N-a-2';
         INSERT INTO posting SELECT council, holder, 'N-a-3', seq, out_of, into_pot, 5 FROM posting
         WHERE bundle = 'N-a-2'",
        "order N-a has not just the bundles",
    ),
    (
        "INSERT INTO bundle SELECT council, holder, 'gift', product, bought_at, last_day, 5, 5, 0, 0, 0, 0, NULL, 0
         FROM bundle WHERE bundle = 'N-a-2'",
        "the postings of bundle gift",
    ),
    ("UPDATE bundle SET purchase = NULL WHERE bundle = 'N-a-2'", "order N-a has not just the bundles"),
    ("UPDATE bundle SET purchase = 'z' WHERE bundle = 'N-a-2'", "is of an order that is not there"),
    ("UPDATE bundle SET pence = 1 WHERE bundle = 'N-a-2'", "order N-a has not just the bundles"),
    ("UPDATE bundle SET product = 'gold' WHERE bundle = 'N-a-2'", "order N-a has not just the bundles"),
    ("UPDATE bundle SET holder = 'bea' WHERE bundle = 'N-a-2'", "the postings of bundle N-a-2"),
    ("DELETE FROM purchase WHERE purchase = 'a'", "is of an order that is not there"),
    ("UPDATE purchase SET content = '{}' WHERE purchase = 'a'", "a row cannot be read"),
    ("UPDATE purchase SET state = 'closed' WHERE purchase = 'a'", "an order's row differs"),
    ("UPDATE purchase SET unsettled = 0 WHERE purchase = 'c'", "an order's row differs"),
    ("UPDATE purchase SET payment = 'pay-x' WHERE purchase = 'a'", "an order's row differs"),
    ("UPDATE purchase SET placed_at = placed_at + 1 WHERE purchase = 'a'", "an order's row differs"),
    (
        "UPDATE purchase SET state = 'open', unsettled = 1,
         content = json_set(content, '$.state', json('{\"state\":\"open\"}')) WHERE purchase = 'a'",
        "order N-a has not just the bundles",
    ),
    (
        "UPDATE purchase SET state = 'paid', unsettled = 0, content = json_set(content, '$.state',
         json('{\"state\":\"paid\",\"at\":\"2026-06-01T08:00:00Z\",\"method\":\"card\"}')) WHERE purchase = 'd'",
        "order N-d has not just the bundles",
    ),
    (
        "UPDATE purchase SET payment = 'pay-a', content = json_set(content, '$.payment', 'pay-a')
         WHERE purchase = 'e'",
        "order N-e has the payment of another",
    ),
    (
        "UPDATE purchase SET number = 'N-a', content = json_set(content, '$.number', 'N-a') WHERE purchase = 'e'",
        "two orders are called N-a",
    ),
    (
        "UPDATE purchase SET pence = 1, content = json_set(content, '$.pence', 1) WHERE purchase = 'a'",
        "the money of order N-a",
    ),
    (
        "UPDATE purchase SET content = json_set(content, '$.refunds[0].pence', 99999) WHERE purchase = 'b'",
        "the money of order N-b",
    ),
    (
        "UPDATE purchase SET content = json_set(content, '$.refunds', json('[]')) WHERE purchase = 'b'",
        "of bundle N-b-1 not just",
    ),
    // Stays, the journal and the holder.
    ("UPDATE stay SET spends = '[]'", "costs nothing"),
    ("UPDATE stay SET spends = 'nonsense'", "a row cannot be read"),
    ("UPDATE stay SET spends = json_set(spends, '$[0].visits', 2)", "has not lost just what its stays cost"),
    ("UPDATE stay SET cancelled_at = activated_at", "has not lost just what its stays cost"),
    ("UPDATE stay SET ends = starts - 1", "a stay ends before it begins"),
    ("DELETE FROM stay", "has not lost just what its stays cost"),
    ("DELETE FROM journal WHERE holder = 'ada' AND seq = 3", "the journal has not just the changes"),
    ("UPDATE journal SET seq = 99 WHERE holder = 'ada' AND seq = 3", "the journal has not just the changes"),
    ("UPDATE holder SET version = version + 1 WHERE holder = 'ada'", "the journal has not just the changes"),
    ("UPDATE holder SET basket = '{' WHERE holder = 'ada'", "a row cannot be read"),
    ("DELETE FROM holder WHERE holder = 'ada'", "rows name a holder who is not there"),
];

/// A store with something of everything, closed.
async fn written(folder: &Path) {
    let store = SqliteStore::open(folder, &SeededRng::new(1)).unwrap();
    let (ada, bea) = (key("ada"), key("bea"));
    admit(&store, &ada).await;
    admit(&store, &bea).await;
    purchase(&store, &ada, "a", 2, monday()).await;
    let parked =
        store.decide(ada.clone(), stamp("r1", "AB00 CDE"), judge(activate("r1", "AB00 CDE", 1), monday()));
    answer(parked.await.unwrap()).unwrap();
    purchase(&store, &ada, "b", 1, monday() + Duration::hours(1)).await;
    must(&store, &ada, vec![request("b", "f"), approve("b", "f"), refunded("b", "f")], monday()).await;
    must(&store, &ada, vec![fill(1), checkout("d", BUNDLE), closed("d")], monday()).await;
    must(&store, &ada, vec![fill(1), checkout("c", BUNDLE)], monday()).await;
    purchase(&store, &bea, "e", 1, monday()).await;
}

/// A copy of a store without its guards.
fn unguarded(store: &Path, folder: &Path) -> rusqlite::Connection {
    let file = folder.join("permits.sqlite");
    std::fs::copy(store.join("permits.sqlite"), &file).unwrap();
    let db = rusqlite::Connection::open(file).unwrap();
    db.execute_batch(
        "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;
         DROP TRIGGER posting_is_never_rewritten; DROP TRIGGER posting_is_never_removed;
         DROP TRIGGER journal_is_never_rewritten;
         DROP INDEX purchase_by_payment; DROP INDEX purchase_by_number;",
    )
    .unwrap();
    db
}

async fn found(folder: &Path) -> Vec<String> {
    let tally = check(&read_books(folder).unwrap(), &[&REFUNDING], monday()).await.unwrap();
    tally.faults.iter().map(|fault| fault.what.to_string()).collect()
}

#[tokio::test]
async fn each_corruption_is_found() {
    let whole = tempfile::tempdir().unwrap();
    written(whole.path()).await;
    assert!(CORRUPTIONS.len() >= 30);
    let untouched = tempfile::tempdir().unwrap();
    drop(unguarded(whole.path(), untouched.path()));
    assert_eq!(found(untouched.path()).await, Vec::<String>::new());
    for (spoil, said) in CORRUPTIONS {
        let folder = tempfile::tempdir().unwrap();
        unguarded(whole.path(), folder.path())
            .execute_batch(spoil)
            .unwrap_or_else(|it| panic!("{spoil}: {it}"));
        let found = found(folder.path()).await;
        assert!(found.iter().any(|it| it.contains(said)), "{spoil}: {found:?}");
    }
}

#[tokio::test]
async fn a_cap_that_was_passed_is_told_and_holds_nobody_fast() {
    let whole = tempfile::tempdir().unwrap();
    written(whole.path()).await;
    let mut scheme = (**SCHEME).clone();
    for (bundles, expected) in [(3, 0), (2, 1)] {
        // Two bundles count of "a", none of "b", which was paid back, and one of "c", which is open.
        scheme.products[0].cap.bundles = bundles;
        let tally = check(&read_books(whole.path()).unwrap(), &[&scheme], monday()).await.unwrap();
        assert_eq!(tally.faults.len(), expected, "{:?}", tally.faults);
        assert!(tally.faults.iter().all(|fault| !fault.what.holds_fast()));
        assert_eq!((tally.holders, tally.bundles), (2, 4));
    }
}
