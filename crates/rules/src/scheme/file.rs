//! The shape of a scheme file, as written. Nothing is checked here beyond what the types say; every value that can be
//! wrong in itself carries its place.

use super::{Blocked, EvidenceRule, OnMove, RefundRule, Returns, Unit, Words};
use crate::Channel;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub council: Spanned<String>,
    pub version: Spanned<String>,
    pub name: Spanned<Words>,
    pub timezone: Spanned<String>,
    pub contact: Contact,
    pub seller: Seller,
    pub zones: Spanned<Vec<Zone>>,
    pub products: Spanned<Vec<Product>>,
    pub registration: Registration,
    pub addresses: Option<Spanned<String>>,
    #[serde(rename = "text")]
    pub texts: Option<Texts>,
    #[serde(default)]
    pub links: Links,
    #[serde(default)]
    pub enforcement: Enforcement,
    #[serde(default)]
    pub notices: Notices,
    #[serde(default)]
    pub bays: BTreeMap<String, Spanned<Words>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    pub phone: Spanned<String>,
    pub text: Spanned<String>,
    pub enquiries: Spanned<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Seller {
    pub name: Spanned<Words>,
    pub address: Spanned<Vec<String>>,
    pub email: Option<Spanned<String>>,
    pub vat: Spanned<Vat>,
}

#[derive(Deserialize)]
#[serde(tag = "treatment", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Vat {
    OutsideScope,
    Exempt,
    Included { percent: toml::Value, number: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Zone {
    pub id: Spanned<String>,
    pub name: Spanned<String>,
    #[serde(default)]
    pub hours: Vec<Hours>,
    #[serde(default)]
    pub free_days: Vec<Spanned<String>>,
    pub max_at_once: Option<Spanned<u32>>,
    #[serde(default)]
    pub streets: Vec<Street>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Street {
    pub name: Spanned<String>,
    pub bays: Spanned<Vec<String>>,
    pub note: Option<Spanned<Words>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Links {
    pub days_ahead: Option<Spanned<u32>>,
    pub uses: Option<Spanned<u32>>,
    pub live: Option<Spanned<u32>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Enforcement {
    pub grace_minutes: Option<Spanned<u32>>,
    pub keep_check_days: Option<Spanned<u32>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hours {
    pub days: Spanned<Vec<Spanned<String>>>,
    pub from: Spanned<String>,
    pub to: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Product {
    pub id: Spanned<String>,
    pub name: Spanned<Words>,
    pub unit: Unit,
    pub bundle: Spanned<u32>,
    pub prices: Spanned<Vec<Price>>,
    pub free_bundles: Option<Spanned<u32>>,
    pub refund: RefundRule,
    pub cap: Spanned<Cap>,
    pub valid_months: Spanned<u32>,
    pub end: Spanned<End>,
    pub advance_days: Spanned<u32>,
    pub ahead: Vec<Channel>,
    pub at_once: Spanned<Vec<Channel>>,
    pub correct_minutes_after_start: Spanned<u32>,
    pub cancel: Spanned<Cancel>,
    pub stop: Option<Stop>,
    pub extend: Option<Extend>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Price {
    pub from: Spanned<String>,
    pub zone: Option<Spanned<String>>,
    pub pence: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cap {
    pub bundles: Spanned<u32>,
    pub window: Window,
    pub begins: Option<Spanned<String>>,
    pub months: Option<Spanned<u32>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Window {
    FixedYear,
    Rolling,
    PerPurchase,
    Anniversary,
    CalendarMonth,
}

#[derive(Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum End {
    CalendarDay,
    NextDayAt { time: String },
    Rolling { hours: u32 },
    ZoneClose,
    Chosen { hours_per_visit: u32, max_hours: u32 },
}

#[derive(Deserialize)]
#[serde(tag = "until", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Cancel {
    BeforeStart,
    DayBefore { time: String },
    Never,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stop {
    pub returns: Returns,
}

#[derive(Deserialize)]
#[serde(tag = "until", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Extend {
    BeforeEnd,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Registration {
    pub valid_months: Spanned<u32>,
    pub lapse_blocks: Vec<Blocked>,
    pub renew_days_before: Spanned<u32>,
    pub target_hours: Spanned<u32>,
    pub resident_permit_exempts: bool,
    pub on_move: OnMove,
    pub evidence: Spanned<Vec<EvidenceRule>>,
    pub keep_evidence_days: Spanned<u32>,
    pub keep_draft_days: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Texts {
    pub late_minutes: Spanned<u32>,
    pub keywords: Spanned<BTreeMap<String, Keywords>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keywords {
    pub visitor: Spanned<Vec<Spanned<String>>>,
    pub correct: Spanned<Vec<Spanned<String>>>,
    pub cancel: Spanned<Vec<Spanned<String>>>,
    pub left: Spanned<Vec<Spanned<String>>>,
    pub help: Spanned<Vec<Spanned<String>>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notices {
    pub quiet_from: Option<Spanned<String>>,
    pub quiet_until: Option<Spanned<String>>,
    pub visitor_minutes: Option<Spanned<u32>>,
    pub texts_a_day: Option<Spanned<u32>>,
}
