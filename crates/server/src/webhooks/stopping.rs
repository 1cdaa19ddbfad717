//! The letter that says that an address is told nothing any more.

use crate::letters::{Letter, LetterKind};
use crate::store::{Account, Webhook};
use chrono::{DateTime, Utc};
use permit_api::Arg;
use url::Url;

/// The letter to the owner of an address; none where there is nowhere to send it. Of the address it names the host alone:
/// the rest may be a secret.
pub fn letter(owner: &Account, webhook: &Webhook, now: DateTime<Utc>) -> Option<Letter> {
    let host = Url::parse(&webhook.address).ok()?.host_str()?.to_owned();
    Some(Letter {
        id: format!("webhook-stopped-{}-{}", webhook.id, now.timestamp()),
        council: owner.council.clone(),
        to: owner.contact()?,
        language: owner.language,
        kind: LetterKind::WebhookStopped,
        args: [("host".to_owned(), Arg::Text(host))].into(),
        points: Vec::new(),
        not_before: now,
        about: None,
        encloses: None,
    })
}
