//! A server with the demo people, a clock that is moved by hand, and a client.

use chrono::{DateTime, Duration, Utc};
use permit_api::Code;
use permit_rules::Scheme;
use permit_server::addresses::Addresses;
use permit_server::clock::{Clock, MovedClock};
use permit_server::config::{Config, Limits};
use permit_server::documents::DocumentSettings;
use permit_server::letters::Post;
use permit_server::payments::{PaymentSettings, SimulatorSettings};
use permit_server::resident_permits::ResidentPermits;
use permit_server::rng::{Rng, SeededRng};
use permit_server::store::{SqliteStore, Store};
use permit_server::switchboard::CallSecrets;
use permit_server::texts::TextSettings;
use permit_server::webhooks::HookSettings;
use permit_server::{Running, books, demo, doctor};
use reqwest::header::{HeaderMap, HeaderName};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, Waker};
use tempfile::TempDir;

/// A Monday morning in summer.
fn monday() -> DateTime<Utc> {
    "2026-06-01T08:00:00Z".parse().unwrap()
}

pub fn schemes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemes")
}

pub struct Server {
    pub running: Running,
    clock: Arc<MovedClock>,
    pub store: Arc<dyn Store>,
    pub data: TempDir,
    client: reqwest::Client,
    books: Balanced,
}

/// Looks at the books at the end of every test: they always add up.
struct Balanced {
    store: Arc<dyn Store>,
    schemes: Vec<Scheme>,
    clock: Arc<MovedClock>,
}

