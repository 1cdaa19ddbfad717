//! Logging in and out, and the devices an account is logged in on.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Input of `log_in`. Never stored, recorded or logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LogIn {
    /// Whose account it is; the server's first council where none is named.
    #[serde(default)]
    pub council: Option<permit_rules::CouncilId>,
    /// The account's e-mail address or linked mobile number.
    pub email: String,
    /// The password, as typed.
    pub password: String,
    /// What is logging in.
    pub device: NewDevice,
}

impl fmt::Debug for LogIn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("LogIn").field("device", &self.device).finish_non_exhaustive()
    }
}

/// The device that is logging in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewDevice {
    /// A name its owner would recognise: "App on Linux". At most 80 characters.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
}

/// What a session belongs to. It decides the channel, and how the session's secret is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeviceKind {
    /// The app: the secret goes to the keychain.
    App,
    /// A browser: the secret is a cookie that no script can read.
    Website,
}

/// Output of `log_in`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LoggedIn {
    /// Who.
    pub person: Person,
    /// The device, for the list of devices.
    pub device: String,
    /// The session's secret. Only the app gets one; the shell puts it in the keychain and passes the rest on.
    pub token: Option<String>,
    /// False on a device whose keychain could not be used: the session lasts as long as the app runs.
    pub kept: bool,
}

impl fmt::Debug for LoggedIn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("LoggedIn").field("device", &self.device).finish_non_exhaustive()
    }
}

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Person {
    /// The account.
    pub account: String,
    /// How to greet the person.
    pub name: String,
    /// The e-mail address they log in with, if they have one.
    pub email: Option<String>,
    /// What they may do.
    #[serde(default)]
    pub role: Role,
    /// The permit holder they act for; none for staff.
    pub holder: Option<permit_rules::HolderId>,
}

/// What an account may do.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Act for a permit holder.
    #[default]
    Resident,
    /// Decide upon registrations, for the council.
    Reviewer,
    /// Take calls at the telephone desk, and act for whoever calls.
    CallHandler,
    /// Help a permit holder: activate visits and look after current stays. No account is kept as this; a resident is it
    /// while acting for somebody else.
    Helper,
}

/// Input of `log_out`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LogOut {
    /// On a device: whether requests that have not been sent may be thrown away.
    #[serde(default)]
    pub discard_waiting: bool,
}

/// Output of `log_out`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LoggedOut {}

/// Input of `list_devices`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListDevices {}

/// Input of `revoke_device`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RevokeDevice {
    /// Which device, as listed.
    pub device: String,
}

/// Output of `list_devices` and `revoke_device`: the devices still logged in, the latest seen first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Devices {
    /// The devices.
    pub devices: Vec<Device>,
}

/// A device on which the account is logged in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Device {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
    /// When it logged in.
    pub since: DateTime<Utc>,
    /// When it was last heard of, to the hour.
    pub seen: DateTime<Utc>,
    /// Whether it is the one asking.
    pub current: bool,
}
