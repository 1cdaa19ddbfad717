//! The language of letters.

use super::account::view;
use super::proving::line;
use super::{change, own};
use crate::calls::Ask;
use crate::store::Session;
use crate::store::accounts::{AccountChange, Told};
use permit_api::Problem;
use permit_api::accounts::{AccountView, SetLanguage};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: SetLanguage) -> Result<AccountView, Problem> {
    let account = own(ask, session).await?;
    let told = Told { letters: Vec::new(), audit: vec![line(ask, &account, "set_language")] };
    view(ask, change(ask, &account, AccountChange::Language(input.language), told).await?).await
}
