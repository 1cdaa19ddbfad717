//! A permit holder's rows: loading one whole, and writing what a decision changes.

use super::columns::{
    channel, channel_text, day, day_or_none, day_text, id, json, json_or_none, json_text, millis, moment,
    moment_or_none, place, place_number, zone, zone_text,
};
use super::{links, orders, registrations, words};
use crate::store::Trouble;
use crate::store::rows::{Held, HolderKey};
use chrono::{DateTime, Utc};
use permit_rules::helper::Helpers;
use permit_rules::ledger::{Posting, postings};
use permit_rules::plates::SavedPlates;
use permit_rules::{Basket, Bundle, BundleId, Change, CouncilId, Holder, HolderId, OrderId, Stay, StayId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// The holder with all its bundles, the stays that end and the orders placed after a moment, the unsettled orders and
/// the one that is named.
pub fn load(
    db: &Connection,
    key: &HolderKey,
    after: DateTime<Utc>,
    named: Option<&OrderId>,
) -> Result<Option<Held>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT zone, registered_until, version, home, name, basket, frozen IS NOT NULL, plates, helpers
         FROM holder
         WHERE council = ?1 AND holder = ?2",
    )?;
    let read = |row: &Row<'_>| {
        let holder = Holder {
            council: key.council.clone(),
            id: key.holder.clone(),
            zone: zone(row, 0)?,
            home: json_or_none(row, 3)?,
            name: row.get(4)?,
            registered_until: day_or_none(row, 1)?,
            registration: None,
            bundles: BTreeMap::new(),
            stays: BTreeMap::new(),
            basket: json_or_none(row, 5)?.unwrap_or_default(),
            orders: BTreeMap::new(),
            plates: json_or_none(row, 7)?.unwrap_or_default(),
            links: BTreeMap::new(),
            helpers: json_or_none(row, 8)?.unwrap_or_default(),
        };
        Ok(Held { holder, version: place(row, 2)?, frozen: row.get(6)? })
    };
    let found = statement.query_row([key.council.as_str(), key.holder.as_str()], read).optional()?;
    let Some(mut held) = found else { return Ok(None) };
    held.holder.registration = registrations::latest(db, key)?;
    held.holder.bundles = bundles(db, key)?;
    held.holder.stays = stays(db, key, after)?;
    held.holder.orders = orders::bearing(db, key, after, named)?;
    held.holder.links = links::ending_after(db, key, after)?;
    Ok(Some(held))
}

fn bundles(db: &Connection, key: &HolderKey) -> rusqlite::Result<BTreeMap<BundleId, Bundle>> {
    let mut statement = db.prepare_cached(
        "SELECT bundle, product, bought_at, last_day, visits, spent, reserved, expired, refunded, purchase, pence
         FROM bundle WHERE council = ?1 AND holder = ?2",
    )?;
    let read = |row: &Row<'_>| {
        let bundle = Bundle {
            id: id(row, 0)?,
            product: id(row, 1)?,
            bought_at: moment(row, 2)?,
            last_day: day(row, 3)?,
            visits: row.get(4)?,
            spent: row.get(5)?,
            reserved: row.get(6)?,
            expired: row.get(7)?,
            refunded: row.get(8)?,
            order: row.get::<_, Option<String>>(9)?.map(|_| id(row, 9)).transpose()?,
            pence: row.get(10)?,
        };
        Ok((bundle.id.clone(), bundle))
    };
    statement.query_map([key.council.as_str(), key.holder.as_str()], read)?.collect()
}

/// The stays of a holder. The sign before the end keeps SQLite from going through every stay of the council that ends later.
fn of_holder() -> String {
    format!("SELECT {STAY} FROM stay WHERE council = ?1 AND holder = ?2 AND +ends > ?3")
}

fn stays(
    db: &Connection,
    key: &HolderKey,
    ending_after: DateTime<Utc>,
) -> rusqlite::Result<BTreeMap<StayId, Stay>> {
    let mut statement = db.prepare_cached(&of_holder())?;
    let read = |row: &Row<'_>| read_stay(row).map(|stay| (stay.id.clone(), stay));
    statement
        .query_map(params![key.council.as_str(), key.holder.as_str(), millis(ending_after)], read)?
        .collect()
}

/// The columns that [`read_stay`] reads.
pub const STAY: &str = "stay, vrn, product, zone, starts, ends, spends, channel, activated_at, cancelled_at, corrections, ends_before, received_at, helper";

