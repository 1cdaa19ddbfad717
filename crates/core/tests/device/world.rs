//! A small world around the core: a server that keeps its word, in memory, and a device whose clock, network and
//! kills the test moves by hand. Nothing here sleeps or opens a socket.

use chrono::{DateTime, Duration, TimeZone, Utc};
use permit_api::access::{DeviceKind, LogIn, LoggedIn, LoggedOut, NewDevice, Person, Role};
use permit_api::devices::{Dismiss, GetSyncState, SyncState};
use permit_api::lasting::{ActivateMany, ExtendStay, StaysAnswer};
use permit_api::overview::{GetOverview, Overview};
use permit_api::stays::{Activate, ConfirmedStay, StayAnswer};
use permit_api::sync::{Changes, Cursor, GetChanges};
use permit_api::{Code, Problem, Reply, Request};
use permit_core::{
    CallId, Core, Download, Input, Notice, Output, Paths, SaveId, SendId, SessionState, Versions,
};
use permit_rules::reminder::Reminder;
use permit_rules::scheme::{Extend, Returns, Stop};
use permit_rules::{
    Bundle, Change, Channel, Command, Holder, HolderId, Length, RequestId, Scheme, Start, Vrn, decide,
};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// Half past nine on a working day.
pub fn morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 6, 10, 8, 30, 0).unwrap()
}

/// The scheme the tests are played under: the real one, where stays can be stopped and made longer.
pub fn scheme() -> Scheme {
    let file = include_str!("../../../../schemes/cambridgeshire.toml");
    let mut scheme = permit_rules::scheme::read(file).unwrap();
    scheme.products[0].stop = Some(Stop { returns: Returns::WholeUnits });
    scheme.products[0].extend = Some(Extend::BeforeEnd);
    scheme
}

/// A server for one holder at a time, that answers each request once.
pub struct Server {
    pub holder: Holder,
    pub person: Person,
    pub epoch: u32,
    pub log: Vec<Change>,
    pub page: usize,
    pub answers: BTreeMap<RequestId, (Request, Result<Reply, Problem>)>,
}

impl Server {
    pub fn with_visits(visits: u32) -> Self {
        let scheme = scheme();
        let mut holder = Holder::new(scheme.council.clone(), "holder-1".parse().unwrap());
        holder.zone = scheme.zones.keys().next().cloned();
        let mut server = Self {
            person: person("account-1", &holder.id),
            holder,
            epoch: 1,
            log: Vec::new(),
            page: 100,
            answers: BTreeMap::new(),
        };
        let bundle = Bundle::new(
            "bundle-1".parse().unwrap(),
            scheme.products[0].id.clone(),
            visits,
            morning() - Duration::days(10),
            (morning() + Duration::days(300)).date_naive(),
        );
        server.store(&[Change::Bundle { bundle }]);
        server
    }

    pub fn store(&mut self, changes: &[Change]) {
        changes.iter().for_each(|change| self.holder.apply(change));
        self.log.extend(changes.iter().cloned());
    }

    /// What the server says, having done it.
    pub fn answer(&mut self, request: &Request, now: DateTime<Utc>) -> Result<Reply, Problem> {
        let (id, command) = match request {
            Request::LogIn(_) => {
                return Ok(Reply::LogIn(LoggedIn {
                    person: self.person.clone(),
                    device: "device".into(),
                    token: None,
                    kept: true,
                }));
            }
            Request::LogOut(_) => return Ok(Reply::LogOut(LoggedOut {})),
            Request::Changes(input) => return Ok(Reply::Changes(self.changes(input))),
            Request::Activate(input) => (&input.request, self.activate(input)),
            Request::Correct(input) => {
                let vrn = Vrn::read(&input.plate).unwrap();
                (&input.request, Command::Correct { stay: input.stay.clone(), vrn, channel: Channel::App })
            }
            Request::Cancel(input) => (&input.request, Command::Cancel { stay: input.stay.clone() }),
            Request::ActivateMany(input) => (&input.request, activate_many(input)),
            Request::StopStay(input) => {
                (&input.request, Command::Stop { stay: input.stay.clone(), channel: Channel::App })
            }
            Request::ExtendStay(input) => (&input.request, extend(input)),
            other => return self.registers(other, now),
        };
        if let Some((before, answer)) = self.answers.get(id) {
            assert_eq!(before, request, "one id, two requests");
            return answer.clone();
        }
        let answer = decide(&self.holder, &command, &scheme(), now).map_err(Problem::from).map(|decision| {
            self.store(&decision.changes);
            let confirmed = |stay| ConfirmedStay::of(stay, &scheme(), now);
            let stays: Vec<_> = decision.reply.stays().iter().map(confirmed).collect();
            let answer = StayAnswer::Confirmed { stay: stays[0].clone() };
            match command {
                Command::ActivateMany(_) => Reply::ActivateMany(StaysAnswer::Confirmed { stays }),
                Command::Stop { .. } => Reply::StopStay(answer),
                Command::Extend(_) => Reply::ExtendStay(answer),
                Command::Activate(_) => Reply::Activate(answer),
                Command::Correct { .. } => Reply::Correct(answer),
                Command::Cancel { .. } => Reply::Cancel(answer),
                Command::Register(_)
                | Command::Buy(_)
                | Command::Plates(_)
                | Command::Links(_)
                | Command::ByLink(_)
                | Command::Helpers(_) => {
                    panic!("that goes another way")
                }
            }
        });
        self.answers.insert(id.clone(), (request.clone(), answer.clone()));
        answer
    }

