//! What officers' devices ask. Every answer is about plates, zones and times; nothing here reads who holds a permit.

pub mod check_plate;
pub mod feed;
mod place;

use super::Ask;
use crate::store::OfficerKey;
use permit_api::{Code, Problem};

/// The device that asks.
fn officer<'a>(ask: &Ask<'a>) -> Result<&'a OfficerKey, Problem> {
    ask.officer.ok_or_else(|| Problem::new(Code::OfficerKeyNeeded))
}
