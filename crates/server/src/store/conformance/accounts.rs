//! Tickets are used once, addresses belong to one, and who leaves is forgotten.

use super::fixture::{account, admit, key, key_in, monday, with_visits};
use crate::letters::{Contact, Letter, LetterKind};
use crate::store::accounts::{AccountChange, Changed, Passkey, Purpose, Ticket, TicketKey, Told, Tried};
use crate::store::audit::Line;
use crate::store::{Account, Admission, ByWhat, HolderKey, Session, Store};
use chrono::{DateTime, Duration, Utc};
use permit_api::access::{DeviceKind, Role};
use permit_api::words::Lang;
use permit_rules::registration::{Purpose as What, Standing};
use permit_rules::{Change, Home, Registration};
use serde_json::json;

const RESET: &[Purpose] = &[Purpose::ResetPassword];

fn ticket(nth: u8) -> Ticket {
    Ticket {
        id: format!("ticket-{nth}"),
        council: key("ada").council,
        purpose: Purpose::ResetPassword,
        account: Some("ada".to_owned()),
        contact: Some(Contact::Email("ada@example.org".to_owned())),
        payload: json!({ "nth": nth }),
        code_hash: Some([nth; 32]),
        secret_hash: [100 + nth; 32],
        code_until: monday() + Duration::minutes(10),
        link_until: monday() + Duration::hours(24),
        left: 5,
    }
}

fn code(nth: u8, hash: u8) -> TicketKey {
    TicketKey::Code { ticket: format!("ticket-{nth}"), hash: [hash; 32] }
}

fn told(nth: &str) -> Told {
    let council = key("ada").council;
    let letter = Letter {
        id: format!("letter-{nth}"),
        council: council.clone(),
        to: Contact::Email("ada@example.org".to_owned()),
        language: Lang::En,
        kind: LetterKind::PasswordChanged,
        args: [].into(),
        points: Vec::new(),
        not_before: monday(),
        about: None,
        encloses: None,
    };
    let line = Line {
        council,
        at: monday(),
        account: Some("ada".to_owned()),
        action: "try".to_owned(),
        holder: None,
        subject: Some(nth.to_owned()),
        note: None,
    };
    Told { letters: vec![letter], audit: vec![line] }
}

/// Whether something was told, in letters and on record alike.
async fn was_told(store: &dyn Store, nth: &str) -> bool {
    let letters = store.latest(100).await.unwrap();
    let posted = letters.iter().any(|it| it.letter.id == format!("letter-{nth}"));
    let noted = !store.record_of(key("ada").council, nth.to_owned()).await.unwrap().is_empty();
    assert_eq!(posted, noted, "{nth}");
    posted
}

async fn attempt(store: &dyn Store, key: TicketKey, at: DateTime<Utc>) -> Tried {
    store.try_ticket(super::fixture::key("ada").council, key, RESET, at).await.unwrap()
}

async fn change(store: &dyn Store, account: &str, change: AccountChange, nth: &str) -> Changed {
    store.change_account(key("ada").council, account.to_owned(), change, told(nth)).await.unwrap()
}

async fn find(store: &dyn Store, account: &str) -> Option<Account> {
    store.account(key("ada").council, ByWhat::Id(account.to_owned())).await.unwrap()
}

fn session(key: &HolderKey, nth: u8) -> Session {
    Session {
        token_hash: [nth; 32],
        account: key.holder.to_string(),
        council: key.council.clone(),
        holder: Some(key.holder.clone()),
        role: Role::Resident,
        device: format!("device-{nth}"),
        name: "App on Linux".to_owned(),
        kind: DeviceKind::App,
        since: monday(),
        seen: monday(),
        until: monday() + Duration::days(30),
        by_token: false,
    }
}

fn passkey(account: &str, id: &str) -> Passkey {
    Passkey {
        id: id.to_owned(),
        council: key("ada").council,
        account: account.to_owned(),
        name: "Phone".to_owned(),
        credential: json!({ "counter": 0 }),
        counter: 0,
        since: monday(),
    }
}

pub async fn a_ticket_is_used_once(store: &dyn Store) {
    admit(store, &key("ada")).await;
    store.put_ticket(ticket(1), told("put")).await.unwrap();
    assert!(was_told(store, "put").await);
    assert_eq!(store.ticket(key("ada").council, code(1, 99)).await.unwrap(), Some(ticket(1)));
    assert_eq!(attempt(store, code(1, 1), monday()).await, Tried::Right(Box::new(ticket(1))));
    assert_eq!(attempt(store, code(1, 1), monday()).await, Tried::Gone);
    assert_eq!(attempt(store, TicketKey::Secret([101; 32]), monday()).await, Tried::Gone);
}

