//! Where a permit holder stands: the home screen as data. Server and device make it with the same function.

use crate::access::Person;
use crate::familiar::{FamiliarPlate, LastTime};
use crate::orders::OrderView;
use crate::registrations::RegistrationStatus;
use crate::stays::{ConfirmedStay, PendingRequest, VisitsUntil, ZoneName};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use permit_rules::allowance::Allowance;
use permit_rules::scheme::{End, Product, Unit, Window, Words};
use permit_rules::{CouncilId, Holder, ProductId, Scheme};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Input of `overview`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetOverview {}

/// Output of `overview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Overview {
    /// Who asks.
    pub person: Person,
    /// Whose rules.
    pub council: Council,
    /// The holder's zone, once an address has been accepted.
    pub zone: Option<ZoneName>,
    /// Where the registration stands.
    pub registration: RegistrationStatus,
    /// The kinds of permit on offer.
    pub products: Vec<ProductView>,
    /// Confirmed stays that stand and have not ended, the soonest to start first; then those that ended or were
    /// cancelled in the last days, the latest first.
    pub stays: Vec<ConfirmedStay>,
    /// Bundles in the basket.
    pub in_basket: u32,
    /// Orders whose payment is not settled, the latest first.
    pub open_orders: Vec<OrderView>,
    /// Requests that wait on the device or were refused, oldest first. Always empty from a server.
    pub requests: Vec<PendingRequest>,
    /// The plates the holder knows: the saved ones by name, then those used lately. Never chosen for anybody.
    #[serde(default)]
    pub plates: Vec<FamiliarPlate>,
    /// What the stay activated last was like, if there was one of late.
    #[serde(default)]
    pub last_time: Option<LastTime>,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// A council as residents need to know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Council {
    /// Its key.
    pub id: CouncilId,
    /// Its name by language.
    pub name: Words,
    /// The clock all its times are shown in, as an IANA name.
    pub timezone: String,
    /// The telephone desk.
    pub phone: String,
    /// The number for texts.
    pub text: String,
    /// How to reach the council about a registration, by language.
    pub enquiries: Words,
}

/// A kind of permit and what the holder has of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProductView {
    /// Its key.
    pub id: ProductId,
    /// Its name by language.
    pub name: Words,
    /// What a resident is asked for.
    pub length: LengthAsked,
    /// The last moment at which a stay may start.
    pub latest_start: DateTime<Utc>,
    /// What a bundle counts.
    pub unit: Unit,
    /// Units in a bundle.
    pub bundle: u32,
    /// Visits that can be used today.
    pub visits_left: u32,
    /// Those visits by the last day they can be used, soonest first.
    pub visits_until: Vec<VisitsUntil>,
    /// Bundles that may still be bought, and from when more.
    pub allowance: AllowanceView,
}

/// What a resident is asked for to say how long a stay is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum LengthAsked {
    /// A number of days.
    Days,
    /// An end.
    Until,
}

/// Bundles bought and still to be bought in the time in which they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AllowanceView {
    /// The most in that time.
    pub cap: u32,
    /// Bought in it so far.
    pub bought: u32,
    /// Held for orders that are not settled yet.
    pub reserved: u32,
    /// Still to be bought in it.
    pub left: u32,
    /// Which time it is.
    pub window: Window,
    /// The first day on which a purchase counts in it.
    pub since: NaiveDate,
    /// When more can be bought than now; none where nothing will come back.
    pub more: Option<MoreView>,
}

/// Bundles that come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MoreView {
    /// The first day on which more can be bought than now.
    pub day: NaiveDate,
    /// How many more than now.
    pub bundles: u32,
}

/// How long ended stays remain in an overview.
const RECENT_DAYS: i64 = 7;

impl Overview {
    /// Where a holder stands at a moment.
    pub fn of(holder: &Holder, person: Person, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        Self {
            person,
            council: Council::of(scheme),
            zone: holder.zone.as_ref().map(|zone| ZoneName::of(zone, scheme)),
            registration: RegistrationStatus::of(holder, scheme, now),
            products: scheme.products.iter().map(|it| ProductView::of(it, holder, scheme, now)).collect(),
            stays: stays(holder, scheme, now),
            in_basket: holder.basket.at(now).values().sum(),
            open_orders: open_orders(holder, scheme, now),
            requests: Vec::new(),
            plates: FamiliarPlate::all(holder),
            last_time: LastTime::of(holder, scheme),
            as_of: now,
        }
    }
}

fn open_orders(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Vec<OrderView> {
    let mut open: Vec<_> = holder.orders.values().filter(|order| order.is_open()).collect();
    open.sort_by_key(|order| (std::cmp::Reverse(order.placed_at), &order.id));
    open.into_iter().map(|order| OrderView::of(order, None, false, scheme, now)).collect()
}

fn stays(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Vec<ConfirmedStay> {
    let lasting = |stay: &&permit_rules::Stay| stay.stands() && now < stay.end;
    let mut current: Vec<_> = holder.stays.values().filter(lasting).collect();
    current.sort_by_key(|stay| (stay.start, &stay.id));
    let recent_after = now - Duration::days(RECENT_DAYS);
    let over = |stay: &permit_rules::Stay| stay.cancelled_at.unwrap_or(stay.end);
    let mut recent: Vec<_> =
        holder.stays.values().filter(|stay| !lasting(stay) && over(stay) > recent_after).collect();
    recent.sort_by_key(|stay| (std::cmp::Reverse(over(stay)), &stay.id));
    current.into_iter().chain(recent).map(|stay| ConfirmedStay::of(stay, scheme, now)).collect()
}

impl Council {
    /// A scheme's council.
    pub fn of(scheme: &Scheme) -> Self {
        Self {
            id: scheme.council.clone(),
            name: scheme.name.clone(),
            timezone: scheme.timezone.name().to_owned(),
            phone: scheme.contact.phone.clone(),
            text: scheme.contact.text.clone(),
            enquiries: scheme.contact.enquiries.clone(),
        }
    }
}

impl ProductView {
    /// A kind of permit and what a holder has of it at a moment.
    pub fn of(product: &Product, holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let today = permit_rules::day::of(now, scheme.timezone);
        let mut by_day = BTreeMap::<NaiveDate, u32>::new();
        for bundle in holder.bundles.values().filter(|bundle| bundle.product == product.id) {
            *by_day.entry(bundle.last_day).or_default() += bundle.usable_on(today);
        }
        by_day.retain(|_, visits| *visits > 0);
        let allowance = holder.allowance(product, scheme, now);
        Self {
            id: product.id.clone(),
            name: product.name.clone(),
            length: if matches!(product.end, End::Chosen { .. }) {
                LengthAsked::Until
            } else {
                LengthAsked::Days
            },
            latest_start: permit_rules::day::days_ahead(now, product.advance_days, scheme.timezone),
            unit: product.unit,
            bundle: product.bundle,
            visits_left: by_day.values().sum(),
            visits_until: by_day
                .into_iter()
                .map(|(last_day, visits)| VisitsUntil { visits, last_day })
                .collect(),
            allowance: AllowanceView::of(&allowance),
        }
    }
}

impl AllowanceView {
    /// An allowance as clients see it.
    pub fn of(allowance: &Allowance) -> Self {
        Self {
            cap: allowance.cap,
            bought: allowance.bought,
            reserved: allowance.reserved,
            left: allowance.left(),
            window: allowance.window,
            since: allowance.since,
            more: allowance.more.map(|more| MoreView { day: more.day, bundles: more.bundles }),
        }
    }
}
