//! What somebody is told who comes back from paying, logged in or not. The key in the address is all they need, and
//! nothing they are told is personal.

use super::checkout::hashed;
use super::look;
use crate::calls::Ask;
use crate::store::ByOrder;
use crate::tries;
use permit_api::orders::{GetPaymentOutcome, PaymentOutcome};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, input: GetPaymentOutcome) -> Result<PaymentOutcome, Problem> {
    tries::count_outcome(ask.office, &ask.scheme.council, ask.from).await?;
    let back = hashed(&input.attempt);
    for scheme in ask.office.councils.all() {
        let by = ByOrder::Back(back.clone());
        if let Some(row) = ask.office.store.order(scheme.council.clone(), by).await? {
            let place = (row.key, row.order.id.clone());
            let looked = look(ask, &place, row.order).await?;
            return Ok(PaymentOutcome::of(&looked.order, looked.unheard(), scheme));
        }
    }
    Err(Problem::new(Code::UnknownOrder))
}
