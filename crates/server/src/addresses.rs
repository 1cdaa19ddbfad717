//! The councils' lists of addresses that have a zone: read whole and checked when the server starts, looked up by
//! postcode and house, or by UPRN. Decides nothing: an address that is not on the list is looked at by a person.

use crate::csv_file::{self, Fault, rows};
use crate::folding;
use anyhow::Context;
use permit_api::{Code, Problem};
use permit_rules::{CouncilId, Scheme, ZoneId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The most addresses a search finds.
pub const MOST_FOUND: usize = 100;

/// An address on a council's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Its Unique Property Reference Number: up to 12 digits, without zeros in front.
    pub uprn: String,
    /// House, street and town on one line.
    pub line: String,
    /// The postcode, as `CB1 2AB`.
    pub postcode: String,
    /// Its zone.
    pub zone: ZoneId,
}

/// A council's list.
#[derive(Debug, Clone, Default)]
pub struct AddressList {
    by_uprn: BTreeMap<String, Address>,
    by_postcode: BTreeMap<String, Vec<String>>,
}

/// The lists of all councils that have one.
#[derive(Debug, Clone, Default)]
pub struct Addresses(BTreeMap<CouncilId, AddressList>);

impl Addresses {
    /// Reads the lists that schemes name, each beside its scheme's own file.
    ///
    /// # Errors
    /// If a list cannot be read; every fault in it is told.
    pub fn beside<'a>(schemes: impl IntoIterator<Item = (&'a Path, &'a Scheme)>) -> anyhow::Result<Self> {
        let mut lists = BTreeMap::new();
        for (file, scheme) in schemes {
            let Some(name) = &scheme.addresses else { continue };
            let file = file.with_file_name(name);
            let text = std::fs::read_to_string(&file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            let list = read(&text, scheme).map_err(|faults| {
                anyhow::anyhow!("{} is refused: {}", file.display(), csv_file::told(faults))
            })?;
            lists.insert(scheme.council.clone(), list);
        }
        Ok(Self(lists))
    }

    /// A council's list, if it has one.
    pub fn of(&self, council: &CouncilId) -> Option<&AddressList> {
        self.0.get(council)
    }

    /// How many addresses there are in all.
    pub fn count(&self) -> usize {
        self.0.values().map(|list| list.by_uprn.len()).sum()
    }
}

impl AddressList {
    /// The addresses of a postcode, as written by [`postcode`], whose house has every word that was typed: a number
    /// whole, with or without a letter after it, or the beginning of a name. In the order of the street.
    pub fn find(&self, postcode: &str, house: &str) -> Vec<&Address> {
        let typed = folding::words(house);
        let here = self.by_postcode.get(postcode).into_iter().flatten();
        let found = here.filter_map(|uprn| self.by_uprn.get(uprn));
        found.filter(|it| matches(&it.line, &typed)).take(MOST_FOUND).collect()
    }

    /// The zones of a postcode, as written by [`postcode`].
    pub fn zones_of(&self, postcode: &str) -> BTreeSet<ZoneId> {
        let here = self.by_postcode.get(postcode).into_iter().flatten();
        here.filter_map(|uprn| self.by_uprn.get(uprn)).map(|it| it.zone.clone()).collect()
    }

    /// The address with a UPRN.
    pub fn with_uprn(&self, uprn: &str) -> Option<&Address> {
        self.by_uprn.get(uprn.trim().trim_start_matches('0'))
    }
}

fn matches(line: &str, typed: &[String]) -> bool {
    let words = folding::words(line);
    typed.iter().all(|typed| {
        words.iter().any(|word| match word.strip_prefix(typed.as_str()) {
            Some(rest) if typed.ends_with(|c: char| c.is_ascii_digit()) => {
                !rest.starts_with(|c: char| c.is_ascii_digit())
            }
            found => found.is_some(),
        })
    })
}

