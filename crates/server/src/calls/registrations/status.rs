//! Where a holder stands with the council.

use super::filing;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::registrations::{GetRegistration, RegistrationStatus};

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    _: GetRegistration,
) -> Result<RegistrationStatus, Problem> {
    filing::status(ask, session).await
}
