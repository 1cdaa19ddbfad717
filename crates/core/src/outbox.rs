//! What people have asked for on this device and the server has not settled. Kept on disk before anything is sent,
//! in a file of its own that is never thrown away: where rows are damaged, the sound ones move to a new file and the
//! damaged file stays in the folder.
//!
//! The list in memory is what counts; a row that could not be written is written again at the next occasion.

use crate::file::{self, Fault, Keeps, OpenError};
use chrono::{DateTime, Utc};
use permit_api::stays::Action;
use permit_api::{Problem, Request};
use permit_rules::{HolderId, RequestId, Stay};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const VERSION: i64 = 1;
const TABLES: &str = "CREATE TABLE request (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    row TEXT NOT NULL,
    seal BLOB NOT NULL
) STRICT";

/// One thing asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// The request's own name.
    pub id: RequestId,
    /// Whose it is. Only sent while a member of this holder is logged in.
    pub holder: HolderId,
    /// The account of the helper who asked; none where somebody asked for themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helper: Option<String>,
    /// What it asks for.
    pub action: Action,
    /// What is sent, always the same.
    pub request: Request,
    /// When it was asked.
    pub since: DateTime<Utc>,
    /// The stay as it would be, or is once confirmed; the first, where several were asked for.
    pub stay: Stay,
    /// The other stays asked for with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Stay>,
    /// How far it has come.
    pub standing: Standing,
}

impl Row {
    /// Its stays: one, or several in the order in which they were asked for.
    pub fn stays(&self) -> impl Iterator<Item = &Stay> {
        std::iter::once(&self.stay).chain(&self.also)
    }
}

/// How far a row has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Standing {
    /// The server has not answered.
    Waiting {
        /// Whether it may have reached the server.
        sent: bool,
    },
    /// The server said no, and the person has not put it away.
    Refused {
        /// Why.
        problem: Problem,
    },
    /// The server said yes, and the cache does not hold the outcome yet.
    Confirmed,
}

/// The rows in the order in which they were asked for, and their file.
pub(crate) struct Outbox {
    file: Connection,
    rows: BTreeMap<i64, Row>,
    unsaved: BTreeSet<RequestId>,
}

impl Outbox {
    /// Opens the outbox of a folder, and says how many rows were lost at least.
    pub fn open(folder: &Path) -> Result<(Self, u32), OpenError> {
        let path = folder.join("outbox.sqlite");
        let rescue = folder.join("outbox.rescue.sqlite");
        if path.exists() {
            file::remove(&rescue)?;
        } else if rescue.exists() {
            file::rename(&rescue, &path)?;
        }
        match file::open(&path, TABLES, VERSION, Keeps::Always) {
            Ok(file) => match sound_rows(&file) {
                (rows, 0) => Ok((Self { file, rows, unsaved: BTreeSet::new() }, 0)),
                (rows, lost) => Self::rescue(Some(file), rows, &path, &rescue).map(|outbox| (outbox, lost)),
            },
            Err(Fault::Damaged) => {
                let (file, rows) = read_damaged(&path);
                Self::rescue(file, rows, &path, &rescue).map(|outbox| (outbox, 1))
            }
            Err(fault) => Err(fault.told(&path)),
        }
    }

    /// Puts sound rows into a new file beside the damaged one. Cut short at any point, it starts again from the
    /// damaged file or goes on with the finished new one.
    fn rescue(
        damaged: Option<Connection>,
        rows: BTreeMap<i64, Row>,
        path: &Path,
        rescue: &Path,
    ) -> Result<Self, OpenError> {
        drop(damaged);
        let told = |fault: Fault| fault.told(rescue);
        let new = file::open(rescue, TABLES, VERSION, Keeps::Always).map_err(told)?;
        for (position, row) in &rows {
            write(&new, *position, row).map_err(|error| told(error.into()))?;
        }
        new.close().map_err(|(_, error)| told(error.into()))?;
        file::rename(path, &free_name(path))?;
        file::rename(rescue, path)?;
        let file = file::open(path, TABLES, VERSION, Keeps::Always).map_err(|fault| fault.told(path))?;
        Ok(Self { file, rows, unsaved: BTreeSet::new() })
    }

    /// Every row, in the order in which they were asked for.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    /// The rows of a holder, in order.
    pub fn of<'a>(&'a self, holder: &'a HolderId) -> impl Iterator<Item = &'a Row> {
        self.rows().filter(move |row| row.holder == *holder)
    }

    /// The row of a request.
    pub fn find(&self, id: &RequestId) -> Option<&Row> {
        self.rows().find(|row| row.id == *id)
    }

