//! The journal: one row for each request that was answered. It is the audit trail, the feed devices catch up from,
//! and the memory of answers. Rows are added and read, never changed.

use super::columns::{channel_text, json, json_text, millis, moment, place, place_number, zone};
use crate::store::Trouble;
use crate::store::rows::{Answered, Entry, Feed, HolderKey, RequestStamp};
use permit_api::Problem;
use permit_rules::{Change, Settled};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A request that has been seen before.
#[derive(Debug)]
pub struct Seen {
    /// What it asked for.
    pub fingerprint: [u8; 32],
    /// What it was told; none for a credit.
    pub answered: Option<Answered>,
}

/// What is known of a request, if it is known.
pub fn find(db: &Connection, key: &HolderKey, stamp: &RequestStamp) -> Result<Option<Seen>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT fingerprint, at, answer IS NOT NULL, answer FROM journal
         WHERE council = ?1 AND holder = ?2 AND request = ?3",
    )?;
    let read = |row: &Row<'_>| {
        let answered =
            if row.get(2)? { Some(Answered { answer: json(row, 3)?, at: moment(row, 1)? }) } else { None };
        Ok(Seen { fingerprint: row.get(0)?, answered })
    };
    let of = [key.council.as_str(), key.holder.as_str(), stamp.request.as_str()];
    Ok(statement.query_row(of, read).optional()?)
}

/// Adds an entry: with its place in the holder's sequence and its changes, or with neither.
pub fn add(
    db: &Connection,
    key: &HolderKey,
    stamp: &RequestStamp,
    changed: Option<(u64, &[Change])>,
    answer: Option<&Result<Settled, Problem>>,
) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO journal (council, holder, seq, request, fingerprint, account, channel, operation, at, changes,
         answer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    statement.execute(params![
        key.council.as_str(),
        key.holder.as_str(),
        changed.map(|(seq, _)| place_number(seq)),
        stamp.request.as_str(),
        stamp.fingerprint,
        stamp.account,
        stamp.channel.map(channel_text),
        stamp.operation,
        millis(stamp.at),
        changed.map(|(_, changes)| json_text(&changes)).transpose()?,
        answer.map(json_text).transpose()?
    ])?;
    Ok(())
}

/// The journal after a place. Ask within a transaction, so that its parts agree.
pub fn after(db: &Connection, key: &HolderKey, seq: u64, limit: u32) -> Result<Option<Feed>, Trouble> {
    let mut holder =
        db.prepare_cached("SELECT zone, version FROM holder WHERE council = ?1 AND holder = ?2")?;
    let read = |row: &Row<'_>| Ok(Feed { zone: zone(row, 0)?, version: place(row, 1)?, entries: Vec::new() });
    let found = holder.query_row([key.council.as_str(), key.holder.as_str()], read).optional()?;
    let Some(mut feed) = found else { return Ok(None) };
    if feed.version <= seq {
        return Ok(Some(feed));
    }
    let mut entries = db.prepare_cached(
        "SELECT seq, changes FROM journal WHERE council = ?1 AND holder = ?2 AND seq > ?3 ORDER BY seq LIMIT ?4",
    )?;
    let read = |row: &Row<'_>| Ok(Entry { seq: place(row, 0)?, changes: json(row, 1)? });
    let of = params![key.council.as_str(), key.holder.as_str(), place_number(seq), limit];
    feed.entries = entries.query_map(of, read)?.collect::<Result<_, _>>()?;
    Ok(Some(feed))
}
