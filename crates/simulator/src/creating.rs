//! Reading what somebody wants to be paid: every documented field, each with the provider's own refusal. Changes
//! nothing.

use crate::calls::Operation::Create;
use crate::payment::Wanted;
use crate::problem::Problem;
use serde_json::{Map, Value};

/// The most pence a payment may be.
pub const MOST: u32 = 10_000_000;
const STRING: &str = "Must be a valid string format";
const TRUE_OR_FALSE: &str = "Must be true or false";

/// What is wanted, or what is wrong with it.
pub fn read(body: &[u8], https_only: bool) -> Result<Wanted, Problem> {
    let parsed: Value = serde_json::from_slice(body).map_err(|_| Problem::unreadable(Create))?;
    let Value::Object(fields) = parsed else { return Err(Problem::unreadable(Create)) };
    let amount = amount(&fields)?;
    let reference = plain(&fields, "reference")?;
    let description = plain(&fields, "description")?;
    let return_url = return_url(&fields, https_only)?;
    if flag(&fields, "moto")? {
        return Err(Problem::not_enabled("P0196", "MOTO payments are"));
    }
    mode(&fields)?;
    let (cardholder, billing_address) = prefilled(&fields)?;
    Ok(Wanted {
        amount,
        reference,
        description,
        return_url,
        welsh: welsh(&fields)?,
        email: email(&fields)?,
        metadata: metadata(&fields)?,
        cardholder,
        billing_address,
        delayed_capture: flag(&fields, "delayed_capture")?,
    })
}

/// A header that is checked, and then does nothing for card payments, as with the real service.
pub fn check_idempotency_key(key: Option<&[u8]>) -> Result<(), Problem> {
    let fits = |key: &[u8]| {
        (1..=255).contains(&key.len()) && key.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    if key.is_none_or(fits) {
        return Ok(());
    }
    let must = "must have between 1 and 255 characters, each a letter, a digit or a hyphen";
    Err(Problem::bad_header("Idempotency-Key", must))
}

fn present<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    fields.get(name).filter(|value| !value.is_null())
}

fn amount(fields: &Map<String, Value>) -> Result<u32, Problem> {
    let value = present(fields, "amount").ok_or_else(|| Problem::missing(Create, "amount"))?;
    let whole = value.as_i64().and_then(|whole| i32::try_from(whole).ok());
    let whole =
        whole.ok_or_else(|| Problem::wrong_kind(Create, "amount", "Must be a valid numeric format"))?;
    match u32::try_from(whole) {
        Ok(0) | Err(_) => Err(Problem::invalid(Create, "amount", "Must be greater than or equal to 1")),
        Ok(more) if more > MOST => {
            Err(Problem::invalid(Create, "amount", "Must be less than or equal to 10000000"))
        }
        Ok(amount) => Ok(amount),
    }
}

/// A text that must be there, without what the provider's firewall refuses.
fn plain(fields: &Map<String, Value>, name: &str) -> Result<String, Problem> {
    let text = needed(fields, name, STRING)?;
    if text.contains(['<', '>', '|']) {
        return Err(Problem::wrong_kind(Create, name, STRING));
    }
    limited(name, text, 255)
}

fn needed(fields: &Map<String, Value>, name: &str, must: &str) -> Result<String, Problem> {
    let value = present(fields, name).ok_or_else(|| Problem::missing(Create, name))?;
    let text = value.as_str().ok_or_else(|| Problem::wrong_kind(Create, name, must))?;
    if text.trim().is_empty() {
        return Err(Problem::missing(Create, name));
    }
    Ok(text.to_owned())
}

fn limited(name: &str, text: String, most: usize) -> Result<String, Problem> {
    if text.encode_utf16().count() <= most {
        return Ok(text);
    }
    Err(Problem::invalid(Create, name, &format!("Must be less than or equal to {most} characters length")))
}

fn return_url(fields: &Map<String, Value>, https_only: bool) -> Result<String, Problem> {
    let must = "Must be a valid URL format";
    let address = limited("return_url", needed(fields, "return_url", must)?, 2000)?;
    let rest = match address.strip_prefix("https://") {
        Some(rest) => Some(rest),
        None if https_only => None,
        None => address.strip_prefix("http://"),
    };
    let clean = |rest: &str| !rest.is_empty() && rest.chars().all(|each| each.is_ascii_graphic());
    if rest.is_some_and(|rest| clean(rest) && !rest.starts_with(['/', '?', '#', ':'])) {
        return Ok(address);
    }
    Err(Problem::invalid(Create, "return_url", must))
}

