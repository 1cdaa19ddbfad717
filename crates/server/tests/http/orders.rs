//! Orders put straight into the store by the rules' own decisions, as if somebody had paid at the provider.

use crate::fixture::{Server, schemes};
use crate::people::fresh;
use chrono::{DateTime, Utc};
use permit_rules::order::{Buy, Checkout, Fact, RefundFact};
use permit_rules::{Channel, Command, Holder, OrderId, RefundId, Scheme, decide};
use permit_server::store::{HolderKey, Outcome, RequestStamp};

/// Somebody who buys.
pub struct Buyer {
    pub council: &'static str,
    pub holder: &'static str,
    /// The account that orders.
    pub account: &'static str,
}

/// An order that was placed.
pub struct Placed {
    pub id: OrderId,
    pub number: String,
    pub pence: u32,
}

pub fn at(moment: &str) -> DateTime<Utc> {
    moment.parse().unwrap()
}

impl Buyer {
    fn key(&self) -> HolderKey {
        HolderKey { council: self.council.parse().unwrap(), holder: self.holder.parse().unwrap() }
    }

    fn scheme(&self) -> Scheme {
        permit_server::doctor::read_scheme(&schemes().join(format!("{}.toml", self.council))).unwrap()
    }

    /// Has something about buying decided as of a moment.
    async fn decided(&self, server: &Server, order: Option<&OrderId>, buy: Buy, at: DateTime<Utc>) {
        let stamp = RequestStamp {
            request: fresh().parse().unwrap(),
            fingerprint: [0; 32],
            operation: "test",
            account: None,
            channel: None,
            at,
            order: order.cloned(),
        };
        let (scheme, command) = (self.scheme(), Command::Buy(buy));
        let judge = move |holder: &Holder| Ok(decide(holder, &command, &scheme, at)?.into());
        match server.store.decide(self.key(), stamp, Box::new(judge)).await.unwrap() {
            Outcome::Answered(answered) => drop(answered.answer.unwrap()),
            Outcome::Reused | Outcome::NoHolder => panic!("{} cannot buy", self.holder),
        }
    }

    /// Orders so many bundles at a price each.
    pub async fn order(&self, server: &Server, bundles: u32, pence_each: u32, moment: &str) -> Placed {
        let (id, at) = (fresh().parse::<OrderId>().unwrap(), at(moment));
        let product = self.scheme().products[0].id.clone();
        let placed = Placed { number: format!("PV-{id}"), pence: bundles * pence_each, id };
        self.decided(server, None, Buy::Fill { product, bundles }, at).await;
        let checkout = Checkout {
            id: placed.id.clone(),
            number: placed.number.clone(),
            back: format!("back-{}", placed.id),
            account: self.account.to_owned(),
            channel: Channel::Website,
            pence: placed.pence,
        };
        self.decided(server, None, Buy::Checkout(checkout), at).await;
        placed
    }

    /// Ends an order's payment.
    pub async fn settle(&self, server: &Server, order: &Placed, fact: Fact, moment: &str) {
        let buy = Buy::Settle { order: order.id.clone(), fact };
        self.decided(server, Some(&order.id), buy, at(moment)).await;
    }

    /// Orders and pays.
    pub async fn buy(&self, server: &Server, bundles: u32, pence_each: u32, moment: &str) -> Placed {
        let order = self.order(server, bundles, pence_each, moment).await;
        let (payment, number) = (format!("pay-{}", order.id), order.number.clone());
        self.settle(server, &order, Fact::Paid { payment, pence: order.pence, number }, moment).await;
        order
    }

    /// Has the unused part of an order paid back, all the way.
    pub async fn refund(&self, server: &Server, order: &Placed, moment: &str) {
        let (id, at) = (fresh().parse::<RefundId>().unwrap(), at(moment));
        let (of, refund) = (|| order.id.clone(), || id.clone());
        let reason = "Moved away".to_owned();
        let steps = [
            Buy::RequestRefund { id: refund(), order: of(), bundle: None, reason, by: "x".to_owned() },
            Buy::ApproveRefund { order: of(), refund: refund(), by: "y".to_owned() },
            Buy::SendRefund { order: of(), refund: refund(), refundable: order.pence },
            Buy::SettleRefund {
                order: of(),
                refund: refund(),
                fact: RefundFact::Done { provider: Some("refund-1".to_owned()) },
            },
        ];
        for step in steps {
            self.decided(server, Some(&order.id), step, at).await;
        }
    }
}
