//! The device core, played through from outside: one step after the other, without a clock or a network.

#![expect(
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise"
)]

mod accounts;
mod asking;
mod council;
mod helping;
mod lasting;
mod memory;
mod news;
mod outside;
mod registering;
mod schedules;
mod world;
