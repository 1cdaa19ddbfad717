//! The session's token in the operating system's keychain, one for each server. Its calls block, and may wait for
//! the person to unlock the keychain. Where there is none, nothing is written anywhere else.

use keyring::{Entry, Error};

const SERVICE: &str = "org.parkavisitor.app";

/// The keychain's entry for a server.
#[derive(Debug, Clone)]
pub struct Secrets {
    server: String,
}

impl Secrets {
    /// The entry for a server's address.
    pub fn of(server: &str) -> Self {
        Self { server: server.to_owned() }
    }

    /// The token, if there is one.
    pub fn token(&self) -> Option<String> {
        match self.entry().and_then(|entry| entry.get_password()) {
            Ok(token) => Some(token),
            Err(Error::NoEntry) => None,
            Err(error) => {
                tracing::warn!(%error, "the keychain cannot be read: nobody is logged in");
                None
            }
        }
    }

    /// Keeps a token; false where there is no keychain to keep it in.
    pub fn keep(&self, token: &str) -> bool {
        let kept = self.entry().and_then(|entry| entry.set_password(token));
        if let Err(error) = &kept {
            tracing::warn!(%error, "there is no keychain: the session lasts as long as the app runs");
        }
        kept.is_ok()
    }

    /// Forgets the token.
    pub fn forget(&self) {
        match self.entry().and_then(|entry| entry.delete_credential()) {
            Ok(()) | Err(Error::NoEntry) => {}
            Err(error) => tracing::warn!(%error, "the token could not be taken out of the keychain"),
        }
    }

    fn entry(&self) -> keyring::Result<Entry> {
        Entry::new(SERVICE, &self.server)
    }
}
