//! The one step: an input goes in, what to do comes out. After each input everything that is due is looked at once.

use crate::backoff::{Backoff, reached};
use crate::cache::{Cache, Place};
use crate::catch_up::CatchUp;
use crate::file::{OpenError, check_sqlite};
use crate::flights::Flights;
use crate::helping::helper;
use crate::input::{CallId, Input, Platform, SessionState};
use crate::outbox::{Outbox, Standing};
use crate::output::{Notice, Output, Topic};
use crate::reading::Reader;
use crate::saving::Saving;
use crate::turn::Turn;
use chrono::{DateTime, Duration, Utc};
use permit_api::{Code, Problem};
use permit_rules::{HolderId, RequestId};
use std::path::PathBuf;

/// How long the screens wait for the server before they are told that a request is kept.
pub(crate) fn grace() -> Duration {
    Duration::seconds(8)
}

/// Where the core keeps its files.
#[derive(Debug, Clone)]
pub struct Paths {
    /// A folder of its own.
    pub folder: PathBuf,
}

/// A call of the screens that waits for the server to answer a request.
pub(crate) struct Wait {
    pub call: CallId,
    pub request: RequestId,
    pub until: DateTime<Utc>,
}

/// The device core. One writer, one input at a time.
pub struct Core {
    pub(crate) cache: Cache,
    pub(crate) outbox: Outbox,
    pub(crate) lost: u32,
    pub(crate) seed: [u8; 32],
    pub(crate) session: SessionState,
    pub(crate) reachable: bool,
    pub(crate) flights: Flights,
    pub(crate) saving: Saving,
    pub(crate) waits: Vec<Wait>,
    pub(crate) readers: Vec<Reader>,
    pub(crate) catch_up: CatchUp,
    pub(crate) outbox_backoff: Backoff,
    /// Whom the person helps at the moment; nobody where they see to their own permits.
    pub(crate) helping: Option<HolderId>,
    woken_at: Option<DateTime<Utc>>,
}

impl Core {
    /// Opens the core on its folder, which is made if need be. One app at a time.
    pub fn open(paths: &Paths) -> Result<Self, OpenError> {
        check_sqlite()?;
        let folder = &paths.folder;
        std::fs::create_dir_all(folder)
            .map_err(|source| OpenError::Unusable { path: folder.clone(), source: source.into() })?;
        let (outbox, lost) = Outbox::open(folder)?;
        let cache = Cache::open(folder)?;
        let helped = cache.place().filter(|place| helper(&place.person).is_some());
        let helping = helped.map(|place| place.holder.id.clone());
        Ok(Self {
            cache,
            outbox,
            lost,
            seed: [0; 32],
            session: SessionState::Missing,
            reachable: true,
            flights: Flights::default(),
            saving: Saving::default(),
            waits: Vec::new(),
            readers: Vec::new(),
            catch_up: CatchUp::default(),
            outbox_backoff: Backoff::default(),
            helping,
            woken_at: None,
        })
    }

    /// Takes one input at a moment, and says what is to be done, in order.
    pub fn step(&mut self, now: DateTime<Utc>, input: Input) -> Vec<Output> {
        let mut turn = Turn::at(now);
        match input {
            Input::Started { seed, session, versions: _ } => self.started(seed, session, &mut turn),
            Input::Call { id, request } => self.call(id, request, &mut turn),
            Input::Answer { id, result } => self.answer(id, result, &mut turn),
            Input::Saved { id, saved } => self.saved(id, saved, &mut turn),
            Input::Tick => self.outbox.save_unsaved(),
            Input::Platform { event } => self.platform(event, &mut turn),
        }
        self.end_graces(&mut turn);
        self.end_patience(&mut turn);
        self.send_next_row(&mut turn);
        self.start_catch_up(&mut turn);
        self.set_alarm(&mut turn);
        turn.end()
    }

    fn started(&mut self, seed: [u8; 32], session: SessionState, turn: &mut Turn) {
        self.seed = seed;
        if self.lost > 0 {
            turn.notify(Notice::RequestsLost { requests: std::mem::take(&mut self.lost) });
        }
        self.begin_session(session);
        if self.logged_in() {
            self.schedule(turn);
        }
        turn.changed(&[Topic::Overview, Topic::SyncState]);
    }

