//! Beginning to pay: the one place where a payment is made. It is made once for each order, by whoever placed it, after
//! the order is kept; a reply that is lost is never made good by asking for another payment.

use super::notice;
use super::schedule::Saw;
use super::till::{Looked, Place, Till};
use super::{NewPayment, NotCreated};
use permit_api::words::Lang;
use permit_api::{Code, Problem};
use permit_rules::Order;
use permit_rules::order::{Buy, Fact, Failure};
use std::sync::Arc;
use std::time::Duration;

/// How long somebody waits for a payment to be made.
const PATIENCE: Duration = Duration::from_secs(12);

/// What is needed of whoever pays, and the key in the address they come back to.
#[derive(Clone)]
pub struct Payer {
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their language.
    pub language: Lang,
    /// The key, in characters that an address may have.
    pub attempt: String,
}

impl Till {
    /// Makes the payment of an order that was just placed. After a while whoever waits is told that nobody knows, while it
    /// goes on.
    ///
    /// # Errors
    /// `payments_away` where no payment was made for sure; the order is closed then, and the basket is as it was.
    pub async fn begin(
        self: &Arc<Self>,
        place: &Place,
        order: Order,
        payer: Payer,
    ) -> Result<Looked, Problem> {
        let (this, place, as_placed) = (Arc::clone(self), place.clone(), order.clone());
        let beginning = tokio::spawn(async move { this.begin_now(&place, order, payer).await });
        match tokio::time::timeout(PATIENCE, beginning).await {
            Ok(Ok(looked)) => looked,
            Ok(Err(_)) | Err(_) => Ok(Looked { order: as_placed, saw: Saw::Nothing }),
        }
    }

    async fn begin_now(&self, place: &Place, order: Order, payer: Payer) -> Result<Looked, Problem> {
        let Some(provider) = self.provider(&place.0.council) else {
            return Err(Problem::new(Code::PaymentsOff));
        };
        let scheme = &self.counter(&place.0.council)?.scheme;
        let new = NewPayment {
            number: order.number.clone(),
            pence: order.pence,
            description: notice::description(&order, scheme, payer.language),
            return_url: format!("{}/payments/back?attempt={}", self.public.origin(), payer.attempt),
            email: payer.email,
            language: payer.language,
        };
        match provider.create(new).await {
            Ok(payment) => match self.started(place, &payment).await {
                Ok(order) => Ok(Looked { order, saw: Saw::Answer }),
                Err(problem) => {
                    // It is found again by the order's number.
                    tracing::error!(
                        order = order.number,
                        problem = problem.code.name(),
                        "a payment was not noted"
                    );
                    Ok(Looked { order, saw: Saw::Nothing })
                }
            },
            Err(NotCreated::Unknown(reason)) => {
                tracing::warn!(order = order.number, reason, "it is not known whether a payment was made");
                Ok(Looked { order, saw: Saw::Nothing })
            }
            Err(NotCreated::Never(reason)) => {
                tracing::error!(order = order.number, reason, "a payment could not be made");
                self.take(place, &order, Fact::Closed(Failure::NotStarted)).await?;
                self.refill(place, &order).await;
                Err(Problem::new(Code::PaymentsAway).retry_after(60))
            }
        }
    }

    /// Puts what was ordered back into the basket.
    async fn refill(&self, place: &Place, order: &Order) {
        let mut kinds: Vec<_> = order.lines.iter().map(|line| line.product.clone()).collect();
        kinds.dedup();
        for product in kinds {
            let buy = Buy::Fill { bundles: order.bundles_of(&product), product };
            if let Err(problem) = self.fill(place, buy).await {
                tracing::warn!(problem = problem.code.name(), "a basket could not be put back");
            }
        }
    }
}
