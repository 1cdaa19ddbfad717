//! Stays however long ago they were, found by plate, by the name a plate is saved under, and by month.

use super::Ask;
use crate::folding;
use crate::store::{Session, Trouble};
use chrono::{DateTime, NaiveDate, Utc};
use permit_api::past::{GetStayHistory, StayHistory};
use permit_api::stays::ConfirmedStay;
use permit_api::{Code, Problem};
use permit_rules::{Holder, Scheme, Stay, day};

/// Stays on a page where nobody says how many.
const PAGE: u32 = 20;
/// The most stays on a page.
const MOST: u32 = 100;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: GetStayHistory) -> Result<StayHistory, Problem> {
    let holder = everything(ask, session).await?;
    let month = input.month.as_deref().map(month_of).transpose()?;
    let search = input.search.as_deref().unwrap_or_default();
    let mut found: Vec<_> = holder
        .stays
        .values()
        .filter(|stay| matches(stay, search, &holder) && month.is_none_or(|it| is_in(stay, it, ask.scheme)))
        .collect();
    found.sort_by_key(|stay| std::cmp::Reverse((stay.start, &stay.id)));
    let from = match &input.before {
        None => 0,
        Some(last) => {
            found.iter().position(|stay| stay.id == *last).ok_or(Problem::new(Code::UnknownStay))? + 1
        }
    };
    let limit = input.limit.unwrap_or(PAGE).clamp(1, MOST) as usize;
    let page = found.iter().skip(from).take(limit);
    Ok(StayHistory {
        stays: page.map(|stay| ConfirmedStay::of(stay, ask.scheme, ask.now)).collect(),
        more: found.len() > from + limit,
        as_of: ask.now,
    })
}

/// The holder with every stay there is.
pub async fn everything(ask: &Ask<'_>, session: &Session) -> Result<Holder, Problem> {
    let found = ask.office.store.load(session.key()?, DateTime::<Utc>::MIN_UTC).await?;
    let held = found.ok_or_else(|| Trouble::Broken("an account is a member of no holder".to_owned()))?;
    Ok(held.holder)
}

/// The first day of a month that is written as `2026-07`.
fn month_of(text: &str) -> Result<NaiveDate, Problem> {
    format!("{text}-01").parse().map_err(|_| Problem::new(Code::Malformed))
}

/// Whether a stay covers some of the month that begins on a day.
fn is_in(stay: &Stay, first: NaiveDate, scheme: &Scheme) -> bool {
    let next = day::months_later(first, 1);
    stay.start < day::begins(next, scheme.timezone) && day::begins(first, scheme.timezone) < stay.end
}

/// Whether a plate it has or had contains the text, or the name it is saved under does.
fn matches(stay: &Stay, search: &str, holder: &Holder) -> bool {
    let (part, words) = (folding::number(search), folding::words(search));
    if words.is_empty() {
        return true;
    }
    let mut plates = stay.corrections.iter().map(|it| &it.from).chain([&stay.vrn]);
    let named = holder.plates.find(&stay.vrn).map(|it| folding::words(&it.name)).unwrap_or_default();
    let said = |word: &String| named.iter().any(|it| it.starts_with(word));
    (!part.is_empty() && plates.any(|vrn| vrn.as_str().contains(&part))) || words.iter().all(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use permit_rules::scheme;

    fn stay(start: &str, end: &str) -> Stay {
        let stay = serde_json::json!({
            "id": "s1", "vrn": "AB12CDE", "product": "visitor", "zone": "kite", "start": start, "end": end,
            "spends": [], "channel": "app", "activated_at": start, "cancelled_at": null,
            "corrections": [{ "from": "AB12CDF", "to": "AB12CDE", "at": start, "channel": "app" }],
        });
        serde_json::from_value(stay).unwrap()
    }

    #[test]
    fn a_month_is_the_councils() {
        let scheme = scheme::read(include_str!("../../../../schemes/cambridgeshire.toml")).unwrap();
        // The last hour of 31 March in UTC is the first of April in Cambridge; October ends in winter time.
        let cases = [
            ("2026-03-31T21:00:00Z", "2026-03-31T23:00:00Z", "2026-03", true),
            ("2026-03-31T21:00:00Z", "2026-03-31T23:00:00Z", "2026-04", false),
            ("2026-03-31T23:00:00Z", "2026-04-01T23:00:00Z", "2026-03", false),
            ("2026-03-31T23:00:00Z", "2026-04-01T23:00:00Z", "2026-04", true),
            ("2026-10-31T23:30:00Z", "2026-11-01T00:00:00Z", "2026-11", false),
            ("2026-10-31T23:30:00Z", "2026-11-02T00:00:00Z", "2026-11", true),
        ];
        for (start, end, month, expected) in cases {
            let found = is_in(&stay(start, end), month_of(month).unwrap(), &scheme);
            assert_eq!(found, expected, "{start} {month}");
        }
        for wrong in ["", "2026", "2026-13", "march"] {
            assert_eq!(month_of(wrong), Err(Problem::new(Code::Malformed)), "{wrong}");
        }
    }

    #[test]
    fn plates_before_a_correction_and_names_are_searched_too() {
        let mut holder = Holder::new("cambridgeshire".parse().unwrap(), "h1".parse().unwrap());
        let saved = serde_json::json!({ "kept": [{
            "vrn": "AB12CDE", "name": "Nana Siân", "used_at": "2026-06-01T08:00:00Z",
        }] });
        holder.plates = serde_json::from_value(saved).unwrap();
        let stay = stay("2026-06-01T08:00:00Z", "2026-06-01T23:00:00Z");
        for found in ["", " ", "ab12", "12 cd", "AB12CDF", "sian", "nana s"] {
            assert!(matches(&stay, found, &holder), "{found}");
        }
        for not in ["xy", "nanas", "ana", "AB12CDG"] {
            assert!(!matches(&stay, not, &holder), "{not}");
        }
    }
}
