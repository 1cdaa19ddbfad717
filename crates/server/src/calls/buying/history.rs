//! What was bought, the latest first, year by year. The seed: "You can view your purchase dates via the Payment History
//! section".

use crate::calls::Ask;
use crate::receipt::of_order;
use crate::store::{ByWhat, HolderKey, Session};
use chrono::NaiveDate;
use permit_api::Problem;
use permit_api::orders::{GetPaymentHistory, OrderView, PaymentHistory, PaymentYear};
use permit_rules::order::OrderState;
use permit_rules::scheme::Window;
use permit_rules::{Order, Scheme, day};
use std::collections::{BTreeMap, BTreeSet};

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    input: GetPaymentHistory,
) -> Result<PaymentHistory, Problem> {
    let key = session.key()?;
    let mut orders = ask.office.store.orders(key.clone()).await?;
    let years: BTreeSet<_> = orders.iter().map(|order| year_of(order, ask.scheme)).collect();
    orders.retain(|order| is_of(order, input.year, ask.scheme));
    let names = names(ask, &key, &orders).await?;
    let shown = |order: &Order| {
        let placed_by = names.get(&order.account).cloned();
        OrderView::of(order, placed_by, false, ask.scheme, ask.now)
    };
    Ok(PaymentHistory {
        orders: orders.iter().map(shown).collect(),
        years: years.into_iter().rev().collect(),
        paid: orders.iter().map(paid).fold(0, u32::saturating_add),
        as_of: ask.now,
    })
}

/// Whether an order belongs to the year that begins on a day. Every order does where no year is named.
pub fn is_of(order: &Order, year: Option<NaiveDate>, scheme: &Scheme) -> bool {
    year.is_none_or(|first_day| year_of(order, scheme).first_day == first_day)
}

/// The year an order was placed in: the one in which the cap counts, where that is the same for everybody.
fn year_of(order: &Order, scheme: &Scheme) -> PaymentYear {
    let fixed = scheme.products.iter().find_map(|product| match product.cap.window {
        Window::FixedYear { month, day } => Some((month, day)),
        Window::Rolling { .. } | Window::PerPurchase { .. } | Window::Anniversary | Window::CalendarMonth => {
            None
        }
    });
    let (month, first) = fixed.unwrap_or((1, 1));
    let (first_day, next) = day::year_around(day::of(order.placed_at, scheme.timezone), month, first);
    let last_day = next.pred_opt().unwrap_or(next);
    PaymentYear { first_day, last_day }
}

/// What an order has cost so far, less what has gone back, in pence.
fn paid(order: &Order) -> u32 {
    match order.state {
        OrderState::Paid { .. } | OrderState::Returned { .. } => {
            order.pence.saturating_sub(of_order::gone_back(order))
        }
        OrderState::Open | OrderState::Closed { .. } => 0,
    }
}

/// The names of whoever placed the orders, by account. Closed accounts have none.
pub async fn names(
    ask: &Ask<'_>,
    key: &HolderKey,
    orders: &[Order],
) -> Result<BTreeMap<String, String>, Problem> {
    let members = ask.office.store.members(key.clone()).await?;
    let mut names: BTreeMap<_, _> = members.into_iter().map(|it| (it.id, it.name)).collect();
    let others: BTreeSet<_> = orders.iter().map(|it| &it.account).collect();
    for id in others {
        if !names.contains_key(id) {
            let account = ask.office.store.account(key.council.clone(), ByWhat::Id(id.clone())).await?;
            names.extend(account.map(|it| (it.id, it.name)));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use permit_rules::scheme;

    #[test]
    fn a_year_is_the_caps_where_it_is_fixed_and_else_the_calendars() {
        let cases = [
            (include_str!("../../../../../schemes/cambridgeshire.toml"), "2025-04-01", "2026-04-01"),
            (include_str!("../../../../../schemes/morfa.toml"), "2026-01-01", "2026-01-01"),
            (include_str!("../../../../../schemes/bath.toml"), "2026-01-01", "2026-01-01"),
        ];
        for (file, march, april) in cases {
            let scheme = scheme::read(file).unwrap();
            // Half past eleven at night on 31 March, and half an hour after that midnight.
            for (at, first_day) in [("2026-03-31T22:30:00Z", march), ("2026-03-31T23:30:00Z", april)] {
                let order = order_at(at);
                let year = year_of(&order, &scheme);
                assert_eq!(year.first_day.to_string(), first_day, "{} {at}", scheme.council);
                assert_eq!(year.last_day.succ_opt().unwrap().year(), year.first_day.year() + 1);
                assert!(is_of(&order, None, &scheme) && is_of(&order, Some(year.first_day), &scheme));
                assert!(!is_of(&order, Some(year.last_day), &scheme));
            }
        }
    }

    fn order_at(at: &str) -> Order {
        let order = serde_json::json!({
            "id": "o1", "number": "PV-1", "lines": [], "pence": 0, "placed_at": at, "account": "ada",
            "channel": "app", "back": "b", "payment": null, "state": { "state": "open" },
        });
        serde_json::from_value(order).unwrap()
    }
}
