//! What was understood of what a handler typed, and what the stay would be and cost. Nothing is kept of the question.

use super::super::Ask;
use super::open::received_as_told;
use super::showing::{InCall, identified};
use crate::store::Session;
use chrono::{DateTime, NaiveDateTime, Utc};
use permit_api::desk::{DeskQuote, ReadBack, spelled};
use permit_api::stays::Quote;
use permit_api::{Code, Problem};
use permit_rules::spoken_time::{self, SpokenEnd};
use permit_rules::{Activate, Channel, Refusal, Start, Vrn, day};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: DeskQuote) -> Result<ReadBack, Problem> {
    let InCall { call, holder, .. } = identified(ask, session, &input.call).await?;
    let (scheme, zone) = (ask.scheme.as_ref(), ask.scheme.timezone);
    let vrn = Vrn::read(&input.plate)?;
    let product = scheme.product(input.product.as_ref()).ok_or(Refusal::UnknownPermitType)?;
    let now = day::local(ask.now, zone);
    let unclear = |code| move || Problem::new(code);
    let received_at = match input.received.as_deref().map(str::trim).filter(|said| !said.is_empty()) {
        None => call.received_at,
        Some(said) => {
            let local = spoken_time::past(said, now).ok_or_else(unclear(Code::ReceivedUnclear))?;
            received_as_told(day::end_at(local, zone).min(ask.now), ask.now)?
        }
    };
    let start = spoken_time::start(&input.start, now).ok_or_else(unclear(Code::StartUnclear))?;
    let from = match start {
        Start::Now => now,
        Start::At { local } => local.max(now),
    };
    let said = spoken_time::end(&input.until, from, now.date()).ok_or_else(unclear(Code::EndUnclear))?;
    let home = holder.zone.as_ref().and_then(|zone| scheme.zones.get(zone));
    let length = spoken_time::length(said, from, product, home, zone)?;
    let wish = Activate {
        request: ask.reference.parse().map_err(|_| Problem::new(Code::Internal))?,
        vrn: vrn.clone(),
        product: input.product,
        start,
        length,
        channel: Channel::Phone,
    };
    let quote = permit_rules::quote(&holder, &wish, scheme, ask.now)?;
    let asked_until = asked(said, from, ask).filter(|asked| *asked < quote.end);
    let quote = Quote::of(&quote, &holder, scheme, ask.now);
    Ok(ReadBack { quote, start, length, asked_until, spelled: spelled(&vrn), received_at })
}

/// The moment at which the caller wants the stay to end, where they named one.
fn asked(said: SpokenEnd, from: NaiveDateTime, ask: &Ask<'_>) -> Option<DateTime<Utc>> {
    let zone = ask.scheme.timezone;
    match said {
        SpokenEnd::At(local) => Some(day::end_at(local, zone)),
        SpokenEnd::After(time) => Some(day::start_at(from, zone) + time),
        SpokenEnd::Days(_) | SpokenEnd::Day(_) => None,
    }
}
