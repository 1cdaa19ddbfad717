//! Putting the right plate on a caller's stay.

use super::super::Ask;
use super::deciding::decide;
use super::showing::identified;
use crate::store::Session;
use permit_api::Problem;
use permit_api::desk::DeskCorrect;
use permit_api::stays::StayAnswer;
use permit_rules::{Channel, Command, Vrn};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: DeskCorrect) -> Result<StayAnswer, Problem> {
    let of = identified(ask, session, &input.call).await?;
    let vrn = Vrn::read(&input.plate)?;
    let command = Command::Correct { stay: input.stay.clone(), vrn, channel: Channel::Phone };
    decide(ask, session, ("desk_correct", &input.request), &input, of, command).await
}
