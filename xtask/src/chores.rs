//! The chores that write a file of the repository: the client's types, and the report of the measurements.

use crate::cargo::cargo;
use crate::children;
use anyhow::{Context, Result, bail};
use std::process::{ExitCode, Stdio};

/// Where the screens read the types of the interface.
const TYPES: &str = "ui/src/lib/client/generated.ts";

/// Writes the TypeScript types of the interface anew.
pub fn types() -> Result<ExitCode> {
    let mut command = cargo(&["run", "--quiet", "--package", "permit-api", "--example", "types"]);
    let printed = command.stderr(Stdio::inherit()).output().context("cargo cannot be started")?;
    if !printed.status.success() {
        bail!("the types could not be written ({})", printed.status);
    }
    std::fs::write(TYPES, printed.stdout).with_context(|| format!("cannot write {TYPES}"))?;
    println!("{TYPES} is current.");
    Ok(ExitCode::SUCCESS)
}

/// Measures, and writes `docs/performance.md`. Nothing else should run meanwhile.
pub fn bench() -> Result<ExitCode> {
    children::run(&mut cargo(&["bench", "--package", "permit-tests", "--bench", "limits"]))?;
    Ok(ExitCode::SUCCESS)
}
