//! A council's office to measure: a server on SQLite with two thousand permit holders, each with a session.

use anyhow::Result;
use chrono::{DateTime, Duration, Utc};
use permit_api::access::{DeviceKind, Role};
use permit_api::words::Lang;
use permit_rules::{Bundle, Change, Scheme, allowance, day, scheme};
use permit_server::addresses::Addresses;
use permit_server::clock::{Clock, SystemClock};
use permit_server::config::{Config, Limits};
use permit_server::documents::DocumentSettings;
use permit_server::letters::Post;
use permit_server::payments::PaymentSettings;
use permit_server::resident_permits::ResidentPermits;
use permit_server::rng::SystemRng;
use permit_server::store::{Account, Admission, HolderKey, RequestStamp, Session, SqliteStore, Store};
use permit_server::switchboard::CallSecrets;
use permit_server::texts::TextSettings;
use permit_server::webhooks::HookSettings;
use permit_server::{Running, officers, start};
use permit_tests::repository;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// Permit holders.
pub const HOLDERS: usize = 2000;

/// Bundles each has: 95 visits.
pub const BUNDLES: usize = 19;

/// A running office.
pub struct Office {
    running: Running,
    store: Arc<dyn Store>,
    _folder: TempDir,
}

impl Office {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.running.address()
    }

    /// A key for each of so many officers' devices.
    pub async fn officers(&self, scheme: &Scheme, devices: usize) -> Result<Vec<String>> {
        let mut keys = Vec::new();
        for nth in 0..devices {
            let (name, zones) = (format!("Handheld {nth}"), BTreeSet::new());
            keys.push(officers::make(&*self.store, scheme, &name, zones, &SystemClock, &SystemRng).await?);
        }
        Ok(keys)
    }
}

/// The mobile of a holder.
pub fn mobile(holder: usize) -> String {
    format!("+4477009{holder:05}")
}

/// The token of a holder's session.
pub fn token(holder: usize) -> String {
    format!("pv1_bench-{holder}")
}

/// The scheme that is measured.
pub fn scheme() -> Result<Scheme> {
    scheme::read(&std::fs::read_to_string(repository("schemes/cambridgeshire.toml"))?)
        .map_err(|faults| anyhow::anyhow!("{faults:?}"))
}

/// Opens an office with all its people.
pub async fn open() -> Result<Office> {
    open_with(scheme()?, BUNDLES, |config| config).await
}

/// Opens an office where everybody has so many bundles, and which is told more.
pub async fn open_with(
    scheme: Scheme,
    bundles: usize,
    tell: impl FnOnce(Config) -> Config,
) -> Result<Office> {
    let folder = TempDir::new()?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let rng = Arc::new(SystemRng);
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(folder.path(), &*rng)?);
    let now = clock.now();
    let mut tasks = tokio::task::JoinSet::new();
    for holder in 0..HOLDERS {
        tasks.spawn(settle(Arc::clone(&store), scheme.clone(), holder, bundles, now));
        // No more at once than the store's queue takes.
        if tasks.len() >= 256 {
            tasks.join_next().await.transpose()?.transpose()?;
        }
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    let config = tell(config(scheme, folder.path()));
    let running = start(config, clock, rng, Arc::clone(&store)).await?;
    Ok(Office { running, store, _folder: folder })
}

/// What an office is told.
pub fn config(scheme: Scheme, data: &Path) -> Config {
    Config {
        listen: ([127, 0, 0, 1], 0).into(),
        public_url: None,
        schemes: vec![scheme],
        addresses: Addresses::default(),
        resident_permits: ResidentPermits::default(),
        ui: None,
        // The load generator plays as many networks as it wants, as a proxy would report them.
        proxies: vec![([127, 0, 0, 1]).into()],
        post: Post::demo(),
        payments: PaymentSettings::default(),
        texts: TextSettings::default(),
        calls: CallSecrets::default(),
        hooks: HookSettings::default(),
        documents: DocumentSettings::in_folder(data.to_owned()),
        breached_passwords: None,
        demo: true,
        limits: Limits::default(),
    }
}

/// Takes one holder in, with bundles and a session.
async fn settle(
    store: Arc<dyn Store>,
    scheme: Scheme,
    holder: usize,
    bundles: usize,
    now: DateTime<Utc>,
) -> Result<()> {
    let key = HolderKey { council: scheme.council.clone(), holder: format!("h{holder}").parse()? };
    let account = Account {
        id: format!("a{holder}"),
        council: key.council.clone(),
        holder: Some(key.holder.clone()),
        role: Role::Resident,
        email: Some(format!("h{holder}@example.org")),
        mobile: Some(mobile(holder)),
        name: "Somebody".to_owned(),
        password: "$argon2id$nobody-logs-in".to_owned(),
        language: Lang::En,
        since: now,
    };
    store
        .admit(Admission {
            zone: Some("kite".parse()?),
            registered_until: Some(day::later(day::of(now, scheme.timezone), 60)),
            account: account.clone(),
        })
        .await?;
    let product = &scheme.products[0];
    let bundle = |nth| -> Result<Change> {
        let last_day = allowance::last_day(now, product, &scheme);
        let id = format!("b{nth}").parse()?;
        let bundle = Bundle::new(id, product.id.clone(), 5, now, last_day);
        Ok(Change::Bundle { bundle })
    };
    let bundles = (0..bundles).map(bundle).collect::<Result<Vec<_>>>()?;
    let stamp = RequestStamp {
        request: "bought".parse()?,
        fingerprint: [0; 32],
        operation: "bench",
        account: None,
        channel: None,
        at: now,
        order: None,
    };
    store.credit(key.clone(), stamp, bundles).await?;
    let session = Session {
        token_hash: Sha256::digest(token(holder)).into(),
        account: account.id,
        council: key.council,
        holder: Some(key.holder),
        role: Role::Resident,
        device: format!("d{holder}"),
        name: "Bench".to_owned(),
        kind: DeviceKind::App,
        since: now,
        seen: now,
        until: now + Duration::days(1),
        by_token: false,
    };
    Ok(store.put_session(session).await?)
}
