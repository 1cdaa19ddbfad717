//! Asking for an account. The answer, and the work, are the same whether or not the address has one already: only its
//! reader is told. A text cannot say that there is an account, so a number that has one is told once it was proved.

use super::proving::{Proving, Wanted, asked, council_words, letter, local_part};
use crate::calls::Ask;
use crate::letters::{Contact, LetterKind};
use crate::store::ByWhat;
use crate::store::accounts::{Purpose, Told};
use crate::{contact, tries};
use permit_api::accounts::{Sent, SignUp};
use permit_api::{Arg, Code, Problem};
use permit_rules::registration::LONGEST_TEXT;
use serde_json::json;

pub async fn answer(ask: &Ask<'_>, input: SignUp) -> Result<Sent, Problem> {
    let SignUp { council, contact, name, password, language } = input;
    let office = ask.office;
    let council = office.councils.named(Some(&council))?.council.clone();
    let (contact, name) = (contact::either(&contact)?, person_name(&name)?);
    let mut about = council_words(ask, &council);
    about.extend([name.clone(), local_part(&contact)]);
    office.passwords.consider(&password, about).await?;
    tries::count_letter(office, &council, contact::text(&contact), ask.from).await?;
    let hash = office.passwords.hash(password, &office.rng).await?;
    let account = office.store.account(council.clone(), ByWhat::from(&contact)).await?;
    let payload = json!({ "name": name, "password": hash, "language": language });
    let wanted = Wanted { purpose: Purpose::SignUp, contact: contact.clone(), account: None, payload };
    let mut proving = Proving::new(ask, &council, wanted)?;
    let letter = match (&contact, &account) {
        (Contact::Mobile(_), _) => proving.letter(ask, &contact, language, LetterKind::ConfirmMobile, "")?,
        (Contact::Email(_), None) => {
            proving.letter(ask, &contact, language, LetterKind::ConfirmSignUp, "confirm")?
        }
        (Contact::Email(_), Some(account)) => {
            proving = proving.idle(ask)?;
            let page = |page: &str| Arg::Text(format!("{}/{page}", office.public.origin()));
            let args = [("link", page("log-in")), ("reset_link", page("forgot-password"))];
            let to = contact.clone();
            letter(ask, &council, to, account.language, LetterKind::AlreadyRegistered, &args)?
        }
    };
    let audit = vec![asked(ask, &council, account.as_ref(), "sign_up")];
    office.store.put_ticket(proving.ticket, Told { letters: vec![letter], audit }).await?;
    Ok(proving.sent)
}

/// A name as it is kept: without what cannot be seen.
fn person_name(typed: &str) -> Result<String, Problem> {
    let seen: String = typed.chars().filter(|c| !c.is_control()).collect();
    let name = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Problem::new(Code::NameMissing));
    }
    if name.chars().count() > LONGEST_TEXT {
        let most = i64::try_from(LONGEST_TEXT).unwrap_or(i64::MAX);
        return Err(Problem::new(Code::TextTooLong).with("max", Arg::Number(most)));
    }
    Ok(name)
}
