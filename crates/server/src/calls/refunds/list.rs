//! The refunds under way: those that wait for somebody to agree, and those that wait for the provider.

use super::showing::refunds;
use crate::calls::Ask;
use crate::calls::record::Names;
use crate::store::{OrderRow, Session};
use permit_api::Problem;
use permit_api::orders::RefundProgress;
use permit_api::refunds::{GetRefunds, OrderCase, RefundItem, Refunds};
use permit_rules::order::Refund;

/// Orders that are looked through at most, those still to be paid among them.
const MOST_UNSETTLED: u32 = 5_000;

pub async fn answer(ask: &Ask<'_>, session: &Session, _: GetRefunds) -> Result<Refunds, Problem> {
    let mut names = Names::default();
    let mut under_way = Vec::new();
    for row in ask.office.store.unsettled(session.council.clone(), MOST_UNSETTLED).await? {
        if row.order.refunds.iter().any(Refund::is_under_way) {
            under_way.extend(items(ask, session, row, &mut names).await?);
        }
    }
    under_way.sort_by_key(|item| item.refund.requested_at);
    Ok(Refunds { under_way, as_of: ask.now })
}

async fn items(
    ask: &Ask<'_>,
    session: &Session,
    row: OrderRow,
    names: &mut Names,
) -> Result<Vec<RefundItem>, Problem> {
    let OrderRow { key, order } = row;
    let refunds = refunds(ask, session, &key, &order, names).await?;
    let waits = |progress| match progress {
        RefundProgress::Requested | RefundProgress::Agreed => true,
        RefundProgress::Done | RefundProgress::Declined => false,
    };
    let case = OrderCase { holder: key.holder, order: order.id };
    let item = |refund| RefundItem { case: case.clone(), number: order.number.clone(), refund };
    Ok(refunds.into_iter().filter(|refund| waits(refund.progress)).map(item).collect())
}
