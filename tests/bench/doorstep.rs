//! How long it takes to be told no at the door, with and without an account behind it: the two must not be told apart.
//! And how many passwords are looked at in a second, and what everybody else notices of that.

use crate::CONNECTIONS;
use crate::limits::per_second;
use crate::load::{SPELL, percentile};
use crate::office::config;
use crate::report::Report;
use anyhow::{Context, Result, ensure};
use argon2::{Algorithm, Argon2, Params, Version};
use chrono::Duration;
use hyper::Request;
use permit_rules::scheme;
use permit_server::clock::{Clock, MovedClock, SystemClock};
use permit_server::rng::{Rng, SystemRng};
use permit_server::store::{SqliteStore, Store};
use permit_server::{Running, demo, start};
use permit_tests::connection::{Connection, Whole};
use permit_tests::repository;
use serde_json::{Value, json};
use std::fmt::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Instant;
use tempfile::TempDir;
use tokio::task::JoinSet;

/// Calls of each kind in a round, with an account and without.
const SAMPLES: u32 = 400;
/// Accounts. Each is named four times an hour for each operation: less often than it would be noticed.
const ACCOUNTS: u32 = 100;
const PASSWORD: &str = "a-password-for-the-bench";

/// A server whose clock stands still until it is moved, so that what is counted by the hour is forgotten between
/// measurements.
pub struct Doorstep {
    running: Running,
    clock: Arc<MovedClock>,
    /// Every call comes from a network of its own.
    networks: AtomicU32,
    _folder: TempDir,
}

/// Opens a server with accounts that have passwords.
pub async fn open() -> Result<Arc<Doorstep>> {
    let folder = TempDir::new()?;
    let clock = Arc::new(MovedClock::at(SystemClock.now()));
    let rng: Arc<dyn Rng> = Arc::new(SystemRng);
    let scheme = scheme::read(&std::fs::read_to_string(repository("schemes/cambridgeshire.toml"))?)
        .map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    let mut people = String::new();
    for nth in 0..ACCOUNTS {
        write!(
            people,
            "[[person]]\nholder = \"h{nth}\"\nname = \"Somebody\"\nemail = \"{}\"\npassword = \"{PASSWORD}\"\n\
             zone = \"kite\"\n\n",
            contact(true, nth)
        )?;
    }
    let file = folder.path().join("people.toml");
    std::fs::write(&file, people)?;
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(folder.path(), &*rng)?);
    demo::load(&file, std::slice::from_ref(&scheme), &*clock, &rng, &*store).await?;
    let running = start(config(scheme, folder.path()), clock.clone(), rng, store).await?;
    Ok(Arc::new(Doorstep { running, clock, networks: AtomicU32::new(0), _folder: folder }))
}

/// An address with an account, or one as long without.
fn contact(known: bool, nth: u32) -> String {
    format!("{}{:03}@example.org", if known { "known" } else { "never" }, nth % ACCOUNTS)
}

fn log_in(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password, "device": { "name": "Bench", "kind": "app" } })
}

/// An input by the address it is about.
type About = fn(&str) -> Value;

/// What is measured: the name in the report, the operation, the status that every answer has, and its input.
const DOORS: [(&str, &str, u16, About); 3] = [
    ("log_in with a wrong password", "log_in", 401, |email| log_in(email, "not the password of anybody")),
    (
        "forgot_password",
        "forgot_password",
        200,
        |email| json!({ "council": "cambridgeshire", "contact": email, "language": "en" }),
    ),
    ("sign_up", "sign_up", 200, |email| {
        json!({
            "council": "cambridgeshire", "contact": email, "name": "Somebody Else",
            "password": "kettle bracken violin stone", "language": "en",
        })
    }),
];

impl Doorstep {
    /// Knocks at every door, with and without an account in turn.
    pub async fn knock(&self, report: &mut Report) -> Result<()> {
        for (what, operation, status, input) in DOORS {
            self.clock.shift(Duration::hours(2));
            let mut connection = Connection::open(self.running.address()).await?;
            let mut times = [Vec::new(), Vec::new()];
            for nth in 0..SAMPLES {
                // Who comes second may find caches warm, so they take turns at that as well.
                for known in [nth % 2 == 0, nth % 2 != 0] {
                    let request = self.request(operation, None, &input(&contact(known, nth)))?;
                    let sent = Instant::now();
                    let (told, _) = connection.send(request).await?;
                    times[usize::from(known)].push(sent.elapsed().as_secs_f64() * 1e6);
                    ensure!(told.as_u16() == status, "{operation}: {told}");
                }
            }
            let [unknown, known] = times;
            report.compare(what, known, unknown);
        }
        Ok(())
    }

