//! The outbox: one row for each letter. What posts and recalls are plain functions, so that a decision can write its
//! letters in its own transaction.

use super::SqliteStore;
use super::columns::{json, json_text, millis, moment};
use crate::letters::{Contact, Letter};
use crate::store::outbox::{KeptLetter, LetterState, Outbox, Posted};
use crate::store::{Later, Trouble};
use chrono::{DateTime, Utc};
use permit_rules::CouncilId;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};
use tokio::sync::Notify;

/// Takes letters in; those whose ids are there already stay as they are. Ring the store's bell after the commit.
pub fn post(db: &Connection, letters: &[Letter]) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO letter (council, letter, about, content, state, tries, at)
         VALUES (?1, ?2, ?3, ?4, 'waiting', 0, ?5) ON CONFLICT (council, letter) DO NOTHING",
    )?;
    for letter in letters {
        let (content, due) = (json_text(letter)?, millis(letter.not_before));
        statement.execute(params![letter.council.as_str(), letter.id, letter.about, content, due])?;
    }
    Ok(())
}

/// Takes back what waits and belongs to something.
pub fn recall(db: &Connection, council: &CouncilId, about: &str) -> Result<u32, Trouble> {
    let mut statement = db.prepare_cached(
        "UPDATE letter SET state = 'recalled' WHERE council = ?1 AND about = ?2 AND state = 'waiting'",
    )?;
    let recalled = statement.execute([council.as_str(), about])?;
    Ok(u32::try_from(recalled).unwrap_or(u32::MAX))
}

fn due(db: &Connection, now: DateTime<Utc>, limit: u32) -> Result<Vec<Posted>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT content, tries FROM letter WHERE state = 'waiting' AND at <= ?1 ORDER BY at, place LIMIT ?2",
    )?;
    let read = |row: &Row<'_>| Ok(Posted { letter: json(row, 0)?, tries: row.get(1)? });
    let found = statement.query_map(params![millis(now), limit], read)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn latest(db: &Connection, limit: u32) -> Result<Vec<KeptLetter>, Trouble> {
    let mut statement =
        db.prepare_cached("SELECT content, state, reason, at FROM letter ORDER BY place DESC LIMIT ?1")?;
    let found = statement.query_map([limit], kept)?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The letters to any of these, the oldest first. Asked for seldom, so that an index would cost more than it saves.
pub fn to(db: &Connection, council: &CouncilId, contacts: &[Contact]) -> Result<Vec<KeptLetter>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT content, state, reason, at FROM letter
         WHERE council = ?1 AND content ->> '$.to' IN (SELECT value ->> '$' FROM json_each(?2)) ORDER BY place",
    )?;
    let of = params![council.as_str(), json_text(&contacts)?];
    let found = statement.query_map(of, kept)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn kept(row: &Row<'_>) -> rusqlite::Result<KeptLetter> {
    Ok(KeptLetter { letter: json(row, 0)?, state: state(row, 1, 2)?, at: moment(row, 3)? })
}

fn state(row: &Row<'_>, column: usize, reason: usize) -> rusqlite::Result<LetterState> {
    match row.get_ref(column)?.as_str()? {
        "waiting" => Ok(LetterState::Waiting),
        "sent" => Ok(LetterState::Sent),
        "given_up" => Ok(LetterState::GivenUp(row.get(reason)?)),
        "recalled" => Ok(LetterState::Recalled),
        _ => Err(rusqlite::Error::InvalidColumnType(column, "state".to_owned(), Type::Text)),
    }
}

impl Outbox for SqliteStore {
    fn bell(&self) -> &Notify {
        &self.bell
    }

    fn post(&self, letters: Vec<Letter>) -> Later<'_, ()> {
        let posted = self.writer.run(move |db| post(db, &letters));
        Box::pin(async move {
            posted.await?;
            self.bell.notify_one();
            Ok(())
        })
    }

    fn due(&self, now: DateTime<Utc>, limit: u32) -> Later<'_, Vec<Posted>> {
        self.readers.run(move |db| due(db, now, limit))
    }

    fn sent(&self, council: CouncilId, id: String, at: DateTime<Utc>) -> Later<'_, ()> {
        self.writer.run(move |db| {
            let mut statement = db.prepare_cached(
                "UPDATE letter SET state = 'sent', at = ?3
                 WHERE council = ?1 AND letter = ?2 AND state IN ('waiting', 'recalled')",
            )?;
            statement.execute(params![council.as_str(), id, millis(at)])?;
            Ok(())
        })
    }

    fn put_off(&self, council: CouncilId, id: String, until: DateTime<Utc>, tries: u32) -> Later<'_, ()> {
        self.writer.run(move |db| {
            let mut statement = db.prepare_cached(
                "UPDATE letter SET at = ?3, tries = ?4 WHERE council = ?1 AND letter = ?2 AND state = 'waiting'",
            )?;
            statement.execute(params![council.as_str(), id, millis(until), tries])?;
            Ok(())
        })
    }

    fn given_up(&self, council: CouncilId, id: String, at: DateTime<Utc>, reason: String) -> Later<'_, ()> {
        self.writer.run(move |db| {
            let mut statement = db.prepare_cached(
                "UPDATE letter SET state = 'given_up', at = ?3, reason = ?4
                 WHERE council = ?1 AND letter = ?2 AND state = 'waiting'",
            )?;
            statement.execute(params![council.as_str(), id, millis(at), reason])?;
            Ok(())
        })
    }

    fn recall(&self, council: CouncilId, about: String) -> Later<'_, u32> {
        self.writer.run(move |db| recall(db, &council, &about))
    }

    fn latest(&self, limit: u32) -> Later<'_, Vec<KeptLetter>> {
        self.readers.run(move |db| latest(db, limit))
    }

    fn forget_letters(&self, before: DateTime<Utc>) -> Later<'_, ()> {
        self.writer.run(move |db| {
            db.prepare_cached("DELETE FROM letter WHERE state <> 'waiting' AND at < ?1")?
                .execute([millis(before)])?;
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::{Contact, LetterKind};
    use crate::rng::SeededRng;
    use permit_api::words::Lang;
    use std::collections::BTreeMap;

    #[tokio::test]
    async fn a_letter_shares_the_fate_of_the_work_it_belongs_to() {
        let data = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(data.path(), &SeededRng::new(1)).unwrap();
        let letters = ["kept", "undone"].map(|id| Letter {
            id: id.to_owned(),
            council: "cambridgeshire".parse().unwrap(),
            to: Contact::Email("ada@example.org".to_owned()),
            language: Lang::En,
            kind: LetterKind::MoveApproved,
            args: BTreeMap::new(),
            points: Vec::new(),
            not_before: DateTime::UNIX_EPOCH,
            about: None,
            encloses: None,
        });
        let [kept, undone] = letters.clone();
        let fails = store.writer.run(move |db| {
            post(db, std::slice::from_ref(&undone))?;
            Err::<(), _>(Trouble::Broken("this trouble is wanted".to_owned()))
        });
        let succeeds = store.writer.run(move |db| post(db, std::slice::from_ref(&kept)));
        assert!(fails.await.is_err());
        succeeds.await.unwrap();
        let due = store.due(DateTime::UNIX_EPOCH, 10).await.unwrap();
        assert_eq!(due, [Posted { letter: letters[0].clone(), tries: 0 }]);
    }
}
