//! Taking a decision back, within a minute of it.

use super::deciding::decide;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::reviews::{ReviewCase, UndoReview};
use permit_rules::registration::Step;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: UndoReview) -> Result<ReviewCase, Problem> {
    let id = input.case.registration.clone();
    let step = Step::Undo { id };
    decide(ask, session, ("undo_review", &input.request), &input, &input.case, step).await
}
