//! Accounts as they change: a change, what it ends and what is told of it, in one transaction.

use super::columns::{json_text, millis};
use super::{SqliteStore, access, audit, connections, holders, outbox, passkeys, tickets, words};
use crate::letters::Contact;
use crate::store::accounts::{
    AccountChange, Accounts, Changed, Passkey, Purpose, Ticket, TicketKey, Told, Tried,
};
use crate::store::rows::{Account, ByWhat, HolderKey};
use crate::store::{Admission, KeptLetter, Later, Trouble};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, HolderId};
use rusqlite::{Connection, params};

/// Posts the letters and notes the lines.
pub fn tell(db: &Connection, told: &Told) -> Result<(), Trouble> {
    outbox::post(db, &told.letters)?;
    audit::append(db, &told.audit)
}

/// Changes an account, unless an address or a number of it belongs to another then.
fn change(
    db: &Connection,
    council: &CouncilId,
    account: &str,
    change: &AccountChange,
    told: &Told,
) -> Result<Changed, Trouble> {
    let of = [council.as_str(), account];
    let by = ByWhat::Id(account.to_owned());
    if access::account(db, council, &by)?.is_none() {
        return Ok(Changed::Nothing);
    }
    if taken(db, of, change)? {
        return Ok(Changed::Taken);
    }
    let set = |sql: &str, value: &dyn rusqlite::ToSql| {
        db.prepare_cached(sql)?.execute(params![of[0], of[1], value])
    };
    const WHERE: &str = "WHERE council = ?1 AND account = ?2";
    let rows = match change {
        AccountChange::Password { hash, .. } => {
            set(&format!("UPDATE account SET password = ?3 {WHERE}"), hash)?
        }
        AccountChange::Rehash { old, new } => db
            .prepare_cached(&format!("UPDATE account SET password = ?3 {WHERE} AND password = ?4"))?
            .execute([of[0], of[1], new, old])?,
        AccountChange::Email(email) => set(&format!("UPDATE account SET email = ?3 {WHERE}"), email)?,
        AccountChange::Mobile(mobile) => set(&format!("UPDATE account SET mobile = ?3 {WHERE}"), mobile)?,
        AccountChange::Language(language) => {
            set(&format!("UPDATE account SET language = ?3 {WHERE}"), &language.code())?
        }
    };
    if rows == 0 {
        return Ok(Changed::Nothing);
    }
    if change.voids_tickets() {
        db.prepare_cached("DELETE FROM ticket WHERE council = ?1 AND account = ?2")?.execute(of)?;
    }
    if let AccountChange::Password { keep, .. } = change {
        db.prepare_cached("DELETE FROM session WHERE council = ?1 AND account = ?2 AND device IS NOT ?3")?
            .execute(params![of[0], of[1], keep])?;
        connections::end_all(db, of)?;
    }
    tell(db, told)?;
    Ok(done(access::account(db, council, &by)?))
}

/// The account as it is now, after a change.
pub fn done(account: Option<Account>) -> Changed {
    account.map_or(Changed::Nothing, |account| Changed::Done(Box::new(account)))
}

fn taken(db: &Connection, of: [&str; 2], change: &AccountChange) -> Result<bool, Trouble> {
    let (column, value) = match change {
        AccountChange::Email(email) => ("email", email),
        AccountChange::Mobile(Some(mobile)) => ("mobile", mobile),
        AccountChange::Mobile(None)
        | AccountChange::Password { .. }
        | AccountChange::Rehash { .. }
        | AccountChange::Language(_) => return Ok(false),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT EXISTS (SELECT 1 FROM account WHERE council = ?1 AND account <> ?2 AND {column} = ?3)"
    ))?;
    Ok(statement.query_row([of[0], of[1], value], |row| row.get(0))?)
}

/// Forgets who somebody was. Sessions, tickets and passkeys go with the account.
fn close(db: &Connection, council: &CouncilId, account: &str, told: &Told) -> Result<bool, Trouble> {
    let Some(gone) = access::account(db, council, &ByWhat::Id(account.to_owned()))? else { return Ok(false) };
    db.prepare_cached("DELETE FROM account WHERE council = ?1 AND account = ?2")?
        .execute([council.as_str(), account])?;
    if let Some(holder) = gone.holder {
        let of = [council.as_str(), holder.as_str()];
        db.prepare_cached(
            "UPDATE holder SET home = NULL, name = NULL, plates = NULL, plates_since = NULL, helpers = NULL
             WHERE council = ?1 AND holder = ?2",
        )?
        .execute(of)?;
        db.prepare_cached(
            "DELETE FROM registration
             WHERE council = ?1 AND holder = ?2 AND state IN ('draft', 'submitted', 'more_needed')",
        )?
        .execute(of)?;
        db.prepare_cached("DELETE FROM link WHERE council = ?1 AND holder = ?2")?.execute(of)?;
        db.prepare_cached("DELETE FROM helping WHERE council = ?1 AND holder = ?2")?.execute(of)?;
        words::keep(db, &HolderKey { council: council.clone(), holder: holder.clone() })?;
    }
    tell(db, told)?;
    Ok(true)
}

