//! The way every command goes: stamped, decided inside the store's transaction, answered from what was kept. Asked
//! again, the answer is made from the same kept values and so has the same bytes.

use super::{Ask, accounts};
use crate::contact;
use crate::session::channel;
use crate::store::{HolderKey, Outcome, RequestStamp, Session, Trouble, Verdict, VisitorNumber};
use chrono::{DateTime, Utc};
use permit_api::stays::{ConfirmedStay, StayAnswer};
use permit_api::{Code, Problem};
use permit_rules::{Command, Holder, RequestId, Settled, Stay};
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
    Ok(StayAnswer::Confirmed { stay: ConfirmedStay::of(stay, ask.scheme, at) })
}

/// Has a command decided, once. Returns what it was about, and when it was decided.
pub async fn command_settled(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    command: Command,
) -> Result<(Settled, DateTime<Utc>), Problem> {
    let (scheme, now) = (Arc::clone(ask.scheme), ask.now);
    let judge = move |holder: &Holder| {
        Ok(permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?.into())
    };
    settle(ask, session.key()?, stamp, judge).await
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
    let Some(typed) = visitor.filter(|typed| !typed.trim().is_empty()) else {
        return command_settled(ask, session, stamp, command).await;
    };
    let mobile = contact::mobile(&typed)?;
    let language = accounts::own(ask, session).await?.language;
    let (scheme, now) = (Arc::clone(ask.scheme), ask.now);
    let judge = move |holder: &Holder| {
        let decision = permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?;
        let number = |stay: &Stay| VisitorNumber { stay: stay.id.clone(), mobile: mobile.clone(), language };
        let visitors = decision.reply.stays().iter().map(number).collect();
        Ok(Verdict { visitors, ..Verdict::from(decision) })
    };
    settle(ask, session.key()?, stamp, judge).await
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
