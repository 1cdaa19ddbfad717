//! The rows of text messages that were answered.

use super::SqliteStore;
use super::accounts::tell;
use super::columns::millis;
use crate::store::accounts::Told;
use crate::store::texts::{TextKey, Texts};
use crate::store::{Later, Trouble};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

fn replied(db: &Connection, key: &TextKey) -> Result<Option<String>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT reply FROM received_text WHERE council = ?1 AND provider = ?2 AND message = ?3",
    )?;
    let of = [key.council.as_str(), key.provider.name(), &key.message];
    Ok(statement.query_row(of, |row| row.get(0)).optional()?)
}

fn keep(
    db: &Connection,
    key: &TextKey,
    reply: &str,
    at: DateTime<Utc>,
    told: &Told,
) -> Result<String, Trouble> {
    if let Some(first) = replied(db, key)? {
        return Ok(first);
    }
    tell(db, told)?;
    db.prepare_cached(
        "INSERT INTO received_text (council, provider, message, reply, at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![key.council.as_str(), key.provider.name(), key.message, reply, millis(at)])?;
    Ok(reply.to_owned())
}

impl Texts for SqliteStore {
    fn replied(&self, key: TextKey) -> Later<'_, Option<String>> {
        self.readers.run(move |db| replied(db, &key))
    }

    fn keep_reply(&self, key: TextKey, reply: String, at: DateTime<Utc>, told: Told) -> Later<'_, String> {
        let kept = self.writer.run(move |db| keep(db, &key, &reply, at, &told));
        Box::pin(async move {
            let first = kept.await?;
            // It may have posted a letter; ringing for none does no harm.
            self.bell.notify_one();
            Ok(first)
        })
    }

    fn forget_replies(&self, before: DateTime<Utc>) -> Later<'_, ()> {
        self.writer.run(move |db| {
            db.prepare_cached("DELETE FROM received_text WHERE at < ?1")?.execute([millis(before)])?;
            Ok(())
        })
    }
}
