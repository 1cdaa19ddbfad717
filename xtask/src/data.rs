//! The data of `cargo xtask run`: one folder, used by one run at a time, kept between runs.

use anyhow::{Context, Result, bail};
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

/// The server's data.
pub const SERVER: &str = "data/server";
/// The app's data.
pub const APP: &str = "data/app";
/// What the server has said.
pub const SERVER_LOG: &str = "data/server.log";
/// What the app has said.
pub const APP_LOG: &str = "data/app.log";

const LOCK: &str = "data/in-use";

/// The right to use the data, until it is dropped.
pub struct Data {
    _lock: File,
}

impl Data {
    /// Takes the data for this run. Fails while another run uses it.
    pub fn take() -> Result<Self> {
        for folder in [SERVER, APP] {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {folder}"))?;
        }
        let lock = File::create(LOCK).with_context(|| format!("cannot write {LOCK}"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { _lock: lock }),
            Err(TryLockError::WouldBlock) => bail!(
                "Park a Visitor is already running from this folder, and two runs would share their data.\n\
                 End the other one with Ctrl-C first."
            ),
            Err(TryLockError::Error(error)) => Err(error).context(format!("cannot lock {LOCK}")),
        }
    }

    /// Deletes what earlier runs left.
    pub fn start_over(&self) -> Result<()> {
        for path in [SERVER, APP, SERVER_LOG, APP_LOG] {
            delete(Path::new(path)).with_context(|| format!("cannot delete {path}"))?;
        }
        for folder in [SERVER, APP] {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {folder}"))?;
        }
        println!("Starting over: the data of earlier runs is gone.");
        Ok(())
    }
}

/// A file, or a folder with all that is in it. What is not there is already deleted.
fn delete(path: &Path) -> std::io::Result<()> {
    let outcome = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match outcome {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}
