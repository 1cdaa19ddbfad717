//! Keeping plates under names, and keeping them no longer.

use super::{Ask, deciding};
use crate::store::{RequestStamp, Session};
use permit_api::familiar::{ForgetPlate, KeptPlates, SavePlate};
use permit_api::{Code, Problem};
use permit_rules::plates::PlateStep;
use permit_rules::{Command, Settled, Vrn};

pub async fn save(ask: &Ask<'_>, session: &Session, input: SavePlate) -> Result<KeptPlates, Problem> {
    let stamp = deciding::stamp(ask, session, "save_plate", &input.request, &input)?;
    let seen: String = input.name.chars().filter(|c| !c.is_control()).collect();
    let step = PlateStep::Save { vrn: Vrn::read(&input.plate)?, name: seen.trim().to_owned() };
    settled(ask, session, stamp, step).await
}

pub async fn forget(ask: &Ask<'_>, session: &Session, input: ForgetPlate) -> Result<KeptPlates, Problem> {
    let stamp = deciding::stamp(ask, session, "forget_plate", &input.request, &input)?;
    let step = PlateStep::Forget { vrn: Vrn::read(&input.plate)? };
    settled(ask, session, stamp, step).await
}

async fn settled(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    step: PlateStep,
) -> Result<KeptPlates, Problem> {
    let (settled, _) = deciding::command_settled(ask, session, stamp, Command::Plates(step)).await?;
    if let Settled::Plates(plates) = settled {
        return Ok(KeptPlates::of(&plates));
    }
    Err(Problem::new(Code::Internal))
}
