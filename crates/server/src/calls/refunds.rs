//! The staff room's orders and refunds: each operation a file, the way of decisions in `deciding`, an order as it is shown
//! in `showing`. Two people have to agree to a refund; the money itself is sent by nobody here.

pub mod approve;
mod deciding;
pub mod decline;
pub mod find;
pub mod list;
pub mod open;
pub mod request;
mod showing;
