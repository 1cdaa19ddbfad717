//! The outbox of the reference model: a list in the order of posting.

use super::{MemoryStore, now};
use crate::letters::{Contact, Letter};
use crate::store::Later;
use crate::store::outbox::{KeptLetter, LetterState, Outbox, Posted};
use chrono::{DateTime, Utc};
use permit_rules::CouncilId;
use tokio::sync::Notify;

/// A letter and what has become of it.
#[derive(Debug)]
pub struct Slot {
    kept: KeptLetter,
    tries: u32,
}

impl MemoryStore {
    fn change(&self, council: &CouncilId, id: &str, from: &[LetterState], change: impl FnOnce(&mut Slot)) {
        let mut state = self.state();
        let named = |slot: &&mut Slot| slot.kept.letter.council == *council && slot.kept.letter.id == id;
        if let Some(slot) = state.letters.iter_mut().find(named)
            && from.contains(&slot.kept.state)
        {
            change(slot);
        }
    }
}

/// Takes letters in; those whose ids are there already stay as they are.
pub fn post(slots: &mut Vec<Slot>, letters: Vec<Letter>) {
    for letter in letters {
        let same =
            |slot: &Slot| slot.kept.letter.council == letter.council && slot.kept.letter.id == letter.id;
        if !slots.iter().any(same) {
            let at = letter.not_before;
            let kept = KeptLetter { letter, state: LetterState::Waiting, at };
            slots.push(Slot { kept, tries: 0 });
        }
    }
}

/// Takes back what waits and belongs to something. Says how many letters that were.
pub fn recall(slots: &mut [Slot], council: &CouncilId, about: &str) -> u32 {
    let mut recalled = 0;
    for slot in slots {
        let letter = &slot.kept.letter;
        let belongs = letter.council == *council && letter.about.as_deref() == Some(about);
        if belongs && slot.kept.state == LetterState::Waiting {
            slot.kept.state = LetterState::Recalled;
            recalled += 1;
        }
    }
    recalled
}

/// Forgets letters of these names, whatever has become of them.
pub fn forget(slots: &mut Vec<Slot>, council: &CouncilId, ids: &[String]) {
    slots.retain(|slot| slot.kept.letter.council != *council || !ids.contains(&slot.kept.letter.id));
}

/// The letters to any of these, the oldest first.
pub fn to(slots: &[Slot], council: &CouncilId, contacts: &[Contact]) -> Vec<KeptLetter> {
    let theirs =
        |slot: &&Slot| slot.kept.letter.council == *council && contacts.contains(&slot.kept.letter.to);
    slots.iter().filter(theirs).map(|slot| slot.kept.clone()).collect()
}

impl Outbox for MemoryStore {
    fn bell(&self) -> &Notify {
        &self.bell
    }

    fn post(&self, letters: Vec<Letter>) -> Later<'_, ()> {
        post(&mut self.state().letters, letters);
        self.bell.notify_one();
        now(())
    }

    fn due(&self, at: DateTime<Utc>, limit: u32) -> Later<'_, Vec<Posted>> {
        let state = self.state();
        let due = |slot: &&Slot| slot.kept.state == LetterState::Waiting && slot.kept.at <= at;
        let mut slots: Vec<_> = state.letters.iter().filter(due).collect();
        slots.sort_by_key(|slot| slot.kept.at);
        let posted = |slot: &Slot| Posted { letter: slot.kept.letter.clone(), tries: slot.tries };
        now(slots.into_iter().take(limit as usize).map(posted).collect())
    }

    fn sent(&self, council: CouncilId, id: String, at: DateTime<Utc>) -> Later<'_, ()> {
        let from = [LetterState::Waiting, LetterState::Recalled];
        self.change(&council, &id, &from, |slot| (slot.kept.state, slot.kept.at) = (LetterState::Sent, at));
        now(())
    }

    fn put_off(&self, council: CouncilId, id: String, until: DateTime<Utc>, tries: u32) -> Later<'_, ()> {
        let from = [LetterState::Waiting];
        self.change(&council, &id, &from, |slot| (slot.kept.at, slot.tries) = (until, tries));
        now(())
    }

    fn given_up(&self, council: CouncilId, id: String, at: DateTime<Utc>, reason: String) -> Later<'_, ()> {
        let from = [LetterState::Waiting];
        let state = LetterState::GivenUp(reason);
        self.change(&council, &id, &from, |slot| (slot.kept.state, slot.kept.at) = (state, at));
        now(())
    }

    fn recall(&self, council: CouncilId, about: String) -> Later<'_, u32> {
        now(recall(&mut self.state().letters, &council, &about))
    }

    fn latest(&self, limit: u32) -> Later<'_, Vec<KeptLetter>> {
        now(self.state().letters.iter().rev().take(limit as usize).map(|slot| slot.kept.clone()).collect())
    }

    fn forget_letters(&self, before: DateTime<Utc>) -> Later<'_, ()> {
        let stays = |slot: &Slot| slot.kept.state == LetterState::Waiting || slot.kept.at >= before;
        self.state().letters.retain(stays);
        now(())
    }
}
