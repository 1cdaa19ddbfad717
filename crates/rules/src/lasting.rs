//! Making a stay end earlier or later than it was to. What a stay costs in the end is what one of that length would
//! have cost from the beginning; each change of the end stays on the trail.

use crate::command::Extend;
use crate::decide::{decision, standing};
use crate::hints::{self, Hints};
use crate::quote::{self, MAX_DAYS};
use crate::scheme::{self, End, Product, Returns, Scheme, Zone};
use crate::stay::{EndChange, Spend};
use crate::{Channel, Decision, Holder, Length, Refusal, Stay, StayId, day};
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// What stopping a stay at a moment does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopping {
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// The visits it costs then.
    pub kept: Vec<Spend>,
    /// The visits that come back, and to which bundles.
    pub back: Vec<Spend>,
}

/// A stay made longer, and what that would cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The stay as it would be.
    pub stay: Stay,
    /// The end it has.
    pub end_before: DateTime<Utc>,
    /// The visits it costs more, soonest to expire first; none where the time is paid for.
    pub spends: Vec<Spend>,
    /// Visits the holder has today.
    pub left_before: u32,
    /// Visits the holder would have today afterwards.
    pub left_after: u32,
    /// Whether the zone asks for no permit during the time that is added.
    pub zone_is_free: bool,
    /// What else to know of the time that is added.
    pub hints: Hints,
}

/// What stopping a stay now would do, or why it cannot be stopped.
pub fn stopping(stay: &Stay, scheme: &Scheme, now: DateTime<Utc>) -> Result<Stopping, Refusal> {
    let product = lasting(stay, scheme, now)?;
    let stop = product.stop.ok_or(Refusal::StopNotOffered)?;
    if now <= stay.start {
        return Err(Refusal::StayNotStarted { start: stay.start });
    }
    let visits = stay.visits();
    let used = match stop.returns {
        Returns::Nothing => visits,
        Returns::WholeUnits => begun(stay, product, scheme, now),
    };
    let (kept, back) = split(&stay.spends, used);
    // A stay lasts at least a second: stores keep no shorter one.
    let end = now.max(stay.start + Duration::seconds(1)).min(stay.end);
    Ok(Stopping { end, kept, back })
}

/// How many of a stay's visits have been begun.
fn begun(stay: &Stay, product: &Product, scheme: &Scheme, now: DateTime<Utc>) -> u32 {
    let zone = scheme.zones.get(&stay.zone);
    let reaches = |visits: &u32| {
        let end = quote::end_after(stay.start, *visits, product.end, zone, scheme.timezone);
        end.is_ok_and(|end| now <= end)
    };
    (1..stay.visits()).find(reaches).unwrap_or(stay.visits())
}

/// The first so many visits, which are the soonest to expire, and the others.
fn split(spends: &[Spend], first: u32) -> (Vec<Spend>, Vec<Spend>) {
    let (mut kept, mut back, mut left) = (Vec::new(), Vec::new(), first);
    for spend in spends {
        let here = spend.visits.min(left);
        left -= here;
        let part = |visits| (visits > 0).then(|| Spend { bundle: spend.bundle.clone(), visits });
        kept.extend(part(here));
        back.extend(part(spend.visits - here));
    }
    (kept, back)
}

pub(crate) fn stop(
    holder: &Holder,
    id: &StayId,
    channel: Channel,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let stay = standing(holder, id)?;
    let Stopping { end, kept, back } = stopping(stay, scheme, now)?;
    let stopped = Stay { end, spends: kept, ends: trail(stay, end, channel, now), ..stay.clone() };
    Ok(decision(holder.after_returning(&back), stopped))
}

