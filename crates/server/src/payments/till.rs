//! The till: everything that has to do with taking money. It sees to it that an order is settled by one at a time, keeps
//! the hints that come in, and looks by itself at what nobody came back for. What an order becomes is decided in the
//! store; what was paid is read from the provider.

use super::schedule::{self, Look, Saw};
use super::{Hint, Payments};
use crate::clock::Clock;
use crate::config::PublicUrl;
use crate::rng::Rng;
use crate::store::{ByOrder, HolderKey, Store};
use chrono::{DateTime, Utc};
use permit_api::{Code, Problem};
use permit_rules::{CouncilId, Order, OrderId, Scheme};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// How often it is looked whether something is due. Often, so that a clock moved by hand is noticed.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long somebody waits to hear how an order stands.
const PATIENCE: Duration = Duration::from_secs(8);
/// Orders that are settled at the same time by the till itself.
const AT_ONCE: usize = 8;
/// The most hints that are kept; what comes then is told to come again.
const MOST_HINTS: usize = 10_000;
/// The most orders of a council that are looked through.
const MOST_ORDERS: u32 = 10_000;

/// An order of a holder.
pub type Place = (HolderKey, OrderId);

/// Where a council takes money.
pub struct Counter {
    /// Its rules.
    pub scheme: Arc<Scheme>,
    /// Its payment provider, where it has one.
    pub provider: Option<Arc<dyn Payments>>,
}

/// The till.
pub struct Till {
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) rng: Arc<dyn Rng>,
    pub(super) public: PublicUrl,
    counters: BTreeMap<CouncilId, Counter>,
    queues: Mutex<BTreeMap<Place, Arc<Queue>>>,
    hints: Mutex<BTreeSet<(CouncilId, Hint)>>,
    looks: Mutex<BTreeMap<Place, Look>>,
    bell: Notify,
    /// Whether everything was looked at once.
    turned: tokio::sync::Mutex<bool>,
}

/// Those who want to know how an order stands.
#[derive(Default)]
struct Queue {
    came: AtomicU64,
    /// Until which of them the last answer is good, and the answer.
    answered: tokio::sync::Mutex<(u64, Option<Result<Looked, Problem>>)>,
}

/// An order after the provider was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The order.
    pub order: Order,
    /// What came of asking.
    pub saw: Saw,
}

impl Looked {
    /// Whether nobody can tell how its payment stands.
    pub fn unheard(&self) -> bool {
        self.saw != Saw::Answer
    }
}

impl Till {
    /// A till with a counter for each council.
    pub fn new(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        rng: Arc<dyn Rng>,
        public: PublicUrl,
        counters: Vec<Counter>,
    ) -> Self {
        let counters = counters.into_iter().map(|it| (it.scheme.council.clone(), it)).collect();
        Self {
            store,
            clock,
            rng,
            public,
            counters,
            queues: Mutex::default(),
            hints: Mutex::default(),
            looks: Mutex::default(),
            bell: Notify::new(),
            turned: tokio::sync::Mutex::default(),
        }
    }

    /// A council's payment provider.
    pub fn provider(&self, council: &CouncilId) -> Option<&Arc<dyn Payments>> {
        self.counters.get(council)?.provider.as_ref()
    }

    pub(super) fn counter(&self, council: &CouncilId) -> Result<&Counter, Problem> {
        self.counters.get(council).ok_or_else(|| Problem::new(Code::UnknownCouncil))
    }

    /// An order of a holder.
    ///
    /// # Errors
    /// `unknown_order`.
    pub async fn order(&self, place: &Place) -> Result<Order, Problem> {
        let orders = self.store.orders(place.0.clone()).await?;
        let found = orders.into_iter().find(|order| order.id == place.1);
        found.ok_or_else(|| Problem::new(Code::UnknownOrder))
    }

    /// Asks the provider how an order stands and brings it up to date. Whoever comes while somebody else asks waits, and
    /// shares the next answer with all who wait.
    ///
    /// # Errors
    /// `unknown_order`, or the store's own.
    pub async fn settle(&self, place: &Place) -> Result<Looked, Problem> {
        let queue = Arc::clone(lock(&self.queues).entry(place.clone()).or_default());
        let ticket = queue.came.fetch_add(1, Ordering::Relaxed) + 1;
        let mut answered = queue.answered.lock().await;
        if answered.0 < ticket {
            // Those who came before the provider is asked may have its answer.
            let good_until = queue.came.load(Ordering::Relaxed);
            let looked = self.settle_now(place).await;
            if let Ok(looked) = &looked {
                lock(&self.looks).insert(place.clone(), Look { at: self.clock.now(), saw: looked.saw });
            }
            *answered = (good_until, Some(looked));
        }
        let answer = answered.1.clone();
        drop(answered);
        let mut queues = lock(&self.queues);
        // The map's and this one: nobody else waits.
        if Arc::strong_count(&queue) == 2 {
            queues.remove(place);
        }
        drop(queues);
        answer.unwrap_or_else(|| Err(Problem::new(Code::Internal)))
    }

