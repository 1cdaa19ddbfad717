//! A reply to a text message: which message, with which arguments, and its words in the alphabet of text messages.
//! Decides nothing.

use crate::letters::gsm;
use permit_api::words::{self, Lang};
use permit_api::{Arg, Code, Problem};
use permit_rules::Scheme;
use permit_rules::text::Why;
use std::collections::BTreeMap;

/// A reply that has not been put into words.
#[derive(Debug)]
pub(super) struct Reply {
    key: &'static str,
    args: BTreeMap<String, Arg>,
    also: Option<&'static str>,
    /// Why not, where no message of its own says so.
    reason: Option<Problem>,
}

/// What is said where a visit cannot be started.
const REFUSED: [(Code, &str); 8] = [
    (Code::AlreadyCovered, "text-already-active"),
    (Code::ZoneFree, "text-zone-free"),
    (Code::RegistrationLapsed, "text-lapsed"),
    (Code::NotRegistered, "text-not-registered"),
    (Code::ChannelNotOffered, "text-not-offered"),
    (Code::NotEnoughVisits, "text-few-visits"),
    (Code::NotEnoughHours, "text-few-visits"),
    // It would have ended before it came in.
    (Code::StayEnded, "text-late"),
];

impl Reply {
    /// A message.
    pub(super) fn new(key: &'static str) -> Self {
        Self { key, args: BTreeMap::new(), also: None, reason: None }
    }

    /// The same with an argument more.
    pub(super) fn with(mut self, name: &str, arg: Arg) -> Self {
        self.args.insert(name.to_owned(), arg);
        self
    }

    /// The same with another message behind it.
    pub(super) fn and(self, also: Option<&'static str>) -> Self {
        Self { also, ..self }
    }

    /// What is said where a visit was not started.
    pub(super) fn not_started(problem: Problem) -> Self {
        let few = [Code::NotEnoughVisits, Code::NotEnoughHours].contains(&problem.code);
        let none = few && problem.args.get("left") == Some(&Arg::Number(0));
        let own = REFUSED.iter().find(|(code, _)| *code == problem.code).map(|(_, key)| *key);
        let key = if none { "text-no-visits" } else { own.unwrap_or("text-not-started") };
        Self { args: problem.args.clone(), reason: Some(problem), ..Self::new(key) }
    }

    /// What is said where nothing was changed.
    pub(super) fn not_changed(problem: Problem) -> Self {
        Self { reason: Some(problem), ..Self::new("text-not-changed") }
    }

    /// What is said of a message that cannot be read.
    pub(super) fn unreadable(why: &Why) -> Self {
        use permit_rules::scheme::Keyword::{Cancel, Correct, Help, Left, Visitor};
        match why {
            Why::NoPlate(Visitor) | Why::NotOnlyAPlate(Visitor) => Self::new("text-visitor-plate"),
            Why::NoPlate(Correct) | Why::NotOnlyAPlate(Correct) => Self::new("text-correct-plate"),
            Why::Doubtful { keyword, typed, meant } => {
                let key = if *keyword == Correct { "text-correct-doubtful" } else { "text-visitor-doubtful" };
                let plate = |vrn: &permit_rules::Vrn| Arg::Text(vrn.spaced());
                Self::new(key).with("typed", plate(typed)).with("meant", plate(meant))
            }
            Why::NoKeyword
            | Why::NoPlate(Cancel | Left | Help)
            | Why::NotOnlyAPlate(Cancel | Left | Help) => Self::new("text-not-read"),
        }
    }

    /// What it says, as the record and the log have it.
    pub(super) fn name(&self) -> &'static str {
        self.key.trim_start_matches("text-")
    }
}

/// Puts replies of a council into words of a language.
pub(super) struct Pen<'a> {
    /// The council's scheme.
    pub(super) scheme: &'a Scheme,
    /// The language.
    pub(super) language: Lang,
}

impl Pen<'_> {
    /// The words of a reply.
    ///
    /// # Errors
    /// `internal` if there are none.
    pub(super) fn write(&self, reply: &Reply) -> Result<String, Problem> {
        let mut args = reply.args.clone();
        args.extend(self.common());
        let zone = self.scheme.timezone;
        if let Some(problem) = &reply.reason {
            args.insert("reason".to_owned(), Arg::Text(words::sentence(problem, self.language, zone)));
        }
        let message =
            |key| words::message(key, &args, self.language, zone).ok_or_else(|| Problem::new(Code::Internal));
        let mut words = message(reply.key)?;
        if let Some(also) = reply.also {
            words = format!("{words} {}", message(also)?);
        }
        Ok(gsm::plain(&words))
    }

    /// What many messages need: the words to reply with, and the telephone number.
    fn common(&self) -> BTreeMap<String, Arg> {
        let keywords = self.scheme.texts.of(self.language.code());
        let first = |words: &Vec<String>| words.first().cloned().unwrap_or_default();
        let mut args = BTreeMap::new();
        if let Some(keywords) = keywords {
            let named = [
                ("visitor", &keywords.visitor),
                ("correct", &keywords.correct),
                ("gone", &keywords.left),
                ("help", &keywords.help),
            ];
            args.extend(named.map(|(name, words)| (name.to_owned(), Arg::Text(first(words)))));
        }
        args.insert("phone".to_owned(), Arg::Text(self.scheme.contact.phone.clone()));
        args
    }
}
