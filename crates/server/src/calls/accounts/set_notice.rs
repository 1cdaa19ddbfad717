//! Whether and how the account's owner is told before a visit ends.

use super::account::view;
use super::own;
use super::proving::line;
use crate::calls::Ask;
use crate::store::accounts::Told;
use crate::store::{NoticeChoice, NoticeWay, Session};
use permit_api::accounts::{AccountView, NoticeBy, SetNotice};
use permit_api::{Code, Problem};
use permit_rules::notice::MINUTES;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: &SetNotice) -> Result<AccountView, Problem> {
    let account = own(ask, session).await?;
    if !MINUTES.contains(&input.minutes) {
        return Err(Problem::new(Code::Malformed));
    }
    let by = |way| Some(NoticeChoice { way, minutes: input.minutes });
    let choice = match input.by {
        NoticeBy::Off => None,
        NoticeBy::Email if account.email.is_none() => return Err(Problem::new(Code::NoEmail)),
        NoticeBy::Email => by(NoticeWay::Email),
        NoticeBy::Text if account.mobile.is_none() => return Err(Problem::new(Code::NoMobile)),
        NoticeBy::Text => by(NoticeWay::Text),
    };
    let told = Told { letters: Vec::new(), audit: vec![line(ask, &account, "set_notice")] };
    ask.office.store.choose_notice(session.key()?, account.id.clone(), choice, told).await?;
    view(ask, account).await
}
