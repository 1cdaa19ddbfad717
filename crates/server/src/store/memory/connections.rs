//! Connections of residents, in memory.

use super::{MemoryStore, State, now};
use crate::letters::Letter;
use crate::store::accounts::Told;
use crate::store::connections::{
    Connected, Delivery, KeyKind, MOST_KEYS, MOST_WEBHOOKS, OwnKey, Webhook, news,
};
use crate::store::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_api::connections::DeliveryState;
use permit_rules::{Change, CouncilId, Holder};
use std::collections::BTreeMap;
use tokio::sync::Notify;

/// Keys, addresses, and what they are told.
#[derive(Debug, Default)]
pub struct Rows {
    keys: Vec<OwnKey>,
    webhooks: Vec<Webhook>,
    deliveries: BTreeMap<(CouncilId, String, String), Delivery>,
}

impl Rows {
    /// Ends every connection of an account.
    pub fn end_all(&mut self, council: &CouncilId, account: &str) {
        let others = |of: &CouncilId, whose: &str| of != council || whose != account;
        self.keys.retain(|it| others(&it.key.council, &it.account));
        self.webhooks.retain(|it| others(&it.key.council, &it.account));
        self.without_address();
    }

    /// Forgets keys that are over.
    pub fn purge(&mut self, at: DateTime<Utc>) {
        self.keys.retain(|it| it.until.is_none_or(|until| until > at));
    }

    /// Writes what the addresses of a holder are to be told of changes, given the holder before.
    pub fn tell_of(
        &mut self,
        key: &HolderKey,
        before: &Holder,
        changes: &[Change],
        at: (u64, DateTime<Utc>),
    ) {
        let theirs = self.webhooks.iter().filter(|it| it.key == *key && it.stopped_at.is_none());
        for webhook in theirs.cloned().collect::<Vec<_>>() {
            let news = news(&webhook, &before.stays, changes, at);
            for delivery in news.tell {
                self.put(&key.council, &webhook.id, delivery);
            }
            for name in news.withdraw {
                let at = (key.council.clone(), webhook.id.clone(), name);
                if self.deliveries.get(&at).is_some_and(|it| it.state == DeliveryState::Waiting) {
                    self.deliveries.remove(&at);
                }
            }
        }
    }

    fn put(&mut self, council: &CouncilId, webhook: &str, delivery: Delivery) {
        let at = (council.clone(), webhook.to_owned(), delivery.name.clone());
        match self.deliveries.get_mut(&at) {
            None => drop(self.deliveries.insert(at, delivery)),
            Some(kept) if kept.state == DeliveryState::Waiting => {
                (kept.body, kept.at, kept.tries) = (delivery.body, delivery.at, 0);
            }
            Some(_) => {}
        }
    }

    fn without_address(&mut self) {
        let Self { webhooks, deliveries, .. } = self;
        deliveries.retain(|(council, webhook, _), _| {
            webhooks.iter().any(|it| it.key.council == *council && it.id == *webhook)
        });
    }
}

fn there(state: &State, council: &CouncilId, account: &str) -> bool {
    state.accounts.contains_key(&(council.clone(), account.to_owned()))
}

impl Connected for MemoryStore {
    fn hook_bell(&self) -> &Notify {
        &self.hook_bell
    }

