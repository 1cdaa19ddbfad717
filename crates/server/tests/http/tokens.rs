//! Tokens of residents' own programs: what they open, what they do not, how they end, and that nobody finds one.

use crate::fixture::{Server, activate, files};
use chrono::Duration;
use permit_api::{Code, OPERATIONS};
use serde_json::{Value, json};

pub const AMIRA: &str = "visitor-demo-1";

impl Server {
    /// Makes a token of Amira's, by somebody who is logged in, and returns it.
    pub async fn token(&self, session: &str, reading: bool, activating: bool) -> String {
        let made = self.call(session, "make_token", &wish(reading, activating)).await.ok();
        made["token"].as_str().unwrap().to_owned()
    }

    async fn connections(&self, session: &str) -> Value {
        self.call(session, "connections", &json!({})).await.ok()
    }
}

fn wish(reading: bool, activating: bool) -> Value {
    json!({
        "name": "Home Assistant", "scopes": { "reading": reading, "activating": activating }, "password": AMIRA,
    })
}

#[tokio::test]
async fn a_program_parks_a_visitor_and_buys_nothing() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let token = server.token(&amira, true, true).await;
    assert!(token.starts_with("pav_cambridgeshire.") && token.len() == 19 + 43, "{token}");
    let before = server.call(&token, "visits", &json!({})).await.ok();
    let told = before.to_string();
    assert!(!told.contains("Amira") && !told.contains("example.org"), "{told}");

    let stay = server.call(&token, "activate", &activate("by-program", "XY34 ZZZ")).await.ok();
    assert_eq!((&stay["stay"]["channel"], &stay["stay"]["phase"]), (&json!("api"), &json!("now")));
    let after = server.call(&token, "visits", &json!({})).await.ok();
    assert_eq!(after["stays"][0]["plate"]["shown"], "XY34 ZZZ");
    let left = |visits: &Value| visits["visits_left"].as_u64().unwrap();
    assert_eq!(left(&after), left(&before) - 1);
    let correct = json!({ "request": "right", "stay": stay["stay"]["id"], "plate": "XY34 ZZA" });
    let corrected = server.call(&token, "correct", &correct).await.ok();
    assert_eq!(corrected["stay"]["corrections"][0]["to"], "XY34 ZZA");

    // The resident sees it as what it is; so does the receipt.
    let past = json!({ "search": "XY34", "month": null, "before": null, "limit": null });
    let history = server.call(&amira, "stay_history", &past).await.ok();
    assert_eq!(history["stays"][0]["channel"], "api", "{history}");
    let print = json!({ "stay": stay["stay"]["id"] });
    server.call(&amira, "print_stay_receipt", &print).await.ok();

    for (operation, input) in [
        ("shop", json!({})),
        ("fill_basket", json!({ "request": "b", "product": "visitor", "bundles": 1 })),
        ("checkout", json!({ "request": "c", "pence": 0 })),
        ("make_token", wish(true, true)),
        ("connections", json!({})),
        ("account", json!({})),
        ("overview", json!({})),
        ("changes", json!({})),
        ("list_devices", json!({})),
        ("log_out", json!({})),
        ("close_account", json!({ "password": AMIRA })),
        ("print_stay_receipt", print),
        ("review_queue", json!({})),
    ] {
        server.call(&token, operation, &input).await.refused(Code::TokenNotAllowed);
    }
    server.call(&token, "check_plate", &json!({})).await.refused(Code::OfficerKeyNeeded);
    server.stop().await;
}

#[tokio::test]
async fn each_scope_opens_its_own() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let (reading, activating) =
        (server.token(&amira, true, false).await, server.token(&amira, false, true).await);
    let mut quote = activate("none", "XY34ZZZ");
    quote.as_object_mut().unwrap().remove("request");
    server.call(&reading, "quote", &quote).await.ok();
    server.call(&reading, "activate", &activate("r1", "XY34ZZZ")).await.refused(Code::TokenNotAllowed);
    server.call(&activating, "visits", &json!({})).await.refused(Code::TokenNotAllowed);
    server.call(&activating, "activate", &activate("r1", "XY34ZZZ")).await.ok();
    // As a cookie a token is nobody.
    let cookie = format!("session={reading}");
    let told = server.post("visits", &[("cookie", &cookie)], &json!({})).await;
    told.refused(Code::NotLoggedIn);
    for operation in OPERATIONS.iter().filter(|it| it.scopes.is_empty()) {
        let told = server.call(&reading, operation.name, &json!({})).await;
        assert!(
            told.status != 200 || operation.audience == permit_api::Audience::Public,
            "{}",
            operation.name
        );
    }
    server.stop().await;
}

