//! The way every decision goes: once for each request, in one transaction with its line in the audit log, its letter,
//! and, where it takes another back, the recall of that one's letter. Of two who decide at once, one is told so.

use super::history;
use super::showing::{Found, find, show};
use crate::calls::Ask;
use crate::calls::deciding::{settle, stamp};
use crate::calls::record::record;
use crate::outcome;
use crate::store::audit::Line;
use crate::store::{Account, ByWhat, HolderKey, Session, Verdict};
use permit_api::reviews::{Case, ReviewCase};
use permit_api::{Code, Problem};
use permit_rules::registration::{Standing, Step};
use permit_rules::{Command, Holder, Registration, RequestId};
use serde::Serialize;
use std::sync::Arc;

/// Decides upon a case.
pub async fn decide(
    ask: &Ask<'_>,
    session: &Session,
    (operation, request): (&'static str, &RequestId),
    input: &impl Serialize,
    case: &Case,
    step: Step,
) -> Result<ReviewCase, Problem> {
    let stamp = stamp(ask, session, operation, request, input)?;
    let Found { key, registration, .. } = find(ask, session, case).await?;
    let applicant = applicant(ask, &key, &registration).await?;
    let (scheme, now, request) = (Arc::clone(ask.scheme), ask.now, request.clone());
    let line = Line {
        council: key.council.clone(),
        at: now,
        account: Some(session.account.clone()),
        action: operation.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some(registration.id.to_string()),
        note: None,
    };
    let of = key.clone();
    let judge = move |holder: &Holder| {
        let decision = permit_rules::decide(holder, &Command::Register(step.clone()), &scheme, now)?;
        let decided = decision.reply.registration().ok_or_else(|| Problem::new(Code::Internal))?;
        let audit = vec![Line { note: reason(decided), ..line.clone() }];
        let about = outcome::about(&of, &decided.id);
        let letter = applicant.as_ref().and_then(|to| outcome::of(&of, &request, to, decided, &scheme, now));
        let recalls = if matches!(step, Step::Undo { .. }) { vec![about] } else { Vec::new() };
        Ok(Verdict { audit, letters: letter.into_iter().collect(), recalls, ..Verdict::from(decision) })
    };
    settle(ask, key, stamp, judge).await?;
    show(ask, session, case).await
}

/// The account of whoever sent the case in, if it is still there.
async fn applicant(ask: &Ask<'_>, key: &HolderKey, sent: &Registration) -> Result<Option<Account>, Problem> {
    let record = record(ask, key, sent.id.as_str()).await?;
    let Some(account) = history::applicant(&record) else {
        tracing::warn!("it is not on record who sent a registration in: nobody is written to");
        return Ok(None);
    };
    Ok(ask.office.store.account(key.council.clone(), ByWhat::Id(account.to_owned())).await?)
}

/// What the audit log says of a decision: its outcome as a code, and after a colon the reviewer's words.
fn reason(decided: &Registration) -> Option<String> {
    let (code, words) = match &decided.standing {
        Standing::Approved { .. } => {
            return decided.home.as_ref().and_then(|home| home.zone.as_ref()).map(|zone| zone.to_string());
        }
        Standing::Rejected { ground, note, .. } => (outcome::code(ground), note),
        Standing::MoreNeeded { kind, note, .. } => {
            (kind.map_or_else(|| "any".to_owned(), |kind| outcome::code(&kind)), note)
        }
        Standing::Draft | Standing::Submitted { .. } | Standing::Withdrawn { .. } => return None,
    };
    Some(if words.is_empty() { code } else { format!("{code}: {words}") })
}
