//! Leaving. The account and who its owner was are gone; what was parked stays with the council, and nothing that is
//! running is cancelled (docs/decisions/0011-closing-an-account.md).

use super::proving::{line, notice};
use super::{check_own, own};
use crate::calls::{Ask, helped, papers};
use crate::letters::LetterKind;
use crate::store::Session;
use crate::store::accounts::Told;
use permit_api::accounts::{CloseAccount, Closed};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: CloseAccount) -> Result<Closed, Problem> {
    let account = own(ask, session).await?;
    check_own(ask, &account, input.password).await?;
    let letters = notice(ask, &account, LetterKind::AccountClosed)?;
    let told = Told { letters, audit: vec![line(ask, &account, "close_account")] };
    let key = session.key()?;
    helped::leave_all(ask, session).await?;
    let registrations = ask.office.store.registrations(key.clone()).await?;
    if !ask.office.store.close_account(account.council, account.id, told).await? {
        return Err(Problem::new(Code::NotLoggedIn));
    }
    for evidence in registrations.iter().flat_map(|it| &it.evidence) {
        // What cannot be forgotten now is forgotten within a day: no registration names it any more.
        if let Err(problem) = papers::forget(ask.office, &key, &evidence.id).await {
            tracing::warn!(problem = problem.code.name(), "a document is still to be forgotten");
        }
    }
    Ok(Closed {})
}
