//! A holder in Cambridge and short ways to say what is asked and expected.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use permit_rules::scheme::{End, read};
use permit_rules::{
    Activate, Bundle, Channel, Command, Decision, Holder, Length, Refusal, Scheme, Start, Vrn, allowance,
    decide,
};

pub fn cambridgeshire() -> Scheme {
    read(include_str!("../../../../schemes/cambridgeshire.toml")).expect("the shipped scheme is right")
}

/// Cambridgeshire with another end-of-day rule.
pub fn with_end(end: End) -> Scheme {
    let mut scheme = cambridgeshire();
    scheme.products[0].end = end;
    scheme
}

pub fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

pub fn local(text: &str) -> NaiveDateTime {
    format!("{text}:00").parse().expect("a local time")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn vrn(text: &str) -> Vrn {
    Vrn::read(text).expect("a plate")
}

/// A holder with bundles bought at these moments, each with so many visits spent.
pub fn holder(bundles: &[(&str, u32)]) -> Holder {
    let scheme = cambridgeshire();
    let product = &scheme.products[0];
    let bundle = |(n, (bought, spent)): (usize, &(&str, u32))| {
        let bought_at = utc(bought);
        let last_day = allowance::last_day(bought_at, product, &scheme);
        let id: permit_rules::BundleId = format!("b{n}").parse().expect("an id");
        (id.clone(), Bundle { spent: *spent, ..Bundle::new(id, product.id.clone(), 5, bought_at, last_day) })
    };
    Holder {
        zone: Some("kite".parse().expect("an id")),
        bundles: bundles.iter().enumerate().map(bundle).collect(),
        ..Holder::new(scheme.council.clone(), "h1".parse().expect("an id"))
    }
}

pub fn wish(request: &str, plate: &str, start: Start, length: Length) -> Activate {
    Activate {
        request: request.parse().expect("an id"),
        vrn: vrn(plate),
        product: None,
        start,
        length,
        channel: Channel::App,
    }
}

pub fn at(text: &str) -> Start {
    Start::At { local: local(text) }
}

pub fn days(days: u32) -> Length {
    Length::Days { days }
}

pub fn activate(request: &str, plate: &str, start: Start, length: Length) -> Command {
    Command::Activate(wish(request, plate, start, length))
}

pub fn correct(stay: &str, plate: &str) -> Command {
    Command::Correct { stay: stay.parse().expect("an id"), vrn: vrn(plate), channel: Channel::App }
}

pub fn cancel(stay: &str) -> Command {
    Command::Cancel { stay: stay.parse().expect("an id") }
}

/// Decides and takes the changes over.
pub fn ask(holder: &mut Holder, command: &Command, scheme: &Scheme, now: &str) -> Result<Decision, Refusal> {
    let decision = decide(holder, command, scheme, utc(now))?;
    decision.changes.iter().for_each(|change| holder.apply(change));
    Ok(decision)
}
