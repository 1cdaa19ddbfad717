//! Asking for another e-mail address. Nothing changes before it is confirmed, and nobody is told here whether it belongs
//! to another account: its reader is.

use super::proving::{Proving, Wanted, letter, line};
use super::{check_own, own};
use crate::calls::Ask;
use crate::letters::{Contact, LetterKind};
use crate::store::accounts::{Purpose, Told};
use crate::store::{ByWhat, Session};
use crate::{contact, tries};
use permit_api::accounts::{ChangeEmail, Sent};
use permit_api::{Arg, Problem};
use serde_json::Value;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: ChangeEmail) -> Result<Sent, Problem> {
    let (office, account) = (ask.office, own(ask, session).await?);
    let email = contact::email(&input.email)?;
    check_own(ask, &account, input.password).await?;
    let council = account.council.clone();
    tries::count_letter(office, &council, &email, ask.from).await?;
    let other = office.store.account(council.clone(), ByWhat::Email(email.clone())).await?;
    let contact = Contact::Email(email);
    let (purpose, payload) = (Purpose::ChangeEmail, Value::Null);
    let wanted = Wanted { purpose, contact: contact.clone(), account: Some(account.id.clone()), payload };
    let mut proving = Proving::new(ask, &council, wanted)?;
    let letter = match other {
        None => proving.letter(ask, &contact, account.language, LetterKind::ConfirmEmail, "confirm")?,
        Some(other) => {
            proving = proving.idle(ask)?;
            let page = |page: &str| Arg::Text(format!("{}/{page}", office.public.origin()));
            let args = [("link", page("log-in")), ("reset_link", page("forgot-password"))];
            letter(ask, &council, contact, other.language, LetterKind::AlreadyRegistered, &args)?
        }
    };
    let told = Told { letters: vec![letter], audit: vec![line(ask, &account, "ask_change_email")] };
    office.store.put_ticket(proving.ticket, told).await?;
    Ok(proving.sent)
}
