//! Officers' questions, answered from the rows of stays; their keys and their checks.

use super::SqliteStore;
use super::columns::{id, json, json_text, millis, moment, moment_or_none, place, place_number};
use super::holders::read_stay;
use crate::store::audit::Line;
use crate::store::patrol::{Check, OfficerKey, Pace, Patrol, StayFeed, StayRow, nearest};
use crate::store::rows::HolderKey;
use crate::store::{Later, Trouble};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, Stay, Vrn, ZoneId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

const KEY: &str = "SELECT name, hash, zones, made_at, revoked_at FROM officer_key WHERE council = ?1";

fn read_key(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<OfficerKey> {
    Ok(OfficerKey {
        council: council.clone(),
        name: row.get(0)?,
        hash: row.get(1)?,
        zones: json(row, 2)?,
        made_at: moment(row, 3)?,
        revoked_at: moment_or_none(row, 4)?,
    })
}

fn put_key(db: &Connection, key: &OfficerKey, line: &Line) -> Result<bool, Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO officer_key (council, name, hash, zones, made_at, revoked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (council, name) DO NOTHING",
    )?;
    let made = statement.execute(params![
        key.council.as_str(),
        key.name,
        key.hash,
        json_text(&key.zones)?,
        millis(key.made_at),
        key.revoked_at.map(millis)
    ])?;
    on_record(db, made, line)
}

fn revoke_key(
    db: &Connection,
    council: &CouncilId,
    name: &str,
    at: DateTime<Utc>,
    line: &Line,
) -> Result<bool, Trouble> {
    let mut statement = db.prepare_cached(
        "UPDATE officer_key SET revoked_at = ?3 WHERE council = ?1 AND name = ?2 AND revoked_at IS NULL",
    )?;
    let revoked = statement.execute(params![council.as_str(), name, millis(at)])?;
    on_record(db, revoked, line)
}

fn on_record(db: &Connection, rows: usize, line: &Line) -> Result<bool, Trouble> {
    if rows == 0 {
        return Ok(false);
    }
    super::audit::append(db, std::slice::from_ref(line))?;
    Ok(true)
}

fn stays_of_plate(
    db: &Connection,
    council: &CouncilId,
    vrn: &Vrn,
    ending_after: DateTime<Utc>,
) -> Result<Vec<Stay>, Trouble> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {} FROM stay INDEXED BY stay_by_plate WHERE council = ?1 AND vrn = ?2 AND ends > ?3
         ORDER BY ends, holder, stay",
        super::holders::STAY
    ))?;
    let found =
        statement.query_map(params![council.as_str(), vrn.as_str(), millis(ending_after)], read_stay)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn near(
    db: &Connection,
    council: &CouncilId,
    zone: &ZoneId,
    vrn: &Vrn,
    at: DateTime<Utc>,
) -> Result<Vec<Vrn>, Trouble> {
    let alike = vrn.alike();
    let length = i64::try_from(alike.len()).unwrap_or(i64::MAX);
    let (head, tail) = alike.split_at(alike.len().min(3));
    let mut plates = Vec::new();
    for (index, part, same) in
        [("stay_by_head", "substr(alike, 1, 3)", head), ("stay_by_tail", "substr(alike, 4)", tail)]
    {
        let mut statement = db.prepare_cached(&format!(
            "SELECT vrn FROM stay INDEXED BY {index} WHERE council = ?1 AND zone = ?2 AND {part} = ?3
             AND ends > ?4 AND starts <= ?4 AND cancelled_at IS NULL AND length(vrn) = ?5"
        ))?;
        let of = params![council.as_str(), zone.as_str(), same, millis(at), length];
        for found in statement.query_map(of, |row| id(row, 0))? {
            plates.push(found?);
        }
    }
    Ok(plates)
}

fn written_after(
    db: &Connection,
    council: &CouncilId,
    after: u64,
    ending_after: DateTime<Utc>,
    limit: u32,
) -> Result<StayFeed, Trouble> {
    let mut last = db.prepare_cached("SELECT coalesce(max(written), 0) FROM stay WHERE council = ?1")?;
    let last = last.query_row([council.as_str()], |row| place(row, 0))?;
    // Whoever begins anew need not read through all that has long ended.
    let mut first = db.prepare_cached(
        "SELECT coalesce(min(written), 1) FROM stay INDEXED BY stay_by_end WHERE council = ?1 AND ends > ?2",
    )?;
    let first = match after {
        0 => first.query_row(params![council.as_str(), millis(ending_after)], |row| place(row, 0))?,
        known => known.saturating_add(1),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT {}, written, holder FROM stay INDEXED BY stay_by_writing
         WHERE council = ?1 AND written >= ?2 AND ends > ?3 ORDER BY written LIMIT ?4",
        super::holders::STAY
    ))?;
    let of = params![council.as_str(), place_number(first), millis(ending_after), limit];
    // What stands behind the columns of the stay itself.
    let beside = super::holders::STAY.split(", ").count();
    let found = statement.query_map(of, |row| {
        let key = HolderKey { council: council.clone(), holder: id(row, beside + 1)? };
        Ok((place(row, beside)?, StayRow { key, stay: read_stay(row)? }))
    })?;
    Ok(StayFeed { last, rows: found.collect::<Result<_, _>>()? })
}

