//! Connections of residents, as rows. What is told of a stay is a plain function, so that a decision can write it in its
//! own transaction.

use super::columns::{id, json, json_text, millis, moment, moment_or_none, place_number};
use super::{SqliteStore, accounts, outbox};
use crate::letters::Letter;
use crate::store::accounts::Told;
use crate::store::connections::{
    Connected, Delivery, KeyKind, MOST_KEYS, MOST_WEBHOOKS, OwnKey, Webhook, news,
};
use crate::store::rows::{Held, HolderKey};
use crate::store::{Later, Trouble};
use chrono::{DateTime, Utc};
use permit_api::connections::DeliveryState;
use permit_rules::{Change, CouncilId};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use tokio::sync::Notify;

const KEYS: &str =
    "SELECT id, account, holder, kind, hash, name, scopes, made_at, until, used_at FROM own_key";
const WEBHOOKS: &str = "SELECT id, account, holder, address, events, made_at, stopped_at FROM webhook";

fn kind_text(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Token => "token",
        KeyKind::Calendar => "calendar",
    }
}

fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<KeyKind> {
    let text: String = row.get(column)?;
    let found = [KeyKind::Token, KeyKind::Calendar].into_iter().find(|kind| kind_text(*kind) == text);
    found.ok_or_else(|| rusqlite::Error::InvalidColumnType(column, "kind".to_owned(), Type::Text))
}

fn state_text(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Waiting => "waiting",
        DeliveryState::Delivered => "delivered",
        DeliveryState::GivenUp => "given_up",
    }
}

fn state(row: &Row<'_>, column: usize) -> rusqlite::Result<DeliveryState> {
    let text: String = row.get(column)?;
    let all = [DeliveryState::Waiting, DeliveryState::Delivered, DeliveryState::GivenUp];
    let found = all.into_iter().find(|state| state_text(*state) == text);
    found.ok_or_else(|| rusqlite::Error::InvalidColumnType(column, "state".to_owned(), Type::Text))
}

fn read_key(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<OwnKey> {
    Ok(OwnKey {
        id: row.get(0)?,
        account: row.get(1)?,
        key: HolderKey { council: council.clone(), holder: id(row, 2)? },
        kind: kind(row, 3)?,
        hash: row.get(4)?,
        name: row.get(5)?,
        scopes: json(row, 6)?,
        made_at: moment(row, 7)?,
        until: moment_or_none(row, 8)?,
        used_at: moment_or_none(row, 9)?,
    })
}

fn read_webhook(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<Webhook> {
    Ok(Webhook {
        id: row.get(0)?,
        account: row.get(1)?,
        key: HolderKey { council: council.clone(), holder: id(row, 2)? },
        address: row.get(3)?,
        events: json(row, 4)?,
        made_at: moment(row, 5)?,
        stopped_at: moment_or_none(row, 6)?,
    })
}

fn read_delivery(row: &Row<'_>, from: usize) -> rusqlite::Result<Delivery> {
    Ok(Delivery {
        name: row.get(from)?,
        kind: json(row, from + 1)?,
        body: row.get(from + 2)?,
        state: state(row, from + 3)?,
        tries: row.get(from + 4)?,
        result: row.get(from + 5)?,
        at: moment(row, from + 6)?,
    })
}

fn count(db: &Connection, sql: &str, of: &[&str]) -> Result<u32, Trouble> {
    Ok(db.prepare_cached(sql)?.query_row(rusqlite::params_from_iter(of), |row| row.get(0))?)
}

fn put_own_key(db: &Connection, own: &OwnKey, told: &Told) -> Result<bool, Trouble> {
    let of = [own.key.council.as_str(), own.account.as_str(), kind_text(own.kind)];
    let there = "SELECT count(*) FROM own_key WHERE council = ?1 AND account = ?2 AND kind = ?3";
    if count(db, there, &of)? >= MOST_KEYS {
        return Ok(false);
    }
    let mut statement = db.prepare_cached(
        "INSERT INTO own_key (council, id, account, holder, kind, hash, name, scopes, made_at, until, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    statement.execute(params![
        own.key.council.as_str(),
        own.id,
        own.account,
        own.key.holder.as_str(),
        kind_text(own.kind),
        own.hash,
        own.name,
        json_text(&own.scopes)?,
        millis(own.made_at),
        own.until.map(millis),
        own.used_at.map(millis)
    ])?;
    accounts::tell(db, told)?;
    Ok(true)
}

fn put_webhook(db: &Connection, webhook: &Webhook, told: &Told) -> Result<bool, Trouble> {
    let of = [webhook.key.council.as_str(), webhook.account.as_str()];
    if count(db, "SELECT count(*) FROM webhook WHERE council = ?1 AND account = ?2", &of)? >= MOST_WEBHOOKS {
        return Ok(false);
    }
    let mut statement = db.prepare_cached(
        "INSERT INTO webhook (council, id, account, holder, address, events, made_at, stopped_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    statement.execute(params![
        webhook.key.council.as_str(),
        webhook.id,
        webhook.account,
        webhook.key.holder.as_str(),
        webhook.address,
        json_text(&webhook.events)?,
        millis(webhook.made_at),
        webhook.stopped_at.map(millis)
    ])?;
    accounts::tell(db, told)?;
    Ok(true)
}

