//! What the simulator can be told to do wrong, as values that cross a process boundary in JSON.

use crate::calls::Operation;
use crate::payment::State;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something to do wrong, or to stop doing wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Misbehaviour {
    /// Go wrong in the next calls of an operation.
    Fault {
        /// Which operation.
        operation: Operation,
        /// Before anything has happened, or when all has.
        side: Side,
        /// In which way.
        how: How,
        /// In how many calls.
        #[serde(default = "once")]
        times: u32,
    },
    /// Let go the calls that are held, and hold no more.
    Release {
        /// Which operation.
        operation: Operation,
    },
    /// Go wrong with the next webhook messages.
    Webhooks {
        /// In which way.
        how: HookFault,
        /// With how many messages.
        #[serde(default = "once")]
        times: u32,
    },
    /// Tell something wrong in every read of a payment from now on.
    Lie {
        /// Which payment.
        payment_id: String,
        /// The wrong amount, in pence.
        #[serde(default)]
        amount: Option<u32>,
        /// The wrong reference.
        #[serde(default)]
        reference: Option<String>,
    },
    /// Put a payment into a state that it may not come to, with its webhook messages.
    Force {
        /// Which payment.
        payment_id: String,
        /// The state.
        state: State,
    },
    /// Send all messages of a payment that are remembered once more, as they were.
    Replay {
        /// Which payment.
        payment_id: String,
    },
    /// Forget all of this. What is held is let go.
    Behave,
}

fn once() -> u32 {
    1
}

/// When in a call it goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Before anything has happened.
    Before,
    /// When all has happened, and only the answer is missing.
    After,
}

/// How a call goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The connection is closed without an answer.
    Lose,
    /// The answer is this status, such as 429 or 500, with its body.
    Answer(u16),
    /// The call waits until it is released. It goes on then, even if the caller has gone.
    Hold,
}

/// How a webhook message goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HookFault {
    /// It leaves so many seconds later, by the clock.
    Late(u32),
    /// It is sent so many times.
    Repeated(u32),
    /// As many as are told are gathered, and then sent the last first.
    OutOfOrder,
    /// It is never sent.
    Dropped,
    /// It is signed with another secret.
    Forged,
    /// Its amount is changed after it was signed.
    Altered,
}

/// There is no such payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPayment(
    /// The id that was asked for.
    pub String,
);

impl fmt::Display for UnknownPayment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "there is no payment {}", self.0)
    }
}

impl std::error::Error for UnknownPayment {}
