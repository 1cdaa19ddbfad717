//! Calls that the telephone system has put through, until the handler's page takes them up: a screen-pop and nothing
//! more, so it lives in memory and is forgotten within minutes. The caller's number is logged nowhere.

use chrono::{DateTime, Duration, Utc};
use permit_api::desk::Ringing;
use permit_rules::CouncilId;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// For how long a call waits to be taken up.
const WAITS: Duration = Duration::minutes(5);

/// The calls that wait, one for each handler.
#[derive(Debug, Default)]
pub struct Switchboard(Mutex<BTreeMap<(CouncilId, String), Ringing>>);

impl Switchboard {
    /// Puts a call through to a handler's account, in the place of one that was not taken up.
    pub fn put_through(&self, council: CouncilId, account: String, call: Ringing) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, it| call.received_at - it.received_at < WAITS);
        waiting.insert((council, account), call);
    }

    /// Takes up the call that waits for a handler's account, unless it is too old by now.
    pub fn take(&self, council: &CouncilId, account: &str, now: DateTime<Utc>) -> Option<Ringing> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let call = waiting.remove(&(council.clone(), account.to_owned()))?;
        (now - call.received_at < WAITS).then_some(call)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_taken_up_once_by_whom_it_is_for_and_in_time() {
        let board = Switchboard::default();
        let at: DateTime<Utc> = "2026-06-01T08:00:00Z".parse().unwrap();
        let (here, elsewhere): (CouncilId, CouncilId) = ("a".parse().unwrap(), "b".parse().unwrap());
        let call = |number: &str| Ringing { number: number.to_owned(), received_at: at };
        board.put_through(here.clone(), "may".to_owned(), call("1"));
        board.put_through(here.clone(), "may".to_owned(), call("2"));
        assert_eq!(board.take(&elsewhere, "may", at), None);
        assert_eq!(board.take(&here, "jan", at), None);
        assert_eq!(board.take(&here, "may", at), Some(call("2")));
        assert_eq!(board.take(&here, "may", at), None);
        board.put_through(here.clone(), "may".to_owned(), call("3"));
        assert_eq!(board.take(&here, "may", at + WAITS), None);
    }
}
