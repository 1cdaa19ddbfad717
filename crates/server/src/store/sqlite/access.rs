//! Accounts, sessions and counted tries.

use super::columns::{
    day_text, id_or_none, kind, kind_text, language, millis, moment, role, role_text, zone_text,
};
use super::words;
use crate::store::Trouble;
use crate::store::rows::{Account, Admission, Bucket, ByWhat, HolderKey, Session};
use chrono::{DateTime, Duration, Utc};
use permit_rules::{CouncilId, HolderId};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Takes in an account, and its holder, unless its key, address or number is there.
pub fn admit(db: &Connection, admission: &Admission) -> Result<bool, Trouble> {
    let Admission { zone, registered_until, account } = admission;
    let council = account.council.as_str();
    let mut taken = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM account WHERE council = ?1 AND (account = ?2 OR email = ?3 OR mobile = ?4))",
    )?;
    let of = params![council, account.id, account.email, account.mobile];
    if taken.query_row(of, |row| row.get(0))? {
        return Ok(false);
    }
    if let Some(holder) = &account.holder {
        let mut add = db.prepare_cached(
            "INSERT INTO holder (council, holder, zone, registered_until, version) VALUES (?1, ?2, ?3, ?4, 0)
             ON CONFLICT DO NOTHING",
        )?;
        let until = registered_until.map(day_text);
        add.execute(params![council, holder.as_str(), zone_text(zone.as_ref()), until])?;
    }
    let mut member = db.prepare_cached(
        "INSERT INTO account (council, account, holder, role, email, mobile, name, password, language, since)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    member.execute(params![
        council,
        account.id,
        account.holder.as_ref().map(HolderId::as_str),
        role_text(account.role),
        account.email,
        account.mobile,
        account.name,
        account.password,
        account.language.code(),
        millis(account.since)
    ])?;
    if let Some(holder) = &account.holder {
        words::keep(db, &HolderKey { council: account.council.clone(), holder: holder.clone() })?;
    }
    Ok(true)
}

const ACCOUNT: &str = "SELECT account, holder, role, email, mobile, name, password, language, since FROM account WHERE council = ?1";

/// An account of a council.
pub fn account(db: &Connection, council: &CouncilId, by: &ByWhat) -> Result<Option<Account>, Trouble> {
    let (column, what) = match by {
        ByWhat::Email(email) => ("email", email),
        ByWhat::Mobile(mobile) => ("mobile", mobile),
        ByWhat::Id(id) => ("account", id),
    };
    let mut statement = db.prepare_cached(&format!("{ACCOUNT} AND {column} = ?2"))?;
    Ok(statement.query_row([council.as_str(), what], |row| read_account(row, council)).optional()?)
}

/// The accounts that are members of a holder.
pub fn members(db: &Connection, key: &HolderKey) -> Result<Vec<Account>, Trouble> {
    let mut statement = db.prepare_cached(&format!("{ACCOUNT} AND holder = ?2 ORDER BY account"))?;
    let of = [key.council.as_str(), key.holder.as_str()];
    let found = statement.query_map(of, |row| read_account(row, &key.council))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn read_account(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        council: council.clone(),
        holder: id_or_none(row, 1)?,
        role: role(row, 2)?,
        email: row.get(3)?,
        mobile: row.get(4)?,
        name: row.get(5)?,
        password: row.get(6)?,
        language: language(row, 7)?,
        since: moment(row, 8)?,
    })
}

/// Keeps a new session.
pub fn put_session(db: &Connection, session: &Session) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO session (council, token_hash, holder, account, device, name, kind, since, seen, until, role)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    statement.execute(params![
        session.council.as_str(),
        session.token_hash,
        session.holder.as_ref().map(HolderId::as_str),
        session.account,
        session.device,
        session.name,
        kind_text(session.kind),
        millis(session.since),
        millis(session.seen),
        millis(session.until),
        role_text(session.role)
    ])?;
    Ok(())
}

