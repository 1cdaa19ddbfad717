//! The website's session: a cookie that no script reads and no other site can use, and headers that keep pages safe.

use crate::fixture::{Answer, Server, activate};
use permit_api::Code;
use serde_json::{Value, json};

const HERE: (&str, &str) = ("sec-fetch-site", "same-origin");

async fn log_in(server: &Server, headers: &[(&str, &str)]) -> Answer {
    let device = json!({ "name": "Firefox", "kind": "website" });
    let input = json!({ "email": "amira@example.org", "password": "visitor-demo-1", "device": device });
    server.post("log_in", headers, &input).await
}

fn cookie(told: &Answer) -> String {
    told.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_browser_gets_a_cookie_and_no_token() {
    let server = Server::start().await;
    let told = log_in(&server, &[HERE]).await;
    assert_eq!(told.ok()["token"], Value::Null);
    let set = told.header("set-cookie").unwrap();
    assert!(set.starts_with("session=pv1_") && set.contains("; HttpOnly; SameSite=Strict"), "{set}");
    let headers = [HERE, ("cookie", &cookie(&told))];
    let stay = server.post("activate", &headers, &activate("r1", "AB12CDE")).await.ok();
    assert_eq!(stay["stay"]["channel"], "website");
    let out = server.post("log_out", &headers, &json!({})).await;
    out.ok();
    assert!(out.header("set-cookie").unwrap().starts_with("session=; Path=/; Max-Age=0"));
    server.post("overview", &headers, &json!({})).await.refused(Code::NotLoggedIn);
}

#[tokio::test]
async fn another_site_cannot_use_the_cookie() {
    let server = Server::start().await;
    let told = log_in(&server, &[HERE]).await;
    let cookie = cookie(&told);
    let here = format!("http://{}", server.address());
    let before = server.post("changes", &[("cookie", &cookie)], &json!({})).await.ok();
    let foreign: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        &[("sec-fetch-site", "same-site"), ("origin", &here)],
        &[("origin", "https://evil.example")],
        &[],
    ];
    for headers in foreign {
        log_in(&server, headers).await.refused(Code::CrossSite);
        let headers = [&[("cookie", cookie.as_str())], headers].concat();
        for (operation, input) in [
            ("activate", activate("r1", "AB12CDE")),
            ("log_out", json!({})),
            ("revoke_device", json!({ "device": told.json()["device"] })),
        ] {
            server.post(operation, &headers, &input).await.refused(Code::CrossSite);
        }
    }
    assert_eq!(server.post("changes", &[("cookie", &cookie)], &json!({})).await.ok(), before);
    let own = [("cookie", cookie.as_str()), ("origin", here.as_str())];
    server.post("activate", &own, &activate("r1", "AB12CDE")).await.ok();
}

#[tokio::test]
async fn a_cookies_token_is_no_bearer_and_the_other_way_round() {
    let server = Server::start().await;
    let website = cookie(&log_in(&server, &[HERE]).await);
    let token = website.split_once('=').unwrap().1;
    server.call(token, "overview", &json!({})).await.refused(Code::NotLoggedIn);
    let app = server.log_in("amira").await;
    let headers = [("cookie", format!("session={app}"))];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    server.post("overview", &headers, &json!({})).await.refused(Code::NotLoggedIn);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let answers = [
        server.get("/").await,
        server.get("/health").await,
        server.get("/api/v1/openapi.json").await,
        server.get("/api/nothing").await,
        server.get("/api/v1/activate").await,
        server.try_log_in("amira@example.org", "wrong").await,
        server.call(&token, "overview", &json!({})).await,
    ];
    for answer in answers {
        let header =
            |name| answer.header(name).unwrap_or_else(|| panic!("{name} is missing: {}", answer.body));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-frame-options"), "DENY");
        assert_eq!(header("cache-control"), "no-store");
        assert!(header("permissions-policy").contains("camera=()"));
        assert!(header("content-security-policy").contains("default-src 'none'"));
        assert!(header("content-security-policy").contains("frame-ancestors 'none'"));
        assert!(header("x-request-id").len() >= 12);
        assert_eq!(answer.header("strict-transport-security"), None);
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[tokio::test]
async fn over_https_everything_is_tied_to_it() {
    let public = "https://permits.example.org".parse().unwrap();
    let server = Server::with(|config| config.public_url = Some(public)).await;
    let told = log_in(&server, &[("origin", "https://permits.example.org")]).await;
    told.ok();
    let set = told.header("set-cookie").unwrap();
    assert!(set.starts_with("__Host-session=pv1_") && set.ends_with("; Secure"), "{set}");
    assert!(told.header("strict-transport-security").unwrap().contains("max-age=63072000"));
}
