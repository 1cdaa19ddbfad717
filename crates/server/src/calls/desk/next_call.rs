//! The call that the telephone system has put through to a handler. It is given once.

use super::super::Ask;
use crate::store::Session;
use permit_api::desk::{GetNextCall, NextCall};

pub fn answer(ask: &Ask<'_>, session: &Session, _: &GetNextCall) -> NextCall {
    NextCall { call: ask.office.switchboard.take(&session.council, &session.account, ask.now) }
}
