//! The embedded store. One thread writes, many requests in one commit; a few connections read; one thread moves the
//! write-ahead log into the file. A data folder belongs to one server at a time.

mod access;
mod accounts;
mod audit;
mod books;
mod calls;
mod checkpoint;
mod columns;
mod connection;
mod connections;
mod decide;
mod holders;
mod inspection;
mod journal;
mod links;
mod migrations;
mod notices;
mod orders;
mod outbox;
mod papers;
mod passkeys;
mod patrol;
mod proofs;
mod queue;
mod readers;
mod registrations;
mod texts;
mod tickets;
mod verification;
mod words;
mod writer;

pub use books::read_books;
pub use inspection::{Inspection, inspect};
pub use verification::verify_audit;

use super::rows::{
    Account, Admission, Bucket, ByWhat, Feed, Held, HolderKey, Judge, Outcome, RequestStamp, Session,
};
use super::{Later, Store, Trouble};
use crate::rng::Rng;
use anyhow::Context;
use checkpoint::Checkpoints;
use chrono::{DateTime, Duration, Utc};
use permit_rules::{Change, CouncilId};
use readers::Readers;
use std::path::Path;
use tokio::sync::Notify;
use writer::Writer;

/// A store in a folder of its own.
#[derive(Debug)]
pub struct SqliteStore {
    epoch: String,
    bell: Notify,
    hook_bell: Notify,
    // Dropped in this order: the writer closes the file last of all and so leaves no log behind; then the folder goes.
    readers: Readers,
    _checkpoints: Checkpoints,
    writer: Writer,
    _folder: connection::Folder,
}

/// Brings the store in a folder up to date, creating both where needed. Returns the migrations applied.
pub fn migrate(data: &Path, rng: &dyn Rng) -> anyhow::Result<Vec<&'static str>> {
    let folder = connection::Folder::lock(data)?;
    prepare(&folder, rng).map(|(applied, _)| applied)
}

fn prepare(folder: &connection::Folder, rng: &dyn Rng) -> anyhow::Result<(Vec<&'static str>, String)> {
    let mut db = connection::writing(&folder.database()).context("the store cannot be opened")?;
    let applied = migrations::apply(&mut db)?;
    if applied.contains(&words::SINCE) {
        words::fill(&db).context("the words of holders cannot be kept")?;
    }
    let fresh = rng.text::<12>()?;
    db.execute("INSERT INTO life (only, epoch) VALUES (1, ?1) ON CONFLICT DO NOTHING", [&fresh])?;
    Ok((applied, db.query_row("SELECT epoch FROM life", [], |row| row.get(0))?))
}

impl SqliteStore {
    /// Opens the store in a folder, brings it up to date, and starts its threads.
    ///
    /// # Errors
    /// If SQLite is too old to be safe, if another server holds the folder, if the store was written by a newer
    /// server or its migrations are not the ones that were shipped, or if the folder cannot be written.
    pub fn open(data: &Path, rng: &dyn Rng) -> anyhow::Result<Self> {
        let folder = connection::Folder::lock(data)?;
        let (applied, epoch) = prepare(&folder, rng)?;
        for migration in applied {
            tracing::info!(migration, "the store was migrated");
        }
        let writer = Writer::start(folder.database())?;
        let checkpoints = Checkpoints::start(folder.database(), writer.commits())?;
        let readers = Readers::new(folder.database());
        let (bell, hook_bell) = (Notify::new(), Notify::new());
        Ok(Self { epoch, bell, hook_bell, readers, _checkpoints: checkpoints, writer, _folder: folder })
    }
}

impl Store for SqliteStore {
    fn epoch(&self) -> &str {
        &self.epoch
    }

    fn decide(&self, key: HolderKey, stamp: RequestStamp, mut judge: Judge) -> Later<'_, Outcome> {
        let decided = self.writer.run(move |db| decide::decide(db, &key, &stamp, &mut judge));
        Box::pin(async move {
            let outcome = decided.await?;
            // It may have posted letters, or told an address; ringing for none does no harm.
            self.bell.notify_one();
            self.hook_bell.notify_one();
            Ok(outcome)
        })
    }

    fn load(&self, key: HolderKey, ending_after: DateTime<Utc>) -> Later<'_, Option<Held>> {
        self.readers.run(move |db| {
            let snapshot = db.unchecked_transaction()?;
            holders::load(&snapshot, &key, ending_after, None)
        })
    }

    fn changes_after(&self, key: HolderKey, seq: u64, limit: u32) -> Later<'_, Option<Feed>> {
        self.readers.run(move |db| {
            let snapshot = db.unchecked_transaction()?;
            journal::after(&snapshot, &key, seq, limit)
        })
    }

    fn admit(&self, admission: Admission) -> Later<'_, bool> {
        self.writer.run(move |db| access::admit(db, &admission))
    }

    fn credit(&self, key: HolderKey, stamp: RequestStamp, changes: Vec<Change>) -> Later<'_, bool> {
        self.writer.run(move |db| decide::credit(db, &key, &stamp, &changes))
    }

    fn freeze(&self, key: HolderKey, why: Option<String>, line: super::audit::Line) -> Later<'_, bool> {
        self.writer.run(move |db| books::freeze(db, &key, why.as_deref(), &line))
    }

    fn account(&self, council: CouncilId, by: ByWhat) -> Later<'_, Option<Account>> {
        self.readers.run(move |db| access::account(db, &council, &by))
    }

    fn put_session(&self, session: Session) -> Later<'_, ()> {
        self.writer.run(move |db| access::put_session(db, &session))
    }

    fn session(&self, council: CouncilId, token_hash: [u8; 32]) -> Later<'_, Option<Session>> {
        self.readers.run(move |db| access::session(db, &council, &token_hash))
    }

    fn sessions(&self, council: CouncilId, account: String) -> Later<'_, Vec<Session>> {
        self.readers.run(move |db| access::sessions(db, &council, &account))
    }

    fn touch_session(&self, session: Session) -> Later<'_, ()> {
        self.writer.run(move |db| access::touch_session(db, &session))
    }

    fn drop_session(&self, council: CouncilId, account: String, device: String) -> Later<'_, bool> {
        self.writer.run(move |db| access::drop_session(db, &council, &account, &device))
    }

    fn count_try(
        &self,
        council: CouncilId,
        buckets: Vec<Bucket>,
        window: Duration,
        now: DateTime<Utc>,
    ) -> Later<'_, Option<DateTime<Utc>>> {
        self.writer.run(move |db| access::count_try(db, &council, &buckets, window, now))
    }

    fn forgive(&self, council: CouncilId, bucket: [u8; 32]) -> Later<'_, ()> {
        self.writer.run(move |db| access::forgive(db, &council, &bucket))
    }

    fn purge(&self, expired_at: DateTime<Utc>, tries_before: DateTime<Utc>) -> Later<'_, ()> {
        self.writer.run(move |db| {
            accounts::purge(db, expired_at)?;
            calls::purge(db, expired_at)?;
            links::forget(db, expired_at - Duration::days(super::RECENT_DAYS))?;
            connections::purge(db, expired_at)?;
            access::purge(db, expired_at, tries_before)
        })
    }

    fn ping(&self) -> Later<'_, ()> {
        self.readers.run(|db| Ok(db.query_row("SELECT 1 FROM life", [], |_| Ok(()))?))
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Broken(error.to_string()),
        }
    }
}
