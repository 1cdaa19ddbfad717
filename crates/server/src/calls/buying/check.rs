//! Asking how an order stands. The provider is asked before the answer.

use super::{look, view};
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::orders::{CheckOrder, OrderView};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: CheckOrder) -> Result<OrderView, Problem> {
    let place = super::place(session, input.order)?;
    let order = ask.office.till.order(&place).await?;
    let looked = look(ask, &place, order).await?;
    view(ask, &place, &looked).await
}
