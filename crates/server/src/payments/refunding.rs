//! Sending money back that was agreed to, exactly once. What can be refunded is put on record before the provider is
//! asked, and is what it is asked with: it refuses where that has changed meanwhile, so that asking again is safe.

use super::schedule::Saw;
use super::till::{Looked, Place, Till};
use super::{Payment, Payments, Refunding, Unheard, notice};
use chrono::{DateTime, Duration, Utc};
use permit_api::Problem;
use permit_rules::order::{Buy, Refund, RefundFact, RefundState};
use permit_rules::{Order, RefundId};

/// How often in a row it is looked again because something else was sent back meanwhile.
const ROUNDS: usize = 3;
/// By how much the provider's clock may be behind ours.
const CLOCKS_DIFFER: Duration = Duration::minutes(5);

/// What is to be done about a refund.
enum Step {
    /// Ask the provider, who should find so much refundable.
    Ask(u32),
    /// The provider has it already, under this name.
    There(String),
}

impl Till {
    /// Takes every refund of an order that is agreed to as far as the provider lets it.
    pub(super) async fn settle_refunds(
        &self,
        place: &Place,
        mut order: Order,
        provider: &dyn Payments,
    ) -> Result<Looked, Problem> {
        let agreed: Vec<RefundId> =
            order.refunds.iter().filter(|it| it.is_agreed()).map(|it| it.id.clone()).collect();
        let mut saw = Saw::Answer;
        for refund in agreed {
            let looked = self.settle_refund(place, order, &refund, provider).await?;
            order = looked.order;
            if looked.saw != Saw::Answer {
                saw = looked.saw;
            }
        }
        Ok(Looked { order, saw })
    }

    async fn settle_refund(
        &self,
        place: &Place,
        mut order: Order,
        id: &RefundId,
        provider: &dyn Payments,
    ) -> Result<Looked, Problem> {
        let Some(payment) = order.payment.clone() else {
            tracing::error!(order = order.number, "money is to go back of an order without a payment");
            return Ok(Looked { order, saw: Saw::Answer });
        };
        for _ in 0..ROUNDS {
            let step = match self.next_step(place, &mut order, id, &payment, provider).await? {
                Ok(Some(step)) => step,
                Ok(None) => return Ok(Looked { order, saw: Saw::Answer }),
                Err(Unheard(reason)) => {
                    tracing::warn!(
                        order = order.number,
                        reason,
                        "a refund waits: its payment cannot be read"
                    );
                    return Ok(Looked { order, saw: Saw::Nothing });
                }
            };
            let pence = found(&order, id).map_or(0, |refund| refund.pence);
            let told = match step {
                Step::There(refund) => Refunding::Accepted { refund },
                Step::Ask(refundable) => provider.refund(&payment, pence, refundable).await,
            };
            match told {
                Refunding::Accepted { refund } => {
                    let fact = RefundFact::Done { provider: Some(refund) };
                    let order = self.end_refund(place, &order, id, fact).await?;
                    return Ok(Looked { order, saw: Saw::Answer });
                }
                Refunding::Refused(reason) => return self.refused(place, order, id, &reason).await,
                Refunding::Unknown(reason) => {
                    tracing::warn!(order = order.number, reason, "it is not known whether money went back");
                    return Ok(Looked { order, saw: Saw::Nothing });
                }
                Refunding::Stale => {}
            }
        }
        Ok(Looked { order, saw: Saw::Nothing })
    }

    /// What is to be done next about a refund; none where nothing is. Puts on record that the provider is about to be
    /// asked.
    async fn next_step(
        &self,
        place: &Place,
        order: &mut Order,
        id: &RefundId,
        payment: &str,
        provider: &dyn Payments,
    ) -> Result<Result<Option<Step>, Unheard>, Problem> {
        let Some(refund) = found(order, id).filter(|refund| refund.is_agreed()) else { return Ok(Ok(None)) };
        let refundable = match provider.fetch(payment).await {
            Ok(Some(Payment { refundable, .. })) => refundable,
            Ok(None) => return Ok(Err(Unheard("not there".to_owned()))),
            Err(unheard) => return Ok(Err(unheard)),
        };
        if let RefundState::Sent { at, refundable: before, .. } = &refund.state {
            if refundable == *before {
                // What was asked has not been done, and can be done once.
                return Ok(Ok(Some(Step::Ask(refundable))));
            }
            match there(order, refund, *at, payment, provider).await {
                Err(unheard) => return Ok(Err(unheard)),
                Ok(Some(name)) => return Ok(Ok(Some(Step::There(name)))),
                Ok(None) => {}
            }
        }
        let buy = Buy::SendRefund { order: place.1.clone(), refund: id.clone(), refundable };
        *order =
            self.decide(place, "send_refund", buy, |_| (Vec::new(), Some(("refund_sent", None)))).await?;
        Ok(Ok(Some(Step::Ask(refundable))))
    }

    async fn end_refund(
        &self,
        place: &Place,
        order: &Order,
        id: &RefundId,
        fact: RefundFact,
    ) -> Result<Order, Problem> {
        let payer = notice::payer(&*self.store, &place.0, &order.account).await?;
        let (key, now, of) = (place.0.clone(), self.clock.now(), id.clone());
        let action = match &fact {
            RefundFact::Done { .. } => "refund_done",
            RefundFact::Refused => "refund_refused",
        };
        let buy = Buy::SettleRefund { order: place.1.clone(), refund: id.clone(), fact };
        self.decide(place, "settle_refund", buy, move |order| {
            let letter = payer.as_ref().and_then(|to| notice::of_refund(&key, order, &of, to, now));
            (letter.into_iter().collect(), Some((action, Some(of.to_string()))))
        })
        .await
    }

    /// The provider will not pay. What staff asked for is declined; what is owed without anybody asking stays owed.
    async fn refused(
        &self,
        place: &Place,
        order: Order,
        id: &RefundId,
        reason: &str,
    ) -> Result<Looked, Problem> {
        tracing::error!(order = order.number, reason, "the payment provider will not send money back");
        let asked_for = found(&order, id).is_some_and(|refund| refund.requested_by.is_some());
        let order =
            if asked_for { self.end_refund(place, &order, id, RefundFact::Refused).await? } else { order };
        Ok(Looked { order, saw: Saw::Answer })
    }
}

fn found<'a>(order: &'a Order, id: &RefundId) -> Option<&'a Refund> {
    order.refunds.iter().find(|refund| refund.id == *id)
}

/// The provider's name for a refund it was asked for at a moment, if it has it.
async fn there(
    order: &Order,
    refund: &Refund,
    asked_at: DateTime<Utc>,
    payment: &str,
    provider: &dyn Payments,
) -> Result<Option<String>, Unheard> {
    let done = order.refunds.iter().filter_map(|it| match &it.state {
        RefundState::Done { provider, .. } => provider.as_deref(),
        RefundState::Requested
        | RefundState::Approved { .. }
        | RefundState::Sent { .. }
        | RefundState::Declined { .. } => None,
    });
    let others: Vec<&str> = done.collect();
    let list = provider.refunds(payment).await?;
    let is_it = |it: &&super::SentBack| {
        it.pence == refund.pence
            && !it.failed
            && it.at >= asked_at - CLOCKS_DIFFER
            && !others.contains(&it.refund.as_str())
    };
    Ok(list.iter().find(is_it).map(|it| it.refund.clone()))
}