    /// The same for somebody who waits: after a while they are told that nobody knows, while it goes on.
    ///
    /// # Errors
    /// As [`Till::settle`].
    pub async fn ask(self: &Arc<Self>, place: &Place) -> Result<Looked, Problem> {
        let (this, wanted) = (Arc::clone(self), place.clone());
        let asking = tokio::spawn(async move { this.settle(&wanted).await });
        match tokio::time::timeout(PATIENCE, asking).await {
            Ok(Ok(looked)) => looked,
            Ok(Err(_)) => Err(Problem::new(Code::Internal)),
            Err(_) => Ok(Looked { order: self.order(place).await?, saw: Saw::Nothing }),
        }
    }

    /// Notes that something has happened to a payment. Says whether there was room to.
    pub fn hint(&self, council: &CouncilId, hint: Hint) -> bool {
        let mut hints = lock(&self.hints);
        let room = hints.len() < MOST_HINTS;
        if room {
            hints.insert((council.clone(), hint));
        }
        drop(hints);
        self.bell.notify_one();
        room
    }

    /// Has an order looked at soon, as when a refund of it was agreed to.
    pub fn nudge(&self) {
        self.bell.notify_one();
    }

    /// Looks at what is due, until it is aborted. Everything that is not settled is due at the start.
    pub async fn run(self: Arc<Self>) {
        loop {
            self.turn().await;
            tokio::select! {
                () = self.bell.notified() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
    }

    /// Looks at what was hinted at, and at what is due at this moment. What fails is logged and due again later.
    pub async fn turn(self: &Arc<Self>) {
        let mut turned = self.turned.lock().await;
        let mut places = self.hinted().await;
        let mut rows = Vec::new();
        for council in self.counters.values().filter(|it| it.provider.is_some()) {
            match self.store.unsettled(council.scheme.council.clone(), MOST_ORDERS).await {
                Ok(found) => {
                    rows.extend(found.into_iter().map(|row| ((row.key, row.order.id.clone()), row.order)));
                }
                Err(trouble) => tracing::warn!(%trouble, "orders cannot be looked through"),
            }
        }
        places.extend(self.due(&rows, !*turned, self.clock.now()));
        self.settle_all(places).await;
        *turned = true;
    }

    /// The orders that are due, of all that are not settled; and any that was asked about while nobody was heard.
    fn due(&self, rows: &[(Place, Order)], first: bool, now: DateTime<Utc>) -> Vec<Place> {
        let known: BTreeSet<_> = rows.iter().map(|(place, _)| place).collect();
        let mut looks = lock(&self.looks);
        looks.retain(|place, look| known.contains(place) || look.saw == Saw::Nothing);
        let is_due = |(place, order): &&(Place, Order)| {
            let look = looks.get(place).copied();
            schedule::due(order, look, now) || (first && look.is_none() && schedule::is_of_interest(order))
        };
        let unheard = looks.iter().filter(|(_, look)| schedule::is_to_be_repeated(**look, now));
        rows.iter()
            .filter(is_due)
            .map(|(place, _)| place)
            .chain(unheard.map(|(place, _)| place))
            .cloned()
            .collect()
    }

    /// The orders that were hinted at and are not over.
    async fn hinted(&self) -> BTreeSet<Place> {
        let hints = std::mem::take(&mut *lock(&self.hints));
        let mut places = BTreeSet::new();
        for (council, hint) in hints {
            match self.meant(&council, hint.clone()).await {
                Ok(found) => places.extend(found),
                Err(problem) => {
                    tracing::warn!(
                        problem = problem.code.name(),
                        "a hint leads nowhere for now; tried again"
                    );
                    lock(&self.hints).insert((council, hint));
                }
            }
        }
        places
    }

    async fn meant(&self, council: &CouncilId, hint: Hint) -> Result<Option<Place>, Problem> {
        let by_payment = ByOrder::Payment(hint.payment);
        let mut found = self.store.order(council.clone(), by_payment).await?;
        if let (None, Some(number)) = (&found, hint.number) {
            found = self.store.order(council.clone(), ByOrder::Number(number)).await?;
        }
        let open = found.filter(|row| schedule::is_of_interest(&row.order) || row.order.is_closed());
        Ok(open.map(|row| (row.key, row.order.id)))
    }

    async fn settle_all(self: &Arc<Self>, places: BTreeSet<Place>) {
        let mut under_way = JoinSet::new();
        for place in places {
            if under_way.len() == AT_ONCE {
                under_way.join_next().await;
            }
            let this = Arc::clone(self);
            under_way.spawn(async move {
                if let Err(problem) = this.settle(&place).await {
                    tracing::warn!(
                        problem = problem.code.name(),
                        "an order could not be settled; tried again"
                    );
                    let look = Look { at: this.clock.now(), saw: Saw::Nothing };
                    lock(&this.looks).insert(place, look);
                }
            });
        }
        while under_way.join_next().await.is_some() {}
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
