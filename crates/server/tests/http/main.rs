//! The server over HTTP, as its clients see it: a real listener, the real store, the real rules, and a clock that is
//! moved by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bad_input;
mod browsers;
mod connections;
mod devices;
mod fixture;
mod logging_in;
mod once;
mod pages;
#[cfg(unix)]
mod program;
mod sync;
