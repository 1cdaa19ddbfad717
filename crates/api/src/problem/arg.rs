//! What the sentence of a problem or a letter is filled with, as data: each language writes it in its own way.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An argument of a problem's sentence, typed so that each language can write it its own way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Arg {
    /// A number.
    Number(#[ts(type = "number")] i64),
    /// A text, as it is: a plate, a name.
    Text(String),
    /// A moment, to be shown in the scheme's clock.
    Time(DateTime<Utc>),
    /// The moment until which something holds: a midnight is shown as the day before at 11:59pm.
    Until(DateTime<Utc>),
    /// A local day.
    Day(NaiveDate),
    /// An amount, in pence.
    Money(u32),
}
