//! The way every command goes: stamped, decided inside the store's transaction, answered from what was kept. Asked
//! again, the answer is made from the same kept values and so has the same bytes.

use super::Ask;
use crate::session::channel;
use crate::store::{Outcome, RequestStamp, Session, Trouble};
use permit_api::stays::{ConfirmedStay, StayAnswer};
use permit_api::{Code, Problem};
use permit_rules::{Command, Holder, RequestId};
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
        channel: Some(channel(session.kind)),
        at: ask.now,
    })
}

/// Has a command decided, once.
pub async fn decide(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    command: Command,
) -> Result<StayAnswer, Problem> {
    let (scheme, now, reference) = (Arc::clone(&ask.office.scheme), ask.now, ask.reference.to_owned());
    let judge = move |holder: &Holder| {
        permit_rules::decide(holder, &command, &scheme, now)
            .map_err(|refusal| Problem { reference: Some(reference.clone()), ..refusal.into() })
    };
    match ask.office.store.decide(session.key.clone(), stamp, Box::new(judge)).await? {
        Outcome::Answered(answered) => {
            let stay = ConfirmedStay::of(&answered.answer?, &ask.office.scheme, answered.at);
            Ok(StayAnswer::Confirmed { stay })
        }
        Outcome::Reused => Err(Problem::new(Code::RequestReused)),
        Outcome::NoHolder => Err(Trouble::Broken("an account is a member of no holder".to_owned()).into()),
    }
}
