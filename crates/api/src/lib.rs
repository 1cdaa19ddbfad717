//! What crosses a boundary, and nothing else: one list of operations, their inputs and replies, and problems.
//!
//! A request is the HTTP body, the IPC body, the outbox row and the recorded line: one value for all four.
//! TypeScript and OpenAPI are written from here. No I/O, no clock, and no rule: those are in `permit-rules`.

pub mod access;
pub mod accounts;
pub mod buying;
pub mod connections;
pub mod desk;
pub mod devices;
pub mod enforcement;
pub mod familiar;
pub mod helping;
pub mod inbox;
pub mod lasting;
pub mod links;
pub mod openapi;
mod operations;
pub mod orders;
pub mod overview;
pub mod passkeys;
pub mod past;
pub mod plates;
pub mod problem;
pub mod refunds;
pub mod registrations;
pub mod reviews;
pub mod stays;
pub mod sync;
pub mod typescript;
pub mod whereabouts;
pub mod words;

pub use operations::{Audience, Effect, OPERATIONS, Operation, Reply, Request};
pub use problem::{Arg, Code, Problem};

/// The version of this interface. A server serves the last three; an older app is told to update.
pub const VERSION: u32 = 1;
