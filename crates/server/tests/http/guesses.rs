//! Guessing passwords: few from one network, not for ever from many, and never at the owner's cost.

use crate::fixture::{Answer, Server};
use crate::mail::{COUNCIL, OTHER, PASSWORD, by_link, forgot, reset, secret, sign_up};
use argon2::password_hash::{PasswordHasher, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use chrono::Duration;
use permit_api::Code;
use permit_server::store::ByWhat;
use permit_server::store::accounts::{AccountChange, Told};
use serde_json::json;
use sha1::{Digest, Sha1};

async fn behind_a_proxy() -> Server {
    Server::with(|config| config.proxies = vec!["127.0.0.1".parse().unwrap()]).await
}

async fn from(server: &Server, network: &str, password: &str) -> Answer {
    let device = json!({ "name": "App on Linux", "kind": "app" });
    let input = json!({ "email": "amira@example.org", "password": password, "device": device });
    server.post("log_in", &[("x-forwarded-for", network)], &input).await
}

#[tokio::test]
async fn guesses_from_elsewhere_do_not_hold_up_the_owner() {
    let server = behind_a_proxy().await;
    for _ in 0..10 {
        from(&server, "198.51.100.1", "wrong").await.refused(Code::WrongLogIn);
    }
    from(&server, "198.51.100.1", "visitor-demo-1").await.refused(Code::TooManyTries);
    from(&server, "198.51.100.2", "visitor-demo-1").await.ok();
}

#[tokio::test]
async fn after_a_hundred_in_a_row_a_fresh_proof_is_needed() {
    let server = behind_a_proxy().await;
    let held = from(&server, "192.0.2.1", "visitor-demo-1").await.ok()["token"].as_str().unwrap().to_owned();
    for n in 0..100 {
        let network = format!("198.51.100.{}", n / 10);
        from(&server, &network, "wrong").await.refused(Code::WrongLogIn);
    }
    from(&server, "192.0.2.1", "visitor-demo-1").await.refused(Code::TooManyTries);
    server.pass(Duration::minutes(6));
    from(&server, "192.0.2.1", "visitor-demo-1").await.refused(Code::TooManyTries);
    // Who is in stays in, and the letter is the way back for everybody else.
    server.call(&held, "overview", &json!({})).await.ok();
    forgot(&server, "amira@example.org").await.ok();
    reset(&server, &by_link(&secret(&server, "amira@example.org").await), PASSWORD).await.ok();
    from(&server, "192.0.2.1", PASSWORD).await.ok();
}

#[tokio::test]
async fn a_password_hashed_with_less_effort_is_hashed_anew() {
    let server = Server::start().await;
    let params = Params::new(8 * 1024, 1, 1, None).unwrap();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let weak: PasswordHash = argon.hash_password_with_salt(b"visitor-demo-1", b"0123456789abcdef").unwrap();
    let (council, id) = (COUNCIL.parse::<permit_rules::CouncilId>().unwrap(), "amira-hussain".to_owned());
    let change = AccountChange::Password { hash: weak.to_string(), keep: None };
    server.store.change_account(council.clone(), id.clone(), change, Told::default()).await.unwrap();
    let kept = || async {
        let found = server.store.account(council.clone(), ByWhat::Id(id.clone())).await.unwrap();
        found.unwrap().password
    };
    server.try_log_in("amira@example.org", "wrong").await.refused(Code::WrongLogIn);
    assert_eq!(kept().await, weak.to_string());
    let token = server.log_in("amira").await;
    let strong = kept().await;
    assert!(strong.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{strong}");
    server.call(&token, "overview", &json!({})).await.ok();
    server.log_in("amira").await;
    assert_eq!(kept().await, strong);
}

#[tokio::test]
async fn a_breached_password_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("breached.txt");
    let hash: String = Sha1::digest(PASSWORD).iter().map(|byte| format!("{byte:02X}")).collect();
    let [first, last] = ["0".repeat(40), "F".repeat(40)];
    std::fs::write(&file, format!("{first}:1\r\n{hash}:7\r\n{last}:2\r\n")).unwrap();
    let server = Server::with(|config| config.breached_passwords = Some(file)).await;
    sign_up(&server, "nia@example.org", PASSWORD).await.refused(Code::PasswordKnown);
    sign_up(&server, "nia@example.org", OTHER).await.ok();
}
