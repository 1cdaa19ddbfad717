//! The file that keeps payments between two starts. It is replaced as a whole or not at all.

use crate::payment::Payment;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The payments in a file; none if there is no file.
pub fn read(file: &Path) -> Result<Vec<Payment>> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).context("the simulator's payments cannot be read"),
    };
    serde_json::from_slice(&bytes).context("the file is not one of the simulator's payments")
}

/// Replaces the file.
pub fn write(file: &Path, payments: &[u8]) -> Result<()> {
    let beside = file.with_extension("new");
    let mut new = File::create(&beside).context("the simulator's payments cannot be written")?;
    new.write_all(payments)?;
    new.sync_all()?;
    fs::rename(&beside, file).context("the simulator's payments cannot be replaced")
}
