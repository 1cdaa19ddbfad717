//! Ordering what is in the basket. The order is kept before the provider hears of it; its payment is made by the request
//! that placed the order, and by no repetition of it.

use super::{look, view};
use crate::calls::deciding::{settle, stamp};
use crate::calls::{Ask, accounts};
use crate::payments::schedule::Saw;
use crate::payments::{Looked, Payer, notice};
use crate::rng::Rng;
use crate::session::channel;
use crate::store::audit::Line;
use crate::store::{Account, Session, Verdict};
use permit_api::buying::Checkout;
use permit_api::orders::OrderView;
use permit_api::{Code, Problem};
use permit_rules::order::{self, Buy};
use permit_rules::{Command, Holder, Order, OrderId};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::Arc;

/// The letters and figures of numbers: without those that look like others.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

pub async fn answer(ask: &Ask<'_>, session: &Session, input: Checkout) -> Result<OrderView, Problem> {
    let payer = accounts::own(ask, session).await?;
    let place = super::place(session, OrderId::of(&input.request))?;
    let attempt = ask.office.rng.text::<16>().map_err(|_| Problem::new(Code::Internal))?;
    let back = hashed(&attempt);
    let as_placed = place_order(ask, session, &input, &payer, &back).await?;
    let ours = as_placed.back == back;
    let looked = if ours && as_placed.is_open() {
        let payer = Payer { email: payer.email, language: payer.language, attempt };
        ask.office.till.begin(&place, as_placed, payer).await?
    } else if ours {
        Looked { order: as_placed, saw: Saw::Answer }
    } else {
        // Asked again: it was placed before, so only where it stands by now is told.
        let order = ask.office.till.order(&place).await?;
        look(ask, &place, order).await?
    };
    view(ask, &place, &looked).await
}

/// Has the order placed, once; returns it as it was placed.
async fn place_order(
    ask: &Ask<'_>,
    session: &Session,
    input: &Checkout,
    payer: &Account,
    back: &str,
) -> Result<Order, Problem> {
    let stamp = stamp(ask, session, "checkout", &input.request, input)?;
    let checkout = order::Checkout {
        id: OrderId::of(&input.request),
        number: number(&*ask.office.rng)?,
        back: back.to_owned(),
        account: session.account.clone(),
        channel: channel(session),
        pence: input.pence,
    };
    let key = session.key()?;
    let (scheme, now, of, payer) = (Arc::clone(ask.scheme), ask.now, key.clone(), payer.clone());
    let paying = ask.office.till.provider(&session.council).is_some();
    let judge = move |holder: &Holder| {
        let command = Command::Buy(Buy::Checkout(checkout.clone()));
        let decision = permit_rules::decide(holder, &command, &scheme, now)?;
        let placed = decision.reply.order().ok_or_else(|| Problem::new(Code::Internal))?;
        if placed.pence > 0 && !paying {
            return Err(Problem::new(Code::PaymentsOff));
        }
        let audit = vec![Line {
            council: of.council.clone(),
            at: now,
            account: Some(checkout.account.clone()),
            action: "checkout".to_owned(),
            holder: Some(of.holder.clone()),
            subject: Some(placed.number.clone()),
            note: None,
        }];
        // What costs nothing is paid by now.
        let letters = notice::of_order(&of, placed, &payer, &scheme, now).into_iter().collect();
        Ok(Verdict { audit, letters, ..Verdict::from(decision) })
    };
    let (settled, _) = settle(ask, key, stamp, judge).await?;
    settled.order().cloned().ok_or_else(|| Problem::new(Code::Internal))
}

/// What people and the provider call an order, such as `K7Q2-M4XT-9P`.
fn number(rng: &dyn Rng) -> Result<String, Problem> {
    let bytes = rng.bytes::<10>().map_err(|_| Problem::new(Code::Internal))?;
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
    Ok(parts.join("-"))
}

/// The hash of the key in the address a payer comes back to, as kept.
pub(super) fn hashed(attempt: &str) -> String {
    let digest = Sha256::digest(attempt);
    let mut hex = String::with_capacity(64);
    for byte in digest {
        write!(hex, "{byte:02x}").unwrap_or_default();
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;

    #[test]
    fn a_number_can_be_told_by_telephone() {
        let rng = SeededRng::new(3);
        let [one, other] = [number(&rng).unwrap(), number(&rng).unwrap()];
        assert_ne!(one, other);
        let shape: String = one.chars().map(|c| if c == '-' { '-' } else { 'x' }).collect();
        assert_eq!(shape, "xxxx-xxxx-xx");
        assert!(!one.contains(['I', 'L', 'O', 'U']), "{one}");
    }
}
