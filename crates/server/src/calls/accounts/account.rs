//! The account, as its owner sees it.

use crate::calls::Ask;
use crate::contact;
use crate::store::accounts::Passkey;
use crate::store::{Account, Session};
use permit_api::Problem;
use permit_api::accounts::{AccountView, GetAccount, PasskeyView};

pub async fn answer(ask: &Ask<'_>, session: &Session, _: GetAccount) -> Result<AccountView, Problem> {
    view(ask, super::own(ask, session).await?).await
}

/// An account with its passkeys.
pub async fn view(ask: &Ask<'_>, account: Account) -> Result<AccountView, Problem> {
    let passkeys = ask.office.store.passkeys(account.council, account.id).await?;
    let shown = |it: Passkey| PasskeyView { id: it.id, name: it.name, since: it.since };
    Ok(AccountView {
        name: account.name,
        email: account.email,
        mobile: account.mobile.as_deref().map(contact::shown),
        language: account.language,
        role: account.role,
        passkeys: passkeys.into_iter().map(shown).collect(),
    })
}
