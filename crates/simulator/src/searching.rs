//! Searching payments: which a search finds, and page by page. A search lags behind what has happened.

use crate::book::Book;
use crate::payment::{Payment, State};
use crate::problem::Problem;
use crate::wire;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

/// The most results on a page, and how many there are unless told.
const PAGE: usize = 500;
const STATES: [&str; 8] =
    ["created", "started", "submitted", "capturable", "success", "failed", "cancelled", "error"];

/// What is searched for.
#[derive(Debug, Default)]
struct Wanted {
    reference: Option<String>,
    email: Option<String>,
    state: Option<String>,
    from: Option<DateTime<Utc>>,
    to: Option<DateTime<Utc>>,
    page: usize,
    size: usize,
}

/// The answer of a search that sees things as they were at a moment.
pub fn search(book: &Book, query: &str, seen_at: DateTime<Utc>, base: &str) -> Result<Value, Problem> {
    let wanted = read(query)?;
    let mut found: Vec<_> = match &wanted.reference {
        Some(reference) => matching(book.of_reference(reference), &wanted, seen_at),
        None => matching(book.all(), &wanted, seen_at),
    };
    found.sort_by(|(one, _), (other, _)| (other.created_at(), &other.id).cmp(&(one.created_at(), &one.id)));
    let pages = found.len().div_ceil(wanted.size).max(1);
    if wanted.page > pages {
        return Err(Problem::no_such_page());
    }
    let results: Vec<_> = found
        .iter()
        .skip((wanted.page - 1) * wanted.size)
        .take(wanted.size)
        .map(|(payment, state)| wire::found(payment, *state, base))
        .collect();
    Ok(json!({
        "total": found.len(),
        "count": results.len(),
        "page": wanted.page,
        "results": results,
        "_links": links(query, base, wanted.page, pages),
    }))
}

fn matching<'a>(
    payments: impl Iterator<Item = &'a Payment>,
    wanted: &Wanted,
    seen_at: DateTime<Utc>,
) -> Vec<(&'a Payment, State)> {
    let seen = payments.filter_map(|payment| payment.state_at(seen_at).map(|state| (payment, state)));
    seen.filter(|(payment, state)| {
        let created = payment.created_at();
        wanted.email.as_ref().is_none_or(|email| payment.wanted.email.as_ref() == Some(email))
            && wanted.state.as_ref().is_none_or(|wanted| state.status() == wanted)
            && wanted.from.is_none_or(|from| created >= from)
            && wanted.to.is_none_or(|to| created < to)
    })
    .collect()
}

fn read(query: &str) -> Result<Wanted, Problem> {
    let mut wanted = Wanted { page: 1, size: PAGE, ..Wanted::default() };
    let mut bad = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.is_empty()) {
        let sound = match &*name {
            "reference" => store(&mut wanted.reference, text(&value)),
            "email" => store(&mut wanted.email, text(&value)),
            "state" => store(&mut wanted.state, STATES.contains(&&*value).then(|| value.to_string())),
            "from_date" => store(&mut wanted.from, value.parse().ok()),
            "to_date" => store(&mut wanted.to, value.parse().ok()),
            "page" => number(&mut wanted.page, &value, usize::MAX),
            "display_size" => number(&mut wanted.size, &value, PAGE),
            _ => true,
        };
        if !sound {
            bad.push(name);
        }
    }
    let bad: Vec<_> = bad.iter().map(|name| &**name).collect();
    if bad.is_empty() { Ok(wanted) } else { Err(Problem::bad_search(&bad)) }
}

fn text(value: &str) -> Option<String> {
    (value.chars().count() <= 255).then(|| value.to_owned())
}

fn store<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}

fn number(place: &mut usize, value: &str, most: usize) -> bool {
    let read = value.parse().ok().filter(|number| (1..=most).contains(number));
    *place = read.unwrap_or(*place);
    read.is_some()
}

fn links(query: &str, base: &str, page: usize, pages: usize) -> Value {
    let link = |page: usize| {
        let others = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "page");
        let mut serializer = form_urlencoded::Serializer::new(String::new());
        serializer.extend_pairs(others).append_pair("page", &page.to_string());
        json!({ "href": format!("{base}/v1/payments?{}", serializer.finish()), "method": "GET" })
    };
    let mut links = Map::new();
    links.insert("self".into(), link(page));
    links.insert("first_page".into(), link(1));
    links.insert("last_page".into(), link(pages));
    if page > 1 {
        links.insert("prev_page".into(), link(page - 1));
    }
    if page < pages {
        links.insert("next_page".into(), link(page + 1));
    }
    Value::Object(links)
}
