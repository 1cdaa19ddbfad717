//! The rows of links to visitors. The secret of a link never comes here: its hash is its key.

use super::SqliteStore;
use super::columns::{id, json, json_text, millis};
use crate::store::links::Links;
use crate::store::{HolderKey, Later, Trouble};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, LinkId, VisitorLink};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// The links of a holder that end after a moment.
pub fn ending_after(
    db: &Connection,
    key: &HolderKey,
    after: DateTime<Utc>,
) -> rusqlite::Result<BTreeMap<LinkId, VisitorLink>> {
    let mut statement =
        db.prepare_cached("SELECT told FROM link WHERE council = ?1 AND holder = ?2 AND ends > ?3")?;
    let read = |row: &Row<'_>| json::<VisitorLink>(row, 0).map(|link| (link.id.clone(), link));
    statement.query_map(params![key.council.as_str(), key.holder.as_str(), millis(after)], read)?.collect()
}

/// Writes a link, as it is from now on. Another holder's stays theirs.
pub fn write(db: &Connection, key: &HolderKey, link: &VisitorLink) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO link (council, link, holder, ends, told) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET ends = excluded.ends, told = excluded.told WHERE holder = excluded.holder",
    )?;
    let (council, holder) = (key.council.as_str(), key.holder.as_str());
    let of = params![council, link.id.as_str(), holder, millis(link.until), json_text(link)?];
    match statement.execute(of)? {
        1 => Ok(()),
        _ => Err(Trouble::Broken("a link is another holder's".to_owned())),
    }
}

/// Forgets the links that ended at a moment or before it.
pub fn forget(db: &Connection, ended_at: DateTime<Utc>) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM link WHERE ends <= ?1")?.execute([millis(ended_at)])?;
    Ok(())
}

impl Links for SqliteStore {
    fn whose_link(&self, council: CouncilId, link: LinkId) -> Later<'_, Option<HolderKey>> {
        self.readers.run(move |db| {
            let mut statement =
                db.prepare_cached("SELECT holder FROM link WHERE council = ?1 AND link = ?2")?;
            let read = |row: &Row<'_>| Ok(HolderKey { council: council.clone(), holder: id(row, 0)? });
            Ok(statement.query_row([council.as_str(), link.as_str()], read).optional()?)
        })
    }
}
