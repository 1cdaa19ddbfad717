//! Orders are found by what names them, bear on decisions as long as they must, and baskets and pots are kept.

use super::fixture::{
    BUNDLE, REFUNDING, admit, approve, checkout, closed, fill, key, key_in, monday, must, paid, purchase,
    refunded, request, stamp, started, with_visits, wrong,
};
use crate::store::{ByOrder, RequestStamp, Store};
use chrono::{DateTime, Duration, Utc};
use permit_rules::order::RefundState;
use permit_rules::{Buy, Holder, day};
use std::sync::{Arc, Mutex};

pub async fn orders_are_found_by_what_names_them(store: &dyn Store) {
    let (ada, bea) = (key("ada"), key("bea"));
    for who in [&ada, &bea] {
        admit(store, who).await;
    }
    must(store, &ada, vec![fill(2), checkout("a", 2 * BUNDLE)], monday()).await;
    must(store, &bea, vec![fill(1), checkout("b", BUNDLE), started("b")], monday()).await;
    for (by, whose) in [
        (ByOrder::Number("N-a".to_owned()), Some(&ada)),
        (ByOrder::Number("N-b".to_owned()), Some(&bea)),
        (ByOrder::Number("N-z".to_owned()), None),
        (ByOrder::Back("back-a".to_owned()), Some(&ada)),
        (ByOrder::Back("N-a".to_owned()), None),
        (ByOrder::Payment("pay-b".to_owned()), Some(&bea)),
        (ByOrder::Payment("pay-a".to_owned()), None),
    ] {
        let found = store.order(ada.council.clone(), by.clone()).await.unwrap();
        assert_eq!(found.as_ref().map(|row| &row.key), whose, "{by:?}");
        let elsewhere = store.order(key_in("morfa", "ada").council, by).await.unwrap();
        assert_eq!(elsewhere, None);
    }
    must(store, &ada, vec![started("a")], monday()).await;
    let by = ByOrder::Payment("pay-a".to_owned());
    let row = store.order(ada.council.clone(), by).await.unwrap().unwrap();
    assert_eq!((row.order.pence, row.order.is_open()), (2 * BUNDLE, true));
}

