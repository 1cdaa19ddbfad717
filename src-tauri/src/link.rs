//! The way into the app from outside: a link for somebody who comes back from paying, and a second start. Both bring
//! the window to the front. The link also has the core ask the server; anybody can make one, so it changes nothing.

use permit_core::runtime::Handle;
use permit_core::{Input, Platform};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Emitter, Manager, Runtime, Url};
use tauri_plugin_deep_link::DeepLinkExt;

/// The one link there is.
const BACK: &str = "parkavisitor://payment";

/// Has links from outside followed from now on, the one the app was started with first.
pub fn follow_all<R: Runtime>(app: &AppHandle<R>) {
    let again = app.clone();
    app.deep_link().on_open_url(move |event| follow(&again, &event.urls()));
    if let Ok(Some(links)) = app.deep_link().get_current() {
        follow(app, &links);
    }
    #[cfg(target_os = "linux")]
    register(app.clone());
}

/// Tells the system that links of ours are for this program; installed packages have told it already.
#[cfg(target_os = "linux")]
fn register<R: Runtime>(app: AppHandle<R>) {
    tauri::async_runtime::spawn_blocking(move || {
        if let Err(error) = app.deep_link().register_all() {
            tracing::warn!(%error, "links back into the app could not be set up on this system");
        }
    });
}

fn follow<R: Runtime>(app: &AppHandle<R>, links: &[Url]) {
    let (true, Some(core)) = (leads_back(links), app.try_state::<Handle>()) else {
        tracing::warn!("a link from outside was ignored");
        return;
    };
    to_front(app);
    let core = core.inner().clone();
    tauri::async_runtime::spawn(async move { core.input(Input::Platform { event: Platform::Back }).await });
}

fn leads_back(links: &[Url]) -> bool {
    matches!(links, [link] if link.as_str() == BACK)
}

/// Takes in a second start, by its command line. One with a link has been told of it already.
#[cfg(desktop)]
pub fn started_again<R: Runtime>(app: &AppHandle<R>, command: &[String]) {
    if command.len() <= 1 {
        to_front(app);
    }
}

fn to_front<R: Runtime>(app: &AppHandle<R>) {
    for window in app.webview_windows().into_values() {
        #[cfg(desktop)]
        let shown = window.unminimize().and_then(|()| window.show());
        #[cfg(mobile)]
        let shown = window.show();
        if let Err(error) = shown.and_then(|()| window.set_focus()) {
            tracing::warn!(%error, "the window could not be brought to the front");
        }
    }
}

/// Where somebody who comes back waits until the page can hear of it.
#[derive(Default)]
pub struct Doorstep {
    door: Mutex<Door>,
}

#[derive(Default)]
enum Door {
    /// The page is not there yet.
    #[default]
    Closed,
    /// It is not there yet, and somebody waits.
    Waiting,
    /// The page hears.
    Open,
}

impl Doorstep {
    /// Tells the page that somebody has come back, once it hears.
    pub fn arrive<R: Runtime>(&self, app: &AppHandle<R>) {
        if self.comes() {
            announce(app);
        }
    }

    /// The page hears from now on, as its first call shows.
    pub fn open<R: Runtime>(&self, app: &AppHandle<R>) {
        if self.opens() {
            announce(app);
        }
    }

    /// Whether somebody who comes now can be announced now.
    fn comes(&self) -> bool {
        let mut door = self.door.lock().unwrap_or_else(PoisonError::into_inner);
        let open = matches!(*door, Door::Open);
        if !open {
            *door = Door::Waiting;
        }
        open
    }

    /// Opens the door; whether somebody was waiting there.
    fn opens(&self) -> bool {
        let mut door = self.door.lock().unwrap_or_else(PoisonError::into_inner);
        matches!(std::mem::replace(&mut *door, Door::Open), Door::Waiting)
    }
}

fn announce<R: Runtime>(app: &AppHandle<R>) {
    if let Err(error) = app.emit("arrive", ()) {
        tracing::warn!(%error, "the window could not be told of an arrival");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_leads_into_the_app_and_no_other() {
        let read = |links: &[&str]| links.iter().map(|link| link.parse().unwrap()).collect::<Vec<Url>>();
        assert!(leads_back(&read(&["parkavisitor://payment"])));
        for links in [
            &[][..],
            &["parkavisitor://payment", "parkavisitor://payment"],
            &["parkavisitor:payment"],
            &["parkavisitor://payment/"],
            &["parkavisitor://payment/1"],
            &["parkavisitor://payment?state=paid"],
            &["parkavisitor://payment#paid"],
            &["parkavisitor://payment:80"],
            &["parkavisitor://me@payment"],
            &["parkavisitor://Payment"],
            &["parkavisitor://payment.example.org"],
            &["parkavisitor://"],
            &["parkavisitor://stay"],
            &["https://payment"],
            &["javascript:alert(1)"],
        ] {
            assert!(!leads_back(&read(links)), "{links:?}");
        }
    }

    #[test]
    fn whoever_comes_before_the_page_is_there_is_announced_once() {
        let doorstep = Doorstep::default();
        assert!(!doorstep.comes() && !doorstep.comes(), "nobody would hear it");
        assert!(doorstep.opens() && !doorstep.opens());
        assert!(doorstep.comes(), "the page hears");
        assert!(!Doorstep::default().opens(), "nobody came");
    }
}
