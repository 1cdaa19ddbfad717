//! Taking a passkey off the account. Another account's is as unknown as one that never was.

use crate::calls::accounts::account::view;
use crate::calls::accounts::proving::line;
use crate::calls::{Ask, accounts};
use crate::store::Session;
use crate::store::accounts::Told;
use permit_api::accounts::AccountView;
use permit_api::passkeys::RemovePasskey;
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: RemovePasskey) -> Result<AccountView, Problem> {
    let account = accounts::own(ask, session).await?;
    let told = Told { letters: Vec::new(), audit: vec![line(ask, &account, "remove_passkey")] };
    let (council, id) = (account.council.clone(), account.id.clone());
    if !ask.office.store.drop_passkey(council, id, input.id, told).await? {
        return Err(Problem::new(Code::UnknownPasskey));
    }
    view(ask, account).await
}
