//! What the tests of the whole system share: the real server as its operator starts it, and people who use it.
//!
//! Nothing here reaches into a crate's inside: everything goes through a program's command line, HTTP, or a screen.

pub mod applicant;
pub mod caller;
pub mod device;
pub mod person;
#[cfg(feature = "screens")]
pub mod screens;
pub mod server;

use std::path::PathBuf;

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
