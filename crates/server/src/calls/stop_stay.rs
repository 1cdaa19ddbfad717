//! Ending a stay that has begun, where the scheme allows it.

use super::{Ask, deciding};
use crate::session::channel;
use crate::store::Session;
use permit_api::Problem;
use permit_api::lasting::StopStay;
use permit_api::stays::StayAnswer;
use permit_rules::Command;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: StopStay) -> Result<StayAnswer, Problem> {
    let stamp = deciding::stamp(ask, session, "stop_stay", &input.request, &input)?;
    let command = Command::Stop { stay: input.stay, channel: channel(session) };
    deciding::decide(ask, session, stamp, command).await
}
