//! Each way in which the API misbehaves, by command over HTTP and by call.

use crate::stage::{order, order_with, stage};
use permit_simulator::{HookFault, How, Misbehaviour, Operation, Side, State};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

#[tokio::test]
async fn a_request_or_its_answer_is_lost() {
    let stage = stage().await;
    for (side, exist) in [("before", 0), ("after", 1)] {
        stage.misbehave(json!({ "do": "fault", "operation": "create", "side": side, "how": "lose" })).await;
        let lost = stage.request(Method::POST, "/v1/payments").json(&order()).send().await;
        assert!(lost.is_err(), "no answer at all");
        assert_eq!(stage.running.payments("PV-0001").len(), exist, "{side}");
    }
    stage.create(&order()).await;
    let calls = stage.calls().await;
    assert_eq!(
        (calls.called[&Operation::Create], calls.payments, calls.doubled),
        (3, 2, vec!["PV-0001".to_owned()])
    );
}

#[tokio::test]
async fn answers_are_what_was_told_so_many_times() {
    let stage = stage().await;
    let id = stage.paid().await;
    let read = format!("/v1/payments/{id}");
    stage.misbehave(json!({ "do": "fault", "operation": "read", "side": "before", "how": { "answer": 429 }, "times": 2 })).await;
    stage
        .misbehave(json!({ "do": "fault", "operation": "read", "side": "before", "how": { "answer": 500 } }))
        .await;
    for (status, code) in [(429, "P0900"), (429, "P0900"), (500, "P0298")] {
        let (was, body) = stage.get(&read).await;
        assert_eq!((was, &body["code"]), (status, &json!(code)));
    }
    assert_eq!(stage.get(&read).await.0, 200);

    let refund = json!({ "do": "fault", "operation": "refund", "side": "after", "how": { "answer": 500 } });
    stage.misbehave(refund).await;
    let (status, body) = stage.post(&format!("{read}/refunds"), &json!({ "amount": 600 })).await;
    assert_eq!((status, &body["code"]), (500, &json!("P0698")));
    assert_eq!(stage.read(&id).await["refund_summary"]["amount_submitted"], 600, "and yet it went back");

    let open = stage.created().await;
    stage
        .misbehave(
            json!({ "do": "fault", "operation": "cancel", "side": "before", "how": { "answer": 409 } }),
        )
        .await;
    let (status, body) = stage.post(&format!("/v1/payments/{open}/cancel"), &json!({})).await;
    assert_eq!((status, &body["code"]), (409, &json!("P0502")));
    assert_eq!(stage.state(&open).await.0, "created");
}

#[tokio::test]
async fn a_call_is_held_before_or_after_its_effect() {
    let stage = Arc::new(stage().await);
    for (side, exist) in [(Side::Before, 0), (Side::After, 1)] {
        let hold = Misbehaviour::Fault { operation: Operation::Create, side, how: How::Hold, times: 1 };
        stage.running.misbehave(hold).unwrap();
        let reference = format!("PV-{side:?}");
        let (caller, wanted) = (Arc::clone(&stage), order_with(json!({ "reference": reference })));
        let call = tokio::spawn(async move { caller.create(&wanted).await });
        stage.held(Operation::Create, 1).await;
        assert_eq!(stage.running.payments(&reference).len(), exist);
        assert!(!call.is_finished());
        stage.running.misbehave(Misbehaviour::Release { operation: Operation::Create }).unwrap();
        assert_eq!(call.await.unwrap()["reference"], reference);
        stage.held(Operation::Create, 0).await;
    }
}

#[tokio::test]
async fn a_held_request_takes_effect_though_its_caller_has_gone() {
    let stage = stage().await;
    stage.misbehave(json!({ "do": "fault", "operation": "create", "side": "before", "how": "hold" })).await;
    let wanted = order();
    let call = stage.request(Method::POST, "/v1/payments").json(&wanted).send();
    tokio::select! {
        _ = call => panic!("it is held"),
        () = stage.held(Operation::Create, 1) => {}
    }
    assert_eq!(stage.running.payments("PV-0001").len(), 0);
    stage.misbehave(json!({ "do": "release", "operation": "create" })).await;
    let arrived = async {
        while stage.running.payments("PV-0001").is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), arrived).await.expect("it takes effect late");
}

