//! The books in tables: each holder's rows read whole and compared with one another.

use super::columns::{id, json, millis, place, place_number};
use super::readers::Readers;
use super::{SqliteStore, audit, connection, holders, migrations, orders};
use crate::store::audit::Line;
use crate::store::{Book, Books, Flaw, HolderKey, Later, Touched, Trouble};
use anyhow::ensure;
use chrono::{DateTime, Utc};
use permit_rules::ledger::{Pot, Pots};
use permit_rules::{BundleId, CouncilId, Holder, HolderId, Order};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The books of a holder that is there. Ask within a transaction, so that its parts agree.
fn book(db: &Connection, key: &HolderKey) -> Result<Book, Trouble> {
    let of = [key.council.as_str(), key.holder.as_str()];
    let (version, frozen) = db
        .prepare_cached("SELECT version, frozen FROM holder WHERE council = ?1 AND holder = ?2")?
        .query_row(of, |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?)))?;
    let mut book = Book {
        key: key.clone(),
        holder: Holder::new(key.council.clone(), key.holder.clone()),
        frozen,
        kept: BTreeMap::new(),
        posted: BTreeMap::new(),
        older: BTreeSet::new(),
        postings: 0,
        flaws: Vec::new(),
    };
    let rows = holders::load(db, key, DateTime::<Utc>::MIN_UTC, None);
    match rows.and_then(|held| Ok((held, pots(db, &mut book, of)?, order_rows_fit(db, of)?))) {
        Ok((Some(held), (), fit)) => {
            let whole = |stay: &permit_rules::Stay| stay.start < stay.end && stay.visits() > 0;
            book.flaws.extend((!fit).then_some(Flaw::OrderRow));
            book.flaws.extend((!held.holder.stays.values().all(whole)).then_some(Flaw::StayRow));
            book.holder = held.holder;
        }
        Ok((None, (), _)) | Err(Trouble::Broken(_)) => book.flaws.push(Flaw::Unreadable),
        Err(trouble @ (Trouble::Busy | Trouble::Full | Trouble::Unknown)) => return Err(trouble),
    }
    book.flaws.extend(journal(db, of, version)?);
    Ok(book)
}

/// The pots of the bundles as they are kept, and as the postings make them.
fn pots(db: &Connection, book: &mut Book, of: [&str; 2]) -> Result<(), Trouble> {
    let mut kept = db.prepare_cached(
        "SELECT bundle, visits, available, reserved, spent, expired, refunded FROM bundle
         WHERE council = ?1 AND holder = ?2",
    )?;
    let read = |row: &Row<'_>| {
        let pots = Pots {
            issued: row.get(1)?,
            available: row.get(2)?,
            reserved: row.get(3)?,
            spent: row.get(4)?,
            expired: row.get(5)?,
            refunded: row.get(6)?,
        };
        Ok((id(row, 0)?, pots))
    };
    book.kept = kept.query_map(of, read)?.collect::<Result<_, _>>()?;
    let mut posted = db.prepare_cached(
        "SELECT bundle, out_of, into_pot, sum(visits), count(*), min(seq) FROM posting
         WHERE council = ?1 AND holder = ?2 GROUP BY bundle, out_of, into_pot",
    )?;
    let read = |row: &Row<'_>| {
        let pots = (pot(row, 1)?, pot(row, 2)?);
        Ok((id::<BundleId>(row, 0)?, pots, row.get::<_, i64>(3)?, place(row, 4)?, row.get::<_, i64>(5)?))
    };
    for found in posted.query_map(of, read)? {
        let (bundle, (from, to), visits, count, first) = found?;
        if from == Pot::Issued && first == 0 {
            book.older.insert(bundle.clone());
        }
        book.posted.entry(bundle).or_default().post(from, to, visits);
        book.postings += count;
    }
    Ok(())
}

fn pot(row: &Row<'_>, column: usize) -> rusqlite::Result<Pot> {
    let text = row.get_ref(column)?.as_str()?;
    let found = Pot::ALL.into_iter().find(|pot| pot.name() == text);
    found.ok_or_else(|| rusqlite::Error::InvalidColumnName("pot".to_owned()))
}

/// Whether what orders are found by is what they say themselves.
fn order_rows_fit(db: &Connection, of: [&str; 2]) -> Result<bool, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT content, purchase, number, back, payment, placed_at, pence, state, unsettled FROM purchase
         WHERE council = ?1 AND holder = ?2",
    )?;
    let fits = |row: &Row<'_>| {
        let order: Order = json(row, 0)?;
        let text = |column| row.get::<_, Option<String>>(column);
        Ok(text(1)?.as_deref() == Some(order.id.as_str())
            && text(2)?.as_ref() == Some(&order.number)
            && text(3)?.as_ref() == Some(&order.back)
            && text(4)? == order.payment
            && row.get::<_, i64>(5)? == millis(order.placed_at)
            && row.get::<_, i64>(6)? == i64::from(order.pence)
            && text(7)?.as_deref() == Some(orders::state(&order))
            && row.get::<_, bool>(8)? == order.is_unsettled())
    };
    let rows = statement.query_map(of, fits)?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().all(|fits| fits))
}