/// The list in a file's text, or every fault in it.
pub fn read(text: &str, scheme: &Scheme) -> Result<AddressList, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut list = AddressList::default();
    let mut seen = BTreeSet::new();
    for row in rows(text, ["uprn", "line", "postcode", "zone"], &mut faults) {
        let [uprn, line, postcode, zone] = row.fields;
        let mut fault = |reason: &str| faults.push(Fault { line: row.line, reason: reason.to_owned() });
        let (uprn, postcode) = (self::uprn(&uprn), self::postcode(&postcode).ok());
        let zone = zone.parse().ok().filter(|zone| scheme.zones.contains_key(zone));
        if uprn.is_none() {
            fault("a uprn is 1 to 12 digits");
        }
        if uprn.as_ref().is_some_and(|uprn| !seen.insert(uprn.clone())) {
            fault("another line has this uprn");
        }
        if line.is_empty() {
            fault("the line of an address is missing");
        }
        if postcode.is_none() {
            fault("a postcode is written as CB1 2AB");
        }
        if zone.is_none() {
            fault("the scheme has no such zone");
        }
        if let (Some(uprn), Some(postcode), Some(zone)) = (uprn, postcode, zone) {
            list.by_postcode.entry(postcode.clone()).or_default().push(uprn.clone());
            list.by_uprn.insert(uprn.clone(), Address { uprn, line, postcode, zone });
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let AddressList { by_uprn, by_postcode } = &mut list;
    for of_postcode in by_postcode.values_mut() {
        of_postcode.sort_by_cached_key(|uprn| by_uprn.get(uprn).map(|it| folding::order(&it.line)));
    }
    Ok(list)
}

/// A UPRN as it is kept.
pub fn uprn(written: &str) -> Option<String> {
    let digits = written.trim();
    let fits = (1..=12).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let kept = digits.trim_start_matches('0');
    (fits && !kept.is_empty()).then(|| kept.to_owned())
}

/// A postcode as it is kept: `CB1 2AB`.
///
/// # Errors
/// `bad_postcode` if it is not a whole UK postcode.
pub fn postcode(typed: &str) -> Result<String, Problem> {
    let bad = || Problem::new(Code::BadPostcode);
    let kept: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    if !kept.is_ascii() || !(5..=7).contains(&kept.len()) {
        return Err(bad());
    }
    let (outward, inward) = kept.split_at(kept.len() - 3);
    let shape: String = kept.chars().map(shape).collect();
    let (outer, inner) = shape.split_at(shape.len() - 3);
    let fits = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"].contains(&outer) && inner == "9AA";
    if fits { Ok(format!("{outward} {inward}")) } else { Err(bad()) }
}

fn shape(c: char) -> char {
    match c {
        'A'..='Z' => 'A',
        '0'..='9' => '9',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# a remark\nuprn,line,postcode,zone\n\
        100,\"10 Paradise Street, Cambridge\",CB1 1DR,kite\n\
        101,\"2A Paradise Street, Cambridge\",cb11dr,kite\n\
        102,\"2 Paradise Street, Cambridge\",CB1 1DR,kite\n\
        000103,\"Flat 2, 14 Paradise Street, Cambridge\",CB1 1DR,kite\n\
        104,\"Tŷ Gwyn, Paradise Street, Cambridge\",CB1 1DR,kite\n\
        105,\"2 York Street, Cambridge\",CB1 2PY,york-area\n";

    fn scheme() -> Scheme {
        permit_rules::scheme::read(include_str!("../../../schemes/cambridgeshire.toml")).unwrap()
    }

    #[test]
    fn postcodes_are_read_however_they_are_typed() {
        for typed in ["CB1 1DR", "cb11dr", " cB1\t1d R "] {
            assert_eq!(postcode(typed).as_deref(), Ok("CB1 1DR"), "{typed}");
        }
        for right in ["M1 1AE", "M60 1NW", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB"] {
            assert_eq!(postcode(&right.replace(' ', "")).as_deref(), Ok(right));
        }
        for wrong in ["", "CB1", "CB1 1D", "CB1 DR1", "1CB 1DR", "CB1 1DRX", "CB1-1DR", "ÇB1 1DR", "CBB1 1DR"]
        {
            assert_eq!(postcode(wrong).map_err(|it| it.code), Err(Code::BadPostcode), "{wrong}");
        }
    }

    #[test]
    fn houses_are_found_in_the_order_of_the_street() {
        let list = read(LIST, &scheme()).unwrap();
        let found = |house: &str| {
            let found = list.find("CB1 1DR", house);
            found.iter().map(|it| it.line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let all = ["2 Paradise Street", "2A Paradise Street", "10 Paradise Street", "Flat 2", "Tŷ Gwyn"];
        assert_eq!(found(""), all);
        assert_eq!(found("2"), ["2 Paradise Street", "2A Paradise Street", "Flat 2"]);
        assert_eq!(found("2a"), ["2A Paradise Street"]);
        assert_eq!(found("1"), [""; 0], "10 and 14 are other houses");
        assert_eq!(found("flat 2"), ["Flat 2"]);
        assert_eq!(found("ty gw"), ["Tŷ Gwyn"]);
        assert_eq!(found("99"), [""; 0]);
        assert!(list.find("CB9 9ZZ", "").is_empty());
        assert_eq!(list.with_uprn("103").map(|it| it.postcode.as_str()), Some("CB1 1DR"));
        assert_eq!(list.with_uprn("999"), None);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let wrong = "uprn,line,postcode,zone\n100,1 A,CB1 1DR,kite\n100,2 A,CB1 1DR,kite\n\
            x,3 A,CB1 1DR,kite\n102,,CB1 1DR,kite\n103,4 A,CB1,kite\n104,5 A,CB1 1DR,moon\n105,6 A,CB1 1DR\n";
        let faults = read(wrong, &scheme()).unwrap_err();
        let told = csv_file::told(faults);
        for part in [
            "line 3: another line has this uprn",
            "line 4: a uprn is 1 to 12 digits",
            "line 5: the line of an address is missing",
            "line 6: a postcode",
            "line 7: the scheme has no such zone",
            "line 8: a row has 4 fields",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
        for wrong in ["", "uprn,address\n1,2\n"] {
            let told = csv_file::told(read(wrong, &scheme()).unwrap_err());
            assert!(told.contains("the columns are uprn,line,postcode,zone"), "{told}");
        }
    }

    #[test]
    fn the_shipped_lists_are_right() {
        let schemes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemes");
        for name in ["cambridgeshire.toml", "morfa.toml"] {
            let file = schemes.join(name);
            let scheme = crate::doctor::read_scheme(&file).unwrap();
            let addresses = Addresses::beside([(file.as_path(), &scheme)]).unwrap();
            assert!(addresses.count() > 50, "{name}");
            let list = addresses.of(&scheme.council).unwrap();
            for zone in scheme.zones.keys() {
                assert!(list.by_uprn.values().any(|it| it.zone == *zone), "{name} has nothing in {zone}");
            }
        }
    }
}
