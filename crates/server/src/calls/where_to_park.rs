//! Where a visitor may stand: in the holder's own zone, or in the one that is named.

use super::{Ask, held};
use crate::store::Session;
use permit_api::whereabouts::{GetWhereToPark, WhereToPark};
use permit_api::{Code, Problem};
use permit_rules::day;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: GetWhereToPark) -> Result<WhereToPark, Problem> {
    let zone = match input.zone {
        Some(zone) => zone,
        None => held(ask, session).await?.holder.zone.ok_or_else(|| Problem::new(Code::NotRegistered))?,
    };
    let today = day::of(ask.now, ask.scheme.timezone);
    WhereToPark::of(ask.scheme, &zone, today).ok_or_else(|| Problem::new(Code::UnknownPlace))
}
