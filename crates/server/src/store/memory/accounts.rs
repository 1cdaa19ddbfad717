//! Accounts as they change, in the reference model: everything under the one lock, so that whatever happens together
//! happens at once.

use super::{MemoryStore, Record, State, audit, now, outbox};
use crate::letters::Contact;
use crate::store::accounts::{
    AccountChange, Accounts, Changed, Opening, Passkey, Purpose, Ticket, TicketKey, Told, Tried,
};
use crate::store::rows::{Account, HolderKey};
use crate::store::{Admission, KeptLetter, Later};
use chrono::{DateTime, Utc};
use permit_rules::helper::Helpers;
use permit_rules::plates::SavedPlates;
use permit_rules::registration::Standing;
use permit_rules::{CouncilId, HolderId};

impl State {
    pub(super) fn tell(&mut self, told: Told) {
        outbox::post(&mut self.letters, told.letters);
        audit::append(&mut self.audit, told.audit);
    }

    fn belongs_to_another(&self, mine: &Account) -> bool {
        let same = |mine: &Option<String>, theirs: &Option<String>| mine.is_some() && mine == theirs;
        self.accounts.values().any(|other| {
            other.council == mine.council
                && other.id != mine.id
                && (same(&mine.email, &other.email) || same(&mine.mobile, &other.mobile))
        })
    }
}

/// The account after a change; none where the change no longer applies.
fn changed(account: &Account, change: &AccountChange) -> Option<Account> {
    let mut after = account.clone();
    match change {
        AccountChange::Password { hash, .. } => after.password.clone_from(hash),
        AccountChange::Rehash { old, .. } if *old != after.password => return None,
        AccountChange::Rehash { new, .. } => after.password.clone_from(new),
        AccountChange::Email(email) => after.email = Some(email.clone()),
        AccountChange::Mobile(mobile) => after.mobile.clone_from(mobile),
        AccountChange::Language(language) => after.language = *language,
    }
    Some(after)
}

fn undecided(standing: &Standing) -> bool {
    match standing {
        Standing::Draft | Standing::Submitted { .. } | Standing::MoreNeeded { .. } => true,
        Standing::Approved { .. } | Standing::Rejected { .. } | Standing::Withdrawn { .. } => false,
    }
}

impl Record {
    fn forget_person(&mut self) {
        (self.holder.name, self.holder.home) = (None, None);
        self.holder.plates = SavedPlates::default();
        self.holder.links.clear();
        self.holder.helpers = Helpers::default();
        self.registrations.retain(|it| !undecided(&it.standing));
        self.holder.registration = self.registrations.last().cloned();
    }
}