/// Keeps what is to be told; what waits under the same name is told so instead, and what does not wait stays as it is.
fn put_delivery(
    db: &Connection,
    council: &CouncilId,
    webhook: &str,
    delivery: &Delivery,
) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO delivery (council, webhook, name, kind, body, state, tries, result, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (council, webhook, name) DO UPDATE SET body = excluded.body, at = excluded.at, tries = 0
         WHERE state = 'waiting'",
    )?;
    statement.execute(params![
        council.as_str(),
        webhook,
        delivery.name,
        json_text(&delivery.kind)?,
        delivery.body,
        state_text(delivery.state),
        delivery.tries,
        delivery.result,
        millis(delivery.at)
    ])?;
    Ok(())
}

/// Writes what the addresses of a holder are to be told of changes. Ring the bell of the store after the commit.
pub fn tell_of(
    db: &Connection,
    key: &HolderKey,
    held: &Held,
    changes: &[Change],
    at: DateTime<Utc>,
) -> Result<(), Trouble> {
    let mut statement =
        db.prepare_cached(&format!("{WEBHOOKS} WHERE council = ?1 AND holder = ?2 AND stopped_at IS NULL"))?;
    let of = [key.council.as_str(), key.holder.as_str()];
    let found = statement.query_map(of, |row| read_webhook(row, &key.council))?;
    for webhook in found.collect::<Result<Vec<_>, _>>()? {
        let news = news(&webhook, &held.holder.stays, changes, (held.version + 1, at));
        for delivery in &news.tell {
            put_delivery(db, &key.council, &webhook.id, delivery)?;
        }
        let mut statement = db.prepare_cached(
            "DELETE FROM delivery WHERE council = ?1 AND webhook = ?2 AND name = ?3 AND state = 'waiting'",
        )?;
        for name in &news.withdraw {
            statement.execute([key.council.as_str(), &webhook.id, name])?;
        }
    }
    Ok(())
}

/// Ends every connection of an account.
pub fn end_all(db: &Connection, of: [&str; 2]) -> Result<(), Trouble> {
    db.prepare_cached("DELETE FROM own_key WHERE council = ?1 AND account = ?2")?.execute(of)?;
    db.prepare_cached("DELETE FROM webhook WHERE council = ?1 AND account = ?2")?.execute(of)?;
    Ok(())
}

fn end(db: &Connection, of: [&str; 3], told: &Told) -> Result<bool, Trouble> {
    let mut ended = 0;
    for table in ["own_key", "webhook"] {
        let sql = format!("DELETE FROM {table} WHERE council = ?1 AND account = ?2 AND id = ?3");
        ended += db.prepare_cached(&sql)?.execute(of)?;
    }
    if ended > 0 {
        accounts::tell(db, told)?;
    }
    Ok(ended > 0)
}

fn due(db: &Connection, now: DateTime<Utc>, limit: u32) -> Result<Vec<(Webhook, Delivery)>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT w.id, w.account, w.holder, w.address, w.events, w.made_at, w.stopped_at, w.council,
         d.name, d.kind, d.body, d.state, d.tries, d.result, d.at
         FROM delivery d JOIN webhook w ON w.council = d.council AND w.id = d.webhook
         WHERE d.state = 'waiting' AND d.at <= ?1 AND w.stopped_at IS NULL ORDER BY d.at, d.name LIMIT ?2",
    )?;
    let read = |row: &Row<'_>| {
        let council: CouncilId = id(row, 7)?;
        Ok((read_webhook(row, &council)?, read_delivery(row, 8)?))
    };
    let found = statement.query_map(params![millis(now), limit], read)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn note(db: &Connection, council: &CouncilId, webhook: &str, delivery: &Delivery) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "UPDATE delivery SET state = ?4, tries = ?5, result = ?6, at = ?7
         WHERE council = ?1 AND webhook = ?2 AND name = ?3",
    )?;
    statement.execute(params![
        council.as_str(),
        webhook,
        delivery.name,
        state_text(delivery.state),
        delivery.tries,
        delivery.result,
        millis(delivery.at)
    ])?;
    Ok(())
}

fn stop(
    db: &Connection,
    of: [&str; 2],
    stopped_at: Option<DateTime<Utc>>,
    letters: &[Letter],
) -> Result<bool, Trouble> {
    let mut statement = db.prepare_cached(
        "UPDATE webhook SET stopped_at = ?3
         WHERE council = ?1 AND id = ?2 AND (stopped_at IS NULL) = (?3 IS NOT NULL)",
    )?;
    if statement.execute(params![of[0], of[1], stopped_at.map(millis)])? == 0 {
        return Ok(false);
    }
    if let Some(at) = stopped_at {
        let mut statement = db.prepare_cached(
            "UPDATE delivery SET state = 'given_up', at = ?3
             WHERE council = ?1 AND webhook = ?2 AND state = 'waiting'",
        )?;
        statement.execute(params![of[0], of[1], millis(at)])?;
    }
    outbox::post(db, letters)?;
    Ok(true)
}

