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
use permit_rules::order::{Checkout, Fact, Failure, RefundFact};
use permit_rules::stay::Spend;
use permit_rules::{
    Activate, Bundle, Buy, Change, Channel, Command, Holder, Length, Scheme, Start, Stay, Vrn, scheme,
};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};
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
    let last_day = last_day(bought_at, product, &SCHEME);
    let id = "bundle-1".parse().unwrap();
    let bundle = Bundle {
        spent: product.bundle - left,
        ..Bundle::new(id, product.id.clone(), product.bundle, bought_at, last_day)
    };
    let mut changes = vec![Change::Bundle { bundle }];
    if left < product.bundle {
        changes.push(Change::Stay { stay: long_ago(product.bundle - left, bought_at) });
    }
    store.credit(key.clone(), stamp("credit-1", "credit"), changes).await.unwrap();
}

/// The stay that the visits went on which are left no more.
fn long_ago(visits: u32, at: DateTime<Utc>) -> Stay {
    Stay {
        id: "long-ago".parse().unwrap(),
        vrn: Vrn::read("AB00 OLD").unwrap(),
        product: SCHEME.products[0].id.clone(),
        zone: "kite".parse().unwrap(),
        start: at,
        end: at + Duration::hours(1),
        spends: vec![Spend { bundle: "bundle-1".parse().unwrap(), visits }],
        channel: Channel::App,
        activated_at: at,
        cancelled_at: None,
        corrections: Vec::new(),
        ends: Vec::new(),
        received_at: None,
        helper: None,
    }
}

/// The real scheme, where unused visits are paid back.
pub static REFUNDING: LazyLock<Arc<Scheme>> = LazyLock::new(|| {
    let mut scheme = (**SCHEME).clone();
    scheme.products[0].refund = scheme::RefundRule::Unused;
    Arc::new(scheme)
});

/// The real scheme, where stays can be stopped and made longer.
pub static LASTING: LazyLock<Arc<Scheme>> = LazyLock::new(|| {
    let mut scheme = (**SCHEME).clone();
    scheme.products[0].stop = Some(scheme::Stop { returns: scheme::Returns::WholeUnits });
    scheme.products[0].extend = Some(scheme::Extend::BeforeEnd);
    Arc::new(scheme)
});

/// What a bundle costs.
pub const BUNDLE: u32 = 1800;

pub fn fill(bundles: u32) -> Buy {
    Buy::Fill { product: SCHEME.products[0].id.clone(), bundles }
}

pub fn checkout(order: &str, pence: u32) -> Buy {
    Buy::Checkout(Checkout {
        id: order.parse().unwrap(),
        number: format!("N-{order}"),
        back: format!("back-{order}"),
        account: "ada".to_owned(),
        channel: Channel::App,
        pence,
    })
}

pub fn started(order: &str) -> Buy {
    Buy::Started { order: order.parse().unwrap(), payment: format!("pay-{order}") }
}

pub fn paid(order: &str, bundles: u32) -> Buy {
    let (payment, number) = (format!("pay-{order}"), format!("N-{order}"));
    let fact = Fact::Paid { payment, pence: bundles * BUNDLE, number };
    Buy::Settle { order: order.parse().unwrap(), fact }
}

pub fn closed(order: &str) -> Buy {
    Buy::Settle { order: order.parse().unwrap(), fact: Fact::Closed(Failure::Cancelled) }
}

pub fn request(order: &str, refund: &str) -> Buy {
    let (id, order) = (refund.parse().unwrap(), order.parse().unwrap());
    Buy::RequestRefund { id, order, bundle: None, reason: "Moved".to_owned(), by: "priya".to_owned() }
}

pub fn approve(order: &str, refund: &str) -> Buy {
    let (order, refund) = (order.parse().unwrap(), refund.parse().unwrap());
    Buy::ApproveRefund { order, refund, by: "tomasz".to_owned() }
}

pub fn refunded(order: &str, refund: &str) -> Buy {
    let (order, refund) = (order.parse().unwrap(), refund.parse().unwrap());
    Buy::SettleRefund { order, refund, fact: RefundFact::Done { provider: None } }
}

/// Has something about buying decided, under a name of its own, by the scheme that pays back.
pub async fn buy(store: &dyn Store, key: &HolderKey, name: &str, buy: Buy, at: DateTime<Utc>) -> Outcome {
    let stamp = RequestStamp { at, ..stamp(name, &format!("{buy:?}")) };
    let judge: Judge = Box::new(move |holder: &Holder| {
        let command = Command::Buy(buy.clone());
        Ok(permit_rules::decide(holder, &command, &REFUNDING, at).map_err(Problem::from)?.into())
    });
    store.decide(key.clone(), stamp, judge).await.unwrap()
}

/// The same for each in turn; all must be possible.
pub async fn must(store: &dyn Store, key: &HolderKey, steps: Vec<Buy>, at: DateTime<Utc>) {
    static TAKEN: AtomicU64 = AtomicU64::new(0);
    for step in steps {
        let name = format!("must-{}", TAKEN.fetch_add(1, Ordering::Relaxed));
        let told = format!("{step:?}");
        match buy(store, key, &name, step, at).await {
            Outcome::Answered(answered) => {
                drop(answered.answer.unwrap_or_else(|it| panic!("{told}: {it:?}")))
            }
            other @ (Outcome::Reused | Outcome::NoHolder) => panic!("{told}: {other:?}"),
        }
    }
}

/// An order of so many bundles that is paid.
pub async fn purchase(store: &dyn Store, key: &HolderKey, order: &str, bundles: u32, at: DateTime<Utc>) {
    let steps = vec![fill(bundles), checkout(order, bundles * BUNDLE), started(order), paid(order, bundles)];
    must(store, key, steps, at).await;
}

/// Everything that is wrong with the books.
pub async fn wrong(store: &dyn Store, now: DateTime<Utc>) -> Vec<String> {
    let tally = crate::books::check(store, &[&REFUNDING], now).await.unwrap();
    tally.faults.into_iter().map(|fault| format!("{}: {}", fault.holder.holder, fault.what)).collect()
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
        order: None,
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
    judge_by(&SCHEME, command, now)
}

pub fn judge_by(scheme: &Arc<Scheme>, command: Command, now: DateTime<Utc>) -> Judge {
    let scheme = Arc::clone(scheme);
    Box::new(move |holder: &Holder| {
        Ok(permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?.into())
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
    held.holder.bundles.values().map(Bundle::available).sum()
}
