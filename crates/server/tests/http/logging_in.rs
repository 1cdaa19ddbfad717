//! Logging in: no way to find out who has an account, no way to guess for long, and sessions that end.

use crate::fixture::{Server, files};
use chrono::Duration;
use permit_api::Code;
use serde_json::json;

#[tokio::test]
async fn the_app_gets_a_token_and_no_cookie() {
    let server = Server::start().await;
    let told = server.try_log_in(" Amira@Example.org ", "visitor-demo-1").await;
    let body = told.ok();
    assert_eq!(body["person"]["name"], "Amira Hussain");
    assert_eq!(body["kept"], true);
    assert!(body["token"].as_str().unwrap().starts_with("pv1_"));
    assert_eq!(told.header("set-cookie"), None);
}

#[tokio::test]
async fn unknown_and_wrong_are_told_the_same() {
    let server = Server::start().await;
    let mut told = Vec::new();
    for (email, password) in [
        ("amira@example.org", "wrong"),
        ("nobody@example.org", "wrong"),
        ("", ""),
        ("not an address", "wrong"),
    ] {
        let mut answer = server.try_log_in(email, password).await;
        answer.refused(Code::WrongLogIn);
        let mut body = answer.json();
        body["reference"].take();
        for varies in ["x-request-id", "date"] {
            answer.headers.remove(varies);
        }
        told.push((answer.status, answer.headers, body));
    }
    assert!(told.iter().all(|answer| *answer == told[0]), "{told:?}");
}

#[tokio::test]
async fn ten_tries_then_a_pause_that_a_restart_does_not_end() {
    let server = Server::start().await;
    for email in ["amira@example.org", "nobody@example.org"] {
        for _ in 0..10 {
            server.try_log_in(email, "wrong").await.refused(Code::WrongLogIn);
        }
        server.try_log_in(email, "visitor-demo-1").await.refused(Code::TooManyTries);
    }
    let server = server.again().await;
    server.pass(Duration::minutes(4));
    let told = server.try_log_in("amira@example.org", "visitor-demo-1").await;
    told.refused(Code::TooManyTries);
    let seconds: i64 = told.header("retry-after").unwrap().parse().unwrap();
    assert_eq!(told.json()["retry"], seconds);
    assert!((1..=61).contains(&seconds), "{seconds}");
    // Others are not held up, and neither is the owner once the pause is over.
    server.log_in("gareth").await;
    server.pass(Duration::seconds(seconds));
    server.log_in("amira").await;
}

#[tokio::test]
async fn the_right_password_clears_the_count() {
    let server = Server::start().await;
    for _ in 0..2 {
        for _ in 0..9 {
            server.try_log_in("amira@example.org", "wrong").await.refused(Code::WrongLogIn);
        }
        server.log_in("amira").await;
    }
}

#[tokio::test]
async fn a_network_gets_a_hundred_tries() {
    let server = Server::start().await;
    let tries = (0..100).map(|n| {
        let email = format!("nobody-{n}@example.org");
        let server = &server;
        async move { server.try_log_in(&email, "wrong").await }
    });
    for told in tries {
        told.await.refused(Code::WrongLogIn);
    }
    server.try_log_in("amira@example.org", "visitor-demo-1").await.refused(Code::TooManyTries);
    server.pass(Duration::minutes(5));
    server.log_in("amira").await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    for _ in 0..3 {
        server.pass(Duration::days(29));
        server.call(&token, "overview", &json!({})).await.ok();
    }
    server.pass(Duration::days(30));
    server.call(&token, "overview", &json!({})).await.refused(Code::NotLoggedIn);
}

#[tokio::test]
async fn a_session_ends_when_it_is_old() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    for _ in 0..17 {
        server.pass(Duration::days(10));
        server.call(&token, "overview", &json!({})).await.ok();
    }
    server.pass(Duration::days(10));
    server.call(&token, "overview", &json!({})).await.refused(Code::NotLoggedIn);
}

#[tokio::test]
async fn tokens_and_passwords_are_nowhere_in_the_data_folder() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    server.call(&token, "overview", &json!({})).await.ok();
    let found = |needle: &str| {
        let files = files(server.data.path()).into_iter();
        let holds = |file: &std::path::PathBuf| {
            let bytes = std::fs::read(file).unwrap();
            bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
        };
        files.filter(holds).count()
    };
    assert!(found("amira@example.org") > 0, "the search finds what is there");
    assert_eq!(found(&token), 0);
    assert_eq!(found(token.trim_start_matches("pv1_")), 0);
    assert_eq!(found("visitor-demo-1"), 0);
}
