//! The store that forgets: the reference model the others are compared with. Plain maps under one lock, changes
//! folded with `Holder::apply`. Never used to serve residents.

mod accounts;
mod audit;
mod books;
mod calls;
mod connections;
mod links;
mod notices;
mod orders;
mod outbox;
mod papers;
mod patrol;
mod proofs;
mod queue;
mod texts;

use super::accounts::{Passkey, Ticket};
use super::rows::{
    Account, Admission, Answered, Bucket, ByWhat, Entry, Feed, Held, HolderKey, Judge, Outcome, RequestStamp,
    Session,
};
use super::{Later, Store, Trouble};
use chrono::{DateTime, Duration, Utc};
use permit_rules::{Change, CouncilId, Holder, OrderId, Registration, RequestId, StayId};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// A store in memory.
#[derive(Debug)]
pub struct MemoryStore {
    epoch: String,
    state: Mutex<State>,
    bell: Notify,
    hook_bell: Notify,
}

#[derive(Debug, Default)]
struct State {
    holders: BTreeMap<HolderKey, Record>,
    accounts: BTreeMap<(CouncilId, String), Account>,
    sessions: BTreeMap<(CouncilId, [u8; 32]), Session>,
    tries: BTreeMap<(CouncilId, [u8; 32]), Vec<DateTime<Utc>>>,
    letters: Vec<outbox::Slot>,
    audit: Vec<super::audit::Sealed>,
    connections: connections::Rows,
    papers: papers::Rows,
    patrol: patrol::Rows,
    tickets: Vec<Ticket>,
    passkeys: BTreeMap<(CouncilId, String), Passkey>,
    texts: BTreeMap<super::texts::TextKey, (String, DateTime<Utc>)>,
    calls: Vec<super::CallRow>,
    notices: notices::Rows,
    proofs: BTreeMap<(CouncilId, [u8; 32]), (HolderKey, StayId)>,
    /// Whose books were written in, in order.
    written: Vec<HolderKey>,
}

#[derive(Debug)]
struct Record {
    holder: Holder,
    journal: Vec<Entry>,
    registrations: Vec<Registration>,
    requests: BTreeMap<RequestId, ([u8; 32], Option<Answered>)>,
    frozen: Option<String>,
}

impl Record {
    fn write(&mut self, changes: Vec<Change>) {
        for change in &changes {
            self.holder.apply(change);
            if let Change::Filed { registration } = change {
                self.file(registration);
            }
        }
        self.journal.push(Entry { seq: self.version() + 1, changes });
    }

    fn version(&self) -> u64 {
        self.journal.last().map_or(0, |entry| entry.seq)
    }

    fn held(&self, after: DateTime<Utc>, named: Option<&OrderId>) -> Held {
        let mut holder = self.holder.clone();
        holder.stays.retain(|_, stay| stay.end > after);
        holder.links.retain(|_, link| link.until > after);
        holder.orders.retain(|id, it| it.placed_at > after || it.is_unsettled() || Some(id) == named);
        Held { holder, version: self.version(), frozen: self.frozen.is_some() }
    }
}

