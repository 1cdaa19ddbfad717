//! Paying when things go wrong: replies and requests that are lost, a provider that cannot, answers that do not fit, and
//! money that comes too late or goes back.

use crate::fixture::Server;
use crate::mail;
use crate::people::fresh;
use crate::purchases::{BUNDLE, GOOD_CARD, SIOBHAN, key, state};
use permit_api::Code;
use permit_rules::Order;
use permit_rules::order::{OrderState, RefundState};
use permit_server::letters::LetterKind;
use permit_simulator::{How, Misbehaviour, Operation, Side, State};
use serde_json::Value;

const EMAIL: &str = "siobhan@example.org";

fn fault(operation: Operation, side: Side, how: How, times: u32) -> Misbehaviour {
    Misbehaviour::Fault { operation, side, how, times }
}

/// Orders while the provider does something wrong.
async fn order_while(server: &Server, token: &str, wrong: Misbehaviour) -> Value {
    server.fill(token, 2).await.ok();
    server.provider().misbehave(wrong).unwrap();
    server.check_out(token, &fresh(), 2).await.ok()
}

#[tokio::test]
async fn a_lost_reply_is_found_by_number() {
    for how in [How::Lose, How::Answer(500)] {
        let server = Server::start().await;
        let token = server.log_in("siobhan").await;
        let order = order_while(&server, &token, fault(Operation::Create, Side::After, how, 1)).await;
        assert_eq!(state(&order), ("open", "", true), "nobody knows");
        let page = server.with_order(&token, "pay", &order).await.ok();
        assert!(page["url"].as_str().unwrap().starts_with("http://127.0.0.1:"));
        server.pay_with(&order, GOOD_CARD);
        assert_eq!(state(&server.check(&token, &order).await), ("paid", "card", false));
        let calls = server.provider().calls();
        assert_eq!((calls.called[&Operation::Create], calls.payments, calls.doubled), (1, 1, vec![]));
        assert_eq!(server.bundles(SIOBHAN).await, 2);
    }
}

#[tokio::test]
async fn a_lost_request_is_given_up_in_the_end() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = order_while(&server, &token, fault(Operation::Create, Side::Before, How::Lose, 1)).await;
    assert_eq!(state(&order), ("open", "", true));
    server.with_order(&token, "pay", &order).await.refused(Code::PaymentUnknown);
    assert_eq!(state(&server.with_order(&token, "cancel_order", &order).await.ok()), ("open", "", true));
    server.settle_after(94).await;
    assert!(server.ordered(SIOBHAN, &order).await.is_open(), "it may still turn up");
    server.settle_after(1).await;
    assert_eq!(state(&server.check(&token, &order).await), ("closed", "not_started", false));
    server.fill(&token, 20).await.ok();
    assert_eq!(server.provider().calls().payments, 0);
}

#[tokio::test]
async fn what_the_provider_refuses_was_not_begun() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    server.fill(&token, 2).await.ok();
    let refuses = fault(Operation::Create, Side::Before, How::Answer(422), 1);
    server.provider().misbehave(refuses).unwrap();
    let request = fresh();
    server.check_out(&token, &request, 2).await.refused(Code::PaymentsAway);
    // The same request never makes a payment; another one, with the basket as it was, does.
    assert_eq!(state(&server.check_out(&token, &request, 2).await.ok()), ("closed", "not_started", false));
    let order = server.check_out(&token, &fresh(), 2).await.ok();
    assert_eq!(state(&order), ("open", "", false));
    assert_eq!(server.provider().calls().payments, 1);
}

#[tokio::test]
async fn too_many_calls_are_tried_again() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order =
        order_while(&server, &token, fault(Operation::Create, Side::Before, How::Answer(429), 2)).await;
    assert_eq!(state(&order), ("open", "", false));
    let busy = fault(Operation::Read, Side::Before, How::Answer(429), 1);
    server.provider().misbehave(busy).unwrap();
    assert_eq!(state(&server.check(&token, &order).await), ("open", "", false));
    assert_eq!(server.provider().calls().payments, 1);
}

#[tokio::test]
async fn nobody_is_told_what_nobody_knows() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 1).await;
    let attempt = server.attempt(&order);
    let broken = fault(Operation::Read, Side::Before, How::Answer(500), 100);
    server.provider().misbehave(broken).unwrap();
    assert_eq!(state(&server.check(&token, &order).await), ("open", "", true));
    assert_eq!(server.outcome(&attempt).await.ok()["unknown"], true);
    server.with_order(&token, "pay", &order).await.refused(Code::PaymentsAway);
    server.provider().misbehave(Misbehaviour::Behave).unwrap();
    assert_eq!(state(&server.check(&token, &order).await), ("open", "", false));
}

/// Has an order closed, and its payment succeed all the same.
async fn paid_after_all(server: &Server, token: &str, bought_meanwhile: u32) -> (Value, Order) {
    let order = server.order(token, 5).await;
    server.with_order(token, "cancel_order", &order).await.ok();
    if bought_meanwhile > 0 {
        let other = server.order(token, bought_meanwhile).await;
        server.pay_with(&other, GOOD_CARD);
        assert_eq!(state(&server.check(token, &other).await), ("paid", "card", false));
    }
    let payment_id = server.payment(&order);
    server.provider().misbehave(Misbehaviour::Force { payment_id, state: State::Success }).unwrap();
    server.hinted(&order).await;
    let kept = server.ordered(SIOBHAN, &order).await;
    (order, kept)
}

