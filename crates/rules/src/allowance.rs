//! How many bundles may still be bought, and from when more.
//!
//! The seed: "limited to 20 permits per resident per annum. The year begins 1st April." What counts is when a bundle
//! was bought, in local time, whatever its own twelve months. Nothing here looks at prices or sells anything.

use crate::scheme::{Product, Scheme, Window};
use crate::{Holder, day};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Bundles bought and still to be bought in the window of the cap that a moment falls in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// The most that may be bought in the window.
    pub cap: u32,
    /// Bought in the window so far.
    pub bought: u32,
    /// Held for orders that are not settled yet.
    pub reserved: u32,
    /// What kind of window it is.
    pub window: Window,
    /// The first local day on which a purchase counts in the window.
    pub since: NaiveDate,
    /// When more can be bought than now; none where nothing will come back.
    pub more: Option<More>,
}

/// Bundles that come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct More {
    /// The first local day in the course of which more can be bought than now. In a rolling window purchases come
    /// back at their time of that day, in every other at its beginning.
    pub day: NaiveDate,
    /// How many more than now can be bought at the end of that day, if nothing is bought until then and what is
    /// reserved stays so.
    pub bundles: u32,
}

impl Allowance {
    /// Bundles that may still be bought.
    pub fn left(&self) -> u32 {
        self.cap.saturating_sub(self.bought).saturating_sub(self.reserved)
    }
}

/// The allowance of a holder for a product at a moment, when so many bundles are reserved by orders under way.
pub fn allowance(
    holder: &Holder,
    product: &Product,
    reserved: u32,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Allowance {
    let zone = scheme.timezone;
    let today = day::of(now, zone);
    let window = product.cap.window;
    let bundles = || holder.bundles.values().filter(|bundle| bundle.product == product.id);
    let purchases = bundles().filter(|bundle| bundle.counts()).map(|bundle| bundle.bought_at);
    // A first purchase that was paid back has begun the years all the same: they never move under later ones.
    let first = bundles().map(|bundle| day::of(bundle.bought_at, zone)).filter(|day| *day <= today).min();
    let (since, term) = term(window, first.unwrap_or(today), today);
    // When each purchase that counts now will count no longer, the soonest first.
    let mut returns: Vec<_> = purchases
        .filter(|bought| term.covers(since, day::of(*bought, zone)))
        .map(|bought| term.returns(bought, zone))
        .filter(|(_, moment)| now < *moment)
        .collect();
    returns.sort_unstable();
    let now_left = Allowance {
        cap: product.cap.bundles,
        bought: u32::try_from(returns.len()).unwrap_or(u32::MAX),
        reserved,
        window,
        since,
        more: None,
    };
    let more = more(&now_left, returns.iter().map(|(day, _)| *day));
    Allowance { more, ..now_left }
}

impl Holder {
    /// The allowance for a product at a moment. Orders that are not settled hold their bundles whenever they were
    /// placed, so that for some minutes around the beginning of a year both years count them.
    pub fn allowance(&self, product: &Product, scheme: &Scheme, now: DateTime<Utc>) -> Allowance {
        let open = self.orders.values().filter(|order| order.is_open());
        let reserved = open.map(|order| order.bundles_of(&product.id)).fold(0, u32::saturating_add);
        allowance(self, product, reserved, scheme, now)
    }
}

/// The first of the days, in order, on which so many purchases have come back that more can be bought than now.
fn more(now: &Allowance, returning: impl Iterator<Item = NaiveDate> + Clone) -> Option<More> {
    let left_on = |day: NaiveDate| {
        let back = returning.clone().filter(|returns| *returns <= day).count();
        let back = u32::try_from(back).unwrap_or(u32::MAX);
        Allowance { bought: now.bought.saturating_sub(back), ..*now }.left()
    };
    let gained = |day| More { day, bundles: left_on(day).saturating_sub(now.left()) };
    returning.clone().map(gained).find(|more| more.bundles > 0)
}

/// Until when a purchase counts.
enum Term {
    /// Until the window that is under way ends, with the first day of the next.
    Next(NaiveDate),
    /// Until the same date so many months later: at its beginning, or at the time of the purchase.
    Months { months: u32, to_the_moment: bool },
}

/// The first day whose purchases can count today, and how long they do.
fn term(window: Window, first: NaiveDate, today: NaiveDate) -> (NaiveDate, Term) {
    match window {
        Window::FixedYear { month, day } => {
            let (since, next) = day::year_around(today, month, day);
            (since, Term::Next(next))
        }
        Window::Rolling { months } => {
            let counts = |bought| day::months_later(bought, months) >= today;
            (first_that(counts, today, months), Term::Months { months, to_the_moment: true })
        }
        Window::PerPurchase { months } => {
            let counts = |bought| day::months_later(bought, months) > today;
            (first_that(counts, today, months), Term::Months { months, to_the_moment: false })
        }
        Window::Anniversary => {
            let (since, next) = day::anniversary_year(first, today);
            (since, Term::Next(next))
        }
        Window::CalendarMonth => {
            let since = day::month_begins(today);
            (since, Term::Next(day::months_later(since, 1)))
        }
    }
}

/// The first day about so many months ago that still counts. Near the end of a month it is a few days later than the
/// same date, because months that are shorter have no such date.
fn first_that(counts: impl Fn(NaiveDate) -> bool, today: NaiveDate, months: u32) -> NaiveDate {
    let mut first = day::months_before(today, months);
    while first < today && !counts(first) {
        first = day::later(first, 1);
    }
    first
}

impl Term {
    /// Whether a purchase of a local day can count in the window. One that a slow clock takes for later than now can.
    fn covers(&self, since: NaiveDate, day: NaiveDate) -> bool {
        match *self {
            Self::Next(next) => (since..next).contains(&day),
            Self::Months { .. } => since <= day,
        }
    }

    /// The local day and the moment from which a purchase counts no longer.
    fn returns(&self, bought: DateTime<Utc>, zone: Tz) -> (NaiveDate, DateTime<Utc>) {
        match *self {
            Self::Next(day) => (day, day::begins(day, zone)),
            Self::Months { months, to_the_moment } => {
                let local = day::local(bought, zone);
                let day = day::months_later(local.date(), months);
                let moment = if to_the_moment {
                    day::start_at(day.and_time(local.time()), zone)
                } else {
                    day::begins(day, zone)
                };
                (day, moment)
            }
        }
    }
}

/// The last local day on which a bundle bought at a moment can be used.
/// The seed: "Visitor permits are valid for 12 months from date of purchase."
pub fn last_day(bought: DateTime<Utc>, product: &Product, scheme: &Scheme) -> NaiveDate {
    day::months_later(day::of(bought, scheme.timezone), product.valid_months)
}