impl MemoryStore {
    /// An empty store.
    pub fn new(epoch: &str) -> Self {
        Self {
            epoch: epoch.to_owned(),
            state: Mutex::default(),
            bell: Notify::new(),
            hook_bell: Notify::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn now<'a, T: Send + 'a>(value: T) -> Later<'a, T> {
    Box::pin(std::future::ready(Ok(value)))
}

/// Takes in an account, and its holder, unless its key, address or number is there.
fn admit(state: &mut State, admission: Admission) -> bool {
    let Admission { zone, registered_until, account } = admission;
    let taken = |other: &Account| {
        let same = |mine: &Option<String>, theirs: &Option<String>| mine.is_some() && mine == theirs;
        other.council == account.council
            && (other.id == account.id
                || same(&account.email, &other.email)
                || same(&account.mobile, &other.mobile))
    };
    if state.accounts.values().any(taken) {
        return false;
    }
    let council = account.council.clone();
    if let Some(holder) = account.holder.clone() {
        let key = HolderKey { council: council.clone(), holder: holder.clone() };
        let new = Holder { zone, registered_until, ..Holder::new(council.clone(), holder) };
        state.holders.entry(key).or_insert_with(|| Record {
            holder: new,
            journal: Vec::new(),
            registrations: Vec::new(),
            requests: BTreeMap::new(),
            frozen: None,
        });
    }
    state.accounts.insert((council, account.id.clone()), account);
    true
}

impl Store for MemoryStore {
    fn epoch(&self) -> &str {
        &self.epoch
    }

    fn decide(&self, key: HolderKey, stamp: RequestStamp, mut judge: Judge) -> Later<'_, Outcome> {
        let mut state = self.state();
        let Some(record) = state.holders.get_mut(&key) else { return now(Outcome::NoHolder) };
        if let Some((fingerprint, answered)) = record.requests.get(&stamp.request) {
            let same = answered.clone().filter(|_| *fingerprint == stamp.fingerprint);
            return now(same.map_or(Outcome::Reused, |same| Outcome::Answered(Box::new(same))));
        }
        let held = record.held(stamp.at - Duration::days(super::RECENT_DAYS), stamp.order.as_ref());
        if held.frozen {
            return now(Outcome::Answered(Box::new(Answered::frozen(stamp.at))));
        }
        let verdict = judge(&held.holder).map(|verdict| {
            let changes = verdict.decision.changes;
            record.write(changes.clone());
            let told = (verdict.letters, verdict.recalls, verdict.audit, verdict.visitors);
            (verdict.decision.reply, changes, told)
        });
        let (answer, told) = match verdict {
            Ok((reply, changes, told)) => (Ok(reply), Some((changes, told))),
            Err(problem) => (Err(problem), None),
        };
        let answered = Answered { answer, at: stamp.at };
        record.requests.insert(stamp.request, (stamp.fingerprint, Some(answered.clone())));
        if let Some((changes, (letters, recalls, lines, visitors))) = told {
            state.written.push(key.clone());
            state.patrol.note(&key, &changes);
            state.connections.tell_of(&key, &held.holder, &changes, (held.version + 1, answered.at));
            for about in &recalls {
                outbox::recall(&mut state.letters, &key.council, about);
            }
            outbox::post(&mut state.letters, letters);
            audit::append(&mut state.audit, lines);
            state.notices.keep(&key, visitors);
            self.bell.notify_one();
            self.hook_bell.notify_one();
        }
        now(Outcome::Answered(Box::new(answered)))
    }

    fn load(&self, key: HolderKey, ending_after: DateTime<Utc>) -> Later<'_, Option<Held>> {
        now(self.state().holders.get(&key).map(|record| record.held(ending_after, None)))
    }

