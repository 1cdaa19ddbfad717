//! The devices an account is logged in on.

use super::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::access::{Device, Devices, ListDevices};

pub async fn answer(ask: &Ask<'_>, session: &Session, _: &ListDevices) -> Result<Devices, Problem> {
    let sessions = ask.office.store.sessions(session.council.clone(), session.account.clone()).await?;
    let standing = sessions.into_iter().filter(|it| ask.now < it.until);
    let device = |it: Session| Device {
        current: it.device == session.device,
        id: it.device,
        name: it.name,
        kind: it.kind,
        since: it.since,
        seen: it.seen,
    };
    Ok(Devices { devices: standing.map(device).collect() })
}
