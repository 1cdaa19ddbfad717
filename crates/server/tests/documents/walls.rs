//! The walls themselves: a program that does what a worker would that was taken over, run between them and, so that
//! the test means something, outside of them.

use crate::fixture::sandbox;
use crate::paper;
use permit_server::documents::{Sandbox, Unfit};
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A program in the worker's place. Without a file it behaves, so that it is let in.
fn impostor(folder: &Path, deed: &str) -> PathBuf {
    let program = folder.join("impostor");
    let script = format!(
        "#!/bin/bash\nprintf 'PV1\\n'\nread -r -n 1 first || {{ echo empty >&2; exit 20; }}\n{deed}\n"
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    program
}

async fn behind_walls(deed: &str) -> Unfit {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = Sandbox::detect(&impostor(folder.path(), deed)).unwrap();
    sandbox.draw(b"x").await.unwrap_err()
}

/// What the deed can say: `locked` if it could do what it must not, `pages` if it could not.
async fn tried(deed: &str, data: &TempDir) -> (bool, bool) {
    let deed =
        format!("if {{ {deed}; }} >/dev/null 2>&1; then echo locked >&2; else echo pages >&2; fi; exit 20");
    let outside = Command::new("bash")
        .arg("-c")
        .arg(format!("printf x | {}", impostor(data.path(), &deed).display()))
        .env("PERMIT_SECRET", "1")
        .output()
        .unwrap();
    let outside = outside.stderr.starts_with(b"locked");
    (outside, behind_walls(&deed).await == Unfit::Locked)
}

#[tokio::test]
async fn a_worker_that_was_taken_over_finds_nothing() {
    let data = tempfile::tempdir().unwrap();
    let secret = data.path().join("document.key");
    fs::write(&secret, "secret").unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let mine = std::process::id();
    for (what, deed) in [
        ("the users", "cat /etc/passwd".to_owned()),
        ("the key", format!("cat {}", secret.display())),
        ("the data folder", format!("ls {}", data.path().display())),
        ("the network", format!("exec 3<>/dev/tcp/127.0.0.1/{port}")),
        ("the environment", "test -n \"$PERMIT_SECRET\"".to_owned()),
        (
            "this process",
            format!("test -e /proc/{mine}/status && grep -q '^Pid:.{mine}$' /proc/{mine}/status"),
        ),
        ("a file to leave behind", format!("touch {}/left", data.path().display())),
        ("a home", "ls /root || ls /home/*".to_owned()),
    ] {
        assert_eq!(tried(&deed, &data).await, (true, false), "{what}: outside, and behind the walls");
    }
    for (what, deed) in [
        ("the system's programs", "touch /usr/left"),
        ("its own root", "touch /left"),
        ("devices", "touch /dev/left || touch /dev/shm/left"),
        ("rights", "test \"$(id -u)\" = 0 || ! grep -q '^CapEff:.0*$' /proc/self/status"),
        ("more memory than there is", "perl -e '$a = \"x\" x 600_000_000'"),
        ("a disk", "head -c 100000000 /dev/zero > /tmp/a"),
        ("an address", "grep -q '[1-9a-f]' <(cut -d' ' -f5- /proc/net/route | tail -n +2)"),
    ] {
        let data = tempfile::tempdir().unwrap();
        assert!(!tried(deed, &data).await.1, "{what}");
    }
}

#[tokio::test]
async fn a_worker_that_never_ends_is_ended() {
    let begun = Instant::now();
    assert_eq!(behind_walls("while :; do :; done").await, Unfit::Unreadable);
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
    let begun = Instant::now();
    assert_eq!(behind_walls("exec setsid sleep 6173").await, Unfit::Unreadable);
    assert!(begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
    // Nothing of it goes on. The system takes a moment to clear away.
    let running = || {
        let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
        let mut told = processes.filter_map(|it| fs::read(it.path().join("cmdline")).ok());
        told.any(|it| it.starts_with(b"sleep\x006173"))
    };
    while running() {
        assert!(begun.elapsed() < Duration::from_secs(60), "it goes on");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_worker_that_talks_too_much_is_not_heard_out() {
    assert_eq!(behind_walls("exec yes").await, Unfit::Unreadable);
    assert_eq!(behind_walls("yes >&2").await, Unfit::Unreadable);
    assert_eq!(behind_walls("exit 0").await, Unfit::Unreadable);
    assert_eq!(behind_walls("echo infected >&2; exit 20").await, Unfit::Unreadable);
    assert_eq!(behind_walls("kill -SEGV $$").await, Unfit::Unreadable);
}

#[tokio::test]
async fn many_at_once_wait_for_their_turn() {
    let bill = paper::bill_with(1, "", "", &[], "");
    let sandbox = sandbox();
    let drawing: Vec<_> = (0..6)
        .map(|_| {
            let (sandbox, bill) = (sandbox.clone(), bill.clone());
            tokio::spawn(async move { sandbox.draw(&bill).await.map(|pages| pages.len()) })
        })
        .collect();
    for drawn in drawing {
        assert_eq!(drawn.await.unwrap(), Ok(1));
    }
}
