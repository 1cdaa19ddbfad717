//! The account, as its owner sees it.

use crate::calls::Ask;
use crate::contact;
use crate::letters::Contact;
use crate::notices;
use crate::store::accounts::Passkey;
use crate::store::{Account, NoticeChoice, Session};
use permit_api::Problem;
use permit_api::accounts::{AccountView, GetAccount, NoticeBy, NoticeView, PasskeyView};

pub async fn answer(ask: &Ask<'_>, session: &Session, _: GetAccount) -> Result<AccountView, Problem> {
    view(ask, super::own(ask, session).await?).await
}

/// An account with its passkeys.
pub async fn view(ask: &Ask<'_>, account: Account) -> Result<AccountView, Problem> {
    let chosen = ask.office.store.notice_choice(account.council.clone(), account.id.clone()).await?;
    let notice = chosen.map_or_else(NoticeView::default, |choice| shown_choice(choice, &account));
    let passkeys = ask.office.store.passkeys(account.council, account.id).await?;
    let shown = |it: Passkey| PasskeyView { id: it.id, name: it.name, since: it.since };
    Ok(AccountView {
        name: account.name,
        email: account.email,
        mobile: account.mobile.as_deref().map(contact::shown),
        language: account.language,
        role: account.role,
        passkeys: passkeys.into_iter().map(shown).collect(),
        notice,
    })
}

/// What was chosen, as it is done: where the mobile has gone since, by e-mail.
fn shown_choice(choice: NoticeChoice, account: &Account) -> NoticeView {
    let by = match notices::contact(account, choice.way) {
        Some(Contact::Email(_)) => NoticeBy::Email,
        Some(Contact::Mobile(_)) => NoticeBy::Text,
        None => NoticeBy::Off,
    };
    NoticeView { by, minutes: choice.minutes }
}
