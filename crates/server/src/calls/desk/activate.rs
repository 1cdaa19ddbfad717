//! Activating visits for a caller.

use super::super::Ask;
use super::deciding::decide;
use super::open::received_as_told;
use super::showing::identified;
use crate::store::Session;
use permit_api::Problem;
use permit_api::desk::DeskActivate;
use permit_api::stays::StayAnswer;
use permit_rules::{Activate, Channel, Command, Vrn};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: DeskActivate) -> Result<StayAnswer, Problem> {
    let mut of = identified(ask, session, &input.call).await?;
    if let Some(told) = input.received_at {
        of.call.received_at = received_as_told(told, ask.now)?;
    }
    let command = Command::Activate(Activate {
        request: input.request.clone(),
        vrn: Vrn::read(&input.plate)?,
        product: input.product.clone(),
        start: input.start,
        length: input.length,
        channel: Channel::Phone,
    });
    decide(ask, session, ("desk_activate", &input.request), &input, of, command).await
}
