//! Whatever is sent, the answer is a problem with a code, a status and a sentence, and nothing has changed.

use crate::fixture::{Answer, Server, activate};
use permit_api::{Code, OPERATIONS};
use serde_json::{Value, json};

const JSON: (&str, &str) = ("content-type", "application/json");

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

#[tokio::test]
async fn what_cannot_be_read_changes_nothing() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let before = server.everything(&token).await;
    let good = activate("r1", "AB12CDE");
    let inputs: Vec<(&str, Vec<u8>)> = vec![
        ("no JSON", b"{\"request\":".to_vec()),
        ("nothing", Vec::new()),
        ("not UTF-8", b"{\"request\":\"\xff\"}".to_vec()),
        ("a list", b"[]".to_vec()),
        (
            "a list of the right values",
            json!(["r1", "AB12CDE", null, good["start"], good["length"]]).to_string().into(),
        ),
        ("two values", format!("{good}{good}").into_bytes()),
        ("far too deep", "[".repeat(10_000).into_bytes()),
        ("a field too many", with(good.clone(), "free", json!(true)).to_string().into_bytes()),
        ("a field too few", json!({ "request": "r1" }).to_string().into_bytes()),
        ("a number for a text", with(good.clone(), "plate", json!(12)).to_string().into_bytes()),
        ("a bad identifier", with(good.clone(), "request", json!("a b")).to_string().into_bytes()),
        ("a long identifier", with(good.clone(), "request", json!("x".repeat(81))).to_string().into_bytes()),
        (
            "minus one day",
            with(good.clone(), "length", json!({"kind": "days", "days": -1})).to_string().into_bytes(),
        ),
        (
            "too many days",
            with(good.clone(), "length", json!({"kind": "days", "days": 1e12})).to_string().into_bytes(),
        ),
        ("no such start", with(good.clone(), "start", json!({"kind": "soon"})).to_string().into_bytes()),
        (
            "no such day",
            with(good.clone(), "start", json!({"kind": "at", "local": "2026-02-30T10:00:00"}))
                .to_string()
                .into_bytes(),
        ),
    ];
    let bearer = format!("Bearer {token}");
    for (what, input) in inputs {
        let told = server.send("POST", "/api/v1/activate", &[JSON, ("authorization", &bearer)], input).await;
        assert_eq!(told.json()["code"], "malformed", "{what}: {}", told.body);
        told.refused(Code::Malformed);
        assert!(told.json()["args"]["line"]["value"].as_i64().unwrap() >= 1, "{what}");
    }
    assert_eq!(server.everything(&token).await, before);
}

#[tokio::test]
async fn what_is_sent_is_not_repeated() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let input = json!({ "SecretField": 1, "request": "r1" });
    let told = server.call(&token, "activate", &input).await;
    told.refused(Code::Malformed);
    assert!(!told.body.contains("SecretField"), "{}", told.body);
}

#[tokio::test]
async fn what_the_rules_refuse_changes_nothing() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let before = server.everything(&token).await;
    let good = || activate("r1", "AB12CDE");
    let days = |days: u32| {
        with(activate(&format!("r-{days}"), "AB12CDE"), "length", json!({ "kind": "days", "days": days }))
    };
    let cases = [
        (with(good(), "plate", json!(" - ")), Code::PlateMissing),
        (with(good(), "plate", json!("A")), Code::PlateTooShort),
        (with(good(), "plate", json!("A".repeat(60_000))), Code::PlateTooLong),
        (with(activate("r2", "AB12CDE"), "product", json!("nothing")), Code::UnknownPermitType),
        (days(0), Code::NoDays),
    ];
    for (input, code) in cases {
        server.call(&token, "activate", &input).await.refused(code);
    }
    let too_many = server.call(&token, "activate", &days(u32::MAX)).await;
    assert!((400..500).contains(&too_many.status), "{}", too_many.body);
    assert_eq!(server.everything(&token).await, before);
}

