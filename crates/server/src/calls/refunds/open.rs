//! Opening an order. Who opened it is on record before anything of it is shown.

use super::showing::{Found, find, show};
use crate::calls::Ask;
use crate::calls::record::note_look;
use crate::store::Session;
use permit_api::Problem;
use permit_api::refunds::{OpenOrder, StaffOrder};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: OpenOrder) -> Result<StaffOrder, Problem> {
    let Found { key, order, .. } = find(ask, session, &input.case).await?;
    note_look(ask, session, &key, order.id.as_str(), ("open_order", None)).await?;
    show(ask, session, &input.case).await
}
