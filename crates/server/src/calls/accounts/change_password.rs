//! Another password, by somebody who knows the one so far. The other devices are logged out.

use super::account::view;
use super::proving::{known_of, line, notice};
use super::{change, check_own, own};
use crate::calls::Ask;
use crate::letters::LetterKind;
use crate::store::Session;
use crate::store::accounts::{AccountChange, Told};
use permit_api::Problem;
use permit_api::accounts::{AccountView, ChangePassword};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: ChangePassword) -> Result<AccountView, Problem> {
    let account = own(ask, session).await?;
    check_own(ask, &account, input.old).await?;
    ask.office.passwords.consider(&input.new, known_of(ask, &account)).await?;
    let hash = ask.office.passwords.hash(input.new, &ask.office.rng).await?;
    let letters = notice(ask, &account, LetterKind::PasswordChanged)?;
    let told = Told { letters, audit: vec![line(ask, &account, "change_password")] };
    let wanted = AccountChange::Password { hash, keep: Some(session.device.clone()) };
    view(ask, change(ask, &account, wanted, told).await?).await
}