pub async fn a_link_works_without_the_ticket(store: &dyn Store) {
    admit(store, &key("ada")).await;
    store.put_ticket(ticket(1), Told::default()).await.unwrap();
    let link = TicketKey::Secret([101; 32]);
    assert_eq!(attempt(store, TicketKey::Secret([102; 32]), monday()).await, Tried::Gone);
    assert_eq!(attempt(store, link.clone(), monday()).await, Tried::Right(Box::new(ticket(1))));
    assert_eq!(attempt(store, link, monday()).await, Tried::Gone);
}

pub async fn five_wrong_codes_are_the_end_of_a_ticket(store: &dyn Store) {
    admit(store, &key("ada")).await;
    store.put_ticket(ticket(1), Told::default()).await.unwrap();
    for left in [4, 3, 2, 1] {
        assert_eq!(attempt(store, code(1, 9), monday()).await, Tried::Wrong { left });
    }
    for key in [code(1, 9), code(1, 1), TicketKey::Secret([101; 32])] {
        assert_eq!(attempt(store, key, monday()).await, Tried::Gone);
    }
}

pub async fn codes_end_before_links(store: &dyn Store) {
    admit(store, &key("ada")).await;
    store.put_ticket(ticket(1), Told::default()).await.unwrap();
    let (code_until, link_until) = (ticket(1).code_until, ticket(1).link_until);
    assert_eq!(attempt(store, code(1, 1), code_until).await, Tried::Gone);
    assert_eq!(attempt(store, TicketKey::Secret([101; 32]), link_until).await, Tried::Gone);
    let almost = link_until - Duration::milliseconds(1);
    assert!(matches!(attempt(store, TicketKey::Secret([101; 32]), almost).await, Tried::Right(_)));
    store.put_ticket(ticket(2), Told::default()).await.unwrap();
    store.purge(link_until, monday()).await.unwrap();
    assert_eq!(store.ticket(key("ada").council, code(2, 2)).await.unwrap(), None);
}

pub async fn a_ticket_for_something_else_is_left_alone(store: &dyn Store) {
    admit(store, &key("ada")).await;
    store.put_ticket(Ticket { purpose: Purpose::ChangeEmail, ..ticket(1) }, Told::default()).await.unwrap();
    for key in [code(1, 1), code(1, 9), TicketKey::Secret([101; 32])] {
        assert_eq!(attempt(store, key, monday()).await, Tried::Gone);
    }
    let kept = store.ticket(key("ada").council, code(1, 1)).await.unwrap().unwrap();
    assert_eq!(kept.left, 5);
    let elsewhere = key_in("gwynedd", "ada").council;
    assert_eq!(store.try_ticket(elsewhere, code(1, 1), &Purpose::ALL, monday()).await.unwrap(), Tried::Gone);
}

pub async fn of_many_one_uses_a_ticket(store: &dyn Store) {
    admit(store, &key("ada")).await;
    store.put_ticket(ticket(1), Told::default()).await.unwrap();
    let council = key("ada").council;
    let by = |n: u8| if n.is_multiple_of(2) { code(1, 1) } else { TicketKey::Secret([101; 32]) };
    let tries: Vec<_> = (0..32).map(|n| store.try_ticket(council.clone(), by(n), RESET, monday())).collect();
    let mut won = 0;
    for tried in tries {
        match tried.await.unwrap() {
            Tried::Right(_) => won += 1,
            Tried::Gone => {}
            Tried::Wrong { .. } => panic!("a right code was called wrong"),
        }
    }
    assert_eq!(won, 1);
}

pub async fn an_address_belongs_to_one(store: &dyn Store) {
    admit(store, &key("ada")).await;
    admit(store, &key("eve")).await;
    let taken = AccountChange::Email("ada@example.org".to_owned());
    assert_eq!(change(store, "eve", taken, "taken").await, Changed::Taken);
    assert!(!was_told(store, "taken").await);
    let mobile = AccountChange::Mobile(Some("+447700900123".to_owned()));
    assert!(matches!(change(store, "ada", mobile.clone(), "one").await, Changed::Done(_)));
    assert_eq!(change(store, "eve", mobile.clone(), "two").await, Changed::Taken);
    assert!(matches!(change(store, "ada", AccountChange::Mobile(None), "three").await, Changed::Done(_)));
    assert!(matches!(change(store, "eve", mobile.clone(), "four").await, Changed::Done(_)));
    assert_eq!(change(store, "nobody", mobile, "five").await, Changed::Nothing);
    let elsewhere = key_in("gwynedd", "ada");
    store
        .admit(Admission { zone: None, registered_until: None, account: account(&elsewhere, "ada") })
        .await
        .unwrap();
    let free = AccountChange::Email("free@example.org".to_owned());
    let Changed::Done(eve) = change(store, "eve", free, "six").await else { panic!("it is free") };
    assert_eq!(Some(*eve), find(store, "eve").await);
    assert!(was_told(store, "six").await && !was_told(store, "five").await);
}

