//! Webhook messages: signed, sent at least once, tried again, and spoiled on command. Knows nothing of payments but what
//! the news hold.

use crate::book::News;
use crate::misbehaviour::HookFault;
use crate::settings::Webhook;
use crate::wire;
use chrono::{DateTime, Duration, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::Sha256;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// So many messages are remembered for replays.
const REMEMBERED: usize = 4096;

/// A message on its way.
#[derive(Debug, Clone)]
pub struct Message {
    payment_id: String,
    pub body: Vec<u8>,
    pub signature: String,
    tries: usize,
}

/// How the messages fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Not delivered yet.
    pub waiting: usize,
    /// Answered with 2xx.
    pub delivered: u64,
    /// Tries that failed.
    pub failed: u64,
    /// Never tried again.
    pub given_up: u64,
}

#[derive(Default)]
struct Queue {
    waiting: BTreeMap<(DateTime<Utc>, u64), Message>,
    faults: VecDeque<(HookFault, u32)>,
    gathered: Vec<Message>,
    remembered: VecDeque<Message>,
    placed: u64,
    tally: Tally,
}

impl Queue {
    fn place(&mut self, due: DateTime<Utc>, message: Message) {
        self.placed += 1;
        self.waiting.insert((due, self.placed), message);
    }

    fn next_fault(&mut self) -> Option<HookFault> {
        let (fault, left) = self.faults.front_mut()?;
        let fault = *fault;
        *left = left.saturating_sub(1);
        if *left == 0 {
            self.faults.pop_front();
        }
        Some(fault)
    }

    fn flush(&mut self, now: DateTime<Utc>) {
        for message in std::mem::take(&mut self.gathered).into_iter().rev() {
            self.place(now, message);
        }
    }
}

/// All messages.
#[derive(Default)]
pub struct Hooks {
    queue: Mutex<Queue>,
    /// Rung when there is something to do.
    pub bell: Notify,
}

impl Hooks {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a message of what happened, spoiled as was told, and queues it.
    pub fn post(&self, news: &News, id: &str, to: &Webhook, now: DateTime<Utc>) {
        let body = json!({
            "webhook_message_id": id,
            "api_version": 1,
            "created_date": wire::moment(news.at),
            "resource_id": news.payment_id,
            "resource_type": "payment",
            "event_type": news.event,
            "resource": news.resource,
        });
        let bytes = body.to_string().into_bytes();
        let signature = sign(&to.secret, &bytes);
        let sound = Message { payment_id: news.payment_id.clone(), body: bytes, signature, tries: 0 };
        let mut queue = self.queue();
        queue.remembered.push_back(sound.clone());
        if queue.remembered.len() > REMEMBERED {
            queue.remembered.pop_front();
        }
        match queue.next_fault() {
            None => queue.place(now, sound),
            Some(HookFault::Dropped) => {}
            Some(HookFault::Late(seconds)) => queue.place(now + Duration::seconds(seconds.into()), sound),
            Some(HookFault::Repeated(times)) => (0..times).for_each(|_| queue.place(now, sound.clone())),
            Some(HookFault::Forged) => {
                let signature = sign("a secret that nobody agreed on", &sound.body);
                queue.place(now, Message { signature, ..sound });
            }
            Some(HookFault::Altered) => queue.place(now, Message { body: altered(body), ..sound }),
            Some(HookFault::OutOfOrder) => {
                queue.gathered.push(sound);
                if queue.faults.front().is_none_or(|(fault, _)| *fault != HookFault::OutOfOrder) {
                    queue.flush(now);
                }
            }
        }
        drop(queue);
        self.bell.notify_one();
    }

    pub fn plan(&self, fault: HookFault, times: u32) {
        if times > 0 {
            self.queue().faults.push_back((fault, times));
        }
    }

    /// Sends all remembered messages of a payment once more, as they were. Says how many.
    pub fn replay(&self, payment_id: &str, now: DateTime<Utc>) -> usize {
        let mut queue = self.queue();
        let again: Vec<_> =
            queue.remembered.iter().filter(|message| message.payment_id == payment_id).cloned().collect();
        let many = again.len();
        again.into_iter().for_each(|message| queue.place(now, message));
        drop(queue);
        self.bell.notify_one();
        many
    }

    /// Spoils nothing any more. What was gathered leaves.
    pub fn clear(&self, now: DateTime<Utc>) {
        let mut queue = self.queue();
        queue.faults.clear();
        queue.flush(now);
        drop(queue);
        self.bell.notify_one();
    }

    pub fn tally(&self) -> Tally {
        let queue = self.queue();
        Tally { waiting: queue.waiting.len() + queue.gathered.len(), ..queue.tally }
    }

    /// The next message that is due. It stays queued until it is settled.
    pub fn due(&self, now: DateTime<Utc>) -> Option<((DateTime<Utc>, u64), Message)> {
        let queue = self.queue();
        let (place, message) = queue.waiting.first_key_value()?;
        (place.0 <= now).then(|| (*place, message.clone()))
    }

    /// A message was delivered, or was not and waits for its next try.
    pub fn settle(&self, place: (DateTime<Utc>, u64), delivered: bool, to: &Webhook, now: DateTime<Utc>) {
        let mut queue = self.queue();
        let Some(mut message) = queue.waiting.remove(&place) else { return };
        if delivered {
            queue.tally.delivered += 1;
            return;
        }
        queue.tally.failed += 1;
        match to.retries.get(message.tries) {
            Some(wait) => {
                message.tries += 1;
                queue.place(now + *wait, message);
            }
            None => queue.tally.given_up += 1,
        }
    }
}

/// One penny more, and nothing else.
fn altered(mut body: Value) -> Vec<u8> {
    let amount = body["resource"]["amount"].as_u64().unwrap_or_default();
    body["resource"]["amount"] = (amount + 1).into();
    body.to_string().into_bytes()
}

/// The signature of a message, in lower-case hexadecimal.
fn sign(secret: &str, body: &[u8]) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(body);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn signs_as_rfc_4231_does() {
        assert_eq!(
            sign("Jefe", b"what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
