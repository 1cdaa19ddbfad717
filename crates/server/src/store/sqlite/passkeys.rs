//! Passkeys: one row each. The counter is compared when it is set, so that a use is noted once.

use super::access;
use super::accounts::{done, tell};
use super::columns::{json, json_text, millis, moment};
use crate::store::Trouble;
use crate::store::accounts::{Changed, Passkey, Told};
use crate::store::rows::ByWhat;
use permit_rules::CouncilId;
use rusqlite::{Connection, OptionalExtension, Row, params};

fn read(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<Passkey> {
    Ok(Passkey {
        id: row.get(0)?,
        council: council.clone(),
        account: row.get(1)?,
        name: row.get(2)?,
        credential: json(row, 3)?,
        counter: row.get(4)?,
        since: moment(row, 5)?,
    })
}

/// The passkeys of an account, the oldest first.
pub fn of_account(db: &Connection, council: &CouncilId, account: &str) -> Result<Vec<Passkey>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT passkey, account, name, credential, counter, since FROM passkey
         WHERE council = ?1 AND account = ?2 ORDER BY since, passkey",
    )?;
    let found = statement.query_map([council.as_str(), account], |row| read(row, council))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A passkey of a council.
pub fn find(db: &Connection, council: &CouncilId, id: &str) -> Result<Option<Passkey>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT passkey, account, name, credential, counter, since FROM passkey WHERE council = ?1 AND passkey = ?2",
    )?;
    Ok(statement.query_row([council.as_str(), id], |row| read(row, council)).optional()?)
}

/// Keeps a new passkey, unless it is there or its account has so many.
pub fn put(db: &Connection, passkey: &Passkey, most: u32, told: &Told) -> Result<Changed, Trouble> {
    let (council, account) = (&passkey.council, passkey.account.as_str());
    if find(db, council, &passkey.id)?.is_some() {
        return Ok(Changed::Taken);
    }
    let owner = access::account(db, council, &ByWhat::Id(account.to_owned()))?;
    if owner.is_none() || of_account(db, council, account)?.len() >= most as usize {
        return Ok(Changed::Nothing);
    }
    let mut statement = db.prepare_cached(
        "INSERT INTO passkey (council, passkey, account, name, credential, counter, since)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    statement.execute(params![
        council.as_str(),
        passkey.id,
        account,
        passkey.name,
        json_text(&passkey.credential)?,
        passkey.counter,
        millis(passkey.since)
    ])?;
    tell(db, told)?;
    Ok(done(owner))
}

/// Notes that a passkey was used, if its counter is still what it was.
pub fn note_use(db: &Connection, before: &Passkey, after: &Passkey) -> Result<bool, Trouble> {
    let mut statement = db.prepare_cached(
        "UPDATE passkey SET counter = ?5, credential = ?6
         WHERE council = ?1 AND passkey = ?2 AND account = ?3 AND counter = ?4",
    )?;
    let rows = statement.execute(params![
        before.council.as_str(),
        before.id,
        before.account,
        before.counter,
        after.counter,
        json_text(&after.credential)?
    ])?;
    Ok(rows == 1)
}