    fn activate(&self, input: &Activate) -> Command {
        Command::Activate(permit_rules::Activate {
            request: input.request.clone(),
            vrn: Vrn::read(&input.plate).unwrap(),
            product: input.product.clone(),
            start: input.start,
            length: input.length,
            channel: Channel::App,
        })
    }

    fn changes(&self, input: &GetChanges) -> Changes {
        let epoch = self.epoch.to_string();
        let known = input.cursor.as_ref().filter(|cursor| cursor.epoch == epoch);
        let seen = known.map_or(0, |cursor| usize::try_from(cursor.seq).unwrap());
        let until = (seen + self.page).min(self.log.len());
        let version = scheme().version;
        Changes {
            cursor: Cursor { epoch, seq: until as u64 },
            reset: known.is_none(),
            changes: self.log[seen..until].to_vec(),
            more: until < self.log.len(),
            person: self.person.clone(),
            council: self.holder.council.clone(),
            zone: self.holder.zone.clone(),
            scheme: (input.scheme.as_ref() != Some(&version)).then(scheme),
        }
    }
}

fn activate_many(input: &ActivateMany) -> Command {
    Command::ActivateMany(permit_rules::ActivateMany {
        request: input.request.clone(),
        vrns: permit_rules::many::read_plates(&input.plates).unwrap(),
        product: input.product.clone(),
        start: input.start,
        length: input.length,
        repeat_weekly: input.repeat_weekly,
        channel: Channel::App,
    })
}

fn extend(input: &ExtendStay) -> Command {
    let (stay, length) = (input.stay.clone(), input.length);
    Command::Extend(permit_rules::command::Extend { stay, length, channel: Channel::App })
}

pub fn person(account: &str, holder: &HolderId) -> Person {
    Person {
        account: account.into(),
        name: "A Resident".into(),
        email: Some("resident@example.org".into()),
        role: Role::Resident,
        holder: Some(holder.clone()),
    }
}

/// A device: the core, its folder, and what it has asked for.
pub struct Device {
    pub core: Option<Core>,
    pub folder: TempDir,
    pub now: DateTime<Utc>,
    calls: u64,
    pub replies: BTreeMap<CallId, Result<Reply, Problem>>,
    pub sent: Vec<(SendId, Request)>,
    pub notices: Vec<Notice>,
    pub forgot: u32,
    pub woken_at: Option<DateTime<Utc>>,
    pub reminders: Vec<Reminder>,
    pub schedules: u32,
    pub saving: Vec<(SaveId, Download)>,
    pub arrivals: u32,
    pub opened: Vec<String>,
    /// Whom what was sent was asked for, where it was for somebody who is helped.
    pub helping: BTreeMap<SendId, HolderId>,
}

impl Device {
    /// A device with a session, started, that has not heard from the server.
    pub fn new() -> Self {
        let mut device = Self::on(TempDir::new().unwrap());
        device.start(SessionState::Present { kept: true });
        device
    }

    pub fn on(folder: TempDir) -> Self {
        let core = Core::open(&Paths { folder: folder.path().to_owned() }).unwrap();
        Self {
            core: Some(core),
            folder,
            now: morning(),
            calls: 0,
            replies: BTreeMap::new(),
            sent: Vec::new(),
            notices: Vec::new(),
            forgot: 0,
            woken_at: None,
            reminders: Vec::new(),
            schedules: 0,
            saving: Vec::new(),
            arrivals: 0,
            opened: Vec::new(),
            helping: BTreeMap::new(),
        }
    }

