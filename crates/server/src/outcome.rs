//! What a resident is told of a registration: which letter, with which words, to which address. Decides nothing, and
//! sends nothing: the letters are posted with the decision they tell of.

use crate::letters::{Contact, Letter, LetterKind, point};
use crate::store::{Account, HolderKey};
use chrono::{DateTime, Utc};
use permit_api::Arg;
use permit_api::words::{self, Lang};
use permit_rules::registration::{Ground, Purpose, Standing};
use permit_rules::{Registration, RegistrationId, RequestId, Scheme};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A letter about a registration; none where there is nowhere to send it.
pub fn letter(
    key: &HolderKey,
    request: &RequestId,
    to: &Account,
    kind: LetterKind,
    args: BTreeMap<String, Arg>,
    not_before: DateTime<Utc>,
) -> Option<Letter> {
    let email = to.email.clone().map(Contact::Email);
    Some(Letter {
        id: format!("{}-{}", kind.name(), digest(key, request.as_str())),
        council: key.council.clone(),
        to: email.or_else(|| to.mobile.clone().map(Contact::Mobile))?,
        language: to.language,
        kind,
        args,
        points: Vec::new(),
        not_before,
        about: None,
        encloses: None,
    })
}

/// The same letter to every member who can be written to.
pub fn letters(
    key: &HolderKey,
    request: &RequestId,
    members: &[Account],
    (kind, args): (LetterKind, BTreeMap<String, Arg>),
    now: DateTime<Utc>,
) -> Vec<Letter> {
    let written = members.iter().enumerate().filter_map(|(nth, to)| {
        let letter = letter(key, request, to, kind, args.clone(), now)?;
        // One request, one letter for each.
        let id = if nth == 0 { letter.id } else { format!("{}-{nth}", letter.id) };
        Some(Letter { id, ..letter })
    });
    written.collect()
}

/// The name under which the letters of a decision wait.
pub fn about(key: &HolderKey, registration: &RegistrationId) -> String {
    format!("decision-{}", digest(key, registration.as_str()))
}

/// The letter that tells of a decision, held back for as long as it can be taken back.
pub fn of(
    key: &HolderKey,
    request: &RequestId,
    to: &Account,
    decided: &Registration,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Option<Letter> {
    let (kind, args) = words_for(decided, scheme, to.language)?;
    let not_before = decided.before.as_ref().map_or(now, |before| before.undo_until);
    let letter = letter(key, request, to, kind, args, not_before)?;
    let refused = decided.evidence.iter().filter_map(|it| Some(point(&code(&it.kind), &code(&it.refused?))));
    let points = if kind == LetterKind::RegistrationRejected { refused.collect() } else { Vec::new() };
    Some(Letter { points, about: Some(about(key, &decided.id)), ..letter })
}

fn words_for(
    decided: &Registration,
    scheme: &Scheme,
    lang: Lang,
) -> Option<(LetterKind, BTreeMap<String, Arg>)> {
    let text = |name: &str, text: String| (name.to_owned(), Arg::Text(text));
    let enquiries = &scheme.contact.enquiries;
    let enquiries = enquiries.get(lang.code()).or_else(|| enquiries.get(Lang::En.code()));
    let enquiries = text("enquiries", enquiries.cloned().unwrap_or_default());
    match &decided.standing {
        Standing::Approved { until, .. } => Some(match (decided.purpose, until) {
            (Purpose::Move, _) => (LetterKind::MoveApproved, BTreeMap::new()),
            (Purpose::Name, _) => (LetterKind::NameApproved, BTreeMap::new()),
            (Purpose::First | Purpose::Renewal, None) => (LetterKind::RegistrationExempt, BTreeMap::new()),
            (Purpose::First | Purpose::Renewal, Some(until)) => {
                (LetterKind::RegistrationApproved, [("until".to_owned(), Arg::Day(*until))].into())
            }
        }),
        Standing::Rejected { ground, note, .. } => {
            let why = said(&ground_key(*ground), scheme, lang);
            let words: Vec<_> =
                why.into_iter().chain(Some(note.clone())).filter(|it| !it.is_empty()).collect();
            let args = [text("note", words.join(" ")), enquiries].into();
            Some((LetterKind::RegistrationRejected, args))
        }
        Standing::MoreNeeded { kind, note, .. } => {
            let named = kind.map(|kind| format!("letter-evidence-{}", code(&kind).replace('_', "-")));
            let named = named.and_then(|key| said(&key, scheme, lang));
            // Where the reviewer leaves the choice, the words alone say what is missing.
            let note_apart = named.as_ref().map(|_| text("note", note.clone()));
            let what = text("what", named.unwrap_or_else(|| note.clone()));
            Some((LetterKind::MoreNeeded, [what, enquiries].into_iter().chain(note_apart).collect()))
        }
        Standing::Draft | Standing::Submitted { .. } | Standing::Withdrawn { .. } => None,
    }
}

/// The message with the words for a ground. Where documents are at fault, the points say which and why.
fn ground_key(ground: Ground) -> String {
    format!("letter-ground-{}", code(&ground).replace('_', "-"))
}

fn said(key: &str, scheme: &Scheme, lang: Lang) -> Option<String> {
    words::message(key, &BTreeMap::new(), lang, scheme.timezone)
}

/// A value of one of our enums by its name on the wire.
pub fn code(value: &impl Serialize) -> String {
    let written = serde_json::to_value(value).unwrap_or_default();
    written.as_str().unwrap_or_default().to_owned()
}

/// The same for the same thing of the same holder, telling nothing: letters' names are logged.
fn digest(key: &HolderKey, name: &str) -> String {
    let parts = [key.council.as_str(), key.holder.as_str(), name];
    let digest = parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part).chain_update([0]));
    let mut text = String::with_capacity(32);
    for byte in &digest.finalize()[..16] {
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text
}