pub async fn unsettled_orders_are_told_oldest_first(store: &dyn Store) {
    let at = |hours| monday() + Duration::hours(hours);
    for (nth, name) in (0..).zip(["ada", "bea", "cas", "dee", "eve"]) {
        admit(store, &key(name)).await;
        must(store, &key(name), vec![fill(1), checkout(name, BUNDLE)], at(5 - nth)).await;
    }
    must(store, &key("bea"), vec![closed("bea")], at(6)).await;
    must(store, &key("cas"), vec![paid("cas", 1)], at(6)).await;
    must(store, &key("dee"), vec![paid("dee", 1), request("dee", "f")], at(6)).await;
    let council = key("ada").council;
    let told = async |limit| {
        let rows = store.unsettled(council.clone(), limit).await.unwrap();
        rows.into_iter().map(|row| row.order.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(told(10).await, ["eve", "dee", "ada"]);
    assert_eq!(told(2).await, ["eve", "dee"]);
    must(store, &key("dee"), vec![approve("dee", "f"), refunded("dee", "f")], at(7)).await;
    assert_eq!(told(10).await, ["eve", "ada"], "a refund that is done settles it");
    assert_eq!(store.unsettled(key_in("morfa", "ada").council, 10).await.unwrap(), []);
}

/// The orders a decision sees.
async fn seen(store: &dyn Store, named: Option<&str>, at: DateTime<Utc>) -> Vec<String> {
    let name = format!("look-{}-{}", named.unwrap_or("none"), at.timestamp());
    let stamp = RequestStamp { at, order: named.map(|it| it.parse().unwrap()), ..stamp(&name, &name) };
    let orders = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&orders);
    let judge = move |holder: &Holder| {
        into.lock().unwrap().extend(holder.orders.keys().map(ToString::to_string));
        Err(permit_api::Problem::new(permit_api::Code::Internal))
    };
    store.decide(key("ada"), stamp, Box::new(judge)).await.unwrap();
    orders.lock().unwrap().clone()
}

pub async fn an_old_order_bears_only_when_it_is_named(store: &dyn Store) {
    let ada = key("ada");
    admit(store, &ada).await;
    purchase(store, &ada, "old", 1, monday()).await;
    must(store, &ada, vec![fill(1), checkout("open", BUNDLE)], monday()).await;
    must(store, &ada, vec![fill(1), checkout("closed", BUNDLE), closed("closed")], monday()).await;
    let recent = monday() + Duration::days(39);
    assert_eq!(seen(store, None, recent).await, ["closed", "old", "open"]);
    let later = monday() + Duration::days(41);
    assert_eq!(seen(store, None, later).await, ["open"]);
    assert_eq!(seen(store, Some("old"), later).await, ["old", "open"]);
    assert_eq!(seen(store, Some("closed"), later).await, ["closed", "open"]);
    assert_eq!(seen(store, Some("nobodys"), later).await, ["open"]);
    let all: Vec<_> =
        store.orders(ada.clone()).await.unwrap().into_iter().map(|it| it.id.to_string()).collect();
    assert_eq!(all, ["open", "old", "closed"], "the latest first");
    let held = store.load(ada, later).await.unwrap().unwrap();
    assert_eq!(held.holder.orders.len(), 1);
}

pub async fn a_basket_and_an_order_are_kept_whole(store: &dyn Store) {
    let ada = key("ada");
    admit(store, &ada).await;
    must(store, &ada, vec![fill(2)], monday()).await;
    let basket = store.load(ada.clone(), monday()).await.unwrap().unwrap().holder.basket;
    assert_eq!(basket.lines.values().collect::<Vec<_>>(), [&2]);
    assert_eq!(basket.changed_at, Some(monday()));
    must(store, &ada, vec![checkout("a", 2 * BUNDLE), started("a"), paid("a", 2)], monday()).await;
    must(store, &ada, vec![request("a", "f"), approve("a", "f")], monday()).await;
    let held = store.load(ada.clone(), monday() - Duration::days(1)).await.unwrap().unwrap().holder;
    assert_eq!(held.basket.lines.len(), 0);
    let order = held.orders.values().next().unwrap();
    assert!(matches!(order.refunds[0].state, RefundState::Approved { .. }));
    assert_eq!(store.orders(ada.clone()).await.unwrap(), std::slice::from_ref(order));
    let reserved: Vec<_> =
        held.bundles.values().map(|bundle| (bundle.reserved, bundle.available())).collect();
    assert_eq!(reserved, [(5, 0), (5, 0)]);
    // What devices catch up with leads to the same.
    let mut replayed = Holder::new(ada.council.clone(), ada.holder.clone());
    for entry in store.changes_after(ada, 0, 100).await.unwrap().unwrap().entries {
        entry.changes.iter().for_each(|change| replayed.apply(change));
    }
    assert_eq!((replayed.bundles, replayed.orders), (held.bundles, held.orders));
}

pub async fn visits_that_end_are_found(store: &dyn Store) {
    let (ada, bea, cas) = (key("ada"), key("bea"), key("cas"));
    with_visits(store, &ada, 2).await;
    with_visits(store, &bea, 0).await;
    admit(store, &cas).await;
    purchase(store, &cas, "c", 1, monday()).await;
    let day = |text: &str| text.parse().unwrap();
    let found = async |last: &str, earlier| {
        let keys = store.with_visits_until(ada.council.clone(), day(last), earlier).await.unwrap();
        keys.into_iter().map(|key| key.holder.to_string()).collect::<Vec<_>>()
    };
    // Ada's bundle can be used until 22 May 2027, and so could Bea's, which is used up; Cas's until 1 June.
    assert_eq!(found("2027-05-22", false).await, ["ada"]);
    assert_eq!(found("2027-05-22", true).await, Vec::<String>::new());
    assert_eq!(found("2027-06-01", false).await, ["cas"]);
    assert_eq!(found("2027-06-01", true).await, ["ada"]);
    assert_eq!(found("2027-06-02", true).await, ["ada", "cas"]);
    let over: DateTime<Utc> = "2027-06-01T23:00:00Z".parse().unwrap();
    assert_eq!(day::of(over, REFUNDING.timezone), day("2027-06-02"));
    for key in [&ada, &cas] {
        must(store, key, vec![Buy::Expire], over).await;
    }
    assert_eq!(found("2027-06-02", true).await, Vec::<String>::new());
    assert_eq!(wrong(store, over).await, Vec::<String>::new());
}
