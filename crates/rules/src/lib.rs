//! What is allowed: plates, schemes, registrations, bundles, visits and stays.
//!
//! Everything here is pure. No clock, no randomness, no I/O and no async: `now` is an argument, identifiers come
//! with the command, and the only way to change a [`Holder`] is to [`decide`] and apply the changes.
//! The server and the device ask the same functions, so a resident gets the same answer with and without a network.

pub mod allowance;
pub mod change;
pub mod command;
pub mod day;
mod decide;
pub mod enforcement;
pub mod happening;
pub mod helper;
pub mod hints;
pub mod holder;
pub mod ids;
pub mod lasting;
pub mod ledger;
pub mod links;
pub mod many;
pub mod notice;
pub mod order;
pub mod plate;
pub mod plates;
pub mod price;
pub mod quote;
pub mod refusal;
pub mod registration;
pub mod reminder;
pub mod scheme;
pub mod spoken_time;
pub mod stay;
pub mod text;

pub use change::{Change, Decision, Settled};
pub use command::{Activate, ActivateMany, Channel, Command, Length, Start};
pub use decide::decide;
pub use happening::Happening;
pub use holder::{Bundle, Holder};
pub use ids::{
    BundleId, CouncilId, EvidenceId, HelperId, HolderId, LinkId, OrderId, ProductId, RefundId,
    RegistrationId, RequestId, StayId, ZoneId,
};
pub use links::VisitorLink;
pub use order::{Basket, Buy, Order};
pub use plate::{PlateKind, Vrn};
pub use quote::{Quote, quote};
pub use refusal::Refusal;
pub use registration::{Home, Registration};
pub use scheme::Scheme;
pub use stay::Stay;
