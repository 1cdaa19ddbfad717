//! The rows of uploads and documents.

use super::SqliteStore;
use super::columns::{day_or_none, day_text, id, json, json_text, millis, moment, place, place_number};
use crate::store::papers::{PaperRow, Papers, UploadRow};
use crate::store::{HolderKey, Later, Trouble};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, EvidenceId};
use rusqlite::{Connection, OptionalExtension, Row, params};

const UPLOAD: &str =
    "SELECT holder, evidence, slot, kind, dated, until, bytes, began_at FROM upload WHERE council = ?1";
const PAPER: &str =
    "SELECT holder, evidence, document, wrapped_key, pages, sha256, original, added_at FROM paper
     WHERE council = ?1";

fn read_upload(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<UploadRow> {
    Ok(UploadRow {
        key: HolderKey { council: council.clone(), holder: id(row, 0)? },
        evidence: id(row, 1)?,
        slot: row.get(2)?,
        kind: json(row, 3)?,
        dated: day_or_none(row, 4)?,
        until: day_or_none(row, 5)?,
        bytes: place(row, 6)?,
        began_at: moment(row, 7)?,
    })
}

fn read_paper(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<PaperRow> {
    Ok(PaperRow {
        key: HolderKey { council: council.clone(), holder: id(row, 0)? },
        evidence: id(row, 1)?,
        document: row.get(2)?,
        wrapped_key: row.get(3)?,
        pages: row.get(4)?,
        sha256: row.get(5)?,
        original: row.get(6)?,
        added_at: moment(row, 7)?,
    })
}

fn upload(db: &Connection, key: &HolderKey, evidence: &EvidenceId) -> Result<Option<UploadRow>, Trouble> {
    let mut statement = db.prepare_cached(&format!("{UPLOAD} AND holder = ?2 AND evidence = ?3"))?;
    let of = [key.council.as_str(), key.holder.as_str(), evidence.as_str()];
    Ok(statement.query_row(of, |row| read_upload(row, &key.council)).optional()?)
}

fn put_upload(db: &Connection, row: &UploadRow) -> Result<UploadRow, Trouble> {
    if let Some(found) = upload(db, &row.key, &row.evidence)? {
        return Ok(found);
    }
    let mut statement = db.prepare_cached(
        "INSERT INTO upload (council, holder, evidence, slot, kind, dated, until, bytes, began_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    statement.execute(params![
        row.key.council.as_str(),
        row.key.holder.as_str(),
        row.evidence.as_str(),
        row.slot,
        json_text(&row.kind)?,
        row.dated.map(day_text),
        row.until.map(day_text),
        place_number(row.bytes),
        millis(row.began_at)
    ])?;
    Ok(row.clone())
}

fn put_paper(db: &Connection, row: &PaperRow) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO paper (council, holder, evidence, document, wrapped_key, pages, sha256, original, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (council, holder, evidence) DO UPDATE SET document = excluded.document,
         wrapped_key = excluded.wrapped_key, pages = excluded.pages, sha256 = excluded.sha256,
         original = excluded.original, added_at = excluded.added_at",
    )?;
    statement.execute(params![
        row.key.council.as_str(),
        row.key.holder.as_str(),
        row.evidence.as_str(),
        row.document,
        row.wrapped_key,
        row.pages,
        row.sha256,
        row.original,
        millis(row.added_at)
    ])?;
    Ok(())
}

fn papers(
    db: &Connection,
    council: &CouncilId,
    after: Option<&(HolderKey, EvidenceId)>,
    limit: u32,
) -> Result<Vec<PaperRow>, Trouble> {
    let (holder, evidence) =
        after.map_or(("", ""), |(key, evidence)| (key.holder.as_str(), evidence.as_str()));
    let mut statement = db.prepare_cached(&format!(
        "{PAPER} AND (holder, evidence) > (?2, ?3) ORDER BY holder, evidence LIMIT ?4"
    ))?;
    let of = params![council.as_str(), holder, evidence, limit];
    let found = statement.query_map(of, |row| read_paper(row, council))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn remove(db: &Connection, sql: &str, key: &HolderKey, evidence: &EvidenceId) -> Result<(), Trouble> {
    db.prepare_cached(sql)?.execute([key.council.as_str(), key.holder.as_str(), evidence.as_str()])?;
    Ok(())
}

impl Papers for SqliteStore {
    fn put_upload(&self, row: UploadRow) -> Later<'_, UploadRow> {
        self.writer.run(move |db| put_upload(db, &row))
    }

    fn upload(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, Option<UploadRow>> {
        self.readers.run(move |db| upload(db, &key, &evidence))
    }

    fn drop_upload(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, ()> {
        let sql = "DELETE FROM upload WHERE council = ?1 AND holder = ?2 AND evidence = ?3";
        self.writer.run(move |db| remove(db, sql, &key, &evidence))
    }

    fn uploads_before(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, Vec<UploadRow>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(&format!("{UPLOAD} AND began_at < ?2"))?;
            let of = params![council.as_str(), millis(before)];
            let found = statement.query_map(of, |row| read_upload(row, &council))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    fn put_paper(&self, row: PaperRow) -> Later<'_, ()> {
        self.writer.run(move |db| put_paper(db, &row))
    }

    fn paper(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, Option<PaperRow>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(&format!("{PAPER} AND holder = ?2 AND evidence = ?3"))?;
            let of = [key.council.as_str(), key.holder.as_str(), evidence.as_str()];
            Ok(statement.query_row(of, |row| read_paper(row, &key.council)).optional()?)
        })
    }

    fn papers(
        &self,
        council: CouncilId,
        after: Option<(HolderKey, EvidenceId)>,
        limit: u32,
    ) -> Later<'_, Vec<PaperRow>> {
        self.readers.run(move |db| papers(db, &council, after.as_ref(), limit))
    }

    fn drop_paper(&self, key: HolderKey, evidence: EvidenceId) -> Later<'_, ()> {
        let sql = "DELETE FROM paper WHERE council = ?1 AND holder = ?2 AND evidence = ?3";
        self.writer.run(move |db| remove(db, sql, &key, &evidence))
    }
}
