//! One step's moment, and what it has led to so far.

use crate::input::CallId;
use crate::output::{Notice, Output, Topic};
use chrono::{DateTime, Utc};
use permit_api::{Problem, Reply};
use std::collections::BTreeSet;

/// One step in the making.
pub(crate) struct Turn {
    /// The moment of the step.
    pub now: DateTime<Utc>,
    out: Vec<Output>,
    topics: BTreeSet<Topic>,
}

impl Turn {
    /// A step that has led to nothing yet.
    pub fn at(now: DateTime<Utc>) -> Self {
        Self { now, out: Vec::new(), topics: BTreeSet::new() }
    }

    /// Has something done.
    pub fn push(&mut self, output: Output) {
        self.out.push(output);
    }

    /// Answers a call.
    pub fn reply(&mut self, id: CallId, result: Result<Reply, Problem>) {
        self.push(Output::Reply { id, result });
    }

    /// Tells the person.
    pub fn notify(&mut self, notice: Notice) {
        self.push(Output::Notify { notice });
    }

    /// Has the screens ask again, once for the whole step.
    pub fn changed(&mut self, topics: &[Topic]) {
        self.topics.extend(topics);
    }

    /// What the step leads to.
    pub fn end(mut self) -> Vec<Output> {
        if !self.topics.is_empty() {
            self.out.push(Output::Changed { topics: self.topics.into_iter().collect() });
        }
        self.out
    }
}
