//! The loop that empties the outbox: takes the letters that are due, has them carried, a few at once, and notes how
//! that ended. What cannot be carried is tried again, less and less often, and given up after two days.
//!
//! Should the program die between a carrier's yes and the note of it, the letter is carried again after the start,
//! with the same Message-ID and reference. Twice is the price of never losing one.

use super::post::Carriers;
use super::writing::{Desk, NoWords};
use super::{Enclosure, Letter, Undelivered};
use crate::clock::Clock;
use crate::receipt::kept::{self, Printed, Which};
use crate::rng::Rng;
use crate::store::{HolderKey, Posted, Store, Trouble};
use chrono::{DateTime, TimeDelta, Utc};
use permit_rules::{CouncilId, Scheme};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How often the outbox is looked into where nobody rings.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// How long carrying one letter may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Letters taken at a time.
const BATCH: u32 = 64;
/// Letters carried at the same time.
const AT_ONCE: usize = 4;
/// Minutes until the next try, after the first failure and so on; the last holds for all that follow.
const WAITS: [i64; 5] = [1, 5, 15, 60, 240];
/// After so many failures nobody tries again: a little more than two days.
const MOST_TRIES: u32 = 17;
/// Minutes until a letter nobody carries is looked at again.
const WITHOUT_CARRIER: i64 = 15;

/// Everything the loop works with.
pub struct Sending {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    rng: Arc<dyn Rng>,
    desks: BTreeMap<CouncilId, Desk>,
    carriers: Carriers,
    /// What was carried while the store could not note it: never carried again by this process.
    unmarked: Mutex<BTreeMap<(CouncilId, String), DateTime<Utc>>>,
}

impl Sending {
    /// The loop of a store.
    pub fn new(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        rng: Arc<dyn Rng>,
        desks: BTreeMap<CouncilId, Desk>,
        carriers: Carriers,
    ) -> Self {
        Self { store, clock, rng, desks, carriers, unmarked: Mutex::default() }
    }

