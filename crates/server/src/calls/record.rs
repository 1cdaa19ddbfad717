//! What is on record about something of a holder's, and that a member of staff looked at it. Reads the audit log; the one
//! thing it adds is the look.

use super::Ask;
use crate::store::audit::Line;
use crate::store::{ByWhat, HolderKey, Session};
use chrono::Duration;
use permit_api::Problem;
use std::collections::BTreeMap;

/// For how long somebody who has opened something counts as looking at it. Opening it again meanwhile is no event.
pub const GLANCE: Duration = Duration::minutes(5);

/// What is on record about a thing of a holder's, oldest first.
pub async fn record(ask: &Ask<'_>, key: &HolderKey, subject: &str) -> Result<Vec<Line>, Problem> {
    let found = ask.office.store.record_of(key.council.clone(), subject.to_owned()).await?;
    // Another holder's thing may have the same name.
    let ours = found.into_iter().map(|it| it.line).filter(|line| line.holder.as_ref() == Some(&key.holder));
    Ok(ours.collect())
}

/// Puts on record that a member of staff looked, unless they did the same in the last minutes.
pub async fn note_look(
    ask: &Ask<'_>,
    session: &Session,
    key: &HolderKey,
    subject: &str,
    (action, note): (&str, Option<String>),
) -> Result<(), Problem> {
    let line = Line {
        council: key.council.clone(),
        at: ask.now,
        account: Some(session.account.clone()),
        action: action.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some(subject.to_owned()),
        note,
    };
    let record = record(ask, key, subject).await?;
    let same = |it: &&Line| it.account == line.account && it.action == line.action && it.note == line.note;
    if record.iter().filter(same).any(|it| ask.now - it.at < GLANCE) {
        return Ok(());
    }
    Ok(ask.office.store.note(vec![line]).await?)
}

/// The names of accounts, each looked up once.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, Option<String>>);

impl Names {
    /// An account's name; none where the account is gone.
    pub async fn known(
        &mut self,
        ask: &Ask<'_>,
        session: &Session,
        account: &str,
    ) -> Result<Option<String>, Problem> {
        if let Some(known) = self.0.get(account) {
            return Ok(known.clone());
        }
        let by = ByWhat::Id(account.to_owned());
        let name = ask.office.store.account(session.council.clone(), by).await?.map(|it| it.name);
        self.0.insert(account.to_owned(), name.clone());
        Ok(name)
    }

    /// An account's name; its key where the account is gone.
    pub async fn of(&mut self, ask: &Ask<'_>, session: &Session, account: &str) -> Result<String, Problem> {
        Ok(self.known(ask, session, account).await?.unwrap_or_else(|| account.to_owned()))
    }
}
