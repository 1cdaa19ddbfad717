//! Tickets: one row for each proof that is under way. A row goes when it is used.

use super::accounts::contact_text;
use super::columns::{json, json_or_none, json_text, millis, moment, purpose};
use crate::store::Trouble;
use crate::store::accounts::{Opening, Purpose, Ticket, TicketKey, Tried};
use chrono::{DateTime, Utc};
use permit_rules::CouncilId;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Keeps a new ticket.
pub fn put(db: &Connection, ticket: &Ticket) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO ticket (council, ticket, purpose, account, contact, payload, code_hash, secret_hash, code_until,
         link_until, left_tries) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    statement.execute(params![
        ticket.council.as_str(),
        ticket.id,
        ticket.purpose.name(),
        ticket.account,
        contact_text(ticket.contact.as_ref())?,
        json_text(&ticket.payload)?,
        ticket.code_hash,
        ticket.secret_hash,
        millis(ticket.code_until),
        millis(ticket.link_until),
        ticket.left
    ])?;
    Ok(())
}

/// The ticket a key is meant for.
pub fn find(db: &Connection, council: &CouncilId, key: &TicketKey) -> Result<Option<Ticket>, Trouble> {
    let (column, value): (_, &dyn rusqlite::ToSql) = match key {
        TicketKey::Code { ticket, .. } => ("ticket", ticket),
        TicketKey::Secret(hash) => ("secret_hash", hash),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT ticket, purpose, account, contact, payload, code_hash, secret_hash, code_until, link_until, left_tries
         FROM ticket WHERE council = ?1 AND {column} = ?2"
    ))?;
    let read = |row: &Row<'_>| {
        Ok(Ticket {
            id: row.get(0)?,
            council: council.clone(),
            purpose: purpose(row, 1)?,
            account: row.get(2)?,
            contact: json_or_none(row, 3)?,
            payload: json(row, 4)?,
            code_hash: row.get(5)?,
            secret_hash: row.get(6)?,
            code_until: moment(row, 7)?,
            link_until: moment(row, 8)?,
            left: row.get(9)?,
        })
    };
    Ok(statement.query_row(params![council.as_str(), value], read).optional()?)
}

/// Uses a ticket up, or counts a wrong code.
pub fn attempt(
    db: &Connection,
    council: &CouncilId,
    key: &TicketKey,
    purposes: &[Purpose],
    now: DateTime<Utc>,
) -> Result<Tried, Trouble> {
    let Some(ticket) = find(db, council, key)?.filter(|it| purposes.contains(&it.purpose)) else {
        return Ok(Tried::Gone);
    };
    let of = [council.as_str(), ticket.id.as_str()];
    match key.opens(&ticket, now) {
        Opening::Over => Ok(Tried::Gone),
        Opening::Right => {
            db.prepare_cached("DELETE FROM ticket WHERE council = ?1 AND ticket = ?2")?.execute(of)?;
            Ok(Tried::Right(Box::new(ticket)))
        }
        Opening::Wrong => {
            db.prepare_cached(
                "UPDATE ticket SET left_tries = left_tries - 1 WHERE council = ?1 AND ticket = ?2",
            )?
            .execute(of)?;
            let left = ticket.left - 1;
            Ok(if left == 0 { Tried::Gone } else { Tried::Wrong { left } })
        }
    }
}
