//! Who helps whom is found by account, ends when it is ended, and stays tell who activated them.

use super::fixture::{SCHEME, activate, admit, ask, judge, key, key_in, monday, stamp, with_visits};
use crate::letters::Contact;
use crate::store::accounts::{Purpose, Ticket, TicketKey, Told};
use crate::store::{HolderKey, Judge, Outcome, Store};
use chrono::Duration;
use permit_api::{Code, Problem};
use permit_rules::helper::{HelperStep, decide_for_helper};
use permit_rules::{Command, Holder, HolderId, Settled};
use serde_json::json;
use std::sync::Arc;

async fn step(store: &dyn Store, key: &HolderKey, name: &str, step: HelperStep) -> Result<Settled, Problem> {
    let command = Command::Helpers(step);
    let stamp = stamp(name, &format!("{command:?}"));
    match store.decide(key.clone(), stamp, judge(command, monday())).await.unwrap() {
        Outcome::Answered(answered) => answered.answer,
        other @ (Outcome::Reused | Outcome::NoHolder) => panic!("{name}: {other:?}"),
    }
}

async fn helps(store: &dyn Store, key: &HolderKey, account: &str) {
    let (id, email) = (format!("i-{account}"), format!("{account}@example.org"));
    let invite =
        HelperStep::Invite { id: id.parse().unwrap(), name: account.to_owned(), email: email.clone() };
    step(store, key, &id, invite).await.unwrap();
    let join =
        HelperStep::Join { helper: id.parse().unwrap(), account: account.to_owned(), email: Some(email) };
    step(store, key, &format!("j-{account}"), join).await.unwrap();
}

async fn helped(store: &dyn Store, account: &str) -> Vec<HolderId> {
    store.helped(key("ada").council, account.to_owned()).await.unwrap()
}

pub async fn who_helps_is_found_by_account_until_it_ends(store: &dyn Store) {
    let (ada, bea, cai) = (key("ada"), key("bea"), key("cai"));
    let elsewhere = key_in("morfa", "ada");
    for key in [&ada, &bea, &cai, &elsewhere] {
        admit(store, key).await;
    }
    helps(store, &ada, "cai").await;
    helps(store, &bea, "cai").await;
    helps(store, &bea, "ada").await;
    assert_eq!(helped(store, "cai").await, [ada.holder.clone(), bea.holder.clone()]);
    assert_eq!(helped(store, "ada").await, std::slice::from_ref(&bea.holder));
    assert_eq!(helped(store, "bea").await, []);
    assert_eq!(store.helped(elsewhere.council, "cai".to_owned()).await.unwrap(), []);
    let held = store.load(ada.clone(), monday()).await.unwrap().unwrap();
    assert_eq!(held.holder.helpers.with_account("cai").map(|it| it.name.as_str()), Some("cai"));
    let remove = HelperStep::Remove { helper: "i-cai".parse().unwrap() };
    step(store, &bea, "remove", remove).await.unwrap();
    assert_eq!(helped(store, "cai").await, [ada.holder]);
    assert_eq!(helped(store, "ada").await, [bea.holder]);
}

pub async fn whoever_leaves_helps_nobody_and_is_helped_by_nobody(store: &dyn Store) {
    let (ada, bea, cai) = (key("ada"), key("bea"), key("cai"));
    for key in [&ada, &bea, &cai] {
        admit(store, key).await;
    }
    helps(store, &ada, "bea").await;
    helps(store, &cai, "bea").await;
    store.close_account(ada.council.clone(), "ada".to_owned(), Told::default()).await.unwrap();
    assert_eq!(helped(store, "bea").await, [cai.holder]);
    let held = store.load(ada.clone(), monday()).await.unwrap().unwrap();
    assert_eq!(held.holder.helpers.list, []);
    store.close_account(ada.council.clone(), "bea".to_owned(), Told::default()).await.unwrap();
    assert_eq!(helped(store, "bea").await, []);
}

pub async fn a_stay_keeps_who_activated_it(store: &dyn Store) {
    let (ada, bea) = (key("ada"), key("bea"));
    with_visits(store, &ada, 5).await;
    admit(store, &bea).await;
    helps(store, &ada, "bea").await;
    let by_bea = |request: &str, plate: &str| -> (Judge, crate::store::RequestStamp) {
        let (command, scheme) = (activate(request, plate, 1), Arc::clone(&SCHEME));
        let judge: Judge = Box::new(move |holder: &Holder| {
            Ok(decide_for_helper(holder, "bea", &command, &scheme, monday()).map_err(Problem::from)?.into())
        });
        (judge, stamp(request, plate))
    };
    let (judge, asked) = by_bea("r1", "AB12CDE");
    store.decide(ada.clone(), asked, judge).await.unwrap();
    ask(store, &ada, "r2", "XY34ZZZ").await;
    let held = store.load(ada.clone(), monday()).await.unwrap().unwrap();
    let by: Vec<_> =
        held.holder.stays.values().map(|it| it.helper.as_ref().map(|by| by.id.as_str())).collect();
    assert_eq!(by, [Some("i-bea"), None]);
    let helper = held.holder.helpers.with_account("bea").unwrap();
    assert_eq!(helper.used_at, Some(monday()));
    // What was removed before this was decided is refused, though it was asked for before.
    step(store, &ada, "away", HelperStep::Remove { helper: "i-bea".parse().unwrap() }).await.unwrap();
    let (judge, asked) = by_bea("r3", "AB12CDF");
    let Outcome::Answered(late) = store.decide(ada.clone(), asked, judge).await.unwrap() else { panic!() };
    assert_eq!(late.answer, Err(Problem::new(Code::HelpEnded)));
    let held = store.load(ada, monday()).await.unwrap().unwrap();
    let kept = held.holder.stays.values().next().unwrap().helper.clone();
    assert_eq!(kept.map(|by| by.name), Some("bea".to_owned()), "the stay still tells");
}

pub async fn an_invitation_is_a_ticket(store: &dyn Store) {
    let council = key("ada").council;
    let ticket = Ticket {
        id: "t".to_owned(),
        council: council.clone(),
        purpose: Purpose::Help,
        account: None,
        contact: Some(Contact::Email("m@example.org".to_owned())),
        payload: json!({ "holder": "ada", "helper": "i1" }),
        code_hash: None,
        secret_hash: [7; 32],
        code_until: monday() + Duration::days(7),
        link_until: monday() + Duration::days(7),
        left: 1,
    };
    store.put_ticket(ticket.clone(), Told::default()).await.unwrap();
    let found = store.ticket(council, TicketKey::Secret([7; 32])).await.unwrap();
    assert_eq!(found, Some(ticket));
}
