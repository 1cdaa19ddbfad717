//! Asking a browser for a new passkey.

use super::{MOST, challenge, verifier};
use crate::calls::{Ask, accounts};
use crate::store::Session;
use crate::store::accounts::Purpose;
use permit_api::access::DeviceKind;
use permit_api::passkeys::{PasskeyChallenge, StartPasskey};
use permit_api::{Code, Problem};

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    input: StartPasskey,
) -> Result<PasskeyChallenge, Problem> {
    let account = accounts::own(ask, session).await?;
    let there = ask.office.store.passkeys(account.council.clone(), account.id.clone()).await?;
    if session.kind != DeviceKind::Website || there.len() >= MOST as usize {
        return Err(Problem::new(Code::PasskeyRefused));
    }
    accounts::check_own(ask, &account, input.password).await?;
    let there: Vec<_> = there.into_iter().map(|it| it.credential).collect();
    let question = verifier(ask, &account.council)?.ask_new(&account, &there)?;
    challenge(ask, &account.council, Purpose::AddPasskey, Some(account.id), question).await
}
