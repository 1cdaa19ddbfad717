//! Calls that the telephone system has put through, until the handler's page takes them up: a screen-pop and nothing
//! more, so it lives in memory and is forgotten within minutes. The caller's number is logged nowhere.

pub mod hook;

use crate::secrets;
use anyhow::ensure;
use chrono::{DateTime, Duration, Utc};
use permit_api::desk::Ringing;
use permit_rules::CouncilId;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The variable in which a council's secret is, with the council behind it in capitals.
const SECRET: &str = "CALLS_SECRET";
/// The shortest secret.
const SHORTEST: usize = 20;

/// For how long a call waits to be taken up.
const WAITS: Duration = Duration::minutes(5);

/// By what the telephone systems of councils are known: hashes of their secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallSecrets(BTreeMap<CouncilId, [u8; 32]>);

impl CallSecrets {
    /// The secrets of councils. `secret` looks a name up in the environment. A council without one has no hook.
    ///
    /// # Errors
    /// If a secret is too short to be one; the reason says which variable.
    pub fn of(councils: &[CouncilId], secret: impl Fn(&str) -> Option<String>) -> anyhow::Result<Self> {
        let mut hashes = BTreeMap::new();
        for council in councils {
            if let Some(value) = secrets::of_council(SECRET, council, councils.len() == 1, &secret)? {
                ensure!(
                    value.len() >= SHORTEST,
                    "{SECRET} of {council} has fewer than {SHORTEST} characters"
                );
                hashes.insert(council.clone(), Sha256::digest(value).into());
            }
        }
        Ok(Self(hashes))
    }
}

/// The calls that wait, one for each handler.
#[derive(Debug, Default)]
pub struct Switchboard {
    secrets: CallSecrets,
    waiting: Mutex<BTreeMap<(CouncilId, String), Ringing>>,
}

impl Switchboard {
    /// One at which nobody waits.
    pub fn new(secrets: CallSecrets) -> Self {
        Self { secrets, waiting: Mutex::default() }
    }

    /// Whether a secret is the one of a council's telephone system.
    pub fn trusts(&self, council: &CouncilId, secret: &str) -> bool {
        // Hashes are compared: how far they agree tells nothing of the secret.
        let told: [u8; 32] = Sha256::digest(secret).into();
        self.secrets.0.get(council) == Some(&told)
    }

    /// Puts a call through to a handler's account, in the place of one that was not taken up.
    pub fn put_through(&self, council: CouncilId, account: String, call: Ringing) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, it| call.received_at - it.received_at < WAITS);
        waiting.insert((council, account), call);
    }

    /// Takes up the call that waits for a handler's account, unless it is too old by now.
    pub fn take(&self, council: &CouncilId, account: &str, now: DateTime<Utc>) -> Option<Ringing> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let call = waiting.remove(&(council.clone(), account.to_owned()))?;
        (now - call.received_at < WAITS).then_some(call)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_council_has_its_own_secret() {
        let councils: Vec<CouncilId> = ["morfa-bay", "kite"].map(|it| it.parse().unwrap()).into();
        let set = |set: &'static [(&'static str, &'static str)]| {
            move |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
        };
        let secrets = CallSecrets::of(
            &councils,
            set(&[
                ("CALLS_SECRET_MORFA_BAY", "a-secret-of-some-length\n"),
                ("CALLS_SECRET", "nobody's-secret-at-all"),
            ]),
        );
        let board = Switchboard::new(secrets.unwrap());
        assert!(board.trusts(&councils[0], "a-secret-of-some-length"));
        assert!(!board.trusts(&councils[1], "a-secret-of-some-length"));
        assert!(!board.trusts(&councils[0], "") && !board.trusts(&councils[1], "nobody's-secret-at-all"));
        let short = CallSecrets::of(&councils, set(&[("CALLS_SECRET_KITE", "short")])).unwrap_err();
        assert!(short.to_string().contains("kite"), "{short}");
    }

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
