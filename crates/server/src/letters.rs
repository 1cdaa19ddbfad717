//! Letters to residents, by e-mail and by text message: what one says, how it looks, and who carries it.
//!
//! A letter is posted into the store's outbox, best in the transaction of what it tells of, and carried afterwards, as
//! often as it takes. Nothing here decides what a resident is told, and nothing of a letter is ever logged but its id.

pub mod carrier;
pub mod demo;
pub mod flags;
pub(crate) mod gsm;
pub mod kannel;
pub mod letter;
pub mod notify;
mod page;
pub mod post;
pub mod sending;
pub mod smtp;
pub mod writing;

#[cfg(test)]
mod tests;

pub use carrier::{Carrier, Carrying, Undelivered, Written};
pub use letter::{Contact, Enclosure, Letter, LetterKind, point};
pub use post::{Carriers, Post, Route};
pub use sending::Sending;
pub use writing::Desk;
