//! Who is told of the end of a stay, in memory.

use super::{MemoryStore, State, now, outbox};
use crate::letters::Contact;
use crate::store::accounts::Told;
use crate::store::notices::{Ending, Notice, NoticeChoice, NoticeOutcome, Notices, VisitorNumber};
use crate::store::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, Stay, StayId};
use std::collections::BTreeMap;

/// Choices, numbers, and who was told.
#[derive(Debug, Default)]
pub struct Rows {
    choices: BTreeMap<(CouncilId, String), (HolderKey, NoticeChoice)>,
    visitors: BTreeMap<(HolderKey, StayId), VisitorNumber>,
    told: BTreeMap<(HolderKey, StayId, DateTime<Utc>, String), Row>,
}

#[derive(Debug)]
struct Row {
    letter: Option<String>,
    is_text: bool,
    at: DateTime<Utc>,
}

/// The name under which a visitor was told.
const VISITOR: &str = "visitor";

impl Rows {
    /// Keeps the numbers of visitors.
    pub fn keep(&mut self, key: &HolderKey, numbers: Vec<VisitorNumber>) {
        self.visitors.extend(numbers.into_iter().map(|it| ((key.clone(), it.stay.clone()), it)));
    }

    /// Forgets what an account has chosen.
    pub fn forget_account(&mut self, council: &CouncilId, account: &str) {
        self.choices.remove(&(council.clone(), account.to_owned()));
    }
}

impl State {
    fn stay(&self, key: &HolderKey, stay: &StayId) -> Option<&Stay> {
        self.holders.get(key)?.holder.stays.get(stay)
    }

    fn is_over(&self, key: &HolderKey, stay: &StayId, now: DateTime<Utc>) -> bool {
        self.stay(key, stay).is_none_or(|stay| !stay.stands() || stay.end <= now)
    }

    fn ending(&self, council: &CouncilId, after: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Ending> {
        let rows = &self.notices;
        let mut found = Vec::new();
        for (key, record) in self.holders.iter().filter(|(key, _)| key.council == *council) {
            let watched = rows.choices.values().any(|(of, _)| of == key);
            for stay in record.holder.stays.values() {
                let visitor = rows.visitors.get(&(key.clone(), stay.id.clone())).cloned();
                let soon = stay.stands() && after < stay.end && stay.end <= until;
                if !soon || !(watched || visitor.is_some()) {
                    continue;
                }
                let of = |it: &&(HolderKey, StayId, DateTime<Utc>, String)| {
                    it.0 == *key && it.1 == stay.id && it.2 == stay.end
                };
                let told = rows.told.keys().filter(of).map(|it| it.3.clone()).collect();
                found.push(Ending { key: key.clone(), stay: stay.clone(), visitor, told });
            }
        }
        found.sort_by_key(|it| (it.stay.end, it.key.holder.clone(), it.stay.id.clone()));
        found
    }

    fn tell_end(&mut self, notice: Notice) -> NoticeOutcome {
        let Notice { key, stay, whom, letter, most_texts, since, at } = notice;
        let same = |it: &Stay| it.stands() && it.end == stay.end && it.vrn == stay.vrn;
        let name = (key.clone(), stay.id.clone(), stay.end, whom);
        if self.notices.told.contains_key(&name) || !self.stay(&key, &stay.id).is_some_and(same) {
            return NoticeOutcome::Nothing;
        }
        let is_text = matches!(letter.to, Contact::Mobile(_));
        let texts = self.notices.told.iter().filter(|(it, row)| it.0 == key && row.is_text && row.at > since);
        if is_text && texts.count() >= most_texts as usize {
            self.notices.told.insert(name, Row { letter: None, is_text: false, at });
            return NoticeOutcome::TooMany;
        }
        self.notices.told.insert(name, Row { letter: Some(letter.id.clone()), is_text, at });
        outbox::post(&mut self.letters, vec![letter]);
        NoticeOutcome::Told
    }

    fn forget_visitors(
        &mut self,
        council: &CouncilId,
        now: DateTime<Utc>,
        told_before: DateTime<Utc>,
    ) -> usize {
        let over =
            |(key, stay): &(HolderKey, StayId)| key.council == *council && self.is_over(key, stay, now);
        let gone: Vec<_> = self.notices.visitors.keys().filter(|it| over(it)).cloned().collect();
        let letters: Vec<_> = self
            .notices
            .told
            .iter()
            .filter(|(it, _)| it.3 == VISITOR && over(&(it.0.clone(), it.1.clone())))
            .filter_map(|(_, row)| row.letter.clone())
            .collect();
        outbox::forget(&mut self.letters, council, &letters);
        self.notices.visitors.retain(|it, _| !gone.contains(it));
        self.notices.told.retain(|it, row| it.0.council != *council || it.2 > now || row.at > told_before);
        gone.len()
    }
}

impl Notices for MemoryStore {
    fn notice_choice(&self, council: CouncilId, account: String) -> Later<'_, Option<NoticeChoice>> {
        now(self.state().notices.choices.get(&(council, account)).map(|(_, choice)| *choice))
    }

    fn choose_notice(
        &self,
        key: HolderKey,
        account: String,
        choice: Option<NoticeChoice>,
        told: Told,
    ) -> Later<'_, ()> {
        let mut state = self.state();
        let name = (key.council.clone(), account);
        match choice {
            Some(choice) => state.notices.choices.insert(name, (key, choice)),
            None => state.notices.choices.remove(&name),
        };
        state.tell(told);
        self.bell.notify_one();
        now(())
    }

    fn ending(
        &self,
        council: CouncilId,
        after: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Later<'_, Vec<Ending>> {
        now(self.state().ending(&council, after, until))
    }

    fn with_visitors(&self, key: HolderKey) -> Later<'_, Vec<StayId>> {
        let state = self.state();
        let of = state.notices.visitors.keys().filter(|(of, _)| *of == key);
        now(of.map(|(_, stay)| stay.clone()).collect())
    }

    fn tell_end(&self, notice: Notice) -> Later<'_, NoticeOutcome> {
        let outcome = self.state().tell_end(notice);
        self.bell.notify_one();
        now(outcome)
    }

    fn forget_visitors(
        &self,
        council: CouncilId,
        at: DateTime<Utc>,
        told_before: DateTime<Utc>,
    ) -> Later<'_, u32> {
        let forgotten = self.state().forget_visitors(&council, at, told_before);
        now(u32::try_from(forgotten).unwrap_or(u32::MAX))
    }
}
