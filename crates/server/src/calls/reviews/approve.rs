//! Accepting a registration.

use super::deciding::decide;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::reviews::{Approve, ReviewCase};
use permit_rules::registration::Step;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: Approve) -> Result<ReviewCase, Problem> {
    let id = input.case.registration.clone();
    let step = Step::Approve { id, zone: input.zone.clone() };
    decide(ask, session, ("approve", &input.request), &input, &input.case, step).await
}
