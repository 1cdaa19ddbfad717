//! Passkeys, on the website only: the browser's own words travel as JSON texts, unread by anything in between.

use permit_rules::CouncilId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Input of `start_passkey`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StartPasskey {
    /// The account's password: a passkey is a way in of its own.
    pub password: String,
}

impl fmt::Debug for StartPasskey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("StartPasskey").finish_non_exhaustive()
    }
}

/// Input of `start_passkey_log_in`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StartPasskeyLogIn {
    /// Whose account it is.
    pub council: CouncilId,
}

/// What a browser is asked to sign. Output of both.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PasskeyChallenge {
    /// What the answer is given with. It can be used once, within five minutes.
    pub ticket: String,
    /// The options for `navigator.credentials`, as JSON (WebAuthn level 3, `parse…OptionsFromJSON`).
    pub options: String,
}

impl fmt::Debug for PasskeyChallenge {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("PasskeyChallenge").finish_non_exhaustive()
    }
}

/// Input of `add_passkey`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPasskey {
    /// What it was asked with.
    pub ticket: String,
    /// The browser's answer, as JSON.
    pub credential: String,
    /// What to call the passkey.
    pub name: String,
}

impl fmt::Debug for AddPasskey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("AddPasskey").finish_non_exhaustive()
    }
}

/// Input of `remove_passkey`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemovePasskey {
    /// Which, as listed.
    pub id: String,
}

/// Input of `passkey_log_in`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PasskeyLogIn {
    /// Whose account it is.
    pub council: CouncilId,
    /// What it was asked with.
    pub ticket: String,
    /// The browser's answer, as JSON.
    pub credential: String,
    /// What is logging in.
    pub device: crate::access::NewDevice,
}

impl fmt::Debug for PasskeyLogIn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("PasskeyLogIn").field("device", &self.device).finish_non_exhaustive()
    }
}
