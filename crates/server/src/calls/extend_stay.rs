//! Making a stay longer, where the scheme allows it, and what that would cost.

use super::{Ask, deciding, held};
use crate::session::channel;
use crate::store::Session;
use permit_api::Problem;
use permit_api::lasting::{ExtendStay, ExtensionQuote, GetExtensionQuote};
use permit_api::stays::StayAnswer;
use permit_rules::Command;
use permit_rules::command::Extend;
use permit_rules::lasting::quote_extension;

pub async fn quote(
    ask: &Ask<'_>,
    session: &Session,
    input: GetExtensionQuote,
) -> Result<ExtensionQuote, Problem> {
    let holder = held(ask, session).await?.holder;
    let wish = Extend { stay: input.stay, length: input.length, channel: channel(session) };
    Ok(ExtensionQuote::of(&quote_extension(&holder, &wish, ask.scheme, ask.now)?, &holder))
}

pub async fn answer(ask: &Ask<'_>, session: &Session, input: ExtendStay) -> Result<StayAnswer, Problem> {
    let stamp = deciding::stamp(ask, session, "extend_stay", &input.request, &input)?;
    let wish = Extend { stay: input.stay, length: input.length, channel: channel(session) };
    deciding::decide(ask, session, stamp, Command::Extend(wish)).await
}
