//! Where the permit holder stands.

use super::{Ask, caller, held};
use crate::store::Session;
use permit_api::Problem;
use permit_api::overview::{GetOverview, Overview};

pub async fn answer(ask: &Ask<'_>, session: &Session, _: &GetOverview) -> Result<Overview, Problem> {
    let person = caller(ask, session).await?;
    let holder = held(ask, session).await?.holder;
    Ok(Overview::of(&holder, person, ask.scheme, ask.now))
}
