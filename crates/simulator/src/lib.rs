//! A payment provider to try things with. It speaks GOV.UK Pay's wire protocol, so that only the address and the key
//! differ from the real one, and it can misbehave on command. It takes no money, keeps no card number, and must never
//! be what a live council's address points to.

mod api;
mod book;
mod calls;
mod cards;
mod changing;
mod control;
mod creating;
mod faults;
mod flow;
mod hooks;
mod html;
mod keeping;
mod misbehaviour;
mod pages;
mod payment;
mod problem;
mod searching;
mod serving;
mod settings;
mod simulator;
mod wire;
mod words;

pub use calls::{Calls, Operation};
pub use cards::DEFAULT_CARD;
pub use misbehaviour::{HookFault, How, Misbehaviour, Side, UnknownPayment};
pub use payment::State;
pub use settings::{Clock, Refunds, Rng, Settings, Webhook};
pub use simulator::{Running, start};
