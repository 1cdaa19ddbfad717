//! What nobody but its owner should have is kept nowhere: passwords, tokens, codes and the secrets in links. Letters hold
//! the codes and links they bring until they are forgotten, and nothing else does.

use crate::fixture::{Server, files};
use crate::mail::{OTHER, PASSWORD, by_code, by_link, code, confirm, forgot, join, link, reset, secret};
use rusqlite::types::ValueRef;
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// All that was logged by this process.
static LOG: LazyLock<Arc<Mutex<Vec<u8>>>> = LazyLock::new(|| {
    let log: Arc<Mutex<Vec<u8>>> = Arc::default();
    let writer = Arc::clone(&log);
    let lines = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_writer(move || Page(Arc::clone(&writer)));
    tracing::subscriber::set_global_default(lines.finish()).unwrap();
    log
});

struct Page(Arc<Mutex<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

/// Every text and blob of the store, with its table.
fn columns(server: &Server) -> Vec<(String, Vec<u8>)> {
    let db = rusqlite::Connection::open(server.data.path().join("permits.sqlite")).unwrap();
    let mut names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut found = Vec::new();
    for name in names {
        let mut all = db.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let width = all.column_count();
        let mut rows = all.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..width {
                match row.get_ref(column).unwrap() {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                        found.push((name.clone(), bytes.to_vec()))
                    }
                    ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => {}
                }
            }
        }
    }
    found
}

#[tokio::test]
async fn secrets_are_in_no_table_no_file_and_no_line() {
    LazyLock::force(&LOG);
    let server = Server::start().await;
    let token = join(&server, "nia@example.org").await;
    let mut in_letters =
        vec![code(&server, "nia@example.org").await, secret(&server, "nia@example.org").await];
    let input = json!({ "mobile": "07700 900123", "password": PASSWORD });
    let sent = server.call(&token, "link_mobile", &input).await.ok();
    in_letters.push(code(&server, "+447700900123").await);
    confirm(&server, &by_code(&sent["ticket"], &in_letters[2])).await.ok();
    forgot(&server, "nia@example.org").await.ok();
    in_letters.extend([code(&server, "nia@example.org").await, secret(&server, "nia@example.org").await]);
    assert!(link(&server, "nia@example.org").await.contains("/reset-password#"));
    let unused = forgot(&server, "nia@example.org").await.ok();
    in_letters.extend([code(&server, "nia@example.org").await, secret(&server, "nia@example.org").await]);
    assert!(unused["ticket"].is_string());
    reset(&server, &by_link(&in_letters[4]), OTHER).await.ok();
    let other = server.try_log_in("nia@example.org", OTHER).await.ok();
    let nowhere = [token, other["token"].as_str().unwrap().to_owned(), PASSWORD.to_owned(), OTHER.to_owned()];
    let columns = columns(&server);
    assert!(
        columns.iter().any(|(_, bytes)| holds(bytes, "nia@example.org")),
        "the search finds what is there"
    );
    for needle in &in_letters {
        let tables: Vec<_> =
            columns.iter().filter(|(_, bytes)| holds(bytes, needle)).map(|it| &it.0).collect();
        assert!(!tables.is_empty() && tables.iter().all(|table| *table == "letter"), "{tables:?}");
    }
    for file in files(server.data.path()) {
        let bytes = std::fs::read(file).unwrap();
        assert!(nowhere.iter().all(|needle| !holds(&bytes, needle)));
    }
    let log = LOG.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert!(holds(&log, "reset_password"), "the log is caught");
    let links = in_letters.iter().filter(|it| it.len() > 6);
    for needle in nowhere.iter().chain(links) {
        assert!(!holds(&log, needle));
    }
    let text = String::from_utf8_lossy(&log);
    let said = |word: &str| text.contains(&format!("code={word}")) || text.contains(&format!("\"{word}\""));
    assert!(in_letters.iter().filter(|it| it.len() == 6).all(|code| !said(code)));
    assert!(!text.contains("nia@example.org") && !text.contains("+447700900123"));
}
