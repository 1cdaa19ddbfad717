//! The page on which an order is paid. Each is good for one visit, so that a fresh one is fetched every time.

use super::look;
use crate::calls::Ask;
use crate::config::PublicUrl;
use crate::payments::{Payment, Status, Unheard};
use crate::store::Session;
use permit_api::buying::{Pay, PaymentPage};
use permit_api::{Code, Problem};
use permit_rules::Order;

/// Seconds until asking again makes sense.
const LATER: u32 = 10;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: Pay) -> Result<PaymentPage, Problem> {
    let place = super::place(session, input.order)?;
    let till = &ask.office.till;
    let mut order = till.order(&place).await?;
    if order.is_open() && order.payment.is_none() {
        let looked = look(ask, &place, order).await?;
        if looked.unheard() {
            return Err(unknown());
        }
        order = looked.order;
    }
    let provider = till.provider(&session.council).ok_or_else(|| Problem::new(Code::PaymentsOff))?;
    let name = open(&order)?.payment.clone().ok_or_else(unknown)?;
    match provider.fetch(&name).await {
        Ok(Some(payment)) if fits(&order, &payment) && payment.status == Status::UnderWay => {
            let url = payment.next_url.filter(|url| may_be_opened(url)).ok_or_else(unknown)?;
            Ok(PaymentPage { url })
        }
        Ok(Some(_)) => {
            let order = till.ask(&place).await?.order;
            open(&order)?;
            Err(Problem::new(Code::PaymentMismatch))
        }
        Ok(None) => Err(unknown()),
        Err(Unheard(reason)) => {
            tracing::warn!(order = order.number, reason, "the page to pay on cannot be had");
            Err(Problem::new(Code::PaymentsAway).retry_after(LATER))
        }
    }
}

fn open(order: &Order) -> Result<&Order, Problem> {
    if order.is_open() { Ok(order) } else { Err(Problem::new(Code::OrderSettled)) }
}

fn unknown() -> Problem {
    Problem::new(Code::PaymentUnknown).retry_after(LATER)
}

fn fits(order: &Order, payment: &Payment) -> bool {
    (&order.number, order.pence) == (&payment.number, payment.pence)
}

/// Nobody is sent to a page in the open, except on this machine.
fn may_be_opened(url: &str) -> bool {
    let Ok(url) = url::Url::parse(url) else { return false };
    url.origin().ascii_serialization().parse::<PublicUrl>().is_ok() && url.username().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_pages_are_opened() {
        let safe = ["https://card.payments.service.gov.uk/secure/1-2", "http://127.0.0.1:9/secure/a"];
        assert!(safe.into_iter().all(may_be_opened));
        let unsafe_ones = [
            "http://card.example.org/",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "",
            "https://u@a.example/",
        ];
        for url in unsafe_ones {
            assert!(!may_be_opened(url), "{url}");
        }
    }
}
