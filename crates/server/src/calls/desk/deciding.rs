//! The way of every decision at the desk: the rules decide as for the resident, by the channel *phone*; who acted and when
//! the call came in are on record with the decision, and so is the message to the resident.

use super::super::{Ask, deciding};
use super::open::received_note;
use super::showing::InCall;
use super::telling;
use crate::store::audit::Line;
use crate::store::{RequestStamp, Session, Verdict};
use chrono::{DateTime, Utc};
use permit_api::stays::{ConfirmedStay, StayAnswer};
use permit_api::{Code, Problem};
use permit_rules::{Change, Channel, Command, Decision, Holder, RequestId, Settled, Stay};
use serde::Serialize;
use std::sync::Arc;

/// Has a command about a caller's stay decided, once.
pub async fn decide(
    ask: &Ask<'_>,
    session: &Session,
    (operation, request): (&'static str, &RequestId),
    input: &impl Serialize,
    of: InCall,
    command: Command,
) -> Result<StayAnswer, Problem> {
    let stamp = deciding::stamp(ask, session, operation, request, input)?;
    let stamp = RequestStamp { channel: Some(Channel::Phone), ..stamp };
    let (scheme, now, request) = (Arc::clone(ask.scheme), ask.now, request.clone());
    let InCall { call, key, members, .. } = of;
    let (at, account) = (key.clone(), session.account.clone());
    let judge = move |holder: &Holder| {
        let decision = permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?;
        let decision = received(decision, &command, call.received_at);
        let stay = decision.reply.stay().ok_or_else(|| Problem::new(Code::Internal))?;
        let mut after = holder.clone();
        decision.changes.iter().for_each(|change| after.apply(change));
        let about = telling::About { command: &command, stay, after: &after, scheme: &scheme, now };
        let letters = telling::letters(&at, &request, &members, &about);
        let line = Line {
            council: at.council.clone(),
            at: now,
            account: Some(account.clone()),
            action: operation.to_owned(),
            holder: Some(at.holder.clone()),
            subject: Some(stay.id.to_string()),
            note: Some(received_note(call.received_at)),
        };
        Ok(Verdict { letters, audit: vec![line], ..Verdict::from(decision) })
    };
    let (settled, at) = deciding::settle(ask, key, stamp, judge).await?;
    let stay = settled.stay().ok_or_else(|| Problem::new(Code::Internal))?;
    Ok(StayAnswer::Confirmed { stay: ConfirmedStay::of(stay, ask.scheme, at) })
}

/// The decision, with the moment the call came in on the stay that was asked for, apart from its start.
fn received(decision: Decision, command: &Command, at: DateTime<Utc>) -> Decision {
    if !matches!(command, Command::Activate(_)) {
        return decision;
    }
    let mark = |stay: Stay| Stay { received_at: Some(at), ..stay };
    let changes = decision.changes.into_iter().map(|change| {
        if let Change::Stay { stay } = change { Change::Stay { stay: mark(stay) } } else { change }
    });
    let reply = if let Settled::Stay(stay) = decision.reply {
        Settled::Stay(Box::new(mark(*stay)))
    } else {
        decision.reply
    };
    Decision { changes: changes.collect(), reply }
}
