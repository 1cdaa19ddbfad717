//! The staff room: each operation a file, the way of decisions in `deciding`, a case as it is shown in `showing`, and
//! what the audit log tells of it in `history`.

pub mod approve;
pub mod ask_more;
mod deciding;
mod history;
pub mod open;
pub mod queue;
pub mod reject;
pub mod see_page;
mod showing;
pub mod undo;

pub use showing::address;
