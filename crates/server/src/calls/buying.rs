//! Buying: each operation a file. What may be bought is decided by the rules; what was paid is read from the provider.

pub mod cancel;
pub mod check;
pub mod checkout;
pub mod export;
pub mod fill;
pub mod history;
pub mod outcome;
pub mod pay;
pub mod receipt;
pub mod send_receipt;
pub mod shop;

use super::Ask;
use crate::payments::schedule::is_of_interest;
use crate::payments::{Looked, Place};
use crate::store::Session;
use permit_api::Problem;
use permit_api::orders::OrderView;
use permit_rules::order::{Failure, OrderState};
use permit_rules::{Order, OrderId};

/// An order of whoever asks.
fn place(session: &Session, order: OrderId) -> Result<Place, Problem> {
    Ok((session.key()?, order))
}

/// An order as it is after the provider was asked, where there is anything to ask.
async fn look(ask: &Ask<'_>, place: &Place, order: Order) -> Result<Looked, Problem> {
    if is_of_interest(&order) || never_begun(&order) {
        return ask.office.till.ask(place).await;
    }
    Ok(Looked { order, saw: crate::payments::schedule::Saw::Answer })
}

/// Whether it was closed because the provider had never heard of it.
fn never_begun(order: &Order) -> bool {
    matches!(order.state, OrderState::Closed { why: Failure::NotStarted, .. })
}

/// An order as its buyers see it.
async fn view(ask: &Ask<'_>, place: &Place, looked: &Looked) -> Result<OrderView, Problem> {
    let members = ask.office.store.members(place.0.clone()).await?;
    let buyer = members.into_iter().find(|account| account.id == looked.order.account);
    let name = buyer.map(|account| account.name);
    Ok(OrderView::of(&looked.order, name, looked.unheard(), ask.scheme, ask.office.clock.now()))
}
