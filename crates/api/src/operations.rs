//! The one list of operations. Requests, replies, the TypeScript client, the OpenAPI document and the table of who
//! may call what all come from it, so that an operation cannot be half there.

use crate::{access, devices, overview, plates, stays, sync};
use serde::{Deserialize, Serialize};

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Anybody.
    Public,
    /// A member of a permit holder, logged in.
    Resident,
    /// The app itself: answered on the device, refused by the server.
    Device,
}

/// What calling an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Changes nothing; may be asked at any time.
    Reads,
    /// Changes something, once for each request id, however often it is asked.
    Once,
    /// Changes something; asking again does it again or finds it done.
    Changes,
}

/// An operation, described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// Its name, as in the address.
    pub name: &'static str,
    /// Who may call it.
    pub audience: Audience,
    /// What calling it does.
    pub effect: Effect,
    /// One sentence for developers.
    pub summary: &'static str,
}

macro_rules! operations {
    ($($(#[doc = $summary:literal])* $variant:ident $name:literal: $input:path => $output:path, $audience:ident, $effect:ident;)*) => {
        /// A call of an operation.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "operation", content = "input")]
        pub enum Request {
            $($(#[doc = $summary])* #[serde(rename = $name)] $variant($input),)*
        }

        /// What an operation answers.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "operation", content = "output")]
        pub enum Reply {
            $($(#[doc = $summary])* #[serde(rename = $name)] $variant($output),)*
        }

        /// Every operation there is.
        pub const OPERATIONS: &[Operation] = &[
            $(Operation {
                name: $name,
                audience: Audience::$audience,
                effect: Effect::$effect,
                summary: concat!($($summary),*).trim_ascii(),
            },)*
        ];

        impl Request {
            /// The operation's name.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            /// The request that an operation's name and the bytes of its input make; none if there is no such
            /// operation. An input holds objects only, no lists.
            pub fn read(name: &str, input: &[u8]) -> Option<Result<Self, serde_json::Error>> {
                match name {
                    $($name => Some(object(input).map(Self::$variant)),)*
                    _ => None,
                }
            }
        }

        impl Reply {
            /// The operation's name.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            /// The output alone, as it goes into an HTTP answer.
            pub fn output(&self) -> serde_json::Result<serde_json::Value> {
                match self { $(Self::$variant(output) => serde_json::to_value(output),)* }
            }

            /// The output alone, as the bytes of an HTTP answer.
            pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
                match self { $(Self::$variant(output) => serde_json::to_vec(output),)* }
            }

            /// The reply that an operation's name and the bytes of its output make; none if there is no such
            /// operation.
            pub fn read(name: &str, output: &[u8]) -> Option<Result<Self, serde_json::Error>> {
                match name {
                    $($name => Some(serde_json::from_slice(output).map(Self::$variant)),)*
                    _ => None,
                }
            }
        }

        /// Calls a visitor for every operation with its input and output types.
        pub(crate) fn visit_types(visitor: &mut impl TypePairs) {
            $(visitor.pair::<$input, $output>($name);)*
        }
    };
}

/// Reads an input. No input has a list in it, and serde would take one for an object with its fields in order.
fn object<T: serde::de::DeserializeOwned>(input: &[u8]) -> serde_json::Result<T> {
    let read = serde_json::from_slice(input)?;
    if input.contains(&b'[') && has_list(&serde_json::from_slice(input)?) {
        return Err(serde::de::Error::custom("expected an object, found a list"));
    }
    Ok(read)
}

fn has_list(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Array(_) => true,
        serde_json::Value::Object(fields) => fields.values().any(has_list),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => false,
    }
}

/// Something to do with each operation's types.
pub(crate) trait TypePairs {
    /// Takes an operation's input and output.
    fn pair<I, O>(&mut self, name: &'static str)
    where
        I: ts_rs::TS + schemars::JsonSchema + 'static,
        O: ts_rs::TS + schemars::JsonSchema + 'static;
}

operations! {
    /// Logs a person in on a device.
    LogIn "log_in": access::LogIn => access::LoggedIn, Public, Changes;
    /// Ends this device's session.
    LogOut "log_out": access::LogOut => access::LoggedOut, Resident, Changes;
    /// Lists the devices on which the account is logged in.
    ListDevices "list_devices": access::ListDevices => access::Devices, Resident, Reads;
    /// Ends the session of one of the account's devices.
    RevokeDevice "revoke_device": access::RevokeDevice => access::Devices, Resident, Changes;
    /// Says where the permit holder stands: visits, bundles, stays now and next.
    Overview "overview": overview::GetOverview => overview::Overview, Resident, Reads;
    /// Reads a plate that was typed: how it is written, what it looks like, what may have been meant.
    ReadPlate "read_plate": plates::ReadPlate => plates::Plate, Resident, Reads;
    /// Says what a stay would be and cost, without activating it.
    Quote "quote": stays::GetQuote => stays::Quote, Resident, Reads;
    /// Activates visits for a plate.
    Activate "activate": stays::Activate => stays::StayAnswer, Resident, Once;
    /// Puts the right plate on a stay.
    Correct "correct": stays::Correct => stays::StayAnswer, Resident, Once;
    /// Cancels a stay that has not started and gives its visits back.
    Cancel "cancel": stays::Cancel => stays::StayAnswer, Resident, Once;
    /// What has changed since a cursor.
    Changes "changes": sync::GetChanges => sync::Changes, Resident, Reads;
    /// Says what the device knows and waits for.
    SyncState "sync_state": devices::GetSyncState => devices::SyncState, Device, Reads;
    /// Takes a refused request, or one that was never sent, off the list.
    Dismiss "dismiss": devices::Dismiss => devices::Dismissed, Device, Changes;
}
