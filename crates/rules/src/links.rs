//! Links a holder gives to visitors, so that they can start their own visit: who has the link's secret may spend so many
//! uses of it until a moment, and sees nothing of the holder. Knows no secrets: a link goes by the hash of its own.

use crate::command::Start;
use crate::decide::{correct, decision, stay, used};
use crate::quote::{self, Outline};
use crate::scheme::{End, Product, Scheme};
use crate::{
    Activate, Change, Channel, Decision, Holder, Length, LinkId, ProductId, Quote, Refusal, RequestId,
    Settled, Stay, StayId, Vrn, day, lasting,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most characters in the name of a link.
pub const NAME_LENGTH: usize = 40;

/// A link that was given to a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VisitorLink {
    /// The link: the hash of its secret.
    pub id: LinkId,
    /// Whom it is for, in the resident's own words. May be empty; no visitor sees it.
    pub name: String,
    /// Which permit its visits are taken from.
    pub product: ProductId,
    /// How many hours one stay lasts; none where a visit ends by the scheme's rule.
    pub hours: Option<u32>,
    /// How many stays it is good for.
    pub uses: u32,
    /// The first moment at which it starts no stay any more.
    pub until: DateTime<Utc>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it was withdrawn, if it was.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// What it was used for, oldest first.
    pub used: Vec<LinkUse>,
}

/// One use of a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LinkUse {
    /// The stay it started.
    pub stay: StayId,
    /// Whether the stay was cancelled for its visits, so that the use counts no more.
    pub given_back: bool,
}

/// Something a holder does about links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkStep {
    /// To make one.
    Make(MakeLink),
    /// To let nobody use one any more.
    Withdraw {
        /// Which.
        link: LinkId,
    },
}

/// The wish for a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeLink {
    /// The hash of its secret.
    pub link: LinkId,
    /// Whom it is for. May be empty.
    pub name: String,
    /// How many stays it is to be good for.
    pub uses: u32,
    /// The last local day on which it starts a stay.
    pub last_day: NaiveDate,
    /// The kind of permit; needed only where the scheme has several.
    pub product: Option<ProductId>,
    /// How many hours one stay is to last, where the scheme asks for an end.
    pub hours: Option<u32>,
}

/// What somebody wants who has a link's secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByLink {
    /// The link.
    pub link: LinkId,
    /// What is wanted.
    pub wish: VisitorWish,
}

/// What a visitor may want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VisitorWish {
    /// To be covered from now on.
    Activate {
        /// The request's own name; the stay takes it over.
        request: RequestId,
        /// The visitor's vehicle.
        vrn: Vrn,
    },
    /// To put the right plate on a stay that this link started.
    Correct {
        /// Which stay.
        stay: StayId,
        /// The plate it should have had.
        vrn: Vrn,
    },
    /// To end a stay that this link started, where the scheme has that.
    Leave {
        /// Which stay.
        stay: StayId,
    },
}

/// Why a link starts no stay, as far as the link itself goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dead {
    /// It was withdrawn.
    Withdrawn,
    /// Every use was used.
    UsedUp,
    /// Its time is over.
    Expired,
}

impl VisitorLink {
    /// How many stays it may still start.
    pub fn left(&self) -> u32 {
        let counted = self.used.iter().filter(|it| !it.given_back).count();
        self.uses.saturating_sub(u32::try_from(counted).unwrap_or(u32::MAX))
    }

    /// Why it starts no stay at a moment; none where it does.
    pub fn dead(&self, now: DateTime<Utc>) -> Option<Dead> {
        if self.withdrawn_at.is_some() {
            return Some(Dead::Withdrawn);
        }
        if self.left() == 0 {
            return Some(Dead::UsedUp);
        }
        (now >= self.until).then_some(Dead::Expired)
    }

    /// Whether it started a stay.
    pub fn started(&self, stay: &StayId) -> bool {
        self.used.iter().any(|it| it.stay == *stay)
    }
}

/// A link of the holder's.
pub fn find<'a>(holder: &'a Holder, link: &LinkId) -> Result<&'a VisitorLink, Refusal> {
    holder.links.get(link).ok_or(Refusal::UnknownLink)
}

