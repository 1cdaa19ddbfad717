//! Orders: one row each, as JSON with what it is looked up by beside it.

use super::columns::{day_text, id, json, json_text, millis};
use crate::store::Trouble;
use crate::store::orders::{ByOrder, OrderRow, Orders};
use crate::store::rows::HolderKey;
use crate::store::{Later, SqliteStore};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::order::OrderState;
use permit_rules::{CouncilId, Order, OrderId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// The orders of a holder that bear on a decision: those that are unsettled, those placed after a moment, and the one
/// that is named.
pub fn bearing(
    db: &Connection,
    key: &HolderKey,
    after: DateTime<Utc>,
    named: Option<&OrderId>,
) -> Result<BTreeMap<OrderId, Order>, Trouble> {
    let mut statement = db.prepare_cached(
        "SELECT content FROM purchase WHERE council = ?1 AND holder = ?2
         AND (unsettled = 1 OR placed_at > ?3 OR purchase = ?4)",
    )?;
    let of = params![key.council.as_str(), key.holder.as_str(), millis(after), named.map(OrderId::as_str)];
    let found = statement.query_map(of, |row| {
        let order: Order = json(row, 0)?;
        Ok((order.id.clone(), order))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Keeps an order as it is from now on.
pub fn write(db: &Connection, key: &HolderKey, order: &Order) -> Result<(), Trouble> {
    let mut statement = db.prepare_cached(
        "INSERT INTO purchase (council, holder, purchase, number, back, payment, placed_at, pence, state, unsettled,
         content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (council, holder, purchase) DO UPDATE SET payment = excluded.payment, state = excluded.state,
         unsettled = excluded.unsettled, content = excluded.content",
    )?;
    statement.execute(params![
        key.council.as_str(),
        key.holder.as_str(),
        order.id.as_str(),
        order.number,
        order.back,
        order.payment,
        millis(order.placed_at),
        order.pence,
        state(order),
        order.is_unsettled(),
        json_text(order)?
    ])?;
    Ok(())
}

/// Where an order stands, as kept.
pub fn state(order: &Order) -> &'static str {
    match order.state {
        OrderState::Open => "open",
        OrderState::Paid { .. } => "paid",
        OrderState::Closed { .. } => "closed",
        OrderState::Returned { .. } => "returned",
    }
}

const ROW: &str = "SELECT holder, content FROM purchase WHERE council = ?1";

fn row(row: &Row<'_>, council: &CouncilId) -> rusqlite::Result<OrderRow> {
    let key = HolderKey { council: council.clone(), holder: id(row, 0)? };
    Ok(OrderRow { key, order: json(row, 1)? })
}

fn order(db: &Connection, council: &CouncilId, by: &ByOrder) -> Result<Option<OrderRow>, Trouble> {
    let (column, value) = match by {
        ByOrder::Number(number) => ("number", number),
        ByOrder::Back(back) => ("back", back),
        ByOrder::Payment(payment) => ("payment", payment),
    };
    let mut statement = db.prepare_cached(&format!("{ROW} AND {column} = ?2"))?;
    Ok(statement.query_row([council.as_str(), value], |found| row(found, council)).optional()?)
}

impl Orders for SqliteStore {
    fn order(&self, council: CouncilId, by: ByOrder) -> Later<'_, Option<OrderRow>> {
        self.readers.run(move |db| order(db, &council, &by))
    }

    fn orders(&self, key: HolderKey) -> Later<'_, Vec<Order>> {
        self.readers.run(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT content FROM purchase WHERE council = ?1 AND holder = ?2
                 ORDER BY placed_at DESC, purchase DESC",
            )?;
            let found =
                statement.query_map([key.council.as_str(), key.holder.as_str()], |row| json(row, 0))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    fn unsettled(&self, council: CouncilId, limit: u32) -> Later<'_, Vec<OrderRow>> {
        self.readers.run(move |db| {
            let mut statement =
                db.prepare_cached(&format!("{ROW} AND unsettled = 1 ORDER BY placed_at, purchase LIMIT ?2"))?;
            let found =
                statement.query_map(params![council.as_str(), limit], |found| row(found, &council))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    fn with_visits_until(
        &self,
        council: CouncilId,
        day: NaiveDate,
        earlier: bool,
    ) -> Later<'_, Vec<HolderKey>> {
        self.readers.run(move |db| {
            let is = if earlier { "<" } else { "=" };
            let mut statement = db.prepare_cached(&format!(
                "SELECT DISTINCT holder FROM bundle INDEXED BY bundle_by_last_day
                 WHERE council = ?1 AND last_day {is} ?2 AND available > 0 ORDER BY holder"
            ))?;
            let found = statement.query_map([council.as_str(), &day_text(day)], |row| {
                Ok(HolderKey { council: council.clone(), holder: id(row, 0)? })
            })?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }
}