/// A stay, as read.
pub fn read_stay(row: &Row<'_>) -> rusqlite::Result<Stay> {
    Ok(Stay {
        id: id(row, 0)?,
        vrn: id(row, 1)?,
        product: id(row, 2)?,
        zone: id(row, 3)?,
        start: moment(row, 4)?,
        end: moment(row, 5)?,
        spends: json(row, 6)?,
        channel: channel(row, 7)?,
        activated_at: moment(row, 8)?,
        cancelled_at: moment_or_none(row, 9)?,
        corrections: json(row, 10)?,
        ends: json(row, 11)?,
        received_at: moment_or_none(row, 12)?,
        helper: json_or_none(row, 13)?,
    })
}

/// Writes changes and moves the holder on from its version to the next, if it still is at that version.
pub fn write(db: &Connection, key: &HolderKey, held: &Held, changes: &[Change]) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "UPDATE holder SET version = version + 1 WHERE council = ?1 AND holder = ?2 AND version = ?3",
    )?;
    let of = params![key.council.as_str(), key.holder.as_str(), place_number(held.version)];
    if statement.execute(of)? != 1 {
        return Err(Trouble::Broken("a holder changed while it was decided upon".to_owned()));
    }
    let mut bundles = held.holder.bundles.clone();
    changes.iter().try_for_each(|change| match change {
        Change::Bundle { bundle } => {
            let before = bundles.insert(bundle.id.clone(), bundle.clone());
            write_bundle(db, key, held.version + 1, before.as_ref(), bundle)
        }
        Change::Stay { stay } => write_stay(db, key, stay),
        Change::Registration { until } => {
            let mut statement = db.prepare_cached(
                "UPDATE holder SET registered_until = ?3 WHERE council = ?1 AND holder = ?2",
            )?;
            statement.execute(params![key.council.as_str(), key.holder.as_str(), until.map(day_text)])?;
            Ok(())
        }
        Change::Filed { registration } => registrations::write(db, key, registration),
        Change::Home { home, name, zone } => {
            let mut statement = db.prepare_cached(
                "UPDATE holder SET home = ?3, name = ?4, zone = ?5 WHERE council = ?1 AND holder = ?2",
            )?;
            let home = home.as_ref().map(json_text).transpose()?;
            let of = [key.council.as_str(), key.holder.as_str()];
            statement.execute(params![of[0], of[1], home, name, zone_text(zone.as_ref())])?;
            words::keep(db, key)
        }
        Change::Basket { basket } => {
            let mut statement =
                db.prepare_cached("UPDATE holder SET basket = ?3 WHERE council = ?1 AND holder = ?2")?;
            let kept = (*basket != Basket::default()).then(|| json_text(basket)).transpose()?;
            statement.execute(params![key.council.as_str(), key.holder.as_str(), kept])?;
            Ok(())
        }
        Change::Order { order } => orders::write(db, key, order),
        Change::Plates { plates } => write_plates(db, key, plates),
        Change::Link { link } => links::write(db, key, link),
        Change::Helpers { helpers } => write_helpers(db, key, helpers),
    })
}

/// The bundle's row, and the postings that make its pots what they are from now on.
fn write_bundle(
    db: &Connection,
    key: &HolderKey,
    seq: u64,
    before: Option<&Bundle>,
    bundle: &Bundle,
) -> Result<(), Trouble> {
    let (council, holder) = (key.council.as_str(), key.holder.as_str());
    let kept =
        |it: &Bundle| (it.product.clone(), it.bought_at, it.last_day, it.visits, it.order.clone(), it.pence);
    if before.is_none_or(|before| kept(before) != kept(bundle)) {
        let mut statement = db.prepare_cached(
            "INSERT INTO bundle (council, holder, bundle, product, bought_at, last_day, visits, available, reserved,
             spent, expired, refunded, purchase, pence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 0, 0, 0, 0, ?8, ?9)
             ON CONFLICT DO UPDATE SET product = excluded.product, bought_at = excluded.bought_at,
             last_day = excluded.last_day, visits = excluded.visits, purchase = excluded.purchase,
             pence = excluded.pence",
        )?;
        statement.execute(params![
            council,
            holder,
            bundle.id.as_str(),
            bundle.product.as_str(),
            millis(bundle.bought_at),
            day_text(bundle.last_day),
            bundle.visits,
            bundle.order.as_ref().map(OrderId::as_str),
            bundle.pence
        ])?;
    }
    let mut statement = db.prepare_cached(
        "INSERT INTO posting (council, holder, bundle, seq, out_of, into_pot, visits)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for Posting { from, to, visits } in postings(before, bundle) {
        let seq = place_number(seq);
        statement.execute(params![
            council,
            holder,
            bundle.id.as_str(),
            seq,
            from.name(),
            to.name(),
            visits
        ])?;
    }
    Ok(())
}

