//! The audit log in memory.

use super::{MemoryStore, now};
use crate::store::Later;
use crate::store::audit::{AuditLog, Line, Sealed, seal};
use permit_rules::{CouncilId, HolderId};

/// Adds lines to their councils' chains.
pub fn append(chains: &mut Vec<Sealed>, lines: Vec<Line>) {
    for line in lines {
        let last = chains.iter().rev().find(|it| it.line.council == line.council);
        let (place, before) = last.map_or((0, [0; 32]), |it| (it.place, it.seal));
        let seal = seal(&before, place + 1, &line);
        chains.push(Sealed { place: place + 1, line, seal });
    }
}

impl AuditLog for MemoryStore {
    fn note(&self, lines: Vec<Line>) -> Later<'_, ()> {
        append(&mut self.state().audit, lines);
        now(())
    }

    fn record_of(&self, council: CouncilId, subject: String) -> Later<'_, Vec<Sealed>> {
        let about = |it: &&Sealed| it.line.council == council && it.line.subject.as_ref() == Some(&subject);
        let found: Vec<_> = self.state().audit.iter().filter(about).cloned().collect();
        now(found[found.len().saturating_sub(500)..].to_vec())
    }

    fn record_of_holder(
        &self,
        council: CouncilId,
        holder: HolderId,
        actions: &'static [&'static str],
    ) -> Later<'_, Vec<Sealed>> {
        let about = |it: &&Sealed| {
            let line = &it.line;
            line.council == council
                && line.holder.as_ref() == Some(&holder)
                && actions.contains(&line.action.as_str())
        };
        let found: Vec<_> = self.state().audit.iter().filter(about).cloned().collect();
        now(found[found.len().saturating_sub(500)..].to_vec())
    }

    fn audit_head(&self, council: CouncilId) -> Later<'_, Option<(u64, [u8; 32])>> {
        let state = self.state();
        now(state.audit.iter().rev().find(|it| it.line.council == council).map(|it| (it.place, it.seal)))
    }

    fn chain(&self, council: CouncilId, after: u64, limit: u32) -> Later<'_, Vec<Sealed>> {
        let state = self.state();
        let of = state.audit.iter().filter(|it| it.line.council == council && it.place > after);
        now(of.take(limit as usize).cloned().collect())
    }
}
