//! A resident's registration: each step a file, and the way they all go in `filing`.

pub mod begin;
pub mod filing;
pub mod find_address;
pub mod remove_evidence;
pub mod save;
pub mod status;
pub mod submit;
pub mod withdraw;