#[tokio::test]
async fn a_success_after_the_end_is_credited_where_there_is_room() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let (_, kept) = paid_after_all(&server, &token, 15).await;
    assert!(matches!(kept.state, OrderState::Paid { .. }), "{:?}", kept.state);
    assert_eq!(server.bundles(SIOBHAN).await, 20);
}

#[tokio::test]
async fn a_success_after_the_allowance_has_gone_is_sent_back() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let (order, kept) = paid_after_all(&server, &token, 16).await;
    assert!(matches!(kept.state, OrderState::Returned { .. }), "{:?}", kept.state);
    assert!(matches!(kept.refunds[0].state, RefundState::Done { .. }), "{:?}", kept.refunds);
    assert_eq!(server.bundles(SIOBHAN).await, 16);
    let back = &server.provider().payments(order["number"].as_str().unwrap())[0]["refund_summary"];
    assert_eq!(back["amount_submitted"], 5 * BUNDLE);
    let kinds = mail::kinds(&server, EMAIL).await;
    for kind in [LetterKind::PaymentReturned, LetterKind::RefundDone] {
        assert_eq!(kinds.iter().filter(|it| **it == kind).count(), 1, "{kind:?}");
    }
    let done: Vec<_> = server.told_of(&order).await.into_iter().map(|(action, _)| action).collect();
    assert_eq!(done, ["checkout", "order_closed", "order_returned", "refund_sent", "refund_done"]);
}

#[tokio::test]
async fn a_refund_whose_reply_is_lost_is_made_once() {
    for (side, how) in [
        (Side::After, How::Lose),
        (Side::Before, How::Lose),
        (Side::After, How::Answer(500)),
        (Side::Before, How::Answer(503)),
    ] {
        let server = Server::start().await;
        let token = server.log_in("siobhan").await;
        server.provider().misbehave(fault(Operation::Refund, side, how, 1)).unwrap();
        let (order, kept) = paid_after_all(&server, &token, 16).await;
        assert!(matches!(kept.state, OrderState::Returned { .. }), "{side:?} {how:?}: {:?}", kept.state);
        server.settle_after(1).await;
        let kept = server.ordered(SIOBHAN, &order).await;
        assert!(matches!(kept.refunds[0].state, RefundState::Done { .. }), "{side:?}: {:?}", kept.refunds);
        let back = &server.provider().payments(order["number"].as_str().unwrap())[0]["refund_summary"];
        assert_eq!((&back["amount_submitted"], &back["amount_available"]), (&(5 * BUNDLE).into(), &0.into()));
    }
}

#[tokio::test]
async fn a_payment_that_does_not_fit_is_never_credited() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = server.order(&token, 1).await;
    let payment_id = server.payment(&order);
    server.pay_with(&order, GOOD_CARD);
    let number = order["number"].as_str().unwrap();
    // Amounts around the right one and far from it; references that are nearly right.
    let amounts = (0..500).map(|n| (Some(if n < 250 { 1550 + n } else { 1 << (n % 24) }), None));
    let references = (0..500_usize).map(|n| {
        let mut other = number.to_owned();
        other.insert(n % (number.len() + 1), char::from(b'A' + u8::try_from(n % 26).unwrap()));
        (None, Some(other))
    });
    let mut looks = 0;
    for (amount, reference) in amounts.chain(references).filter(|(amount, _)| *amount != Some(BUNDLE)) {
        let lie = Misbehaviour::Lie { payment_id: payment_id.clone(), amount, reference };
        server.provider().misbehave(lie).unwrap();
        let told = server.with_order(&token, "check_order", &order).await.ok();
        assert_eq!(state(&told), ("open", "", true));
        looks += 1;
    }
    assert!(looks >= 1000);
    assert_eq!(server.bundles(SIOBHAN).await, 0);
    let record = server.told_of(&order).await;
    let alarms = record.iter().filter(|(action, _)| action == "payment_mismatch").count();
    assert_eq!(alarms, 1, "it is on record once");
}

#[tokio::test]
async fn a_payment_is_good_for_one_order() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let (one, other) = (server.order(&token, 1).await, server.order(&token, 1).await);
    server.pay_with(&one, GOOD_CARD);
    // The payment of one claims to be for the other: it belongs to neither.
    let reference = other["number"].as_str().map(str::to_owned);
    let payment_id = server.payment(&one);
    server.provider().misbehave(Misbehaviour::Lie { payment_id, amount: None, reference }).unwrap();
    assert_eq!(state(&server.check(&token, &one).await), ("open", "", true));
    assert_eq!(state(&server.check(&token, &other).await), ("open", "", false));
    assert_eq!(server.bundles(SIOBHAN).await, 0);
}

#[tokio::test]
async fn a_restart_looks_at_everything() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let order = order_while(&server, &token, fault(Operation::Create, Side::After, How::Lose, 1)).await;
    server
        .provider()
        .misbehave(Misbehaviour::Webhooks { how: permit_simulator::HookFault::Dropped, times: 100 })
        .unwrap();
    server.pay_with(&order, GOOD_CARD);
    let server = server.again().await;
    server.running.settle_payments().await;
    assert!(matches!(server.ordered(SIOBHAN, &order).await.state, OrderState::Paid { .. }));
    assert_eq!(server.bundles(SIOBHAN).await, 2);
    assert!(server.store.unsettled(key(SIOBHAN).council, 10).await.unwrap().is_empty());
}
