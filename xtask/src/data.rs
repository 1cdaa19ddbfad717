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
/// By how many seconds the demo's clock is ahead. Server and app read it anew each time.
pub const CLOCK: &str = "data/clock";

const DAY: u64 = 24 * 60 * 60;
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
        for path in [SERVER, APP, SERVER_LOG, APP_LOG, CLOCK] {
            delete(Path::new(path)).with_context(|| format!("cannot delete {path}"))?;
        }
        for folder in [SERVER, APP] {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {folder}"))?;
        }
        println!("Starting over: the data of earlier runs is gone.");
        Ok(())
    }
}

/// Puts the demo's clock so many days ahead, and says how many it is ahead by then: without a wish as many as before.
/// It is never put back, because what happened would then lie in the future.
pub fn set_clock(ahead: Option<u32>) -> Result<u32> {
    let kept = fs::read_to_string(CLOCK).ok().and_then(|text| days(&text)).unwrap_or(0);
    let ahead = later(kept, ahead)?;
    if ahead != kept {
        fs::write(CLOCK, format!("{}\n", u64::from(ahead) * DAY))
            .with_context(|| format!("cannot write {CLOCK}"))?;
    }
    Ok(ahead)
}

fn later(kept: u32, wished: Option<u32>) -> Result<u32> {
    match wished {
        Some(wished) if wished < kept => bail!(
            "The demo's clock is {kept} days ahead already and cannot go back.\n\
             Give --days {kept} or more, or start over with --fresh."
        ),
        Some(wished) => Ok(wished),
        None => Ok(kept),
    }
}

fn days(seconds: &str) -> Option<u32> {
    u32::try_from(seconds.trim().parse::<u64>().ok()? / DAY).ok()
}

/// A file, or a folder with all that is in it. What is not there is already deleted.
fn delete(path: &Path) -> std::io::Result<()> {
    let outcome = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match outcome {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_goes_on_and_never_back() {
        assert_eq!(later(14, None).unwrap(), 14);
        assert_eq!(later(14, Some(14)).unwrap(), 14);
        assert_eq!(later(0, Some(91)).unwrap(), 91);
        assert!(later(14, Some(3)).unwrap_err().to_string().contains("--fresh"));
    }

    #[test]
    fn what_the_clock_file_says_is_read_in_days() {
        assert_eq!([days("1209600\n"), days("0"), days("soon"), days("")], [Some(14), Some(0), None, None]);
    }
}
