//! Counts what passed and what failed, over tests of Rust and all other checks.

use anyhow::{Context, Result, bail};
use std::fmt;

/// The counts so far, and the names of the steps that failed.
#[derive(Debug, Default)]
pub struct Tally {
    passed: u64,
    failed: u64,
    failures: Vec<String>,
}

/// How many tests one step ran.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Ran {
    passed: u64,
    failed: u64,
}

impl Ran {
    /// Takes a line that a test program printed; only its summaries count. Fails where a test was left out,
    /// for a test that does not run proves nothing.
    pub fn line(&mut self, line: &str) -> Result<()> {
        let Some(summary) = line.strip_prefix("test result: ") else { return Ok(()) };
        let counts = summary.split_once(". ").map_or("", |(_, counts)| counts);
        let count = |name: &str| {
            let mut counts = counts.split("; ").filter_map(|count| count.split_once(' '));
            let (number, _) = counts.find(|(_, what)| *what == name)?;
            number.parse::<u64>().ok()
        };
        let unknown = || format!("this summary of tests cannot be read: {line}");
        self.passed += count("passed").with_context(unknown)?;
        self.failed += count("failed").with_context(unknown)?;
        match count("ignored").with_context(unknown)? {
            0 => Ok(()),
            ignored => bail!("{ignored} tests were ignored"),
        }
    }
}

impl Tally {
    /// Counts a step that is one check.
    pub fn check(&mut self, step: &str, outcome: Result<()>) {
        match outcome {
            Ok(()) => self.passed += 1,
            Err(error) => self.fail(step, 1, &error),
        }
    }

    /// Counts a step that ran tests. Ending badly without a failed test (it did not compile, say) counts as
    /// one failure, and so does not having run any.
    pub fn tests(&mut self, step: &str, ran: Ran, outcome: Result<()>) {
        self.passed += ran.passed;
        let nothing_ran = ran == Ran::default();
        let outcome = outcome.and_then(|()| if nothing_ran { bail!("no test was run") } else { Ok(()) });
        match outcome {
            Ok(()) => self.failed += ran.failed,
            Err(error) => self.fail(step, ran.failed.max(1), &error),
        }
    }

    /// Whether nothing has failed.
    pub fn is_clean(&self) -> bool {
        self.failed == 0
    }

    /// The steps that failed.
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    fn fail(&mut self, step: &str, checks: u64, error: &anyhow::Error) {
        println!("      failed: {error:#}");
        self.failed += checks;
        self.failures.push(step.to_owned());
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    const OK: &str =
        "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.02s";
    const BAD: &str =
        "test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s";
    const IGNORED: &str =
        "test result: ok. 1 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";

    #[test]
    fn adds_the_summaries_of_several_programs() {
        let mut ran = Ran::default();
        for line in ["running 12 tests", "test a ... ok", OK, "", "test result of a plate ... ok", BAD] {
            ran.line(line).unwrap();
        }
        assert_eq!(ran, Ran { passed: 19, failed: 2 });
    }

    #[test]
    fn does_not_let_ignored_tests_or_strange_summaries_pass() {
        assert_eq!(Ran::default().line(IGNORED).unwrap_err().to_string(), "1 tests were ignored");
        assert!(Ran::default().line("test result: fine").is_err());
        assert!(Ran::default().line("test result: ok. many passed; 0 failed; 0 ignored").is_err());
    }

    #[test]
    fn counts_checks_and_tests_together() {
        let mut tally = Tally::default();
        tally.check("formatting", Ok(()));
        tally.tests("tests", Ran { passed: 3, failed: 0 }, Ok(()));
        assert!(tally.is_clean());
        tally.tests("journeys", Ran { passed: 1, failed: 2 }, Err(anyhow!("exit status 101")));
        tally.tests("does not compile", Ran::default(), Err(anyhow!("exit status 101")));
        tally.tests("ran nothing", Ran::default(), Ok(()));
        tally.check("lints", Err(anyhow!("a warning")));
        assert_eq!(tally.to_string(), "5 passed, 5 failed");
        assert_eq!(tally.failures(), ["journeys", "does not compile", "ran nothing", "lints"]);
    }
}
