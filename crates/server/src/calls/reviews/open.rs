//! Opening a case. Who opened it is on record before anything of it is shown.

use super::history::note_look;
use super::showing::{Found, find, show};
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::reviews::{OpenReview, ReviewCase};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: OpenReview) -> Result<ReviewCase, Problem> {
    let Found { key, registration, .. } = find(ask, session, &input.case).await?;
    note_look(ask, session, &key, &registration.id, ("open_review", None)).await?;
    show(ask, session, &input.case).await
}
