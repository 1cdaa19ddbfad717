//! Opening a holder who is believed to call. Who opened whom is on record before anything is shown.

use super::super::Ask;
use super::showing::{about, card};
use crate::store::audit::Line;
use crate::store::{CallRow, Session};
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use permit_api::desk::{CallerCard, OpenCaller};
use permit_api::{Code, Problem};
use std::collections::BTreeSet;

/// How long a call is good.
const LASTS: Duration = Duration::minutes(15);
/// For how long a call may have waited before its holder is opened.
const WAITED: Duration = Duration::hours(2);
/// Rounds with a wrong answer that a call bears.
const TRIES: u32 = 3;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: OpenCaller) -> Result<CallerCard, Problem> {
    let call = CallRow {
        id: ask.office.rng.text::<18>().map_err(|_| Problem::new(Code::Internal))?,
        council: session.council.clone(),
        account: session.account.clone(),
        device: session.device.clone(),
        holder: input.holder,
        received_at: received(input.received_at, ask.now),
        opened_at: ask.now,
        until: ask.now + LASTS,
        right: BTreeSet::new(),
        tries_left: TRIES,
    };
    let opened = about(ask, call).await?;
    let line = Line {
        council: session.council.clone(),
        at: ask.now,
        account: Some(session.account.clone()),
        action: "open_caller".to_owned(),
        holder: Some(opened.key.holder.clone()),
        subject: Some(opened.call.id.clone()),
        note: Some(received_note(opened.call.received_at)),
    };
    ask.office.store.put_call(opened.call.clone(), line).await?;
    Ok(card(ask, &opened))
}

/// When a call came in: what the telephone system says, where that can be.
fn received(told: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    told.filter(|told| *told <= now && now - *told <= WAITED).unwrap_or(now)
}

/// When a call came in, as the handler says: before now, and no longer ago than a caller waits and speaks.
///
/// # Errors
/// `received_unclear`.
pub fn received_as_told(told: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>, Problem> {
    let can_be = told <= now && now - told <= WAITED + LASTS;
    if can_be { Ok(told) } else { Err(Problem::new(Code::ReceivedUnclear)) }
}

/// What the audit log says of when a call came in.
pub fn received_note(at: DateTime<Utc>) -> String {
    format!("received {}", at.to_rfc3339_opts(SecondsFormat::Secs, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_came_in_at_a_time_that_can_be() {
        let now: DateTime<Utc> = "2026-06-01T08:00:00Z".parse().unwrap();
        let after = |told: Option<i64>| received(told.map(|it| now - Duration::minutes(it)), now) - now;
        let minutes = |told| -after(told).num_minutes();
        assert_eq!([None, Some(0), Some(7), Some(120)].map(minutes), [0, 0, 7, 120]);
        assert_eq!([Some(-1), Some(121)].map(minutes), [0, 0]);
    }
}
