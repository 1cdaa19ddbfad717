//! The telephone desk: finding who calls, asking whether it is they, and doing for them what they could do themselves.
//! What would answer the questions is told only once enough of them have been answered rightly.

use crate::overview::ProductView;
use crate::stays::{ConfirmedStay, Quote, ZoneName};
use chrono::{DateTime, Utc};
use permit_rules::registration::Registered;
use permit_rules::{HolderId, Length, ProductId, RequestId, Start, StayId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;

/// How many answers have to be right before anything is done for a caller.
pub const RIGHT_ANSWERS: usize = 2;

/// Input of `find_holders`. Who looked, and by what kind of thing, is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FindHolders {
    /// A mobile number, an e-mail address, an order's number, a reference, or words of a name and an address.
    pub words: String,
}

impl fmt::Debug for FindHolders {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("FindHolders").finish_non_exhaustive()
    }
}

/// Output of `find_holders`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FoundHolders {
    /// At most 20, by name.
    pub holders: Vec<HolderHit>,
    /// Whether there are others.
    pub more: bool,
}

/// A holder among others: no more than it takes to pick the right one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HolderHit {
    /// The holder.
    pub holder: HolderId,
    /// The name.
    pub name: String,
    /// The street, without the number of the house; the caller is asked for that.
    pub street: Option<String>,
    /// The first half of the postcode; the caller is asked for the whole.
    pub district: Option<String>,
    /// The zone, once an address has been accepted.
    pub zone: Option<ZoneName>,
}

/// Input of `open_caller`. That a holder was opened, and by whom, is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenCaller {
    /// The holder who is believed to call.
    pub holder: HolderId,
    /// When the call came in, where the telephone system says so; otherwise it is now.
    #[serde(default)]
    #[ts(optional)]
    pub received_at: Option<DateTime<Utc>>,
}

/// What a caller may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// The postcode.
    Postcode,
    /// The number or the name of the house.
    House,
    /// The e-mail address on the account.
    Email,
    /// The mobile number on the account.
    Mobile,
    /// The plate of the last visitor.
    LastPlate,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 5] = [Self::Postcode, Self::House, Self::LastPlate, Self::Email, Self::Mobile];
}

/// Input of `check_identity`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckIdentity {
    /// The call.
    pub call: String,
    /// What the caller said, by question. What is left empty was not asked.
    pub answers: BTreeMap<Question, String>,
}

impl fmt::Debug for CheckIdentity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CheckIdentity").finish_non_exhaustive()
    }
}

/// Who calls, as far as it is known. Output of `open_caller` and `check_identity`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CallerCard {
    /// The call; it is good on this device alone, and until `until`.
    pub call: String,
    /// The holder.
    pub holder: HolderId,
    /// The name.
    pub name: String,
    /// The zone, once an address has been accepted.
    pub zone: Option<ZoneName>,
    /// When the call came in.
    pub received_at: DateTime<Utc>,
    /// The first moment at which the holder has to be opened again.
    pub until: DateTime<Utc>,
    /// What can be asked, and how it was answered.
    pub questions: Vec<Asked>,
    /// How many more rounds with a wrong answer there may be.
    pub tries_left: u32,
    /// What is told once the caller is known to be the holder.
    pub known: Option<KnownCaller>,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// A question, and how it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// Whether a right answer has been given.
    pub right: bool,
}

/// What the handler sees of a caller who is known to be the holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct KnownCaller {
    /// The address, on one line.
    pub address: Option<String>,
    /// The last three figures of the linked mobile.
    pub mobile_ends: Option<String>,
    /// Whether the resident is written to about what is done here.
    pub is_written_to: bool,
    /// Where the holder stands with the council.
    pub registered: Registered,
    /// The kinds of permit, with the visits left by their last day.
    pub products: Vec<ProductView>,
    /// The stays that have not ended, the soonest first.
    pub stays: Vec<ConfirmedStay>,
    /// The plates of the last visitors, the latest first. None is ever chosen for anybody.
    pub recent_plates: Vec<String>,
}

