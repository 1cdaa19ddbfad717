//! Asking for one document more.

use super::deciding::decide;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::reviews::{AskMore, ReviewCase};
use permit_rules::registration::Step;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: AskMore) -> Result<ReviewCase, Problem> {
    let id = input.case.registration.clone();
    let step = Step::AskMore { id, kind: input.kind, note: input.note.clone() };
    decide(ask, session, ("ask_more", &input.request), &input, &input.case, step).await
}
