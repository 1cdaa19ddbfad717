//! Catching up: what changed since a cursor, in pages, or everything where a cursor is of no use.

use crate::fixture::{Server, activate};
use permit_rules::Change;
use permit_server::store::{HolderKey, RequestStamp};
use serde_json::{Value, json};

async fn since(server: &Server, token: &str, cursor: &Value) -> Value {
    server.call(token, "changes", &json!({ "cursor": cursor, "scheme": "2026-11-25" })).await.ok()
}

#[tokio::test]
async fn a_cursor_brings_what_is_new() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let first = server.everything(&token).await;
    assert_eq!((&first["reset"], &first["more"]), (&json!(true), &json!(false)));
    assert_eq!(first["scheme"]["version"], "2026-11-25");
    let held = first["changes"].as_array().unwrap();
    for kind in ["home", "registration", "bundle", "order"] {
        assert!(held.iter().any(|change| change["kind"] == kind), "{kind}: {held:?}");
    }
    assert_eq!(first["person"]["name"], "Amira Hussain");
    let nothing = since(&server, &token, &first["cursor"]).await;
    assert_eq!(
        (&nothing["reset"], &nothing["changes"], &nothing["scheme"]),
        (&json!(false), &json!([]), &Value::Null)
    );
    assert_eq!(nothing["cursor"], first["cursor"]);
    server.call(&token, "activate", &activate("r1", "AB12CDE")).await.ok();
    let news = since(&server, &token, &first["cursor"]).await;
    assert_eq!(news["reset"], false);
    let kinds: Vec<_> =
        news["changes"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"stay") && kinds.contains(&"bundle"), "{kinds:?}");
    assert_eq!(news["cursor"]["seq"], first["cursor"]["seq"].as_u64().unwrap() + 1);
}

#[tokio::test]
async fn a_void_cursor_starts_over() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let everything = server.everything(&token).await;
    let epoch = everything["cursor"]["epoch"].clone();
    for void in [
        json!({ "epoch": "another life", "seq": 1 }),
        json!({ "epoch": epoch, "seq": 999 }),
        json!({ "epoch": epoch, "seq": u64::MAX }),
    ] {
        let told = since(&server, &token, &void).await;
        assert_eq!((&told["reset"], &told["changes"]), (&json!(true), &everything["changes"]));
        assert_eq!(told["cursor"], everything["cursor"]);
    }
}

#[tokio::test]
async fn a_restart_changes_nothing() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    server.call(&token, "activate", &activate("r1", "AB12CDE")).await.ok();
    let before = server.everything(&token).await;
    let server = server.again().await;
    assert_eq!(server.everything(&token).await, before);
    assert_eq!(since(&server, &token, &before["cursor"]).await["reset"], false);
}

#[tokio::test]
async fn a_long_absence_is_caught_up_in_pages() {
    let server = Server::start().await;
    let token = server.log_in("siobhan").await;
    let start = server.everything(&token).await["cursor"].clone();
    let key = HolderKey {
        council: "cambridgeshire".parse().unwrap(),
        holder: "siobhan-ni-dhomhnaill".parse().unwrap(),
    };
    let renewals = (0..450).map(|n| {
        let stamp = RequestStamp {
            request: format!("renewal-{n}").parse().unwrap(),
            fingerprint: [0; 32],
            operation: "renew",
            account: None,
            channel: None,
            at: "2026-06-01T08:00:00Z".parse().unwrap(),
            order: None,
        };
        server.store.credit(key.clone(), stamp, vec![Change::Registration { until: None }])
    });
    for renewal in renewals.collect::<Vec<_>>() {
        assert!(renewal.await.unwrap());
    }
    let (mut cursor, mut pages) = (start, Vec::new());
    loop {
        let page = since(&server, &token, &cursor).await;
        assert_eq!(page["reset"], false);
        pages.push(page["changes"].as_array().unwrap().len());
        cursor = page["cursor"].clone();
        if page["more"] == false {
            break;
        }
    }
    assert_eq!(pages, [200, 200, 50]);
}