/// Input of `desk_quote`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeskQuote {
    /// The call.
    pub call: String,
    /// As typed.
    pub plate: String,
    /// The kind of permit; may be left out where there is only one.
    pub product: Option<ProductId>,
    /// From when, as the handler types it: `now`, `1730`, `tomorrow 9am`, `fri 5.30pm`, `24/11 0900`.
    pub start: String,
    /// Until when, likewise, or for how long: `2 days`, `4 hours`; empty for one day.
    pub until: String,
    /// When the call came in, likewise, where that was not when the caller was opened: `0912`.
    #[serde(default)]
    #[ts(optional)]
    pub received: Option<String>,
}

/// Output of `desk_quote`: what was understood, to be read back to the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReadBack {
    /// What the stay would be and cost.
    pub quote: Quote,
    /// The start that was understood: what `desk_activate` takes.
    pub start: Start,
    /// The length that was understood: what `desk_activate` takes.
    pub length: Length,
    /// The end the caller asked for, where it was one and the stay lasts longer.
    pub asked_until: Option<DateTime<Utc>>,
    /// The plate in the words of the telephone: `Alpha Bravo 1 2 Charlie`.
    pub spelled: String,
    /// When the call came in, as it will be on record.
    pub received_at: DateTime<Utc>,
}

/// Input of `desk_activate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeskActivate {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// The call.
    pub call: String,
    /// As typed.
    pub plate: String,
    /// The kind of permit; may be left out where there is only one.
    pub product: Option<ProductId>,
    /// From when, as it was read back.
    pub start: Start,
    /// For how long, as it was read back.
    pub length: Length,
    /// When the call came in, as it was read back; otherwise when the telephone system, or opening the caller, said.
    #[serde(default)]
    #[ts(optional)]
    pub received_at: Option<DateTime<Utc>>,
}

/// Input of `desk_correct`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeskCorrect {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// The call.
    pub call: String,
    /// Which stay.
    pub stay: StayId,
    /// The right plate, as typed.
    pub plate: String,
}

/// Input of `desk_cancel`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeskCancel {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// The call.
    pub call: String,
    /// Which stay.
    pub stay: StayId,
}

/// Input of `next_call`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetNextCall {}

/// Output of `next_call`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NextCall {
    /// The call that the telephone system has put through to this handler, if there is one that was not taken up yet.
    pub call: Option<Ringing>,
}

/// A call that has been put through.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Ringing {
    /// The caller's number, as the telephone system tells it.
    pub number: String,
    /// When it came in.
    pub received_at: DateTime<Utc>,
}

impl fmt::Debug for NextCall {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("NextCall").field("ringing", &self.call.is_some()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Ringing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Ringing").field("received_at", &self.received_at).finish_non_exhaustive()
    }
}

/// A plate in the words of the telephone: `Alpha Bravo 1 2 Charlie`.
pub fn spelled(vrn: &permit_rules::Vrn) -> String {
    let words: Vec<String> = vrn.as_str().chars().map(word).collect();
    words.join(" ")
}

/// A letter's word in the spelling alphabet of the telephone; a figure stands for itself.
fn word(letter: char) -> String {
    const WORDS: [&str; 26] = [
        "Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo",
        "Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform",
        "Victor", "Whiskey", "X-ray", "Yankee", "Zulu",
    ];
    let found = WORDS.iter().find(|word| word.starts_with(letter.to_ascii_uppercase()));
    found.map_or_else(|| letter.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plate_is_spelled_letter_by_letter() {
        let spelled = |text| spelled(&permit_rules::Vrn::read(text).unwrap());
        assert_eq!(spelled("ab12 cde"), "Alpha Bravo 1 2 Charlie Delta Echo");
        assert_eq!(spelled("XYZ 1"), "X-ray Yankee Zulu 1");
        let all: String = ('A'..='O').collect();
        assert_eq!(spelled(&all).split(' ').count(), 15);
    }
}
