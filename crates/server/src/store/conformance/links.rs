//! Links to visitors come out of a store as they went in, their last use goes to one, and they are forgotten in time.

use super::fixture::{
    SCHEME, account, answer, ask, judge_by, key, key_in, monday, stamp, with_visits, wrong,
};
use crate::store::accounts::Told;
use crate::store::{Answered, HolderKey, Outcome, RECENT_DAYS, RequestStamp, Store};
use chrono::{DateTime, Duration, Utc};
use permit_api::Code;
use permit_rules::links::{ByLink, LinkStep, MakeLink, VisitorWish};
use permit_rules::{Command, LinkId, Vrn, day};

fn link() -> LinkId {
    "ab".repeat(32).parse().unwrap()
}

fn make(uses: u32, at: DateTime<Utc>) -> Command {
    let last_day = day::of(at, SCHEME.timezone);
    Command::Links(LinkStep::Make(MakeLink {
        link: link(),
        name: "Grandma".to_owned(),
        uses,
        last_day,
        product: None,
        hours: None,
    }))
}

fn park(request: &str, plate: &str) -> Command {
    let wish = VisitorWish::Activate { request: request.parse().unwrap(), vrn: Vrn::read(plate).unwrap() };
    Command::ByLink(ByLink { link: link(), wish })
}

async fn decided(
    store: &dyn Store,
    key: &HolderKey,
    name: &str,
    command: Command,
    at: DateTime<Utc>,
) -> Answered {
    let stamp = RequestStamp { at, ..stamp(name, &format!("{command:?}")) };
    match store.decide(key.clone(), stamp, judge_by(&SCHEME, command, at)).await.unwrap() {
        Outcome::Answered(answered) => *answered,
        other @ (Outcome::Reused | Outcome::NoHolder) => panic!("{name}: {other:?}"),
    }
}

pub async fn a_link_is_kept_with_its_uses(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 4).await;
    let made = decided(store, &ada, "l1", make(2, monday()), monday()).await;
    let again = decided(store, &ada, "l1", make(2, monday()), monday() + Duration::hours(1)).await;
    assert_eq!(again, made, "asked again, the answer is the one that was kept");
    let first = decided(store, &ada, "v1", park("v1", "AB12CDE"), monday()).await;
    assert_eq!(decided(store, &ada, "v1", park("v1", "AB12CDE"), monday()).await, first);
    let held = store.load(ada.clone(), monday()).await.unwrap().unwrap();
    let kept = &held.holder.links[&link()];
    assert_eq!((kept.name.as_str(), kept.left(), kept.used.len()), ("Grandma", 1, 1));
    assert_eq!(kept.until, "2026-06-01T23:00:00Z".parse::<DateTime<Utc>>().unwrap());
    let stay = &held.holder.stays[&"v1".parse().unwrap()];
    assert_eq!(stay.channel, permit_rules::Channel::Link);
    decided(store, &ada, "w1", Command::Links(LinkStep::Withdraw { link: link() }), monday()).await;
    let feed = store.changes_after(ada.clone(), 1, 10).await.unwrap().unwrap();
    let written: Vec<_> = feed.entries.iter().map(|entry| entry.changes.len()).collect();
    assert_eq!(written, [1, 3, 1], "a link; a bundle, a stay and the link; the link");
    assert_eq!(wrong(store, monday()).await, Vec::<String>::new());
}

pub async fn of_many_visitors_one_has_the_last_use(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 4).await;
    decided(store, &ada, "l1", make(1, monday()), monday()).await;
    let asked = (0..5).map(|n| {
        let (request, plate) = (format!("v{n}"), format!("AB12 CD{}", char::from(b'A' + n)));
        let judge = judge_by(&SCHEME, park(&request, &plate), monday());
        store.decide(ada.clone(), stamp(&request, &plate), judge)
    });
    let mut refused = Vec::new();
    // All are under way before the first answer is awaited.
    for outcome in asked.collect::<Vec<_>>() {
        refused.extend(answer(outcome.await.unwrap()).err().map(|problem| problem.code));
    }
    assert_eq!(refused, [Code::LinkUsedUp; 4]);
    let held = store.load(ada, monday()).await.unwrap().unwrap();
    let spent: u32 = held.holder.bundles.values().map(|bundle| bundle.spent).sum();
    assert_eq!((held.holder.stays.len(), held.holder.links[&link()].left()), (1, 0));
    assert_eq!(spent, 2, "one before, and one");
}

pub async fn a_link_is_found_in_its_council_until_it_is_forgotten(store: &dyn Store) {
    let (ada, bea) = (key("ada"), key("bea"));
    with_visits(store, &ada, 4).await;
    with_visits(store, &bea, 4).await;
    decided(store, &ada, "l1", make(1, monday()), monday()).await;
    let whose = async |council| store.whose_link(council, link()).await.unwrap();
    assert_eq!(whose(ada.council.clone()).await.as_ref(), Some(&ada));
    assert_eq!(whose(key_in("morfa", "ada").council).await, None);
    let other = "cd".repeat(32).parse().unwrap();
    assert_eq!(store.whose_link(ada.council.clone(), other).await.unwrap(), None);
    ask(store, &bea, "r1", "AB12CDE").await;
    let ended: DateTime<Utc> = "2026-06-01T23:00:00Z".parse().unwrap();
    let bears = async |at: DateTime<Utc>| {
        let held = store.load(ada.clone(), at - Duration::days(RECENT_DAYS)).await.unwrap().unwrap();
        held.holder.links.len()
    };
    let long_after = ended + Duration::days(RECENT_DAYS);
    assert_eq!((bears(long_after - Duration::seconds(1)).await, bears(long_after).await), (1, 0));
    let tries_before = monday();
    store.purge(long_after - Duration::seconds(1), tries_before).await.unwrap();
    assert_eq!(whose(ada.council.clone()).await.as_ref(), Some(&ada));
    store.purge(long_after, tries_before).await.unwrap();
    assert_eq!(whose(ada.council.clone()).await, None);
}

pub async fn who_leaves_takes_their_links_along(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 4).await;
    decided(store, &ada, "l1", make(1, monday()), monday()).await;
    let leaving = account(&ada, "ada");
    assert!(store.close_account(ada.council.clone(), leaving.id, Told::default()).await.unwrap());
    assert_eq!(store.whose_link(ada.council.clone(), link()).await.unwrap(), None);
    let refused = decided(store, &ada, "v1", park("v1", "AB12CDE"), monday()).await.answer;
    assert_eq!(refused.err().map(|it| it.code), Some(Code::UnknownLink));
}
