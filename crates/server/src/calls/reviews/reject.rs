//! Refusing a registration, with reasons.

use super::deciding::decide;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::reviews::{Reject, ReviewCase};
use permit_rules::registration::Step;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: Reject) -> Result<ReviewCase, Problem> {
    let id = input.case.registration.clone();
    let step =
        Step::Reject { id, ground: input.ground, refused: input.refused.clone(), note: input.note.clone() };
    decide(ask, session, ("reject", &input.request), &input, &input.case, step).await
}
