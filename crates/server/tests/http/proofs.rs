//! Codes and links: each works once, for a while, and not for whoever guesses.

use crate::fixture::Server;
use crate::mail::{OTHER, PASSWORD, by_code, by_link, code, confirm, forgot, other, reset, secret, sign_up};
use chrono::Duration;
use permit_api::Code;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::task::JoinSet;

const NIA: &str = "nia@example.org";

#[tokio::test]
async fn five_wrong_codes_end_it_for_the_link_too() {
    let server = Server::start().await;
    let sent = sign_up(&server, NIA, PASSWORD).await.ok();
    let (right, link) = (code(&server, NIA).await, secret(&server, NIA).await);
    for _ in 0..4 {
        confirm(&server, &by_code(&sent["ticket"], &other(&right))).await.refused(Code::WrongCode);
    }
    for proof in [by_code(&sent["ticket"], &other(&right)), by_code(&sent["ticket"], &right), by_link(&link)]
    {
        confirm(&server, &proof).await.refused(Code::CodeExpired);
    }
}

#[tokio::test]
async fn four_wrong_codes_do_not() {
    let server = Server::start().await;
    let sent = sign_up(&server, NIA, PASSWORD).await.ok();
    let right = code(&server, NIA).await;
    for _ in 0..4 {
        confirm(&server, &by_code(&sent["ticket"], &other(&right))).await.refused(Code::WrongCode);
    }
    // As people copy it.
    let spaced = format!(" {} {} ", &right[..3], &right[3..]);
    confirm(&server, &by_code(&sent["ticket"], &spaced)).await.ok();
}

#[tokio::test]
async fn a_code_lasts_ten_minutes_and_a_link_a_day() {
    let server = Server::start().await;
    let sent = sign_up(&server, NIA, PASSWORD).await.ok();
    let (right, link) = (code(&server, NIA).await, secret(&server, NIA).await);
    server.pass(Duration::minutes(10));
    confirm(&server, &by_code(&sent["ticket"], &right)).await.refused(Code::CodeExpired);
    server.pass(Duration::minutes(24 * 60 - 11));
    confirm(&server, &by_link(&link)).await.ok();
    forgot(&server, NIA).await.ok();
    let link = secret(&server, NIA).await;
    server.pass(Duration::hours(24));
    reset(&server, &by_link(&link), OTHER).await.refused(Code::CodeExpired);
    server.try_log_in(NIA, PASSWORD).await.ok();
}

#[tokio::test]
async fn what_is_for_one_thing_does_not_do_another() {
    let server = Server::start().await;
    sign_up(&server, NIA, PASSWORD).await.ok();
    let join = by_link(&secret(&server, NIA).await);
    reset(&server, &join, OTHER).await.refused(Code::CodeExpired);
    confirm(&server, &join).await.ok();
    forgot(&server, NIA).await.ok();
    let replace = by_link(&secret(&server, NIA).await);
    confirm(&server, &replace).await.refused(Code::CodeExpired);
    reset(&server, &replace, OTHER).await.ok();
}

#[tokio::test]
async fn nonsense_opens_nothing() {
    let server = Server::start().await;
    for proof in [by_code(&json!("nothing"), "123456"), by_code(&json!(""), ""), by_link("")] {
        confirm(&server, &proof).await.refused(Code::CodeExpired);
        reset(&server, &proof, PASSWORD).await.refused(Code::CodeExpired);
    }
    let malformed = json!({ "council": null, "proof": { "kind": "trust me" } });
    server.post("confirm", &[], &malformed).await.refused(Code::Malformed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_thirty_two_at_once_one_signs_up() {
    let server = Arc::new(Server::start().await);
    let sent = sign_up(&server, NIA, PASSWORD).await.ok();
    let proofs = [by_code(&sent["ticket"], &code(&server, NIA).await), by_link(&secret(&server, NIA).await)];
    let mut asked = JoinSet::new();
    for n in 0..32 {
        let (server, proof) = (Arc::clone(&server), proofs[n % 2].clone());
        asked.spawn(async move { confirm(&server, &proof).await });
    }
    let (won, lost): (Vec<_>, Vec<_>) = asked.join_all().await.into_iter().partition(|it| it.status == 200);
    assert_eq!(won.len(), 1);
    lost.iter().for_each(|answer| answer.refused(Code::CodeExpired));
    server.try_log_in(NIA, PASSWORD).await.ok();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_thirty_two_guesses_at_once_five_count() {
    let server = Arc::new(Server::start().await);
    let sent = sign_up(&server, NIA, PASSWORD).await.ok();
    let right = code(&server, NIA).await;
    let wrong = by_code(&sent["ticket"], &other(&right));
    let mut asked = JoinSet::new();
    for _ in 0..32 {
        let (server, wrong) = (Arc::clone(&server), wrong.clone());
        asked.spawn(async move { confirm(&server, &wrong).await });
    }
    let answers = asked.join_all().await;
    assert_eq!(answers.iter().filter(|it| it.json()["code"] == "wrong_code").count(), 4);
    confirm(&server, &by_code(&sent["ticket"], &right)).await.refused(Code::CodeExpired);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_slips_in_while_a_password_is_replaced() {
    let server = Arc::new(Server::start().await);
    forgot(&server, "amira@example.org").await.ok();
    let proof = by_link(&secret(&server, "amira@example.org").await);
    let replaced = Arc::new(AtomicBool::new(false));
    let mut asked = JoinSet::new();
    for _ in 0..4 {
        let (server, replaced) = (Arc::clone(&server), Arc::clone(&replaced));
        asked.spawn(async move {
            let mut told = Vec::new();
            while !replaced.load(Ordering::Relaxed) {
                told.push(server.try_log_in("amira@example.org", "visitor-demo-1").await);
            }
            told
        });
    }
    reset(&server, &proof, PASSWORD).await.ok();
    replaced.store(true, Ordering::Relaxed);
    let told: Vec<_> = asked.join_all().await.into_iter().flatten().collect();
    for answer in told {
        if answer.status == 200 {
            let token = answer.json()["token"].as_str().unwrap().to_owned();
            server.call(&token, "overview", &json!({})).await.refused(Code::NotLoggedIn);
        } else {
            answer.refused(Code::WrongLogIn);
        }
    }
}

#[tokio::test]
async fn a_network_guesses_a_hundred_times() {
    let server = Server::start().await;
    for _ in 0..100 {
        confirm(&server, &by_link("guess")).await.refused(Code::CodeExpired);
    }
    confirm(&server, &by_link("guess")).await.refused(Code::TooManyTries);
    reset(&server, &by_link("guess"), PASSWORD).await.refused(Code::TooManyTries);
    server.log_in("amira").await;
}
