//! What may be done with a payment that is there: cancel, capture, refund, and what a card does. Works on the book
//! alone.

use crate::book::Book;
use crate::calls::Operation::{Cancel, Capture, Refund as Refunding};
use crate::cards::{Entered, Outcome};
use crate::creating::MOST;
use crate::payment::{Payment, Refund, State};
use crate::problem::Problem;
use crate::settings::Refunds;
use crate::wire;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

/// The service cancels.
pub fn cancel(book: &mut Book, id: &str, now: DateTime<Utc>) -> Result<(), Problem> {
    let payment = book.get(id).ok_or_else(|| Problem::not_found(Cancel))?;
    if payment.state().finished() {
        return Err(Problem::cannot_cancel());
    }
    book.put(id, State::Cancelled, now);
    Ok(())
}

/// The service takes a payment that waits for that.
pub fn capture(book: &mut Book, id: &str, now: DateTime<Utc>) -> Result<(), Problem> {
    let payment = book.get(id).ok_or_else(|| Problem::not_found(Capture))?;
    if payment.state() != State::Capturable {
        return Err(Problem::cannot_capture());
    }
    book.put(id, State::Success, now);
    Ok(())
}

/// The service sends money back. The refund's id is given.
pub fn refund(
    book: &mut Book,
    id: &str,
    body: &[u8],
    (refund_id, pace): (String, Refunds),
    now: DateTime<Utc>,
) -> Result<Refund, Problem> {
    let parsed: Value = serde_json::from_slice(body).map_err(|_| Problem::unreadable(Refunding))?;
    let Value::Object(fields) = parsed else { return Err(Problem::unreadable(Refunding)) };
    let amount = pence(&fields, "amount")?.ok_or_else(|| Problem::missing(Refunding, "amount"))?;
    let expected = pence(&fields, "refund_amount_available")?;
    let payment = book.get(id).ok_or_else(|| Problem::not_found(Refunding))?;
    refundable(payment, amount, expected)?;
    let (arrives_at, arrived) = match pace {
        Refunds::AtOnce => (now, true),
        Refunds::After(while_) => (now + while_, false),
    };
    let refund = Refund { id: refund_id, amount, asked_at: now, arrives_at, arrived };
    book.add_refund(id, refund.clone());
    Ok(refund)
}

fn refundable(payment: &Payment, amount: u32, expected: Option<u32>) -> Result<(), Problem> {
    let status = wire::refund_status(payment, payment.state());
    if status != "available" {
        return Err(Problem::no_refund(status));
    }
    if expected.is_some_and(|expected| expected != payment.refundable()) {
        return Err(Problem::stale_refund());
    }
    if amount > payment.refundable() {
        return Err(Problem::no_refund("amount_not_available"));
    }
    Ok(())
}

fn pence(fields: &Map<String, Value>, name: &str) -> Result<Option<u32>, Problem> {
    let Some(value) = fields.get(name).filter(|value| !value.is_null()) else { return Ok(None) };
    let whole = value.as_i64().and_then(|whole| i32::try_from(whole).ok());
    let whole =
        whole.ok_or_else(|| Problem::wrong_kind(Refunding, name, "Must be a valid numeric format"))?;
    match u32::try_from(whole) {
        Ok(0) | Err(_) => Err(Problem::invalid(Refunding, name, "Must be greater than or equal to 1")),
        Ok(more) if more > MOST => {
            Err(Problem::invalid(Refunding, name, "Must be less than or equal to 10000000"))
        }
        Ok(amount) => Ok(Some(amount)),
    }
}

/// The payer enters a card. Says whether the payer's bank asks first; otherwise the payment stands where the card led.
pub fn enter_card(book: &mut Book, id: &str, entered: Entered, now: DateTime<Utc>) -> bool {
    let Entered { seen, outcome } = entered;
    book.edit(id, |payment| payment.card = Some(seen));
    match outcome {
        Outcome::Accepted => book.put(id, State::Submitted, now),
        Outcome::Refused => book.put(id, State::Rejected, now),
        Outcome::Broken => book.put(id, State::Error, now),
        Outcome::AsksBank => book.edit(id, |payment| payment.asking_bank = true),
    }
    outcome == Outcome::AsksBank
}

/// The payer's bank has been asked.
pub fn answer_bank(book: &mut Book, id: &str, approved: bool, now: DateTime<Utc>) {
    if book.get(id).is_some_and(|payment| payment.asking_bank && payment.state() == State::Started) {
        book.put(id, if approved { State::Submitted } else { State::Rejected }, now);
    }
}

/// The payer confirms. Says whether that could be.
pub fn confirm(book: &mut Book, id: &str, now: DateTime<Utc>) -> bool {
    let Some(payment) = book.get(id).filter(|payment| payment.state() == State::Submitted) else {
        return false;
    };
    let next = if payment.wanted.delayed_capture { State::Capturable } else { State::Success };
    book.put(id, next, now);
    true
}

/// The payer cancels. Does nothing to a payment that is over or confirmed.
pub fn cancel_as_payer(book: &mut Book, id: &str, now: DateTime<Utc>) -> bool {
    let open =
        |payment: &&Payment| matches!(payment.state(), State::Created | State::Started | State::Submitted);
    let may = book.get(id).filter(open).is_some();
    if may {
        book.put(id, State::CancelledByPayer, now);
    }
    may
}
