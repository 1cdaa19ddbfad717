//! Stands between the app and the system's browser: what the app has opened there is written down, for the test to look
//! at or to open in a browser of its own.

use crate::person::now;
use crate::repository;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How long the app may take to open something.
const PATIENCE: chrono::Duration = chrono::Duration::seconds(20);

/// The file of what has been opened.
pub struct Opened {
    file: PathBuf,
}

impl Opened {
    /// Writes down in a folder what is opened.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn into(folder: &Path) -> Result<Self> {
        let file = folder.join("opened-addresses");
        fs::write(&file, "")?;
        Ok(Self { file })
    }

    /// Has a program, and what it starts, open addresses here instead of in a browser.
    ///
    /// # Errors
    /// If there is no search path.
    pub fn stand_in(&self, program: &mut Command) -> Result<()> {
        let path = std::env::var_os("PATH").context("PATH")?;
        let folders = std::iter::once(repository("tests/stand-ins")).chain(std::env::split_paths(&path));
        program.env("PATH", std::env::join_paths(folders)?).env("OPENED_ADDRESSES", &self.file);
        Ok(())
    }

    /// Everything that has been opened so far.
    ///
    /// # Errors
    /// If the file is gone.
    pub fn all(&self) -> Result<Vec<String>> {
        Ok(fs::read_to_string(&self.file)?.lines().map(str::to_owned).collect())
    }

    /// Waits for the next address after so many.
    ///
    /// # Errors
    /// If none comes.
    pub async fn after(&self, so_many: usize) -> Result<String> {
        let end = now() + PATIENCE;
        loop {
            if let Some(address) = self.all()?.get(so_many) {
                return Ok(address.clone());
            }
            anyhow::ensure!(now() < end, "nothing was opened in the browser");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
}
