//! Activating visits for several plates, or the same again every week: all of them or none.

use super::{Ask, deciding};
use crate::session::channel;
use crate::store::Session;
use permit_api::Problem;
use permit_api::lasting::{ActivateMany, StaysAnswer};
use permit_api::stays::ConfirmedStay;
use permit_rules::{Command, many};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: ActivateMany) -> Result<StaysAnswer, Problem> {
    let (input, visitor) = (ActivateMany { tell_visitor: None, ..input.clone() }, input.tell_visitor);
    let stamp = deciding::stamp(ask, session, "activate_many", &input.request, &input)?;
    let command = Command::ActivateMany(permit_rules::ActivateMany {
        request: input.request,
        vrns: many::read_plates(&input.plates)?,
        product: input.product,
        start: input.start,
        length: input.length,
        repeat_weekly: input.repeat_weekly,
        channel: channel(session),
    });
    let (settled, at) = deciding::activated(ask, session, stamp, command, visitor).await?;
    let stays = settled.stays().iter().map(|stay| ConfirmedStay::of(stay, ask.scheme, at)).collect();
    Ok(StaysAnswer::Confirmed { stays })
}
