//! The rows of proofs, and the holders who keep plates.

use super::SqliteStore;
use super::columns::{id, millis};
use crate::store::proofs::Proofs;
use crate::store::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, StayId};
use rusqlite::{OptionalExtension, params};

impl Proofs for SqliteStore {
    fn put_proof(&self, key: HolderKey, stay: StayId, mark: [u8; 32], at: DateTime<Utc>) -> Later<'_, ()> {
        self.writer.run(move |db| {
            let mut statement = db.prepare_cached(
                "INSERT INTO proof (council, mark, holder, stay, made_at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO NOTHING",
            )?;
            let (council, holder) = (key.council.as_str(), key.holder.as_str());
            statement.execute(params![council, mark, holder, stay.as_str(), millis(at)])?;
            Ok(())
        })
    }

    fn proof(&self, council: CouncilId, mark: [u8; 32]) -> Later<'_, Option<(HolderKey, StayId)>> {
        self.readers.run(move |db| {
            let mut statement =
                db.prepare_cached("SELECT holder, stay FROM proof WHERE council = ?1 AND mark = ?2")?;
            let read = |row: &rusqlite::Row<'_>| {
                Ok((HolderKey { council: council.clone(), holder: id(row, 0)? }, id(row, 1)?))
            };
            Ok(statement.query_row(params![council.as_str(), mark], read).optional()?)
        })
    }

    fn with_plates_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<HolderKey>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT holder FROM holder WHERE council = ?1 AND plates_since < ?2 ORDER BY holder",
            )?;
            let found = statement.query_map(params![council.as_str(), millis(before)], |row| {
                Ok(HolderKey { council: council.clone(), holder: id(row, 0)? })
            })?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }
}
