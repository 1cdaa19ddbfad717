//! Residents who buy, and short ways to say what they and the payment provider do. The provider is the real simulator,
//! over HTTP.

use crate::fixture::{Answer, Server};
use crate::people::fresh;
use chrono::Duration;
use permit_rules::{HolderId, Order, ledger};
use permit_server::store::HolderKey;
use permit_server::store::audit::Sealed;
use permit_simulator::Running;
use serde_json::{Value, json};

/// Pays.
pub const GOOD_CARD: &str = permit_simulator::DEFAULT_CARD;
/// Is declined.
pub const BAD_CARD: &str = "4000000000000002";
/// What a bundle costs, in pence.
pub const BUNDLE: u32 = 1800;
/// Who buys here.
pub const SIOBHAN: &str = "siobhan-ni-dhomhnaill";

impl Server {
    /// The payment provider of Cambridgeshire.
    pub fn provider(&self) -> &Running {
        self.running.simulator(&"cambridgeshire".parse().unwrap()).unwrap()
    }

    /// Has so many bundles in the basket.
    pub async fn fill(&self, token: &str, bundles: u32) -> Answer {
        let input = json!({ "request": fresh(), "product": "visitor", "bundles": bundles });
        self.call(token, "fill_basket", &input).await
    }

    pub async fn check_out(&self, token: &str, request: &str, bundles: u32) -> Answer {
        self.call(token, "checkout", &json!({ "request": request, "pence": bundles * BUNDLE })).await
    }

    /// Puts so many bundles into the basket and orders them.
    pub async fn order(&self, token: &str, bundles: u32) -> Value {
        self.fill(token, bundles).await.ok();
        self.check_out(token, &fresh(), bundles).await.ok()
    }

    /// Does something with an order: `pay`, `check_order`, `cancel_order`.
    pub async fn with_order(&self, token: &str, operation: &str, order: &Value) -> Answer {
        self.call(token, operation, &json!({ "order": order["id"] })).await
    }

    pub async fn check(&self, token: &str, order: &Value) -> Value {
        self.with_order(token, "check_order", order).await.ok()
    }

    /// What the provider calls the payment of an order.
    pub fn payment(&self, order: &Value) -> String {
        let found = self.provider().payments(order["number"].as_str().unwrap());
        assert_eq!(found.len(), 1, "an order has one payment: {found:?}");
        found[0]["payment_id"].as_str().unwrap().to_owned()
    }

    /// Pays an order with a mock card.
    pub fn pay_with(&self, order: &Value, card: &str) {
        self.provider().pay(&self.payment(order), card).unwrap();
    }

    /// An order as it is kept.
    pub async fn ordered(&self, holder: &str, order: &Value) -> Order {
        let orders = self.store.orders(key(holder)).await.unwrap();
        orders.into_iter().find(|it| order["number"] == it.number.as_str()).unwrap()
    }

    /// Lets so many minutes pass, and has the till look.
    pub async fn settle_after(&self, minutes: i64) {
        self.pass(Duration::minutes(minutes));
        self.running.settle_payments().await;
    }

    /// How many bundles somebody has. Their books must add up.
    pub async fn bundles(&self, holder: &str) -> usize {
        let recent = self.now() - Duration::days(40);
        let holder = self.store.load(key(holder), recent).await.unwrap().unwrap().holder;
        assert_eq!(ledger::imbalances(&holder), [], "the books add up");
        holder.bundles.len()
    }

    /// What is on record about an order: what was done, and its code.
    pub async fn told_of(&self, order: &Value) -> Vec<(String, Option<String>)> {
        let number = order["number"].as_str().unwrap().to_owned();
        let record = self.store.record_of("cambridgeshire".parse().unwrap(), number).await.unwrap();
        record.into_iter().map(|Sealed { line, .. }| (line.action, line.note)).collect()
    }

    /// What is told to somebody who comes back from paying.
    pub async fn outcome(&self, attempt: &str) -> Answer {
        self.post("payment_outcome", &[], &json!({ "attempt": attempt })).await
    }

    /// The key in the address the payer of an order comes back to.
    pub fn attempt(&self, order: &Value) -> String {
        let found = self.provider().payments(order["number"].as_str().unwrap());
        let url = found[0]["return_url"].as_str().unwrap().to_owned();
        url.split_once("/payments/back?attempt=").unwrap().1.to_owned()
    }
}

pub fn key(holder: &str) -> HolderKey {
    HolderKey { council: "cambridgeshire".parse().unwrap(), holder: holder.parse::<HolderId>().unwrap() }
}

/// Where an order stands, as its buyers are told.
pub fn state(order: &Value) -> (&str, &str, bool) {
    let state = &order["state"];
    (
        state["state"].as_str().unwrap(),
        state["why"].as_str().or(state["method"].as_str()).unwrap_or_default(),
        order["unknown"].as_bool().unwrap(),
    )
}
