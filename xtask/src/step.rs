//! Shows how far a chore has come: numbered steps, each with a name and the time it took.

use std::io::{IsTerminal, stdout};
use std::time::{Duration, Instant};

/// The steps of one chore.
pub struct Steps {
    total: usize,
    begun: usize,
    since: Instant,
}

impl Steps {
    /// A chore of so many steps.
    pub fn new(total: usize) -> Self {
        Self { total, begun: 0, since: Instant::now() }
    }

    /// Does one step and says how long it took.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> T) -> T {
        self.begun += 1;
        let heading = format!("[{}/{}] {name}", self.begun, self.total);
        if stdout().is_terminal() {
            println!("\n\x1b[1m{heading}\x1b[0m")
        } else {
            println!("\n{heading}")
        }
        let since = Instant::now();
        let outcome = work();
        println!("      {}", elapsed(since.elapsed()));
        outcome
    }

    /// The time since the first step.
    pub fn elapsed(&self) -> String {
        elapsed(self.since.elapsed())
    }
}

fn elapsed(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_times_as_people_do() {
        for (millis, said) in
            [(0, "0.0 s"), (1_540, "1.5 s"), (60_000, "1 min 00 s"), (754_900, "12 min 34 s")]
        {
            assert_eq!(elapsed(Duration::from_millis(millis)), said);
        }
    }

    #[test]
    fn hands_the_outcome_through() {
        let mut steps = Steps::new(1);
        assert_eq!(steps.step("adding", || 1 + 1), 2);
    }
}
