//! The devices of an account: listed, revoked at once, and nobody else's.

use crate::fixture::Server;
use chrono::Duration;
use permit_api::Code;
use serde_json::{Value, json};

async fn devices(server: &Server, token: &str) -> Vec<Value> {
    server.call(token, "list_devices", &json!({})).await.ok()["devices"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_revoked_device_is_out_at_once() {
    let server = Server::start().await;
    let old = server.log_in("amira").await;
    server.pass(Duration::minutes(1));
    let new = server.log_in("amira").await;
    let listed = devices(&server, &new).await;
    let current: Vec<_> = listed.iter().map(|device| device["current"].as_bool().unwrap()).collect();
    assert_eq!(current, [true, false]);
    assert_eq!(listed[1]["name"], "App on Linux");
    let revoked = server.call(&new, "revoke_device", &json!({ "device": listed[1]["id"] })).await.ok();
    assert_eq!(revoked["devices"].as_array().unwrap().len(), 1);
    server.call(&old, "overview", &json!({})).await.refused(Code::NotLoggedIn);
    server.call(&new, "overview", &json!({})).await.ok();
    let again = server.call(&new, "revoke_device", &json!({ "device": listed[1]["id"] })).await;
    again.refused(Code::UnknownDevice);
}

#[tokio::test]
async fn another_accounts_device_is_unknown() {
    let server = Server::start().await;
    let [amira, gareth] = [server.log_in("amira").await, server.log_in("gareth").await];
    let hers = devices(&server, &amira).await[0]["id"].clone();
    let other = server.call(&gareth, "revoke_device", &json!({ "device": hers })).await;
    let nobody = server.call(&gareth, "revoke_device", &json!({ "device": "nobody" })).await;
    other.refused(Code::UnknownDevice);
    assert_eq!(other.json()["message"], nobody.json()["message"]);
    assert_eq!(other.status, nobody.status);
    assert_eq!(devices(&server, &amira).await.len(), 1);
}

#[tokio::test]
async fn logging_out_ends_the_session() {
    let server = Server::start().await;
    let [here, there] = [server.log_in("amira").await, server.log_in("amira").await];
    server.call(&here, "log_out", &json!({})).await.ok();
    server.call(&here, "overview", &json!({})).await.refused(Code::NotLoggedIn);
    server.call(&there, "overview", &json!({})).await.ok();
}

#[tokio::test]
async fn the_device_unused_for_longest_makes_room() {
    let server = Server::start().await;
    let first = server.log_in("amira").await;
    let mut last = String::new();
    for _ in 0..20 {
        server.pass(Duration::minutes(1));
        last = server.log_in("amira").await;
    }
    assert_eq!(devices(&server, &last).await.len(), 20);
    server.call(&first, "overview", &json!({})).await.refused(Code::NotLoggedIn);
}
