//! When to try again after a failure: later each time, never in step with other devices, never too late.

use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};

/// The longest pause the core chooses by itself, in milliseconds.
const LONGEST_MS: i64 = 60_000;

/// The longest pause a server may ask for, in seconds.
const LONGEST_ASKED: u32 = 3600;

/// How often something failed in a row, and when it may be tried again.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    failures: u32,
    until: Option<DateTime<Utc>>,
}

impl Backoff {
    /// Takes note of a failure. `asked` is the pause in seconds that the server asked for, if it did.
    pub fn failed(&mut self, now: DateTime<Utc>, seed: &[u8; 32], asked: Option<u32>) {
        let full = (1000_i64 << self.failures.min(6)).min(LONGEST_MS);
        let pause = full / 2 + full / 2 * i64::from(chance(seed, now, self.failures)) / 255;
        let asked = i64::from(asked.unwrap_or(0).min(LONGEST_ASKED)) * 1000;
        self.failures = self.failures.saturating_add(1);
        self.until = Some(now + Duration::milliseconds(pause.max(asked)));
    }

    /// Forgets all failures: the next try may be at once.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether it may be tried now. A clock that was put back does not keep anything waiting.
    pub fn due(&self, now: DateTime<Utc>) -> bool {
        self.until.is_none_or(|until| reached(now, until, Duration::seconds(LONGEST_ASKED.into())))
    }

    /// The moment from which it may be tried, where that is not at once.
    pub fn until(&self) -> Option<DateTime<Utc>> {
        self.until
    }
}

/// Whether a moment that was set at most `ahead` in advance has come, even if the clock was put back since.
pub(crate) fn reached(now: DateTime<Utc>, moment: DateTime<Utc>, ahead: Duration) -> bool {
    now >= moment || moment - now > ahead
}

fn chance(seed: &[u8; 32], now: DateTime<Utc>, failures: u32) -> u8 {
    let mut hash = Sha256::new_with_prefix(seed);
    hash.update(now.timestamp_millis().to_le_bytes());
    hash.update(failures.to_le_bytes());
    hash.finalize()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pauses(seed: u8) -> Vec<i64> {
        let (mut backoff, mut now) = (Backoff::default(), DateTime::UNIX_EPOCH);
        let pause = |_| {
            backoff.failed(now, &[seed; 32], None);
            let until = backoff.until().unwrap();
            assert!(!backoff.due(until - Duration::milliseconds(1)) && backoff.due(until));
            let pause = until - now;
            now = until;
            pause.num_milliseconds()
        };
        (0..12).map(pause).collect()
    }

    #[test]
    fn pauses_grow_to_a_minute_and_differ_between_devices() {
        let one = pauses(1);
        assert!((500..=1000).contains(&one[0]) && one.iter().all(|pause| *pause <= LONGEST_MS), "{one:?}");
        assert!(one[7..].iter().all(|pause| *pause >= LONGEST_MS / 2), "{one:?}");
        assert_ne!(one, pauses(2));
    }

    #[test]
    fn keeps_to_the_pause_a_server_asks_for_but_not_for_ever() {
        let mut backoff = Backoff::default();
        let now = DateTime::UNIX_EPOCH;
        backoff.failed(now, &[0; 32], Some(90));
        assert_eq!(backoff.until(), Some(now + Duration::seconds(90)));
        backoff.failed(now, &[0; 32], Some(u32::MAX));
        assert_eq!(backoff.until(), Some(now + Duration::hours(1)));
    }

    #[test]
    fn a_clock_put_back_a_day_keeps_nothing_waiting() {
        let mut backoff = Backoff::default();
        backoff.failed(DateTime::UNIX_EPOCH, &[0; 32], None);
        assert!(backoff.due(DateTime::UNIX_EPOCH - Duration::days(1)));
    }
}