/// The session of a token.
pub fn session(
    db: &Connection,
    council: &CouncilId,
    token_hash: &[u8; 32],
) -> Result<Option<Session>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT token_hash, holder, account, device, name, kind, since, seen, until, role FROM session
         WHERE council = ?1 AND token_hash = ?2",
    )?;
    let of = params![council.as_str(), token_hash];
    Ok(statement.query_row(of, |row| read_session(row, council)).optional()?)
}

/// Every session of an account, the latest seen first.
pub fn sessions(db: &Connection, council: &CouncilId, account: &str) -> Result<Vec<Session>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT token_hash, holder, account, device, name, kind, since, seen, until, role FROM session
         WHERE council = ?1 AND account = ?2 ORDER BY seen DESC, device",
    )?;
    let found = statement.query_map([council.as_str(), account], |row| read_session(row, council))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn read_session(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<Session> {
    Ok(Session {
        token_hash: row.get(0)?,
        council: council.clone(),
        holder: id_or_none(row, 1)?,
        account: row.get(2)?,
        device: row.get(3)?,
        name: row.get(4)?,
        kind: kind(row, 5)?,
        since: moment(row, 6)?,
        seen: moment(row, 7)?,
        until: moment(row, 8)?,
        role: role(row, 9)?,
        by_token: false,
    })
}

/// Notes that a session was used.
pub fn touch_session(db: &Connection, session: &Session) -> Result<(), Trouble> {
    let mut statement =
        db.prepare_cached("UPDATE session SET seen = ?3, until = ?4 WHERE council = ?1 AND token_hash = ?2")?;
    let (seen, until) = (millis(session.seen), millis(session.until));
    statement.execute(params![session.council.as_str(), session.token_hash, seen, until])?;
    Ok(())
}

/// Ends the session of a device.
pub fn drop_session(
    db: &Connection,
    council: &CouncilId,
    account: &str,
    device: &str,
) -> Result<bool, Trouble> {
    let mut statement =
        db.prepare_cached("DELETE FROM session WHERE council = ?1 AND account = ?2 AND device = ?3")?;
    Ok(statement.execute([council.as_str(), account, device])? > 0)
}

/// Counts a try, or says when there is room again.
pub fn count_try(
    db: &Connection,
    council: &CouncilId,
    buckets: &[Bucket],
    window: Duration,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, Trouble> {
    let mut tried = db
        .prepare_cached("SELECT count(*), min(at) FROM try WHERE council = ?1 AND bucket = ?2 AND at > ?3")?;
    let since = millis(now - window);
    let (mut counts, mut free_at) = (Vec::new(), None);
    for bucket in buckets {
        let read = |row: &Row<'_>| Ok((row.get::<_, u32>(0)?, row.get::<_, Option<i64>>(1)?));
        let (count, oldest) = tried.query_row(params![council.as_str(), bucket.key, since], read)?;
        if count >= bucket.most {
            let oldest = oldest.and_then(DateTime::from_timestamp_millis).unwrap_or(now);
            free_at = free_at.max(Some(oldest + window));
        }
        counts.push(count);
    }
    if free_at.is_none() {
        let mut add =
            db.prepare_cached("INSERT INTO try (council, bucket, at, nth) VALUES (?1, ?2, ?3, ?4)")?;
        for (bucket, count) in buckets.iter().zip(counts) {
            add.execute(params![council.as_str(), bucket.key, millis(now), count])?;
        }
    }
    Ok(free_at)
}

/// Empties a bucket.
pub fn forgive(db: &Connection, council: &CouncilId, bucket: &[u8; 32]) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached("DELETE FROM try WHERE council = ?1 AND bucket = ?2")?;
    statement.execute(params![council.as_str(), bucket])?;
    Ok(())
}

/// Forgets what is over.
pub fn purge(db: &Connection, expired_at: DateTime<Utc>, tries_before: DateTime<Utc>) -> Result<(), Trouble> {
    db.prepare_cached("DELETE FROM session WHERE until <= ?1")?.execute([millis(expired_at)])?;
    db.prepare_cached("DELETE FROM try WHERE at < ?1")?.execute([millis(tries_before)])?;
    Ok(())
}
