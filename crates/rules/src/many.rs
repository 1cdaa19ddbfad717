//! Several stays in one action: several vehicles, the same again every week, or both. All of them or none, and the
//! visits of one are never those of another.

use crate::quote::{self, Outline};
use crate::scheme::Scheme;
use crate::{Activate, ActivateMany, Holder, Length, Quote, Refusal, Start, Stay, StayId, Vrn, day};
use chrono::{DateTime, Duration, Utc};

/// The most plates in one action.
pub const MOST_PLATES: usize = 6;
/// The most stays in one action.
pub const MOST_STAYS: usize = 30;

/// The plates in a text that a person typed, one to a line or with commas between them.
///
/// # Errors
/// Where there is none, where there are too many, and where one cannot be a plate.
pub fn read_plates(text: &str) -> Result<Vec<Vrn>, Refusal> {
    let typed: Vec<_> = text.split([',', ';', '\n']).filter(|part| !part.trim().is_empty()).collect();
    match typed.len() {
        0 => Err(Refusal::PlateMissing),
        1..=MOST_PLATES => typed.into_iter().map(Vrn::read).collect(),
        _ => Err(Refusal::TooManyPlates { max: count(MOST_PLATES) }),
    }
}

/// What the stays would be, in the order of their names, or why there can be none of them.
pub fn quote_many(
    holder: &Holder,
    wish: &ActivateMany,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Vec<Quote>, Refusal> {
    let wishes = wishes(wish, scheme, now)?;
    let mut tried = holder.clone();
    let mut outlines = Vec::new();
    let mut made = Vec::new();
    for (n, one) in wishes.iter().enumerate() {
        let outline =
            Outline::of(&tried, one, scheme, now).map_err(|why| of_many(one, why, &made, scheme, now))?;
        let id = StayId::nth(&wish.request, n + 1).ok_or(Refusal::StayNameTaken)?;
        tried.stays.insert(id.clone(), sketch(id.clone(), one, &outline, now));
        made.push(id);
        outlines.push(outline);
    }
    let needed = outlines.iter().map(|it| count(it.paid_days.len())).fold(0, u32::saturating_add);
    // What each is told of other stays includes the ones before it, and its visits are what they leave.
    let mut before = holder.clone();
    let mut quotes: Vec<Quote> = Vec::new();
    for (n, (one, outline)) in wishes.iter().zip(outlines).enumerate() {
        let served: u32 = quotes.iter().flat_map(|it| &it.spends).map(|spend| spend.visits).sum();
        let spends = quote::spend(&before, outline.product, &outline.paid_days);
        if let Err(Refusal::NotEnoughVisits { left, .. }) = spends {
            return Err(Refusal::NotEnoughVisits { needed, left: served.saturating_add(left) });
        }
        if let Err(Refusal::NotEnoughHours { left, .. }) = spends {
            return Err(Refusal::NotEnoughHours { needed, left: served.saturating_add(left) });
        }
        let spends = spends?;
        let quote = outline.quote(&before, one, spends, scheme, now);
        let bundles = before.after_spending(&quote.spends);
        before.bundles.extend(bundles.into_iter().map(|it| (it.id.clone(), it)));
        before.stays.extend(made.get(n).and_then(|id| tried.stays.remove_entry(id)));
        quotes.push(quote);
    }
    Ok(quotes)
}

/// One wish for each stay: week by week, and in each week plate by plate.
fn wishes(many: &ActivateMany, scheme: &Scheme, now: DateTime<Utc>) -> Result<Vec<Activate>, Refusal> {
    if many.vrns.is_empty() {
        return Err(Refusal::PlateMissing);
    }
    if many.vrns.len() > MOST_PLATES {
        return Err(Refusal::TooManyPlates { max: count(MOST_PLATES) });
    }
    let times = times(many, scheme, now)?;
    if times.len() * many.vrns.len() > MOST_STAYS {
        return Err(Refusal::TooManyStays { max: count(MOST_STAYS) });
    }
    let wish = |(start, length): &(Start, Length), vrn: &Vrn| Activate {
        request: many.request.clone(),
        vrn: vrn.clone(),
        product: many.product.clone(),
        start: *start,
        length: *length,
        channel: many.channel,
    };
    Ok(times.iter().flat_map(|time| many.vrns.iter().map(move |vrn| wish(time, vrn))).collect())
}

/// When the stays are: once, or at the same time of every week that may be planned by now.
fn times(many: &ActivateMany, scheme: &Scheme, now: DateTime<Utc>) -> Result<Vec<(Start, Length)>, Refusal> {
    let mut times = vec![(many.start, many.length)];
    if !many.repeat_weekly {
        return Ok(times);
    }
    let product = scheme.product(many.product.as_ref()).ok_or(Refusal::UnknownPermitType)?;
    let latest = day::days_ahead(now, product.advance_days, scheme.timezone);
    let first = match many.start {
        Start::Now => day::local(now, scheme.timezone),
        Start::At { local } => local,
    };
    for weeks in 1..=product.advance_days / 7 {
        let later = Duration::weeks(weeks.into());
        let local = first + later;
        let last = match many.length {
            Length::Days { days } => day::later(local.date(), days.saturating_sub(1)),
            Length::Until { .. } => local.date(),
        };
        if day::start_at(local, scheme.timezone) > latest || last > day::of(latest, scheme.timezone) {
            break;
        }
        let length = match many.length {
            Length::Days { days } => Length::Days { days },
            Length::Until { local } => {
                Length::Until { local: local.checked_add_signed(later).ok_or(Refusal::LengthNotOffered)? }
            }
        };
        times.push((Start::At { local }, length));
    }
    Ok(times)
}

/// A stay as far as the stays after it must know of it.
fn sketch(id: StayId, wish: &Activate, outline: &Outline<'_>, now: DateTime<Utc>) -> Stay {
    Stay {
        id,
        vrn: wish.vrn.clone(),
        product: outline.product.id.clone(),
        zone: outline.zone.clone(),
        start: outline.start,
        end: outline.end,
        spends: Vec::new(),
        channel: wish.channel,
        activated_at: now,
        cancelled_at: None,
        corrections: Vec::new(),
        ends: Vec::new(),
        received_at: None,
        helper: None,
    }
}

/// Why there can be none of them, and which one is to blame where it is one.
fn of_many(wish: &Activate, why: Refusal, made: &[StayId], scheme: &Scheme, now: DateTime<Utc>) -> Refusal {
    if let Refusal::AlreadyCovered { vrn, stay, .. } = &why
        && made.contains(stay)
    {
        return Refusal::StaysOverlap { vrn: vrn.clone() };
    }
    let one =
        matches!(why, Refusal::AlreadyCovered { .. } | Refusal::TooManyAtOnce { .. } | Refusal::ZoneFree);
    if !one {
        return why;
    }
    let start = match wish.start {
        Start::Now => now,
        Start::At { local } => day::start_at(local, scheme.timezone).max(now),
    };
    Refusal::OneOfMany { vrn: wish.vrn.clone(), start, why: Box::new(why) }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
