//! What the tests of the whole system share: the real server as its operator starts it, and people who use it.
//!
//! Nothing here reaches into a crate's inside: everything goes through a program's command line, HTTP, or a screen.

pub mod applicant;
pub mod buyer;
pub mod caller;
pub mod connection;
pub mod device;
pub mod dice;
pub mod kannel;
pub mod market;
#[cfg(feature = "screens")]
pub mod opened;
pub mod payer;
pub mod person;
pub mod provider;
#[cfg(feature = "screens")]
pub mod screens;
pub mod server;

use anyhow::{Result, ensure};
use std::path::PathBuf;
use std::time::Duration;

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}

/// A request id nobody has used.
pub fn fresh_id() -> permit_rules::RequestId {
    let mut bytes = [0; 16];
    let random = std::fs::File::open("/dev/urandom")
        .and_then(|mut file| std::io::Read::read_exact(&mut file, &mut bytes));
    random.expect("a random source");
    let id = uuid::Builder::from_random_bytes(bytes).into_uuid().to_string();
    id.parse().expect("a uuid is an identifier")
}

/// Waits until something is there.
///
/// # Errors
/// If looking fails, or it does not come.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    until_for(chrono::Duration::seconds(100), what, look).await
}

/// Waits so long until something is there.
///
/// # Errors
/// If looking fails, or it does not come.
pub async fn until_for<T>(
    patience: chrono::Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let patience = person::now() + patience;
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        ensure!(person::now() < patience, "{what} never came");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
