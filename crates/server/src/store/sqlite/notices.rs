//! The rows of who is told of the end of a stay. Numbers of visitors are written with the decision that made the stay.

use super::SqliteStore;
use super::accounts::tell;
use super::columns::{id, language, millis};
use super::{holders, outbox};
use crate::letters::Contact;
use crate::store::accounts::Told;
use crate::store::notices::{Ending, Notice, NoticeChoice, NoticeOutcome, NoticeWay, Notices, VisitorNumber};
use crate::store::{HolderKey, Later, Trouble};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, StayId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;

/// Keeps the numbers of visitors. Their stays have been written before.
pub fn keep(db: &Connection, key: &HolderKey, numbers: &[VisitorNumber]) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO visitor_number (council, holder, stay, mobile, language) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET mobile = excluded.mobile, language = excluded.language",
    )?;
    for number in numbers {
        let of = [key.council.as_str(), key.holder.as_str(), number.stay.as_str()];
        statement.execute(params![of[0], of[1], of[2], number.mobile, number.language.code()])?;
    }
    Ok(())
}

fn choice(db: &Connection, council: &CouncilId, account: &str) -> Result<Option<NoticeChoice>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT way = 'text', minutes FROM notice_choice WHERE council = ?1 AND account = ?2",
    )?;
    let read = |row: &Row<'_>| {
        let way = if row.get(0)? { NoticeWay::Text } else { NoticeWay::Email };
        Ok(NoticeChoice { way, minutes: row.get(1)? })
    };
    Ok(statement.query_row([council.as_str(), account], read).optional()?)
}

fn choose(
    db: &Connection,
    key: &HolderKey,
    account: &str,
    choice: Option<NoticeChoice>,
    told: &Told,
) -> Result<(), Trouble> {
    let (council, holder) = (key.council.as_str(), key.holder.as_str());
    match choice {
        Some(NoticeChoice { way, minutes }) => db
            .prepare_cached(
                "INSERT INTO notice_choice (council, account, holder, way, minutes) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET holder = excluded.holder, way = excluded.way,
                 minutes = excluded.minutes",
            )?
            .execute(params![council, account, holder, way.name(), minutes])?,
        None => db
            .prepare_cached("DELETE FROM notice_choice WHERE council = ?1 AND account = ?2")?
            .execute([council, account])?,
    };
    tell(db, told)
}

fn ending(
    db: &Connection,
    council: &CouncilId,
    after: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Ending>, Trouble> {
    let columns: Vec<_> = holders::STAY.split(", ").map(|column| format!("s.{column}")).collect();
    let mut statement = db.prepare_cached(&format!(
        "SELECT {}, s.holder, v.mobile, v.language FROM stay AS s
         LEFT JOIN visitor_number AS v ON v.council = s.council AND v.holder = s.holder AND v.stay = s.stay
         WHERE s.council = ?1 AND s.ends > ?2 AND s.ends <= ?3 AND s.cancelled_at IS NULL
         AND (v.mobile IS NOT NULL OR EXISTS (
            SELECT 1 FROM notice_choice AS n WHERE n.council = s.council AND n.holder = s.holder))
         ORDER BY s.ends, s.holder, s.stay",
        columns.join(", ")
    ))?;
    let first = columns.len();
    let read = |row: &Row<'_>| {
        let stay = holders::read_stay(row)?;
        let key = HolderKey { council: council.clone(), holder: id(row, first)? };
        let mobile: Option<String> = row.get(first + 1)?;
        let visitor = match mobile {
            Some(mobile) => {
                Some(VisitorNumber { stay: stay.id.clone(), mobile, language: language(row, first + 2)? })
            }
            None => None,
        };
        Ok(Ending { key, stay, visitor, told: BTreeSet::new() })
    };
    let found = statement.query_map(params![council.as_str(), millis(after), millis(until)], read)?;
    let mut endings = found.collect::<Result<Vec<_>, _>>()?;
    let mut told = db.prepare_cached(
        "SELECT whom FROM stay_notice WHERE council = ?1 AND holder = ?2 AND stay = ?3 AND ends = ?4",
    )?;
    for ending in &mut endings {
        let of = params![
            council.as_str(),
            ending.key.holder.as_str(),
            ending.stay.id.as_str(),
            millis(ending.stay.end)
        ];
        ending.told = told.query_map(of, |row| row.get(0))?.collect::<Result<_, _>>()?;
    }
    Ok(endings)
}