impl Drop for Balanced {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let schemes: Vec<_> = self.schemes.iter().collect();
        let mut check = pin!(books::check(&*self.store, &schemes, self.clock.now()));
        // The store reads in place, so that nothing has to wake anybody.
        let tally = loop {
            if let Poll::Ready(tally) = check.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                break tally.unwrap();
            }
        };
        assert_eq!(tally.faults, []);
    }
}

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        self.json()
    }

    /// Checks that it is a problem, well told.
    pub fn refused(&self, code: Code) {
        let problem = self.json();
        assert_eq!(problem["code"], code.name(), "{}", self.body);
        assert_eq!(self.status, code.status());
        assert_eq!(problem["reference"].as_str(), self.header("x-request-id"));
        let sentence = problem["message"].as_str().unwrap();
        assert!(sentence.len() > 10 && sentence.ends_with('.') && !sentence.contains('{'), "{sentence}");
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(set: impl FnOnce(&mut Config)) -> Self {
        Self::within(tempfile::tempdir().unwrap(), monday(), &schemes().join("demo.toml"), set).await
    }

    /// One whose residents have bought nothing yet.
    pub async fn before_any_purchase() -> Self {
        let people = std::fs::read_to_string(schemes().join("demo.toml")).unwrap();
        let mut bought = false;
        let kept = people.lines().filter(|line| {
            bought |= line.starts_with("bundles = [");
            let keep = !bought;
            bought &= !line.ends_with(']');
            keep
        });
        let (kept, data) = (kept.collect::<Vec<_>>().join("\n"), tempfile::tempdir().unwrap());
        let file = data.path().join("people.toml");
        std::fs::write(&file, kept).unwrap();
        Self::within(data, monday(), &file, |_| {}).await
    }

    async fn within(data: TempDir, now: DateTime<Utc>, people: &Path, set: impl FnOnce(&mut Config)) -> Self {
        // Another life of the same folder must not hand out the same tokens.
        static LIVES: AtomicU64 = AtomicU64::new(0);
        let rng: Arc<dyn Rng> = Arc::new(SeededRng::new(LIVES.fetch_add(1, Ordering::Relaxed)));
        let clock = Arc::new(MovedClock::at(now));
        let files = ["cambridgeshire.toml", "morfa.toml"].map(|name| schemes().join(name));
        let served = files.each_ref().map(|file| doctor::read_scheme(file).unwrap()).to_vec();
        let addresses = Addresses::beside(files.iter().map(PathBuf::as_path).zip(&served)).unwrap();
        let permits = ResidentPermits::load(&schemes().join("demo-resident-permits.csv"), &served).unwrap();
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(data.path(), &*rng).unwrap());
        demo::load(people, &served, &*clock, &rng, &*store).await.unwrap();
        let books =
            Balanced { store: Arc::clone(&store), schemes: served.clone(), clock: Arc::clone(&clock) };
        let mut config = Config {
            listen: "127.0.0.1:0".parse().unwrap(),
            public_url: None,
            schemes: served,
            addresses,
            resident_permits: permits,
            ui: None,
            proxies: Vec::new(),
            post: Post::demo(),
            payments: PaymentSettings {
                simulator: Some(SimulatorSettings {
                    listen: "127.0.0.1:0".parse().unwrap(),
                    folder: data.path().to_owned(),
                }),
                ..PaymentSettings::default()
            },
            texts: TextSettings::default(),
            calls: CallSecrets::default(),
            documents: DocumentSettings {
                program: Some(env!("CARGO_BIN_EXE_permit-server").into()),
                ..DocumentSettings::in_folder(data.path().to_owned())
            },
            breached_passwords: None,
            hooks: HookSettings { this_machine: true },
            demo: true,
            limits: Limits::default(),
        };
        set(&mut config);
        let passed: Arc<dyn Clock> = clock.clone();
        let running = permit_server::start(config, passed, rng, Arc::clone(&store)).await.unwrap();
        // In a build of the whole workspace the client wants to be told which cryptography to use.
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = reqwest::Client::builder().build().unwrap();
        Self { running, clock, store, data, client, books }
    }

    /// Stops it and starts it again with the same folder.
    pub async fn again(self) -> Self {
        let Self { running, clock, store, data, client, books } = self;
        drop(client);
        running.stop().await;
        drop(books);
        assert_eq!(Arc::strong_count(&store), 1, "somebody still holds the store");
        drop(store);
        Self::within(data, clock.now(), &schemes().join("demo.toml"), |_| {}).await
    }

    pub async fn stop(self) {
        drop(self.client);
        self.running.stop().await;
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn pass(&self, time: Duration) {
        self.clock.shift(time);
    }

    pub fn address(&self) -> std::net::SocketAddr {
        self.running.address()
    }

    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let url = format!("http://{}{path}", self.address());
        let mut request = self.client.request(method.parse().unwrap(), url).body(body);
        for (name, value) in headers {
            request = request.header(name.parse::<HeaderName>().unwrap(), *value);
        }
        let response = request.send().await.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.text().await.unwrap(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], Vec::new()).await
    }

    /// Calls an operation with more headers.
    pub async fn post(&self, operation: &str, headers: &[(&str, &str)], input: &Value) -> Answer {
        let headers = [&[("content-type", "application/json")], headers].concat();
        self.send("POST", &format!("/api/v1/{operation}"), &headers, input.to_string().into_bytes()).await
    }

    /// Calls an operation from the app.
    pub async fn call(&self, token: &str, operation: &str, input: &Value) -> Answer {
        self.post(operation, &[("authorization", &format!("Bearer {token}"))], input).await
    }

    pub async fn try_log_in(&self, email: &str, password: &str) -> Answer {
        let device = json!({ "name": "App on Linux", "kind": "app" });
        self.post("log_in", &[], &json!({ "email": email, "password": password, "device": device })).await
    }

    /// Logs in in the app and returns the token.
    pub async fn log_in(&self, person: &str) -> String {
        let password = match person {
            "amira" => "visitor-demo-1",
            "gareth" => "visitor-demo-2",
            "siobhan" => "visitor-demo-3",
            _ => "visitor-demo-4",
        };
        let told = self.try_log_in(&format!("{person}@example.org"), password).await.ok();
        told["token"].as_str().unwrap().to_owned()
    }

    /// Everything the server holds for whoever asks.
    pub async fn everything(&self, token: &str) -> Value {
        self.call(token, "changes", &json!({})).await.ok()
    }
}

pub fn activate(request: &str, plate: &str) -> Value {
    json!({
        "request": request,
        "plate": plate,
        "product": null,
        "start": { "kind": "now" },
        "length": { "kind": "days", "days": 1 },
    })
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