    fn put_own_key(&self, own: OwnKey, told: Told) -> Later<'_, bool> {
        let mut state = self.state();
        let same = |it: &&OwnKey| {
            it.key.council == own.key.council && it.account == own.account && it.kind == own.kind
        };
        let many = state.connections.keys.iter().filter(same).count() >= MOST_KEYS as usize;
        if many || !there(&state, &own.key.council, &own.account) {
            return now(false);
        }
        state.connections.keys.push(own);
        state.tell(told);
        now(true)
    }

    fn own_key(&self, council: CouncilId, kind: KeyKind, hash: [u8; 32]) -> Later<'_, Option<OwnKey>> {
        let wanted = |it: &&OwnKey| it.key.council == council && it.kind == kind && it.hash == hash;
        now(self.state().connections.keys.iter().find(wanted).cloned())
    }

    fn own_keys(&self, council: CouncilId, account: String) -> Later<'_, Vec<OwnKey>> {
        let mine = |it: &&OwnKey| it.key.council == council && it.account == account;
        let mut found: Vec<_> = self.state().connections.keys.iter().filter(mine).cloned().collect();
        found.sort_by(|a, b| (a.made_at, &a.id).cmp(&(b.made_at, &b.id)));
        now(found)
    }

    fn touch_own_key(&self, council: CouncilId, id: String, at: DateTime<Utc>) -> Later<'_, ()> {
        let mut state = self.state();
        let named = |it: &&mut OwnKey| it.key.council == council && it.id == id;
        if let Some(kept) = state.connections.keys.iter_mut().find(named) {
            kept.used_at = Some(at);
        }
        now(())
    }

    fn put_webhook(&self, webhook: Webhook, told: Told) -> Later<'_, bool> {
        let mut state = self.state();
        let same = |it: &&Webhook| it.key.council == webhook.key.council && it.account == webhook.account;
        let many = state.connections.webhooks.iter().filter(same).count() >= MOST_WEBHOOKS as usize;
        if many || !there(&state, &webhook.key.council, &webhook.account) {
            return now(false);
        }
        state.connections.webhooks.push(webhook);
        state.tell(told);
        now(true)
    }

    fn webhooks(&self, council: CouncilId, account: String) -> Later<'_, Vec<Webhook>> {
        let mine = |it: &&Webhook| it.key.council == council && it.account == account;
        let mut found: Vec<_> = self.state().connections.webhooks.iter().filter(mine).cloned().collect();
        found.sort_by(|a, b| (a.made_at, &a.id).cmp(&(b.made_at, &b.id)));
        now(found)
    }

    fn end_connection(&self, council: CouncilId, account: String, id: String, told: Told) -> Later<'_, bool> {
        let mut state = self.state();
        let rows = &mut state.connections;
        let before = rows.keys.len() + rows.webhooks.len();
        rows.keys.retain(|it| it.key.council != council || it.account != account || it.id != id);
        rows.webhooks.retain(|it| it.key.council != council || it.account != account || it.id != id);
        rows.without_address();
        let ended = rows.keys.len() + rows.webhooks.len() < before;
        if ended {
            state.tell(told);
        }
        now(ended)
    }

    fn put_delivery(&self, council: CouncilId, webhook: String, delivery: Delivery) -> Later<'_, ()> {
        self.state().connections.put(&council, &webhook, delivery);
        self.hook_bell.notify_one();
        now(())
    }

    fn due_deliveries(&self, at: DateTime<Utc>, limit: u32) -> Later<'_, Vec<(Webhook, Delivery)>> {
        let state = self.state();
        let rows = &state.connections;
        let waiting = |it: &Delivery| it.state == DeliveryState::Waiting && it.at <= at;
        let found =
            rows.deliveries.iter().filter(|(_, it)| waiting(it)).filter_map(|((council, id, _), it)| {
                let webhook = rows.webhooks.iter().find(|it| it.key.council == *council && it.id == *id)?;
                webhook.stopped_at.is_none().then(|| (webhook.clone(), it.clone()))
            });
        let mut found: Vec<_> = found.collect();
        found.sort_by(|(_, a), (_, b)| (a.at, &a.name).cmp(&(b.at, &b.name)));
        found.truncate(limit as usize);
        now(found)
    }

    fn deliveries(&self, council: CouncilId, webhook: String, limit: u32) -> Later<'_, Vec<Delivery>> {
        let state = self.state();
        let of =
            state.connections.deliveries.iter().filter(|((of, id, _), _)| *of == council && *id == webhook);
        let mut found: Vec<_> = of.map(|(_, it)| it.clone()).collect();
        found.sort_by(|a, b| (b.at, &b.name).cmp(&(a.at, &a.name)));
        found.truncate(limit as usize);
        now(found)
    }

    fn note_delivery(&self, council: CouncilId, webhook: String, delivery: Delivery) -> Later<'_, ()> {
        let at = (council, webhook, delivery.name.clone());
        if let Some(kept) = self.state().connections.deliveries.get_mut(&at) {
            let Delivery { state, tries, result, at, .. } = delivery;
            (kept.state, kept.tries, kept.result, kept.at) = (state, tries, result, at);
        }
        now(())
    }

    fn stop_webhook(
        &self,
        council: CouncilId,
        webhook: String,
        stopped_at: Option<DateTime<Utc>>,
        letters: Vec<Letter>,
    ) -> Later<'_, bool> {
        let mut state = self.state();
        let named = |it: &&mut Webhook| it.key.council == council && it.id == webhook;
        let kept = state.connections.webhooks.iter_mut().find(named);
        let Some(kept) = kept.filter(|it| it.stopped_at.is_none() == stopped_at.is_some()) else {
            return now(false);
        };
        kept.stopped_at = stopped_at;
        if let Some(at) = stopped_at {
            for ((of, id, _), delivery) in &mut state.connections.deliveries {
                if *of == council && *id == webhook && delivery.state == DeliveryState::Waiting {
                    (delivery.state, delivery.at) = (DeliveryState::GivenUp, at);
                }
            }
        }
        super::outbox::post(&mut state.letters, letters);
        self.bell.notify_one();
        now(true)
    }

    fn forget_deliveries(&self, before: DateTime<Utc>) -> Later<'_, ()> {
        let mut state = self.state();
        state.connections.deliveries.retain(|_, it| it.state == DeliveryState::Waiting || it.at >= before);
        now(())
    }
}
