//! What a stay would be, before anybody has agreed to it. Activating decides by the very same calculation.

use crate::hints::{self, Hints};
use crate::scheme::{Blocked, End, Product, Scheme, Unit, When, Zone};
use crate::stay::Spend;
use crate::{Activate, BundleId, Holder, Length, ProductId, Refusal, Start, Vrn, ZoneId, day};
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

/// A stay that could be activated now, and what it would cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The vehicle.
    pub vrn: Vrn,
    /// The kind of permit.
    pub product: ProductId,
    /// Where.
    pub zone: ZoneId,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// The visits, and from which bundles, soonest to expire first.
    pub spends: Vec<Spend>,
    /// Visits the holder has today.
    pub left_before: u32,
    /// Visits the holder would have today afterwards.
    pub left_after: u32,
    /// Whether the zone asks for no permit during the whole stay.
    pub zone_is_free: bool,
    /// What else to know before agreeing to it.
    pub hints: Hints,
}

/// What the stay would be, or why there can be none.
pub fn quote(
    holder: &Holder,
    wish: &Activate,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Quote, Refusal> {
    let outline = Outline::of(holder, wish, scheme, now)?;
    let spends = spend(holder, outline.product, &outline.paid_days)?;
    Ok(outline.quote(holder, wish, spends, scheme, now))
}

/// A stay that could be, but for its visits.
pub(crate) struct Outline<'a> {
    pub product: &'a Product,
    pub zone: ZoneId,
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
    /// The local day each visit must still be valid on, in order.
    pub paid_days: Vec<NaiveDate>,
}

impl<'a> Outline<'a> {
    /// The stay a wish asks for, with every check but the one for visits.
    pub fn of(
        holder: &Holder,
        wish: &Activate,
        scheme: &'a Scheme,
        now: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        Self::ending(holder, wish, None, scheme, now)
    }

    /// The same, ending at an exact moment where one is given and the scheme lets people choose the end.
    pub fn ending(
        holder: &Holder,
        wish: &Activate,
        end: Option<DateTime<Utc>>,
        scheme: &'a Scheme,
        now: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        let product = scheme.product(wish.product.as_ref()).ok_or(Refusal::UnknownPermitType)?;
        let home_zone = holder.zone.as_ref().ok_or(Refusal::NotRegistered)?;
        let zone = scheme.zones.get(home_zone);
        registered(holder, scheme, now)?;
        let start = start(wish, product, scheme.timezone, now)?;
        let term = if let (End::Chosen { hours_per_visit, max_hours }, Some(end)) = (product.end, end) {
            chosen(start, end, day::of(start, scheme.timezone), hours_per_visit, max_hours)?
        } else {
            term(start, wish.length, product, zone, scheme.timezone)?
        };
        not_too_far(&term.paid_days, wish.start, product, scheme.timezone, now)?;
        not_covered(holder, &wish.vrn, start, term.end)?;
        not_too_many(holder, zone, start, term.end)?;
        Ok(Self { product, zone: home_zone.clone(), start, end: term.end, paid_days: term.paid_days })
    }

    /// The quote, once it is known which visits it costs.
    pub fn quote(
        self,
        holder: &Holder,
        wish: &Activate,
        spends: Vec<Spend>,
        scheme: &Scheme,
        now: DateTime<Utc>,
    ) -> Quote {
        let Self { product, zone, start, end, paid_days: _ } = self;
        let left_before = holder.visits_usable_on(&product.id, day::of(now, scheme.timezone));
        let cost: u32 = spends.iter().map(|spend| spend.visits).sum();
        let times = (start, end);
        Quote {
            vrn: wish.vrn.clone(),
            product: product.id.clone(),
            start,
            end,
            left_before,
            left_after: left_before.saturating_sub(cost),
            spends,
            zone_is_free: scheme
                .zones
                .get(&zone)
                .is_some_and(|zone| hints::is_free(zone, start, end, scheme.timezone)),
            hints: Hints::of(holder, (&wish.vrn, &zone), times, scheme),
            zone,
        }
    }
}