fn tell_end(db: &Connection, notice: &Notice) -> Result<NoticeOutcome, Trouble> {
    let (council, holder) = (notice.key.council.as_str(), notice.key.holder.as_str());
    let (stay, ends) = (notice.stay.id.as_str(), millis(notice.stay.end));
    let due: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM stay WHERE council = ?1 AND holder = ?2 AND stay = ?3 AND ends = ?4
             AND vrn = ?5 AND cancelled_at IS NULL)
             AND NOT EXISTS (SELECT 1 FROM stay_notice WHERE council = ?1 AND holder = ?2 AND stay = ?3
             AND ends = ?4 AND whom = ?6)",
        )?
        .query_row(params![council, holder, stay, ends, notice.stay.vrn.as_str(), notice.whom], |row| {
            row.get(0)
        })?;
    if !due {
        return Ok(NoticeOutcome::Nothing);
    }
    let is_text = matches!(notice.letter.to, Contact::Mobile(_));
    let texts: u32 = db
        .prepare_cached(
            "SELECT count(*) FROM stay_notice WHERE council = ?1 AND holder = ?2 AND is_text = 1 AND at > ?3",
        )?
        .query_row(params![council, holder, millis(notice.since)], |row| row.get(0))?;
    let too_many = is_text && texts >= notice.most_texts;
    if !too_many {
        outbox::post(db, std::slice::from_ref(&notice.letter))?;
    }
    let letter = (!too_many).then_some(&notice.letter.id);
    db.prepare_cached(
        "INSERT INTO stay_notice (council, holder, stay, ends, whom, letter, is_text, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        council,
        holder,
        stay,
        ends,
        notice.whom,
        letter,
        is_text && !too_many,
        millis(notice.at)
    ])?;
    Ok(if too_many { NoticeOutcome::TooMany } else { NoticeOutcome::Told })
}

fn forget(
    db: &Connection,
    council: &CouncilId,
    now: DateTime<Utc>,
    told_before: DateTime<Utc>,
) -> Result<u32, Trouble> {
    let of = params![council.as_str(), millis(now)];
    let over = |table: &str| {
        format!(
            "SELECT 1 FROM stay AS s WHERE s.council = {table}.council AND s.holder = {table}.holder
             AND s.stay = {table}.stay AND (s.ends <= ?2 OR s.cancelled_at IS NOT NULL)"
        )
    };
    let letters = format!(
        "council = ?1 AND whom = 'visitor' AND letter IS NOT NULL AND EXISTS ({})",
        over("stay_notice")
    );
    db.prepare_cached(&format!(
        "DELETE FROM letter WHERE council = ?1 AND letter IN (SELECT letter FROM stay_notice WHERE {letters})"
    ))?
    .execute(of)?;
    db.prepare_cached(&format!("UPDATE stay_notice SET letter = NULL WHERE {letters}"))?.execute(of)?;
    let forgotten = db
        .prepare_cached(&format!(
            "DELETE FROM visitor_number WHERE council = ?1 AND EXISTS ({})",
            over("visitor_number")
        ))?
        .execute(of)?;
    db.prepare_cached("DELETE FROM stay_notice WHERE council = ?1 AND ends <= ?2 AND at <= ?3")?
        .execute(params![council.as_str(), millis(now), millis(told_before)])?;
    Ok(u32::try_from(forgotten).unwrap_or(u32::MAX))
}

impl Notices for SqliteStore {
    fn notice_choice(&self, council: CouncilId, account: String) -> Later<'_, Option<NoticeChoice>> {
        self.readers.run(move |db| choice(db, &council, &account))
    }

    fn choose_notice(
        &self,
        key: HolderKey,
        account: String,
        chosen: Option<NoticeChoice>,
        told: Told,
    ) -> Later<'_, ()> {
        let done = self.writer.run(move |db| choose(db, &key, &account, chosen, &told));
        Box::pin(async move {
            done.await?;
            self.bell.notify_one();
            Ok(())
        })
    }

    fn ending(
        &self,
        council: CouncilId,
        after: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Later<'_, Vec<Ending>> {
        self.readers.run(move |db| {
            let snapshot = db.unchecked_transaction()?;
            ending(&snapshot, &council, after, until)
        })
    }

    fn with_visitors(&self, key: HolderKey) -> Later<'_, Vec<StayId>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT stay FROM visitor_number WHERE council = ?1 AND holder = ?2 ORDER BY stay",
            )?;
            let of = [key.council.as_str(), key.holder.as_str()];
            let found = statement.query_map(of, |row| id(row, 0))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    fn tell_end(&self, notice: Notice) -> Later<'_, NoticeOutcome> {
        let told = self.writer.run(move |db| tell_end(db, &notice));
        Box::pin(async move {
            let outcome = told.await?;
            self.bell.notify_one();
            Ok(outcome)
        })
    }

    fn forget_visitors(
        &self,
        council: CouncilId,
        now: DateTime<Utc>,
        told_before: DateTime<Utc>,
    ) -> Later<'_, u32> {
        self.writer.run(move |db| forget(db, &council, now, told_before))
    }
}
