//! What the cases work with: fresh stores, the real scheme, a holder with visits, and requests to activate them.

use crate::rng::SeededRng;
use crate::store::{
    Account, Admission, HolderKey, Judge, MemoryStore, Outcome, RequestStamp, SqliteStore, Store,
};
use chrono::{DateTime, Duration, Utc};
use permit_api::Problem;
use permit_api::access::Role;
use permit_api::words::Lang;
use permit_rules::allowance::last_day;
use permit_rules::{
    Activate, Bundle, Change, Channel, Command, Holder, Length, Scheme, Start, Stay, Vrn, scheme,
};
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};

pub static SCHEME: LazyLock<Arc<Scheme>> = LazyLock::new(|| {
    Arc::new(scheme::read(include_str!("../../../../../schemes/cambridgeshire.toml")).unwrap())
});

pub fn memory() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new("memory"))
}

pub fn sqlite() -> (Arc<dyn Store>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Arc::new(SqliteStore::open(folder.path(), &SeededRng::new(1)).unwrap()), folder)
}

/// A Monday morning in summer.
pub fn monday() -> DateTime<Utc> {
    "2026-06-01T08:00:00Z".parse().unwrap()
}

pub fn key(holder: &str) -> HolderKey {
    key_in("cambridgeshire", holder)
}

pub fn key_in(council: &str, holder: &str) -> HolderKey {
    HolderKey { council: council.parse().unwrap(), holder: holder.parse().unwrap() }
}

pub fn account(key: &HolderKey, id: &str) -> Account {
    Account {
        id: id.to_owned(),
        council: key.council.clone(),
        holder: Some(key.holder.clone()),
        role: Role::Resident,
        email: Some(format!("{id}@example.org")),
        mobile: None,
        name: format!("Person {id}"),
        password: "$argon2id$none".to_owned(),
        language: Lang::En,
        since: monday(),
    }
}

pub async fn admit(store: &dyn Store, key: &HolderKey) {
    let account = account(key, key.holder.as_str());
    let zone = Some("kite".parse().unwrap());
    store.admit(Admission { zone, registered_until: None, account }).await.unwrap();
}

/// Takes in a holder with a bundle of which so many visits are left.
pub async fn with_visits(store: &dyn Store, key: &HolderKey, left: u32) {
    admit(store, key).await;
    let product = &SCHEME.products[0];
    let bought_at = monday() - Duration::days(10);
    let bundle = Bundle {
        id: "bundle-1".parse().unwrap(),
        product: product.id.clone(),
        bought_at,
        last_day: last_day(bought_at, product, &SCHEME),
        visits: product.bundle,
        spent: product.bundle - left,
    };
    store.credit(key.clone(), stamp("credit-1", "credit"), vec![Change::Bundle { bundle }]).await.unwrap();
}

/// A stamp whose fingerprint is that of a text.
pub fn stamp(request: &str, content: &str) -> RequestStamp {
    RequestStamp {
        request: request.parse().unwrap(),
        fingerprint: Sha256::digest(content).into(),
        operation: "activate",
        account: Some("somebody".to_owned()),
        channel: Some(Channel::App),
        at: monday(),
    }
}

pub fn activate(request: &str, plate: &str, days: u32) -> Command {
    Command::Activate(Activate {
        request: request.parse().unwrap(),
        vrn: Vrn::read(plate).unwrap(),
        product: None,
        start: Start::Now,
        length: Length::Days { days },
        channel: Channel::App,
    })
}

pub fn judge(command: Command, now: DateTime<Utc>) -> Judge {
    Box::new(move |holder: &Holder| {
        Ok(permit_rules::decide(holder, &command, &SCHEME, now).map_err(Problem::from)?.into())
    })
}

/// Has a request to activate one visit decided.
pub async fn ask(store: &dyn Store, key: &HolderKey, request: &str, plate: &str) -> Outcome {
    let command = activate(request, plate, 1);
    store.decide(key.clone(), stamp(request, plate), judge(command, monday())).await.unwrap()
}

pub fn answer(outcome: Outcome) -> Result<Stay, Problem> {
    match outcome {
        Outcome::Answered(answered) => answered.answer.map(|settled| settled.stay().unwrap().clone()),
        other @ (Outcome::Reused | Outcome::NoHolder) => panic!("not answered: {other:?}"),
    }
}

pub async fn visits_left(store: &dyn Store, key: &HolderKey) -> u32 {
    let held = store.load(key.clone(), monday()).await.unwrap().unwrap();
    held.holder.bundles.values().map(Bundle::unspent).sum()
}
