//! Cancelling a stay that has not started.

use super::{Ask, deciding};
use crate::store::Session;
use permit_api::Problem;
use permit_api::stays::{Cancel, StayAnswer};
use permit_rules::Command;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: Cancel) -> Result<StayAnswer, Problem> {
    let stamp = deciding::stamp(ask, session, "cancel", &input.request, &input)?;
    deciding::decide(ask, session, stamp, Command::Cancel { stay: input.stay }).await
}