impl SqliteStore {
    /// Rings the bell once something that may have posted letters is on the disk.
    pub(super) fn rung<'a, T: Send + 'a>(&'a self, written: Later<'a, T>) -> Later<'a, T> {
        Box::pin(async move {
            let written = written.await?;
            self.bell.notify_one();
            Ok(written)
        })
    }
}

impl Accounts for SqliteStore {
    fn put_ticket(&self, ticket: Ticket, told: Told) -> Later<'_, ()> {
        self.rung(self.writer.run(move |db| {
            tickets::put(db, &ticket)?;
            tell(db, &told)
        }))
    }

    fn ticket(&self, council: CouncilId, key: TicketKey) -> Later<'_, Option<Ticket>> {
        self.readers.run(move |db| tickets::find(db, &council, &key))
    }

    fn try_ticket(
        &self,
        council: CouncilId,
        key: TicketKey,
        purposes: &'static [Purpose],
        now: DateTime<Utc>,
    ) -> Later<'_, Tried> {
        self.writer.run(move |db| tickets::attempt(db, &council, &key, purposes, now))
    }

    fn open_account(&self, admission: Admission, told: Told) -> Later<'_, bool> {
        self.rung(self.writer.run(move |db| {
            let new = access::admit(db, &admission)?;
            if new {
                tell(db, &told)?;
            }
            Ok(new)
        }))
    }

    fn change_account(
        &self,
        council: CouncilId,
        account: String,
        wanted: AccountChange,
        told: Told,
    ) -> Later<'_, Changed> {
        self.rung(self.writer.run(move |db| change(db, &council, &account, &wanted, &told)))
    }

    fn passkeys(&self, council: CouncilId, account: String) -> Later<'_, Vec<Passkey>> {
        self.readers.run(move |db| passkeys::of_account(db, &council, &account))
    }

    fn passkey(&self, council: CouncilId, id: String) -> Later<'_, Option<Passkey>> {
        self.readers.run(move |db| passkeys::find(db, &council, &id))
    }

    fn put_passkey(&self, passkey: Passkey, most: u32, told: Told) -> Later<'_, Changed> {
        self.rung(self.writer.run(move |db| passkeys::put(db, &passkey, most, &told)))
    }

    fn use_passkey(&self, before: Passkey, after: Passkey) -> Later<'_, bool> {
        self.writer.run(move |db| passkeys::note_use(db, &before, &after))
    }

    fn drop_passkey(&self, council: CouncilId, account: String, id: String, told: Told) -> Later<'_, bool> {
        self.rung(self.writer.run(move |db| {
            let of = [council.as_str(), account.as_str(), id.as_str()];
            let sql = "DELETE FROM passkey WHERE council = ?1 AND account = ?2 AND passkey = ?3";
            let there = db.prepare_cached(sql)?.execute(of)? > 0;
            if there {
                tell(db, &told)?;
            }
            Ok(there)
        }))
    }

    fn close_account(&self, council: CouncilId, account: String, told: Told) -> Later<'_, bool> {
        self.rung(self.writer.run(move |db| close(db, &council, &account, &told)))
    }

    fn helped(&self, council: CouncilId, account: String) -> Later<'_, Vec<HolderId>> {
        self.readers.run(move |db| holders::helped(db, &council, &account))
    }

    fn letters_to(&self, council: CouncilId, contacts: Vec<Contact>) -> Later<'_, Vec<KeptLetter>> {
        self.readers.run(move |db| outbox::to(db, &council, &contacts))
    }
}

/// Forgets tickets that are over.
pub fn purge(db: &Connection, at: DateTime<Utc>) -> Result<(), Trouble> {
    db.prepare_cached("DELETE FROM ticket WHERE link_until <= ?1")?.execute([millis(at)])?;
    Ok(())
}

/// A contact as kept in a ticket.
pub fn contact_text(contact: Option<&Contact>) -> Result<Option<String>, Trouble> {
    contact.map(json_text).transpose()
}
