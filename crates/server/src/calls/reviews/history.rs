//! What the audit log tells of a case: what happened, who decided, who looks at it. Reads the log and adds nothing.

use crate::calls::Ask;
use crate::calls::record::{GLANCE, Names};
use crate::store::Session;
use crate::store::audit::Line;
use permit_api::Problem;
use permit_api::reviews::{Event, EventKind, Glance};

/// The account that sent a registration in; it is told of what becomes of it.
pub fn applicant(record: &[Line]) -> Option<&str> {
    let sent = record.iter().rev().find(|line| event(&line.action) == Some(EventKind::Submitted));
    sent.and_then(|line| line.account.as_deref())
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
