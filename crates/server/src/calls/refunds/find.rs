//! Finding orders, by number or by the address of an account. Who looked, and by what, is on record, found or not.

use super::showing::view;
use crate::calls::Ask;
use crate::calls::record::Names;
use crate::store::audit::Line;
use crate::store::{ByOrder, ByWhat, HolderKey, OrderRow, Session};
use crate::{contact, folding};
use permit_api::Problem;
use permit_api::refunds::{FindOrders, FoundOrders, OrderCase, OrderItem};

/// Orders that are listed at most.
const MOST: usize = 50;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: FindOrders) -> Result<FoundOrders, Problem> {
    let (by, mut found) = if input.text.contains('@') {
        ("email", of_account(ask, session, &input.text).await?)
    } else {
        ("number", numbered(ask, session, &input.text).await?)
    };
    found.truncate(MOST);
    let line = Line {
        council: session.council.clone(),
        at: ask.now,
        account: Some(session.account.clone()),
        action: "find_orders".to_owned(),
        holder: found.first().map(|row| row.key.holder.clone()),
        subject: found.first().filter(|_| by == "number").map(|row| row.order.id.to_string()),
        note: Some(by.to_owned()),
    };
    ask.office.store.note(vec![line]).await?;
    let (mut names, mut orders) = (Names::default(), Vec::new());
    for OrderRow { key, order } in found {
        let case = OrderCase { holder: key.holder, order: order.id.clone() };
        orders.push(OrderItem { case, order: view(ask, session, &order, &mut names).await? });
    }
    Ok(FoundOrders { orders })
}

/// The orders of the holder of whoever has an address.
async fn of_account(ask: &Ask<'_>, session: &Session, typed: &str) -> Result<Vec<OrderRow>, Problem> {
    let Ok(address) = contact::email(typed) else { return Ok(Vec::new()) };
    let store = &ask.office.store;
    let account = store.account(session.council.clone(), ByWhat::Email(address)).await?;
    let Some(holder) = account.and_then(|account| account.holder) else { return Ok(Vec::new()) };
    let key = HolderKey { council: session.council.clone(), holder };
    let orders = store.orders(key.clone()).await?;
    Ok(orders.into_iter().map(|order| OrderRow { key: key.clone(), order }).collect())
}

/// The order with a number, however that is written.
async fn numbered(ask: &Ask<'_>, session: &Session, typed: &str) -> Result<Vec<OrderRow>, Problem> {
    let by = ByOrder::Number(number(typed));
    Ok(ask.office.store.order(session.council.clone(), by).await?.into_iter().collect())
}

/// The number that was meant: groups of four in capitals, without the letters that look like figures.
pub fn number(typed: &str) -> String {
    let meant = |c| match c {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let letters: Vec<char> = folding::number(typed).chars().map(meant).collect();
    let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for typed in ["K0Q2-M1XT-9P", " k0q2 m1xt 9p ", "koq2mlxt9p", "K0Q2–M1XT–9P", "KO-Q2-MI-XT-9P"] {
            assert_eq!(number(typed), "K0Q2-M1XT-9P", "{typed}");
        }
        assert_eq!(number(" – "), "");
    }
}
