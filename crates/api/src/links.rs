//! Links by which visitors start their own stays: what a resident sees of them, and what little a visitor does. What
//! a visitor is told is in `visitor`.

mod visitor;

pub use visitor::{
    ActivateByLink, CorrectByLink, LeaveByLink, LinkPage, OpenLink, QuoteByLink, StayByLink, VisitorQuote,
    VisitorStay,
};

use crate::stays::{ConfirmedStay, Phase};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::links::{self, Dead};
use permit_rules::scheme::{End, Words};
use permit_rules::{Channel, Holder, LinkId, ProductId, Refusal, RequestId, Scheme, StayId, VisitorLink};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Input of `links`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetLinks {}

/// Output of `links` and `withdraw_link`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Links {
    /// The links: those that can be used, the latest first, then the others.
    pub links: Vec<LinkView>,
    /// The permits a new link may be for; none where the council has no links.
    pub offers: Vec<LinkOffer>,
    /// The most stays one link is good for.
    pub most_uses: u32,
    /// Today, by the council's clock.
    pub today: NaiveDate,
    /// The latest day a new link may be good until.
    pub latest_day: NaiveDate,
    /// The most links that can be used at once.
    pub most_links: u32,
}

/// A permit that a link may be for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LinkOffer {
    /// The permit.
    pub product: ProductId,
    /// Its name by language.
    pub name: Words,
    /// The most hours one stay may last; none where a visit ends by the council's rule.
    pub most_hours: Option<u32>,
}

/// A link, as the resident who gave it sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LinkView {
    /// The link.
    pub id: LinkId,
    /// Whom it is for, in the resident's words; may be empty.
    pub name: String,
    /// Which permit its visits are taken from.
    pub product: ProductId,
    /// How many hours one stay lasts; none where a visit ends by the council's rule.
    pub hours: Option<u32>,
    /// How many stays it is good for in all.
    pub uses: u32,
    /// How many of them are left.
    pub left: u32,
    /// The first moment at which it can be used no more.
    pub until: DateTime<Utc>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Whether it can be used.
    pub standing: LinkStanding,
    /// The stays it started, oldest first, as far as they are recent.
    pub stays: Vec<LinkStay>,
}

/// A stay that a link started, as the resident sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LinkStay {
    /// The stay.
    pub id: StayId,
    /// The vehicle, with its space.
    pub plate: String,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// Where it stands in time.
    pub phase: Phase,
}

/// Whether a link can be used, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkStanding {
    /// It can.
    Open,
    /// It was withdrawn.
    Withdrawn,
    /// Every use was used.
    UsedUp,
    /// Its time is over.
    Expired,
    /// Whoever gave it has no visits left.
    HostHasNoVisits,
    /// Whoever gave it is not registered any more.
    HostNotRegistered,
    /// The council has no links any more.
    NotOffered,
}

/// Input of `make_link`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeLink {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Whom it is for, in the resident's words; may be empty. No visitor sees it.
    pub name: String,
    /// How many stays it is to be good for.
    pub uses: u32,
    /// The last local day on which it can be used.
    pub last_day: NaiveDate,
    /// The kind of permit; may be left out where there is only one.
    pub product: Option<ProductId>,
    /// How many hours one stay is to last, where the council asks for an end.
    pub hours: Option<u32>,
}

/// Output of `make_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MadeLink {
    /// The link.
    pub link: LinkView,
    /// Its address, with the secret behind `#`, where no server sees it. Nobody can be told it again.
    pub url: String,
}

/// Input of `withdraw_link`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawLink {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which link.
    pub link: LinkId,
}

impl fmt::Debug for MadeLink {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("MadeLink").finish_non_exhaustive()
    }
}

impl Links {
    /// The links of a holder, and what a new one may be like.
    pub fn of(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let (today, latest_day) = links::days_offered(scheme, now);
        let mut all: Vec<_> = holder.links.values().collect();
        all.sort_by_key(|link| (link.dead(now).is_some(), std::cmp::Reverse(link.made_at), &link.id));
        Self {
            links: all.into_iter().map(|link| LinkView::of(link, holder, scheme, now)).collect(),
            offers: LinkOffer::all(scheme),
            most_uses: scheme.links.uses,
            today,
            latest_day,
            most_links: scheme.links.live,
        }
    }
}

impl LinkOffer {
    fn all(scheme: &Scheme) -> Vec<Self> {
        let offered = scheme.products.iter().filter(|it| it.channels.contains_key(&Channel::Link));
        let offer = |product: &permit_rules::scheme::Product| Self {
            product: product.id.clone(),
            name: product.name.clone(),
            most_hours: match product.end {
                End::Chosen { max_hours, .. } => Some(max_hours),
                End::CalendarDay | End::NextDayAt { .. } | End::Rolling { .. } | End::ZoneClose => None,
            },
        };
        offered.map(offer).collect()
    }
}

impl LinkView {
    /// A link as the resident sees it.
    pub fn of(link: &VisitorLink, holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let stay = |id: &StayId| {
            let stay = ConfirmedStay::of(holder.stays.get(id)?, scheme, now);
            let (start, end, plate) = (stay.stay.start, stay.stay.end, stay.stay.plate.shown);
            Some(LinkStay { id: id.clone(), plate, start, end, phase: stay.phase })
        };
        Self {
            id: link.id.clone(),
            name: link.name.clone(),
            product: link.product.clone(),
            hours: link.hours,
            uses: link.uses,
            left: link.left(),
            until: link.until,
            made_at: link.made_at,
            standing: LinkStanding::of(link, holder, scheme, now),
            stays: link.used.iter().filter_map(|it| stay(&it.stay)).collect(),
        }
    }
}

impl LinkStanding {
    /// Whether a link can be used at a moment.
    pub fn of(link: &VisitorLink, holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        match link.dead(now) {
            Some(Dead::Withdrawn) => Self::Withdrawn,
            Some(Dead::UsedUp) => Self::UsedUp,
            Some(Dead::Expired) => Self::Expired,
            None => match links::host(holder, link, scheme, now) {
                Ok(()) => Self::Open,
                Err(Refusal::HostHasNoVisits) => Self::HostHasNoVisits,
                Err(Refusal::HostNotRegistered) => Self::HostNotRegistered,
                Err(_) => Self::NotOffered,
            },
        }
    }
}
