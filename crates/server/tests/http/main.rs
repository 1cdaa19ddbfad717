//! The server over HTTP, as its clients see it: a real listener, the real store, the real rules, and a clock that is
//! moved by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod authenticator;
mod bad_input;
mod books;
mod browsers;
mod buying;
mod calendars;
mod connections;
mod desk;
mod devices;
mod fixture;
mod guesses;
mod helping;
mod hooks;
mod lasting;
mod links;
mod logging_in;
mod mail;
mod notices;
mod officers;
mod once;
mod orders;
mod pages;
#[path = "../documents/paper.rs"]
mod paper;
mod passkeys;
mod paying;
mod people;
#[path = "../documents/picture.rs"]
mod picture;
#[cfg(unix)]
mod program;
mod proofs;
mod purchases;
#[expect(dead_code, reason = "the tests of the receipt itself look at the rest of it")]
#[path = "../../src/receipt/tests/reader.rs"]
mod reader;
mod receipts;
mod refunds;
mod registering;
mod reviewing;
mod secrets;
mod sync;
mod texts;
mod texts_missed;
mod texts_notified;
mod tokens;
mod uploads;
mod webhooks;