    fn platform(&mut self, event: Platform, turn: &mut Turn) {
        match event {
            Platform::Online => self.try_at_once(),
            Platform::Back => self.come_back(turn),
            Platform::SessionMissing => self.end_session(turn),
            Platform::SessionPresent { kept } => {
                self.begin_session(SessionState::Present { kept });
                turn.changed(&[Topic::Overview, Topic::SyncState]);
            }
        }
    }

    /// Takes in somebody who comes back from paying: the screens wait for what the server has to say, for a while.
    fn come_back(&mut self, turn: &mut Turn) {
        self.try_at_once();
        if self.logged_in() {
            self.catch_up.owe(turn.now);
        }
        turn.push(Output::Arrive);
    }

    /// Lets everything that waits for a better moment go now.
    pub(crate) fn try_at_once(&mut self) {
        self.outbox_backoff.clear();
        self.catch_up.want();
    }

    /// Begins a session: what waits goes to the server, and the cache catches up.
    pub(crate) fn begin_session(&mut self, session: SessionState) {
        self.session = session;
        self.try_at_once();
    }

    /// Ends the session on the device. Nothing that waits is lost; calls that wait are answered.
    pub(crate) fn end_session(&mut self, turn: &mut Turn) {
        self.session = SessionState::Missing;
        self.drop_flights(turn);
        for wait in std::mem::take(&mut self.waits) {
            self.reply_kept(&wait, turn);
        }
        turn.push(Output::Schedule { reminders: Vec::new() });
        turn.push(Output::Forget);
        turn.changed(&[Topic::Overview, Topic::SyncState]);
    }

    /// Stops waiting for answers that belong to a session that is over.
    pub(crate) fn drop_flights(&mut self, turn: &mut Turn) {
        let readers = std::mem::take(&mut self.readers);
        for call in self.flights.clear().into_iter().chain(readers.into_iter().map(|reader| reader.call)) {
            turn.reply(call, Err(Problem::new(Code::NotLoggedIn)));
        }
        self.catch_up = CatchUp::default();
    }

    /// Whether somebody is logged in.
    pub(crate) fn logged_in(&self) -> bool {
        self.session != SessionState::Missing
    }

    /// Where the holder stands, for somebody who is logged in.
    pub(crate) fn place(&self) -> Result<&Place, Problem> {
        if !self.logged_in() {
            return Err(Problem::new(Code::NotLoggedIn));
        }
        self.cache.place().ok_or_else(|| Problem::new(Code::NothingCached))
    }

    /// Has the device's reminders match where the holder stands.
    pub(crate) fn schedule(&self, turn: &mut Turn) {
        if let Some(place) = self.cache.place() {
            // The resident is reminded on their own device.
            let reminders = match helper(&place.person) {
                Some(_) => Vec::new(),
                None => permit_rules::reminder::plan(&place.holder, &place.scheme, turn.now),
            };
            turn.push(Output::Schedule { reminders });
        }
    }

    fn end_graces(&mut self, turn: &mut Turn) {
        let over = |wait: &mut Wait| reached(turn.now, wait.until, grace());
        for wait in self.waits.extract_if(.., over).collect::<Vec<_>>() {
            self.reply_kept(&wait, turn);
        }
    }

    /// Tells a waiting call that its request is kept on the device.
    pub(crate) fn reply_kept(&self, wait: &Wait, turn: &mut Turn) {
        let row = self.outbox.find(&wait.request);
        let answer = row.zip(self.cache.place()).map_or_else(
            || Err(Problem::new(Code::UnknownRequest)),
            |(row, place)| {
                let request = crate::predict::pending(row, &place.scheme);
                Ok(crate::predict::reply_requested(row.action, request))
            },
        );
        turn.reply(wait.call, answer);
    }

    /// Asks to be woken at the next moment at which something is due.
    fn set_alarm(&mut self, turn: &mut Turn) {
        let graces = self.waits.iter().map(|wait| wait.until);
        let rows = || self.outbox.rows().any(|row| matches!(row.standing, Standing::Waiting { .. }));
        let row = self.outbox_backoff.until().filter(|_| self.logged_in() && rows());
        let reads = self.catch_up.owed_until().filter(|_| !self.readers.is_empty());
        let catch_up = self.catch_up.due_at(turn.now).filter(|_| self.logged_in());
        let next = graces.chain(row).chain(reads).chain(catch_up).filter(|at| *at > turn.now).min();
        if let Some(at) = next.filter(|_| next != self.woken_at) {
            turn.push(Output::WakeAt { at });
        }
        self.woken_at = next;
    }
}
