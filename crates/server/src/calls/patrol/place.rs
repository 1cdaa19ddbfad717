//! Where an officer stands: the zone that is named, or the one that words lead to. Only the scheme's streets and the
//! council's list of addresses are looked at; a zone that the key does not reach is told of as such.

use crate::addresses;
use crate::calls::Ask;
use crate::folding::words;
use crate::store::OfficerKey;
use permit_api::enforcement::CheckPlace;
use permit_api::stays::ZoneName;
use permit_api::{Arg, Code, Problem};
use permit_rules::{Scheme, ZoneId};
use std::collections::BTreeSet;

/// The zone of a place.
///
/// # Errors
/// `unknown_place` or `place_unclear` where it leads to no zone or to several; `outside_your_zones` where the key does
/// not reach it.
pub fn zone(ask: &Ask<'_>, key: &OfficerKey, place: &CheckPlace) -> Result<ZoneName, Problem> {
    let found = match place {
        CheckPlace::Zone { zone } => BTreeSet::from([zone.clone()]),
        CheckPlace::Words { words } => meant(ask, words),
    };
    let named = |id: &ZoneId| {
        let zone = ask.scheme.zones.get(id)?;
        Some(ZoneName { id: id.clone(), name: zone.name.clone() })
    };
    let all: Vec<_> = found.iter().filter_map(named).collect();
    let mut within = all.iter().filter(|zone| key.reaches(&zone.id));
    match (within.next(), within.next()) {
        (Some(one), None) => Ok(one.clone()),
        (Some(_), Some(_)) => {
            let names: Vec<_> = all.iter().map(|zone| zone.name.as_str()).collect();
            Err(Problem::new(Code::PlaceUnclear).with("zones", Arg::Text(names.join(", "))))
        }
        (None, _) if all.is_empty() => Err(Problem::new(Code::UnknownPlace)),
        (None, _) => Err(Problem::new(Code::OutsideYourZones)),
    }
}

/// The zones that words may mean: by a postcode at their end, by the name of a zone, or by a street.
fn meant(ask: &Ask<'_>, typed: &str) -> BTreeSet<ZoneId> {
    let by_postcode = postcode(typed).map(|postcode| {
        let list = ask.office.addresses.of(&ask.scheme.council);
        list.map(|list| list.zones_of(&postcode)).unwrap_or_default()
    });
    match by_postcode {
        Some(zones) if !zones.is_empty() => zones,
        Some(_) | None => by_name(ask.scheme, typed),
    }
}

/// The postcode that a text ends with.
fn postcode(typed: &str) -> Option<String> {
    let parts: Vec<_> = typed.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let last = |n: usize| Some(parts[parts.len().checked_sub(n)?..].concat());
    last(1).and_then(|it| addresses::postcode(&it).ok()).or_else(|| addresses::postcode(&last(2)?).ok())
}

/// The zones with a name or a street that has all words, a house number left aside. One that has no other words is meant
/// before all others.
fn by_name(scheme: &Scheme, typed: &str) -> BTreeSet<ZoneId> {
    let typed: Vec<_> =
        words(typed).into_iter().filter(|word| !word.starts_with(|c: char| c.is_ascii_digit())).collect();
    if typed.is_empty() {
        return BTreeSet::new();
    }
    let names = scheme.zones.iter().flat_map(|(id, zone)| {
        let streets = zone.streets.iter().map(|street| &street.name);
        streets.chain([&zone.name]).map(move |name| (id, words(name)))
    });
    let (mut exact, mut partly) = (BTreeSet::new(), BTreeSet::new());
    for (id, name) in names {
        let has = |typed: &String| name.iter().any(|word| word.starts_with(typed.as_str()));
        if name == typed {
            exact.insert(id.clone());
        } else if typed.iter().all(has) {
            partly.insert(id.clone());
        }
    }
    if exact.is_empty() { partly } else { exact }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_found_at_the_end() {
        let cases = [
            ("CB1 1DR", Some("CB1 1DR")),
            ("cb11dr", Some("CB1 1DR")),
            ("12 Paradise Street, CB1 1DR", Some("CB1 1DR")),
            ("Paradise Street cb11dr", Some("CB1 1DR")),
            ("Paradise Street", None),
            ("CB1 1DR Paradise Street", None),
            ("1DR", None),
            ("", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(postcode(typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn words_lead_to_the_zones_whose_streets_have_them() {
        let mut scheme =
            permit_rules::scheme::read(include_str!("../../../../../schemes/cambridgeshire.toml")).unwrap();
        let mut new_york = scheme.zones.values().nth(1).unwrap().streets[0].clone();
        new_york.name = "New York Street".to_owned();
        scheme.zones.values_mut().next().unwrap().streets.push(new_york);
        let cases: [(&str, &[&str]); 11] = [
            ("Paradise Street", &["kite"]),
            ("14a paradise st", &["kite"]),
            ("adam & eve", &["kite"]),
            ("Kite", &["kite"]),
            ("york area", &["york-area"]),
            ("York Street", &["york-area"]),
            ("york str", &["kite", "york-area"]),
            ("Street", &["kite", "york-area"]),
            ("Mill Road", &[]),
            ("14", &[]),
            ("", &[]),
        ];
        for (typed, expected) in cases {
            let found = by_name(&scheme, typed);
            assert_eq!(found.iter().map(ZoneId::as_str).collect::<Vec<_>>(), expected, "{typed}");
        }
    }
}
