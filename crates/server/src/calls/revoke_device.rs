//! Ending the session of one of the account's devices. Another account's device is as unknown as one that never was.

use super::{Ask, list_devices};
use crate::store::Session;
use permit_api::access::{Devices, ListDevices, RevokeDevice};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: RevokeDevice) -> Result<Devices, Problem> {
    let (council, account) = (session.council.clone(), session.account.clone());
    if !ask.office.store.drop_session(council, account, input.device).await? {
        return Err(Problem::new(Code::UnknownDevice));
    }
    list_devices::answer(ask, session, &ListDevices {}).await
}
