//! Calls, and finding holders, in memory.

use super::{MemoryStore, audit, now};
use crate::store::audit::Line;
use crate::store::calls::{CallRow, Calls, FoundHolder, MOST_LOOKED_AT, listed, search_words};
use crate::store::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_api::desk::Question;
use permit_rules::CouncilId;
use std::collections::BTreeSet;

impl Calls for MemoryStore {
    fn put_call(&self, call: CallRow, line: Line) -> Later<'_, ()> {
        let mut state = self.state();
        let here = |it: &CallRow| {
            (&it.council, &it.account, &it.device) == (&call.council, &call.account, &call.device)
        };
        state.calls.retain(|it| !here(it));
        state.calls.push(call);
        audit::append(&mut state.audit, vec![line]);
        now(())
    }

    fn call(&self, council: CouncilId, id: String) -> Later<'_, Option<CallRow>> {
        now(self.state().calls.iter().find(|it| it.council == council && it.id == id).cloned())
    }

    fn answer_call(
        &self,
        council: CouncilId,
        id: String,
        (right, wrong): (BTreeSet<Question>, bool),
        at: DateTime<Utc>,
        line: Line,
    ) -> Later<'_, Option<CallRow>> {
        let mut state = self.state();
        let Some(call) = state.calls.iter_mut().find(|it| it.council == council && it.id == id) else {
            return now(None);
        };
        call.answer(&right, wrong, at);
        let call = call.clone();
        audit::append(&mut state.audit, vec![line]);
        now(Some(call))
    }

    fn find_holders(
        &self,
        council: CouncilId,
        words: Vec<String>,
        limit: u32,
    ) -> Later<'_, Vec<FoundHolder>> {
        let state = self.state();
        let mut found = Vec::new();
        for (HolderKey { holder: id, .. }, record) in
            state.holders.iter().filter(|(key, _)| key.council == council)
        {
            let members = state.accounts.values().filter(|it| it.council == council);
            let members: Vec<&str> =
                members.filter(|it| it.holder.as_ref() == Some(id)).map(|it| it.name.as_str()).collect();
            let holder = &record.holder;
            let names = holder.name.as_deref().into_iter().chain(members.iter().copied());
            let has = search_words(names, holder.home.as_ref());
            if words.iter().all(|word| has.iter().any(|it| it.starts_with(word))) {
                found.push(FoundHolder {
                    holder: id.clone(),
                    name: holder.name.as_deref().or(members.first().copied()).unwrap_or_default().to_owned(),
                    home: holder.home.clone(),
                    zone: holder.zone.clone(),
                });
            }
        }
        found.truncate(MOST_LOOKED_AT);
        now(listed(found, limit))
    }
}
