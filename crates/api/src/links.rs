//! Links by which visitors start their own stays: what a resident sees of them, and what little a visitor does. Nothing
//! here that a visitor is told names the resident or another visitor.

use crate::plates::Plate;
use crate::stays::{ConfirmedStay, Phase, ZoneName};
use crate::whereabouts::WhereToPark;
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::hints::Hints;
use permit_rules::links::{self, Dead};
use permit_rules::scheme::{End, Words};
use permit_rules::{
    Channel, Holder, LinkId, ProductId, Refusal, RequestId, Scheme, Stay, StayId, VisitorLink, day,
};
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

/// Input of `open_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
}

/// Output of `open_link`: all that a visitor needs, and nothing of whom they visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LinkPage {
    /// The link: the hash of its secret.
    pub id: LinkId,
    /// Whether the link can be used.
    pub standing: LinkStanding,
    /// The council's name by language.
    pub council_name: Words,
    /// The clock all times are shown in, as an IANA name.
    pub timezone: String,
    /// Where the visitor may park; none where the link was withdrawn.
    pub place: Option<WhereToPark>,
    /// How many stays the link may still start.
    pub left: u32,
    /// The first moment at which it can be used no more.
    pub until: DateTime<Utc>,
    /// How many hours one stay lasts; none where a visit ends by the council's rule.
    pub hours: Option<u32>,
}

/// Input of `quote_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuoteByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// As typed.
    pub plate: String,
    /// A stay of this link's that is to have this plate instead; none for a new one.
    pub stay: Option<StayId>,
}

/// Output of `quote_by_link`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VisitorQuote {
    /// The vehicle.
    pub plate: Plate,
    /// Where.
    pub zone: ZoneName,
    /// The first moment covered, if it were started now.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// Whether nobody needs a permit there all that time: then none can be started.
    pub zone_is_free: bool,
    /// When else none is needed. Of other stays nothing is said.
    pub hints: Hints,
}

/// Input of `activate_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ActivateByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// The request's own name, made by the asker and kept for every further try. The stay takes it over.
    pub request: RequestId,
    /// As typed.
    pub plate: String,
}

/// Input of `stay_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StayByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// Which stay.
    pub stay: StayId,
}

/// Input of `correct_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which stay.
    pub stay: StayId,
    /// The right plate, as typed.
    pub plate: String,
}

/// Input of `leave_by_link`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeaveByLink {
    /// What stands behind `#` in the link's address.
    pub secret: String,
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which stay.
    pub stay: StayId,
}

/// A stay, as the visitor who started it sees it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VisitorStay {
    /// The stay.
    pub id: StayId,
    /// The vehicle.
    pub plate: Plate,
    /// Where.
    pub zone: ZoneName,
    /// The first moment covered.
    pub start: DateTime<Utc>,
    /// The first moment no longer covered.
    pub end: DateTime<Utc>,
    /// Where it stands in time.
    pub phase: Phase,
    /// Until when its plate may be corrected here; none if that is over.
    pub correct_until: Option<DateTime<Utc>>,
    /// Whether it can be ended early here.
    pub can_leave: bool,
    /// What anybody can check it by.
    pub code: String,
    /// The address at which it can be checked.
    pub receipt: String,
}

macro_rules! secretive {
    ($($name:ident)*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

secretive! { MadeLink OpenLink QuoteByLink ActivateByLink StayByLink CorrectByLink LeaveByLink VisitorStay }

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

impl LinkPage {
    /// What a visitor is told of a link.
    pub fn of(link: &VisitorLink, holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let standing = LinkStanding::of(link, holder, scheme, now);
        let zone = holder.zone.as_ref().filter(|_| standing != LinkStanding::Withdrawn);
        let today = day::of(now, scheme.timezone);
        Self {
            id: link.id.clone(),
            standing,
            council_name: scheme.name.clone(),
            timezone: scheme.timezone.name().to_owned(),
            place: zone.and_then(|zone| WhereToPark::of(scheme, zone, today)),
            left: link.left(),
            until: link.until,
            hours: link.hours,
        }
    }
}

impl VisitorQuote {
    /// A rule's quote as the visitor sees it.
    pub fn of(quote: permit_rules::Quote, scheme: &Scheme) -> Self {
        Self {
            plate: Plate::of(&quote.vrn),
            zone: ZoneName::of(&quote.zone, scheme),
            start: quote.start,
            end: quote.end,
            zone_is_free: quote.zone_is_free,
            hints: Hints { adjoining: Vec::new(), at_once: None, ..quote.hints },
        }
    }
}

impl VisitorQuote {
    /// The same for a stay that is to have another plate.
    pub fn of_stay(stay: &Stay, scheme: &Scheme) -> Self {
        Self {
            plate: Plate::of(&stay.vrn),
            zone: ZoneName::of(&stay.zone, scheme),
            start: stay.start,
            end: stay.end,
            zone_is_free: false,
            hints: Hints::default(),
        }
    }
}

impl VisitorStay {
    /// A stay as the visitor sees it, with the code and the address of its receipt.
    pub fn of(stay: &Stay, scheme: &Scheme, now: DateTime<Utc>, (code, receipt): (String, String)) -> Self {
        let told = ConfirmedStay::of(stay, scheme, now);
        Self {
            id: stay.id.clone(),
            plate: told.stay.plate,
            zone: told.stay.zone,
            start: stay.start,
            end: stay.end,
            phase: told.phase,
            correct_until: told.correct_until,
            can_leave: told.stop_gives_back.is_some(),
            code,
            receipt,
        }
    }
}
