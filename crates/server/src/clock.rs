//! The time, as something that is passed in. The only module that reads the machine's clock.

use chrono::{DateTime, Duration, SubsecRound, Utc};
use std::sync::{Mutex, PoisonError};
use std::time::{Instant, SystemTime};

/// Says what time it is. To the millisecond, which is what the stores keep.
pub trait Clock: Send + Sync + 'static {
    /// The time.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the machine's clock is read")]
    fn now(&self) -> DateTime<Utc> {
        DateTime::<Utc>::from(SystemTime::now()).trunc_subsecs(3)
    }
}

/// A clock that stands still until it is moved by hand. For tests and rehearsals.
#[derive(Debug)]
pub struct MovedClock(Mutex<DateTime<Utc>>);

impl MovedClock {
    /// A clock that stands at a moment.
    pub fn at(moment: DateTime<Utc>) -> Self {
        Self(Mutex::new(moment.trunc_subsecs(3)))
    }

    /// Moves it on, or back.
    pub fn shift(&self, by: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Clock for MovedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The machine's clock, moved by as many seconds as a file says, read anew each time. For demonstrations and rehearsals,
/// where three months pass in an afternoon.
#[derive(Debug)]
pub struct OffsetClock(std::path::PathBuf);

impl OffsetClock {
    /// The clock moved by what a file says; not at all while there is no such file.
    pub fn by(file: std::path::PathBuf) -> Self {
        Self(file)
    }
}

impl Clock for OffsetClock {
    fn now(&self) -> DateTime<Utc> {
        let told = std::fs::read_to_string(&self.0).unwrap_or_default();
        SystemClock.now() + Duration::seconds(told.trim().parse().unwrap_or(0))
    }
}

/// Measures how long something takes, for the log only.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts to measure.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Microseconds since the start.
    pub fn micros(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}
