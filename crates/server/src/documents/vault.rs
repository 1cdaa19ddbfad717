//! Where sealed bytes are kept: in a folder, or in a bucket of any S3-compatible store. A vault holds no key and
//! learns nothing about what it keeps; names are random.

mod bucket;
mod folder;

pub use bucket::{BucketSettings, S3Vault};
pub use folder::FolderVault;

use std::fmt;
use std::pin::Pin;
use std::str::FromStr;

/// What a vault answers, in its own time.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, VaultTrouble>> + Send + 'a>>;

/// The name of sealed bytes: 1 to 80 letters, digits, `-`, `_` and single dots between them, so that it is one name of
/// a file and one segment of an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

/// It is not a name a vault takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("that is not a name in a vault")]
pub struct BadName;

impl FromStr for Name {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let ours = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let fits = text.len() <= 80 && text.split('.').all(|it| !it.is_empty() && it.bytes().all(ours));
        if fits { Ok(Self(text.to_owned())) } else { Err(BadName) }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a vault could not do what it was asked. Holds nothing of what is kept.
#[derive(Debug, thiserror::Error)]
pub enum VaultTrouble {
    /// Something is kept under that name already, and stays as it is.
    #[error("there is something under that name already")]
    Taken,
    /// The disk or the store does not do it. The text is for operators.
    #[error("the vault of documents is broken: {0}")]
    Broken(String),
}

impl From<std::io::Error> for VaultTrouble {
    fn from(error: std::io::Error) -> Self {
        let taken = error.kind() == std::io::ErrorKind::AlreadyExists;
        if taken { Self::Taken } else { Self::Broken(error.to_string()) }
    }
}

/// A place for sealed bytes.
pub trait Vault: Send + Sync + 'static {
    /// Keeps bytes under a new name. They are safe when this returns.
    fn put(&self, name: Name, sealed: Vec<u8>) -> Later<'_, ()>;

    /// The bytes under a name, if there are any.
    fn get(&self, name: Name) -> Later<'_, Option<Vec<u8>>>;

    /// Removes what is under a name, if there is anything.
    fn delete(&self, name: Name) -> Later<'_, ()>;

    /// Every name there is, in order.
    fn list(&self) -> Later<'_, Vec<Name>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        for good in ["a", "Zm9v-_1.original", "x.1.2", &"n".repeat(80)] {
            assert!(good.parse::<Name>().is_ok(), "{good}");
        }
        for bad in
            ["", ".", "..", "../a", "a/b", "a\\b", "a..b", ".a", "a.", "a\0b", "a b", "é", &"n".repeat(81)]
        {
            assert_eq!(bad.parse::<Name>(), Err(BadName), "{bad}");
        }
    }
}
