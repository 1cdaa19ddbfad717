//! Checks the words by which a scheme understands text messages: no word asks for two things, and none can be a plate.

use crate::scheme::span::Check;
use crate::scheme::{Keywords, Texts, file};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The shortest word: less would be found at the beginning of too much else.
const SHORTEST: usize = 4;
/// The longest word.
const LONGEST: usize = 20;

impl Check<'_> {
    /// How texts are taken; as usual where the file does not say.
    pub(super) fn texts(&mut self, written: Option<file::Texts>) -> Texts {
        let Some(written) = written else { return Texts::default() };
        let late_minutes = self.within(&written.late_minutes, "text.late_minutes", 1..=1440);
        if !written.keywords.get_ref().contains_key("en") {
            self.fault(written.keywords.span(), "text.keywords", "English words, `en`, are needed");
        }
        let mut taken = BTreeSet::new();
        let mut keywords = BTreeMap::new();
        for (language, lists) in written.keywords.into_inner() {
            let mut list = |words: &Spanned<Vec<Spanned<String>>>, name: &str| {
                self.keywords(words, &format!("text.keywords.{language}.{name}"), &mut taken)
            };
            let read = Keywords {
                visitor: list(&lists.visitor, "visitor"),
                correct: list(&lists.correct, "correct"),
                cancel: list(&lists.cancel, "cancel"),
                left: list(&lists.left, "left"),
                help: list(&lists.help, "help"),
            };
            keywords.insert(language, read);
        }
        Texts { late_minutes, keywords }
    }

    fn keywords(
        &mut self,
        written: &Spanned<Vec<Spanned<String>>>,
        field: &str,
        taken: &mut BTreeSet<String>,
    ) -> Vec<String> {
        if written.get_ref().is_empty() {
            self.fault(written.span(), field, "at least one word is needed");
        }
        for word in written.get_ref() {
            let fits = (SHORTEST..=LONGEST).contains(&word.get_ref().len())
                && word.get_ref().bytes().all(|letter| letter.is_ascii_uppercase());
            if !fits {
                self.fault(word.span(), field, "a word is 4 to 20 capital letters, without accents");
            }
            if !taken.insert(word.get_ref().clone()) {
                self.fault(word.span(), field, "a word asks for one thing, in one language");
            }
        }
        written.get_ref().iter().map(|word| word.get_ref().clone()).collect()
    }
}
