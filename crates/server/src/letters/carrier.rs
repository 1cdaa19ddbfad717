//! The port to whoever carries letters out of the house. An adapter carries one letter once, says how that ended, and
//! remembers nothing: when to try again is decided in `sending`.

use super::letter::Contact;
use crate::receipt::kept::Printed;
use chrono::{DateTime, Utc};
use std::fmt;
use std::pin::Pin;

/// A letter put into words.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    /// The letter's name in its council.
    pub id: String,
    /// Where it goes.
    pub to: Contact,
    /// The subject; empty in a text message.
    pub subject: String,
    /// All of it as plain text.
    pub plain: String,
    /// All of it as a page; none for a text message.
    pub html: Option<String>,
    /// The same at every try and for no other letter, and without anything personal: by it a carrier, and whoever
    /// receives the letter, can tell a repetition.
    pub reference: String,
    /// When it is carried.
    pub at: DateTime<Utc>,
    /// A PDF that goes with it.
    pub enclosed: Option<Printed>,
}

impl fmt::Debug for Written {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Written").field("id", &self.id).field("to", &self.to).finish_non_exhaustive()
    }
}

/// Why a letter was not carried.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not delivered: {code}")]
pub struct Undelivered {
    /// Whether it would never be.
    pub permanent: bool,
    /// Why, as a word for operators: `smtp_550`. Nothing personal.
    pub code: String,
}

impl Undelivered {
    /// It may work another time.
    pub fn this_time(code: impl Into<String>) -> Self {
        Self { permanent: false, code: code.into() }
    }

    /// It will never work.
    pub fn ever(code: impl Into<String>) -> Self {
        Self { permanent: true, code: code.into() }
    }
}

/// How carrying a letter ends, in its own time.
pub type Carrying<'a> = Pin<Box<dyn Future<Output = Result<(), Undelivered>> + Send + 'a>>;

/// Carries letters.
pub trait Carrier: Send + Sync + 'static {
    /// Whether it takes what is enclosed. Where it does not, nothing is made to be enclosed.
    fn takes_enclosures(&self) -> bool {
        false
    }

    /// Carries one. Once it has said yes, the letter is somebody else's to deliver.
    fn carry<'a>(&'a self, letter: &'a Written) -> Carrying<'a>;
}