impl Connected for SqliteStore {
    fn hook_bell(&self) -> &Notify {
        &self.hook_bell
    }

    fn put_own_key(&self, own: OwnKey, told: Told) -> Later<'_, bool> {
        self.writer.run(move |db| put_own_key(db, &own, &told))
    }

    fn own_key(&self, council: CouncilId, kind: KeyKind, hash: [u8; 32]) -> Later<'_, Option<OwnKey>> {
        self.readers.run(move |db| {
            let sql = format!("{KEYS} WHERE council = ?1 AND hash = ?2 AND kind = ?3");
            let mut statement = db.prepare_cached(&sql)?;
            let of = params![council.as_str(), hash, kind_text(kind)];
            Ok(statement.query_row(of, |row| read_key(row, &council)).optional()?)
        })
    }

    fn own_keys(&self, council: CouncilId, account: String) -> Later<'_, Vec<OwnKey>> {
        self.readers.run(move |db| {
            let sql = format!("{KEYS} WHERE council = ?1 AND account = ?2 ORDER BY made_at, id");
            let mut statement = db.prepare_cached(&sql)?;
            let found = statement.query_map([council.as_str(), &account], |row| read_key(row, &council))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    fn touch_own_key(&self, council: CouncilId, id: String, at: DateTime<Utc>) -> Later<'_, ()> {
        self.writer.run(move |db| {
            let sql = "UPDATE own_key SET used_at = ?3 WHERE council = ?1 AND id = ?2";
            db.prepare_cached(sql)?.execute(params![council.as_str(), id, millis(at)])?;
            Ok(())
        })
    }

    fn put_webhook(&self, webhook: Webhook, told: Told) -> Later<'_, bool> {
        self.writer.run(move |db| put_webhook(db, &webhook, &told))
    }

    fn webhooks(&self, council: CouncilId, account: String) -> Later<'_, Vec<Webhook>> {
        self.readers.run(move |db| {
            let sql = format!("{WEBHOOKS} WHERE council = ?1 AND account = ?2 ORDER BY made_at, id");
            let mut statement = db.prepare_cached(&sql)?;
            let found =
                statement.query_map([council.as_str(), &account], |row| read_webhook(row, &council))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    fn end_connection(&self, council: CouncilId, account: String, id: String, told: Told) -> Later<'_, bool> {
        self.writer.run(move |db| end(db, [council.as_str(), &account, &id], &told))
    }

    fn put_delivery(&self, council: CouncilId, webhook: String, delivery: Delivery) -> Later<'_, ()> {
        let kept = self.writer.run(move |db| put_delivery(db, &council, &webhook, &delivery));
        Box::pin(async move {
            kept.await?;
            self.hook_bell.notify_one();
            Ok(())
        })
    }

    fn due_deliveries(&self, now: DateTime<Utc>, limit: u32) -> Later<'_, Vec<(Webhook, Delivery)>> {
        self.readers.run(move |db| due(db, now, limit))
    }

    fn deliveries(&self, council: CouncilId, webhook: String, limit: u32) -> Later<'_, Vec<Delivery>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT name, kind, body, state, tries, result, at FROM delivery
                 WHERE council = ?1 AND webhook = ?2 ORDER BY at DESC, name DESC LIMIT ?3",
            )?;
            let of = params![council.as_str(), webhook, place_number(limit.into())];
            let found = statement.query_map(of, |row| read_delivery(row, 0))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    fn note_delivery(&self, council: CouncilId, webhook: String, delivery: Delivery) -> Later<'_, ()> {
        self.writer.run(move |db| note(db, &council, &webhook, &delivery))
    }

    fn stop_webhook(
        &self,
        council: CouncilId,
        webhook: String,
        stopped_at: Option<DateTime<Utc>>,
        letters: Vec<Letter>,
    ) -> Later<'_, bool> {
        let done = self.writer.run(move |db| stop(db, [council.as_str(), &webhook], stopped_at, &letters));
        self.rung(done)
    }

    fn forget_deliveries(&self, before: DateTime<Utc>) -> Later<'_, ()> {
        self.writer.run(move |db| {
            let sql = "DELETE FROM delivery WHERE state <> 'waiting' AND at < ?1";
            db.prepare_cached(sql)?.execute([millis(before)])?;
            Ok(())
        })
    }
}

/// Forgets keys that are over.
pub fn purge(db: &Connection, at: DateTime<Utc>) -> Result<(), Trouble> {
    db.prepare_cached("DELETE FROM own_key WHERE until <= ?1")?.execute([millis(at)])?;
    Ok(())
}