/// What making a stay longer would cost, or why it cannot be longer.
pub fn quote_extension(
    holder: &Holder,
    wish: &Extend,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Extension, Refusal> {
    let stay = standing(holder, &wish.stay)?;
    let product = lasting(stay, scheme, now)?;
    product.extend.map(|scheme::Extend::BeforeEnd| ()).ok_or(Refusal::ExtendNotOffered)?;
    product.channels.get(&wish.channel).ok_or(Refusal::ChannelNotOffered)?;
    quote::registered(holder, scheme, now)?;
    let zone = scheme.zones.get(&stay.zone);
    let (end, paid_days) = longer(stay, wish.length, product, zone, scheme)?;
    let latest = day::of(day::days_ahead(now, product.advance_days, scheme.timezone), scheme.timezone);
    if paid_days.last().is_some_and(|last| *last > latest) {
        let latest = day::days_ahead(now, product.advance_days, scheme.timezone);
        return Err(Refusal::TooFarAhead { latest });
    }
    quote::not_covered(holder, &stay.vrn, stay.end, end)?;
    quote::not_too_many(holder, zone, stay.end, end)?;
    let spends = quote::spend(holder, product, &paid_days)?;
    let left_before = holder.visits_usable_on(&product.id, day::of(now, scheme.timezone));
    let cost: u32 = spends.iter().map(|spend| spend.visits).sum();
    let longer = Stay {
        end,
        spends: joined(holder, &stay.spends, &spends),
        ends: trail(stay, end, wish.channel, now),
        ..stay.clone()
    };
    Ok(Extension {
        end_before: stay.end,
        left_before,
        left_after: left_before.saturating_sub(cost),
        spends,
        zone_is_free: zone.is_some_and(|zone| hints::is_free(zone, stay.end, end, scheme.timezone)),
        hints: hints_of_rest(holder, &longer, stay.end, scheme),
        stay: longer,
    })
}

pub(crate) fn extend(
    holder: &Holder,
    wish: &Extend,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let Extension { stay, spends, .. } = quote_extension(holder, wish, scheme, now)?;
    Ok(decision(holder.after_spending(&spends), stay))
}

/// The new end, and for which local days the visits it costs more must still be valid.
fn longer(
    stay: &Stay,
    length: Length,
    product: &Product,
    zone: Option<&Zone>,
    scheme: &Scheme,
) -> Result<(DateTime<Utc>, Vec<NaiveDate>), Refusal> {
    let tz = scheme.timezone;
    let (end, paid_days) = match (product.end, length) {
        (End::Chosen { hours_per_visit, max_hours }, Length::Until { local }) => {
            let end = day::end_at(local, tz);
            if end - stay.start > Duration::hours(max_hours.into()) {
                return Err(Refusal::TooLong { max_hours });
            }
            let visits = quote::visits_for(end - stay.start, hours_per_visit);
            let more = visits.saturating_sub(stay.visits());
            (end, vec![day::of(stay.end, tz); more as usize])
        }
        (End::Chosen { .. }, Length::Days { .. }) | (_, Length::Until { .. }) => {
            return Err(Refusal::LengthNotOffered);
        }
        (_, Length::Days { days: 0 }) => return Err(Refusal::NoDays),
        (end, Length::Days { days }) => {
            let visits = stay.visits().saturating_add(days);
            if visits > MAX_DAYS {
                return Err(Refusal::TooLong { max_hours: MAX_DAYS * 24 });
            }
            let first = day::of(stay.start, tz);
            let paid_days = (stay.visits()..visits).map(|n| day::later(first, n)).collect();
            (quote::end_after(stay.start, visits, end, zone, tz)?, paid_days)
        }
    };
    if end <= stay.end { Err(Refusal::NotLonger { until: stay.end }) } else { Ok((end, paid_days)) }
}

/// The kind of permit of a stay that has not ended.
fn lasting<'a>(stay: &Stay, scheme: &'a Scheme, now: DateTime<Utc>) -> Result<&'a Product, Refusal> {
    if !stay.stands() {
        return Err(Refusal::StayCancelled);
    }
    if now >= stay.end {
        return Err(Refusal::StayEnded);
    }
    scheme.product(Some(&stay.product)).ok_or(Refusal::UnknownPermitType)
}

fn trail(stay: &Stay, to: DateTime<Utc>, channel: Channel, at: DateTime<Utc>) -> Vec<EndChange> {
    let change = EndChange { from: stay.end, to, at, channel };
    stay.ends.iter().cloned().chain([change]).collect()
}

/// The visits of both, one entry for each bundle, the soonest to expire first.
fn joined(holder: &Holder, had: &[Spend], more: &[Spend]) -> Vec<Spend> {
    let mut all = had.to_vec();
    for spend in more {
        match all.iter_mut().find(|it| it.bundle == spend.bundle) {
            Some(same) => same.visits += spend.visits,
            None => all.push(spend.clone()),
        }
    }
    all.sort_by_key(|it| holder.bundles.get(&it.bundle).map(|bundle| (bundle.last_day, bundle.bought_at)));
    all
}

/// Hints for the time from a moment on, as if the stay itself were not there.
fn hints_of_rest(holder: &Holder, stay: &Stay, from: DateTime<Utc>, scheme: &Scheme) -> Hints {
    let mut others = holder.clone();
    others.stays.remove(&stay.id);
    Hints::of(&others, (&stay.vrn, &stay.zone), (from, stay.end), scheme)
}
