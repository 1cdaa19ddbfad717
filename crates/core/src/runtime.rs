//! The loop around the core, and the only impure part of it: it reads the clock, talks to the server, wakes the core
//! in time and carries the token. It decides nothing. Phones, desktops and tests run this same loop; what only an
//! operating system can do is behind [`Device`].

mod device;
mod server;

pub use device::Device;
pub use server::{BadAddress, Server, Settings};

use crate::{CallId, Core, Download, Input, Output, SaveId, SendId, SessionState, Versions};
use chrono::{DateTime, Utc};
use permit_api::access::LoggedIn;
use permit_api::devices::Saved;
use permit_api::{Code, Problem, Reply, Request};
use permit_rules::HolderId;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, spawn_blocking};

/// The most messages on their way to the core. Whoever sends more waits.
const QUEUE: usize = 64;

/// The longest sleep, so that a clock that jumps is noticed.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// How long the keychain, which may ask the person to unlock it, is waited for.
const KEYCHAIN: Duration = Duration::from_secs(30);

/// How long the disk is waited for.
const DISK: Duration = Duration::from_secs(30);

type Answer = Result<Reply, Problem>;

/// The way to a running core. When the last one is gone, the loop ends.
#[derive(Clone)]
pub struct Handle {
    inbox: mpsc::Sender<Message>,
}

enum Message {
    Call(Request, oneshot::Sender<Answer>),
    Input(Input),
    Answer(SendId, Answer, Option<String>),
}

impl Handle {
    /// Asks the core for something and waits for its reply.
    pub async fn call(&self, request: Request) -> Answer {
        let (sender, reply) = oneshot::channel();
        let stopped = || Problem::new(Code::Internal);
        self.inbox.send(Message::Call(request, sender)).await.map_err(|_| stopped())?;
        reply.await.map_err(|_| stopped())?
    }

    /// Tells the core that something happened.
    pub async fn input(&self, input: Input) {
        // A loop that has ended has no use for news.
        drop(self.inbox.send(Message::Input(input)).await);
    }
}

/// Everything the loop is made of.
pub struct Parts<D, C> {
    /// The core.
    pub core: Core,
    /// What the operating system does for it.
    pub device: D,
    /// The way to the server.
    pub server: Server,
    /// What is running.
    pub versions: Versions,
    /// The seed of the core's only chance.
    pub seed: [u8; 32],
    /// The clock.
    pub clock: C,
}

/// Starts the loop on the current tokio runtime. The task ends, and the core's files are free, once every handle is
/// gone.
pub fn start<D, C>(parts: Parts<D, C>) -> (Handle, JoinHandle<()>)
where
    D: Device,
    C: Fn() -> DateTime<Utc> + Send + Sync + 'static,
{
    let (inbox, messages) = mpsc::channel(QUEUE);
    let running = Loop {
        core: parts.core,
        device: Arc::new(parts.device),
        server: Arc::new(parts.server),
        clock: parts.clock,
        inbox: inbox.downgrade(),
        token: None,
        calls: BTreeMap::new(),
        last_call: 0,
        wake_at: None,
    };
    let task = tokio::spawn(running.run(messages, parts.seed, parts.versions));
    (Handle { inbox }, task)
}

struct Loop<D, C> {
    core: Core,
    device: Arc<D>,
    server: Arc<Server>,
    clock: C,
    inbox: mpsc::WeakSender<Message>,
    token: Option<String>,
    calls: BTreeMap<CallId, oneshot::Sender<Answer>>,
    last_call: u64,
    wake_at: Option<DateTime<Utc>>,
}

