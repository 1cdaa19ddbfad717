//! Activating visits for a plate.

use super::{Ask, deciding};
use crate::session::channel;
use crate::store::Session;
use permit_api::stays::{Activate, ConfirmedStay, StayAnswer};
use permit_api::{Code, Problem};
use permit_rules::{Command, Vrn};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: Activate) -> Result<StayAnswer, Problem> {
    let (input, visitor) = (Activate { tell_visitor: None, ..input.clone() }, input.tell_visitor);
    let stamp = deciding::stamp(ask, session, "activate", &input.request, &input)?;
    let command = Command::Activate(permit_rules::Activate {
        request: input.request,
        vrn: Vrn::read(&input.plate)?,
        product: input.product,
        start: input.start,
        length: input.length,
        channel: channel(session),
    });
    let (settled, at) = deciding::activated(ask, session, stamp, command, visitor).await?;
    let stay = settled.stay().ok_or_else(|| Problem::new(Code::Internal))?;
    Ok(StayAnswer::Confirmed { stay: ConfirmedStay::of(stay, ask.scheme, at) })
}
