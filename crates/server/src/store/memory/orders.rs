//! Orders, in memory.

use super::{MemoryStore, now};
use crate::store::orders::{ByOrder, OrderRow, Orders};
use crate::store::{HolderKey, Later};
use chrono::NaiveDate;
use permit_rules::{CouncilId, Order};
use std::cmp::Reverse;

impl MemoryStore {
    fn order_rows(&self, council: &CouncilId) -> Vec<OrderRow> {
        let state = self.state();
        let of = state.holders.iter().filter(|(key, _)| key.council == *council);
        let rows = of.flat_map(|(key, record)| {
            record.holder.orders.values().map(|order| OrderRow { key: key.clone(), order: order.clone() })
        });
        rows.collect()
    }
}

impl Orders for MemoryStore {
    fn order(&self, council: CouncilId, by: ByOrder) -> Later<'_, Option<OrderRow>> {
        let wanted = |row: &OrderRow| match &by {
            ByOrder::Number(number) => row.order.number == *number,
            ByOrder::Back(back) => row.order.back == *back,
            ByOrder::Payment(payment) => row.order.payment.as_ref() == Some(payment),
        };
        now(self.order_rows(&council).into_iter().find(wanted))
    }

    fn orders(&self, key: HolderKey) -> Later<'_, Vec<Order>> {
        let state = self.state();
        let mut orders: Vec<_> =
            state.holders.get(&key).into_iter().flat_map(|it| it.holder.orders.values().cloned()).collect();
        orders.sort_by_key(|order| Reverse((order.placed_at, order.id.clone())));
        now(orders)
    }

    fn unsettled(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<OrderRow>> {
        let mut rows = self.order_rows(&council);
        rows.retain(|row| row.order.is_unsettled());
        rows.sort_by_key(|row| (row.order.placed_at, row.order.id.clone()));
        rows.truncate(limit as usize);
        now(rows)
    }

    fn with_visits_until(
        &self,
        council: CouncilId,
        day: NaiveDate,
        earlier: bool,
    ) -> Later<'_, Vec<HolderKey>> {
        let state = self.state();
        let due = |last: NaiveDate| if earlier { last < day } else { last == day };
        let of = state.holders.iter().filter(|(key, record)| {
            let mut bundles = record.holder.bundles.values();
            key.council == council && bundles.any(|it| due(it.last_day) && it.available() > 0)
        });
        now(of.map(|(key, _)| key.clone()).collect())
    }
}
