//! The audit log: rows that are added and never changed. `append` is a plain function, so that a decision is put on
//! record in its own transaction.

use super::SqliteStore;
use super::columns::{json, json_text, place, place_number};
use crate::store::audit::{AuditLog, Line, Sealed, seal};
use crate::store::{Later, Trouble};
use permit_rules::{CouncilId, HolderId};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Adds lines to their councils' chains.
pub fn append(db: &Connection, lines: &[Line]) -> Result<(), Trouble> {
    let mut last =
        db.prepare_cached("SELECT place, seal FROM audit WHERE council = ?1 ORDER BY place DESC LIMIT 1")?;
    let mut add = db.prepare_cached(
        "INSERT INTO audit (council, place, subject, line, seal) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for line in lines {
        let council = line.council.as_str();
        let found = last.query_row([council], |row| Ok((place(row, 0)?, row.get(1)?))).optional()?;
        let (before, sealed) = found.unwrap_or((0, [0; 32]));
        let next = before + 1;
        let sealed = seal(&sealed, next, line);
        add.execute(params![council, place_number(next), line.subject, json_text(line)?, sealed])?;
    }
    Ok(())
}

/// The chain of a council after a place.
pub fn chain(db: &Connection, council: &str, after: u64, limit: u32) -> Result<Vec<Sealed>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT place, line, seal FROM audit WHERE council = ?1 AND place > ?2 ORDER BY place LIMIT ?3",
    )?;
    let found = statement.query_map(params![council, place_number(after), limit], read)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Sealed> {
    Ok(Sealed { place: place(row, 0)?, line: json(row, 1)?, seal: row.get(2)? })
}

impl AuditLog for SqliteStore {
    fn note(&self, lines: Vec<Line>) -> Later<'_, ()> {
        self.writer.run(move |db| append(db, &lines))
    }

    fn record_of(&self, council: CouncilId, subject: String) -> Later<'_, Vec<Sealed>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT place, line, seal FROM audit WHERE council = ?1 AND subject = ?2
                 ORDER BY place DESC LIMIT 500",
            )?;
            let found = statement.query_map([council.as_str(), &subject], read)?;
            let mut found = found.collect::<Result<Vec<_>, _>>()?;
            found.reverse();
            Ok(found)
        })
    }

    fn record_of_holder(
        &self,
        council: CouncilId,
        holder: HolderId,
        actions: &'static [&'static str],
    ) -> Later<'_, Vec<Sealed>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT place, line, seal FROM audit WHERE council = ?1 AND line ->> '$.holder' = ?2
                 AND line ->> '$.action' IN (SELECT value FROM json_each(?3)) ORDER BY place DESC LIMIT 500",
            )?;
            let of = params![council.as_str(), holder.as_str(), json_text(&actions)?];
            let mut found = statement.query_map(of, read)?.collect::<Result<Vec<_>, _>>()?;
            found.reverse();
            Ok(found)
        })
    }

    fn audit_head(&self, council: CouncilId) -> Later<'_, Option<(u64, [u8; 32])>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT place, seal FROM audit WHERE council = ?1 ORDER BY place DESC LIMIT 1",
            )?;
            Ok(statement.query_row([council.as_str()], |row| Ok((place(row, 0)?, row.get(1)?))).optional()?)
        })
    }

    fn chain(&self, council: CouncilId, after: u64, limit: u32) -> Later<'_, Vec<Sealed>> {
        self.readers.run(move |db| chain(db, council.as_str(), after, limit))
    }
}
