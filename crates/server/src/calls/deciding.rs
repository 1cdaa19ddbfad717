//! The way every command goes: stamped, decided inside the store's transaction, answered from what was kept. Asked
//! again, the answer is made from the same kept values and so has the same bytes.

use super::{Ask, accounts};
use crate::contact;
use crate::session::channel;
use crate::store::audit::Line;
use crate::store::{HolderKey, Outcome, RequestStamp, Session, Trouble, Verdict, VisitorNumber};
use chrono::{DateTime, Utc};
use permit_api::access::Role;
use permit_api::stays::{ConfirmedStay, StayAnswer};
use permit_api::words::Lang;
use permit_api::{Code, Problem};
use permit_rules::helper::decide_for_helper;
use permit_rules::{Command, Decision, Holder, RequestId, Settled, Stay};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Who asks for what, and when.
pub fn stamp(
    ask: &Ask<'_>,
    session: &Session,
    operation: &'static str,
    request: &RequestId,
    input: &impl Serialize,
) -> Result<RequestStamp, Problem> {
    let input = serde_json::to_vec(input).map_err(|_| Problem::new(Code::Internal))?;
    let fingerprint = Sha256::new().chain_update(operation).chain_update([0]).chain_update(input);
    Ok(RequestStamp {
        request: request.clone(),
        fingerprint: fingerprint.finalize().into(),
        operation,
        account: Some(session.account.clone()),
        channel: Some(channel(session)),
        at: ask.now,
        order: None,
    })
}

/// Has a command about a stay decided, once.
pub async fn decide(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    command: Command,
) -> Result<StayAnswer, Problem> {
    let (settled, at) = command_settled(ask, session, stamp, command).await?;
    let stay = settled.stay().ok_or_else(|| Problem::new(Code::Internal))?;
    let stay = match session.role {
        // Who else helps is not told.
        Role::Helper => &Stay { helper: None, ..stay.clone() },
        Role::Resident | Role::Reviewer | Role::CallHandler => stay,
    };
    Ok(StayAnswer::Confirmed { stay: ConfirmedStay::of(stay, ask.scheme, at) })
}

/// Has a command decided, once. Returns what it was about, and when it was decided.
pub async fn command_settled(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    command: Command,
) -> Result<(Settled, DateTime<Utc>), Problem> {
    judged(ask, session, stamp, command, None).await
}

/// Has stays activated, once, and keeps the number at which their visitor is to be told of the end, as it was typed. The
/// number is no part of the request's fingerprint, which is kept for good.
pub async fn activated(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    command: Command,
    visitor: Option<String>,
) -> Result<(Settled, DateTime<Utc>), Problem> {
    let visitor = match visitor.filter(|typed| !typed.trim().is_empty()) {
        Some(typed) => Some((contact::mobile(&typed)?, accounts::own(ask, session).await?.language)),
        None => None,
    };
    judged(ask, session, stamp, command, visitor).await
}

/// The one place where a command of somebody logged in is put to the rules: the resident's own, or a helper's.
async fn judged(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    command: Command,
    visitor: Option<(String, Lang)>,
) -> Result<(Settled, DateTime<Utc>), Problem> {
    let (scheme, now, key) = (Arc::clone(ask.scheme), ask.now, session.key()?);
    let helper = (session.role == Role::Helper).then(|| session.account.clone());
    let (of, operation) = (key.clone(), stamp.operation);
    let judge = move |holder: &Holder| {
        let (decision, audit) = match &helper {
            None => {
                (permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?, Vec::new())
            }
            Some(account) => {
                let decision =
                    decide_for_helper(holder, account, &command, &scheme, now).map_err(Problem::from)?;
                let audit = lines(&of, account, operation, &decision, now);
                (decision, audit)
            }
        };
        let number = |stay: &Stay| {
            let (mobile, language) = visitor.clone()?;
            Some(VisitorNumber { stay: stay.id.clone(), mobile, language })
        };
        let visitors = decision.reply.stays().iter().filter_map(number).collect();
        Ok(Verdict { audit, visitors, ..Verdict::from(decision) })
    };
    settle(ask, key, stamp, judge).await
}

/// What the audit log says of something that a helper did: a line for each stay.
fn lines(
    key: &HolderKey,
    account: &str,
    operation: &str,
    decision: &Decision,
    now: DateTime<Utc>,
) -> Vec<Line> {
    let line = |stay: &Stay| Line {
        council: key.council.clone(),
        at: now,
        account: Some(account.to_owned()),
        action: operation.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some(stay.id.to_string()),
        note: Some("helper".to_owned()),
    };
    decision.reply.stays().iter().map(line).collect()
}

/// Has something decided once: the judge is asked inside the store's transaction, and what it says is kept. Returns
/// what it was about, and when it was decided.
pub async fn settle(
    ask: &Ask<'_>,
    key: HolderKey,
    stamp: RequestStamp,
    mut judge: impl FnMut(&Holder) -> Result<Verdict, Problem> + Send + 'static,
) -> Result<(Settled, DateTime<Utc>), Problem> {
    let reference = ask.reference.to_owned();
    let judge = move |holder: &Holder| {
        judge(holder).map_err(|problem| Problem { reference: Some(reference.clone()), ..problem })
    };
    match ask.office.store.decide(key, stamp, Box::new(judge)).await? {
        Outcome::Answered(answered) => Ok((answered.answer?, answered.at)),
        Outcome::Reused => Err(Problem::new(Code::RequestReused)),
        Outcome::NoHolder => Err(Trouble::Broken("an account is a member of no holder".to_owned()).into()),
    }
}
