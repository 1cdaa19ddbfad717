//! Opening connections: the folder and its lock, the least version of SQLite, and the settings every connection has.

use anyhow::{Context, ensure};
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The oldest SQLite without the race between two connections that could lose commits when the log starts over.
const OLDEST_SAFE: i32 = 3_051_003;
const WAIT_FOR_LOCK: Duration = Duration::from_secs(5);
/// More than there are: none is prepared twice.
const STATEMENTS_KEPT: usize = 128;

/// A data folder, held for as long as this lives.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Creates the folder where needed and takes it.
    pub fn lock(path: &Path) -> anyhow::Result<Self> {
        create_private(path)
            .with_context(|| format!("the data folder {} cannot be created", path.display()))?;
        let lock = File::create(path.join("lock"))
            .with_context(|| format!("the data folder {} cannot be written", path.display()))?;
        create_private_file(&database(path)).context("the store cannot be created")?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => anyhow::bail!(
                "another server is using the data folder {}; stop it, or name another folder with --data",
                path.display()
            ),
            Err(TryLockError::Error(error)) => Err(error).context("the data folder cannot be locked"),
        }
    }

    /// The file of the store.
    pub fn database(&self) -> PathBuf {
        database(&self.path)
    }
}

/// The file of the store in a data folder.
pub fn database(data: &Path) -> PathBuf {
    data.join("permits.sqlite")
}

#[cfg(unix)]
fn create_private_file(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().create(true).append(true).mode(0o600).open(path).map(drop)
}

#[cfg(not(unix))]
fn create_private_file(path: &Path) -> std::io::Result<()> {
    File::options().create(true).append(true).open(path).map(drop)
}

#[cfg(unix)]
fn create_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(not(unix))]
fn create_private(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(path)
}

/// Refuses an SQLite that could lose what it has confirmed.
pub fn check_version(version: i32) -> anyhow::Result<()> {
    ensure!(
        version >= OLDEST_SAFE,
        "SQLite {} can lose confirmed stays; at least {} is needed",
        spelled(version),
        spelled(OLDEST_SAFE)
    );
    Ok(())
}

fn spelled(version: i32) -> String {
    format!("{}.{}.{}", version / 1_000_000, version / 1_000 % 1_000, version % 1_000)
}

/// A connection that may write.
pub fn writing(file: &Path) -> anyhow::Result<Connection> {
    check_version(rusqlite::version_number())?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let db = Connection::open_with_flags(file, flags)?;
    common(&db)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    // What is forgotten is overwritten on the pages that are written anyway.
    db.pragma_update(None, "secure_delete", "FAST")?;
    db.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(db)
}

/// A connection that only reads.
pub fn reading(file: &Path) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let db = Connection::open_with_flags(file, flags)?;
    common(&db)?;
    Ok(db)
}

fn common(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(WAIT_FOR_LOCK)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "mmap_size", 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unsafe_sqlite_is_refused() {
        let refused = check_version(3_051_002).unwrap_err().to_string();
        assert!(refused.contains("3.51.2") && refused.contains("3.51.3"), "{refused}");
        check_version(3_051_003).unwrap();
        check_version(rusqlite::version_number()).unwrap();
    }

    #[test]
    fn a_folder_has_one_server() {
        let data = tempfile::tempdir().unwrap();
        let first = Folder::lock(data.path()).unwrap();
        let refused = Folder::lock(data.path()).unwrap_err().to_string();
        assert!(refused.contains("another server"), "{refused}");
        drop(first);
        Folder::lock(data.path()).unwrap();
    }
}
