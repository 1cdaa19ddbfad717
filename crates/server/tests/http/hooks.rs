//! Webhooks: hints that may be late, doubled, out of order, forged, altered, replayed, or missing altogether. Credit is
//! exact in every case.

use crate::fixture::{Answer, Server};
use crate::purchases::{GOOD_CARD, SIOBHAN, state};
use permit_api::Code;
use permit_rules::order::OrderState;
use permit_server::payments::PayAccount;
use permit_simulator::{HookFault, Misbehaviour, Operation};
use serde_json::{Value, json};
use std::time::Duration;

const LONG: Duration = Duration::from_secs(20);

impl Server {
    async fn hook(&self, council: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.send("POST", &format!("/hooks/payments/{council}"), headers, body.to_vec()).await
    }

    /// Has the provider tell of a payment, and waits until the till has looked.
    pub async fn hinted(&self, order: &Value) {
        let before = self.ordered(SIOBHAN, order).await.state;
        let looking = async {
            while self.ordered(SIOBHAN, order).await.state == before {
                self.get("/health").await;
            }
            self.running.settle_payments().await;
        };
        tokio::time::timeout(LONG, looking).await.expect("the webhook leads to the order");
    }

    fn wrong_hooks(&self, how: HookFault, times: u32) {
        self.provider().misbehave(Misbehaviour::Webhooks { how, times }).unwrap();
    }
}

async fn is_paid(server: &Server, order: &Value) -> bool {
    matches!(server.ordered(SIOBHAN, order).await.state, OrderState::Paid { .. })
}

#[tokio::test]
async fn a_webhook_credits_without_anybody_coming_back() {
    for how in [None, Some(HookFault::Repeated(7)), Some(HookFault::OutOfOrder)] {
        let server = Server::start().await;
        let token = server.log_in("siobhan").await;
        let order = server.order(&token, 2).await;
        if let Some(how) = how {
            server.wrong_hooks(how, 2);
        }
        server.pay_with(&order, GOOD_CARD);
        server.hinted(&order).await;
        assert!(is_paid(&server, &order).await, "{how:?}");
        assert_eq!(server.bundles(SIOBHAN).await, 2);
    }
}

#[tokio::test]
async fn a_late_webhook_finds_everything_done() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 2).await;
    server.wrong_hooks(HookFault::Late(3600), 10);
    server.pay_with(&order, GOOD_CARD);
    assert_eq!(state(&server.check(&token, &order).await), ("paid", "card", false));
    let asked = server.provider().calls().called[&Operation::Read];
    server.settle_after(61).await;
    let payment_id = server.payment(&order);
    server.provider().misbehave(Misbehaviour::Replay { payment_id }).unwrap();
    server.get("/health").await;
    server.settle_after(0).await;
    assert_eq!(server.bundles(SIOBHAN).await, 2);
    assert_eq!(
        server.provider().calls().called[&Operation::Read],
        asked,
        "nobody is asked about what is over"
    );
}

#[tokio::test]
async fn without_webhooks_the_till_looks_by_itself() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    for (minutes, bundles) in [(1, 1), (5, 2), (15, 3), (95, 4)] {
        server.wrong_hooks(HookFault::Dropped, 10);
        let order = server.order(&token, 1).await;
        server.pay_with(&order, GOOD_CARD);
        server.settle_after(minutes).await;
        assert!(is_paid(&server, &order).await, "after {minutes} minutes");
        assert_eq!(server.bundles(SIOBHAN).await, bundles);
    }
}

#[tokio::test]
async fn a_message_that_is_not_the_providers_is_refused_and_asks_nobody() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 1).await;
    server.wrong_hooks(HookFault::Dropped, 10);
    server.pay_with(&order, GOOD_CARD);
    let body = json!({
        "resource_type": "payment",
        "resource_id": server.payment(&order),
        "event_type": "card_payment_succeeded",
        "resource": { "reference": order["number"], "state": { "status": "success" } },
    });
    let body = body.to_string().into_bytes();
    let asked = server.provider().calls().called.get(&Operation::Read).copied();
    let signature = "ab".repeat(32);
    for council in ["cambridgeshire", "morfa", "nowhere", "%00"] {
        for headers in [&[][..], &[("pay-signature", "")], &[("pay-signature", signature.as_str())]] {
            let told = server.hook(council, headers, &body).await;
            assert!(told.status == 401 || told.status == 404, "{council}: {}", told.status);
            assert!(!told.body.contains("signature"), "{}", told.body);
        }
    }
    server.running.settle_payments().await;
    assert!(!is_paid(&server, &order).await);
    assert_eq!(server.provider().calls().called.get(&Operation::Read).copied(), asked);
    server.get("/hooks/payments/cambridgeshire").await.refused(Code::WrongMethod);
    assert_eq!(server.hook("cambridgeshire", &[], &vec![b' '; 70_000]).await.status, 400);
}

#[tokio::test]
async fn forged_and_altered_webhooks_credit_nothing() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 1).await;
    server.wrong_hooks(HookFault::Forged, 100);
    server.pay_with(&order, GOOD_CARD);
    server.running.settle_payments().await;
    assert!(!is_paid(&server, &order).await, "a forged message is no hint");
    server.settle_after(1).await;
    assert!(is_paid(&server, &order).await);
    assert_eq!(server.bundles(SIOBHAN).await, 1);
}

#[tokio::test]
async fn each_council_has_its_own_provider() {
    let server = Server::start().await;
    let morfa: permit_rules::CouncilId = "morfa".parse().unwrap();
    let carys = server.resident(Some("morfa"), "carys@example.org", "visitor-demo-8").await;
    let fill = json!({ "request": "f", "product": "oriau", "bundles": 1 });
    let pence = server.call(&carys, "fill_basket", &fill).await.ok()["basket"]["pence"].clone();
    let order = server.call(&carys, "checkout", &json!({ "request": "c", "pence": pence })).await.ok();
    let number = order["number"].as_str().unwrap();
    assert!(server.provider().payments(number).is_empty());
    let made = server.running.simulator(&morfa).unwrap().payments(number);
    assert_eq!(made[0]["language"], "cy");
    assert_eq!(made[0]["description"], "Hawlenni ymwelwyr: bwndeli o 20 awr: 1");
    let payment = made[0]["payment_id"].as_str().unwrap();
    server.running.simulator(&morfa).unwrap().pay(payment, GOOD_CARD).unwrap();
    assert_eq!(state(&server.check(&carys, &order).await), ("paid", "card", false));

    // With the other's key, nothing is taken.
    let elsewhere = format!("http://{}", server.provider().address).parse().unwrap();
    let stranger = Server::with(|config| {
        let account = PayAccount { key: "another".to_owned(), webhook_secret: None };
        config.payments.url = elsewhere;
        config.payments.accounts.insert("cambridgeshire".parse().unwrap(), account);
    })
    .await;
    let token = stranger.log_in("siobhan").await;
    stranger.fill(&token, 1).await.ok();
    stranger.check_out(&token, "r", 1).await.refused(Code::PaymentsAway);
    assert_eq!(server.provider().calls().payments, 0);
}
