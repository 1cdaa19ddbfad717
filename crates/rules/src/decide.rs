//! The one way to change a permit holder.

use crate::scheme::{Cancel, Scheme};
use crate::stay::Correction;
use crate::{
    Activate, ActivateMany, Change, Channel, Command, Decision, Holder, Quote, Refusal, Settled, Stay,
    StayId, Vrn,
};
use crate::{helper, lasting, links, many, plates, quote};
use chrono::{DateTime, Utc};

/// What a command leads to. Pure: the same arguments give the same answer, on the server and on the device.
pub fn decide(
    holder: &Holder,
    command: &Command,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    match command {
        Command::Activate(wish) => activate(holder, wish, scheme, now),
        Command::Correct { stay, vrn, channel } => correct(holder, stay, vrn, *channel, scheme, now),
        Command::ActivateMany(wish) => activate_many(holder, wish, scheme, now),
        Command::Stop { stay, channel } => lasting::stop(holder, stay, *channel, scheme, now),
        Command::Extend(wish) => lasting::extend(holder, wish, scheme, now),
        Command::Plates(step) => plates::decide(holder, step, scheme, now),
        Command::Helpers(step) => helper::decide_step(holder, step, now),
        Command::Cancel { stay } => cancel(holder, stay, scheme, now),
        Command::Register(step) => crate::registration::decide(holder, step, scheme, now),
        Command::Buy(buy) => crate::order::decide(holder, buy, scheme, now),
        Command::Links(step) => links::decide(holder, step, scheme, now),
        Command::ByLink(by) => links::decide_visit(holder, by, scheme, now),
    }
}

fn activate(
    holder: &Holder,
    wish: &Activate,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let quote = quote::quote(holder, wish, scheme, now)?;
    let id = StayId::of(&wish.request);
    if holder.stays.contains_key(&id) {
        return Err(Refusal::StayNameTaken);
    }
    let stay = stay(id, quote, wish.channel, now);
    let mut decision = decision(holder.after_spending(&stay.spends), stay);
    decision.changes.extend(used(holder, [&wish.vrn], now));
    Ok(decision)
}

fn activate_many(
    holder: &Holder,
    wish: &ActivateMany,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let quotes = many::quote_many(holder, wish, scheme, now)?;
    let mut after = holder.clone();
    let mut stays = Vec::new();
    for (n, quote) in quotes.into_iter().enumerate() {
        let id = StayId::nth(&wish.request, n + 1).ok_or(Refusal::StayNameTaken)?;
        if holder.stays.contains_key(&id) {
            return Err(Refusal::StayNameTaken);
        }
        let stay = stay(id, quote, wish.channel, now);
        let bundles = after.after_spending(&stay.spends);
        after.bundles.extend(bundles.into_iter().map(|it| (it.id.clone(), it)));
        stays.push(stay);
    }
    let changed = after.bundles.into_values().filter(|it| holder.bundles.get(&it.id) != Some(it));
    let mut changes: Vec<_> = changed.map(|bundle| Change::Bundle { bundle }).collect();
    changes.extend(stays.iter().map(|stay| Change::Stay { stay: stay.clone() }));
    changes.extend(used(holder, &wish.vrns, now));
    Ok(Decision { changes, reply: Settled::Stays(stays) })
}

/// The stay that was quoted.
pub(crate) fn stay(id: StayId, quote: Quote, channel: Channel, now: DateTime<Utc>) -> Stay {
    Stay {
        id,
        vrn: quote.vrn,
        product: quote.product,
        zone: quote.zone,
        start: quote.start,
        end: quote.end,
        spends: quote.spends,
        channel,
        activated_at: now,
        cancelled_at: None,
        corrections: Vec::new(),
        ends: Vec::new(),
        received_at: None,
        helper: None,
    }
}

/// That plates the holder keeps were used.
pub(crate) fn used<'a>(
    holder: &Holder,
    vrns: impl IntoIterator<Item = &'a Vrn>,
    now: DateTime<Utc>,
) -> Option<Change> {
    holder.plates.used(vrns, now).map(|plates| Change::Plates { plates })
}

pub(crate) fn correct(
    holder: &Holder,
    stay: &StayId,
    vrn: &Vrn,
    channel: Channel,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let stay = standing(holder, stay)?;
    if stay.vrn == *vrn {
        return Err(Refusal::SamePlate);
    }
    let until = stay.correct_until(scheme).ok_or(Refusal::UnknownPermitType)?;
    if now >= stay.end {
        return Err(Refusal::StayEnded);
    }
    if now >= until {
        return Err(Refusal::CorrectionTooLate { until });
    }
    quote::not_covered(holder, vrn, stay.start, stay.end)?;
    let mut corrected = stay.clone();
    corrected.corrections.push(Correction { from: stay.vrn.clone(), to: vrn.clone(), at: now, channel });
    corrected.vrn = vrn.clone();
    Ok(Decision {
        changes: vec![Change::Stay { stay: corrected.clone() }],
        reply: Settled::Stay(Box::new(corrected)),
    })
}

fn cancel(holder: &Holder, stay: &StayId, scheme: &Scheme, now: DateTime<Utc>) -> Result<Decision, Refusal> {
    let stay = standing(holder, stay)?;
    if now >= stay.end {
        return Err(Refusal::StayEnded);
    }
    let product = scheme.product(Some(&stay.product)).ok_or(Refusal::UnknownPermitType)?;
    if product.cancel == Cancel::Never {
        return Err(Refusal::CancelNotOffered);
    }
    let until = stay.cancel_until(scheme).ok_or(Refusal::CancelNotOffered)?;
    if now >= until {
        return Err(Refusal::CancelTooLate { until });
    }
    let mut cancelled = stay.clone();
    cancelled.cancelled_at = Some(now);
    let mut decision = decision(holder.after_returning(&stay.spends), cancelled);
    decision.changes.extend(links::given_back(holder, stay));
    Ok(decision)
}

pub(crate) fn standing<'a>(holder: &'a Holder, id: &StayId) -> Result<&'a Stay, Refusal> {
    let stay = holder.stays.get(id).ok_or(Refusal::UnknownStay)?;
    if stay.stands() { Ok(stay) } else { Err(Refusal::StayCancelled) }
}

/// The decision that leaves the holder's bundles as given and the stay as given.
pub(crate) fn decision(bundles: Vec<crate::Bundle>, stay: Stay) -> Decision {
    let mut changes: Vec<_> = bundles.into_iter().map(|bundle| Change::Bundle { bundle }).collect();
    changes.push(Change::Stay { stay: stay.clone() });
    Decision { changes, reply: Settled::Stay(Box::new(stay)) }
}
