//! Beginning a registration. A renewal begins from what is on record, a repeated one from what was not refused.

use super::filing::take;
use crate::calls::Ask;
use crate::calls::deciding::stamp;
use crate::store::Session;
use permit_api::Problem;
use permit_api::registrations::{BeginRegistration, RegistrationStatus};
use permit_rules::RegistrationId;
use permit_rules::registration::Step;

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    input: BeginRegistration,
) -> Result<RegistrationStatus, Problem> {
    let stamp = stamp(ask, session, "begin_registration", &input.request, &input)?;
    let step = Step::Begin { id: RegistrationId::of(&input.request), purpose: input.purpose };
    take(ask, session, stamp, step).await
}