pub async fn an_account_is_opened_once(store: &dyn Store) {
    let admission = |id: &str| Admission {
        zone: None,
        registered_until: None,
        account: Account { email: Some("ada@example.org".to_owned()), ..account(&key(id), id) },
    };
    assert!(store.open_account(admission("ada"), told("one")).await.unwrap());
    assert!(!store.open_account(admission("eve"), told("two")).await.unwrap());
    assert!(was_told(store, "one").await && !was_told(store, "two").await);
    assert_eq!(store.load(key("ada"), monday()).await.unwrap().unwrap().holder.zone, None);
    assert_eq!(store.load(key("eve"), monday()).await.unwrap(), None);
}

pub async fn a_new_password_ends_what_was_open(store: &dyn Store) {
    for key in [key("ada"), key("eve")] {
        admit(store, &key).await;
    }
    let council = key("ada").council;
    for nth in [1, 2, 3] {
        store.put_session(session(&key(if nth == 3 { "eve" } else { "ada" }), nth)).await.unwrap();
    }
    store.put_ticket(ticket(1), Told::default()).await.unwrap();
    let hash = "$argon2id$new".to_owned();
    let new =
        |keep: Option<&str>| AccountChange::Password { hash: hash.clone(), keep: keep.map(str::to_owned) };
    change(store, "ada", new(Some("device-2")), "one").await;
    let left = store.sessions(council.clone(), "ada".to_owned()).await.unwrap();
    assert_eq!(left.into_iter().map(|it| it.device).collect::<Vec<_>>(), ["device-2"]);
    assert_eq!(attempt(store, code(1, 1), monday()).await, Tried::Gone);
    change(store, "ada", new(None), "two").await;
    assert!(store.sessions(council.clone(), "ada".to_owned()).await.unwrap().is_empty());
    assert_eq!(store.sessions(council, "eve".to_owned()).await.unwrap().len(), 1);
    assert_eq!(find(store, "ada").await.unwrap().password, hash);
    let stale = AccountChange::Rehash { old: "$argon2id$none".to_owned(), new: "$argon2id$x".to_owned() };
    assert_eq!(change(store, "ada", stale, "three").await, Changed::Nothing);
    let fresh = AccountChange::Rehash { old: hash, new: "$argon2id$x".to_owned() };
    assert!(matches!(change(store, "ada", fresh, "four").await, Changed::Done(_)));
    assert!(matches!(
        change(store, "ada", AccountChange::Language(Lang::Cy), "five").await,
        Changed::Done(_)
    ));
    assert_eq!(find(store, "ada").await.unwrap().language, Lang::Cy);
}

