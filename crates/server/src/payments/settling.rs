//! Settling an order: reading its payment from the provider and taking over what it says, each end once. What does not
//! fit the order is never credited; it is put on record and logged.

use super::schedule::{Saw, given_up_at, is_of_interest};
use super::till::{Looked, Place, Till};
use super::{Payment, Payments, Status, Unheard, notice};
use crate::letters::Letter;
use crate::store::audit::Line;
use crate::store::{HolderKey, Outcome, RequestStamp, Verdict};
use chrono::{DateTime, Utc};
use permit_api::{Code, Problem};
use permit_rules::order::{Buy, Fact, Failure};
use permit_rules::{Command, Holder, Order, Settled};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The letters that tell of a decision; and what the audit log does: what was done, and a code.
type Told = (Vec<Letter>, Option<(&'static str, Option<String>)>);

impl Till {
    /// Asks the provider and takes over what it says, payment first and then refunds.
    pub(super) async fn settle_now(&self, place: &Place) -> Result<Looked, Problem> {
        let order = self.order(place).await?;
        let Some(provider) = self.provider(&place.0.council) else {
            let saw = if is_of_interest(&order) { Saw::Nothing } else { Saw::Answer };
            return Ok(Looked { order, saw });
        };
        let mut looked = Looked { order, saw: Saw::Answer };
        if looked.order.pence > 0 && (looked.order.is_open() || looked.order.is_closed()) {
            looked = self.settle_payment(place, looked.order, &**provider).await?;
        }
        if looked.order.refunds.iter().any(permit_rules::order::Refund::is_agreed) {
            looked = self.settle_refunds(place, looked.order, &**provider).await?;
        }
        Ok(looked)
    }

    async fn settle_payment(
        &self,
        place: &Place,
        order: Order,
        provider: &dyn Payments,
    ) -> Result<Looked, Problem> {
        match read(provider, &order).await {
            Err(Unheard(reason)) => {
                tracing::warn!(order = order.number, reason, "the payment of an order cannot be read");
                Ok(Looked { order, saw: Saw::Nothing })
            }
            Ok(None) if order.is_open() && given_up_at(&order) <= self.clock.now() => {
                let fact = Fact::Closed(Failure::NotStarted);
                let order = self.take(place, &order, fact).await?;
                Ok(Looked { order, saw: Saw::Answer })
            }
            Ok(None) => Ok(Looked { saw: Saw::Answer, order }),
            Ok(Some(payment)) => self.follow(place, order, &payment).await,
        }
    }

    async fn follow(&self, place: &Place, order: Order, payment: &Payment) -> Result<Looked, Problem> {
        let known = order.payment.as_ref().unwrap_or(&payment.payment);
        if (known, &order.number, order.pence) != (&payment.payment, &payment.number, payment.pence) {
            return self.mismatch(&place.0, order).await;
        }
        let taken = match payment.status {
            Status::Paid => {
                let (name, number) = (payment.payment.clone(), payment.number.clone());
                let fact = Fact::Paid { payment: name, pence: payment.pence, number };
                self.take(place, &order, fact).await
            }
            Status::Closed(why) if order.is_open() => self.take(place, &order, Fact::Closed(why)).await,
            Status::UnderWay if order.is_open() && order.payment.is_none() => {
                self.started(place, &payment.payment).await
            }
            Status::Closed(_) | Status::UnderWay => Ok(order.clone()),
        };
        match taken {
            Ok(order) => Ok(Looked { order, saw: Saw::Answer }),
            // Somebody else was quicker.
            Err(problem) if problem.code == Code::OrderSettled => {
                Ok(Looked { order: self.order(place).await?, saw: Saw::Answer })
            }
            Err(problem) if problem.code == Code::PaymentMismatch => self.mismatch(&place.0, order).await,
            Err(problem) => Err(problem),
        }
    }

    /// Keeps what the provider calls an order's payment.
    pub(super) async fn started(&self, place: &Place, payment: &str) -> Result<Order, Problem> {
        let buy = Buy::Started { order: place.1.clone(), payment: payment.to_owned() };
        self.decide(place, "start_payment", buy, |_| (Vec::new(), None)).await
    }

    /// Takes over how a payment ended, with the letter and the line on record that go with it.
    pub(super) async fn take(&self, place: &Place, order: &Order, fact: Fact) -> Result<Order, Problem> {
        let payer = notice::payer(&*self.store, &place.0, &order.account).await?;
        let scheme = Arc::clone(&self.counter(&place.0.council)?.scheme);
        let (key, now) = (place.0.clone(), self.clock.now());
        let buy = Buy::Settle { order: place.1.clone(), fact };
        self.decide(place, "settle_order", buy, move |order| {
            let letter = payer.as_ref().and_then(|payer| notice::of_order(&key, order, payer, &scheme, now));
            (letter.into_iter().collect(), Some(notice::ending(order)))
        })
        .await
    }

    /// Decides something about an order that nobody asked for: its state alone says whether it can be done. `told` says
    /// which letters tell of it, and what the audit log does.
    pub(super) async fn decide(
        &self,
        place: &Place,
        operation: &'static str,
        buy: Buy,
        told: impl Fn(&Order) -> Told + Send + 'static,
    ) -> Result<Order, Problem> {
        let settled = self.decide_any(place, operation, buy, told).await?;
        settled.order().cloned().ok_or_else(internal)
    }

    /// Puts so many bundles into the basket of an order's holder.
    pub(super) async fn fill(&self, place: &Place, buy: Buy) -> Result<(), Problem> {
        self.decide_any(place, "refill_basket", buy, |_| (Vec::new(), None)).await.map(drop)
    }

    async fn decide_any(
        &self,
        place: &Place,
        operation: &'static str,
        buy: Buy,
        told: impl Fn(&Order) -> Told + Send + 'static,
    ) -> Result<Settled, Problem> {
        let (key, id) = place.clone();
        let request = self.rng.text::<16>().map_err(|_| internal())?;
        let scheme = Arc::clone(&self.counter(&key.council)?.scheme);
        let now = self.clock.now();
        let stamp = RequestStamp {
            request: request.parse().map_err(|_| internal())?,
            fingerprint: Sha256::digest(operation).into(),
            operation,
            account: None,
            channel: None,
            at: now,
            order: Some(id),
        };
        let of = key.clone();
        let command = Command::Buy(buy);
        let judge = move |holder: &Holder| {
            let decision = permit_rules::decide(holder, &command, &scheme, now)?;
            let Some(order) = decision.reply.order() else { return Ok(decision.into()) };
            let (letters, record) = told(order);
            let audit = record.map(|(action, note)| line(&of, order, action, note, now));
            let audit = audit.into_iter().collect();
            Ok(Verdict { letters, audit, ..Verdict::from(decision) })
        };
        match self.store.decide(key, stamp, Box::new(judge)).await? {
            Outcome::Answered(answered) => answered.answer,
            Outcome::Reused | Outcome::NoHolder => Err(internal()),
        }
    }

    /// Puts on record, once, that a payment does not belong to its order.
    async fn mismatch(&self, key: &HolderKey, order: Order) -> Result<Looked, Problem> {
        const ACTION: &str = "payment_mismatch";
        tracing::error!(
            order = order.number,
            "the payment of an order has another amount, reference or name: nothing is credited"
        );
        let record = self.store.record_of(key.council.clone(), order.number.clone()).await?;
        if record.iter().all(|it| it.line.action != ACTION) {
            self.store.note(vec![line(key, &order, ACTION, None, self.clock.now())]).await?;
        }
        Ok(Looked { order, saw: Saw::Mismatch })
    }
}

/// The payment of an order, by its name or else by the order's number; none where the provider has none.
async fn read(provider: &dyn Payments, order: &Order) -> Result<Option<Payment>, Unheard> {
    let gone = || Unheard("not there".to_owned());
    if let Some(payment) = &order.payment {
        // It was there: whatever the reason, its end is not known.
        return provider.fetch(payment).await?.ok_or_else(gone).map(Some);
    }
    match provider.by_number(&order.number).await? {
        // What a search finds may be out of date.
        Some(payment) => provider.fetch(&payment).await?.ok_or_else(gone).map(Some),
        None => Ok(None),
    }
}

fn internal() -> Problem {
    Problem::new(Code::Internal)
}

fn line(key: &HolderKey, order: &Order, action: &str, note: Option<String>, at: DateTime<Utc>) -> Line {
    Line {
        council: key.council.clone(),
        at,
        account: None,
        action: action.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some(order.number.clone()),
        note,
    }
}
