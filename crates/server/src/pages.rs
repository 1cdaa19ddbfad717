//! The website: files of a folder that was built from `ui/`. Addresses that name no file get the start page, which
//! knows what to show.

use crate::ways;
use anyhow::Context;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use permit_rules::scheme::Scheme;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use tower_http::services::ServeDir;

const START_PAGES: [&str; 2] = ["200.html", "index.html"];
/// Files under here carry a hash of their content in their names.
const HASHED: &str = "/_app/immutable/";
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Park a Visitor</title>\
    <h1>The website is not here yet</h1><p>This server was started without the built website. \
    Build it in <code>ui/</code> and start the server with <code>--ui</code> and the folder. \
    The app and the interface for programs work without it.</p>";

/// The routes of the website.
///
/// # Errors
/// If the folder is there and cannot be read.
pub fn router(folder: Option<&Path>, schemes: &[&Scheme]) -> anyhow::Result<Router> {
    let start = folder
        .and_then(|folder| START_PAGES.map(|name| folder.join(name)).into_iter().find(|it| it.is_file()));
    let (Some(folder), Some(start)) = (folder, start) else {
        return Ok(Router::new().fallback(|| async { (StatusCode::SERVICE_UNAVAILABLE, Html(NOT_BUILT)) }));
    };
    let policy = HeaderValue::try_from(policy(folder)?)?;
    let page =
        std::fs::read_to_string(&start).with_context(|| format!("{} cannot be read", start.display()))?;
    let page: Arc<str> = ways::fill(&page, schemes).into();
    let start = get(move || async move { Html(page.to_string()) });
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    // A folder's page would come as it was built, without the numbers of the councils.
    let files = files.append_index_html_on_directories(false);
    let app = ServeDir::new(folder.join("_app")).precompressed_br().precompressed_gzip();
    Ok(Router::new()
        .nest_service("/_app", app)
        .fallback_service(files.fallback(start))
        .layer(middleware::from_fn(move |request, next| dress(request, next, policy.clone()))))
}

async fn dress(request: Request, next: Next, policy: HeaderValue) -> Response {
    let hashed = request.uri().path().starts_with(HASHED);
    let mut response = next.run(request).await.into_response();
    let keep = if hashed && response.status().is_success() {
        HeaderValue::from_static("public, max-age=31536000, immutable")
    } else {
        HeaderValue::from_static("no-cache")
    };
    response.headers_mut().insert(header::CACHE_CONTROL, keep);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

/// What pages may load: the website's own files, and the scripts that stand in its pages, known by their hashes.
fn policy(folder: &Path) -> anyhow::Result<String> {
    let mut scripts = BTreeSet::new();
    for page in pages(folder)? {
        let text =
            std::fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
        scripts.extend(inline_scripts(&text).map(|script| STANDARD.encode(Sha256::digest(script))));
    }
    let scripts: String = scripts.iter().map(|hash| format!(" 'sha256-{hash}'")).collect();
    Ok(format!(
        "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; style-src-attr 'unsafe-inline'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ))
}

fn pages(folder: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
    let (mut pages, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?
        {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|extension| extension == "html") {
                pages.push(entry.path());
            }
        }
    }
    Ok(pages)
}

fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script")?;
        (!attributes.contains("src=")).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_in_pages_are_known_by_their_hashes() {
        let page =
            "<script src=\"/a.js\"></script><p><script>one()</script><script type=\"module\">two\n</script>";
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["one()", "two\n"]);
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("help")).unwrap();
        std::fs::write(folder.path().join("help/index.html"), "<script>alert(1)</script>").unwrap();
        let policy = policy(folder.path()).unwrap();
        assert!(
            policy.contains("script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';"),
            "{policy}"
        );
    }
}
