//! The thread that moves the write-ahead log into the file, so that the writer never has to.

use super::connection;
use rusqlite::Connection;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

const EVERY: Duration = Duration::from_millis(100);
const LARGEST_LOG: u64 = 256 << 20;

/// The thread, for as long as this lives.
#[derive(Debug)]
pub struct Checkpoints {
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// Starts it for a store's file; `commits` counts what the writer has done.
    pub fn start(file: PathBuf, commits: Arc<AtomicU64>) -> anyhow::Result<Self> {
        let db = connection::writing(&file)?;
        let (stop, stopped) = mpsc::channel();
        let work = move || {
            let mut seen = 0;
            while stopped.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                let now = commits.load(Ordering::Relaxed);
                if now != seen && checkpoint(&db, &file) {
                    seen = now;
                }
            }
        };
        let thread = std::thread::Builder::new().name("checkpoints".to_owned()).spawn(work)?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap_or_default();
        }
    }
}

/// Says whether it worked; where it did not, the next round tries again.
fn checkpoint(db: &Connection, file: &Path) -> bool {
    let mut log = OsString::from(file);
    log.push("-wal");
    let long = std::fs::metadata(log).is_ok_and(|log| log.len() > LARGEST_LOG);
    let pragma = if long { "PRAGMA wal_checkpoint(TRUNCATE)" } else { "PRAGMA wal_checkpoint(PASSIVE)" };
    match db.query_row(pragma, [], |_| Ok(())) {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, "the log could not be moved into the file");
            false
        }
    }
}
