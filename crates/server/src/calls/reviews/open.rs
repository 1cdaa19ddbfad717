//! Opening a case. Who opened it is on record before anything of it is shown.

use super::showing::{Found, find, show};
use crate::calls::Ask;
use crate::calls::record::note_look;
use crate::store::Session;
use permit_api::Problem;
use permit_api::reviews::{OpenReview, ReviewCase};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: OpenReview) -> Result<ReviewCase, Problem> {
    let Found { key, registration, .. } = find(ask, session, &input.case).await?;
    note_look(ask, session, &key, registration.id.as_str(), ("open_review", None)).await?;
    show(ask, session, &input.case).await
}