/// How long a stay lasts and for which local days its visits must still be valid.
struct Term {
    end: DateTime<Utc>,
    /// One for each visit, in order.
    paid_days: Vec<NaiveDate>,
}

pub(crate) fn registered(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Refusal> {
    let today = day::of(now, scheme.timezone);
    match holder.registered_until {
        Some(until) if until < today && scheme.registration.lapse_blocks.contains(&Blocked::Activate) => {
            Err(Refusal::RegistrationLapsed { since: until })
        }
        _ => Ok(()),
    }
}

/// When the stay starts. A time earlier today counts as now, because the resident wants today covered; nothing ever
/// starts before the request is here.
fn start(wish: &Activate, product: &Product, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refusal> {
    let when = product.channels.get(&wish.channel).ok_or(Refusal::ChannelNotOffered)?;
    let Start::At { local } = wish.start else {
        return Ok(now);
    };
    if *when == When::AtOnce {
        return Err(Refusal::StartsAtOnce);
    }
    let start = day::start_at(local, zone);
    if local.date() < day::of(now, zone) {
        return Err(Refusal::StartPassed { start });
    }
    Ok(start.max(now))
}

fn term(
    start: DateTime<Utc>,
    length: Length,
    product: &Product,
    zone: Option<&Zone>,
    tz: Tz,
) -> Result<Term, Refusal> {
    let local = day::local(start, tz);
    match (product.end, length) {
        (End::Chosen { hours_per_visit, max_hours }, Length::Until { local: until }) => {
            chosen(start, day::end_at(until, tz), local.date(), hours_per_visit, max_hours)
        }
        (End::Chosen { .. }, Length::Days { .. }) | (_, Length::Until { .. }) => {
            Err(Refusal::LengthNotOffered)
        }
        (_, Length::Days { days: 0 }) => Err(Refusal::NoDays),
        (end, Length::Days { days }) => {
            if days > MAX_DAYS {
                return Err(Refusal::TooLong { max_hours: MAX_DAYS * 24 });
            }
            let paid_days: Vec<_> = (0..days).map(|n| day::later(local.date(), n)).collect();
            Ok(Term { end: end_after(start, days, end, zone, tz)?, paid_days })
        }
    }
}

/// More days than any scheme allows in advance; it keeps arithmetic within the calendar.
pub(crate) const MAX_DAYS: u32 = 366;

/// When a stay ends that costs so many visits, of which there is at least one.
pub(crate) fn end_after(
    start: DateTime<Utc>,
    visits: u32,
    end: End,
    zone: Option<&Zone>,
    tz: Tz,
) -> Result<DateTime<Utc>, Refusal> {
    let local = day::local(start, tz);
    match end {
        End::Chosen { hours_per_visit, .. } => {
            Ok(start + Duration::hours(i64::from(hours_per_visit) * i64::from(visits)))
        }
        End::CalendarDay | End::NextDayAt { .. } | End::Rolling { .. } | End::ZoneClose => {
            let last = day::later(local.date(), visits.saturating_sub(1));
            end_of(end, last.and_time(local.time()), zone, tz)
        }
    }
}

/// When the visit ends whose day begins, for this stay, at `local`.
pub(crate) fn end_of(
    end: End,
    local: NaiveDateTime,
    zone: Option<&Zone>,
    tz: Tz,
) -> Result<DateTime<Utc>, Refusal> {
    match end {
        End::CalendarDay => Ok(day::ends(local.date(), tz)),
        End::NextDayAt { time } => Ok(day::end_at(day::later(local.date(), 1).and_time(time), tz)),
        End::Rolling { hours } => Ok(day::end_at(local + Duration::hours(hours.into()), tz)),
        End::ZoneClose => zone_close(local, zone, tz),
        End::Chosen { .. } => Err(Refusal::LengthNotOffered),
    }
}

fn zone_close(local: NaiveDateTime, zone: Option<&Zone>, tz: Tz) -> Result<DateTime<Utc>, Refusal> {
    let Some(zone) = zone else {
        return Ok(day::ends(local.date(), tz));
    };
    match zone.hours_on(local.date()) {
        None => Err(Refusal::ZoneFree),
        Some((_, None)) => Ok(day::ends(local.date(), tz)),
        Some((_, Some(close))) if local.time() < close => Ok(day::end_at(local.date().and_time(close), tz)),
        Some(_) => Err(Refusal::ZoneFree),
    }
}

fn chosen(
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    first: NaiveDate,
    hours_per_visit: u32,
    max_hours: u32,
) -> Result<Term, Refusal> {
    if end <= start {
        return Err(Refusal::EndBeforeStart);
    }
    if end - start > Duration::hours(max_hours.into()) {
        return Err(Refusal::TooLong { max_hours });
    }
    let visits = visits_for(end - start, hours_per_visit);
    Ok(Term { end, paid_days: vec![first; visits as usize] })
}

/// How many visits a chosen length costs: one for each begun stretch of hours.
pub(crate) fn visits_for(length: Duration, hours_per_visit: u32) -> u32 {
    let each = i64::from(hours_per_visit) * 3600;
    u32::try_from((length.num_seconds() + each - 1) / each).unwrap_or(0)
}

/// Every day of the stay, not only the first, lies within what may be booked ahead.
fn not_too_far(
    paid_days: &[NaiveDate],
    start: Start,
    product: &Product,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let latest = day::days_ahead(now, product.advance_days, zone);
    let late_start = matches!(start, Start::At { local } if day::start_at(local, zone) > latest);
    let late_day = paid_days.last().is_some_and(|last| *last > day::of(latest, zone));
    if late_start || late_day { Err(Refusal::TooFarAhead { latest }) } else { Ok(()) }
}

pub(crate) fn not_covered(
    holder: &Holder,
    vrn: &Vrn,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Result<(), Refusal> {
    match holder.stays.values().find(|stay| stay.vrn == *vrn && stay.covers_any(start, end)) {
        Some(stay) => {
            Err(Refusal::AlreadyCovered { vrn: vrn.clone(), stay: stay.id.clone(), until: stay.end })
        }
        None => Ok(()),
    }
}

pub(crate) fn not_too_many(
    holder: &Holder,
    zone: Option<&Zone>,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Result<(), Refusal> {
    match zone.and_then(|zone| zone.max_at_once) {
        Some(max) if hints::most_others(holder, start, end) >= max => Err(Refusal::TooManyAtOnce { max }),
        Some(_) | None => Ok(()),
    }
}

/// Takes a visit for each day from the bundle that expires soonest among those still valid on it.
pub(crate) fn spend(
    holder: &Holder,
    product: &Product,
    paid_days: &[NaiveDate],
) -> Result<Vec<Spend>, Refusal> {
    let mut bundles: Vec<_> = holder
        .bundles
        .values()
        .filter(|bundle| bundle.product == product.id && bundle.available() > 0)
        .collect();
    bundles.sort_by_key(|bundle| (bundle.last_day, bundle.bought_at, &bundle.id));
    let mut spends: Vec<Spend> = Vec::new();
    let taken = |spends: &[Spend], id: &BundleId| {
        spends.iter().find(|spend| spend.bundle == *id).map_or(0, |spend| spend.visits)
    };
    for (found, day) in paid_days.iter().enumerate() {
        let usable = bundles.iter().find(|bundle| bundle.usable_on(*day) > taken(&spends, &bundle.id));
        let Some(bundle) = usable else {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let (needed, left) = (count(paid_days.len()), count(found));
            return Err(match product.unit {
                Unit::Visit => Refusal::NotEnoughVisits { needed, left },
                Unit::Hour => Refusal::NotEnoughHours { needed, left },
            });
        };
        match spends.iter_mut().find(|spend| spend.bundle == bundle.id) {
            Some(spend) => spend.visits += 1,
            None => spends.push(Spend { bundle: bundle.id.clone(), visits: 1 }),
        }
    }
    Ok(spends)
}
