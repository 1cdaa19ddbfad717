//! The books as an operator checks them, and lets go of who was held fast.

use crate::fixture::schemes;
use crate::program::{ended, program};
use permit_server::clock::SystemClock;
use permit_server::rng::{Rng, SeededRng};
use permit_server::store::audit::Line;
use permit_server::store::{HolderKey, SqliteStore, Store};
use permit_server::{clock::Clock, demo, doctor};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

fn with_schemes(task: &str, data: &Path) -> Command {
    let mut command = program(task, data);
    for name in ["cambridgeshire.toml", "morfa.toml"] {
        command.arg("--scheme").arg(schemes().join(name));
    }
    command
}

async fn opened(data: &Path) -> SqliteStore {
    let rng: Arc<dyn Rng> = Arc::new(SeededRng::new(1));
    let served =
        ["cambridgeshire.toml", "morfa.toml"].map(|it| doctor::read_scheme(&schemes().join(it)).unwrap());
    let store = SqliteStore::open(data, &*rng).unwrap();
    demo::load(&schemes().join("demo.toml"), &served, &SystemClock, &rng, &store).await.unwrap();
    store
}

fn amira() -> HolderKey {
    HolderKey { council: "cambridgeshire".parse().unwrap(), holder: "amira-hussain".parse().unwrap() }
}

#[tokio::test]
async fn the_books_are_checked_beside_a_running_server() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(ended(with_schemes("books", data.path())).0, Some(1), "there is no store yet");
    let store = opened(data.path()).await;
    let (code, told) = ended(with_schemes("books", data.path()));
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(told, "8 holders, 11 bundles, 20 postings: balanced\n");
    let db = rusqlite::Connection::open(data.path().join("permits.sqlite")).unwrap();
    db.execute_batch(
        "UPDATE bundle SET spent = 4, available = 1 WHERE holder = 'amira-hussain' AND spent = 3",
    )
    .unwrap();
    let (code, told) = ended(with_schemes("books", data.path()));
    assert_eq!(code, Some(1), "{told}");
    assert!(told.starts_with("cambridgeshire amira-hussain: "), "{told}");
    assert!(told.contains("do not make its pots") && told.ends_with("faults: 2\n"), "{told}");
    assert!(!told.contains("AB00") && !told.contains("Hussain"), "nothing about a person: {told}");
    drop(store);
}

#[tokio::test]
async fn who_was_held_fast_is_let_go_at_the_machine() {
    let data = tempfile::tempdir().unwrap();
    let store = opened(data.path()).await;
    let line = Line {
        council: amira().council,
        at: SystemClock.now(),
        account: None,
        action: "hold_fast".to_owned(),
        holder: Some(amira().holder),
        subject: None,
        note: None,
    };
    assert!(store.freeze(amira(), Some("a fault".to_owned()), line).await.unwrap());
    drop(store);
    let (code, told) = ended(with_schemes("doctor", data.path()));
    assert!(code == Some(1) && told.contains("FAILED  books: 1 holders are held fast"), "{told}");
    let release = |holder: &str| {
        let mut command = with_schemes("books", data.path());
        command.args(["--release", holder]);
        ended(command)
    };
    let (code, told) = release("nobody");
    assert!(code == Some(1) && told.contains("nobody called nobody is held fast"), "{told}");
    let (code, told) = release("amira-hussain");
    assert_eq!((code, told.as_str()), (Some(0), "cambridgeshire amira-hussain is let go\n"));
    assert_eq!(release("amira-hussain").0, Some(1));
    assert!(ended(with_schemes("doctor", data.path())).1.contains("ok      books: nobody is held fast"));
    // Both are on record.
    let (code, told) = ended(program("audit", data.path()));
    assert!(code == Some(0) && told.contains("nothing amiss"), "{told}");
}
