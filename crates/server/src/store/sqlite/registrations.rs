//! Registrations: one row for each that was ever begun. The latest is the holder's own; the queue is read across holders.

use super::columns::{id, json, json_text, millis, moment};
use crate::store::Trouble;
use crate::store::queue::Queued;
use crate::store::rows::HolderKey;
use chrono::{DateTime, Utc};
use permit_rules::registration::Standing;
use permit_rules::{CouncilId, Registration};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// The registration a holder began last.
pub fn latest(db: &Connection, key: &HolderKey) -> Result<Option<Registration>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT content FROM registration WHERE council = ?1 AND holder = ?2 ORDER BY nth DESC LIMIT 1",
    )?;
    let of = [key.council.as_str(), key.holder.as_str()];
    Ok(statement.query_row(of, |row| json(row, 0)).optional()?)
}

/// Every registration of a holder, the latest first.
pub fn of_holder(db: &Connection, key: &HolderKey) -> Result<Vec<Registration>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT content FROM registration WHERE council = ?1 AND holder = ?2 ORDER BY nth DESC",
    )?;
    let found = statement.query_map([key.council.as_str(), key.holder.as_str()], |row| json(row, 0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Keeps a registration as it is from now on.
pub fn write(db: &Connection, key: &HolderKey, registration: &Registration) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO registration (council, holder, registration, nth, state, since, submitted_at, content)
         VALUES (?1, ?2, ?3, 1 + (SELECT count(*) FROM registration WHERE council = ?1 AND holder = ?2),
                 ?4, ?5, ?6, ?7)
         ON CONFLICT (council, holder, registration) DO UPDATE SET state = excluded.state, since = excluded.since,
         submitted_at = excluded.submitted_at, content = excluded.content",
    )?;
    let (state, since) = state(registration);
    statement.execute(params![
        key.council.as_str(),
        key.holder.as_str(),
        registration.id.as_str(),
        state,
        millis(since),
        registration.submitted_at.map(millis),
        json_text(registration)?
    ])?;
    Ok(())
}

/// What a registration is sorted by: its state, and since when it is in it.
fn state(registration: &Registration) -> (&'static str, DateTime<Utc>) {
    match registration.standing {
        Standing::Draft => ("draft", registration.began_at),
        Standing::Submitted { at, .. } => ("submitted", at),
        Standing::MoreNeeded { at, .. } => ("more_needed", at),
        Standing::Approved { at, .. } => ("approved", at),
        Standing::Rejected { at, .. } => ("rejected", at),
        Standing::Withdrawn { at } => ("withdrawn", at),
    }
}

/// What waits for the council, the longest waiting first, at most so many.
pub fn waiting(db: &Connection, council: &CouncilId, limit: u32) -> Result<Vec<Queued>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT holder, content, since FROM registration WHERE council = ?1 AND state = 'submitted'
         ORDER BY since, registration LIMIT ?2",
    )?;
    let found = statement.query_map(params![council.as_str(), limit], |row| queued(row, council))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// How many wait in all, and how many of them since before a moment.
pub fn count_waiting(
    db: &Connection,
    council: &CouncilId,
    before: DateTime<Utc>,
) -> Result<(u32, u32), Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT count(*), count(*) FILTER (WHERE since < ?2) FROM registration
         WHERE council = ?1 AND state = 'submitted'",
    )?;
    let of = params![council.as_str(), millis(before)];
    Ok(statement.query_row(of, |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Drafts begun before a moment, the oldest first.
pub fn drafts_before(
    db: &Connection,
    council: &CouncilId,
    before: DateTime<Utc>,
) -> Result<Vec<Queued>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT holder, content, since FROM registration
         WHERE council = ?1 AND state = 'draft' AND since < ?2 ORDER BY since, registration",
    )?;
    let of = params![council.as_str(), millis(before)];
    let found = statement.query_map(of, |row| queued(row, council))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// What was decided last, the latest first, at most so many.
pub fn decided(db: &Connection, council: &CouncilId, limit: u32) -> Result<Vec<Queued>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT holder, content, since FROM registration
         WHERE council = ?1 AND state IN ('approved', 'rejected', 'more_needed')
         ORDER BY since DESC, registration LIMIT ?2",
    )?;
    let found = statement.query_map(params![council.as_str(), limit], |row| queued(row, council))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn queued(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<Queued> {
    let key = HolderKey { council: council.clone(), holder: id(row, 0)? };
    Ok(Queued { key, registration: json(row, 1)?, since: moment(row, 2)? })
}
