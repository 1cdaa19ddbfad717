//! A new password for one that was forgotten. A password that may not be chosen uses nothing up. Afterwards nobody is
//! logged in any more, and guesses that were counted are forgotten.

use super::confirm::right;
use super::proving::{council_words, key, line, local_part, notice};
use super::{account_of, change};
use crate::calls::Ask;
use crate::letters::LetterKind;
use crate::store::accounts::{AccountChange, Purpose, Told};
use crate::tries;
use permit_api::Problem;
use permit_api::accounts::{PasswordReset, ResetPassword};

pub async fn answer(ask: &Ask<'_>, input: ResetPassword) -> Result<PasswordReset, Problem> {
    let ResetPassword { council, proof, password } = input;
    let office = ask.office;
    let council = office.councils.named(council.as_ref())?.council.clone();
    tries::count_proof(office, &council, ask.from).await?;
    let key = key(&proof);
    let ticket = office.store.ticket(council.clone(), key.clone()).await?;
    let contact = ticket.and_then(|it| it.contact);
    let about = council_words(ask, &council).into_iter().chain(contact.as_ref().map(local_part));
    office.passwords.consider(&password, about.collect()).await?;
    let hash = office.passwords.hash(password, &office.rng).await?;
    let tried = office.store.try_ticket(council, key, &[Purpose::ResetPassword], ask.now).await?;
    let (account, _) = account_of(ask, right(tried)?).await?;
    let letters = notice(ask, &account, LetterKind::PasswordChanged)?;
    let told = Told { letters, audit: vec![line(ask, &account, "reset_password")] };
    let account = change(ask, &account, AccountChange::Password { hash, keep: None }, told).await?;
    tries::forgive(office, &account.council, &account.id, ask.from).await?;
    Ok(PasswordReset {})
}
