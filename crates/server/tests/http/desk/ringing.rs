//! Calls that the telephone system puts through: who is believed, and whose page they come to.

use crate::fixture::{Answer, Server};
use crate::people::Staff;
use chrono::Duration;
use permit_server::switchboard::CallSecrets;
use serde_json::{Value, json};

const SECRET: &str = "what-only-the-telephones-know";

async fn server() -> Server {
    Server::with(|config| {
        let councils: Vec<_> = config.schemes.iter().map(|it| it.council.clone()).collect();
        let secret = |name: &str| (name == "CALLS_SECRET_CAMBRIDGESHIRE").then(|| SECRET.to_owned());
        config.calls = CallSecrets::of(&councils, secret).unwrap();
    })
    .await
}

async fn rings(server: &Server, council: &str, secret: &str, body: &Value) -> Answer {
    let headers = [("authorization", format!("Bearer {secret}"))];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    server.send("POST", &format!("/hooks/calls/{council}"), &headers, body.to_string().into_bytes()).await
}

async fn next(server: &Server, staff: &Staff) -> Value {
    server.review(staff, "next_call", &json!({})).await.ok()["call"].clone()
}

#[tokio::test]
async fn a_call_comes_to_the_page_of_the_handler_who_takes_it() {
    let server = server().await;
    let (joan, gwen) = (server.joan().await, server.gwen().await);
    assert_eq!(next(&server, &joan).await, Value::Null);
    let call = json!({ "number": "+447700900123", "handler": "Joan@Council.example", "id": "pbx-7" });
    assert_eq!(rings(&server, "cambridgeshire", SECRET, &call).await.status, 202);
    assert_eq!(next(&server, &gwen).await, Value::Null);
    let told = next(&server, &joan).await;
    assert_eq!(told, json!({ "number": "+447700900123", "received_at": "2026-06-01T08:00:00Z" }));
    assert_eq!(next(&server, &joan).await, Value::Null, "it is given once");
    server.has_mobile("cambridgeshire", super::AMIRA, "+447700900123").await;
    server.pass(Duration::minutes(1));
    let found = server.review(&joan, "find_holders", &json!({ "words": told["number"] })).await.ok();
    let open = json!({ "holder": found["holders"][0]["holder"], "received_at": told["received_at"] });
    let card = server.review(&joan, "open_caller", &open).await.ok();
    assert_eq!((&card["name"], &card["received_at"]), (&json!("Amira Hussain"), &told["received_at"]));
    rings(&server, "cambridgeshire", SECRET, &call).await;
    server.pass(Duration::minutes(5));
    assert_eq!(next(&server, &joan).await, Value::Null, "whoever has hung up long ago is not shown");
}

#[tokio::test]
async fn only_the_councils_own_telephones_are_believed() {
    let server = server().await;
    let joan = server.joan().await;
    let call = |number: &str, handler: &str| json!({ "number": number, "handler": handler });
    let good = call("+447700900123", "joan@council.example");
    for (council, secret, body, status) in [
        ("cambridgeshire", "another-secret-of-that-length", &good, 401),
        ("cambridgeshire", "", &good, 401),
        ("morfa", SECRET, &good, 401),
        ("nowhere", SECRET, &good, 401),
        ("cambridgeshire", SECRET, &call("+447700900123", "priya@council.example"), 404),
        ("cambridgeshire", SECRET, &call("+447700900123", "amira@example.org"), 404),
        ("cambridgeshire", SECRET, &call("+447700900123", "gwen@morfa.example"), 404),
        ("cambridgeshire", SECRET, &call("+447700900123", "joan"), 400),
        ("cambridgeshire", SECRET, &call("", "joan@council.example"), 400),
        ("cambridgeshire", SECRET, &call(&"7".repeat(41), "joan@council.example"), 400),
        ("cambridgeshire", SECRET, &json!({ "number": "+447700900123" }), 400),
        ("cambridgeshire", SECRET, &json!(7), 400),
    ] {
        assert_eq!(rings(&server, council, secret, body).await.status, status, "{council} {body}");
    }
    let bare = server.send("POST", "/hooks/calls/cambridgeshire", &[], good.to_string().into_bytes()).await;
    assert_eq!(bare.status, 401);
    let large = call(&"7".repeat(5000), "joan@council.example");
    assert_eq!(rings(&server, "cambridgeshire", SECRET, &large).await.status, 400);
    assert_eq!(server.send("GET", "/hooks/calls/cambridgeshire", &[], Vec::new()).await.status, 405);
    assert_eq!(next(&server, &joan).await, Value::Null);
}