    /// Sends until it is told to stop; then finishes what is being carried.
    pub async fn run(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let more = self.round(&stop).await.unwrap_or_else(|trouble| {
                tracing::warn!(%trouble, "the outbox cannot be read or written");
                false
            });
            if !more {
                tokio::select! {
                    () = self.store.bell().notified() => {}
                    () = tokio::time::sleep(LOOK_EVERY) => {}
                    // Told to stop, or whoever could tell is gone.
                    _ = stop.wait_for(|stop| *stop) => return,
                }
            }
        }
    }

    /// Takes what is due once. Says whether there may be more.
    pub(super) async fn round(self: &Arc<Self>, stop: &watch::Receiver<bool>) -> Result<bool, Trouble> {
        let due = self.store.due(self.clock.now(), BATCH).await?;
        let more = due.len() == BATCH as usize;
        let (mut under_way, mut ended) = (JoinSet::new(), Ok(more));
        for posted in due {
            if *stop.borrow() {
                break;
            }
            if under_way.len() == AT_ONCE {
                note(&mut ended, under_way.join_next().await);
            }
            let this = Arc::clone(self);
            under_way.spawn(async move { this.send(posted).await });
        }
        while let Some(end) = under_way.join_next().await {
            note(&mut ended, Some(end));
        }
        ended
    }

    /// Has one letter carried and notes how that ended.
    async fn send(&self, posted: Posted) -> Result<(), Trouble> {
        let Posted { letter, tries } = posted;
        let key = (letter.council.clone(), letter.id.clone());
        let carried = self.unmarked().get(&key).copied();
        if let Some(at) = carried {
            return self.mark_sent(&letter, at).await;
        }
        let now = self.clock.now();
        if letter.is_too_late(now) {
            return self.store.given_up(letter.council, letter.id, now, "too_late".to_owned()).await;
        }
        let Some(carrier) = self.carriers.to(&letter.to) else {
            let until = now + TimeDelta::minutes(WITHOUT_CARRIER);
            return self.store.put_off(letter.council, letter.id, until, tries).await;
        };
        let desk = self.desks.get(&letter.council).ok_or_else(|| NoWords("desk of that council".to_owned()));
        let carried = match desk.and_then(|desk| Ok((desk, desk.write(&letter, now)?))) {
            Ok((desk, mut written)) => {
                if carrier.takes_enclosures() {
                    written.enclosed = self.enclosed(&letter, desk.scheme()).await;
                }
                let carrying = tokio::time::timeout(PATIENCE, carrier.carry(&written));
                carrying.await.unwrap_or_else(|_| Err(Undelivered::this_time("timeout")))
            }
            Err(reason) => {
                tracing::error!(letter = letter.id, %reason, "a letter cannot be put into words");
                Err(Undelivered::this_time("no_words"))
            }
        };
        match carried {
            Ok(()) => {
                self.unmarked().insert(key, now);
                self.mark_sent(&letter, now).await
            }
            Err(why) => self.failed(letter, tries + 1, why, now).await,
        }
    }

    /// What a letter encloses; none where it encloses nothing, or that cannot be made: the letter says it all without.
    async fn enclosed(&self, letter: &Letter, scheme: &Scheme) -> Option<Printed> {
        let (holder, order, which) = match letter.encloses.as_ref()? {
            Enclosure::Receipt { holder, order } => (holder, order, Which::Receipt),
            Enclosure::RefundNote { holder, order, refund } => (holder, order, Which::RefundNote(refund)),
        };
        let key = HolderKey { council: letter.council.clone(), holder: holder.clone() };
        // The same at every try.
        let how = (letter.language, letter.not_before);
        let printed = kept::print(&*self.store, scheme, &key, order, which, how).await;
        let without = |reason: &kept::NoPaper| {
            tracing::error!(letter = letter.id, %reason, "a letter goes without what it encloses");
        };
        printed.inspect_err(without).ok()
    }

    async fn mark_sent(&self, letter: &Letter, at: DateTime<Utc>) -> Result<(), Trouble> {
        self.store.sent(letter.council.clone(), letter.id.clone(), at).await?;
        self.unmarked().remove(&(letter.council.clone(), letter.id.clone()));
        tracing::info!(letter = letter.id, kind = letter.kind.name(), "a letter was sent");
        Ok(())
    }

    async fn failed(
        &self,
        letter: Letter,
        tries: u32,
        why: Undelivered,
        now: DateTime<Utc>,
    ) -> Result<(), Trouble> {
        let (kind, code) = (letter.kind.name(), why.code);
        if why.permanent || tries >= MOST_TRIES {
            tracing::warn!(letter = letter.id, kind, code, tries, "a letter was given up");
            return self.store.given_up(letter.council, letter.id, now, code).await;
        }
        tracing::info!(letter = letter.id, kind, code, tries, "a letter could not be carried and waits");
        self.store.put_off(letter.council, letter.id, now + self.wait(tries), tries).await
    }

    /// How long to wait after so many failures: up to a tenth longer than planned, so that not all come back at once.
    fn wait(&self, tries: u32) -> TimeDelta {
        let nth = (tries.saturating_sub(1) as usize).min(WAITS.len() - 1);
        let planned = TimeDelta::minutes(WAITS[nth]);
        let chance = self.rng.bytes::<1>().map_or(0, |[byte]| i32::from(byte));
        planned + planned * chance / 2550
    }

    fn unmarked(&self) -> std::sync::MutexGuard<'_, BTreeMap<(CouncilId, String), DateTime<Utc>>> {
        self.unmarked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps the first trouble; a letter whose sending panicked is due again as it was.
fn note(ended: &mut Result<bool, Trouble>, end: Option<Result<Result<(), Trouble>, tokio::task::JoinError>>) {
    let trouble = match end {
        None | Some(Ok(Ok(()))) => return,
        Some(Ok(Err(trouble))) => trouble,
        Some(Err(_)) => Trouble::Broken("sending a letter panicked".to_owned()),
    };
    if ended.is_ok() {
        *ended = Err(trouble);
    }
}
