//! Reads who can log in to the demo, from the file the server reads them from.
//!
//! It looks for nothing but names, e-mail addresses and passwords; what else the file means is the server's
//! affair.

use anyhow::{Context, Result, bail};
use std::fmt;
use toml::{Table, Value};

/// The file with the demo's people.
pub const FILE: &str = "schemes/demo.toml";

/// Somebody who can log in.
#[derive(Debug, PartialEq, Eq)]
pub struct Person {
    email: String,
    password: String,
    name: Option<String>,
}

/// Everybody who can log in to the demo, in the file's order.
pub fn people() -> Result<Vec<Person>> {
    let text = std::fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    read(&text).with_context(|| format!("cannot find the demo's people in {FILE}"))
}

fn read(text: &str) -> Result<Vec<Person>> {
    let mut found = Vec::new();
    find(&Value::Table(text.parse()?), &mut found);
    if found.is_empty() {
        bail!("no table has an `email` and a `password`");
    }
    Ok(found)
}

fn find(value: &Value, found: &mut Vec<Person>) {
    if let Value::Table(table) = value {
        found.extend(person(table));
        table.iter().for_each(|(_, inner)| find(inner, found));
    } else if let Value::Array(values) = value {
        values.iter().for_each(|inner| find(inner, found));
    }
}

fn person(table: &Table) -> Option<Person> {
    let text = |key| table.get(key).and_then(Value::as_str).map(str::to_owned);
    Some(Person { email: text("email")?, password: text("password")?, name: text("name") })
}

impl fmt::Display for Person {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_deref().unwrap_or_default();
        write!(out, "{:<24}password {:<20}{name}", self.email, self.password)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_people_wherever_they_are() {
        let people = read(
            "password = 'of nobody'\n\
             [[holders]]\nid = 'a'\n\
             [[holders.members]]\nemail = 'ann@example.org'\npassword = 'one'\nname = 'Ann'\n\
             [[holders.members]]\nemail = 'bob@example.org'\npassword = 'two'\n\
             [staff.cara]\nemail = 'cara@example.org'\npassword = 'three'\n",
        );
        let person = |email: &str, password: &str, name: Option<&str>| Person {
            email: email.to_owned(),
            password: password.to_owned(),
            name: name.map(str::to_owned),
        };
        assert_eq!(
            people.unwrap(),
            [
                person("ann@example.org", "one", Some("Ann")),
                person("bob@example.org", "two", None),
                person("cara@example.org", "three", None),
            ]
        );
    }

    #[test]
    fn shows_a_person_on_one_line() {
        let people = read("[a]\nemail = 'ann@example.org'\npassword = 'one'\nname = 'Ann'\n").unwrap();
        assert_eq!(people[0].to_string(), "ann@example.org         password one                 Ann");
    }

    #[test]
    fn says_when_there_is_nobody() {
        assert!(read("").unwrap_err().to_string().contains("`email`"));
        assert!(read("email = ").is_err());
    }
}