/// What is wrong between the journal, the holder's version and the postings.
fn journal(db: &Connection, of: [&str; 2], version: i64) -> Result<Vec<Flaw>, Trouble> {
    let entries: (i64, i64) = db
        .prepare_cached(
            "SELECT count(*), coalesce(max(seq), 0) FROM journal
             WHERE council = ?1 AND holder = ?2 AND seq IS NOT NULL",
        )?
        .query_row(of, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let unrecorded: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM posting WHERE council = ?1 AND holder = ?2 AND seq > 0 AND NOT EXISTS
             (SELECT 1 FROM journal WHERE journal.council = ?1 AND journal.holder = ?2 AND journal.seq = posting.seq))",
        )?
        .query_row(of, |row| row.get(0))?;
    let mut flaws = Vec::new();
    flaws.extend((entries != (version, version)).then_some(Flaw::Journal));
    flaws.extend(unrecorded.then_some(Flaw::Unrecorded));
    Ok(flaws)
}

/// Bundles, orders and stays of a holder that is not there.
const STRAYS: &str = "
    SELECT DISTINCT council, holder FROM (
        SELECT council, holder FROM bundle UNION ALL SELECT council, holder FROM purchase
        UNION ALL SELECT council, holder FROM stay) AS row
    WHERE NOT EXISTS (SELECT 1 FROM holder WHERE holder.council = row.council AND holder.holder = row.holder)
    ORDER BY council, holder";

impl Books for Readers {
    fn books(&self, council: CouncilId, after: Option<HolderId>, limit: u32) -> Later<'_, Vec<Book>> {
        self.run(move |db| {
            let snapshot = db.unchecked_transaction()?;
            let mut statement = snapshot.prepare_cached(
                "SELECT holder FROM holder WHERE council = ?1 AND holder > ?2 ORDER BY holder LIMIT ?3",
            )?;
            let after = after.as_ref().map_or("", HolderId::as_str);
            let found = statement.query_map(params![council.as_str(), after, limit], |row| id(row, 0))?;
            let keys = found.collect::<Result<Vec<HolderId>, _>>()?.into_iter();
            keys.map(|holder| book(&snapshot, &HolderKey { council: council.clone(), holder })).collect()
        })
    }

    fn book(&self, key: HolderKey) -> Later<'_, Option<Book>> {
        self.run(move |db| {
            let snapshot = db.unchecked_transaction()?;
            let of = [key.council.as_str(), key.holder.as_str()];
            let mut statement =
                snapshot.prepare_cached("SELECT 1 FROM holder WHERE council = ?1 AND holder = ?2")?;
            if statement.query_row(of, |_| Ok(())).optional()?.is_none() {
                return Ok(None);
            }
            book(&snapshot, &key).map(Some)
        })
    }

    fn touched(&self, after: u64, limit: u32) -> Later<'_, Touched> {
        self.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT place, council, holder, seq IS NOT NULL FROM journal WHERE place > ?1 ORDER BY place LIMIT ?2",
            )?;
            let mut touched = Touched { holders: BTreeSet::new(), place: after };
            let read = |row: &Row<'_>| {
                let key = HolderKey { council: id(row, 1)?, holder: id(row, 2)? };
                Ok((place(row, 0)?, key, row.get::<_, bool>(3)?))
            };
            for found in statement.query_map(params![place_number(after), limit], read)? {
                let (place, key, changed) = found?;
                touched.place = place;
                if changed {
                    touched.holders.insert(key);
                }
            }
            Ok(touched)
        })
    }

    fn journal_end(&self) -> Later<'_, u64> {
        self.run(|db| {
            let mut statement = db.prepare_cached("SELECT coalesce(max(place), 0) FROM journal")?;
            Ok(statement.query_row([], |row| place(row, 0))?)
        })
    }

    fn strays(&self) -> Later<'_, Vec<HolderKey>> {
        self.run(|db| {
            let mut statement = db.prepare_cached(STRAYS)?;
            let found =
                statement.query_map([], |row| Ok(HolderKey { council: id(row, 0)?, holder: id(row, 1)? }))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }
}

impl Books for SqliteStore {
    fn books(&self, council: CouncilId, after: Option<HolderId>, limit: u32) -> Later<'_, Vec<Book>> {
        self.readers.books(council, after, limit)
    }

    fn book(&self, key: HolderKey) -> Later<'_, Option<Book>> {
        self.readers.book(key)
    }

    fn touched(&self, after: u64, limit: u32) -> Later<'_, Touched> {
        self.readers.touched(after, limit)
    }

    fn journal_end(&self) -> Later<'_, u64> {
        self.readers.journal_end()
    }

    fn strays(&self) -> Later<'_, Vec<HolderKey>> {
        self.readers.strays()
    }
}

/// The books of a store, read beside a server that may be running.
///
/// # Errors
/// If there is no store, or its tables are not those of this server.
pub fn read_books(data: &Path) -> anyhow::Result<impl Books> {
    let file = connection::database(data);
    ensure!(file.exists(), "there is no store in {}", data.display());
    let missing = migrations::check(&connection::reading(&file)?, migrations::MIGRATIONS)?;
    ensure!(missing == 0, "{missing} migrations are missing; run `permit-server migrate`");
    Ok(Readers::new(file))
}

/// Holds a holder fast, or lets it go, and puts that on record.
pub fn freeze(db: &Connection, key: &HolderKey, why: Option<&str>, line: &Line) -> Result<bool, Trouble> {
    let mut statement = db.prepare_cached(
        "UPDATE holder SET frozen = ?3 WHERE council = ?1 AND holder = ?2 AND (frozen IS NULL) <> (?3 IS NULL)",
    )?;
    let changed = statement.execute(params![key.council.as_str(), key.holder.as_str(), why])? == 1;
    if changed {
        audit::append(db, std::slice::from_ref(line))?;
    }
    Ok(changed)
}
