//! Calls, one row each while they last.

use super::columns::{id, json, json_text, millis, moment};
use super::{SqliteStore, audit, words};
use crate::store::audit::Line;
use crate::store::calls::{CallRow, Calls, FoundHolder};
use crate::store::{Later, Trouble};
use chrono::{DateTime, Utc};
use permit_api::desk::Question;
use permit_rules::CouncilId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;

fn put(db: &Connection, call: &CallRow) -> Result<(), Trouble> {
    db.prepare_cached("DELETE FROM call WHERE council = ?1 AND account = ?2 AND device = ?3")?.execute([
        call.council.as_str(),
        call.account.as_str(),
        call.device.as_str(),
    ])?;
    let mut statement = db.prepare_cached(
        "INSERT INTO call (council, call, account, device, holder, received_at, opened_at, until, answers, left_tries)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    statement.execute(params![
        call.council.as_str(),
        call.id,
        call.account,
        call.device,
        call.holder.as_str(),
        millis(call.received_at),
        millis(call.opened_at),
        millis(call.until),
        json_text(&call.right)?,
        call.tries_left
    ])?;
    Ok(())
}

fn find(db: &Connection, council: &CouncilId, name: &str) -> Result<Option<CallRow>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT call, account, device, holder, received_at, opened_at, until, answers, left_tries FROM call
         WHERE council = ?1 AND call = ?2",
    )?;
    let read = |row: &Row<'_>| {
        Ok(CallRow {
            id: row.get(0)?,
            council: council.clone(),
            account: row.get(1)?,
            device: row.get(2)?,
            holder: id(row, 3)?,
            received_at: moment(row, 4)?,
            opened_at: moment(row, 5)?,
            until: moment(row, 6)?,
            right: json(row, 7)?,
            tries_left: row.get(8)?,
        })
    };
    Ok(statement.query_row([council.as_str(), name], read).optional()?)
}

fn answer(
    db: &Connection,
    council: &CouncilId,
    name: &str,
    (right, wrong): (&BTreeSet<Question>, bool),
    now: DateTime<Utc>,
) -> Result<Option<CallRow>, Trouble> {
    let Some(mut call) = find(db, council, name)? else { return Ok(None) };
    call.answer(right, wrong, now);
    db.prepare_cached("UPDATE call SET answers = ?3, left_tries = ?4 WHERE council = ?1 AND call = ?2")?
        .execute(params![council.as_str(), name, json_text(&call.right)?, call.tries_left])?;
    Ok(Some(call))
}

/// Forgets calls that are over.
pub fn purge(db: &Connection, at: DateTime<Utc>) -> Result<(), Trouble> {
    db.prepare_cached("DELETE FROM call WHERE until <= ?1")?.execute([millis(at)])?;
    Ok(())
}

impl Calls for SqliteStore {
    fn put_call(&self, call: CallRow, line: Line) -> Later<'_, ()> {
        self.writer.run(move |db| {
            put(db, &call)?;
            audit::append(db, std::slice::from_ref(&line))
        })
    }

    fn call(&self, council: CouncilId, id: String) -> Later<'_, Option<CallRow>> {
        self.readers.run(move |db| find(db, &council, &id))
    }

    fn answer_call(
        &self,
        council: CouncilId,
        id: String,
        (right, wrong): (BTreeSet<Question>, bool),
        now: DateTime<Utc>,
        line: Line,
    ) -> Later<'_, Option<CallRow>> {
        self.writer.run(move |db| {
            let call = answer(db, &council, &id, (&right, wrong), now)?;
            if call.is_some() {
                audit::append(db, std::slice::from_ref(&line))?;
            }
            Ok(call)
        })
    }

    fn find_holders(
        &self,
        council: CouncilId,
        wanted: Vec<String>,
        limit: u32,
    ) -> Later<'_, Vec<FoundHolder>> {
        self.readers.run(move |db| words::find(db, &council, &wanted, limit))
    }
}