fn keep_check(db: &Connection, check: &Check, pace: Pace) -> Result<Option<DateTime<Utc>>, Trouble> {
    let mut counted = db.prepare_cached(
        "SELECT count(*), min(at) FROM plate_check WHERE council = ?1 AND officer = ?2 AND at > ?3",
    )?;
    let of = params![check.council.as_str(), check.officer, millis(pace.since)];
    let (count, oldest) =
        counted.query_row(of, |row| Ok((row.get::<_, u32>(0)?, moment_or_none(row, 1)?)))?;
    if count >= pace.most {
        return Ok(Some(oldest.unwrap_or(check.at)));
    }
    let mut statement = db.prepare_cached(
        "INSERT INTO plate_check (council, officer, zone, vrn, about, finding, until, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    statement.execute(params![
        check.council.as_str(),
        check.officer,
        check.zone.as_str(),
        check.vrn.as_str(),
        millis(check.about),
        json_text(&check.finding)?,
        check.until.map(millis),
        millis(check.at)
    ])?;
    Ok(None)
}

fn checks_of_plate(db: &Connection, council: &CouncilId, vrn: &Vrn) -> Result<Vec<Check>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT officer, zone, about, finding, until, at FROM plate_check
         WHERE council = ?1 AND vrn = ?2 ORDER BY at, place",
    )?;
    let found = statement.query_map([council.as_str(), vrn.as_str()], |row| {
        Ok(Check {
            council: council.clone(),
            officer: row.get(0)?,
            zone: id(row, 1)?,
            vrn: vrn.clone(),
            about: moment(row, 2)?,
            finding: json(row, 3)?,
            until: moment_or_none(row, 4)?,
            at: moment(row, 5)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn count_checks(
    db: &Connection,
    council: &CouncilId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<BTreeMap<String, u64>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT officer, count(*) FROM plate_check WHERE council = ?1 AND at >= ?2 AND at < ?3 GROUP BY officer",
    )?;
    let of = params![council.as_str(), millis(from), millis(until)];
    let found = statement.query_map(of, |row| Ok((row.get(0)?, place(row, 1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

impl Patrol for SqliteStore {
    fn put_officer_key(&self, key: OfficerKey, line: Line) -> Later<'_, bool> {
        self.writer.run(move |db| put_key(db, &key, &line))
    }

    fn revoke_officer_key(
        &self,
        council: CouncilId,
        name: String,
        at: DateTime<Utc>,
        line: Line,
    ) -> Later<'_, bool> {
        self.writer.run(move |db| revoke_key(db, &council, &name, at, &line))
    }

    fn officer_key(&self, council: CouncilId, hash: [u8; 32]) -> Later<'_, Option<OfficerKey>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(&format!("{KEY} AND hash = ?2"))?;
            let of = params![council.as_str(), hash];
            Ok(statement.query_row(of, |row| read_key(row, &council)).optional()?)
        })
    }

    fn officer_keys(&self, council: CouncilId) -> Later<'_, Vec<OfficerKey>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(&format!("{KEY} ORDER BY name"))?;
            let found = statement.query_map([council.as_str()], |row| read_key(row, &council))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    fn stays_of_plate(
        &self,
        council: CouncilId,
        vrn: Vrn,
        ending_after: DateTime<Utc>,
    ) -> Later<'_, Vec<Stay>> {
        self.readers.run(move |db| stays_of_plate(db, &council, &vrn, ending_after))
    }

    fn near(
        &self,
        council: CouncilId,
        zone: ZoneId,
        vrn: Vrn,
        at: DateTime<Utc>,
        limit: u32,
    ) -> Later<'_, Vec<Vrn>> {
        self.readers.run(move |db| Ok(nearest(&vrn, near(db, &council, &zone, &vrn, at)?, limit)))
    }

    fn stays_written_after(
        &self,
        council: CouncilId,
        after: u64,
        ending_after: DateTime<Utc>,
        limit: u32,
    ) -> Later<'_, StayFeed> {
        self.readers.run(move |db| {
            let snapshot = db.unchecked_transaction()?;
            written_after(&snapshot, &council, after, ending_after, limit)
        })
    }

    fn keep_check(&self, check: Check, pace: Pace) -> Later<'_, Option<DateTime<Utc>>> {
        self.writer.run(move |db| keep_check(db, &check, pace))
    }

    fn checks_of_plate(&self, council: CouncilId, vrn: Vrn) -> Later<'_, Vec<Check>> {
        self.readers.run(move |db| checks_of_plate(db, &council, &vrn))
    }

    fn count_checks(
        &self,
        council: CouncilId,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Later<'_, BTreeMap<String, u64>> {
        self.readers.run(move |db| count_checks(db, &council, from, until))
    }

    fn forget_checks(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, u64> {
        self.writer.run(move |db| {
            let mut statement =
                db.prepare_cached("DELETE FROM plate_check WHERE council = ?1 AND at < ?2")?;
            Ok(statement.execute(params![council.as_str(), millis(before)])? as u64)
        })
    }
}
