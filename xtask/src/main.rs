//! The chores of this repository. `cargo xtask run` sets a machine up and starts everything; `cargo xtask
//! test` checks everything.
//!
//! Compiled before anything else on a fresh machine, so it depends on next to nothing, and on no other
//! package here.

mod cargo;
mod children;
mod chores;
mod data;
mod demo;
mod machine;
mod packages;
mod run;
mod step;
mod tally;
mod test;
mod ui;
mod website;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
Park a Visitor

  cargo xtask run    install what is missing, build, start the server, open the app
      --fresh            start over: delete the data of earlier runs first
      --port N           the website's port (8080)
      --days N           put the demo's clock N days ahead, to see what ends and is forgotten
      --no-window        serve the website only
      --check            see that the website answers, then stop
      --skip-packages    do not look at the system's packages

  cargo xtask test   install what is missing, check and test everything
      --quick            leave out the tests in the real window and the real browser
      --skip-packages    do not look at the system's packages

  cargo xtask bench  measure against the machine's own limits; writes docs/performance.md
  cargo xtask types  write the TypeScript types of the interface anew
";

fn main() -> ExitCode {
    let outcome = chore();
    children::end_all();
    match outcome {
        Ok(code) => code,
        Err(_) if children::interrupted() => {
            eprintln!("\nInterrupted. Everything that was started has ended.");
            ExitCode::from(130)
        }
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the repository")?;
    std::env::set_current_dir(root).with_context(|| format!("cannot enter {}", root.display()))?;
    children::end_on_interrupt()?;

    let mut words = lexopt::Parser::from_env();
    match words.next()? {
        Some(Value(name)) if name == "run" => run::run(&run::Wish::read(words)?),
        Some(Value(name)) if name == "test" => test::test(&test::Wish::read(words)?),
        Some(Value(name)) if name == "bench" => chores::bench(),
        Some(Value(name)) if name == "types" => chores::types(),
        Some(Short('h') | Long("help")) => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Some(word) => bail!("{}\n\n{USAGE}", word.unexpected()),
        None => bail!("Say what to do.\n\n{USAGE}"),
    }
}
