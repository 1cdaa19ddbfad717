//! A new passkey, made by the browser that was asked for it.

use super::{MOST, asked, verifier};
use crate::calls::accounts::account::view;
use crate::calls::accounts::proving::line;
use crate::calls::{Ask, accounts, visible};
use crate::store::Session;
use crate::store::accounts::{Changed, Passkey, Purpose, Told};
use permit_api::accounts::AccountView;
use permit_api::passkeys::AddPasskey;
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: AddPasskey) -> Result<AccountView, Problem> {
    let account = accounts::own(ask, session).await?;
    let ticket = asked(ask, &account.council, &[Purpose::AddPasskey], &input.ticket).await?;
    if ticket.account.as_ref() != Some(&account.id) {
        return Err(Problem::new(Code::PasskeyRefused));
    }
    let made = verifier(ask, &account.council)?.check_new(&input.credential, &ticket.payload)?;
    let name = visible(&input.name);
    let passkey = Passkey {
        id: made.id,
        council: account.council.clone(),
        account: account.id.clone(),
        name: if name.is_empty() { "Passkey".to_owned() } else { name },
        credential: made.credential,
        counter: made.counter,
        since: ask.now,
    };
    let told = Told { letters: Vec::new(), audit: vec![line(ask, &account, "add_passkey")] };
    match ask.office.store.put_passkey(passkey, MOST, told).await? {
        Changed::Done(account) => view(ask, *account).await,
        Changed::Taken | Changed::Nothing => Err(Problem::new(Code::PasskeyRefused)),
    }
}
