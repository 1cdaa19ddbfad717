//! The way every decision about a refund goes: once for each request, in one transaction with its line in the audit log.
//! Nobody is written to here: the resident is told once the money is on its way, or will not be.

use super::showing::{Found, find, show};
use crate::calls::Ask;
use crate::calls::deciding::{settle, stamp};
use crate::store::audit::Line;
use crate::store::{RequestStamp, Session, Verdict};
use permit_api::Problem;
use permit_api::refunds::{OrderCase, StaffOrder};
use permit_rules::order::Buy;
use permit_rules::{Command, Holder, RequestId};
use serde::Serialize;
use std::sync::Arc;

/// Decides something about a refund of an order. The note is what the audit log says of it.
pub async fn decide(
    ask: &Ask<'_>,
    session: &Session,
    (operation, request): (&'static str, &RequestId),
    input: &impl Serialize,
    case: &OrderCase,
    (buy, note): (Buy, String),
) -> Result<StaffOrder, Problem> {
    // However long ago it was placed, the order bears on this.
    let order = Some(case.order.clone());
    let stamp = RequestStamp { order, ..stamp(ask, session, operation, request, input)? };
    let Found { key, .. } = find(ask, session, case).await?;
    let (scheme, now) = (Arc::clone(ask.scheme), ask.now);
    let line = Line {
        council: key.council.clone(),
        at: now,
        account: Some(session.account.clone()),
        action: operation.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some(case.order.to_string()),
        note: Some(note),
    };
    let judge = move |holder: &Holder| {
        let decision = permit_rules::decide(holder, &Command::Buy(buy.clone()), &scheme, now)?;
        Ok(Verdict { audit: vec![line.clone()], ..Verdict::from(decision) })
    };
    settle(ask, key, stamp, judge).await?;
    show(ask, session, case).await
}
