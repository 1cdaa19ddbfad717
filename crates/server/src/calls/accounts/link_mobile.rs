//! Asking for a mobile number to be linked. Nothing changes before the code in the text was given; only then is it told
//! if the number belongs to another account.

use super::proving::{Proving, Wanted, line};
use super::{check_own, own};
use crate::calls::Ask;
use crate::letters::{Contact, LetterKind};
use crate::store::Session;
use crate::store::accounts::{Purpose, Told};
use crate::{contact, tries};
use permit_api::Problem;
use permit_api::accounts::{LinkMobile, Sent};
use serde_json::Value;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: LinkMobile) -> Result<Sent, Problem> {
    let (office, account) = (ask.office, own(ask, session).await?);
    let mobile = contact::mobile(&input.mobile)?;
    check_own(ask, &account, input.password).await?;
    tries::count_letter(office, &account.council, &mobile, ask.from).await?;
    let contact = Contact::Mobile(mobile);
    let (purpose, payload) = (Purpose::LinkMobile, Value::Null);
    let wanted = Wanted { purpose, contact: contact.clone(), account: Some(account.id.clone()), payload };
    let proving = Proving::new(ask, &account.council, wanted)?;
    let letter = proving.letter(ask, &contact, account.language, LetterKind::ConfirmMobile, "")?;
    let told = Told { letters: vec![letter], audit: vec![line(ask, &account, "ask_link_mobile")] };
    office.store.put_ticket(proving.ticket, told).await?;
    Ok(proving.sent)
}
