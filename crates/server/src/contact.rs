//! E-mail addresses and mobile numbers as people type them, and as they are kept. Reads; looks nothing up.

use crate::letters::Contact;
use crate::store::ByWhat;
use permit_api::{Code, Problem};

/// The longest address, by RFC 5321.
const LONGEST: usize = 254;

/// An e-mail address as it is kept: in lower case.
///
/// # Errors
/// `bad_email` if no letter could reach it.
pub fn email(typed: &str) -> Result<String, Problem> {
    let address = typed.trim().to_lowercase();
    let bad = || Problem::new(Code::BadEmail);
    let parsed = lettre::Address::try_from(address.clone()).map_err(|_| bad())?;
    // Within one machine a host needs no dot; a resident's does.
    if address.len() > LONGEST || !parsed.domain().contains('.') { Err(bad()) } else { Ok(address) }
}

/// A UK mobile number as it is kept: `+447700900123`.
///
/// # Errors
/// `bad_mobile` if it is none.
pub fn mobile(typed: &str) -> Result<String, Problem> {
    let bad = || Problem::new(Code::BadMobile);
    let separates = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '.');
    let digits: String = typed.chars().filter(|c| !separates(*c)).collect();
    let national = ["+440", "+44", "00440", "0044", "440", "44", "0"]
        .iter()
        .find_map(|prefix| digits.strip_prefix(prefix))
        .ok_or_else(bad)?;
    let fits =
        national.len() == 10 && national.starts_with('7') && national.bytes().all(|b| b.is_ascii_digit());
    if fits { Ok(format!("+44{national}")) } else { Err(bad()) }
}

/// A mobile number as it is shown: `07700 900123`.
pub fn shown(mobile: &str) -> String {
    match mobile.strip_prefix("+44") {
        Some(national) if national.len() == 10 => format!("0{} {}", &national[..4], &national[4..]),
        _ => mobile.to_owned(),
    }
}

/// An address or a number, whichever it is.
///
/// # Errors
/// `bad_contact` if it is neither.
pub fn either(typed: &str) -> Result<Contact, Problem> {
    let contact = if typed.contains('@') {
        email(typed).map(Contact::Email)
    } else {
        mobile(typed).map(Contact::Mobile)
    };
    contact.map_err(|_| Problem::new(Code::BadContact))
}

/// An address or a number as it is kept.
pub fn text(contact: &Contact) -> &str {
    match contact {
        Contact::Email(text) | Contact::Mobile(text) => text,
    }
}

impl From<&Contact> for ByWhat {
    fn from(contact: &Contact) -> Self {
        match contact {
            Contact::Email(address) => Self::Email(address.clone()),
            Contact::Mobile(number) => Self::Mobile(number.clone()),
        }
    }
}

/// What an account is looked up by when somebody logs in: whatever was typed leads somewhere, if only to nobody.
pub fn login(typed: &str) -> ByWhat {
    match either(typed) {
        Ok(Contact::Mobile(number)) => ByWhat::Mobile(number),
        Ok(Contact::Email(address)) => ByWhat::Email(address),
        Err(_) => ByWhat::Email(typed.trim().to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobiles_are_read_however_they_are_written() {
        for typed in [
            "07700 900123",
            "07700900123",
            "+44 7700 900123",
            "+44 (0)7700 900-123",
            "0044 7700 900123",
            "447700900123",
        ] {
            assert_eq!(mobile(typed).as_deref(), Ok("+447700900123"), "{typed}");
        }
        for typed in
            ["", "0345 520 7007", "07700 90012", "07700 9001234", "+33 6 12 34 56 78", "07700 90012a", "x"]
        {
            assert_eq!(mobile(typed).map_err(|it| it.code), Err(Code::BadMobile), "{typed}");
        }
        assert_eq!(shown("+447700900123"), "07700 900123");
    }

    #[test]
    fn addresses_are_kept_in_lower_case() {
        assert_eq!(email(" Ada.Osei@Example.ORG ").as_deref(), Ok("ada.osei@example.org"));
        for typed in
            ["", "ada", "ada@", "@example.org", "a b@example.org", "ada@localhost", "ada@example.org\nx"]
        {
            assert!(email(typed).is_err(), "{typed:?}");
        }
        let long = format!("{}@example.org", "a".repeat(250));
        assert!(email(&long).is_err());
    }
}
