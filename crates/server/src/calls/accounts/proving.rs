//! Proofs: a ticket, and the letter that brings its code and its link. What is random is told once, to the letter and to
//! whoever asks, and kept as a hash. Says nothing about whether there is an account.

use crate::calls::Ask;
use crate::letters::{Contact, Letter, LetterKind};
use crate::store::Account;
use crate::store::accounts::{Purpose, Ticket, TicketKey};
use crate::store::audit::Line;
use chrono::Duration;
use permit_api::accounts::{Carriage, Proof, Sent};
use permit_api::words::Lang;
use permit_api::{Arg, Code, Problem};
use permit_rules::CouncilId;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How long a code works, in minutes.
const CODE_MINUTES: i64 = 10;
/// How long a link works.
const LINK_HOURS: i64 = 24;
/// Wrong codes a ticket bears.
const TRIES: u32 = 5;

/// A proof that is asked for.
pub struct Proving {
    /// What the store keeps.
    pub ticket: Ticket,
    /// What whoever asked is told.
    pub sent: Sent,
    code: String,
    secret: String,
}

/// What a proof is for, and whose.
pub struct Wanted {
    /// What for.
    pub purpose: Purpose,
    /// What is to be proved.
    pub contact: Contact,
    /// Whose account it is; none where there is none yet, or none at all.
    pub account: Option<String>,
    /// What is needed afterwards.
    pub payload: Value,
}

impl Proving {
    /// Asks for a proof.
    pub fn new(ask: &Ask<'_>, council: &CouncilId, wanted: Wanted) -> Result<Self, Problem> {
        let (id, secret) = (random::<16>(ask)?, random::<32>(ask)?);
        let code = format!("{:06}", u64::from_le_bytes(bytes(ask)?) % 1_000_000);
        let code_until = ask.now + Duration::minutes(CODE_MINUTES);
        let by = match wanted.contact {
            Contact::Email(_) => Carriage::Email,
            Contact::Mobile(_) => Carriage::Text,
        };
        let ticket = Ticket {
            id: id.clone(),
            council: council.clone(),
            purpose: wanted.purpose,
            account: wanted.account,
            contact: Some(wanted.contact),
            payload: wanted.payload,
            code_hash: Some(code_hash(&id, &code)),
            secret_hash: secret_hash(&secret),
            code_until,
            link_until: ask.now + Duration::hours(LINK_HOURS),
            left: TRIES,
        };
        Ok(Self { ticket, sent: Sent { ticket: id, by, until: code_until }, code, secret })
    }

    /// The same, but no code and no link will ever open it. It looks the same from outside.
    pub fn idle(mut self, ask: &Ask<'_>) -> Result<Self, Problem> {
        (self.ticket.code_hash, self.ticket.secret_hash) = (Some(bytes(ask)?), bytes(ask)?);
        Ok(self)
    }

    /// The letter that brings the code, and the link to a page where that is of use.
    pub fn letter(
        &self,
        ask: &Ask<'_>,
        to: &Contact,
        language: Lang,
        kind: LetterKind,
        page: &str,
    ) -> Result<Letter, Problem> {
        let council = &self.ticket.council;
        let link = format!("{}/{page}#secret={}&council={council}", ask.office.public.origin(), self.secret);
        let args = [
            ("code", Arg::Text(self.code.clone())),
            ("link", Arg::Text(link)),
            ("minutes", Arg::Number(CODE_MINUTES)),
        ];
        letter(ask, council, to.clone(), language, kind, &args)
    }
}

/// A letter, with those arguments of which it has use.
pub fn letter(
    ask: &Ask<'_>,
    council: &CouncilId,
    to: Contact,
    language: Lang,
    kind: LetterKind,
    args: &[(&str, Arg)],
) -> Result<Letter, Problem> {
    let wanted = args.iter().filter(|(name, _)| kind.args().contains(name));
    let args: BTreeMap<_, _> = wanted.map(|(name, arg)| ((*name).to_owned(), arg.clone())).collect();
    Ok(Letter {
        id: format!("account-{}", random::<12>(ask)?),
        council: council.clone(),
        to,
        language,
        kind,
        args,
        points: Vec::new(),
        not_before: ask.now,
        about: None,
        encloses: None,
    })
}

