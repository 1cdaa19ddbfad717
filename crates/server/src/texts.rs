//! Text messages from residents: what came in, answered once. A provider brings a message, its sender and when the
//! network received it; what goes back is a few words, or nothing.
//!
//! A number can be forged, so a text can only spend what the holder has, and no answer tells more than plate, end, zone
//! and visits left. Neither a message nor a number is ever logged or put on record.

mod asking;
mod bounds;
mod kannel;
pub(crate) mod missed;
mod notify;
mod reply;
mod sender;
mod settings;

#[cfg(test)]
mod tests;

pub use kannel::take as kannel;
pub use missed::NotifyTexts;
pub use notify::take as notify;
pub use settings::{Gateways, Secret, TextSettings};

use crate::letters::{Contact, Letter, LetterKind};
use crate::office::Office;
use crate::store::accounts::Told;
use crate::store::audit::Line;
use crate::store::{Account, ByWhat, HolderKey, Provider, TextKey};
use asking::Caller;
use bounds::Bounds;
use chrono::{DateTime, Duration, Utc};
use permit_api::words::Lang;
use permit_api::{Arg, Code, Problem};
use permit_rules::Scheme;
use permit_rules::text::{self, Wish};
use reply::{Pen, Reply};
use sender::Sender;
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};
use std::sync::Arc;

/// The longest name a provider gives a message.
const LONGEST_NAME: usize = 200;

/// A text message that came in.
pub struct Received {
    /// Who brought it.
    pub provider: Provider,
    /// Its name there: the same when it is delivered again.
    pub message: String,
    /// The number it came from, as the provider writes it.
    pub from: String,
    /// What it says.
    pub words: String,
    /// When the network received it, if that is known.
    pub sent_at: Option<DateTime<Utc>>,
}

impl fmt::Debug for Received {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Received").field("provider", &self.provider).finish_non_exhaustive()
    }
}

/// Answers a message to a council, once: delivered again, it gets the same words. None where nothing goes back.
///
/// # Errors
/// `malformed` if the message has no name; any other if it is to be delivered again, because nothing was decided or
/// nobody can tell.
pub async fn receive(
    office: &Office,
    scheme: &Arc<Scheme>,
    received: &Received,
) -> Result<Option<String>, Problem> {
    if received.message.is_empty() || received.message.len() > LONGEST_NAME {
        return Err(Problem::new(Code::Malformed));
    }
    let council = scheme.council.clone();
    let (provider, message) = (received.provider, received.message.clone());
    let key = TextKey { council: council.clone(), provider, message };
    if let Some(reply) = office.store.replied(key.clone()).await? {
        return Ok(Some(reply));
    }
    let Some(sender) = Sender::of(&received.from) else {
        note(received, "no number to answer");
        return Ok(None);
    };
    let account = known(office, scheme, &sender).await?;
    let reading = text::read(&received.words, &scheme.texts);
    let language = match reading.language {
        Some(code) => Lang::ALL.into_iter().find(|lang| lang.code() == code).unwrap_or_default(),
        None => account.as_ref().map_or(Lang::En, |(account, _)| account.language),
    };
    let now = office.clock.now();
    let starts = matches!(reading.wish, Wish::Visitor { .. });
    let bounds = bounds::count(office, &council, &sender, (account.is_some(), starts), now).await?;
    let (reply, subject) = match (bounds, &account) {
        (Bounds::Silence, _) => {
            note(received, "too many");
            return Ok(None);
        }
        (Bounds::TooMany, _) => (Reply::new("text-too-many"), None),
        (Bounds::Within, None) => (Reply::new("text-not-linked"), None),
        (Bounds::Within, Some((account, holder))) => {
            let caller = Caller::new(office, scheme, (account, holder), received, now);
            caller.answer(reading.wish).await?
        }
    };
    note(received, reply.name());
    let words = Pen { scheme, language }.write(&reply)?;
    let line = line(&key, account.as_ref(), subject, &reply, now);
    let letter = (provider == Provider::Notify).then(|| letter(&key, sender, language, &words, now));
    let told = Told { letters: letter.into_iter().collect(), audit: vec![line] };
    Ok(Some(office.store.keep_reply(key, words, now, told).await?))
}

/// The resident whose mobile it is, and for which holder they act. A number of anybody else is as good as unknown.
async fn known(
    office: &Office,
    scheme: &Scheme,
    sender: &Sender,
) -> Result<Option<(Account, HolderKey)>, Problem> {
    let Sender::Mobile(number) = sender else { return Ok(None) };
    let council = scheme.council.clone();
    let account = office.store.account(council.clone(), ByWhat::Mobile(number.clone())).await?;
    Ok(account.and_then(|account| {
        let holder = account.holder.clone()?;
        Some((account, HolderKey { council, holder }))
    }))
}

/// What the log says of a message.
fn note(received: &Received, outcome: &str) {
    tracing::info!(provider = received.provider.name(), outcome, "a text came in");
}

/// What the record says of a message: who, what came of it, and which stay.
fn line(
    key: &TextKey,
    account: Option<&(Account, HolderKey)>,
    subject: Option<String>,
    reply: &Reply,
    at: DateTime<Utc>,
) -> Line {
    Line {
        council: key.council.clone(),
        at,
        account: account.map(|(account, _)| account.id.clone()),
        action: "text".to_owned(),
        holder: account.map(|(_, key)| key.holder.clone()),
        subject,
        note: Some(reply.name().to_owned()),
    }
}

/// The reply as a letter of its own, for a provider that takes none back.
fn letter(key: &TextKey, to: Sender, language: Lang, words: &str, now: DateTime<Utc>) -> Letter {
    let (Sender::Mobile(number) | Sender::Other(number)) = to;
    Letter {
        id: format!("text-{}", digest(key, 16)),
        council: key.council.clone(),
        to: Contact::Mobile(number),
        language,
        kind: LetterKind::TextReply,
        args: [("words".to_owned(), Arg::Text(words.to_owned()))].into(),
        points: Vec::new(),
        not_before: now,
        about: None,
        encloses: None,
    }
}

/// The same for the same message, telling nothing: so many bytes, in hexadecimal.
fn digest(key: &TextKey, bytes: usize) -> String {
    let parts = [key.council.as_str(), key.provider.name(), &key.message];
    hex(parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part).chain_update([0])), bytes)
}

fn hex(digest: Sha256, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes * 2);
    for byte in digest.finalize().iter().take(bytes) {
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text
}

/// The moment a text counts from: when the network received it, if that is not too long ago. A clock that is ahead of
/// ours is not believed.
fn counts_from(scheme: &Scheme, sent_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let sent_at = sent_at.unwrap_or(now).min(now);
    (now - sent_at <= Duration::minutes(scheme.texts.late_minutes.into())).then_some(sent_at)
}
