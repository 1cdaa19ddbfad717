//! Reads a scheme file and checks it whole. A wrong file is refused with line, field and reason, all at once.

mod notices;
mod product;
mod seller;
mod street;
mod texts;

use super::span::Check;
use super::{Contact, Hours, LinkRules, Registration, Scheme, Words, Zone, file};
use crate::ids::BadId;
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use toml::Spanned;

/// What is wrong with a scheme file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line of the file, from 1.
    pub line: usize,
    /// The field, as a path.
    pub field: String,
    /// Why it cannot be.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}: {}", self.line, self.field, self.reason)
    }
}

/// The scheme in a file's text, or every fault found, in the order of the file.
pub fn read(text: &str) -> Result<Scheme, Vec<Fault>> {
    let mut check = Check::new(text);
    let scheme = match toml::from_str::<file::File>(text) {
        Ok(file) => check.scheme(file),
        Err(error) => {
            check.unreadable(error.span().unwrap_or_default(), error.message());
            None
        }
    };
    match scheme {
        Some(scheme) if check.is_clean() => Ok(scheme),
        _ => Err(check.faults()),
    }
}

impl Check<'_> {
    fn scheme(&mut self, file: file::File) -> Option<Scheme> {
        let version = self.filled(&file.version, "version");
        let name = self.words(file.name, "name");
        let timezone = self.parsed(&file.timezone, "timezone", "no such time zone");
        let contact = Contact {
            phone: self.filled(&file.contact.phone, "contact.phone"),
            text: self.filled(&file.contact.text, "contact.text"),
            enquiries: self.words(file.contact.enquiries, "contact.enquiries"),
        };
        let seller = self.seller(file.seller);
        let bays = self.bays(file.bays);
        let zones = self.zones(file.zones, &bays);
        let products = self.products(file.products, &zones);
        let registration = self.registration(file.registration);
        let enforcement = self.enforcement(file.enforcement);
        let notices = self.notices(file.notices);
        let addresses = file.addresses.map(|file| self.file_name(&file, "addresses"));
        let texts = self.texts(file.texts);
        let links = self.links(&file.links);
        let council = self.id(&file.council, "council")?;
        let timezone = timezone?;
        Some(Scheme {
            council,
            version,
            name,
            timezone,
            contact,
            seller,
            zones,
            products,
            registration,
            addresses,
            texts,
            links,
            enforcement,
            notices,
            bays,
        })
    }

    fn registration(&mut self, written: file::Registration) -> Registration {
        if written.evidence.get_ref().is_empty() {
            self.fault(written.evidence.span(), "registration.evidence", "something has to prove an address");
        }
        let mut kinds = BTreeSet::new();
        for rule in written.evidence.get_ref() {
            if !kinds.insert(rule.kind) {
                let reason = "each kind of document stands here once";
                self.fault(written.evidence.span(), "registration.evidence", reason);
            }
        }
        let mut within = |value: &Spanned<u32>, name: &str, range| {
            self.within(value, &format!("registration.{name}"), range)
        };
        Registration {
            valid_months: within(&written.valid_months, "valid_months", 1..=120),
            renew_days_before: within(&written.renew_days_before, "renew_days_before", 0..=365),
            target_hours: within(&written.target_hours, "target_hours", 1..=8760),
            keep_evidence_days: within(&written.keep_evidence_days, "keep_evidence_days", 0..=3650),
            keep_draft_days: within(&written.keep_draft_days, "keep_draft_days", 1..=3650),
            lapse_blocks: written.lapse_blocks,
            resident_permit_exempts: written.resident_permit_exempts,
            on_move: written.on_move,
            evidence: written.evidence.into_inner(),
        }
    }

    /// What links to visitors there may be; as usual where the file does not say.
    fn links(&mut self, written: &file::Links) -> LinkRules {
        let usual = LinkRules::default();
        let mut within = |value: &Option<Spanned<u32>>, name: &str, range, usual| {
            value.as_ref().map_or(usual, |value| self.within(value, &format!("links.{name}"), range))
        };
        LinkRules {
            days_ahead: within(&written.days_ahead, "days_ahead", 0..=60, usual.days_ahead),
            uses: within(&written.uses, "uses", 1..=50, usual.uses),
            live: within(&written.live, "live", 1..=50, usual.live),
        }
    }

    /// The name of a file that lies beside the scheme's.
    fn file_name(&mut self, written: &Spanned<String>, field: &str) -> String {
        let name = self.filled(written, field);
        if name.contains(['/', '\\']) || name.starts_with('.') {
            self.fault(written.span(), field, "the name of a file in the same folder");
        }
        name
    }

    fn zones(
        &mut self,
        written: Spanned<Vec<file::Zone>>,
        bays: &BTreeMap<String, Words>,
    ) -> BTreeMap<crate::ZoneId, Zone> {
        if written.get_ref().is_empty() {
            self.fault(written.span(), "zones", "a scheme has at least one zone");
        }
        let mut zones = BTreeMap::new();
        for (n, zone) in written.into_inner().into_iter().enumerate() {
            let field = |name: &str| format!("zones[{n}].{name}");
            let id = self.id(&zone.id, &field("id"));
            let read = Zone {
                name: self.filled(&zone.name, &field("name")),
                hours: self.hours(zone.hours, &field("hours")),
                free_days: zone
                    .free_days
                    .iter()
                    .filter_map(|day| self.day(day, &field("free_days")))
                    .collect(),
                max_at_once: zone.max_at_once.map(|max| self.within(&max, &field("max_at_once"), 1..=1000)),
                streets: self.streets(zone.streets, bays, &field("streets")),
            };
            if id.is_some_and(|id| zones.insert(id, read).is_some()) {
                self.fault(zone.id.span(), field("id"), "another zone has this id");
            }
        }
        zones
    }

    fn hours(&mut self, written: Vec<file::Hours>, field: &str) -> Vec<Hours> {
        let mut all = Vec::new();
        for hours in written {
            if hours.days.get_ref().is_empty() {
                self.fault(hours.days.span(), format!("{field}.days"), "hours hold on at least one day");
            }
            let days = hours.days.get_ref().iter();
            let days: Vec<Weekday> = days
                .filter_map(|day| {
                    self.parsed(day, &format!("{field}.days"), "a day is mon, tue, wed, thu, fri, sat or sun")
                })
                .collect();
            let from = self.time(hours.from.get_ref(), hours.from.span(), &format!("{field}.from"));
            let to = self.time(hours.to.get_ref(), hours.to.span(), &format!("{field}.to"));
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            if from >= to {
                self.fault(
                    hours.to.span(),
                    format!("{field}.to"),
                    "hours end after they begin, on the same day",
                );
            }
            all.push(Hours { days, from, to });
        }
        all
    }

    fn id<T: FromStr<Err = BadId>>(&mut self, written: &Spanned<String>, field: &str) -> Option<T> {
        self.parsed(written, field, &BadId.to_string())
    }

    fn parsed<T: FromStr>(&mut self, written: &Spanned<String>, field: &str, reason: &str) -> Option<T> {
        let parsed = written.get_ref().parse().ok();
        if parsed.is_none() {
            self.fault(written.span(), field, reason);
        }
        parsed
    }

    fn filled(&mut self, written: &Spanned<String>, field: &str) -> String {
        if written.get_ref().trim().is_empty() {
            self.fault(written.span(), field, "a text is needed here");
        }
        written.get_ref().trim().to_owned()
    }

    fn words(&mut self, written: Spanned<Words>, field: &str) -> Words {
        if written.get_ref().get("en").is_none_or(|english| english.trim().is_empty()) {
            self.fault(written.span(), field, "an English text, `en`, is needed");
        }
        written.into_inner()
    }

    fn within(&mut self, written: &Spanned<u32>, field: &str, range: RangeInclusive<u32>) -> u32 {
        if !range.contains(written.get_ref()) {
            self.fault(written.span(), field, format!("a number from {} to {}", range.start(), range.end()));
        }
        *written.get_ref()
    }

    fn day(&mut self, written: &Spanned<String>, field: &str) -> Option<NaiveDate> {
        self.parsed(written, field, "a day is written YYYY-MM-DD")
    }

    fn time(&mut self, written: &str, at: std::ops::Range<usize>, field: &str) -> Option<NaiveTime> {
        let time = NaiveTime::parse_from_str(written, "%H:%M").ok();
        if time.is_none() {
            self.fault(at, field, "a time is written HH:MM");
        }
        time
    }
}