    fn changes_after(&self, key: HolderKey, seq: u64, limit: u32) -> Later<'_, Option<Feed>> {
        now(self.state().holders.get(&key).map(|record| Feed {
            zone: record.holder.zone.clone(),
            version: record.version(),
            entries: record.journal.iter().filter(|it| it.seq > seq).take(limit as usize).cloned().collect(),
        }))
    }

    fn admit(&self, admission: Admission) -> Later<'_, bool> {
        now(admit(&mut self.state(), admission))
    }

    fn credit(&self, key: HolderKey, stamp: RequestStamp, changes: Vec<Change>) -> Later<'_, bool> {
        let mut state = self.state();
        let Some(record) = state.holders.get_mut(&key) else {
            return Box::pin(std::future::ready(Err(Trouble::Broken("no such holder".to_owned()))));
        };
        if record.requests.contains_key(&stamp.request) {
            return now(false);
        }
        record.write(changes.clone());
        record.requests.insert(stamp.request, (stamp.fingerprint, None));
        state.patrol.note(&key, &changes);
        state.written.push(key);
        now(true)
    }

    fn freeze(&self, key: HolderKey, why: Option<String>, line: super::audit::Line) -> Later<'_, bool> {
        let mut state = self.state();
        let Some(record) = state.holders.get_mut(&key) else { return now(false) };
        if record.frozen.is_some() == why.is_some() {
            return now(false);
        }
        record.frozen = why;
        audit::append(&mut state.audit, vec![line]);
        now(true)
    }

    fn account(&self, council: CouncilId, by: ByWhat) -> Later<'_, Option<Account>> {
        let wanted = |account: &&Account| match &by {
            ByWhat::Email(email) => account.council == council && account.email.as_ref() == Some(email),
            ByWhat::Mobile(mobile) => account.council == council && account.mobile.as_ref() == Some(mobile),
            ByWhat::Id(id) => account.council == council && account.id == *id,
        };
        now(self.state().accounts.values().find(wanted).cloned())
    }

    fn put_session(&self, session: Session) -> Later<'_, ()> {
        self.state().sessions.insert((session.council.clone(), session.token_hash), session);
        now(())
    }

    fn session(&self, council: CouncilId, token_hash: [u8; 32]) -> Later<'_, Option<Session>> {
        now(self.state().sessions.get(&(council, token_hash)).cloned())
    }

    fn sessions(&self, council: CouncilId, account: String) -> Later<'_, Vec<Session>> {
        let mine = |session: &&Session| session.council == council && session.account == account;
        let mut sessions: Vec<_> = self.state().sessions.values().filter(mine).cloned().collect();
        sessions.sort_by(|a, b| b.seen.cmp(&a.seen).then_with(|| a.device.cmp(&b.device)));
        now(sessions)
    }

    fn touch_session(&self, session: Session) -> Later<'_, ()> {
        let mut state = self.state();
        if let Some(kept) = state.sessions.get_mut(&(session.council, session.token_hash)) {
            (kept.seen, kept.until) = (session.seen, session.until);
        }
        now(())
    }

    fn drop_session(&self, council: CouncilId, account: String, device: String) -> Later<'_, bool> {
        let mut state = self.state();
        let before = state.sessions.len();
        state.sessions.retain(|(of, _), it| *of != council || it.account != account || it.device != device);
        now(state.sessions.len() < before)
    }

    fn count_try(
        &self,
        council: CouncilId,
        buckets: Vec<Bucket>,
        window: Duration,
        at: DateTime<Utc>,
    ) -> Later<'_, Option<DateTime<Utc>>> {
        let mut state = self.state();
        let mut free_at = None;
        for bucket in &buckets {
            let tries = state.tries.entry((council.clone(), bucket.key)).or_default();
            tries.retain(|counted| *counted > at - window);
            if tries.len() >= bucket.most as usize {
                free_at = free_at.max(tries.iter().min().map(|oldest| *oldest + window));
            }
        }
        if free_at.is_none() {
            for bucket in buckets {
                state.tries.entry((council.clone(), bucket.key)).or_default().push(at);
            }
        }
        now(free_at)
    }

    fn forgive(&self, council: CouncilId, bucket: [u8; 32]) -> Later<'_, ()> {
        self.state().tries.remove(&(council, bucket));
        now(())
    }

    fn purge(&self, expired_at: DateTime<Utc>, tries_before: DateTime<Utc>) -> Later<'_, ()> {
        let mut state = self.state();
        state.sessions.retain(|_, session| session.until > expired_at);
        state.tickets.retain(|ticket| ticket.link_until > expired_at);
        state.calls.retain(|call| call.until > expired_at);
        let forgotten = expired_at - Duration::days(super::RECENT_DAYS);
        for record in state.holders.values_mut() {
            record.holder.links.retain(|_, link| link.until > forgotten);
        }
        state.connections.purge(expired_at);
        state.tries.values_mut().for_each(|tries| tries.retain(|at| *at >= tries_before));
        state.tries.retain(|_, tries| !tries.is_empty());
        now(())
    }

    fn ping(&self) -> Later<'_, ()> {
        now(())
    }
}
