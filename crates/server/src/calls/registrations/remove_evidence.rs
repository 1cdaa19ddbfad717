//! Taking a document off a registration.

use super::filing::take;
use crate::calls::Ask;
use crate::calls::deciding::stamp;
use crate::store::Session;
use permit_api::Problem;
use permit_api::registrations::{RegistrationStatus, RemoveEvidence};
use permit_rules::registration::Step;

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    input: RemoveEvidence,
) -> Result<RegistrationStatus, Problem> {
    let stamp = stamp(ask, session, "remove_evidence", &input.request, &input)?;
    take(ask, session, stamp, Step::RemoveEvidence(input.evidence)).await
}