    pub fn start(&mut self, session: SessionState) {
        let versions = Versions { app: "1".into(), platform: "test".into() };
        self.input(Input::Started { seed: [7; 32], versions, session });
    }

    /// What a process that is killed now leaves behind, started again. Nothing in memory survives.
    pub fn killed_and_started(self) -> Self {
        let folder = TempDir::new().unwrap();
        copy(self.folder.path(), folder.path());
        let mut device = Self { now: self.now, calls: self.calls, ..Self::on(folder) };
        device.start(SessionState::Present { kept: true });
        device
    }

    pub fn input(&mut self, input: Input) {
        let outputs = self.core.as_mut().unwrap().step(self.now, input);
        for output in outputs {
            match output {
                Output::Reply { id, result } => {
                    assert!(self.replies.insert(id, result).is_none(), "answered twice");
                }
                Output::Send { id, request, helping } => {
                    self.helping.extend(helping.map(|holder| (id, holder)));
                    self.sent.push((id, request));
                }
                Output::WakeAt { at } => {
                    assert!(at > self.now, "a wake in the past");
                    self.woken_at = Some(at);
                }
                Output::Notify { notice } => self.notices.push(notice),
                Output::Forget => self.forgot += 1,
                Output::Schedule { reminders } => {
                    self.reminders = reminders;
                    self.schedules += 1;
                }
                Output::Save { id, download } => self.saving.push((id, download)),
                Output::Arrive => self.arrivals += 1,
                Output::Open { url } => self.opened.push(url),
                Output::Changed { .. } => {}
            }
        }
    }

    pub fn call(&mut self, request: Request) -> CallId {
        self.calls += 1;
        let id = CallId(self.calls);
        self.input(Input::Call { id, request });
        id
    }

    /// The reply of a call that must have been answered.
    pub fn reply(&self, id: CallId) -> Result<Reply, Problem> {
        self.replies.get(&id).cloned().expect("the call has not been answered")
    }

    /// Calls for something the device answers at once.
    pub fn at_once(&mut self, request: Request) -> Result<Reply, Problem> {
        let id = self.call(request);
        self.reply(id)
    }

    pub fn overview(&mut self) -> Overview {
        match self.at_once(Request::Overview(GetOverview {})) {
            Ok(Reply::Overview(overview)) => overview,
            other => panic!("{other:?}"),
        }
    }

    pub fn sync_state(&mut self) -> SyncState {
        match self.at_once(Request::SyncState(GetSyncState {})) {
            Ok(Reply::SyncState(state)) => state,
            other => panic!("{other:?}"),
        }
    }

    pub fn dismiss(&mut self, request: &str) -> Result<Reply, Problem> {
        self.at_once(Request::Dismiss(Dismiss { request: request.parse().unwrap() }))
    }

    pub fn visits_left(&mut self) -> u32 {
        self.overview().products[0].visits_left
    }

    pub fn answer(&mut self, id: SendId, result: Result<Reply, Problem>) {
        self.input(Input::Answer { id, result });
    }

    /// Lets everything that was sent arrive and be answered, until the device has no more to say.
    pub fn talk(&mut self, server: &mut Server) {
        for _ in 0..50 {
            let sent = std::mem::take(&mut self.sent);
            if sent.is_empty() {
                return;
            }
            for (id, request) in sent {
                let answer = server.answer(&request, self.now);
                self.answer(id, answer);
            }
        }
        panic!("the device never stops asking");
    }

    /// Fails everything that was sent.
    pub fn fail_all(&mut self, code: Code) {
        for (id, _) in std::mem::take(&mut self.sent) {
            self.answer(id, Err(Problem::new(code)));
        }
    }

    pub fn wait(&mut self, pause: Duration) {
        self.now += pause;
        self.input(Input::Tick);
    }

    /// Names of what is in the air.
    pub fn in_the_air(&self) -> Vec<&'static str> {
        self.sent.iter().map(|(_, request)| request.name()).collect()
    }
}

pub fn copy(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

pub fn activate(request: &str, plate: &str) -> Request {
    Request::Activate(Activate {
        request: request.parse().unwrap(),
        plate: plate.into(),
        product: None,
        start: Start::Now,
        length: Length::Days { days: 1 },
        tell_visitor: None,
    })
}

pub fn log_in() -> Request {
    Request::LogIn(LogIn {
        council: None,
        email: "resident@example.org".into(),
        password: "secret".into(),
        device: NewDevice { name: "App".into(), kind: DeviceKind::App },
    })
}