pub async fn passkeys_belong_to_one_and_count_up(store: &dyn Store) {
    for key in [key("ada"), key("eve")] {
        admit(store, &key).await;
    }
    let council = key("ada").council;
    let put = |account: &str, id: &str, nth: &str| store.put_passkey(passkey(account, id), 2, told(nth));
    assert!(matches!(put("ada", "a", "one").await.unwrap(), Changed::Done(_)));
    assert_eq!(put("eve", "a", "two").await.unwrap(), Changed::Taken);
    assert!(matches!(put("ada", "b", "three").await.unwrap(), Changed::Done(_)));
    assert_eq!(put("ada", "c", "four").await.unwrap(), Changed::Nothing);
    assert_eq!(put("nobody", "d", "five").await.unwrap(), Changed::Nothing);
    assert!(was_told(store, "three").await && !was_told(store, "four").await);
    let ids = async |of: &str| {
        let found = store.passkeys(council.clone(), of.to_owned()).await.unwrap();
        found.into_iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!((ids("ada").await, ids("eve").await.len()), (vec!["a".to_owned(), "b".to_owned()], 0));
    let before = store.passkey(council.clone(), "a".to_owned()).await.unwrap().unwrap();
    let after = Passkey { counter: 7, credential: json!({ "counter": 7 }), ..before.clone() };
    assert!(store.use_passkey(before.clone(), after.clone()).await.unwrap());
    assert!(!store.use_passkey(before, after.clone()).await.unwrap());
    assert_eq!(store.passkey(council.clone(), "a".to_owned()).await.unwrap(), Some(after));
    let drop = |of: &str| store.drop_passkey(council.clone(), of.to_owned(), "a".to_owned(), Told::default());
    assert!(!drop("eve").await.unwrap() && drop("ada").await.unwrap() && !drop("ada").await.unwrap());
}

fn registration(id: &str, standing: Standing) -> Registration {
    Registration {
        id: id.parse().unwrap(),
        purpose: What::First,
        name: Some("Ada Osei".to_owned()),
        home: None,
        permit: None,
        evidence: Vec::new(),
        standing,
        began_at: monday(),
        submitted_at: None,
        redo: [].into(),
        before: None,
    }
}

pub async fn who_leaves_is_forgotten_and_what_was_parked_stays(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 5).await;
    super::fixture::ask(store, &ada, "r1", "AB12 CDE").await;
    let home =
        Home { line: "1 Kite Street".to_owned(), postcode: "CB1 2AB".to_owned(), uprn: None, zone: None };
    let changes = vec![
        Change::Home { home: Some(home), name: Some("Ada Osei".to_owned()), zone: "kite".parse().ok() },
        Change::Filed { registration: registration("old", Standing::Withdrawn { at: monday() }) },
        Change::Filed { registration: registration("new", Standing::Draft) },
    ];
    store.credit(ada.clone(), super::fixture::stamp("r2", "home"), changes).await.unwrap();
    store.put_session(session(&ada, 1)).await.unwrap();
    store.put_ticket(ticket(1), Told::default()).await.unwrap();
    store.put_passkey(passkey("ada", "a"), 2, Told::default()).await.unwrap();
    let council = ada.council.clone();
    let close = |nth: &str| store.close_account(council.clone(), "ada".to_owned(), told(nth));
    assert!(close("one").await.unwrap());
    assert!(!close("two").await.unwrap());
    assert!(was_told(store, "one").await && !was_told(store, "two").await);
    assert_eq!(find(store, "ada").await, None);
    assert_eq!(store.session(council.clone(), [1; 32]).await.unwrap(), None);
    assert_eq!(store.passkey(council.clone(), "a".to_owned()).await.unwrap(), None);
    assert_eq!(attempt(store, code(1, 1), monday()).await, Tried::Gone);
    let holder = store.load(ada.clone(), monday()).await.unwrap().unwrap().holder;
    assert_eq!((holder.name, holder.home, holder.stays.len(), holder.bundles.len()), (None, None, 1, 1));
    let left = store.registrations(ada.clone()).await.unwrap();
    assert_eq!(left.into_iter().map(|it| it.id.to_string()).collect::<Vec<_>>(), ["old"]);
    assert_eq!(store.changes_after(ada, 0, 100).await.unwrap().unwrap().entries.len(), 3);
    // The address is free again.
    let again = Account { email: Some("ada@example.org".to_owned()), ..account(&key("anna"), "anna") };
    let admission = Admission { zone: None, registered_until: None, account: again };
    assert!(store.open_account(admission, Told::default()).await.unwrap());
}

pub async fn letters_are_found_by_whom_they_are_to(store: &dyn Store) {
    let council = key("ada").council;
    let to = |to: Contact, id: &str| Letter { id: id.to_owned(), to, ..told("x").letters.remove(0) };
    let [email, mobile] =
        [Contact::Email("o'ada@example.org".to_owned()), Contact::Mobile("+447700900123".to_owned())];
    let other = Contact::Email("eve@example.org".to_owned());
    let posted = vec![to(email.clone(), "a"), to(other, "b"), to(mobile.clone(), "c")];
    store.post(posted).await.unwrap();
    let found = async |contacts: Vec<Contact>| {
        let found = store.letters_to(council.clone(), contacts).await.unwrap();
        found.into_iter().map(|it| it.letter.id).collect::<Vec<_>>()
    };
    assert_eq!(found(vec![mobile, email.clone()]).await, ["a", "c"]);
    assert_eq!(found(vec![email]).await, ["a"]);
    assert!(found(Vec::new()).await.is_empty());
    assert!(store.letters_to(key_in("gwynedd", "x").council, Vec::new()).await.unwrap().is_empty());
}
