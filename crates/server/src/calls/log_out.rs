//! Logging out: the session ends here and now.

use super::{Ask, Done};
use crate::session;
use crate::store::Session;
use permit_api::access::{DeviceKind, LogOut, LoggedOut};
use permit_api::{Problem, Reply};

pub async fn answer(ask: &Ask<'_>, session: &Session, _: &LogOut) -> Result<Done, Problem> {
    let Session { council, account, device, .. } = session.clone();
    ask.office.store.drop_session(council, account, device).await?;
    let cookie = match session.kind {
        DeviceKind::App => None,
        DeviceKind::Website => Some(session::cookie(&ask.office.public, None)),
    };
    Ok(Done { reply: Reply::LogOut(LoggedOut {}), cookie })
}
