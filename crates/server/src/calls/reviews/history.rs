//! What the audit log tells of a case: what happened, who decided, who looks at it. Reads the log; the one thing it adds
//! is that a member of staff looked.

use crate::calls::Ask;
use crate::store::audit::Line;
use crate::store::{ByWhat, HolderKey, Session};
use chrono::Duration;
use permit_api::Problem;
use permit_api::reviews::{Event, EventKind, Glance};
use permit_rules::RegistrationId;
use std::collections::BTreeMap;

/// For how long somebody who has opened a case counts as looking at it. Opening it again meanwhile is no event.
pub const GLANCE: Duration = Duration::minutes(5);

/// What is on record about a holder's registration, oldest first.
pub async fn record(ask: &Ask<'_>, key: &HolderKey, id: &RegistrationId) -> Result<Vec<Line>, Problem> {
    let found = ask.office.store.record_of(key.council.clone(), id.to_string()).await?;
    // Another holder's registration may have the same name.
    let ours = found.into_iter().map(|it| it.line).filter(|line| line.holder.as_ref() == Some(&key.holder));
    Ok(ours.collect())
}

/// Puts on record that a member of staff looked, unless they did the same in the last minutes.
pub async fn note_look(
    ask: &Ask<'_>,
    session: &Session,
    key: &HolderKey,
    id: &RegistrationId,
    (action, note): (&str, Option<String>),
) -> Result<(), Problem> {
    let line = Line {
        council: key.council.clone(),
        at: ask.now,
        account: Some(session.account.clone()),
        action: action.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some(id.to_string()),
        note,
    };
    let record = record(ask, key, id).await?;
    let same = |it: &&Line| it.account == line.account && it.action == line.action && it.note == line.note;
    if record.iter().filter(same).any(|it| ask.now - it.at < GLANCE) {
        return Ok(());
    }
    Ok(ask.office.store.note(vec![line]).await?)
}

/// The account that sent a registration in; it is told of what becomes of it.
pub fn applicant(record: &[Line]) -> Option<&str> {
    let sent = record.iter().rev().find(|line| event(&line.action) == Some(EventKind::Submitted));
    sent.and_then(|line| line.account.as_deref())
}

/// The names of members of staff, each looked up once.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// An account's name; its key where the account is gone.
    pub async fn of(&mut self, ask: &Ask<'_>, session: &Session, account: &str) -> Result<String, Problem> {
        if let Some(known) = self.0.get(account) {
            return Ok(known.clone());
        }
        let by = ByWhat::Id(account.to_owned());
        let found = ask.office.store.account(session.council.clone(), by).await?;
        let name = found.map_or_else(|| account.to_owned(), |it| it.name);
        self.0.insert(account.to_owned(), name.clone());
        Ok(name)
    }
}

/// Who else opened the case in the last minutes, the latest of them.
pub async fn seen_by(
    ask: &Ask<'_>,
    session: &Session,
    record: &[Line],
    names: &mut Names,
) -> Result<Option<Glance>, Problem> {
    let opened = record.iter().rev().filter(|it| event(&it.action) == Some(EventKind::Opened));
    let mut others = opened.filter(|it| it.account.as_ref() != Some(&session.account));
    match others.next() {
        Some(Line { account: Some(account), at, .. }) if ask.now - *at < GLANCE => {
            Ok(Some(Glance { name: names.of(ask, session, account).await?, at: *at }))
        }
        Some(_) | None => Ok(None),
    }
}

/// The record as reviewers read it.
pub async fn events(
    ask: &Ask<'_>,
    session: &Session,
    record: &[Line],
    names: &mut Names,
) -> Result<Vec<Event>, Problem> {
    let mut events = Vec::new();
    for line in record {
        let Some(what) = event(&line.action) else { continue };
        let by = match (&line.account, by_staff(what)) {
            (Some(account), true) => Some(names.of(ask, session, account).await?),
            (Some(_) | None, _) => None,
        };
        let words = line.note.as_deref().and_then(|note| note.split_once(": "));
        let note = words.filter(|_| by.is_some()).map(|(_, words)| words.to_owned());
        events.push(Event { at: line.at, what, by, note });
    }
    Ok(events)
}

fn event(action: &str) -> Option<EventKind> {
    match action {
        "begin_registration" => Some(EventKind::Begun),
        "finish_upload" => Some(EventKind::EvidenceAdded),
        "remove_evidence" => Some(EventKind::EvidenceRemoved),
        "submit_registration" => Some(EventKind::Submitted),
        "withdraw_registration" => Some(EventKind::Withdrawn),
        "open_review" => Some(EventKind::Opened),
        "see_page" => Some(EventKind::PageSeen),
        "approve" => Some(EventKind::Approved),
        "reject" => Some(EventKind::Rejected),
        "ask_more" => Some(EventKind::MoreAsked),
        "undo_review" => Some(EventKind::Undone),
        _ => None,
    }
}

fn by_staff(what: EventKind) -> bool {
    match what {
        EventKind::Begun
        | EventKind::EvidenceAdded
        | EventKind::EvidenceRemoved
        | EventKind::Submitted
        | EventKind::Withdrawn => false,
        EventKind::Opened
        | EventKind::PageSeen
        | EventKind::Approved
        | EventKind::Rejected
        | EventKind::MoreAsked
        | EventKind::Undone => true,
    }
}
