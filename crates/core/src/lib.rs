//! The device core: what an app knows, wants and waits for, without a network, a clock or randomness.
//!
//! [`Core::step`] takes one [`Input`] and answers with [`Output`]s; two SQLite files are its memory. `cache.sqlite` can
//! be filled again by the server; `outbox.sqlite` holds what a person has asked for and is never thrown away.
//! Only the server confirms: what the device works out with the same rules is *requested* until the answer is there.
//! The one impure part, the loop that owns the clock, the network and the keychain, is `runtime`.

mod answers;
mod asking;
mod backoff;
mod cache;
mod calls;
mod catch_up;
mod core;
mod file;
mod flights;
mod helping;
pub mod input;
mod news;
mod outbox;
pub mod output;
mod predict;
mod reading;
#[cfg(feature = "runtime")]
pub mod runtime;
mod saving;
mod turn;
mod way;

pub use crate::core::{Core, Paths};
pub use file::OpenError;
pub use input::{CallId, Input, Platform, SaveId, SendId, SessionState, Versions};
pub use output::{Download, Notice, Outcome, Output, Topic};
