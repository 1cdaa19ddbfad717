//! Checks the kinds of permit of a scheme file: prices, cap, and what a visit is.

use crate::ZoneId;
use crate::scheme::span::Check;
use crate::scheme::{Cancel, Cap, Correct, End, Extend, Price, Product, Stop, When, Window, Zone, file};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The most bundles a cap may allow.
const MOST_BUNDLES: u32 = 10_000;
/// The most a bundle may cost, in pence: so many that the whole cap at this price still fits 32 bits.
const MOST_PENCE: u32 = 400_000;

impl Check<'_> {
    pub(super) fn products(
        &mut self,
        written: Spanned<Vec<file::Product>>,
        zones: &BTreeMap<ZoneId, Zone>,
    ) -> Vec<Product> {
        if written.get_ref().is_empty() {
            self.fault(written.span(), "products", "a scheme has at least one product");
        }
        let mut ids = BTreeSet::new();
        let mut products = Vec::new();
        for (n, product) in written.into_inner().into_iter().enumerate() {
            if !ids.insert(product.id.get_ref().clone()) {
                self.fault(product.id.span(), format!("products[{n}].id"), "another product has this id");
            }
            products.extend(self.product(product, zones, &|name| format!("products[{n}].{name}")));
        }
        products
    }

    fn product(
        &mut self,
        written: file::Product,
        zones: &BTreeMap<ZoneId, Zone>,
        field: &dyn Fn(&str) -> String,
    ) -> Option<Product> {
        let id = self.id(&written.id, &field("id"));
        let name = self.words(written.name, &field("name"));
        let bundle = self.within(&written.bundle, &field("bundle"), 1..=10_000);
        let prices = self.prices(written.prices, zones, &field("prices"));
        let cap = self.cap(&written.cap, field);
        let free_bundles = self.free_bundles(written.free_bundles.as_ref(), cap, &field("free_bundles"));
        let valid_months = self.within(&written.valid_months, &field("valid_months"), 1..=120);
        let end = self.end(written.end, &field("end"));
        let advance_days = self.within(&written.advance_days, &field("advance_days"), 0..=365);
        let mut channels: BTreeMap<_, _> = written.ahead.into_iter().map(|it| (it, When::Ahead)).collect();
        let at = written.at_once.span();
        for channel in written.at_once.into_inner() {
            if channels.insert(channel, When::AtOnce).is_some() {
                self.fault(at.clone(), field("at_once"), "a channel is either here or in `ahead`, once");
            }
        }
        let minutes = &written.correct_minutes_after_start;
        let minutes_after_start = self.within(minutes, &field("correct_minutes_after_start"), 0..=1440);
        let cancel = self.cancel(written.cancel, &field("cancel"));
        Some(Product {
            id: id?,
            name,
            unit: written.unit,
            bundle,
            prices,
            free_bundles,
            refund: written.refund,
            cap: cap?,
            valid_months,
            end: end?,
            advance_days,
            channels,
            correct: Correct { minutes_after_start },
            cancel: cancel?,
            stop: written.stop.map(|stop| Stop { returns: stop.returns }),
            extend: written.extend.map(|file::Extend::BeforeEnd| Extend::BeforeEnd),
        })
    }

    fn prices(
        &mut self,
        written: Spanned<Vec<file::Price>>,
        zones: &BTreeMap<ZoneId, Zone>,
        field: &str,
    ) -> Vec<Price> {
        let at = written.span();
        let mut prices: Vec<Price> = Vec::new();
        for price in written.into_inner() {
            let pence = self.within(&price.pence, &format!("{field}.pence"), 0..=MOST_PENCE);
            let Some(from) = self.day(&price.from, &format!("{field}.from")) else {
                continue;
            };
            let zone = match &price.zone {
                None => None,
                Some(written) => {
                    let zone = self.known_zone(written, zones, &format!("{field}.zone"));
                    if zone.is_none() {
                        continue;
                    }
                    zone
                }
            };
            if prices.iter().any(|before| before.zone == zone && before.from >= from) {
                let reason = "prices of a zone stand in the order of their days";
                self.fault(price.from.span(), format!("{field}.from"), reason);
            }
            prices.push(Price { from, zone, pence });
        }
        let priced = |zone: Option<&ZoneId>| prices.iter().any(|price| price.zone.as_ref() == zone);
        if !priced(None) && (prices.is_empty() || zones.keys().any(|zone| !priced(Some(zone)))) {
            self.fault(at, field, "every zone has a price: give one without a zone, or one for each");
        }
        prices
    }

    fn known_zone(
        &mut self,
        written: &Spanned<String>,
        zones: &BTreeMap<ZoneId, Zone>,
        field: &str,
    ) -> Option<ZoneId> {
        let id = self.id(written, field)?;
        if zones.contains_key(&id) {
            return Some(id);
        }
        self.fault(written.span(), field, "no zone has this id");
        None
    }

    fn free_bundles(&mut self, written: Option<&Spanned<u32>>, cap: Option<Cap>, field: &str) -> u32 {
        let most = cap.map_or(MOST_BUNDLES, |cap| cap.bundles);
        written.map_or(0, |written| self.within(written, field, 0..=most))
    }

    fn cap(&mut self, written: &Spanned<file::Cap>, field: &dyn Fn(&str) -> String) -> Option<Cap> {
        let cap = written.get_ref();
        let bundles = self.within(&cap.bundles, &field("cap.bundles"), 1..=MOST_BUNDLES);
        let (begins, months) = (cap.begins.as_ref(), cap.months.as_ref());
        let window = match (cap.window, begins, months) {
            (file::Window::FixedYear, Some(begins), None) => self
                .month_and_day(begins, &field("cap.begins"))
                .map(|(month, day)| Window::FixedYear { month, day }),
            (file::Window::Rolling, None, Some(months)) => {
                Some(Window::Rolling { months: self.within(months, &field("cap.months"), 1..=120) })
            }
            (file::Window::PerPurchase, None, Some(months)) => {
                Some(Window::PerPurchase { months: self.within(months, &field("cap.months"), 1..=120) })
            }
            (file::Window::Anniversary, None, None) => Some(Window::Anniversary),
            (file::Window::CalendarMonth, None, None) => Some(Window::CalendarMonth),
            (file::Window::FixedYear, ..) => {
                self.window_fault(written, field, "has `begins` and no `months`")
            }
            (file::Window::Rolling | file::Window::PerPurchase, ..) => {
                self.window_fault(written, field, "has `months` and no `begins`")
            }
            (file::Window::Anniversary | file::Window::CalendarMonth, ..) => {
                self.window_fault(written, field, "has neither `begins` nor `months`")
            }
        };
        window.map(|window| Cap { bundles, window })
    }

    fn window_fault(
        &mut self,
        written: &Spanned<file::Cap>,
        field: &dyn Fn(&str) -> String,
        reason: &str,
    ) -> Option<Window> {
        self.fault(written.span(), field("cap.window"), format!("such a window {reason}"));
        None
    }

    fn month_and_day(&mut self, written: &Spanned<String>, field: &str) -> Option<(u32, u32)> {
        let read = written.get_ref().split_once('-').and_then(|(month, day)| {
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            ((1..=12).contains(&month) && (1..=28).contains(&day)).then_some((month, day))
        });
        if read.is_none() {
            self.fault(written.span(), field, "a year begins on MM-DD, on the 1st to the 28th");
        }
        read
    }

    fn end(&mut self, written: Spanned<file::End>, field: &str) -> Option<End> {
        let at = written.span();
        match written.into_inner() {
            file::End::CalendarDay => Some(End::CalendarDay),
            file::End::NextDayAt { time } => self.time(&time, at, field).map(|time| End::NextDayAt { time }),
            file::End::Rolling { hours } if (1..=168).contains(&hours) => Some(End::Rolling { hours }),
            file::End::ZoneClose => Some(End::ZoneClose),
            file::End::Chosen { hours_per_visit, max_hours }
                if (1..=max_hours).contains(&hours_per_visit) && max_hours <= 8784 =>
            {
                Some(End::Chosen { hours_per_visit, max_hours })
            }
            file::End::Rolling { .. } => {
                self.fault(at, field, "a visit rolls on for 1 to 168 hours");
                None
            }
            file::End::Chosen { .. } => {
                self.fault(
                    at,
                    field,
                    "a visit is at least 1 hour and at most the longest stay, of up to 8784 hours",
                );
                None
            }
        }
    }

    fn cancel(&mut self, written: Spanned<file::Cancel>, field: &str) -> Option<Cancel> {
        let at = written.span();
        match written.into_inner() {
            file::Cancel::BeforeStart => Some(Cancel::BeforeStart),
            file::Cancel::DayBefore { time } => {
                self.time(&time, at, field).map(|time| Cancel::DayBefore { time })
            }
            file::Cancel::Never => Some(Cancel::Never),
        }
    }
}
