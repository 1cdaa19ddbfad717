//! What a stay would be and cost. Nothing is kept of the question.

use super::{Ask, held};
use crate::session::channel;
use crate::store::Session;
use permit_api::Problem;
use permit_api::stays::{GetQuote, Quote};
use permit_rules::{Activate, RequestId, Vrn};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: GetQuote) -> Result<Quote, Problem> {
    let holder = held(ask, session).await?.holder;
    let wish = Activate {
        request: question(ask)?,
        vrn: Vrn::read(&input.plate)?,
        product: input.product,
        start: input.start,
        length: input.length,
        channel: channel(session),
    };
    let scheme = ask.scheme.as_ref();
    Ok(Quote::of(&permit_rules::quote(&holder, &wish, scheme, ask.now)?, &holder, scheme, ask.now))
}

/// A question has no request id of its own, and its answer does not depend on one.
pub fn question(ask: &Ask<'_>) -> Result<RequestId, Problem> {
    ask.reference.parse().map_err(|_| Problem::new(permit_api::Code::Internal))
}
