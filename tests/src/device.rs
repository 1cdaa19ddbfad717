//! A device without a window: the real core and the real loop around it, with a folder for its files and a file for a
//! keychain. Its clock is the machine's.

use crate::person::{PASSWORD, now};
use anyhow::{Result, bail};
use permit_api::access::{DeviceKind, LogIn, NewDevice};
use permit_api::devices::{Folder, Saved};
use permit_api::overview::{GetOverview, Overview};
use permit_api::stays::{Activate, StayAnswer};
use permit_api::{Problem, Reply, Request};
use permit_core::runtime::{self, Handle, Parts, Settings};
use permit_core::{Core, Download, Notice, Paths, Topic, Versions};
use permit_rules::reminder::Reminder;
use permit_rules::{Length, RequestId, Start};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;

/// A running device.
pub struct Device {
    handle: Handle,
    task: JoinHandle<()>,
    told: Arc<Mutex<Vec<Notice>>>,
    opened: Arc<Mutex<Vec<String>>>,
}

impl Device {
    /// Starts on a folder, with what an earlier device left there.
    pub fn start(folder: &Path, server: &str) -> Result<Self> {
        let settings = Settings {
            address: server.to_owned(),
            language: "en".to_owned(),
            patience: Duration::from_secs(10),
        };
        let (told, opened) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new())));
        let parts = Parts {
            core: Core::open(&Paths { folder: folder.to_owned() })?,
            device: Hardware { folder: folder.to_owned(), told: told.clone(), opened: opened.clone() },
            server: runtime::Server::new(&settings)?,
            versions: Versions { app: "test".to_owned(), platform: "test".to_owned() },
            seed: [7; 32],
            clock: now,
        };
        let (handle, task) = runtime::start(parts);
        Ok(Self { handle, task, told, opened })
    }

    /// Closes the app.
    pub async fn close(self) -> Result<()> {
        drop(self.handle);
        Ok(self.task.await?)
    }

    /// Calls an operation, as a screen does.
    pub async fn call(&self, request: Request) -> Result<Reply, Problem> {
        self.handle.call(request).await
    }

    /// Logs somebody of `tests/people.toml` in.
    pub async fn log_in(&self, email: &str) -> Result<()> {
        let device = NewDevice { name: "Test device".to_owned(), kind: DeviceKind::App };
        let log_in = LogIn { council: None, email: email.to_owned(), password: PASSWORD.to_owned(), device };
        match self.call(Request::LogIn(log_in)).await {
            Ok(_) => Ok(()),
            Err(problem) => bail!("{problem:?}"),
        }
    }

    /// Asks for a stay of one day.
    pub async fn activate(
        &self,
        request: RequestId,
        plate: &str,
        start: Start,
    ) -> Result<StayAnswer, Problem> {
        let plate = plate.to_owned();
        let activate = Activate {
            request,
            plate,
            product: None,
            start,
            length: Length::Days { days: 1 },
            tell_visitor: None,
        };
        let reply = self.call(Request::Activate(activate)).await?;
        let Reply::Activate(answer) = reply else { panic!("activate was answered by {}", reply.name()) };
        Ok(answer)
    }

    /// What the home screen shows.
    pub async fn overview(&self) -> Result<Overview> {
        match self.call(Request::Overview(GetOverview {})).await {
            Ok(Reply::Overview(overview)) => Ok(overview),
            other => bail!("{other:?}"),
        }
    }

    /// Waits until the home screen shows something.
    pub async fn sees(&self, what: &str, seen: impl Fn(&Overview) -> bool) -> Result<Overview> {
        let patience = now() + chrono::Duration::seconds(100);
        loop {
            let overview = self.overview().await?;
            if seen(&overview) {
                return Ok(overview);
            }
            anyhow::ensure!(now() < patience, "{what} never came: {overview:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the person has been told by notifications so far.
    pub fn notices(&self) -> Vec<Notice> {
        self.told.lock().map(|told| told.clone()).unwrap_or_default()
    }

    /// The last page that the system's browser was told to open.
    pub fn opened(&self) -> Option<String> {
        self.opened.lock().ok()?.last().cloned()
    }
}

/// What a machine does for the core: a file for a keychain, a folder of downloads, and lists of what was told and of what
/// a browser would have opened. It has no window.
struct Hardware {
    folder: PathBuf,
    told: Arc<Mutex<Vec<Notice>>>,
    opened: Arc<Mutex<Vec<String>>>,
}

impl runtime::Device for Hardware {
    fn token(&self) -> Option<String> {
        fs::read_to_string(self.folder.join("token")).ok()
    }

    fn keep_token(&self, token: &str) -> bool {
        fs::write(self.folder.join("token"), token).is_ok()
    }

    fn forget_token(&self) {
        drop(fs::remove_file(self.folder.join("token")));
    }

    fn changed(&self, _topics: &[Topic]) {}

    fn schedule(&self, _reminders: Vec<Reminder>) {}

    fn notify(&self, notice: &Notice) {
        if let Ok(mut told) = self.told.lock() {
            told.push(notice.clone());
        }
    }

    fn open(&self, url: &str) {
        if let Ok(mut opened) = self.opened.lock() {
            opened.push(url.to_owned());
        }
    }

    fn save(&self, download: &Download) -> Saved {
        let folder = self.folder.join("downloads");
        let saved = fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join(&download.name), &download.bytes));
        saved.map_or_else(
            |_| Saved::not_kept(),
            |()| Saved::Kept { name: download.name.clone(), folder: Folder::Downloads },
        )
    }

    fn arrive(&self) {}
}
