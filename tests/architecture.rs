//! The rules of the house that a compiler does not hold: which package may use which, who may touch Tauri, the clock
//! and the random source, and that a newcomer can read every module's duty.

use permit_tests::repository;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which packages of this repository each may use. Arrows point one way: rules ← api ← core ← shell, api ← server.
const ARROWS: &[(&str, &[&str])] = &[
    ("permit-rules", &[]),
    ("permit-api", &["permit-rules"]),
    ("permit-core", &["permit-api", "permit-rules"]),
    ("permit-simulator", &[]),
    ("permit-server", &["permit-api", "permit-rules", "permit-simulator"]),
    ("permit-support", &["permit-api", "permit-rules", "permit-core", "permit-server"]),
    (
        "permit-tests",
        &["permit-api", "permit-rules", "permit-core", "permit-server", "permit-simulator", "permit-support"],
    ),
    ("park-a-visitor", &["permit-api", "permit-rules", "permit-core"]),
    ("xtask", &[]),
];

/// Packages from outside that only some of ours may use.
const RESERVED: &[(&str, &[&str])] = &[
    ("tauri", &["park-a-visitor"]),
    ("tauri-plugin-deep-link", &["park-a-visitor"]),
    ("tauri-plugin-notification", &["park-a-visitor"]),
    ("tauri-plugin-opener", &["park-a-visitor"]),
    ("tauri-plugin-single-instance", &["park-a-visitor"]),
    ("keyring", &["park-a-visitor"]),
    ("axum", &["permit-server", "permit-simulator"]),
    ("argon2", &["permit-server"]),
    ("lettre", &["permit-server"]),
    ("hayro", &["permit-server"]),
    ("krilla", &["permit-server"]),
    ("image", &["permit-server", "permit-tests"]),
    ("chacha20poly1305", &["permit-server"]),
    ("rusty-s3", &["permit-server"]),
    ("webauthn-rs-core", &["permit-server"]),
    // What tests are made against. The server's own may use them, its program may not.
    ("s3s", &["permit-tests"]),
    ("s3s-fs", &["permit-tests"]),
    ("mailin", &["permit-tests"]),
    ("reqwest", &["permit-core", "permit-server", "permit-simulator", "permit-tests"]),
    ("rusqlite", &["permit-core", "permit-server", "permit-tests"]),
    ("tokio", &["permit-core", "permit-server", "permit-simulator", "permit-tests", "park-a-visitor"]),
    ("sqlx", &[]),
    ("openssl", &[]),
    ("native-tls", &[]),
];

#[test]
fn packages_use_only_what_they_may() {
    let used = uses();
    let known: BTreeSet<_> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(
        used.keys().cloned().collect::<BTreeSet<_>>(),
        known,
        "a package without a place in the house"
    );
    for (name, may) in ARROWS {
        let ours = used[*name].iter().filter(|dependency| known.contains(&dependency.name));
        for dependency in ours {
            assert!(may.contains(&dependency.name.as_str()), "{name} uses {}", dependency.name);
        }
    }
    for (reserved, may) in RESERVED {
        for (name, dependencies) in &used {
            let uses = dependencies.iter().any(|it| it.name == *reserved && (!it.dev || may.is_empty()));
            assert!(!uses || may.contains(&name.as_str()), "{name} uses {reserved}");
        }
    }
    for pure in ["permit-rules", "permit-api"] {
        for banned in ["tokio", "reqwest", "rusqlite", "getrandom", "rand", "axum"] {
            assert!(used[pure].iter().all(|it| it.dev || it.name != banned), "{pure} uses {banned}");
        }
    }
    let core = &used["permit-core"];
    for name in ["tokio", "reqwest"] {
        assert!(
            core.iter().all(|it| it.name != name || it.optional || it.dev),
            "the core is pure without its loop"
        );
    }
}

struct Dependency {
    name: String,
    dev: bool,
    optional: bool,
}

fn uses() -> BTreeMap<String, Vec<Dependency>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(repository(""))
        .output()
        .expect("cargo metadata");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("its JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dependency = |it: &Value| Dependency {
        name: text(&it["name"]),
        dev: it["kind"] == "dev",
        optional: it["optional"] == true,
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let package =
        |it: &Value| (text(&it["name"]), list(&it["dependencies"]).iter().map(dependency).collect());
    list(&metadata["packages"]).iter().map(package).collect()
}

#[test]
fn one_file_of_the_screens_imports_tauri() {
    let importing: Vec<_> = files("ui/src", &["ts", "svelte", "js"])
        .into_iter()
        .filter(|path| text(path).contains("@tauri-apps"))
        .collect();
    assert_eq!(importing, [repository("ui/src/lib/client/tauri.ts")]);
}

#[test]
fn the_clock_and_the_random_source_have_one_place_each() {
    let banned = ["Utc::now", "Local::now", "SystemTime::now", "getrandom::", "rand::", "new_v4", "now_v7"];
    let places =
        ["crates/server/src/clock.rs", "crates/server/src/rng.rs", "src-tauri/src/", "xtask/", "tests/"];
    for path in sources() {
        let name = relative(&path);
        if places.iter().any(|place| name.starts_with(place)) {
            continue;
        }
        for line in text(&path).lines().filter(|line| !line.trim_start().starts_with("//")) {
            assert!(!banned.iter().any(|call| line.contains(call)), "{name}: {line}");
        }
    }
}

#[test]
fn sql_asks_no_clock() {
    for path in sources().into_iter().chain(files("crates", &["sql"])) {
        let text = text(&path).to_uppercase();
        for call in
            ["CURRENT_TIMESTAMP", "STRFTIME(", "DATETIME('NOW", "JULIANDAY(", "RANDOM()", "RANDOMBLOB("]
        {
            assert!(
                relative(&path).starts_with("tests/") || !text.contains(call),
                "{}: {call}",
                path.display()
            );
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for path in sources() {
        let text = text(&path);
        let head = text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!((1..=8).contains(&head), "{}: {head} lines of duty", path.display());
    }
}

#[test]
fn files_fit_a_readers_head() {
    let generated = repository("ui/src/lib/client/generated.ts");
    for path in sources().into_iter().chain(files("ui/src", &["ts", "svelte", "css"])) {
        let lines = text(&path).lines().count();
        assert!(lines <= 400 || path == generated, "{}: {lines} lines", path.display());
    }
}

#[test]
fn nothing_is_left_for_later() {
    for path in sources().into_iter().chain(files("ui/src", &["ts", "svelte"])) {
        let text = text(&path);
        for mark in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("#[ig", "nore")]
        {
            assert!(!text.contains(mark), "{}: {mark}", path.display());
        }
    }
}

/// Every Rust file of ours.
fn sources() -> Vec<PathBuf> {
    ["crates", "src-tauri", "tests", "xtask"].into_iter().flat_map(|folder| files(folder, &["rs"])).collect()
}

fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![repository(folder)];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> =
            fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !["target", "node_modules", "out", "gen"].contains(&name.as_str()) {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a text file")
}

fn relative(path: &Path) -> String {
    path.strip_prefix(repository("")).unwrap_or(path).to_string_lossy().into_owned()
}
