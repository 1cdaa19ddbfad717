//! Connections of a resident's own: programs with a token, calendars that follow the stays, and addresses that are told
//! what happens. Secrets are told once, when they are made. What an address is told is in `told`.

mod told;

pub use told::{StayEvent, StayEventKind, StayTold};

use crate::overview::ProductView;
use crate::stays::{ConfirmedStay, VisitsUntil, ZoneName};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::scheme::{Unit, Words};
use permit_rules::{Happening, Holder, ProductId, Scheme, Stay};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// What a token is good for. None of it is to buy, to change the account, or to see documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// See visits left and current stays.
    Reading,
    /// Activate, correct and end visits.
    Activating,
}

/// Which scopes a token has. At least one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Scopes {
    /// See visits left and current stays.
    pub reading: bool,
    /// Activate, correct and end visits.
    pub activating: bool,
}

impl Scopes {
    /// Whether one of these is among them.
    pub fn reach(self, any: &[Scope]) -> bool {
        any.iter().any(|scope| match scope {
            Scope::Reading => self.reading,
            Scope::Activating => self.activating,
        })
    }
}

/// What an address wants to be told. At least one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Events {
    /// A stay was activated.
    pub activated: bool,
    /// Its plate was corrected, or it was made longer.
    pub changed: bool,
    /// It was cancelled.
    pub cancelled: bool,
    /// It ended, or was stopped.
    pub ended: bool,
}

impl Events {
    /// Whether this is among them.
    pub fn want(self, happening: Happening) -> bool {
        match happening {
            Happening::Activated => self.activated,
            Happening::Changed => self.changed,
            Happening::Cancelled => self.cancelled,
            Happening::Ended => self.ended,
        }
    }
}

/// Input of `visits`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetVisits {}

/// Output of `visits`: what a program has to know to park somebody, and no name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Visits {
    /// The zone, once an address has been accepted.
    pub zone: Option<ZoneName>,
    /// Visits that can be used today, all kinds of permit together.
    pub visits_left: u32,
    /// The same for each kind of permit.
    pub products: Vec<ProductVisits>,
    /// Confirmed stays that stand and have not ended, the soonest to start first.
    pub stays: Vec<ConfirmedStay>,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// Visits of one kind of permit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProductVisits {
    /// The kind of permit.
    pub id: ProductId,
    /// Its name by language.
    pub name: Words,
    /// What a visit counts.
    pub unit: Unit,
    /// Visits that can be used today.
    pub visits_left: u32,
    /// Those visits by the last day they can be used, soonest first.
    pub visits_until: Vec<VisitsUntil>,
}

/// Input of `connections`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetConnections {}

/// Output of `connections`, and part of every answer about one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Connections {
    /// Tokens that have not ended, the oldest first.
    pub tokens: Vec<TokenView>,
    /// Calendars, the oldest first.
    pub calendars: Vec<CalendarView>,
    /// Addresses that are told, the oldest first.
    pub webhooks: Vec<WebhookView>,
    /// Where the OpenAPI document is.
    pub openapi: String,
}

/// A token as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TokenView {
    /// Its key.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What it is good for.
    pub scopes: Scopes,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The first moment at which it is good for nothing any more.
    pub until: DateTime<Utc>,
    /// The local day on which it was last used.
    pub used_on: Option<NaiveDate>,
}

/// A calendar as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CalendarView {
    /// Its key.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The local day on which it was last looked at.
    pub used_on: Option<NaiveDate>,
}

/// An address that is told, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct WebhookView {
    /// Its key.
    pub id: String,
    /// The address.
    pub address: String,
    /// What it is told.
    pub events: Events,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Since when it is told nothing, because it did not answer for a day. A test that arrives ends that.
    pub stopped_at: Option<DateTime<Utc>>,
    /// What was last sent, the latest first.
    pub deliveries: Vec<DeliveryView>,
}

/// Something that was sent, or is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DeliveryView {
    /// The `webhook-id` it goes by, the same at every try.
    pub id: String,
    /// What it tells.
    pub kind: StayEventKind,
    /// What has become of it.
    pub state: DeliveryState,
    /// How often it was tried.
    pub tries: u32,
    /// What the last try came to: an HTTP status, or a word. None before the first.
    pub result: Option<String>,
    /// When it arrived or was given up; of what waits, when it is tried next.
    pub at: DateTime<Utc>,
}

/// What has become of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// It is tried when its time comes.
    Waiting,
    /// It arrived.
    Delivered,
    /// It is not tried any more.
    GivenUp,
}

/// Input of `make_token`. Never stored, recorded or logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeToken {
    /// What to call it: "Home Assistant". At most 80 characters.
    pub name: String,
    /// What it is to be good for.
    pub scopes: Scopes,
    /// For how many days: 90 where none are named, 365 at most.
    #[serde(default)]
    pub days: Option<u32>,
    /// The account's password: a token is a way in of its own.
    pub password: String,
}

/// Output of `make_token`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MadeToken {
    /// The token, told this once.
    pub token: String,
    /// All connections from now on.
    pub connections: Connections,
}

/// Input of `make_calendar`. Never stored, recorded or logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeCalendar {
    /// What to call it: "Phone". At most 80 characters.
    pub name: String,
    /// The account's password: whoever has the address sees the stays.
    pub password: String,
}

/// Output of `make_calendar`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MadeCalendar {
    /// The address a calendar program asks, told this once.
    pub address: String,
    /// All connections from now on.
    pub connections: Connections,
}

/// Input of `make_webhook`. Never stored, recorded or logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeWebhook {
    /// Where to tell: `https`, and a place that everybody can reach.
    pub address: String,
    /// What to tell.
    pub events: Events,
    /// The account's password: plates are told there.
    pub password: String,
}

/// Output of `make_webhook`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MadeWebhook {
    /// The secret that signs what is told, told this once: `whsec_` and base64.
    pub secret: String,
    /// All connections from now on.
    pub connections: Connections,
}

/// Input of `test_webhook`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TestWebhook {
    /// Which, as listed.
    pub id: String,
}

/// Input of `end_connection`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EndConnection {
    /// Which token, calendar or address, as listed.
    pub id: String,
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

secretive!(MakeToken MadeToken MakeCalendar MadeCalendar MakeWebhook MadeWebhook);

impl Visits {
    /// What a holder has at a moment.
    pub fn of(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let seen = |product| ProductView::of(product, holder, scheme, now);
        let products: Vec<_> = scheme.products.iter().map(seen).map(ProductVisits::from).collect();
        let lasting = |stay: &&Stay| stay.stands() && now < stay.end;
        let mut stays: Vec<_> = holder.stays.values().filter(lasting).collect();
        stays.sort_by_key(|stay| (stay.start, &stay.id));
        Self {
            zone: holder.zone.as_ref().map(|zone| ZoneName::of(zone, scheme)),
            visits_left: products.iter().map(|it| it.visits_left).sum(),
            products,
            stays: stays.into_iter().map(|stay| ConfirmedStay::of(stay, scheme, now)).collect(),
            as_of: now,
        }
    }
}

impl From<ProductView> for ProductVisits {
    fn from(view: ProductView) -> Self {
        let ProductView { id, name, unit, visits_left, visits_until, .. } = view;
        Self { id, name, unit, visits_left, visits_until }
    }
}
