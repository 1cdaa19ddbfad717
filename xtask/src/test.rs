//! `cargo xtask test`: every check there is, one after the other, and one line that sums them up.
//!
//! A failing check does not stop the ones after it, so that one run tells everything that is wrong.

use crate::cargo::{APP, built, cargo};
use crate::packages::Use;
use crate::step::Steps;
use crate::tally::{Ran, Tally};
use crate::ui::{self, Form};
use crate::{children, machine};
use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

/// What is wished for on the command line.
pub struct Wish {
    quick: bool,
    skip_packages: bool,
}

impl Wish {
    /// Reads the rest of the command line.
    pub fn read(mut words: lexopt::Parser) -> Result<Self> {
        let mut wish = Self { quick: false, skip_packages: false };
        while let Some(word) = words.next()? {
            match word {
                Long("quick") => wish.quick = true,
                Long("skip-packages") => wish.skip_packages = true,
                Short(_) | Long(_) | Value(_) => {
                    bail!("{}; cargo xtask --help lists what there is", word.unexpected())
                }
            }
        }
        Ok(wish)
    }
}

/// Installs what the tests need and runs them all. The last line says how many passed and failed.
pub fn test(wish: &Wish) -> Result<ExitCode> {
    let mut checks = Checks { steps: Steps::new(if wish.quick { 9 } else { 11 }), tally: Tally::default() };
    let outcome = all(&mut checks, wish);
    if children::interrupted() {
        return outcome.map(|()| ExitCode::FAILURE);
    }
    for failure in checks.tally.failures() {
        println!("\nfailed: {failure}");
    }
    println!("\nAll of this took {}.\n\n{}", checks.steps.elapsed(), checks.tally);
    Ok(if checks.tally.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn all(checks: &mut Checks, wish: &Wish) -> Result<()> {
    let uses: &[Use] = &[Use::Server, Use::ServerTests, Use::Window, Use::Screens];
    let uses = if wish.quick { &uses[..3] } else { uses };
    checks.needed("Getting the machine ready", || machine::provide(uses, wish.skip_packages))?;
    checks.one("Formatting", || children::run(&mut cargo(&["fmt", "--all", "--check"])))?;
    checks.one("Installing the packages of the screens", ui::install)?;
    checks.one("Checking the screens", || ui::npm(&["run", "check"]))?;
    checks.one("Building the screens for the website and the app", || {
        ui::build(Form::Website)?;
        ui::build(Form::App)
    })?;
    checks.one("Lints", || {
        children::run(cargo(&["clippy", "--all-targets"]).args(["--", "-D", "warnings"]))?;
        children::run(cargo(&["clippy", "--all-targets"]).args(APP).args(["--", "-D", "warnings"]))
    })?;
    // With the tests rather than before them, so that what both depend on is compiled once.
    checks.one("Building the server, the app and their tests", || {
        children::run(&mut cargo(&["build", "--bins", "--tests"]))?;
        children::run(cargo(&["build", "--bins", "--tests"]).args(APP))?;
        if wish.quick {
            Ok(())
        } else {
            children::run(cargo(SCREENS).args(["window", "--test", "browser", "--no-run"]))
        }
    })?;
    checks.tests(
        "Tests of the packages, and the journeys over HTTP",
        &mut cargo(&["test", "--no-fail-fast"]),
    )?;
    if wish.quick {
        return checks.tests("Tests of the shell", cargo(&["test", "--no-fail-fast"]).args(APP));
    }
    checks.tests("Tests of the shell", in_session(&["test", "--no-fail-fast"]).args(APP))?;
    checks.tests("The real window", in_session(SCREENS).arg("window").args(ONE_AT_A_TIME))?;
    checks.tests("The real browser", in_session(SCREENS).arg("browser").args(ONE_AT_A_TIME))
}

/// The tests with a screen.
const SCREENS: &[&str] =
    &["test", "--package", "permit-tests", "--features", "permit-tests/screens", "--test"];

/// They share the screen and the keychain.
const ONE_AT_A_TIME: &[&str] = &["--", "--test-threads=1"];

/// A call of cargo in a desktop session of its own: a screen, a keychain, a place for notifications.
fn in_session(words: &[&str]) -> Command {
    let cargo = cargo(words);
    let mut command = Command::new("tests/session.sh");
    command.arg(cargo.get_program()).args(cargo.get_args());
    command
}

struct Checks {
    steps: Steps,
    tally: Tally,
}

impl Checks {
    /// A step that is one check. Fails only when interrupted.
    fn one(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let tally = &mut self.tally;
        self.steps.step(name, || tally.check(name, work()));
        go_on()
    }

    /// A check without which the others make no sense.
    fn needed(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        self.one(name, work)?;
        if self.tally.is_clean() { Ok(()) } else { bail!("{name} failed") }
    }

    /// A step that runs tests. Fails only when interrupted.
    fn tests(&mut self, name: &str, command: &mut Command) -> Result<()> {
        let tally = &mut self.tally;
        self.steps.step(name, || {
            let mut ran = Ran::default();
            let outcome = run_tests(command, &mut ran);
            tally.tests(name, ran, outcome);
        });
        go_on()
    }
}

fn go_on() -> Result<()> {
    if children::interrupted() { bail!("interrupted") } else { Ok(()) }
}

/// Runs a command, shows its lines as they come, and counts the tests they tell of.
fn run_tests(command: &mut Command, ran: &mut Ran) -> Result<()> {
    let shown = children::show(command);
    command
        .env("PERMIT_SERVER_BIN", built("permit-server")?)
        .env("PARK_A_VISITOR_BIN", built("park-a-visitor")?)
        .stdout(Stdio::piped());
    let mut program = children::start(command)?;
    let lines = BufReader::new(program.child().stdout.take().context("the output is piped")?);
    let mut counted = Ok(());
    for line in lines.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        counted = counted.and(ran.line(&line));
    }
    let status = program.wait()?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_a_program_says_and_shows_its_end() {
        let summary = "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out";
        let mut ran = Ran::default();
        run_tests(Command::new("echo").arg(summary), &mut ran).unwrap();
        let mut tally = Tally::default();
        tally.tests("echo", ran, Ok(()));
        assert_eq!(tally.to_string(), "2 passed, 0 failed");

        let error = run_tests(&mut Command::new("false"), &mut Ran::default()).unwrap_err();
        assert!(error.to_string().starts_with("`false` failed"), "{error}");
    }

    #[test]
    fn runs_the_screens_in_a_session() {
        let shown = children::show(in_session(SCREENS).arg("window"));
        assert!(shown.starts_with("session.sh ") && shown.ends_with("permit-tests/screens --test window"));
    }

    #[test]
    fn reads_every_wish() {
        let read = |words: &[&str]| Wish::read(lexopt::Parser::from_args(words));
        assert!(!read(&[]).unwrap().quick);
        let wish = read(&["--quick", "--skip-packages"]).unwrap();
        assert!(wish.quick && wish.skip_packages);
        assert!(read(&["--slow"]).is_err());
    }
}
