//! The words by which a scheme understands text messages, and how late one may come in. Holds them; reading a message
//! by them is `crate::text`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a scheme takes text messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// For how many minutes after the network received it a text still starts a visit.
    pub late_minutes: u32,
    /// What messages begin with, by language code.
    pub keywords: BTreeMap<String, Keywords>,
}

/// What messages of one language begin with: capital letters only, and for each thing at least one word, of which the
/// first is the one that answers name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keywords {
    /// A visitor is there. The seed: "Text VISITOR followed by the registration of the vehicle".
    pub visitor: Vec<String>,
    /// The plate was wrong.
    pub correct: Vec<String>,
    /// The visit is not wanted after all.
    pub cancel: Vec<String>,
    /// The visitor has gone.
    pub left: Vec<String>,
    /// How does this work?
    pub help: Vec<String>,
}

/// What a keyword asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyword {
    /// A visitor is there.
    Visitor,
    /// The plate was wrong.
    Correct,
    /// The visit is not wanted after all.
    Cancel,
    /// The visitor has gone.
    Left,
    /// How does this work?
    Help,
}

impl Default for Texts {
    /// English and Welsh, and half an hour: longer than a provider of texts goes on trying.
    fn default() -> Self {
        let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect();
        let english = Keywords {
            visitor: words(&["VISITOR", "VISITORS", "VISIT"]),
            correct: words(&["CORRECT", "CORRECTION", "CHANGE"]),
            cancel: words(&["CANCEL"]),
            left: words(&["LEFT", "GONE"]),
            help: words(&["HELP"]),
        };
        let welsh = Keywords {
            visitor: words(&["YMWELYDD", "YMWELWYR", "YMWELIAD"]),
            correct: words(&["CYWIRO", "CYWIRIAD"]),
            cancel: words(&["CANSLO"]),
            left: words(&["GADAEL", "GADAWODD"]),
            help: words(&["CYMORTH"]),
        };
        Self { late_minutes: 30, keywords: [("en".to_owned(), english), ("cy".to_owned(), welsh)].into() }
    }
}

impl Keywords {
    /// Its words, with what each asks for.
    pub fn all(&self) -> impl Iterator<Item = (Keyword, &str)> {
        let lists = [
            (Keyword::Visitor, &self.visitor),
            (Keyword::Correct, &self.correct),
            (Keyword::Cancel, &self.cancel),
            (Keyword::Left, &self.left),
            (Keyword::Help, &self.help),
        ];
        lists.into_iter().flat_map(|(keyword, words)| words.iter().map(move |word| (keyword, word.as_str())))
    }
}

impl Texts {
    /// The words of a language; the English ones where it has none.
    pub fn of(&self, language: &str) -> Option<&Keywords> {
        self.keywords.get(language).or_else(|| self.keywords.get("en"))
    }
}
