//! Everything the core wants done, as data. Whoever does it decides nothing.

use crate::input::{CallId, SaveId, SendId};
use chrono::{DateTime, NaiveDate, Utc};
use permit_api::stays::Action;
use permit_api::{Problem, Reply, Request};
use permit_rules::reminder::Reminder;
use permit_rules::{HolderId, Vrn};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing to do.
#[expect(clippy::large_enum_variant, reason = "one at a time, moved once, never kept in bulk")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Output {
    /// Answer a call of the screens.
    Reply {
        /// Which call.
        id: CallId,
        /// With what.
        result: Result<Reply, Problem>,
    },
    /// Ask the server, with the session's token where there is one. Every one of these is answered exactly once.
    Send {
        /// How the answer finds its way back.
        id: SendId,
        /// What to ask.
        request: Request,
        /// Whom it is asked for by somebody who helps; nobody where people ask for themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        helping: Option<HolderId>,
    },
    /// Show an address of another site in the browser of the operating system.
    Open {
        /// Which.
        url: String,
    },
    /// Save a file where the person finds it. Every one of these is answered exactly once.
    Save {
        /// How the outcome finds its way back.
        id: SaveId,
        /// The file.
        download: Download,
    },
    /// Lead the screens to the page for somebody who comes back from paying.
    Arrive,
    /// Make the reminders the device has planned match this list, which is always the whole list.
    Schedule {
        /// All of them, the soonest first.
        reminders: Vec<Reminder>,
    },
    /// Give a tick at this moment. The latest of these replaces those before.
    WakeAt {
        /// When.
        at: DateTime<Utc>,
    },
    /// Tell the screens what they should ask for again.
    Changed {
        /// What.
        topics: Vec<Topic>,
    },
    /// Tell the person, even if no window is open.
    Notify {
        /// What.
        notice: Notice,
    },
    /// Forget the session's token, in the keychain too. What was sent before still carries it.
    Forget,
}

/// A file made by the server, for the person to keep.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Download {
    /// What the server would call it. The device may have to call it something else.
    pub name: String,
    /// Its media type, without parameters.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Download {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Download").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// Something the screens show, by the name of the operation that reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Visits, stays and requests, and where the registration stands.
    Overview,
    /// Who is logged in, whether the server can be reached, what waits.
    SyncState,
}

/// Something a person must hear of although they may not be looking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum Notice {
    /// What had been requested is confirmed.
    Confirmed {
        /// What was asked.
        action: Action,
        /// The plate as it is now.
        plate: Vrn,
        /// The first moment covered.
        start: DateTime<Utc>,
        /// The first moment no longer covered.
        end: DateTime<Utc>,
        /// The scheme's clock, as an IANA name.
        timezone: String,
    },
    /// What had been requested is refused: the vehicle is not covered by it.
    Refused {
        /// What was asked.
        action: Action,
        /// The plate it was asked for.
        plate: Vrn,
        /// Why.
        problem: Problem,
        /// The scheme's clock, as an IANA name.
        timezone: String,
    },
    /// The council has answered an application to register.
    RegistrationAnswered {
        /// What it said.
        outcome: Outcome,
        /// The scheme's clock, as an IANA name.
        timezone: String,
    },
    /// The file of waiting requests was damaged. What could be read is kept; the rest has to be asked for again.
    RequestsLost {
        /// How many at least.
        requests: u32,
    },
}

/// What a council says to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It is accepted.
    Approved {
        /// The last local day of the registration; none where it needs no renewal.
        until: Option<NaiveDate>,
    },
    /// It is refused.
    Rejected,
    /// Something is missing.
    MoreNeeded,
}
