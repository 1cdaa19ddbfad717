//! The one place of the app that reads the clock; everything else is handed the time. Where the app is built for
//! trying it out, a file can move it: `PARK_A_VISITOR_CLOCK` names one that holds how many seconds to add.

use chrono::{DateTime, Utc};

/// The moment, to the whole app.
#[expect(clippy::disallowed_methods, reason = "the one place of the app that reads the clock")]
pub fn now() -> DateTime<Utc> {
    moved(Utc::now())
}

#[cfg(not(debug_assertions))]
fn moved(now: DateTime<Utc>) -> DateTime<Utc> {
    now
}

#[cfg(debug_assertions)]
fn moved(now: DateTime<Utc>) -> DateTime<Utc> {
    let file = std::env::var_os("PARK_A_VISITOR_CLOCK").filter(|file| !file.is_empty());
    file.map_or(now, |file| moved_by(std::path::Path::new(&file), now))
}

/// A moment moved by what a file says now. One that is not there, or says no number, moves nothing.
#[cfg(debug_assertions)]
fn moved_by(file: &std::path::Path, now: DateTime<Utc>) -> DateTime<Utc> {
    let seconds = std::fs::read_to_string(file).ok().and_then(|text| text.trim().parse().ok());
    let shift = seconds.and_then(chrono::Duration::try_seconds);
    shift.and_then(|shift| now.checked_add_signed(shift)).unwrap_or(now)
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::*;

    #[test]
    fn a_file_moves_the_clock_and_is_read_again_each_time() {
        let folder = std::env::temp_dir().join(format!("park-a-visitor-clock-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("clock");
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(moved_by(&file, now), now, "there is no file");
        let cases = [
            ("90", 90),
            (" -86400\n", -86_400),
            ("", 0),
            ("tomorrow", 0),
            ("9223372036854775807", 0),
            ("9000000000000000", 0),
        ];
        for (text, seconds) in cases {
            std::fs::write(&file, text).unwrap();
            assert_eq!((moved_by(&file, now) - now).num_seconds(), seconds, "{text}");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
