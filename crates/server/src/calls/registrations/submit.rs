//! Sending a registration to the council.

use super::filing;
use crate::calls::Ask;
use crate::calls::deciding::stamp;
use crate::store::Session;
use permit_api::Problem;
use permit_api::registrations::{RegistrationStatus, SubmitRegistration};

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    input: SubmitRegistration,
) -> Result<RegistrationStatus, Problem> {
    let stamp = stamp(ask, session, "submit_registration", &input.request, &input)?;
    filing::submit(ask, session, stamp).await
}
