//! What several stays would be and cost together. Nothing is kept of the question.

use super::{Ask, held, quote};
use crate::session::channel;
use crate::store::Session;
use permit_api::Problem;
use permit_api::lasting::{GetManyQuote, ManyQuote};
use permit_rules::{ActivateMany, many};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: GetManyQuote) -> Result<ManyQuote, Problem> {
    let holder = held(ask, session).await?.holder;
    let wish = ActivateMany {
        request: quote::question(ask)?,
        vrns: many::read_plates(&input.plates)?,
        product: input.product,
        start: input.start,
        length: input.length,
        repeat_weekly: input.repeat_weekly,
        channel: channel(session),
    };
    let scheme = ask.scheme.as_ref();
    let quotes = many::quote_many(&holder, &wish, scheme, ask.now)?;
    Ok(ManyQuote::of(&quotes, &holder, scheme, ask.now))
}
