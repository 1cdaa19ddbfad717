//! A council's rules as data. A scheme is read from a file once, checked whole, and only then believed.
//!
//! The types here hold a scheme that has passed; [`read`] is where a file is checked.

mod cap;
mod file;
mod links;
mod notices;
mod product;
mod read;
mod seller;
mod span;
mod street;
mod texts;

pub use cap::{Cap, Window};
pub use links::LinkRules;
pub use notices::Notices;
pub use product::{Cancel, Correct, End, Extend, Price, Product, RefundRule, Returns, Stop, Unit, When};
pub use read::{Fault, read};
pub use seller::{Seller, Vat};
pub use street::{Enforcement, Street};
pub use texts::{Keyword, Keywords, Texts};

use crate::registration::EvidenceKind;
use crate::{CouncilId, ProductId, ZoneId};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The rules of one council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    /// The council, and the first part of every key.
    pub council: CouncilId,
    /// Which edition of the rules this is.
    pub version: String,
    /// The council's name by language.
    pub name: Words,
    /// The clock all its rules about days follow.
    pub timezone: Tz,
    /// How residents reach the council.
    pub contact: Contact,
    /// Who sells the bundles, as receipts name it.
    pub seller: Seller,
    /// Where permits are valid.
    pub zones: BTreeMap<ZoneId, Zone>,
    /// The kinds of visitor permit, in the order in which they are offered.
    pub products: Vec<Product>,
    /// What a visitor permit registration takes and is worth.
    pub registration: Registration,
    /// The file with the addresses that have a zone, beside the scheme's own; none where people look at each.
    #[serde(default)]
    pub addresses: Option<String>,
    /// How text messages are taken; the number is in `contact`.
    #[serde(default)]
    pub texts: Texts,
    /// What links to visitors there may be.
    #[serde(default)]
    pub links: LinkRules,
    /// What officers go by.
    #[serde(default)]
    pub enforcement: Enforcement,
    /// How it is told that stays are about to end.
    #[serde(default)]
    pub notices: Notices,
    /// The kinds of bay there are, in words, by the names that streets use for them.
    #[serde(default)]
    pub bays: BTreeMap<String, Words>,
}

/// A text in several languages, by language code. English is always there.
pub type Words = BTreeMap<String, String>;

/// Ways to reach the council and to activate without the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The telephone desk that activates visits.
    pub phone: String,
    /// The number for text messages.
    pub text: String,
    /// How to reach the council about a registration, by language.
    /// The seed: "please contact Cambridgeshire County Council directly".
    pub enquiries: Words,
}

/// A permit zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Its name, as on the signs.
    pub name: String,
    /// When a permit is needed. Empty: at all times.
    pub hours: Vec<Hours>,
    /// Days on which none is needed, whatever the hours say.
    pub free_days: Vec<NaiveDate>,
    /// How many of a holder's visitors may stay at the same time, if that is limited.
    pub max_at_once: Option<u32>,
    /// The streets in which visitors may stand, where the council has listed them.
    #[serde(default)]
    pub streets: Vec<Street>,
}

/// A stretch of the day on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// On which days.
    pub days: Vec<Weekday>,
    /// From this local time.
    pub from: NaiveTime,
    /// Until just before this local time.
    pub to: NaiveTime,
}

/// What a registration is worth. The seed: "Visitor Permit registration is valid for 3 months".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Months it is valid.
    pub valid_months: u32,
    /// What a holder whose registration has lapsed cannot do.
    pub lapse_blocks: Vec<Blocked>,
    /// How many days before its last day a registration can be renewed.
    pub renew_days_before: u32,
    /// Within how many hours the council means to answer. The seed: "within 24 hours".
    pub target_hours: u32,
    /// Whether an approved digital resident permit stands for the registration.
    pub resident_permit_exempts: bool,
    /// What becomes of visits already bought when the holder moves.
    pub on_move: OnMove,
    /// Which documents prove an address; one of them is needed.
    pub evidence: Vec<EvidenceRule>,
    /// Days after the decision for which the pictures of a document are kept.
    pub keep_evidence_days: u32,
    /// Days for which a registration that is never sent is kept.
    pub keep_draft_days: u32,
}

/// What becomes of visits already bought when the holder moves to another address of the scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnMove {
    /// They are valid in the new zone.
    KeepVisits,
    /// They end with the day before.
    EndVisits,
}

/// A kind of document a scheme accepts, and what it must be like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRule {
    /// The kind.
    pub kind: EvidenceKind,
    /// How many months old it may be; it must then have a date.
    pub max_age_months: Option<u32>,
    /// For how many months it must run; it must then have a first and a last day.
    pub min_term_months: Option<u32>,
}

/// Something a lapsed registration blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Blocked {
    /// Buying bundles.
    Buy,
    /// Activating visits.
    Activate,
}

impl Scheme {
    /// The product a request means: the named one, or the only one there is.
    pub fn product(&self, named: Option<&ProductId>) -> Option<&Product> {
        match (named, self.products.as_slice()) {
            (Some(id), all) => all.iter().find(|product| product.id == *id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }
}

impl Zone {
    /// The local times between which a permit is needed on a day, each stretch of it, earliest first. A zone without hours
    /// needs one all day, shown as `None` for the closing time.
    pub fn spans_on(&self, day: NaiveDate) -> Vec<(NaiveTime, Option<NaiveTime>)> {
        if self.free_days.contains(&day) {
            return Vec::new();
        }
        if self.hours.is_empty() {
            return vec![(NaiveTime::MIN, None)];
        }
        let of_day = self.hours.iter().filter(|hours| hours.days.contains(&day.weekday()));
        let mut spans: Vec<_> = of_day.map(|hours| (hours.from, Some(hours.to))).collect();
        spans.sort_unstable();
        spans
    }

    /// The local times between which a permit is needed on a day, if it is needed at all.
    /// A zone without hours needs one all day, shown as `None` for the closing time.
    pub fn hours_on(&self, day: NaiveDate) -> Option<(NaiveTime, Option<NaiveTime>)> {
        if self.free_days.contains(&day) {
            return None;
        }
        if self.hours.is_empty() {
            return Some((NaiveTime::MIN, None));
        }
        let of_day = || self.hours.iter().filter(|hours| hours.days.contains(&day.weekday()));
        let from = of_day().map(|hours| hours.from).min()?;
        Some((from, of_day().map(|hours| hours.to).max()))
    }
}
