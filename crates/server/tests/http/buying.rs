//! Buying: the shop, the basket, and an order from its beginning to its end, whichever that is.

use crate::fixture::Server;
use crate::mail;
use crate::people::fresh;
use crate::purchases::{BAD_CARD, BUNDLE, GOOD_CARD, SIOBHAN, state};
use chrono::Duration;
use permit_api::Code;
use permit_server::letters::LetterKind;
use permit_simulator::Operation;
use serde_json::json;

const EMAIL: &str = "siobhan@example.org";

#[tokio::test]
async fn a_whole_purchase() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let shop = server.fill(&token, 2).await.ok();
    assert_eq!((&shop["basket"]["bundles"], &shop["basket"]["pence"]), (&json!(2), &json!(2 * BUNDLE)));
    assert_eq!(shop["hindrance"], json!(null));
    server.fill(&token, 3).await.ok();

    let order = server.check_out(&token, &fresh(), 3).await.ok();
    assert_eq!(state(&order), ("open", "", false));
    assert_eq!(order["placed_by"], "Siobhán Ní Dhomhnaill");
    let shop = server.call(&token, "shop", &json!({})).await.ok();
    assert_eq!(shop["basket"]["bundles"], 0);
    assert_eq!(shop["open"][0]["number"], order["number"]);
    assert_eq!(shop["offers"][0]["most"], 17, "the allowance is held");

    let made = server.provider().payments(order["number"].as_str().unwrap())[0].clone();
    assert_eq!((&made["amount"], &made["reference"]), (&json!(3 * BUNDLE), &order["number"]));
    assert_eq!(made["description"], "Visitor permits: 3 bundles of 5 visits");
    assert_eq!((&made["email"], &made["language"]), (&json!(EMAIL), &json!("en")));
    assert_eq!(made.get("metadata"), None);
    let attempt = server.attempt(&order);

    let pages =
        [server.with_order(&token, "pay", &order).await, server.with_order(&token, "pay", &order).await];
    let [first, second] = pages.map(|page| page.ok()["url"].as_str().unwrap().to_owned());
    assert_ne!(first, second, "each page is good for one visit");
    assert!(first.starts_with("http://127.0.0.1:"), "{first}");

    let outcome = server.outcome(&attempt).await.ok();
    assert_eq!((&outcome["state"]["state"], &outcome["unknown"]), (&json!("open"), &json!(false)));
    server.pay_with(&order, GOOD_CARD);
    let outcome = server.outcome(&attempt).await.ok();
    assert_eq!((&outcome["state"]["state"], &outcome["number"]), (&json!("paid"), &order["number"]));
    assert!(!outcome.to_string().contains("Siobh"), "nothing personal: {outcome}");

    assert_eq!(state(&server.check(&token, &order).await), ("paid", "card", false));
    assert_eq!(server.bundles(SIOBHAN).await, 3);
    server.with_order(&token, "pay", &order).await.refused(Code::OrderSettled);
    server.with_order(&token, "cancel_order", &order).await.refused(Code::OrderSettled);
    assert_eq!(mail::kinds(&server, EMAIL).await, [LetterKind::Receipt]);
    let record = server.told_of(&order).await;
    assert_eq!(record, [("checkout".to_owned(), None), ("order_paid".to_owned(), None)]);
}

#[tokio::test]
async fn an_order_can_be_given_up() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 20).await;
    server.fill(&token, 1).await.refused(Code::AllowanceOver);
    let given_up = server.with_order(&token, "cancel_order", &order).await.ok();
    assert_eq!(state(&given_up), ("closed", "cancelled", false));
    server.fill(&token, 20).await.ok();
    assert_eq!(server.bundles(SIOBHAN).await, 0);
    assert_eq!(mail::kinds(&server, EMAIL).await, []);
}

