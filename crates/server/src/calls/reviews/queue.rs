//! What waits for the council, and what was decided lately.

use super::history;
use super::showing::{MOST_WAITING, address};
use crate::calls::Ask;
use crate::calls::record::{Names, record};
use crate::store::{Queued, Session};
use chrono::Duration;
use permit_api::Problem;
use permit_api::reviews::{Case, GetQueue, Queue, QueueItem};
use permit_rules::registration::Standing;

/// Decisions that are shown.
const MOST_DECIDED: u32 = 20;

pub async fn answer(ask: &Ask<'_>, session: &Session, _: GetQueue) -> Result<Queue, Problem> {
    let (store, council) = (&ask.office.store, &session.council);
    let target_hours = ask.scheme.registration.target_hours;
    let late = ask.now - Duration::hours(target_hours.into());
    let count = store.count_waiting(council.clone(), late).await?;
    let mut names = Names::default();
    let mut waiting = Vec::new();
    for queued in store.waiting(council.clone(), MOST_WAITING).await? {
        let record = record(ask, &queued.key, queued.registration.id.as_str()).await?;
        let seen_by = history::seen_by(ask, session, &record, &mut names).await?;
        waiting.push(QueueItem { seen_by, ..item(ask, queued) });
    }
    let decided = store.decided(council.clone(), MOST_DECIDED).await?;
    Ok(Queue {
        waiting,
        waiting_in_all: count.all,
        overdue: count.overdue,
        target_hours,
        decided: decided.into_iter().map(|queued| item(ask, queued)).collect(),
        as_of: ask.now,
    })
}

fn item(ask: &Ask<'_>, queued: Queued) -> QueueItem {
    let Queued { key, registration, since } = queued;
    let overdue = match registration.standing {
        Standing::Submitted { answer_by, .. } => ask.now > answer_by,
        Standing::Draft
        | Standing::MoreNeeded { .. }
        | Standing::Approved { .. }
        | Standing::Rejected { .. }
        | Standing::Withdrawn { .. } => false,
    };
    QueueItem {
        case: Case { holder: key.holder, registration: registration.id },
        purpose: registration.purpose,
        name: registration.name.unwrap_or_default(),
        address: registration.home.as_ref().map(address).unwrap_or_default(),
        standing: registration.standing,
        submitted_at: registration.submitted_at.unwrap_or(since),
        overdue,
        seen_by: None,
    }
}
