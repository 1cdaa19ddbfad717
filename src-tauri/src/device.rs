//! The device as the core's loop sees it: keychain, window, browser, folders and notifications of this operating system.

use crate::link::Doorstep;
use crate::notifications::Notifications;
use crate::secrets::Secrets;
use crate::{browser, downloads};
use permit_api::devices::Saved;
use permit_core::runtime::Device;
use permit_core::{Download, Notice, Topic};
use permit_rules::reminder::Reminder;
use tauri::{AppHandle, Emitter, Manager, Runtime};

/// This machine.
pub struct Machine<R: Runtime> {
    /// The app, for events.
    pub app: AppHandle<R>,
    /// The keychain.
    pub secrets: Secrets,
    /// Notifications.
    pub notifications: Notifications<R>,
}

impl<R: Runtime> Device for Machine<R> {
    fn token(&self) -> Option<String> {
        self.secrets.token()
    }

    fn keep_token(&self, token: &str) -> bool {
        self.secrets.keep(token)
    }

    fn forget_token(&self) {
        self.secrets.forget();
    }

    fn changed(&self, topics: &[Topic]) {
        if let Err(error) = self.app.emit("changed", topics) {
            tracing::warn!(%error, "the window could not be told of a change");
        }
    }

    fn schedule(&self, reminders: Vec<Reminder>) {
        self.notifications.schedule(reminders);
    }

    fn notify(&self, notice: &Notice) {
        self.notifications.notice(notice);
    }

    fn open(&self, url: &str) {
        browser::open(&self.app, url);
    }

    fn save(&self, download: &Download) -> Saved {
        downloads::save(&self.app, download)
    }

    fn arrive(&self) {
        self.app.state::<Doorstep>().arrive(&self.app);
    }
}
