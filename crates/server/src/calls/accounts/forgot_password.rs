//! A forgotten password. The answer is the same whether or not there is an account; the letter says which. A text cannot
//! say that there is none, so then none is sent.

use super::proving::{Proving, Wanted, asked, letter};
use crate::calls::Ask;
use crate::letters::{Contact, LetterKind};
use crate::store::ByWhat;
use crate::store::accounts::{Purpose, Told};
use crate::{contact, tries};
use permit_api::Problem;
use permit_api::accounts::{ForgotPassword, Sent};
use serde_json::Value;

pub async fn answer(ask: &Ask<'_>, input: ForgotPassword) -> Result<Sent, Problem> {
    let office = ask.office;
    let council = office.councils.named(Some(&input.council))?.council.clone();
    let contact = contact::either(&input.contact)?;
    tries::count_letter(office, &council, contact::text(&contact), ask.from).await?;
    let account = office.store.account(council.clone(), ByWhat::from(&contact)).await?;
    let id = account.as_ref().map(|it| it.id.clone());
    let (purpose, payload) = (Purpose::ResetPassword, Value::Null);
    let wanted = Wanted { purpose, contact: contact.clone(), account: id, payload };
    let mut proving = Proving::new(ask, &council, wanted)?;
    let mut letters = Vec::new();
    match (&account, &contact) {
        (Some(account), _) => {
            let kind = LetterKind::ResetPassword;
            letters.push(proving.letter(ask, &contact, account.language, kind, "reset-password")?);
        }
        (None, Contact::Email(_)) => {
            proving = proving.idle(ask)?;
            letters.push(letter(ask, &council, contact, input.language, LetterKind::NoAccount, &[])?);
        }
        (None, Contact::Mobile(_)) => proving = proving.idle(ask)?,
    }
    let audit = vec![asked(ask, &council, account.as_ref(), "forgot_password")];
    office.store.put_ticket(proving.ticket, Told { letters, audit }).await?;
    Ok(proving.sent)
}