fn write_plates(db: &Connection, key: &HolderKey, plates: &SavedPlates) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "UPDATE holder SET plates = ?3, plates_since = ?4 WHERE council = ?1 AND holder = ?2",
    )?;
    let kept = (!plates.kept.is_empty()).then(|| json_text(plates)).transpose()?;
    let since = plates.kept.iter().map(|plate| millis(plate.used_at)).min();
    statement.execute(params![key.council.as_str(), key.holder.as_str(), kept, since])?;
    Ok(())
}

/// The helpers with their holder, and a row for each who joined.
fn write_helpers(db: &Connection, key: &HolderKey, helpers: &Helpers) -> Result<(), Trouble> {
    let of = [key.council.as_str(), key.holder.as_str()];
    let kept = (!helpers.list.is_empty()).then(|| json_text(helpers)).transpose()?;
    db.prepare_cached("UPDATE holder SET helpers = ?3 WHERE council = ?1 AND holder = ?2")?
        .execute(params![of[0], of[1], kept])?;
    db.prepare_cached("DELETE FROM helping WHERE council = ?1 AND holder = ?2")?.execute(of)?;
    let mut add = db.prepare_cached(
        "INSERT INTO helping (council, account, holder)
         SELECT council, account, ?2 FROM account WHERE council = ?1 AND account = ?3",
    )?;
    for joined in helpers.list.iter().filter_map(|it| it.joined.as_ref()) {
        add.execute([of[0], of[1], joined.account.as_str()])?;
    }
    Ok(())
}

/// The holders whom an account helps.
pub fn helped(db: &Connection, council: &CouncilId, account: &str) -> Result<Vec<HolderId>, Trouble> {
    let mut statement =
        db.prepare_cached("SELECT holder FROM helping WHERE council = ?1 AND account = ?2 ORDER BY holder")?;
    let found = statement.query_map([council.as_str(), account], |row| id(row, 0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn write_stay(db: &Connection, key: &HolderKey, stay: &Stay) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO stay (council, holder, stay, vrn, product, zone, starts, ends, spends, channel, activated_at,
         cancelled_at, corrections, ends_before, received_at, helper, written)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
         (SELECT coalesce(max(written), 0) + 1 FROM stay WHERE council = ?1))
         ON CONFLICT DO UPDATE SET vrn = excluded.vrn, product = excluded.product, zone = excluded.zone,
         starts = excluded.starts, ends = excluded.ends, spends = excluded.spends, channel = excluded.channel,
         activated_at = excluded.activated_at, cancelled_at = excluded.cancelled_at,
         corrections = excluded.corrections, ends_before = excluded.ends_before,
         received_at = excluded.received_at, helper = excluded.helper, written = excluded.written",
    )?;
    statement.execute(params![
        key.council.as_str(),
        key.holder.as_str(),
        stay.id.as_str(),
        stay.vrn.as_str(),
        stay.product.as_str(),
        stay.zone.as_str(),
        millis(stay.start),
        millis(stay.end),
        json_text(&stay.spends)?,
        channel_text(stay.channel),
        millis(stay.activated_at),
        stay.cancelled_at.map(millis),
        json_text(&stay.corrections)?,
        json_text(&stay.ends)?,
        stay.received_at.map(millis),
        stay.helper.as_ref().map(json_text).transpose()?
    ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holders_stays_are_found_without_those_of_the_council() {
        let mut db = Connection::open_in_memory().unwrap();
        crate::store::sqlite::migrations::apply(&mut db).unwrap();
        let plan = format!("EXPLAIN QUERY PLAN {}", of_holder());
        let how: String = db.query_row(&plan, params!["c", "h", 0], |row| row.get(3)).unwrap();
        assert!(how.contains("PRIMARY KEY (council=? AND holder=?)"), "{how}");
    }
}
