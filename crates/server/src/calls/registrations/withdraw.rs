//! Giving a registration up.

use super::filing::take;
use crate::calls::Ask;
use crate::calls::deciding::stamp;
use crate::store::Session;
use permit_api::Problem;
use permit_api::registrations::{RegistrationStatus, WithdrawRegistration};
use permit_rules::registration::Step;

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    input: WithdrawRegistration,
) -> Result<RegistrationStatus, Problem> {
    let stamp = stamp(ask, session, "withdraw_registration", &input.request, &input)?;
    take(ask, session, stamp, Step::Withdraw).await
}