fn flag(fields: &Map<String, Value>, name: &str) -> Result<bool, Problem> {
    match fields.get(name) {
        None => Ok(false),
        Some(value) => value.as_bool().ok_or_else(|| Problem::wrong_kind(Create, name, TRUE_OR_FALSE)),
    }
}

fn mode(fields: &Map<String, Value>) -> Result<(), Problem> {
    let must = "Must be one of web, agreement, moto_api";
    match fields.get("authorisation_mode").map(Value::as_str) {
        None | Some(Some("web")) => Ok(()),
        Some(Some("moto_api")) => {
            Err(Problem::not_enabled("P0195", "Using authorisation_mode of moto_api is"))
        }
        Some(Some("agreement")) => Err(Problem::not_enabled("P0196", "Recurring payments are")),
        Some(Some(_)) => Err(Problem::invalid(Create, "authorisation_mode", must)),
        Some(None) => Err(Problem::wrong_kind(Create, "authorisation_mode", must)),
    }
}

fn welsh(fields: &Map<String, Value>) -> Result<bool, Problem> {
    let must = "Must be \"en\" or \"cy\"";
    match fields.get("language").map(Value::as_str) {
        None | Some(Some("en")) => Ok(false),
        Some(Some("cy")) => Ok(true),
        Some(Some(other)) if !other.trim().is_empty() => Err(Problem::invalid(Create, "language", must)),
        Some(_) => Err(Problem::wrong_kind(Create, "language", must)),
    }
}

fn email(fields: &Map<String, Value>) -> Result<Option<String>, Problem> {
    let Some(email) = optional(fields, "email")? else { return Ok(None) };
    let email = limited("email", email, 254)?;
    let sound = email.split_once('@').is_some_and(|(who, where_)| {
        let domain = where_.split('.').all(|part| !part.is_empty()) && where_.contains('.');
        !who.is_empty() && domain && !email.contains(char::is_whitespace) && !where_.contains('@')
    });
    if sound {
        return Ok(Some(email));
    }
    Err(Problem::invalid(Create, "email", "Must be a valid email address"))
}

fn optional(fields: &Map<String, Value>, name: &str) -> Result<Option<String>, Problem> {
    let Some(value) = present(fields, name) else { return Ok(None) };
    let text = value.as_str().ok_or_else(|| Problem::wrong_kind(Create, name, "Field must be a string"))?;
    Ok(Some(text.to_owned()))
}

fn metadata(fields: &Map<String, Value>) -> Result<Option<Map<String, Value>>, Problem> {
    let wrong = |must: &str| Err(Problem::invalid(Create, "metadata", must));
    let pairs = match fields.get("metadata") {
        None => return Ok(None),
        Some(Value::Null) => return wrong("Value must not be null"),
        Some(Value::Object(pairs)) => pairs,
        Some(Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
            return wrong("Must be an object of JSON key-value pairs");
        }
    };
    if pairs.len() > 15 {
        return wrong("Cannot have more than 15 key-value pairs");
    }
    for (key, value) in pairs {
        if !(1..=30).contains(&key.chars().count()) {
            return wrong("Keys must be between 1 and 30 characters long");
        }
        match value {
            Value::Null => return wrong("Must not have null values"),
            Value::String(text) if text.chars().count() > 100 => {
                return wrong("Values must be no greater than 100 characters long");
            }
            Value::Array(_) | Value::Object(_) => {
                return wrong("Values must be of type String, Boolean or Number");
            }
            Value::String(_) | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    Ok(Some(pairs.clone()))
}

/// The name and the address that the pages are filled with beforehand.
fn prefilled(fields: &Map<String, Value>) -> Result<(Option<String>, Option<Value>), Problem> {
    let Some(Value::Object(details)) = fields.get("prefilled_cardholder_details") else {
        return Ok((None, None));
    };
    let name = optional(details, "cardholder_name")?;
    let name = name.map(|name| limited("cardholder_name", name, 255)).transpose()?;
    let Some(Value::Object(given)) = details.get("billing_address") else { return Ok((name, None)) };
    let mut address = Map::new();
    for (part, most) in [("line1", 255), ("line2", 255), ("postcode", 25), ("city", 255), ("country", 2)] {
        if let Some(text) = optional(given, part)? {
            address.insert(part.to_owned(), limited(part, text, most)?.into());
        }
    }
    Ok((name, Some(Value::Object(address))))
}
