//! Cancelling a caller's stay that has not started.

use super::super::Ask;
use super::deciding::decide;
use super::showing::identified;
use crate::store::Session;
use permit_api::Problem;
use permit_api::desk::DeskCancel;
use permit_api::stays::StayAnswer;
use permit_rules::Command;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: DeskCancel) -> Result<StayAnswer, Problem> {
    let of = identified(ask, session, &input.call).await?;
    let command = Command::Cancel { stay: input.stay.clone() };
    decide(ask, session, ("desk_cancel", &input.request), &input, of, command).await
}
