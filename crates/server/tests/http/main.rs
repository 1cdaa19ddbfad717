//! The server over HTTP, as its clients see it: a real listener, the real store, the real rules, and a clock that is
//! moved by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod authenticator;
mod bad_input;
mod browsers;
mod connections;
mod devices;
mod fixture;
mod guesses;
mod logging_in;
mod mail;
mod once;
mod pages;
#[path = "../documents/paper.rs"]
mod paper;
mod passkeys;
mod people;
#[path = "../documents/picture.rs"]
mod picture;
#[cfg(unix)]
mod program;
mod proofs;
mod registering;
mod reviewing;
mod secrets;
mod sync;
mod uploads;
