//! Where in a scheme file something stands, and the faults found so far.

use super::Fault;
use std::ops::Range;

/// A scheme file being checked.
pub(super) struct Check<'a> {
    text: &'a str,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, faults: Vec::new() }
    }

    /// Notes what is wrong with the field at a place.
    pub(super) fn fault(&mut self, at: Range<usize>, field: impl Into<String>, reason: impl Into<String>) {
        let line = self.line(at.start);
        self.faults.push(Fault { line, field: field.into(), reason: reason.into() });
    }

    /// Notes that the file could not be read at a place; the field is the key that stands there.
    pub(super) fn unreadable(&mut self, at: Range<usize>, reason: &str) {
        let line = self.line(at.start);
        let written = self.text.lines().nth(line - 1).unwrap_or_default();
        let key = written.split('=').next().unwrap_or_default();
        self.faults.push(Fault { line, field: key.trim().to_owned(), reason: reason.to_owned() });
    }

    /// Every fault, in the order of the file.
    pub(super) fn faults(mut self) -> Vec<Fault> {
        self.faults.sort_by(|a, b| (a.line, &a.field).cmp(&(b.line, &b.field)));
        self.faults
    }

    pub(super) fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }

    fn line(&self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
    }
}
