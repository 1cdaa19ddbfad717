//! Making and keeping an account: signing up, proving an address or a number, a forgotten password, and leaving.
//! No answer here tells whether an account exists.

use crate::access::Role;
use crate::devices::Saved;
use crate::words::Lang;
use chrono::{DateTime, Utc};
use permit_rules::CouncilId;
use permit_rules::scheme::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Input of `councils`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetCouncils {}

/// Output of `councils`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Councils {
    /// The councils this server works for; the first is taken where none is named.
    pub councils: Vec<CouncilChoice>,
    /// Whether this is a demonstration: its letters can be read in the inbox.
    pub demo: bool,
}

/// A council to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CouncilChoice {
    /// Its key.
    pub id: CouncilId,
    /// Its name by language.
    pub name: Words,
    /// How to reach it, by language.
    pub enquiries: Words,
}

/// Input of `sign_up`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// Whose account it is to be.
    pub council: CouncilId,
    /// An e-mail address or a mobile number.
    pub contact: String,
    /// How to greet the person.
    pub name: String,
    /// The password: 12 to 128 characters.
    pub password: String,
    /// The language of letters.
    pub language: Lang,
}

impl fmt::Debug for SignUp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SignUp").field("council", &self.council).finish_non_exhaustive()
    }
}

/// A letter with a code and a link is on its way, if there is anybody to send it to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Sent {
    /// What the code is given with.
    pub ticket: String,
    /// How it travels.
    pub by: Carriage,
    /// Until when the code can be used.
    pub until: DateTime<Utc>,
}

/// How a code travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Carriage {
    /// By e-mail, with a link that does the same.
    Email,
    /// By text message.
    Text,
}

/// What shows that a person reads the letters sent to an address, or the texts sent to a number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Proof {
    /// The code, typed where it was asked for.
    Code {
        /// What it was asked for with.
        ticket: String,
        /// Six digits.
        code: String,
    },
    /// The secret in the letter's link, opened anywhere.
    Link {
        /// That secret.
        secret: String,
    },
}

impl fmt::Debug for Proof {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Proof")
    }
}

/// Input of `confirm`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// The council; the server's first where none is named.
    pub council: Option<CouncilId>,
    /// The proof.
    pub proof: Proof,
}

/// Output of `confirm`: what has been done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Confirmed {
    /// What.
    pub done: ConfirmedWhat,
}

/// What a proof was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConfirmedWhat {
    /// A new account: log in.
    SignedUp,
    /// Another e-mail address.
    EmailChanged,
    /// A mobile number.
    MobileLinked,
}

/// Input of `forgot_password`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ForgotPassword {
    /// Whose account it is.
    pub council: CouncilId,
    /// The account's e-mail address or mobile number.
    pub contact: String,
    /// The language of the letter, where there is no account to know it from.
    pub language: Lang,
}

impl fmt::Debug for ForgotPassword {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ForgotPassword").field("council", &self.council).finish_non_exhaustive()
    }
}

/// Input of `reset_password`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// The council; the server's first where none is named.
    pub council: Option<CouncilId>,
    /// The proof.
    pub proof: Proof,
    /// The new password: 12 to 128 characters.
    pub password: String,
}

impl fmt::Debug for ResetPassword {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ResetPassword").finish_non_exhaustive()
    }
}

/// Output of `reset_password`: every device has been logged out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PasswordReset {}

/// Input of `account`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetAccount {}

/// An account, as its owner sees it. Output of every operation that changes it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AccountView {
    /// How the person is greeted.
    pub name: String,
    /// The e-mail address, if there is one.
    pub email: Option<String>,
    /// The mobile number, as `07700 900123`, if one is linked.
    pub mobile: Option<String>,
    /// The language of letters.
    pub language: Lang,
    /// What the account may do.
    pub role: Role,
    /// The passkeys.
    pub passkeys: Vec<PasskeyView>,
    /// Whether and how its owner is told before a visit ends.
    #[serde(default)]
    pub notice: NoticeView,
}

impl fmt::Debug for AccountView {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("AccountView").field("role", &self.role).finish_non_exhaustive()
    }
}

/// A passkey of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PasskeyView {
    /// Its key.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub since: DateTime<Utc>,
}

/// Input of `change_password`. Every other device is logged out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password so far.
    pub old: String,
    /// The new one: 12 to 128 characters.
    pub new: String,
}

impl fmt::Debug for ChangePassword {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ChangePassword").finish_non_exhaustive()
    }
}

/// Input of `change_email`: a letter with a code goes to the new address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeEmail {
    /// The new address.
    pub email: String,
    /// The account's password.
    pub password: String,
}

impl fmt::Debug for ChangeEmail {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ChangeEmail").finish_non_exhaustive()
    }
}

/// Input of `link_mobile`: a text with a code goes to the number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkMobile {
    /// The number, as typed.
    pub mobile: String,
    /// The account's password: whoever holds the number can choose a new one.
    pub password: String,
}

impl fmt::Debug for LinkMobile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("LinkMobile").finish_non_exhaustive()
    }
}

/// Input of `unlink_mobile`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlinkMobile {}

/// Input of `set_language`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetLanguage {
    /// The language of letters from now on.
    pub language: Lang,
}

/// Input of `set_notice`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetNotice {
    /// By which way to be told before a visit ends, or not at all.
    pub by: NoticeBy,
    /// How many minutes before: 15, 30 or 60.
    pub minutes: u32,
}

/// By which way somebody is told before a visit ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeBy {
    /// Not at all.
    #[default]
    Off,
    /// By e-mail.
    Email,
    /// By text to the linked mobile.
    Text,
}

/// Whether and how somebody is told before a visit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NoticeView {
    /// By which way.
    pub by: NoticeBy,
    /// How many minutes before.
    pub minutes: u32,
}

impl Default for NoticeView {
    fn default() -> Self {
        Self { by: NoticeBy::Off, minutes: 30 }
    }
}

/// Input of `export_data`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportData {}

/// Output of `export_data`: everything kept about the person, as a file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Export {
    /// What to call the file.
    pub file_name: String,
    /// Its content: JSON, indented for reading. Empty once a device has saved it.
    pub json: String,
    /// What became of it on the device; nothing where no device took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub saved: Option<Saved>,
}

impl fmt::Debug for Export {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Export").finish_non_exhaustive()
    }
}

/// Input of `close_account`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseAccount {
    /// The account's password.
    pub password: String,
}

impl fmt::Debug for CloseAccount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CloseAccount").finish_non_exhaustive()
    }
}

/// Output of `close_account`: every device has been logged out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Closed {}
