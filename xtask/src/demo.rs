//! Reads who can log in to the demo, from the files the server reads: the councils from their schemes, the people
//! from the demo's own.
//!
//! It looks only for what somebody who tries things out must know; what else the files mean is the server's affair.

use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::fs;
use toml::{Table, Value};

/// The file with the demo's people.
pub const FILE: &str = "schemes/demo.toml";
/// The councils that are served. People who name none belong to the first.
pub const SCHEMES: &[&str] = &["schemes/cambridgeshire.toml", "schemes/morfa.toml"];
/// The councils' record of resident permits.
pub const RESIDENT_PERMITS: &str = "schemes/demo-resident-permits.csv";

/// What somebody is to try out, in the order in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Resident,
    Newcomer,
    Waiting,
    Staff,
    Desk,
}

#[derive(Debug, PartialEq, Eq)]
struct Person {
    council: Option<String>,
    group: Group,
    email: String,
    password: String,
    name: String,
}

struct Council {
    id: String,
    name: String,
}

/// Everybody who can log in, by council and by what they are there for, as lines to be shown.
pub fn log_ins() -> Result<String> {
    let read = |file: &str| fs::read_to_string(file).with_context(|| format!("cannot read {file}"));
    let councils = SCHEMES.iter().map(|file| council(&read(file)?).with_context(|| format!("in {file}")));
    let councils = councils.collect::<Result<Vec<_>>>()?;
    let people = people(&read(FILE)?).with_context(|| format!("cannot find the demo's people in {FILE}"))?;
    Ok(show(&councils, &people))
}

fn council(scheme: &str) -> Result<Council> {
    let scheme: Table = scheme.parse()?;
    let id = text(&scheme, "council").context("it names no council")?;
    let name = scheme.get("name").and_then(Value::as_table).and_then(|names| text(names, "en"));
    Ok(Council { name: name.unwrap_or_else(|| id.clone()), id })
}

fn people(file: &str) -> Result<Vec<Person>> {
    let file: Table = file.parse()?;
    let tables = file.get("person").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let found: Vec<_> = tables.iter().filter_map(Value::as_table).filter_map(person).collect();
    if found.is_empty() {
        bail!("no [[person]] has an `email` and a `password`");
    }
    Ok(found)
}

fn person(table: &Table) -> Option<Person> {
    let has = |key| table.contains_key(key);
    let group = match table.get("role").and_then(Value::as_str) {
        Some("call_handler") => Group::Desk,
        Some(role) if role != "resident" => Group::Staff,
        Some(_) | None if has("zone") => Group::Resident,
        Some(_) | None if has("registration") => Group::Waiting,
        Some(_) | None => Group::Newcomer,
    };
    Some(Person {
        council: text(table, "council"),
        group,
        email: text(table, "email")?,
        password: text(table, "password")?,
        name: text(table, "name").unwrap_or_default(),
    })
}

fn text(table: &Table, key: &str) -> Option<String> {
    table.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn show(councils: &[Council], people: &[Person]) -> String {
    let mut shown = String::new();
    for (nth, council) in councils.iter().enumerate() {
        let ours = |person: &&Person| person.council.as_ref().map_or(nth == 0, |id| *id == council.id);
        let mut people: Vec<_> = people.iter().filter(ours).collect();
        people.sort_by_key(|person| person.group);
        // Writing into a string does not fail.
        let _ = writeln!(shown, "  {}", council.name);
        let mut group = None;
        for person in people {
            if group.replace(person.group) != Some(person.group) {
                let _ = writeln!(shown, "    {}", person.group.heading());
            }
            let _ = writeln!(shown, "      {:<24}{:<20}{}", person.email, person.password, person.name);
        }
        shown.push('\n');
    }
    shown
}

impl Group {
    fn heading(self) -> &'static str {
        match self {
            Self::Resident => "Residents",
            Self::Newcomer => "A newcomer, not registered yet",
            Self::Waiting => "Waiting for the council's answer",
            Self::Staff => "Council staff (reviewers)",
            Self::Desk => "Telephone desk",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: &str = "\
        [[person]]\nemail = 'rhys@example.org'\npassword = 'four'\nname = 'Rhys'\ncouncil = 'b'\nzone = 'z'\n\
        [[person]]\nrole = 'reviewer'\nemail = 'cara@example.org'\npassword = 'three'\nname = 'Cara'\n\
        [[person]]\nemail = 'bob@example.org'\npassword = 'two'\n\
        [[person]]\nemail = 'ann@example.org'\npassword = 'one'\nname = 'Ann'\nzone = 'z'\n\
        [[person]]\nrole = 'call_handler'\nemail = 'joan@example.org'\npassword = 'six'\nname = 'Joan'\n\
        [[person]]\nname = 'Nobody'\npassword = 'none'\n\
        [[person]]\nemail = 'dai@example.org'\npassword = 'five'\n[person.registration]\nsent_hours_ago = 3\n";

    #[test]
    fn shows_people_by_council_and_by_what_they_are_there_for() {
        let scheme = |id: &str| council(&format!("council = '{id}'\nname = {{ en = 'Council {id}' }}"));
        let shown = show(&[scheme("a").unwrap(), scheme("b").unwrap()], &people(PEOPLE).unwrap());
        let expected = [
            "  Council a",
            "    Residents",
            "      ann@example.org         one                 Ann",
            "    A newcomer, not registered yet",
            "      bob@example.org         two                 ",
            "    Waiting for the council's answer",
            "      dai@example.org         five                ",
            "    Council staff (reviewers)",
            "      cara@example.org        three               Cara",
            "    Telephone desk",
            "      joan@example.org        six                 Joan",
            "",
            "  Council b",
            "    Residents",
            "      rhys@example.org        four                Rhys",
            "",
            "",
        ];
        assert_eq!(shown, expected.join("\n"));
    }

    #[test]
    fn says_when_there_is_nobody() {
        assert!(people("").unwrap_err().to_string().contains("`email`"));
        assert!(people("person = ").is_err());
        assert!(council("version = '1'").is_err());
    }

    #[test]
    fn finds_somebody_of_each_kind_in_the_real_files() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemes/demo.toml");
        let found = people(&fs::read_to_string(file).unwrap()).unwrap();
        for group in [Group::Resident, Group::Newcomer, Group::Waiting, Group::Staff] {
            assert!(found.iter().any(|person| person.group == group), "{group:?}");
        }
    }
}