/// What a visitor's stay would be, or why there can be none.
pub fn quote_by_link(
    holder: &Holder,
    link: &LinkId,
    vrn: &Vrn,
    request: &RequestId,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Quote, Refusal> {
    let link = find(holder, link)?;
    match link.dead(now) {
        None => {}
        Some(Dead::Withdrawn) => return Err(Refusal::LinkWithdrawn),
        Some(Dead::UsedUp) => return Err(Refusal::LinkUsedUp),
        Some(Dead::Expired) => return Err(Refusal::LinkExpired { until: link.until }),
    }
    let ends = link.hours.map(|hours| now + Duration::hours(hours.into()));
    let length = match ends {
        Some(end) => Length::Until { local: day::local(end, scheme.timezone) },
        None => Length::Days { days: 1 },
    };
    let wish = Activate {
        request: request.clone(),
        vrn: vrn.clone(),
        product: Some(link.product.clone()),
        start: Start::Now,
        length,
        channel: Channel::Link,
    };
    // A local end in the hour that comes twice would be an hour later than was agreed to.
    let outline = Outline::ending(holder, &wish, ends, scheme, now).map_err(of_host)?;
    let spends = quote::spend(holder, outline.product, &outline.paid_days).map_err(of_host)?;
    Ok(outline.quote(holder, &wish, spends, scheme, now))
}

/// Whether the host could have somebody stay by a link at all.
///
/// # Errors
/// `HostNotRegistered` and `HostHasNoVisits`; `ChannelNotOffered` where the scheme has no links any more.
pub fn host(holder: &Holder, link: &VisitorLink, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Refusal> {
    let product = scheme.product(Some(&link.product)).ok_or(Refusal::ChannelNotOffered)?;
    product.channels.get(&Channel::Link).ok_or(Refusal::ChannelNotOffered)?;
    holder.zone.as_ref().ok_or(Refusal::HostNotRegistered)?;
    quote::registered(holder, scheme, now).map_err(of_host)?;
    let needed = match (product.end, link.hours) {
        (End::Chosen { hours_per_visit, .. }, Some(hours)) => {
            quote::visits_for(Duration::hours(hours.into()), hours_per_visit)
        }
        _ => 1,
    };
    let left = holder.visits_usable_on(&product.id, day::of(now, scheme.timezone));
    if left < needed { Err(Refusal::HostHasNoVisits) } else { Ok(()) }
}

/// What is wrong with the host is said to the visitor as such, without what it is.
fn of_host(why: Refusal) -> Refusal {
    if matches!(why, Refusal::NotRegistered | Refusal::RegistrationLapsed { .. }) {
        return Refusal::HostNotRegistered;
    }
    if matches!(why, Refusal::NotEnoughVisits { .. } | Refusal::NotEnoughHours { .. }) {
        return Refusal::HostHasNoVisits;
    }
    why
}

pub(crate) fn decide(
    holder: &Holder,
    step: &LinkStep,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let link = match step {
        LinkStep::Make(wish) => make(holder, wish, scheme, now)?,
        LinkStep::Withdraw { link } => {
            let link = find(holder, link)?;
            VisitorLink { withdrawn_at: link.withdrawn_at.or(Some(now)), ..link.clone() }
        }
    };
    Ok(Decision { changes: vec![Change::Link { link: link.clone() }], reply: Settled::Link(Box::new(link)) })
}

fn make(
    holder: &Holder,
    wish: &MakeLink,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<VisitorLink, Refusal> {
    let product = scheme.product(wish.product.as_ref()).ok_or(Refusal::UnknownPermitType)?;
    product.channels.get(&Channel::Link).ok_or(Refusal::ChannelNotOffered)?;
    holder.zone.as_ref().ok_or(Refusal::NotRegistered)?;
    quote::registered(holder, scheme, now)?;
    let name = wish.name.trim();
    if name.chars().count() > NAME_LENGTH {
        return Err(Refusal::TextTooLong { max: u32::try_from(NAME_LENGTH).unwrap_or(u32::MAX) });
    }
    if wish.uses == 0 || wish.uses > scheme.links.uses {
        return Err(Refusal::LinkUsesNotOffered { max: scheme.links.uses });
    }
    let (today, latest) = days_offered(scheme, now);
    if wish.last_day < today || wish.last_day > latest {
        return Err(Refusal::LinkDayNotOffered { latest });
    }
    let live = holder.links.values().filter(|link| link.dead(now).is_none()).count();
    if u32::try_from(live).is_ok_and(|live| live >= scheme.links.live) {
        return Err(Refusal::TooManyLinks { max: scheme.links.live });
    }
    if holder.links.contains_key(&wish.link) {
        return Err(Refusal::StayNameTaken);
    }
    Ok(VisitorLink {
        id: wish.link.clone(),
        name: name.to_owned(),
        product: product.id.clone(),
        hours: hours(wish.hours, product)?,
        uses: wish.uses,
        until: day::ends(wish.last_day, scheme.timezone),
        made_at: now,
        withdrawn_at: None,
        used: Vec::new(),
    })
}

/// The first and the last local day a link made now may be good until.
pub fn days_offered(scheme: &Scheme, now: DateTime<Utc>) -> (NaiveDate, NaiveDate) {
    let today = day::of(now, scheme.timezone);
    (today, day::later(today, scheme.links.days_ahead))
}

fn hours(wanted: Option<u32>, product: &Product) -> Result<Option<u32>, Refusal> {
    match (product.end, wanted) {
        (End::Chosen { max_hours, .. }, Some(hours)) if hours > max_hours => {
            Err(Refusal::TooLong { max_hours })
        }
        (End::Chosen { .. }, None | Some(0)) => Err(Refusal::LengthNotOffered),
        (End::Chosen { .. }, Some(hours)) => Ok(Some(hours)),
        (_, Some(_)) => Err(Refusal::LengthNotOffered),
        (_, None) => Ok(None),
    }
}

pub(crate) fn decide_visit(
    holder: &Holder,
    by: &ByLink,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    match &by.wish {
        VisitorWish::Activate { request, vrn } => activate(holder, &by.link, request, vrn, scheme, now),
        VisitorWish::Correct { stay, vrn } => {
            own(holder, &by.link, stay)?;
            correct(holder, stay, vrn, Channel::Link, scheme, now)
        }
        VisitorWish::Leave { stay } => {
            own(holder, &by.link, stay)?;
            lasting::stop(holder, stay, Channel::Link, scheme, now)
        }
    }
}

/// What a visitor may change is what the same link started, for as long as the host lets the link be.
fn own(holder: &Holder, link: &LinkId, stay: &StayId) -> Result<(), Refusal> {
    let link = find(holder, link)?;
    if link.withdrawn_at.is_some() {
        return Err(Refusal::LinkWithdrawn);
    }
    if link.started(stay) { Ok(()) } else { Err(Refusal::UnknownStay) }
}

fn activate(
    holder: &Holder,
    link: &LinkId,
    request: &RequestId,
    vrn: &Vrn,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let quote = quote_by_link(holder, link, vrn, request, scheme, now)?;
    // A visitor cannot judge what the host would rather keep.
    if quote.zone_is_free {
        return Err(Refusal::ZoneFree);
    }
    let id = StayId::of(request);
    if holder.stays.contains_key(&id) {
        return Err(Refusal::StayNameTaken);
    }
    let stay = stay(id, quote, Channel::Link, now);
    let mut link = find(holder, link)?.clone();
    link.used.push(LinkUse { stay: stay.id.clone(), given_back: false });
    let mut decision = decision(holder.after_spending(&stay.spends), stay);
    decision.changes.push(Change::Link { link });
    decision.changes.extend(used(holder, [vrn], now));
    Ok(decision)
}

/// The link that started a stay, with the use given back; none where no link did.
pub(crate) fn given_back(holder: &Holder, stay: &Stay) -> Option<Change> {
    let mut link = holder.links.values().find(|link| link.started(&stay.id))?.clone();
    link.used.iter_mut().filter(|it| it.stay == stay.id).for_each(|it| it.given_back = true);
    Some(Change::Link { link })
}
