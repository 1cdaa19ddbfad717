//! Whether it is they: right and wrong answers, calls that end, and calls of others.

use super::{AMIRA, agreed, typed};
use crate::fixture::{Server, activate};
use chrono::Duration;
use permit_api::Code;
use serde_json::{Value, json};

/// How each question stands.
fn asked(card: &Value) -> Vec<(String, bool)> {
    let questions = card["questions"].as_array().unwrap().iter();
    questions.map(|it| (it["question"].as_str().unwrap().to_owned(), it["right"] == true)).collect()
}

#[tokio::test]
async fn two_right_answers_make_a_caller_known() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let amira = server.log_in("amira").await;
    server.call(&amira, "activate", &activate("hers", "XY34 ZZZ")).await.ok();
    server.has_mobile("cambridgeshire", AMIRA, "+447700900123").await;
    let right = [
        ("postcode", "cb1 1dr"),
        ("house", "12 Paradise St".trim_end_matches(" St")),
        ("last_plate", "xy34zzz"),
        ("email", " Amira@Example.org "),
        ("mobile", "(07700) 900-123"),
    ];
    for pair in right.windows(2) {
        let call = server.opens(&joan, AMIRA).await;
        let one = json!({ pair[0].0: pair[0].1 });
        let card = server.asks(&joan, &call, one.clone()).await.ok();
        assert_eq!((&card["known"], asked(&card).iter().filter(|it| it.1).count()), (&Value::Null, 1));
        let again = server.asks(&joan, &call, one).await.ok();
        assert_eq!(again["known"], Value::Null, "the same answer twice is one answer");
        let card = server.asks(&joan, &call, json!({ pair[1].0: pair[1].1 })).await.ok();
        assert!(card["known"].is_object(), "{pair:?}");
        assert_eq!(card["tries_left"], 3);
    }
    let call = server.knows_amira(&joan).await;
    let known = server.asks(&joan, &call, json!({})).await.ok()["known"].clone();
    assert_eq!(known["address"], "12 Paradise Street, Cambridge, CB1 1DR");
    assert_eq!(known["mobile_ends"], "123");
    assert_eq!(known["recent_plates"], json!(["XY34 ZZZ"]));
    assert_eq!(known["stays"][0]["plate"]["shown"], "XY34 ZZZ");
    assert_eq!(known["products"][0]["visits_left"], 11);
    assert_eq!(known["registered"]["state"], "until");
    let noor = server.review(&joan, "open_caller", &json!({ "holder": "noor-rahman" })).await.ok();
    assert_eq!(
        asked(&noor),
        [("email".to_owned(), false)],
        "what can be asked of somebody without an address"
    );
}

#[tokio::test]
async fn wrong_answers_end_a_call_and_hold_up_whoever_guesses() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let wrong = json!({ "postcode": "CB1 1DX", "house": "12" });
    let call = server.opens(&joan, AMIRA).await;
    let card = server.asks(&joan, &call, wrong.clone()).await.ok();
    assert_eq!((&card["known"], &card["tries_left"]), (&Value::Null, &json!(2)));
    server.asks(&joan, &call, wrong.clone()).await.ok();
    server.asks(&joan, &call, wrong.clone()).await.refused(Code::IdentityFailed);
    let right = json!({ "postcode": "CB1 1DR", "house": "12" });
    server.asks(&joan, &call, right.clone()).await.refused(Code::IdentityFailed);
    server
        .review(&joan, "desk_quote", &typed(&call, "AB12CDE", "now", ""))
        .await
        .refused(Code::NotIdentified);
    for _ in 0..2 {
        let call = server.opens(&joan, AMIRA).await;
        for _ in 0..3 {
            server.asks(&joan, &call, wrong.clone()).await;
        }
    }
    let call = server.opens(&joan, AMIRA).await;
    server.asks(&joan, &call, wrong.clone()).await.refused(Code::TooManyTries);
    assert!(server.asks(&joan, &call, right).await.ok()["known"].is_object(), "the resident is not held up");
    server.pass(Duration::minutes(61));
    let call = server.opens(&joan, AMIRA).await;
    assert_eq!(server.asks(&joan, &call, wrong).await.ok()["tries_left"], 2);
}

#[tokio::test]
async fn nothing_is_done_before_the_caller_is_known() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let call = server.opens(&joan, AMIRA).await;
    server.asks(&joan, &call, json!({ "house": "12" })).await.ok();
    let agreed = agreed(
        &call,
        "r1",
        "AB12CDE",
        &json!({ "start": { "kind": "now" }, "length": { "kind": "days", "days": 1 } }),
    );
    for (operation, input) in [
        ("desk_quote", typed(&call, "AB12CDE", "now", "")),
        ("desk_activate", agreed),
        ("desk_correct", json!({ "request": "r2", "call": call, "stay": "s", "plate": "AB12CDF" })),
        ("desk_cancel", json!({ "request": "r3", "call": call, "stay": "s" })),
    ] {
        server.review(&joan, operation, &input).await.refused(Code::NotIdentified);
    }
    assert_eq!(server.kinds("amira@example.org").await, Vec::<&str>::new());
}

#[tokio::test]
async fn a_call_ends_and_belongs_to_one_device() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let call = server.knows_amira(&joan).await;
    let quote = typed(&call, "AB12CDE", "now", "");
    let elsewhere = server.joan().await;
    server.review(&elsewhere, "desk_quote", &quote).await.refused(Code::CallOver);
    let gwen = server.gwen().await;
    server.review(&gwen, "desk_quote", &quote).await.refused(Code::CallOver);
    server.review(&joan, "desk_quote", &typed("none", "AB12CDE", "now", "")).await.refused(Code::CallOver);
    server.review(&joan, "desk_quote", &quote).await.ok();
    let next = server.opens(&joan, "gareth-llewellyn").await;
    server.review(&joan, "desk_quote", &quote).await.refused(Code::CallOver);
    server
        .review(&joan, "desk_quote", &typed(&next, "AB12CDE", "now", ""))
        .await
        .refused(Code::NotIdentified);
    let call = server.knows_amira(&joan).await;
    server.pass(Duration::minutes(14));
    server.review(&joan, "desk_quote", &typed(&call, "AB12CDE", "now", "")).await.ok();
    server.pass(Duration::minutes(1));
    server.review(&joan, "desk_quote", &typed(&call, "AB12CDE", "now", "")).await.refused(Code::CallOver);
    server.asks(&joan, &call, json!({ "house": "12" })).await.refused(Code::CallOver);
}