/// A letter to an account that something has happened to it: to its e-mail address, or else its number.
pub fn notice(ask: &Ask<'_>, account: &Account, kind: LetterKind) -> Result<Vec<Letter>, Problem> {
    let to =
        account.email.clone().map(Contact::Email).or_else(|| account.mobile.clone().map(Contact::Mobile));
    let written = to.map(|to| letter(ask, &account.council, to, account.language, kind, &[]));
    written.into_iter().collect()
}

/// A line for the audit log about an account, by its owner. Holds no address.
pub fn line(ask: &Ask<'_>, account: &Account, action: &str) -> Line {
    Line {
        council: account.council.clone(),
        at: ask.now,
        account: Some(account.id.clone()),
        action: action.to_owned(),
        holder: account.holder.clone(),
        subject: Some(account.id.clone()),
        note: None,
    }
}

/// A line for the audit log about something that was asked for, for an account or for none.
pub fn asked(ask: &Ask<'_>, council: &CouncilId, account: Option<&Account>, action: &str) -> Line {
    Line {
        council: council.clone(),
        at: ask.now,
        account: None,
        action: action.to_owned(),
        holder: account.and_then(|it| it.holder.clone()),
        subject: account.map(|it| it.id.clone()),
        note: None,
    }
}

/// What opens a ticket, from what was given.
pub fn key(proof: &Proof) -> TicketKey {
    match proof {
        Proof::Code { ticket, code } => {
            let digits: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
            TicketKey::Code { ticket: ticket.clone(), hash: code_hash(ticket, &digits) }
        }
        Proof::Link { secret } => TicketKey::Secret(secret_hash(secret)),
    }
}

/// The words in a contact that others may know.
pub fn local_part(contact: &Contact) -> String {
    match contact {
        Contact::Email(address) => address.split('@').next().unwrap_or_default().to_owned(),
        Contact::Mobile(number) => number.trim_start_matches("+44").to_owned(),
    }
}

/// What others may know of an account's owner, for choosing a password.
pub fn known_of(ask: &Ask<'_>, account: &Account) -> Vec<String> {
    let contacts = [account.email.clone().map(Contact::Email), account.mobile.clone().map(Contact::Mobile)];
    let contacts = contacts.iter().flatten().map(local_part);
    [account.name.clone()].into_iter().chain(contacts).chain(council_words(ask, &account.council)).collect()
}

/// What everybody knows of a council.
pub fn council_words(ask: &Ask<'_>, council: &CouncilId) -> Vec<String> {
    let names = ask.office.councils.named(Some(council)).map(|it| it.name.values().cloned().collect());
    let mut names: Vec<String> = names.unwrap_or_default();
    names.push(council.to_string());
    names
}

/// The hash of a code. The ticket is in it, so that equal codes look different.
fn code_hash(ticket: &str, code: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update("code\0")
        .chain_update(ticket)
        .chain_update([0])
        .chain_update(code)
        .finalize()
        .into()
}

/// The hash of a secret.
pub fn secret_hash(secret: &str) -> [u8; 32] {
    Sha256::new().chain_update("secret\0").chain_update(secret).finalize().into()
}

/// `N` unguessable bytes as text.
pub fn random<const N: usize>(ask: &Ask<'_>) -> Result<String, Problem> {
    ask.office.rng.text::<N>().map_err(|_| Problem::new(Code::Internal))
}

fn bytes<const N: usize>(ask: &Ask<'_>) -> Result<[u8; N], Problem> {
    ask.office.rng.bytes::<N>().map_err(|_| Problem::new(Code::Internal))
}
