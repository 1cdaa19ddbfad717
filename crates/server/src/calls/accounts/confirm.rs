//! Confirming an address or a number, by code or by link: only now the account is made or changed.

use super::proving::{key, letter, line, notice, random};
use super::{account_of, change};
use crate::calls::Ask;
use crate::letters::{Contact, LetterKind};
use crate::store::accounts::{AccountChange, Purpose, Ticket, Told, Tried};
use crate::store::{Account, Admission};
use crate::tries;
use permit_api::access::Role;
use permit_api::accounts::{Confirm, Confirmed, ConfirmedWhat};
use permit_api::words::Lang;
use permit_api::{Code, Problem};
use permit_rules::HolderId;
use serde::Deserialize;

const PURPOSES: &[Purpose] = &[Purpose::SignUp, Purpose::ChangeEmail, Purpose::LinkMobile];

pub async fn answer(ask: &Ask<'_>, input: Confirm) -> Result<Confirmed, Problem> {
    let council = ask.office.councils.named(input.council.as_ref())?.council.clone();
    tries::count_proof(ask.office, &council, ask.from).await?;
    let tried = ask.office.store.try_ticket(council, key(&input.proof), PURPOSES, ask.now).await?;
    let ticket = right(tried)?;
    let done = match ticket.purpose {
        Purpose::SignUp => sign_up(ask, ticket).await?,
        Purpose::ChangeEmail => change_email(ask, ticket).await?,
        Purpose::LinkMobile => link_mobile(ask, ticket).await?,
        Purpose::ResetPassword | Purpose::AddPasskey | Purpose::PasskeyLogIn | Purpose::Help => {
            return Err(Problem::new(Code::CodeExpired));
        }
    };
    Ok(Confirmed { done })
}

/// The ticket that a try has used up.
///
/// # Errors
/// `wrong_code`, `code_expired`.
pub fn right(tried: Tried) -> Result<Ticket, Problem> {
    match tried {
        Tried::Right(ticket) => Ok(*ticket),
        Tried::Wrong { .. } => Err(Problem::new(Code::WrongCode)),
        Tried::Gone => Err(Problem::new(Code::CodeExpired)),
    }
}

/// What a ticket to sign up brings along.
#[derive(Deserialize)]
struct Newcomer {
    name: String,
    /// Its hash.
    password: String,
    language: Lang,
}

async fn sign_up(ask: &Ask<'_>, ticket: Ticket) -> Result<ConfirmedWhat, Problem> {
    let broken = || Problem::new(Code::Internal);
    let new: Newcomer = serde_json::from_value(ticket.payload).map_err(|_| broken())?;
    let (email, mobile) = match ticket.contact.ok_or_else(broken)? {
        Contact::Email(email) => (Some(email), None),
        Contact::Mobile(mobile) => (None, Some(mobile)),
    };
    let account = Account {
        id: random::<12>(ask)?,
        council: ticket.council,
        holder: Some(HolderId::try_from(random::<12>(ask)?).map_err(|_| broken())?),
        role: Role::Resident,
        email,
        mobile,
        name: new.name,
        password: new.password,
        language: new.language,
        since: ask.now,
    };
    let told = Told { letters: Vec::new(), audit: vec![line(ask, &account, "confirm_sign_up")] };
    let admission = Admission { zone: None, registered_until: None, account };
    if !ask.office.store.open_account(admission, told).await? {
        return Err(Problem::new(Code::ContactTaken));
    }
    Ok(ConfirmedWhat::SignedUp)
}

async fn change_email(ask: &Ask<'_>, ticket: Ticket) -> Result<ConfirmedWhat, Problem> {
    let (account, contact) = account_of(ask, ticket).await?;
    let Contact::Email(email) = contact else { return Err(Problem::new(Code::Internal)) };
    let letters = notice(ask, &account, LetterKind::EmailChanged)?;
    let told = Told { letters, audit: vec![line(ask, &account, "change_email")] };
    change(ask, &account, AccountChange::Email(email), told).await?;
    Ok(ConfirmedWhat::EmailChanged)
}

async fn link_mobile(ask: &Ask<'_>, ticket: Ticket) -> Result<ConfirmedWhat, Problem> {
    let (account, contact) = account_of(ask, ticket).await?;
    let Contact::Mobile(mobile) = &contact else { return Err(Problem::new(Code::Internal)) };
    let to = account.email.clone().map_or_else(|| contact.clone(), Contact::Email);
    let written = letter(ask, &account.council, to, account.language, LetterKind::MobileLinked, &[])?;
    let told = Told { letters: vec![written], audit: vec![line(ask, &account, "link_mobile")] };
    change(ask, &account, AccountChange::Mobile(Some(mobile.clone())), told).await?;
    Ok(ConfirmedWhat::MobileLinked)
}
