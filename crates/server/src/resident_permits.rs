//! The councils' record of approved resident permits, whose holders need not register. Read whole when the server
//! starts. It is about people, so it is no part of a scheme, and nothing of it is logged.

use crate::csv_file::{self, Fault, rows};
use crate::{addresses, folding};
use anyhow::Context;
use chrono::NaiveDate;
use permit_rules::{CouncilId, Scheme};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// The permits on record, by council and number.
#[derive(Clone, Default)]
pub struct ResidentPermits(BTreeMap<(CouncilId, String), Permit>);

#[derive(Clone)]
struct Permit {
    family: String,
    uprn: String,
    valid_until: NaiveDate,
}

impl fmt::Debug for ResidentPermits {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ResidentPermits({})", self.0.len())
    }
}

/// What somebody says about a resident permit.
#[derive(Clone, Copy)]
pub struct Claim<'a> {
    /// Its number, as typed.
    pub number: &'a str,
    /// The full name of whoever says so.
    pub name: &'a str,
    /// Their address.
    pub uprn: &'a str,
}

impl ResidentPermits {
    /// Reads a record.
    ///
    /// # Errors
    /// If it cannot be read; every fault in it is told.
    pub fn load(file: &Path, schemes: &[Scheme]) -> anyhow::Result<Self> {
        let text =
            std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let refused = |faults| anyhow::anyhow!("{} is refused: {}", file.display(), csv_file::told(faults));
        read(&text, schemes).map_err(refused)
    }

    /// Whether the record says that the permit is approved for this family at this address, and valid on a local day.
    pub fn holds(&self, council: &CouncilId, claim: Claim<'_>, today: NaiveDate) -> bool {
        let found = self.0.get(&(council.clone(), folding::number(claim.number)));
        found.is_some_and(|it| {
            today <= it.valid_until
                && Some(&it.uprn) == addresses::uprn(claim.uprn).as_ref()
                && Some(&it.family) == folding::family_name(claim.name).as_ref()
        })
    }
}

/// The record in a file's text, or every fault in it.
pub fn read(text: &str, schemes: &[Scheme]) -> Result<ResidentPermits, Vec<Fault>> {
    let (mut faults, mut permits) = (Vec::new(), BTreeMap::new());
    for row in rows(text, ["council", "number", "name", "uprn", "valid_until"], &mut faults) {
        let [council, number, name, uprn, valid_until] = row.fields;
        let mut fault = |reason: &str| faults.push(Fault { line: row.line, reason: reason.to_owned() });
        let council = schemes.iter().find(|scheme| scheme.council.as_str() == council).map(|it| &it.council);
        let number = Some(folding::number(&number)).filter(|number| !number.is_empty());
        let (family, uprn) = (folding::family_name(&name), addresses::uprn(&uprn));
        let valid_until = valid_until.parse::<NaiveDate>().ok();
        if council.is_none() {
            fault("no such council is served here");
        }
        if number.is_none() {
            fault("the number is missing");
        }
        if family.is_none() {
            fault("the name is missing");
        }
        if uprn.is_none() {
            fault("a uprn is 1 to 12 digits");
        }
        if valid_until.is_none() {
            fault("a day is written YYYY-MM-DD");
        }
        let (Some(council), Some(number)) = (council, number) else { continue };
        let (Some(family), Some(uprn), Some(valid_until)) = (family, uprn, valid_until) else { continue };
        let permit = Permit { family, uprn, valid_until };
        if permits.insert((council.clone(), number), permit).is_some() {
            fault("another line of the council has this number");
        }
    }
    if faults.is_empty() { Ok(ResidentPermits(permits)) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schemes() -> Vec<Scheme> {
        vec![permit_rules::scheme::read(include_str!("../../../schemes/cambridgeshire.toml")).unwrap()]
    }

    #[test]
    fn number_address_and_family_name_have_to_agree_on_a_valid_day() {
        let text = "council,number,name,uprn,valid_until\n\
            cambridgeshire,RP 100-7,Siobhán Ní Dhomhnaill,000103,2026-06-30\n";
        let permits = read(text, &schemes()).unwrap();
        let council: CouncilId = "cambridgeshire".parse().unwrap();
        let cases = [
            (("rp1007", "S Ni Dhomhnaill", "103", "2026-06-30"), true),
            ((" RP-100 7", "SIOBHÁN DHOMHNAILL", "0103", "2026-01-01"), true),
            (("RP1008", "S Ni Dhomhnaill", "103", "2026-06-30"), false),
            (("", "S Ni Dhomhnaill", "103", "2026-06-30"), false),
            (("RP1007", "S O'Donnell", "103", "2026-06-30"), false),
            (("RP1007", "", "103", "2026-06-30"), false),
            (("RP1007", "S Ni Dhomhnaill", "104", "2026-06-30"), false),
            (("RP1007", "S Ni Dhomhnaill", "103", "2026-07-01"), false),
        ];
        let holds = |(number, name, uprn, today): (&str, &str, &str, &str)| {
            permits.holds(&council, Claim { number, name, uprn }, today.parse().unwrap())
        };
        for (case, expected) in cases {
            assert_eq!(holds(case), expected, "{case:?}");
        }
    }

    #[test]
    fn every_fault_is_told_at_once_and_nothing_personal_with_it() {
        let text = "council,number,name,uprn,valid_until\n\
            atlantis,,Ada Osei,x,tomorrow\n\
            cambridgeshire,RP 1,Ada Osei,1,2026-06-30\n\
            cambridgeshire,RP1,,1,2026-06-30\n\
            cambridgeshire,rp-1,Bea Osei,2,2026-06-30\n";
        let told = csv_file::told(read(text, &schemes()).unwrap_err());
        for part in [
            "line 2: no such council",
            "line 2: the number is missing",
            "line 2: a uprn",
            "line 2: a day",
            "line 4: the name is missing",
            "line 5: another line",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert!(!told.contains("Osei"));
        let permits = read("council,number,name,uprn,valid_until\n", &schemes()).unwrap();
        assert_eq!(format!("{permits:?}"), "ResidentPermits(0)");
    }
}
