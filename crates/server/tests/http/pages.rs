//! The website's files, and the plain page that stands in for them.

use crate::fixture::Server;

#[tokio::test]
async fn the_website_is_served_with_sensible_keeping() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("200.html", "<!doctype html><title>start</title><script>go()</script>");
    write("_app/immutable/start.js", "export {};");
    let ui = folder.path().to_owned();
    let server = Server::with(|config| config.ui = Some(ui)).await;
    for path in ["/", "/permits", "/stays/r1"] {
        let page = server.get(path).await;
        assert_eq!((page.status, page.header("cache-control")), (200, Some("no-cache")), "{path}");
        assert!(page.body.contains("<title>start</title>"), "{path}");
        let policy = page.header("content-security-policy").unwrap();
        assert!(
            policy.contains("script-src 'self' 'sha256-") && !policy.contains("script-src 'unsafe"),
            "{policy}"
        );
    }
    let script = server.get("/_app/immutable/start.js").await;
    assert_eq!(script.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(server.get("/_app/immutable/gone.js").await.status, 404);
    assert_eq!(server.get("/_app/immutable/gone.js").await.header("cache-control"), Some("no-cache"));
    assert!(!server.get("/../Cargo.toml").await.body.contains("[package]"));
    assert!(!server.get("/%2e%2e/%2e%2e/etc/passwd").await.body.contains("root:"));
}

#[tokio::test]
async fn without_the_website_a_plain_page_says_so() {
    let server = Server::start().await;
    let page = server.get("/").await;
    assert_eq!(page.status, 503);
    assert!(page.body.contains("The website is not here yet"));
    assert_eq!(server.get("/health").await.ok()["status"], "ok");
}

#[tokio::test]
async fn the_interface_is_described() {
    let server = Server::start().await;
    let document = server.get("/api/v1/openapi.json").await;
    assert_eq!(document.header("content-type"), Some("application/json"));
    for operation in permit_api::OPERATIONS {
        let there =
            document.ok()["paths"].as_object().unwrap().keys().any(|path| path.ends_with(operation.name));
        assert_eq!(there, operation.audience != permit_api::Audience::Device, "{}", operation.name);
    }
}
