//! Sending a receipt once more, to whoever asks: a new letter each time, a few in an hour.

use crate::calls::Ask;
use crate::calls::accounts::{own, proving};
use crate::letters::{Enclosure, Letter, LetterKind};
use crate::receipt::kept;
use crate::store::Session;
use crate::tries;
use permit_api::orders::{ReceiptSent, SendReceipt};
use permit_api::{Arg, Code, Problem};
use permit_rules::day;
use permit_rules::order::OrderState;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: SendReceipt) -> Result<ReceiptSent, Problem> {
    let (store, key, account) = (&ask.office.store, session.key()?, own(ask, session).await?);
    let order = kept::find(&**store, &key, &input.order).await?;
    let order = order.ok_or_else(|| Problem::new(Code::UnknownOrder))?;
    match order.state {
        OrderState::Paid { .. } | OrderState::Returned { .. } => {}
        OrderState::Open | OrderState::Closed { .. } => return Err(Problem::new(Code::OrderNotPaid)),
    }
    tries::count_receipt(ask.office, &key).await?;
    let args = [
        ("number", Arg::Text(order.number.clone())),
        ("price", Arg::Money(order.pence)),
        ("bundles", Arg::Number(order.bundles().into())),
        ("date", Arg::Day(day::of(order.placed_at, ask.scheme.timezone))),
    ];
    let to = account.contact().ok_or_else(|| Problem::new(Code::Internal))?;
    let letter = proving::letter(ask, &key.council, to, account.language, LetterKind::ReceiptAgain, &args)?;
    let encloses = Some(Enclosure::Receipt { holder: key.holder, order: order.id });
    store.post(vec![Letter { encloses, ..letter }]).await?;
    Ok(ReceiptSent {})
}
