//! Everything that can happen to the core, as data: the list of inputs is the whole story of a device.
//!
//! Calls carry passwords, codes and documents, and answers carry letters: those that do show none of it as `Debug`, and
//! whoever records inputs leaves them out. Tokens never appear here.

use permit_api::devices::Saved;
use permit_api::{Problem, Reply, Request};
use serde::{Deserialize, Serialize};

/// A call of the screens, so that the reply finds its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CallId(pub u64);

/// Something sent to the server, so that the answer finds its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SendId(pub u64);

/// A file given to the device to save, so that what became of it finds its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SaveId(pub u64);

/// One thing that happened.
#[expect(clippy::large_enum_variant, reason = "one at a time, moved once, never kept in bulk")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Input {
    /// The app has started. Comes first, once.
    Started {
        /// What the core's only chance comes from: how far apart further tries are.
        seed: [u8; 32],
        /// What is running.
        versions: Versions,
        /// Whether the keychain holds a session.
        session: SessionState,
    },
    /// The screens ask for something.
    Call {
        /// Which call.
        id: CallId,
        /// What for.
        request: Request,
    },
    /// The server, or the way to it, has answered. A log in comes without its token.
    Answer {
        /// What had been sent.
        id: SendId,
        /// The answer. [`permit_api::Code::Offline`] promises that nothing reached the server.
        result: Result<Reply, Problem>,
    },
    /// The device has saved a file, or has failed to.
    Saved {
        /// Which.
        id: SaveId,
        /// What became of it.
        saved: Saved,
    },
    /// Time has passed.
    Tick,
    /// The operating system has news.
    Platform {
        /// Which.
        event: Platform,
    },
}

/// What is running, for whoever reads the story of a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// The app.
    pub app: String,
    /// The operating system.
    pub platform: String,
}

/// Whether there is a session, as far as the device knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SessionState {
    /// Nobody is logged in.
    Missing,
    /// Somebody is.
    Present {
        /// Whether the session outlives the app.
        kept: bool,
    },
}

/// News of the operating system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum Platform {
    /// There is a network again.
    Online,
    /// Somebody comes back from the page at which they pay. Anybody can bring this about, so it says nothing about the
    /// payment: only the server does.
    Back,
    /// The keychain no longer holds the session.
    SessionMissing,
    /// The keychain holds a session.
    SessionPresent {
        /// Whether the session outlives the app.
        kept: bool,
    },
}
