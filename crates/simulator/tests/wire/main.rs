//! The simulator from outside, over real HTTP: its protocol, its pages, its webhook messages, and each way in which it
//! misbehaves.

mod api;
mod misbehaving;
mod names;
mod paying;
mod receiver;
mod refunding;
mod searching;
mod stage;
mod telling;
