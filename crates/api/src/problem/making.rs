//! Making a problem: its code first, then what its sentence needs. Knows no code by name.

use super::{Arg, Code, Problem};
use std::collections::BTreeMap;

impl Problem {
    /// A problem without arguments.
    pub fn new(code: Code) -> Self {
        Self { code, args: BTreeMap::new(), retry: None, reference: None, message: None }
    }

    /// The same with an argument more.
    #[must_use]
    pub fn with(mut self, name: &str, arg: Arg) -> Self {
        self.args.insert(name.to_owned(), arg);
        self
    }

    /// The same, saying when to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry = Some(seconds);
        self
    }
}