#[tokio::test]
async fn a_token_is_made_with_the_password_and_within_bounds() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let with = |name: &str, value: Value| {
        let mut wish = wish(true, false);
        wish[name] = value;
        wish
    };
    let refused = async |input: Value, code| server.call(&amira, "make_token", &input).await.refused(code);
    refused(with("password", json!("wrong")), Code::WrongPassword).await;
    refused(wish(false, false), Code::NothingChosen).await;
    refused(with("days", json!(0)), Code::TokenTooLong).await;
    refused(with("days", json!(366)), Code::TokenTooLong).await;
    refused(with("scopes", json!({ "reading": true, "activating": true, "buying": true })), Code::Malformed)
        .await;
    for nth in 0..10 {
        let made = server.call(&amira, "make_token", &with("name", json!(format!("{nth}")))).await.ok();
        assert_eq!(made["connections"]["tokens"].as_array().unwrap().len(), nth + 1);
        server.pass(Duration::minutes(1));
    }
    refused(wish(true, false), Code::TooManyConnections).await;
    let staff = server.priya().await;
    let told = server.review(&staff, "make_token", &wish(true, true)).await;
    told.refused(Code::NotAllowed);
    server.stop().await;
}

#[tokio::test]
async fn a_token_ends_by_time_by_its_owner_and_by_a_new_password() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let mut short = wish(true, false);
    short["days"] = json!(1);
    let made = server.call(&amira, "make_token", &short).await.ok();
    let token = made["token"].as_str().unwrap().to_owned();
    assert_eq!(made["connections"]["tokens"][0]["used_on"], Value::Null);
    server.call(&token, "visits", &json!({})).await.ok();
    assert_eq!(server.connections(&amira).await["tokens"][0]["used_on"], "2026-06-01");
    server.pass(Duration::hours(24));
    server.call(&token, "visits", &json!({})).await.refused(Code::TokenOver);
    assert_eq!(server.connections(&amira).await["tokens"], json!([]));

    let token = server.token(&amira, true, false).await;
    let listed = server.connections(&amira).await;
    let input = json!({ "id": listed["tokens"][0]["id"] });
    let gareth = server.log_in("gareth").await;
    server.call(&gareth, "end_connection", &input).await.refused(Code::UnknownConnection);
    server.call(&token, "visits", &json!({})).await.ok();
    server.call(&amira, "end_connection", &input).await.ok();
    server.call(&token, "visits", &json!({})).await.refused(Code::TokenOver);
    server.call(&amira, "end_connection", &input).await.refused(Code::UnknownConnection);

    let token = server.token(&amira, true, false).await;
    let change = json!({ "old": AMIRA, "new": "kettle bracken violin stone" });
    server.call(&amira, "change_password", &change).await.ok();
    server.call(&token, "visits", &json!({})).await.refused(Code::TokenOver);
    server.call("pav_cambridgeshire.made-up", "visits", &json!({})).await.refused(Code::TokenOver);
    server.call("pav_nowhere.made-up", "visits", &json!({})).await.refused(Code::TokenOver);
    server.stop().await;
}

#[tokio::test]
async fn a_token_has_a_pace_of_its_own() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let [one, other] = [server.token(&amira, true, false).await, server.token(&amira, true, false).await];
    for _ in 0..300 {
        server.call(&one, "read_plate", &json!({ "plate": "AB12CDE" })).await.ok();
    }
    let told = server.call(&one, "read_plate", &json!({ "plate": "AB12CDE" })).await;
    told.refused(Code::TooManyTries);
    assert!(told.header("retry-after").is_some());
    server.call(&other, "visits", &json!({})).await.ok();
    server.pass(Duration::minutes(6));
    server.call(&one, "visits", &json!({})).await.ok();
    server.stop().await;
}

#[tokio::test]
async fn no_token_lies_in_the_folder() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let token = server.token(&amira, true, true).await;
    let calendar = json!({ "name": "Phone", "password": AMIRA });
    let calendar = server.call(&amira, "make_calendar", &calendar).await.ok();
    let calendar = calendar["address"].as_str().unwrap();
    let key = calendar.rsplit_once('/').unwrap().1.trim_end_matches(".ics").to_owned();
    server.call(&token, "activate", &activate("kept", "XY34ZZZ")).await.ok();
    let holds = |bytes: &[u8], needle: &str| bytes.windows(needle.len()).any(|it| it == needle.as_bytes());
    let mut seen = false;
    for file in files(server.data.path()) {
        let bytes = std::fs::read(&file).unwrap();
        seen |= holds(&bytes, "Home Assistant");
        for secret in [&token, &key] {
            let random = secret.rsplit_once('.').unwrap().1;
            assert!(!holds(&bytes, random), "{}", file.display());
        }
    }
    assert!(seen, "the name is kept somewhere, so the folder was looked through");
    server.stop().await;
}
