//! The books as a store tells them, and holding a holder fast.

use super::fixture::{
    BUNDLE, activate, admit, answer, approve, ask, checkout, fill, judge, key, key_in, monday, must,
    purchase, refunded, request, stamp, with_visits, wrong,
};
use crate::store::audit::Line;
use crate::store::{HolderKey, Store};
use chrono::Duration;
use permit_api::Code;
use permit_rules::ledger::Pots;

pub async fn books_are_told_whole(store: &dyn Store) {
    let ada = key("ada");
    admit(store, &ada).await;
    purchase(store, &ada, "a", 2, monday()).await;
    answer(ask(store, &ada, "r1", "AB12 CDE").await).unwrap();
    must(store, &ada, vec![request("a", "f"), approve("a", "f"), refunded("a", "f")], monday()).await;
    purchase(store, &ada, "b", 1, monday() + Duration::days(50)).await;
    must(store, &ada, vec![fill(1), checkout("c", BUNDLE)], monday() + Duration::days(100)).await;
    let book = store.book(ada.clone()).await.unwrap().unwrap();
    assert_eq!((book.holder.orders.len(), book.holder.stays.len(), book.holder.bundles.len()), (3, 1, 3));
    let pots = |spent, refunded| Pots {
        issued: 5,
        available: 5 - spent - refunded,
        reserved: 0,
        spent,
        expired: 0,
        refunded,
    };
    let told: Vec<_> = book.posted.values().copied().collect();
    assert_eq!(told, [pots(1, 4), pots(0, 5), pots(0, 0)]);
    assert_eq!(book.kept, book.posted);
    // Three issued, one spent, two held back, given back and paid back.
    assert_eq!((book.postings, book.older.len(), book.flaws.len()), (3 + 1 + 2 * 3, 0, 0));
    assert_eq!(wrong(store, monday() + Duration::days(100)).await, Vec::<String>::new());
    assert_eq!(store.book(key("nobody")).await.unwrap(), None);
}

pub async fn books_are_read_in_pages(store: &dyn Store) {
    for name in ["ada", "bea", "cas", "dee", "eve"] {
        with_visits(store, &key(name), 3).await;
    }
    with_visits(store, &key_in("morfa", "zoe"), 3).await;
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = store.books(key("ada").council, after.take(), 2).await.unwrap();
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        after = Some(last.key.holder.clone());
        seen.extend(page.into_iter().map(|book| book.key.holder.to_string()));
    }
    assert_eq!(seen, ["ada", "bea", "cas", "dee", "eve"]);
    assert_eq!(store.strays().await.unwrap(), []);
    assert_eq!(wrong(store, monday()).await, Vec::<String>::new());
}

pub async fn whose_books_were_written_in_is_known(store: &dyn Store) {
    let (ada, bea) = (key("ada"), key("bea"));
    with_visits(store, &ada, 2).await;
    with_visits(store, &bea, 2).await;
    let start = store.journal_end().await.unwrap();
    let nothing = store.touched(start, 10).await.unwrap();
    assert_eq!((nothing.holders.len(), nothing.place), (0, start));
    answer(ask(store, &bea, "r1", "AB12 CDE").await).unwrap();
    answer(ask(store, &bea, "r2", "XY34 ZZZ").await).unwrap();
    answer(ask(store, &ada, "r3", "AB12 CDE").await).unwrap();
    let (mut holders, mut place, mut pages) = (Vec::new(), start, 0);
    loop {
        let touched = store.touched(place, 2).await.unwrap();
        if touched.place == place {
            break;
        }
        (place, pages) = (touched.place, pages + 1);
        holders.extend(touched.holders);
    }
    assert_eq!((holders, pages), (vec![bea, ada], 2));
    assert_eq!(place, store.journal_end().await.unwrap());
}

fn line(key: &HolderKey, action: &str) -> Line {
    Line {
        council: key.council.clone(),
        at: monday(),
        account: None,
        action: action.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some("books".to_owned()),
        note: None,
    }
}

pub async fn who_is_held_fast_is_not_changed(store: &dyn Store) {
    let (ada, bea) = (key("ada"), key("bea"));
    with_visits(store, &ada, 5).await;
    with_visits(store, &bea, 5).await;
    let before = ask(store, &ada, "r1", "AB12 CDE").await;
    let freeze = async |why: Option<&str>, action| {
        store.freeze(ada.clone(), why.map(str::to_owned), line(&ada, action)).await.unwrap()
    };
    assert!(freeze(Some("a fault"), "hold_fast").await);
    assert!(!freeze(Some("another"), "hold_fast").await, "once is enough");
    assert_eq!(store.book(ada.clone()).await.unwrap().unwrap().frozen.as_deref(), Some("a fault"));
    // Nothing is decided, whatever was answered before is told again, and reading goes on.
    let refused = answer(ask(store, &ada, "r2", "XY34 ZZZ").await).unwrap_err();
    assert_eq!(refused.code, Code::Frozen);
    assert_eq!(ask(store, &ada, "r1", "AB12 CDE").await, before);
    let held = store.load(ada.clone(), monday()).await.unwrap().unwrap();
    assert_eq!((held.frozen, held.version, held.holder.stays.len()), (true, 2, 1));
    answer(ask(store, &bea, "r1", "AB12 CDE").await).expect("nobody else is held fast");
    // Afterwards the same request is decided.
    assert!(freeze(None, "let_go").await);
    assert!(!freeze(None, "let_go").await);
    answer(ask(store, &ada, "r2", "XY34 ZZZ").await).expect("the refusal was not kept");
    let command = activate("r3", "QQ00 QQQ", 1);
    answer(store.decide(ada.clone(), stamp("r3", "QQ00 QQQ"), judge(command, monday())).await.unwrap())
        .unwrap();
    let record = store.record_of(ada.council.clone(), "books".to_owned()).await.unwrap();
    let actions: Vec<_> = record.iter().map(|it| it.line.action.as_str()).collect();
    assert_eq!(actions, ["hold_fast", "let_go"]);
    let nobody = key("nobody");
    assert!(!store.freeze(nobody.clone(), None, line(&nobody, "let_go")).await.unwrap());
}
