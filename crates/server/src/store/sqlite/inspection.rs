//! Looking at a store without changing it, for an operator who asks whether it is well.

use super::columns::moment_or_none;
use super::{connection, migrations};
use anyhow::{Context, ensure};
use chrono::{DateTime, Utc};
use std::path::Path;

/// What an inspection of a data folder found: for each check what was seen, or why it failed.
#[derive(Debug)]
pub struct Inspection {
    /// The version of SQLite.
    pub version: anyhow::Result<String>,
    /// The tables.
    pub schema: anyhow::Result<String>,
    /// The file's structure.
    pub integrity: anyhow::Result<String>,
    /// Holders that are held fast because their books did not add up.
    pub held_fast: anyhow::Result<String>,
    /// When the last request was answered, if any was.
    pub last_answer: anyhow::Result<Option<DateTime<Utc>>>,
}

/// Looks at the store in a data folder. A running server is not disturbed.
pub fn inspect(data: &Path) -> Inspection {
    let file = connection::database(data);
    let open = || {
        ensure!(file.exists(), "there is no store in {}; `permit-server migrate` makes one", data.display());
        connection::reading(&file).context("the store cannot be opened")
    };
    Inspection {
        version: connection::check_version(rusqlite::version_number())
            .map(|()| rusqlite::version().to_owned()),
        schema: open().and_then(|db| match migrations::check(&db, migrations::MIGRATIONS)? {
            0 => Ok("up to date".to_owned()),
            missing => anyhow::bail!("{missing} migrations are missing; run `permit-server migrate`"),
        }),
        integrity: open().and_then(|db| {
            let found: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            ensure!(found == "ok", "{found}");
            Ok("quick check passed".to_owned())
        }),
        held_fast: open().and_then(|db| {
            let sql = "SELECT count(*) FROM holder WHERE frozen IS NOT NULL";
            let held: u32 = db.query_row(sql, [], |row| row.get(0))?;
            ensure!(held == 0, "{held} holders are held fast; `permit-server books` says why");
            Ok("nobody is held fast".to_owned())
        }),
        last_answer: open().and_then(|db| {
            Ok(db.query_row("SELECT max(at) FROM journal", [], |row| moment_or_none(row, 0))?)
        }),
    }
}