#[tokio::test]
async fn a_read_lies_about_amount_and_reference() {
    let stage = stage().await;
    let id = stage.paid().await;
    stage.misbehave(json!({ "do": "lie", "payment_id": id, "amount": 1, "reference": "PV-OTHER" })).await;
    let told = stage.read(&id).await;
    assert_eq!((&told["amount"], &told["reference"]), (&json!(1), &json!("PV-OTHER")));
    stage.misbehave(json!({ "do": "behave" })).await;
    assert_eq!(stage.read(&id).await["amount"], 3600);
}

#[tokio::test]
async fn a_payment_succeeds_though_it_was_cancelled_or_had_failed() {
    let stage = stage().await;
    for end in ["cancelled", "rejected", "expired"] {
        let id = stage.created().await;
        stage.misbehave(json!({ "do": "force", "payment_id": id, "state": end })).await;
        assert!(stage.read(&id).await["state"]["finished"].as_bool().unwrap());
        stage
            .running
            .misbehave(Misbehaviour::Force { payment_id: id.clone(), state: State::Success })
            .unwrap();
        assert_eq!(stage.state(&id).await, ("success".to_owned(), String::new()), "after {end}");
    }
}

#[tokio::test]
async fn paying_without_the_pages_ends_what_is_open_and_nothing_else() {
    let stage = stage().await;
    for (card, state) in [
        ("4242424242424242", State::Success),
        ("4000002500003155", State::Success),
        ("4000000000000002", State::Rejected),
        ("4000000000000119", State::Error),
        ("4012888888881881", State::Error),
    ] {
        let id = stage.created().await;
        assert_eq!(stage.running.pay(&id, card), Ok(state), "{card}");
        assert_eq!(stage.running.pay(&id, "4242424242424242"), Ok(state), "it stays as it is");
    }
    assert!(stage.running.pay("nothing", "4242424242424242").is_err());
}

#[tokio::test]
async fn what_is_not_understood_changes_nothing() {
    let stage = stage().await;
    for told in [
        json!({}),
        json!({ "do": "harm" }),
        json!({ "do": "release", "operation": "create", "more": 1 }),
        json!("behave"),
    ] {
        assert_eq!(stage.post("/simulator/misbehave", &told).await.0, 400, "{told}");
    }
    let unknown = json!({ "do": "lie", "payment_id": "nothing" });
    assert_eq!(stage.post("/simulator/misbehave", &unknown).await.0, 404);
    assert_eq!(stage.post("/simulator/pay", &json!({ "payment_id": "nothing" })).await.0, 404);
    let keyless = stage.client.post(format!("{}/simulator/misbehave", stage.base));
    assert_eq!(keyless.json(&json!({ "do": "behave" })).send().await.unwrap().status(), 401);
}

#[test]
fn commands_are_the_same_in_json() {
    let webhooks = |how| Misbehaviour::Webhooks { how, times: 2 };
    for (told, json) in [
        (webhooks(HookFault::Late(60)), json!({ "do": "webhooks", "how": { "late": 60 }, "times": 2 })),
        (webhooks(HookFault::Forged), json!({ "do": "webhooks", "how": "forged", "times": 2 })),
        (
            Misbehaviour::Release { operation: Operation::ReadRefund },
            json!({ "do": "release", "operation": "read_refund" }),
        ),
    ] {
        assert_eq!(serde_json::to_value(&told).unwrap(), json);
        assert_eq!(serde_json::from_value::<Misbehaviour>(json).unwrap(), told);
    }
}

/// Quick enough to be in the way of nobody: no payment is looked at that a call is not about.
#[tokio::test(flavor = "multi_thread")]
async fn many_payments_do_not_slow_a_call_down() {
    let stage = stage().await;
    let many: u32 = 2000;
    for each in 0..many {
        let wanted = order_with(json!({ "reference": format!("PV-{each}") }));
        let id = stage.create(&wanted).await["payment_id"].as_str().unwrap().to_owned();
        stage.running.pay(&id, "4444333322221111").unwrap();
    }
    let calls = stage.calls().await;
    assert_eq!((calls.payments, calls.doubled), (many as usize, Vec::<String>::new()));
    let (_, found) = stage.get("/v1/payments?reference=PV-1234").await;
    assert_eq!(
        (&found["total"], &found["results"][0]["state"]["status"]),
        (&json!(1), &Value::from("success"))
    );
}
