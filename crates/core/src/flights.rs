//! What has been sent and not been answered.

use crate::input::{CallId, SendId};
use permit_rules::RequestId;
use std::collections::BTreeMap;

/// Something sent, by what its answer is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flight {
    /// A row of the outbox. One at a time.
    Row {
        /// Which.
        id: RequestId,
        /// Whether it may have reached the server before this try.
        was_sent: bool,
    },
    /// A page of changes. One at a time.
    Page,
    /// A call that only the server can answer.
    Call {
        /// Which.
        call: CallId,
        /// What its success leads to.
        then: Then,
    },
}

/// What the success of an operation that only the server can do leads to on the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Nothing.
    Nothing,
    /// The cache is out of date.
    CatchUp,
    /// There is no account any more.
    Forget,
}

/// Everything in the air.
#[derive(Debug, Default)]
pub(crate) struct Flights {
    last: u64,
    open: BTreeMap<SendId, Flight>,
}

impl Flights {
    /// A new name for something about to be sent whose answer matters.
    pub fn add(&mut self, flight: Flight) -> SendId {
        let id = self.next();
        self.open.insert(id, flight);
        id
    }

    /// A new name for something about to be sent whose answer does not matter.
    pub fn next(&mut self) -> SendId {
        self.last += 1;
        SendId(self.last)
    }

    /// What an answer is for; none where it no longer matters.
    pub fn take(&mut self, id: SendId) -> Option<Flight> {
        self.open.remove(&id)
    }

    /// Whether a row is in the air.
    pub fn row(&self) -> Option<&RequestId> {
        self.open.values().find_map(|flight| match flight {
            Flight::Row { id, .. } => Some(id),
            Flight::Page | Flight::Call { .. } => None,
        })
    }

    /// Whether a page is in the air.
    pub fn page(&self) -> bool {
        self.open.values().any(|flight| *flight == Flight::Page)
    }

    /// Waits for no page any more.
    pub fn drop_page(&mut self) {
        self.open.retain(|_, flight| *flight != Flight::Page);
    }

    /// Forgets everything, and says which calls will now not be answered.
    pub fn clear(&mut self) -> Vec<CallId> {
        let call = |flight| match flight {
            Flight::Call { call, .. } => Some(call),
            Flight::Row { .. } | Flight::Page => None,
        };
        std::mem::take(&mut self.open).into_values().filter_map(call).collect()
    }
}