impl Accounts for MemoryStore {
    fn put_ticket(&self, ticket: Ticket, told: Told) -> Later<'_, ()> {
        let mut state = self.state();
        state.tickets.push(ticket);
        state.tell(told);
        self.bell.notify_one();
        now(())
    }

    fn ticket(&self, council: CouncilId, key: TicketKey) -> Later<'_, Option<Ticket>> {
        let state = self.state();
        now(state.tickets.iter().find(|it| it.council == council && key.names(it)).cloned())
    }

    fn try_ticket(
        &self,
        council: CouncilId,
        key: TicketKey,
        purposes: &'static [Purpose],
        at: DateTime<Utc>,
    ) -> Later<'_, Tried> {
        let mut state = self.state();
        let meant = |it: &Ticket| it.council == council && purposes.contains(&it.purpose) && key.names(it);
        let Some(place) = state.tickets.iter().position(meant) else { return now(Tried::Gone) };
        now(match key.opens(&state.tickets[place], at) {
            Opening::Right => Tried::Right(Box::new(state.tickets.remove(place))),
            Opening::Over => Tried::Gone,
            Opening::Wrong => {
                state.tickets[place].left -= 1;
                let left = state.tickets[place].left;
                if left == 0 { Tried::Gone } else { Tried::Wrong { left } }
            }
        })
    }

    fn open_account(&self, admission: Admission, told: Told) -> Later<'_, bool> {
        let mut state = self.state();
        let new = super::admit(&mut state, admission);
        if new {
            state.tell(told);
            self.bell.notify_one();
        }
        now(new)
    }

    fn change_account(
        &self,
        council: CouncilId,
        account: String,
        change: AccountChange,
        told: Told,
    ) -> Later<'_, Changed> {
        let mut state = self.state();
        let key = (council.clone(), account.clone());
        let after = state.accounts.get(&key).and_then(|before| changed(before, &change));
        let Some(after) = after else { return now(Changed::Nothing) };
        if state.belongs_to_another(&after) {
            return now(Changed::Taken);
        }
        state.accounts.insert(key, after.clone());
        if change.voids_tickets() {
            state.tickets.retain(|it| it.council != council || it.account.as_ref() != Some(&account));
        }
        if let AccountChange::Password { keep, .. } = change {
            state.sessions.retain(|(of, _), it| {
                *of != council || it.account != account || keep.as_ref() == Some(&it.device)
            });
            state.connections.end_all(&council, &account);
        }
        state.tell(told);
        self.bell.notify_one();
        now(Changed::Done(Box::new(after)))
    }

    fn passkeys(&self, council: CouncilId, account: String) -> Later<'_, Vec<Passkey>> {
        let mine = |it: &&Passkey| it.council == council && it.account == account;
        let mut found: Vec<_> = self.state().passkeys.values().filter(mine).cloned().collect();
        found.sort_by(|a, b| (a.since, &a.id).cmp(&(b.since, &b.id)));
        now(found)
    }

    fn passkey(&self, council: CouncilId, id: String) -> Later<'_, Option<Passkey>> {
        now(self.state().passkeys.get(&(council, id)).cloned())
    }

    fn put_passkey(&self, passkey: Passkey, most: u32, told: Told) -> Later<'_, Changed> {
        let mut state = self.state();
        let owner = (passkey.council.clone(), passkey.account.clone());
        let key = (passkey.council.clone(), passkey.id.clone());
        let mine = |it: &&Passkey| it.council == passkey.council && it.account == passkey.account;
        let many = state.passkeys.values().filter(mine).count() >= most as usize;
        if state.passkeys.contains_key(&key) {
            return now(Changed::Taken);
        }
        let Some(account) = state.accounts.get(&owner).filter(|_| !many).cloned() else {
            return now(Changed::Nothing);
        };
        state.passkeys.insert(key, passkey);
        state.tell(told);
        self.bell.notify_one();
        now(Changed::Done(Box::new(account)))
    }

    fn use_passkey(&self, before: Passkey, after: Passkey) -> Later<'_, bool> {
        let mut state = self.state();
        let kept = state.passkeys.get_mut(&(before.council, before.id));
        let same = kept.filter(|it| it.account == before.account && it.counter == before.counter);
        now(same.map(|kept| (kept.counter, kept.credential) = (after.counter, after.credential)).is_some())
    }

    fn drop_passkey(&self, council: CouncilId, account: String, id: String, told: Told) -> Later<'_, bool> {
        let mut state = self.state();
        let key = (council, id);
        let there = state.passkeys.get(&key).is_some_and(|it| it.account == account);
        if there {
            state.passkeys.remove(&key);
            state.tell(told);
            self.bell.notify_one();
        }
        now(there)
    }

    fn close_account(&self, council: CouncilId, account: String, told: Told) -> Later<'_, bool> {
        let mut state = self.state();
        let Some(gone) = state.accounts.remove(&(council.clone(), account.clone())) else {
            return now(false);
        };
        state.sessions.retain(|(of, _), it| *of != council || it.account != account);
        state.tickets.retain(|it| it.council != council || it.account.as_ref() != Some(&account));
        state.passkeys.retain(|(of, _), it| *of != council || it.account != account);
        state.calls.retain(|it| it.council != council || it.account != account);
        state.notices.forget_account(&council, &account);
        state.connections.end_all(&council, &account);
        if let Some(holder) = gone.holder
            && let Some(record) = state.holders.get_mut(&HolderKey { council, holder })
        {
            record.forget_person();
        }
        state.tell(told);
        self.bell.notify_one();
        now(true)
    }

    fn helped(&self, council: CouncilId, account: String) -> Later<'_, Vec<HolderId>> {
        let state = self.state();
        let there = state.accounts.contains_key(&(council.clone(), account.clone()));
        let helps = |record: &Record| there && record.holder.helpers.with_account(&account).is_some();
        let found = state.holders.iter().filter(|(key, record)| key.council == council && helps(record));
        now(found.map(|(key, _)| key.holder.clone()).collect())
    }

    fn letters_to(&self, council: CouncilId, contacts: Vec<Contact>) -> Later<'_, Vec<KeptLetter>> {
        now(outbox::to(&self.state().letters, &council, &contacts))
    }
}
