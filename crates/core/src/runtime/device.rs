//! What only an operating system can do for the core. The shell does it for real; tests do it in memory.

use crate::{Download, Notice, Topic};
use permit_api::devices::Saved;
use permit_rules::reminder::Reminder;

/// A phone, a desktop, or a test.
pub trait Device: Send + Sync + 'static {
    /// The session's token, from the keychain. May block.
    fn token(&self) -> Option<String>;

    /// Puts the session's token into the keychain. False where there is none. May block.
    fn keep_token(&self, token: &str) -> bool;

    /// Takes the token out of the keychain, if it is there. May block.
    fn forget_token(&self);

    /// Tells the screens what to ask for again. Must not block.
    fn changed(&self, topics: &[Topic]);

    /// Makes the planned reminders match the whole list. Must not block.
    fn schedule(&self, reminders: Vec<Reminder>);

    /// Tells the person. Must not block.
    fn notify(&self, notice: &Notice);

    /// Shows an address in the system's browser, if it is one that a browser may be given. Must not block.
    fn open(&self, url: &str);

    /// Saves a file where the person finds it, over nothing that is there. May block.
    fn save(&self, download: &Download) -> Saved;

    /// Leads the screens to the page for somebody who comes back from paying. Must not block.
    fn arrive(&self);
}