#[tokio::test]
async fn another_residents_stay_is_as_unknown_as_none() {
    let server = Server::start().await;
    let [amira, liwei] = [server.log_in("amira").await, server.log_in("liwei").await];
    server.call(&amira, "activate", &activate("hers", "AB12CDE")).await.ok();
    let before = server.everything(&amira).await;
    for operation in ["correct", "cancel"] {
        let ask = |request: &str, stay: &str| {
            let input = json!({ "request": request, "stay": stay });
            if operation == "correct" { with(input, "plate", json!("XY34ZZZ")) } else { input }
        };
        let theirs = server.call(&liwei, operation, &ask(&format!("{operation}-1"), "hers")).await;
        let none = server.call(&liwei, operation, &ask(&format!("{operation}-2"), "none")).await;
        theirs.refused(Code::UnknownStay);
        none.refused(Code::UnknownStay);
        let told = |answer: &Answer| with(answer.json(), "reference", Value::Null);
        assert_eq!(told(&theirs), told(&none));
    }
    assert_eq!(server.everything(&amira).await, before);
}

#[tokio::test]
async fn without_a_session_nothing_is_told() {
    let server = Server::start().await;
    for operation in OPERATIONS {
        let told = server.call("pv1_nonsense", operation.name, &json!({ "nonsense": 1 })).await;
        told.refused(match operation.audience {
            permit_api::Audience::Public => Code::Malformed,
            permit_api::Audience::Account
            | permit_api::Audience::Resident
            | permit_api::Audience::Member
            | permit_api::Audience::Reviewer
            | permit_api::Audience::Desk => Code::NotLoggedIn,
            permit_api::Audience::Officer => Code::OfficerKeyNeeded,
            permit_api::Audience::Device => Code::DeviceOnly,
        });
    }
    for authorization in ["", "Bearer", "Bearer ", "Basic cHYxXw==", "Bearer pv1_\u{fc}"] {
        let told = server.post("overview", &[("authorization", authorization)], &json!({})).await;
        told.refused(Code::NotLoggedIn);
    }
}

#[tokio::test]
async fn wrong_addresses_methods_and_kinds_of_body() {
    let server = Server::start().await;
    let token = format!("Bearer {}", server.log_in("amira").await);
    let bearer = ("authorization", token.as_str());
    let send = |method, path, headers: Vec<(&'static str, &'static str)>, body: &'static str| {
        let headers = [vec![bearer], headers].concat();
        let server = &server;
        async move { server.send(method, path, &headers, body.as_bytes().to_vec()).await }
    };
    let cases = [
        ("POST", "/api/v1/park_for_ever", vec![JSON], Code::UnknownOperation),
        ("POST", "/api/v1/", vec![JSON], Code::UnknownOperation),
        ("POST", "/api/v1/overview/more", vec![JSON], Code::UnknownOperation),
        ("POST", "/api/v2/overview", vec![JSON], Code::UnknownOperation),
        ("POST", "/api/v1/%ff%00", vec![JSON], Code::UnknownOperation),
        ("GET", "/api", vec![], Code::UnknownOperation),
        ("GET", "/api/v1/overview", vec![], Code::WrongMethod),
        ("DELETE", "/api/v1/overview", vec![], Code::WrongMethod),
        ("POST", "/health", vec![JSON], Code::WrongMethod),
        ("POST", "/api/v1/openapi.json", vec![JSON], Code::WrongMethod),
        ("POST", "/api/v1/overview", vec![], Code::NotJson),
        ("POST", "/api/v1/overview", vec![("content-type", "text/plain")], Code::NotJson),
    ];
    for (method, path, headers, code) in cases {
        let told = send(method, path, headers, "{}").await;
        assert_eq!(told.json()["code"], code.name(), "{method} {path}");
        told.refused(code);
        assert_eq!(told.header("allow").is_some(), told.status == 405, "{method} {path}");
    }
}

#[tokio::test]
async fn a_body_has_a_limit() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let of = |length: usize| json!({ "plate": "A".repeat(length - "{\"plate\":\"\"}".len()) });
    server.call(&token, "read_plate", &of(64 << 10)).await.refused(Code::PlateTooLong);
    server.call(&token, "read_plate", &of((64 << 10) + 1)).await.refused(Code::TooLarge);
    server.call(&token, "read_plate", &of(900 << 10)).await.refused(Code::TooLarge);
}

#[tokio::test]
async fn sentences_come_in_the_language_asked_for() {
    let server = Server::start().await;
    let told = async |language| server.post("overview", &[("accept-language", language)], &json!({})).await;
    let [english, welsh, other] = [told("en-GB").await, told("cy, en;q=0.5").await, told("fr").await];
    assert_ne!(english.json()["message"], welsh.json()["message"]);
    assert_eq!(english.json()["message"], other.json()["message"]);
    assert_eq!(welsh.header("vary"), Some("Accept-Language"));
}
