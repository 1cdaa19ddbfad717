//! A file of the core: opened by one app at a time, of a known version, its rows sealed so that damage is noticed.
//!
//! SQLite notices a broken page but not a flipped bit inside a value; the seal on each row does.

use rusqlite::{Connection, ErrorCode};
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The first SQLite without the fault that can damage a file in write-ahead mode.
const OLDEST_SQLITE: i32 = 3_051_003;

/// Why the core's memory cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The SQLite that was built in can damage its files.
    #[error("this build contains SQLite {found}, which can damage files; 3.51.3 or newer is needed")]
    OldSqlite {
        /// Its version.
        found: &'static str,
    },
    /// Another app, or another window of this one, has the folder.
    #[error("the app is already running with the folder {folder}")]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// A newer app has written the waiting requests.
    #[error("{file} was written by a newer version of the app (format {found}); update the app to use it")]
    Newer {
        /// Which file.
        file: PathBuf,
        /// Its format.
        found: i64,
    },
    /// The folder cannot be read or written.
    #[error("{path} cannot be used: {source}")]
    Unusable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// What is wrong with one file.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It, or something in it, is not what was written.
    Damaged,
    /// It has another format.
    Version(i64),
    /// The system or SQLite says no.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::Sqlite(error),
        }
    }
}

impl Fault {
    /// The fault as whoever opens the core is told.
    pub fn told(self, path: &Path) -> OpenError {
        let unusable = |source| OpenError::Unusable { path: path.to_owned(), source };
        match self {
            Self::Damaged => unusable("it is damaged".into()),
            Self::Version(found) => OpenError::Newer { file: path.to_owned(), found },
            Self::Sqlite(error) => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                    OpenError::InUse { folder: path.parent().unwrap_or(path).to_owned() }
                }
                _ => unusable(error.into()),
            },
        }
    }
}

/// How surely a file's commits outlive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeps {
    /// Each commit is on the disk before it counts.
    Always,
    /// The last ones may be missing; never half of one.
    Mostly,
}

/// Refuses a SQLite that can damage files.
pub(crate) fn check_sqlite() -> Result<(), OpenError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(OpenError::OldSqlite { found: rusqlite::version() });
    }
    Ok(())
}

/// Opens a file for this app alone, giving it its tables if it is new.
pub(crate) fn open(path: &Path, tables: &str, version: i64, keeps: Keeps) -> Result<Connection, Fault> {
    let mut file = Connection::open(path)?;
    file.busy_timeout(Duration::from_millis(200))?;
    file.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    file.pragma_update(None, "journal_mode", "WAL")?;
    file.pragma_update(None, "synchronous", if keeps == Keeps::Always { "FULL" } else { "NORMAL" })?;
    file.pragma_update(None, "fullfsync", keeps == Keeps::Always)?;
    let change = file.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let found: i64 = change.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match found {
        0 => {
            change.execute_batch(tables)?;
            change.pragma_update(None, "user_version", version)?;
        }
        found if found == version => {
            let health: String = change.pragma_query_value(None, "quick_check", |row| row.get(0))?;
            if health != "ok" {
                return Err(Fault::Damaged);
            }
        }
        found => return Err(Fault::Version(found)),
    }
    change.commit()?;
    Ok(file)
}

/// What a row is sealed with. Parts are told apart, so that none can pass for another.
pub(crate) fn seal(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Renames a file and what SQLite keeps beside it.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), OpenError> {
    for beside in ["-wal", "-shm", "-journal", ""] {
        let (from, to) = (beside_of(from, beside), beside_of(to, beside));
        let unusable =
            |source: std::io::Error| OpenError::Unusable { path: from.clone(), source: source.into() };
        if from.exists() {
            std::fs::rename(&from, &to).map_err(unusable)?;
        } else if to.exists() {
            std::fs::remove_file(&to).map_err(unusable)?;
        }
    }
    Ok(())
}

/// Removes a file and what SQLite keeps beside it, where there is one.
pub(crate) fn remove(path: &Path) -> Result<(), OpenError> {
    for beside in ["-wal", "-shm", "-journal", ""] {
        let path = beside_of(path, beside);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(OpenError::Unusable { path, source: error.into() });
            }
            _ => {}
        }
    }
    Ok(())
}

fn beside_of(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_sqlite_is_new_enough() {
        assert!(check_sqlite().is_ok(), "{}", rusqlite::version());
    }

    #[test]
    fn a_second_app_is_told_that_the_folder_is_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        let first = open(&path, "CREATE TABLE a (b)", 1, Keeps::Always).unwrap();
        let second = open(&path, "CREATE TABLE a (b)", 1, Keeps::Always).map_err(|fault| fault.told(&path));
        assert!(matches!(second, Err(OpenError::InUse { .. })), "{second:?}");
        drop(first);
        assert!(open(&path, "CREATE TABLE a (b)", 1, Keeps::Always).is_ok());
    }

    #[test]
    fn seals_tell_parts_apart() {
        assert_ne!(seal(&["ab", "c"]), seal(&["a", "bc"]));
    }
}
