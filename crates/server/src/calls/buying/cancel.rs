//! Giving an order up. Only what the provider then says ends it: it may have been paid already.

use super::{look, view};
use crate::calls::Ask;
use crate::payments::Looked;
use crate::payments::schedule::Saw;
use crate::store::Session;
use permit_api::orders::{CancelOrder, OrderView};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: CancelOrder) -> Result<OrderView, Problem> {
    let place = super::place(session, input.order)?;
    let till = &ask.office.till;
    let mut order = till.order(&place).await?;
    if !order.is_open() {
        return Err(Problem::new(Code::OrderSettled));
    }
    if order.payment.is_none() {
        order = look(ask, &place, order).await?.order;
    }
    if let (true, Some(payment), Some(provider)) =
        (order.is_open(), &order.payment, till.provider(&session.council))
        && let Err(unheard) = provider.cancel(payment).await
    {
        tracing::warn!(order = order.number, reason = unheard.0, "a payment could not be cancelled");
        return view(ask, &place, &Looked { order, saw: Saw::Nothing }).await;
    }
    let looked = look(ask, &place, order).await?;
    view(ask, &place, &looked).await
}
