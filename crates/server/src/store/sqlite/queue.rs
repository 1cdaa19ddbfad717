//! What is seen across holders, by the indexes made for it.

use super::columns::{day_text, id};
use super::{SqliteStore, access, registrations};
use crate::store::queue::{Queued, Registers, WaitingCount};
use crate::store::{Account, HolderKey, Later};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::{CouncilId, Registration};
use rusqlite::params;

impl Registers for SqliteStore {
    fn waiting(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<Queued>> {
        self.readers.run(move |db| registrations::waiting(db, &council, limit))
    }

    fn count_waiting(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, WaitingCount> {
        self.readers.run(move |db| {
            let (all, overdue) = registrations::count_waiting(db, &council, before)?;
            Ok(WaitingCount { all, overdue })
        })
    }

    fn decided(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<Queued>> {
        self.readers.run(move |db| registrations::decided(db, &council, limit))
    }

    fn registrations(&self, key: HolderKey) -> Later<'_, Vec<Registration>> {
        self.readers.run(move |db| registrations::of_holder(db, &key))
    }

    fn drafts_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<Queued>> {
        self.readers.run(move |db| registrations::drafts_before(db, &council, before))
    }

    fn members(&self, key: HolderKey) -> Later<'_, Vec<Account>> {
        self.readers.run(move |db| access::members(db, &key))
    }

    fn registered_until(&self, council: CouncilId, last_day: NaiveDate) -> Later<'_, Vec<HolderKey>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT holder FROM holder WHERE council = ?1 AND registered_until = ?2 ORDER BY holder",
            )?;
            let key =
                |row: &rusqlite::Row<'_>| Ok(HolderKey { council: council.clone(), holder: id(row, 0)? });
            let found = statement.query_map(params![council.as_str(), day_text(last_day)], key)?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }
}