#[tokio::test]
async fn an_order_that_was_paid_meanwhile_is_not_given_up() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 2).await;
    server.pay_with(&order, GOOD_CARD);
    let given_up = server.with_order(&token, "cancel_order", &order).await;
    // A webhook may have been quicker.
    if given_up.status == 200 {
        assert_eq!(state(&given_up.json()), ("paid", "card", false));
    } else {
        given_up.refused(Code::OrderSettled);
    }
    assert_eq!(server.bundles(SIOBHAN).await, 2);
}

#[tokio::test]
async fn a_declined_card_ends_the_order() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 1).await;
    server.pay_with(&order, BAD_CARD);
    assert_eq!(state(&server.check(&token, &order).await), ("closed", "declined", false));
    assert_eq!(server.bundles(SIOBHAN).await, 0);
    let again = server.order(&token, 20).await;
    assert_ne!(again["number"], order["number"]);
}

#[tokio::test]
async fn a_payment_nobody_makes_expires() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 1).await;
    server.settle_after(89).await;
    assert_eq!(server.ordered(SIOBHAN, &order).await.state, permit_rules::order::OrderState::Open);
    server.settle_after(6).await;
    assert!(server.ordered(SIOBHAN, &order).await.is_closed());
    assert_eq!(state(&server.check(&token, &order).await), ("closed", "expired", false));
}

#[tokio::test]
async fn the_same_request_makes_one_payment() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    server.fill(&token, 2).await.ok();
    let request = fresh();
    let order = server.check_out(&token, &request, 2).await.ok();
    server.fill(&token, 2).await.ok();
    let again = server.check_out(&token, &request, 2).await.ok();
    assert_eq!((&again["number"], state(&again)), (&order["number"], ("open", "", false)));
    server.pay_with(&order, GOOD_CARD);
    // Asked once more, it says how the order stands by now.
    assert_eq!(state(&server.check_out(&token, &request, 2).await.ok()), ("paid", "card", false));
    assert_eq!(server.provider().calls().called[&Operation::Create], 1);
    server.check_out(&token, &request, 3).await.refused(Code::RequestReused);
}

#[tokio::test]
async fn an_order_is_its_holders_own() {
    let server = Server::start().await;
    let (siobhan, gareth) = (server.log_in("siobhan").await, server.log_in("gareth").await);
    let order = server.order(&siobhan, 1).await;
    let missing = json!({ "id": "nothing" });
    for operation in ["pay", "check_order", "cancel_order"] {
        let theirs = server.with_order(&gareth, operation, &order).await;
        theirs.refused(Code::UnknownOrder);
        let none = server.with_order(&gareth, operation, &missing).await;
        assert_eq!(mail::shape(theirs), mail::shape(none), "{operation}");
    }
    server.outcome("nothing").await.refused(Code::UnknownOrder);
    assert_eq!(state(&server.check(&siobhan, &order).await), ("open", "", false));
}

#[tokio::test]
async fn what_was_told_must_still_hold() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    server.check_out(&token, &fresh(), 0).await.refused(Code::BasketEmpty);
    server.fill(&token, 2).await.ok();
    server.check_out(&token, &fresh(), 3).await.refused(Code::PriceChanged);
    server.fill(&token, 0).await.ok();
    server.fill(&token, 21).await.refused(Code::AllowanceOver);
    server.fill(&token, 1).await.ok();
    server.pass(Duration::days(1));
    server.check_out(&token, &fresh(), 1).await.refused(Code::BasketEmpty);
    assert_eq!(server.provider().calls().called.get(&Operation::Create), None);
}

#[tokio::test]
async fn without_a_provider_nothing_is_bought() {
    let server = Server::with(|config| config.payments.simulator = None).await;
    let token = server.log_in("siobhan").await;
    let shop = server.call(&token, "shop", &json!({})).await.ok();
    assert_eq!(shop["hindrance"]["code"], "payments_off");
    server.fill(&token, 1).await.refused(Code::PaymentsOff);
}
