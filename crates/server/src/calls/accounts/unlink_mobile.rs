//! Taking the mobile number off the account, unless it is all there is to reach its owner by.

use super::account::view;
use super::proving::line;
use super::{change, own};
use crate::calls::Ask;
use crate::store::Session;
use crate::store::accounts::{AccountChange, Told};
use permit_api::accounts::{AccountView, UnlinkMobile};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, _: UnlinkMobile) -> Result<AccountView, Problem> {
    let account = own(ask, session).await?;
    if account.email.is_none() {
        return Err(Problem::new(Code::LastContact));
    }
    if account.mobile.is_none() {
        return view(ask, account).await;
    }
    let told = Told { letters: Vec::new(), audit: vec![line(ask, &account, "unlink_mobile")] };
    view(ask, change(ask, &account, AccountChange::Mobile(None), told).await?).await
}
