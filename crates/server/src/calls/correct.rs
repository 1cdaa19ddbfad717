//! Putting the right plate on a stay.

use super::{Ask, deciding};
use crate::session::channel;
use crate::store::Session;
use permit_api::Problem;
use permit_api::stays::{Correct, StayAnswer};
use permit_rules::{Command, Vrn};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: Correct) -> Result<StayAnswer, Problem> {
    let stamp = deciding::stamp(ask, session, "correct", &input.request, &input)?;
    let vrn = Vrn::read(&input.plate)?;
    let command = Command::Correct { stay: input.stay, vrn, channel: channel(session) };
    deciding::decide(ask, session, stamp, command).await
}
