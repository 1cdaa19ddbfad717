//! The telephone desk: each operation a file, calls and cards in `showing`, what a caller is asked in `questions`, and
//! what the resident is told in `telling`. What is done is decided by the same rules as everywhere.

pub mod activate;
pub mod cancel;
pub mod correct;
mod deciding;
pub mod find;
pub mod identity;
pub mod next_call;
pub mod open;
mod questions;
pub mod quote;
mod showing;
mod telling;