    /// Many people try passwords at once, while one looks at the home screen.
    pub async fn crowd(self: &Arc<Self>, report: &mut Report) -> Result<()> {
        report.note("argon2id, one at a time on every core", argon()?);
        self.clock.shift(Duration::hours(2));
        let address = self.running.address();
        let token = self.token(address).await?;
        let (over, start) = (Arc::new(AtomicBool::new(false)), Instant::now());
        let tries = async {
            let (mut tasks, mut all) = (JoinSet::new(), 0);
            for nth in 0..CONNECTIONS {
                let this = Arc::clone(self);
                tasks.spawn(async move { this.tries(address, nth, start).await });
            }
            while let Some(done) = tasks.join_next().await {
                all += done??;
            }
            over.store(true, Ordering::Relaxed);
            anyhow::Ok(per_second(all, start))
        };
        let looks = async {
            let (mut connection, mut times) = (Connection::open(address).await?, Vec::new());
            while !over.load(Ordering::Relaxed) {
                let request = self.request("overview", Some(&token), &json!({}))?;
                let sent = Instant::now();
                let (told, _) = connection.send(request).await?;
                ensure!(told.is_success(), "overview: {told}");
                times.push(sent.elapsed().as_secs_f64() * 1e6);
            }
            times.sort_by(f64::total_cmp);
            Ok(times)
        };
        let (rate, times) = tokio::try_join!(tries, looks)?;
        report.note("log_in over HTTP, passwords looked at", rate);
        report.note("overview, one connection, while 32 log in: 99 of 100 within", percentile(&times, 99)?);
        Ok(())
    }

    /// Tries passwords for addresses that nobody has tried before; how many.
    async fn tries(&self, address: SocketAddr, connection: usize, start: Instant) -> Result<u32> {
        let (nth, mut times) = (connection, 0);
        let mut connection = Connection::open(address).await?;
        while start.elapsed() < SPELL {
            let email = format!("crowd-{nth}-{times}@example.org");
            let (told, _) = connection.send(self.request("log_in", None, &log_in(&email, PASSWORD))?).await?;
            ensure!(told.as_u16() == 401, "log_in: {told}");
            times += 1;
        }
        Ok(times)
    }

    async fn token(&self, address: SocketAddr) -> Result<String> {
        let mut connection = Connection::open(address).await?;
        let request = self.request("log_in", None, &log_in(&contact(true, 0), PASSWORD))?;
        let told: Value = serde_json::from_slice(&connection.send(request).await?.1)?;
        Ok(told["token"].as_str().context("a token")?.to_owned())
    }

    fn request(&self, operation: &str, token: Option<&str>, input: &Value) -> Result<Request<Whole>> {
        let network = Ipv4Addr::from(0x0A00_0000 + self.networks.fetch_add(1, Ordering::Relaxed));
        let request = Request::post(format!("/api/v1/{operation}"))
            .header("host", "127.0.0.1")
            .header("content-type", "application/json")
            .header("x-forwarded-for", network.to_string());
        let request = match token {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        };
        Ok(request.body(input.to_string().into_bytes().into())?)
    }
}

/// How many passwords this machine could hash in a second, with the effort of the product and nothing around it.
fn argon() -> Result<f64> {
    const EACH: u32 = 20;
    let cores = std::thread::available_parallelism()?.get();
    let start = Instant::now();
    let threads: Vec<_> = (0..cores)
        .map(|_| {
            std::thread::spawn(|| -> Result<(), argon2::Error> {
                let argon =
                    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None)?);
                let mut hash = [0; 32];
                (0..EACH).try_for_each(|_| argon.hash_password_into(PASSWORD.as_bytes(), &[7; 16], &mut hash))
            })
        })
        .collect();
    for thread in threads {
        let hashed = thread.join().ok().context("a thread ended")?;
        hashed.map_err(|error| anyhow::anyhow!("{error}"))?;
    }
    Ok(per_second(EACH * u32::try_from(cores)?, start))
}
