//! Putting a letter into words: its sentences from the message files, in its language, on the council's clock. A letter
//! says what happened, then what to do, then how to reach the council.

use super::carrier::Written;
use super::gsm;
use super::letter::{Contact, Letter};
use super::page::{self, Block};
use chrono::{DateTime, Utc};
use permit_api::Arg;
use permit_api::words::{self, Lang};
use permit_rules::Scheme;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// A letter that there are no words for: an argument or a message is missing, or it cannot go by that way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no {0}, or something it needs is missing")]
pub struct NoWords(pub String);

/// What a council's letters have in common.
#[derive(Debug, Clone)]
pub struct Desk {
    scheme: Arc<Scheme>,
}

impl Desk {
    /// The desk of a council.
    pub fn of(scheme: &Arc<Scheme>) -> Self {
        Self { scheme: Arc::clone(scheme) }
    }

    /// The rules of the council whose desk it is.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// Puts a letter into words.
    ///
    /// # Errors
    /// If a message or an argument is missing, or the kind has no text message and is to go as one.
    pub fn write(&self, letter: &Letter, at: DateTime<Utc>) -> Result<Written, NoWords> {
        let pen = Pen { desk: self, lang: letter.language, args: self.args(letter), of: letter };
        if let Some(missing) =
            letter.kind.args().iter().find(|name| **name != "note" && !pen.args.contains_key(**name))
        {
            return Err(NoWords(format!("{} of {}", missing, letter.kind.name())));
        }
        let (subject, plain, html) = match letter.to {
            Contact::Email(_) => {
                let (subject, blocks) = (pen.part("subject")?, pen.blocks()?);
                let html = page::html(letter.language, &subject, &blocks);
                (subject, page::plain(&blocks), Some(html))
            }
            Contact::Mobile(_) => (String::new(), gsm::plain(&pen.part("text")?), None),
        };
        let reference = reference(letter);
        let (id, to) = (letter.id.clone(), letter.to.clone());
        Ok(Written { id, to, subject, plain, html, reference, at, enclosed: None })
    }

    fn args(&self, letter: &Letter) -> BTreeMap<String, Arg> {
        let lang = letter.language;
        let (name, phone) = (&self.scheme.name, &self.scheme.contact.phone);
        let council = name.get(lang.code()).or_else(|| name.get(Lang::En.code()));
        let mut args = letter.args.clone();
        args.insert("council".to_owned(), Arg::Text(council.cloned().unwrap_or_default()));
        args.insert("phone".to_owned(), Arg::Text(phone.clone()));
        args.entry("enquiries".to_owned()).or_insert_with(|| Arg::Text(phone.clone()));
        args
    }
}

/// The same for the same letter, whoever asks, and telling nothing.
fn reference(letter: &Letter) -> String {
    let digest =
        Sha256::new().chain_update(letter.council.as_str()).chain_update([0]).chain_update(&letter.id);
    let mut text = String::with_capacity(32);
    for byte in &digest.finalize()[..16] {
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text
}

struct Pen<'a> {
    desk: &'a Desk,
    lang: Lang,
    args: BTreeMap<String, Arg>,
    of: &'a Letter,
}

impl Pen<'_> {
    fn blocks(&self) -> Result<Vec<Block>, NoWords> {
        let mut blocks = vec![Block::Paragraph(self.part("first")?)];
        if !self.of.points.is_empty() {
            blocks.push(Block::Paragraph(self.sentence("letter-points")?));
            blocks.push(Block::Points(
                self.of.points.iter().map(|it| self.point(it)).collect::<Result<_, _>>()?,
            ));
        }
        if self.text("note").is_some_and(|note| !note.trim().is_empty()) {
            blocks.push(Block::Paragraph(self.sentence("letter-note")?));
        }
        blocks.push(Block::Paragraph(self.part("next")?));
        if self.args.contains_key("code") {
            blocks.push(Block::Code(self.sentence("letter-code")?));
        }
        if let Some(address) = self.text("link") {
            let (label, otherwise) = (self.part("button")?, self.sentence("letter-link")?);
            blocks.push(Block::Button { label, otherwise, address: address.to_owned() });
        }
        if let Some(address) = self.text("reset_link") {
            blocks.push(Block::Link { label: self.part("other")?, address: address.to_owned() });
        }
        if words::has(&self.key("after"), self.lang) {
            blocks.push(Block::Paragraph(self.part("after")?));
        }
        blocks.push(Block::Foot(self.sentence("letter-reach")?));
        Ok(blocks)
    }

    fn point(&self, [document, shortcoming]: &[String; 2]) -> Result<String, NoWords> {
        let parts = [
            ("document".to_owned(), Arg::Text(self.sentence(document)?)),
            ("shortcoming".to_owned(), Arg::Text(self.sentence(shortcoming)?)),
        ];
        self.message("letter-point", &parts.into())
    }

    fn key(&self, part: &str) -> String {
        format!("letter-{}-{part}", self.of.kind.name().replace('_', "-"))
    }

    fn part(&self, part: &str) -> Result<String, NoWords> {
        self.sentence(&self.key(part))
    }

    fn sentence(&self, key: &str) -> Result<String, NoWords> {
        self.message(key, &self.args)
    }

    fn message(&self, key: &str, args: &BTreeMap<String, Arg>) -> Result<String, NoWords> {
        words::message(key, args, self.lang, self.desk.scheme.timezone).ok_or_else(|| NoWords(key.to_owned()))
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.args.get(name)? {
            Arg::Text(text) => Some(text),
            Arg::Number(_) | Arg::Time(_) | Arg::Until(_) | Arg::Day(_) | Arg::Money(_) => None,
        }
    }
}