impl<D: Device, C: Fn() -> DateTime<Utc>> Loop<D, C> {
    async fn run(mut self, mut messages: mpsc::Receiver<Message>, seed: [u8; 32], versions: Versions) {
        let device = self.device.clone();
        self.token = within(KEYCHAIN, move || device.token()).await.flatten();
        let session =
            self.token.as_ref().map_or(SessionState::Missing, |_| SessionState::Present { kept: true });
        self.step(Input::Started { seed, versions, session });
        loop {
            match tokio::time::timeout(self.sleep(), messages.recv()).await {
                Ok(Some(message)) => self.take(message),
                Ok(None) => return,
                Err(_) => self.step(Input::Tick),
            }
        }
    }

    fn sleep(&self) -> Duration {
        let until = self.wake_at.map(|at| at - (self.clock)());
        until.map_or(LONGEST_SLEEP, |until| until.to_std().unwrap_or(Duration::ZERO).min(LONGEST_SLEEP))
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Call(request, reply) => {
                self.last_call += 1;
                let id = CallId(self.last_call);
                self.calls.insert(id, reply);
                self.step(Input::Call { id, request });
            }
            Message::Input(input) => self.step(input),
            Message::Answer(id, result, token) => {
                self.token = token.or(self.token.take());
                self.step(Input::Answer { id, result });
            }
        }
    }

    fn step(&mut self, input: Input) {
        let now = (self.clock)();
        self.wake_at = self.wake_at.filter(|at| *at > now);
        for output in self.core.step(now, input) {
            self.carry_out(output);
        }
    }

    fn carry_out(&mut self, output: Output) {
        match output {
            Output::Reply { id, result } => {
                if let Some(call) = self.calls.remove(&id) {
                    // Whoever asked may have gone.
                    drop(call.send(result));
                }
            }
            Output::Send { id, request, helping } => self.send(id, request, helping),
            Output::Open { url } => self.device.open(&url),
            Output::Save { id, download } => self.save(id, download),
            Output::Arrive => self.device.arrive(),
            Output::Schedule { reminders } => self.device.schedule(reminders),
            Output::WakeAt { at } => self.wake_at = Some(at),
            Output::Changed { topics } => self.device.changed(&topics),
            Output::Notify { notice } => self.device.notify(&notice),
            Output::Forget => {
                self.token = None;
                let device = self.device.clone();
                spawn_blocking(move || device.forget_token());
            }
        }
    }

    fn save(&self, id: SaveId, download: Download) {
        let (device, inbox) = (self.device.clone(), self.inbox.clone());
        tokio::spawn(async move {
            let saved = within(DISK, move || device.save(&download)).await.unwrap_or_else(Saved::not_kept);
            if let Some(inbox) = inbox.upgrade() {
                drop(inbox.send(Message::Input(Input::Saved { id, saved })).await);
            }
        });
    }

    fn send(&self, id: SendId, request: Request, helping: Option<HolderId>) {
        let (server, device, token) = (self.server.clone(), self.device.clone(), self.token.clone());
        let inbox = self.inbox.clone();
        tokio::spawn(async move {
            let answer = server.ask(&request, token.as_deref(), helping.as_ref()).await;
            let (answer, token) = keep_token(answer, device).await;
            if let Some(inbox) = inbox.upgrade() {
                drop(inbox.send(Message::Answer(id, answer, token)).await);
            }
        });
    }
}

/// Takes the token out of the answer to a log in and puts it into the keychain; where that fails, it is only kept in
/// memory, and the answer says so.
async fn keep_token<D: Device>(answer: Answer, device: Arc<D>) -> (Answer, Option<String>) {
    match answer {
        Ok(Reply::LogIn(LoggedIn { token: Some(token), person, device: name, kept: _ })) => {
            let copy = token.clone();
            let kept = within(KEYCHAIN, move || device.keep_token(&copy)).await.unwrap_or(false);
            let logged_in = LoggedIn { person, device: name, token: None, kept };
            (Ok(Reply::LogIn(logged_in)), Some(token))
        }
        answer => (answer, None),
    }
}

/// Does something that may block, for so long at most.
async fn within<T: Send + 'static>(most: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::time::timeout(most, spawn_blocking(work)).await.ok()?.ok()
}
