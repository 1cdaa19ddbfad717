//! Calls cargo the same way everywhere, and knows where it puts the programs it builds.

use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// What to compile for the server alone.
pub const SERVER: &[&str] = &["--package", "permit-server"];

/// What to compile for the app: with the built pages in it rather than the address of a development server.
pub const APP: &[&str] = &["--package", "park-a-visitor", "--features", "park-a-visitor/custom-protocol"];

/// A call of the cargo that compiled this program.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words);
    command
}

/// Where cargo puts a program: beside this one, which it built too.
pub fn built(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe().context("cannot tell where this program is")?;
    let folder = own.parent().context("a program lies in a folder")?;
    Ok(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}
