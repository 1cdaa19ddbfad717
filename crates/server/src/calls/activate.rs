//! Activating visits for a plate.

use super::{Ask, deciding};
use crate::session::channel;
use crate::store::Session;
use permit_api::Problem;
use permit_api::stays::{Activate, StayAnswer};
use permit_rules::{Command, Vrn};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: Activate) -> Result<StayAnswer, Problem> {
    let stamp = deciding::stamp(ask, session, "activate", &input.request, &input)?;
    let command = Command::Activate(permit_rules::Activate {
        request: input.request,
        vrn: Vrn::read(&input.plate)?,
        product: input.product,
        start: input.start,
        length: input.length,
        channel: channel(session),
    });
    deciding::decide(ask, session, stamp, command).await
}
