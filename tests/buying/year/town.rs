//! Two councils with one store, one till and one provider, all on the same clock.

use anyhow::{Result, bail};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use permit_api::Problem;
use permit_rules::order::Buy;
use permit_rules::{Command, Holder, OrderId, RequestId, Scheme, Settled, day, scheme};
use permit_server::clock::{Clock, MovedClock};
use permit_server::payments::{Counter, GovukPay, Payments, Till};
use permit_server::rng::{Rng, SeededRng};
use permit_server::store::{HolderKey, Orders, Outcome, RequestStamp, SqliteStore, Store};
use permit_simulator::{Running, Settings};
use permit_tests::provider::KEY;
use permit_tests::repository;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

/// What everybody works with.
pub struct Town {
    pub clock: Arc<MovedClock>,
    pub store: Arc<SqliteStore>,
    pub till: Arc<Till>,
    pub provider: Running,
    pub councils: Vec<Arc<Scheme>>,
    pub folder: TempDir,
    requests: AtomicU64,
}

struct Time(Arc<MovedClock>);

impl permit_simulator::Clock for Time {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }
}

struct Chance(SeededRng);

impl permit_simulator::Rng for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.fill(bytes).expect("a seed always has more");
    }
}

impl Town {
    /// Opens one at the beginning of a day.
    pub async fn open(first: NaiveDate) -> Result<Self> {
        let councils = ["cambridgeshire", "morfa"].map(|name| {
            let text = std::fs::read_to_string(repository(&format!("schemes/{name}.toml")))?;
            Ok(Arc::new(scheme::read(&text).map_err(|faults| anyhow::anyhow!("{faults:?}"))?))
        });
        let councils = councils.into_iter().collect::<Result<Vec<Arc<Scheme>>>>()?;
        let clock = Arc::new(MovedClock::at(day::begins(first, councils[0].timezone)));
        let (time, chance) = (Time(Arc::clone(&clock)), Chance(SeededRng::new(1)));
        let settings = Settings::new(KEY, "A council of the tests");
        let listen = "127.0.0.1:0".parse()?;
        let provider = permit_simulator::start(listen, settings, Arc::new(time), Arc::new(chance)).await?;
        let rng: Arc<dyn Rng> = Arc::new(SeededRng::new(2));
        let folder = permit_tests::server::folder()?;
        let store = Arc::new(SqliteStore::open(folder.path(), &*rng)?);
        let counter = |scheme: &Arc<Scheme>| -> Result<Counter> {
            let pay: Arc<dyn Payments> =
                Arc::new(GovukPay::new(provider.url().parse()?, KEY.to_owned(), None)?);
            Ok(Counter { scheme: Arc::clone(scheme), provider: Some(pay) })
        };
        let counters = councils.iter().map(counter).collect::<Result<Vec<_>>>()?;
        let public = "http://127.0.0.1:1".parse()?;
        let (kept, time) = (Arc::clone(&store) as Arc<dyn Store>, Arc::clone(&clock) as Arc<dyn Clock>);
        let till = Arc::new(Till::new(kept, time, rng, public, counters));
        Ok(Self { clock, store, till, provider, councils, folder, requests: AtomicU64::new(0) })
    }

    /// The time.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Moves the clock on to a time of a local day.
    pub fn turn_to(&self, today: NaiveDate, hour: u32, minute: u32) {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
        let then = day::start_at(today.and_time(time), self.councils[0].timezone);
        assert!(then > self.now(), "the clock goes back to {then}");
        self.clock.shift(then - self.now());
    }

    /// A new day: what ended with the last one is put on record as expired.
    pub async fn begins(&self, today: NaiveDate) -> Result<()> {
        self.turn_to(today, 0, 10);
        for council in &self.councils {
            let over = self.store.with_visits_until(council.council.clone(), today, true).await?;
            for key in over {
                let expired = self.decides(&key, council, None, Command::Buy(Buy::Expire)).await?;
                expired.map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
            }
        }
        Ok(())
    }

    /// A request that nobody has made.
    pub fn request(&self) -> RequestId {
        let nth = self.requests.fetch_add(1, Ordering::Relaxed);
        format!("r{nth}").parse().expect("an identifier")
    }

    /// Has a command decided under a name of its own.
    pub async fn decides(
        &self,
        key: &HolderKey,
        scheme: &Arc<Scheme>,
        order: Option<OrderId>,
        command: Command,
    ) -> Result<Result<Settled, Problem>> {
        self.decides_as(self.request(), key, scheme, order, command).await
    }

    /// Has a command decided, inside the store's transaction.
    pub async fn decides_as(
        &self,
        request: RequestId,
        key: &HolderKey,
        scheme: &Arc<Scheme>,
        order: Option<OrderId>,
        command: Command,
    ) -> Result<Result<Settled, Problem>> {
        let (now, scheme) = (self.now(), Arc::clone(scheme));
        let stamp = RequestStamp {
            request,
            fingerprint: [0; 32],
            operation: "year",
            account: None,
            channel: None,
            at: now,
            order,
        };
        let judge = move |holder: &Holder| {
            Ok(permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?.into())
        };
        match self.store.decide(key.clone(), stamp, Box::new(judge)).await? {
            Outcome::Answered(answered) => Ok(answered.answer),
            other @ (Outcome::Reused | Outcome::NoHolder) => bail!("{other:?}"),
        }
    }
}