    /// Takes a row in. It is on the disk when this returns without an error, and nowhere when it does not.
    pub fn add(&mut self, row: Row) -> rusqlite::Result<()> {
        let position = self.rows.last_key_value().map_or(1, |(last, _)| last + 1);
        let written = write(&self.file, position, &row);
        if written.is_err() {
            // A commit that failed may still have happened: see to it that it has not.
            self.unsaved.insert(row.id);
            return written;
        }
        self.rows.insert(position, row);
        Ok(())
    }

    /// Has a row come further. True when that is on the disk.
    pub fn stand(&mut self, id: &RequestId, standing: Standing) -> bool {
        if let Some(row) = self.rows.values_mut().find(|row| row.id == *id) {
            row.standing = standing;
        }
        self.save(id)
    }

    /// Has a row's stays be what the server says. Written with the next [`Self::stand`].
    pub fn set_stays(&mut self, id: &RequestId, stays: Vec<Stay>) {
        if let Some(row) = self.rows.values_mut().find(|row| row.id == *id) {
            let mut stays = stays.into_iter();
            row.stay = stays.next().unwrap_or_else(|| row.stay.clone());
            row.also = stays.collect();
        }
    }

    /// Takes a row out. True when that is on the disk.
    pub fn remove(&mut self, id: &RequestId) -> bool {
        self.rows.retain(|_, row| row.id != *id);
        self.save(id)
    }

    /// Takes a row out, or leaves it in where that cannot be written.
    pub fn take_out(&mut self, id: &RequestId) -> rusqlite::Result<()> {
        self.delete(id)?;
        self.rows.retain(|_, row| row.id != *id);
        Ok(())
    }

    /// Writes again what could not be written before.
    pub fn save_unsaved(&mut self) {
        for id in self.unsaved.clone() {
            self.save(&id);
        }
    }

    fn save(&mut self, id: &RequestId) -> bool {
        let saved = match self.rows.iter().find(|(_, row)| row.id == *id) {
            Some((position, row)) => write(&self.file, *position, row),
            None => self.delete(id),
        };
        if saved.is_ok() {
            self.unsaved.remove(id)
        } else {
            self.unsaved.insert(id.clone())
        };
        saved.is_ok()
    }

    fn delete(&self, id: &RequestId) -> rusqlite::Result<()> {
        self.file.execute("DELETE FROM request WHERE id = ?1", [id.as_str()]).map(drop)
    }
}

fn write(file: &Connection, position: i64, row: &Row) -> rusqlite::Result<()> {
    let text =
        serde_json::to_string(row).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let seal = file::seal(&[&position.to_string(), row.id.as_str(), &text]);
    file.prepare_cached("INSERT OR REPLACE INTO request (position, id, row, seal) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![position, row.id.as_str(), text, seal])
        .map(drop)
}

/// The rows whose seal is whole, read from both ends so that one bad page hides as few as possible, and how many
/// are lost at least.
fn sound_rows(file: &Connection) -> (BTreeMap<i64, Row>, u32) {
    let (mut rows, mut bad, mut broken) = (BTreeMap::new(), BTreeSet::new(), 0);
    for order in ["ASC", "DESC"] {
        let read = each_row(file, order, |position, row| match row {
            Some(row) => drop(rows.insert(position, row)),
            None => drop(bad.insert(position)),
        });
        broken = broken.max(u32::from(read.is_err()));
    }
    let lost = u32::try_from(bad.len()).unwrap_or(u32::MAX);
    (rows, lost.max(broken))
}

fn each_row(file: &Connection, order: &str, mut take: impl FnMut(i64, Option<Row>)) -> rusqlite::Result<()> {
    let mut statement =
        file.prepare(&format!("SELECT position, id, row, seal FROM request ORDER BY position {order}"))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let position: i64 = row.get(0)?;
        take(position, sound_row(position, row));
    }
    Ok(())
}

fn sound_row(position: i64, row: &rusqlite::Row<'_>) -> Option<Row> {
    let (id, text, seal): (String, String, [u8; 32]) = (row.get(1).ok()?, row.get(2).ok()?, row.get(3).ok()?);
    if seal != file::seal(&[&position.to_string(), &id, &text]) {
        return None;
    }
    serde_json::from_str(&text).ok()
}

/// What can still be read of a file that does not pass SQLite's own check.
fn read_damaged(path: &Path) -> (Option<Connection>, BTreeMap<i64, Row>) {
    let Ok(file) = Connection::open(path) else { return (None, BTreeMap::new()) };
    let (rows, _) = sound_rows(&file);
    (Some(file), rows)
}

fn free_name(path: &Path) -> PathBuf {
    let name = |number: u32| path.with_file_name(format!("outbox.damaged-{number}.sqlite"));
    (1..u32::MAX).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(u32::MAX))
}
