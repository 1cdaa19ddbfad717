//! Text messages that were answered, in memory.

use super::{MemoryStore, now};
use crate::store::Later;
use crate::store::accounts::Told;
use crate::store::texts::{TextKey, Texts};
use chrono::{DateTime, Utc};
use std::collections::btree_map::Entry;

impl Texts for MemoryStore {
    fn replied(&self, key: TextKey) -> Later<'_, Option<String>> {
        now(self.state().texts.get(&key).map(|(reply, _)| reply.clone()))
    }

    fn keep_reply(&self, key: TextKey, reply: String, at: DateTime<Utc>, told: Told) -> Later<'_, String> {
        let mut state = self.state();
        match state.texts.entry(key) {
            Entry::Occupied(first) => now(first.get().0.clone()),
            Entry::Vacant(free) => {
                free.insert((reply.clone(), at));
                state.tell(told);
                self.bell.notify_one();
                now(reply)
            }
        }
    }

    fn forget_replies(&self, before: DateTime<Utc>) -> Later<'_, ()> {
        self.state().texts.retain(|_, (_, at)| *at >= before);
        now(())
    }
}
