//! What can be bought, what is in the basket, and which orders are still open.

use crate::calls::{Ask, held};
use crate::store::Session;
use permit_api::buying::{GetShop, Shop};
use permit_api::orders::OrderView;
use permit_api::{Code, Problem};
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub async fn answer(ask: &Ask<'_>, session: &Session, _: GetShop) -> Result<Shop, Problem> {
    let holder = held(ask, session).await?.holder;
    let members = ask.office.store.members(session.key()?).await?;
    let names: BTreeMap<_, _> = members.into_iter().map(|account| (account.id, account.name)).collect();
    let mut open: Vec<_> = holder.orders.values().filter(|order| order.is_open()).collect();
    open.sort_by_key(|order| Reverse((order.placed_at, &order.id)));
    let view = |order| OrderView::of(order, names.get(&order.account).cloned(), false, ask.scheme, ask.now);
    let mut shop = Shop::of(&holder, open.into_iter().map(view).collect(), ask.scheme, ask.now);
    let costs = shop.offers.iter().all(|offer| offer.free == 0);
    if shop.hindrance.is_none() && costs && ask.office.till.provider(&session.council).is_none() {
        shop.hindrance = Some(Problem::new(Code::PaymentsOff));
    }
    Ok(shop)
}
