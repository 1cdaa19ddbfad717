//! E-mail and text messages by GOV.UK Notify, version 2 of its interface. The words are ours: a template of theirs has
//! nothing but `((subject))` and `((body))`. Receipts are not read; what Notify takes, it delivers or not by itself.

use super::carrier::{Carrier, Carrying, Undelivered, Written};
use super::letter::Contact;
use crate::config::PublicUrl;
use anyhow::{Context, ensure};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::redirect::Policy;
use serde_json::{Value, json};
use sha2::Sha256;
use std::fmt;
use std::time::Duration;

/// Where Notify is.
pub const NOTIFY: &str = "https://api.notifications.service.gov.uk";

const PATIENCE: Duration = Duration::from_secs(20);
/// The length of a key's two last parts, both UUIDs.
const UUID: usize = 36;

/// A service's key: `name-issuer-secret`.
#[derive(Clone)]
pub struct NotifyKey {
    issuer: String,
    secret: String,
}

impl fmt::Debug for NotifyKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("NotifyKey(..)")
    }
}

impl NotifyKey {
    /// Reads a key as Notify shows it.
    ///
    /// # Errors
    /// If it does not end in two UUIDs.
    pub fn read(text: &str) -> anyhow::Result<Self> {
        let end: Vec<_> = text.trim().bytes().rev().take(2 * UUID + 1).collect();
        let end: Vec<_> = end.into_iter().rev().collect();
        let end = String::from_utf8(end).unwrap_or_default();
        let parts =
            end.split_at_checked(UUID).and_then(|(issuer, rest)| Some((issuer, rest.strip_prefix('-')?)));
        let (issuer, secret) =
            parts.filter(|(a, b)| is_uuid(a) && is_uuid(b)).context("it is no key of Notify's")?;
        Ok(Self { issuer: issuer.to_owned(), secret: secret.to_owned() })
    }

    /// What shows a request at a moment to be ours: a JSON Web Token, good for half a minute.
    pub(crate) fn token(&self, now: DateTime<Utc>) -> Option<String> {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(json!({ "typ": "JWT", "alg": "HS256" }));
        let claims = part(json!({ "iss": self.issuer, "iat": now.timestamp() }));
        let signed = format!("{head}.{claims}");
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).ok()?;
        mac.update(signed.as_bytes());
        Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())))
    }
}

fn is_uuid(text: &str) -> bool {
    let fits = |(place, byte): (usize, u8)| match place {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    text.len() == UUID && text.bytes().enumerate().all(fits)
}

/// How to reach Notify, and which templates of the service are ours.
#[derive(Debug, Clone)]
pub struct NotifyAccess {
    /// Its address.
    pub url: PublicUrl,
    /// The service's key.
    pub key: NotifyKey,
    /// The id of an e-mail template with the subject `((subject))` and the text `((body))`.
    pub email_template: String,
    /// The id of a text template with the text `((body))`.
    pub text_template: String,
}

/// Carries letters to Notify.
pub struct Notify {
    access: NotifyAccess,
    client: reqwest::Client,
}

impl Notify {
    /// A carrier. Connects when there is something to carry.
    ///
    /// # Errors
    /// If a template is missing, or the machine's certificates cannot be read.
    pub fn new(access: NotifyAccess) -> anyhow::Result<Self> {
        for template in [&access.email_template, &access.text_template] {
            ensure!(is_uuid(template), "a template of Notify's is named by a UUID");
        }
        // Another part of the program may have said so first.
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = reqwest::Client::builder().timeout(PATIENCE).redirect(Policy::none()).build()?;
        Ok(Self { access, client })
    }

    async fn post(&self, letter: &Written) -> Result<(), Undelivered> {
        let NotifyAccess { url, key, email_template, text_template } = &self.access;
        let (kind, body) = match &letter.to {
            Contact::Email(address) => (
                "email",
                json!({
                    "email_address": address,
                    "template_id": email_template,
                    "personalisation": { "subject": letter.subject, "body": letter.plain },
                    "reference": letter.reference,
                }),
            ),
            Contact::Mobile(number) => (
                "sms",
                json!({
                    "phone_number": number,
                    "template_id": text_template,
                    "personalisation": { "body": letter.plain },
                    "reference": letter.reference,
                }),
            ),
        };
        let token = key.token(letter.at).ok_or_else(|| Undelivered::this_time("notify_key"))?;
        let request = self.client.post(format!("{}/v2/notifications/{kind}", url.origin()));
        match request.bearer_auth(token).json(&body).send().await {
            Ok(answer) => judged(answer.status().as_u16()),
            Err(error) if error.is_timeout() => Err(Undelivered::this_time("notify_timeout")),
            Err(_) => Err(Undelivered::this_time("notify_unreachable")),
        }
    }
}

/// A request that Notify finds wrong will be wrong again. A key that it does not take, or too much at once, is no
/// fault of the letter's.
fn judged(status: u16) -> Result<(), Undelivered> {
    let code = format!("notify_{status}");
    match status {
        200..=299 => Ok(()),
        400 => Err(Undelivered::ever(code)),
        401 | 403 => {
            tracing::error!(status, "Notify does not take the key, or the clock is wrong");
            Err(Undelivered::this_time(code))
        }
        _ => Err(Undelivered::this_time(code)),
    }
}

impl Carrier for Notify {
    fn carry<'a>(&'a self, letter: &'a Written) -> Carrying<'a> {
        Box::pin(self.post(letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_ends_in_two_uuids() {
        let [issuer, secret] =
            ["26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"];
        let key = NotifyKey::read(&format!("permits-live-{issuer}-{secret}\n")).unwrap();
        assert_eq!((key.issuer.as_str(), key.secret.as_str()), (issuer, secret));
        assert_eq!(format!("{key:?}"), "NotifyKey(..)");
        for wrong in ["", secret, &format!("{issuer}_{secret}"), &format!("k-{issuer}-{secret}x"), "é"] {
            assert!(NotifyKey::read(wrong).is_err(), "{wrong}");
        }
    }
}
