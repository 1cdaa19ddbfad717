//! The way to the system's browser, for pages of other sites that the core wants shown. The window itself never shows
//! them, and its page cannot ask for this. Addresses are in no line of the log: they may let whoever has them in.

use std::net::IpAddr;
use tauri::{AppHandle, Runtime, Url};
use tauri_plugin_opener::Error;

/// Shows an address in the system's browser, if it is one for a browser. Does not wait for it.
pub fn open<R: Runtime>(app: &AppHandle<R>, address: &str) {
    let Some(url) = allowed(address) else {
        tracing::warn!("an address that is not for the browser was not opened");
        return;
    };
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        if let Err(error) = start(&app, &url) {
            tracing::warn!(reason = reason(&error), "the browser could not be started");
        }
    });
}

/// The address, if a browser may be given it: `https`, with nobody's name in it. A build for trying the app out may
/// also use this very machine without encryption.
fn allowed(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let secure = url.scheme() == "https";
    let trial = cfg!(debug_assertions) && url.scheme() == "http" && is_this_machine(&url);
    let anonymous = url.username().is_empty() && url.password().is_none();
    ((secure || trial) && anonymous).then_some(url)
}

fn is_this_machine(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let ip = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
}

#[cfg(desktop)]
fn start<R: Runtime>(_: &AppHandle<R>, url: &Url) -> Result<(), Error> {
    hand_over(url)
}

#[cfg(desktop)]
fn hand_over(url: &Url) -> Result<(), Error> {
    tauri_plugin_opener::open_url(url.as_str(), None::<&str>)
}

#[cfg(mobile)]
fn start<R: Runtime>(app: &AppHandle<R>, url: &Url) -> Result<(), Error> {
    use tauri_plugin_opener::OpenerExt;
    app.opener().open_url(url.as_str(), None::<&str>)
}

/// Why it failed. What the system says in full names the address.
fn reason(error: &Error) -> String {
    if let Error::Io(error) = error { error.kind().to_string() } else { "the system refused".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_given_pages_of_the_web_and_nothing_else() {
        for address in [
            "https://card.payments.example/secure/abc",
            "https://example.org:8443/a?b=c#d",
            "http://127.0.0.1:4000/pay",
            "http://[::1]:4000/pay",
            "http://localhost/pay",
        ] {
            assert_eq!(allowed(address).map(String::from).as_deref(), Some(address));
        }
        for address in [
            "",
            "-h",
            "pay",
            "/etc/passwd",
            "file:///etc/passwd",
            "http://example.org/pay",
            "http://127.0.0.1.example.org/",
            "http://localhost.example.org/",
            "https://",
            "https://council@example.org/",
            "https://:secret@example.org/",
            "javascript:alert(1)",
            "data:text/html,x",
            "parkavisitor://payment",
            "mailto:someone@example.org",
            "tel:999",
            "smb://example.org/share",
        ] {
            assert_eq!(allowed(address), None, "{address}");
        }
    }
    const ADDRESS: &str = "https://card.payments.example/secure/abc?lang=cy&x=a%20b";

    /// The test starts itself anew with another program first on the search path, and hands an address over there.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_browser_of_the_system_is_given_the_whole_address() {
        if std::env::var_os("OPENED_ADDRESSES").is_some() {
            hand_over(&allowed(ADDRESS).unwrap()).unwrap();
            return;
        }
        let written = std::env::temp_dir().join(format!("park-a-visitor-opened-{}", std::process::id()));
        let path = std::env::var_os("PATH").unwrap();
        let stand_in = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stand-ins");
        let folders = std::iter::once(stand_in).chain(std::env::split_paths(&path));
        let ran = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "browser::tests::the_browser_of_the_system_is_given_the_whole_address"])
            .env("PATH", std::env::join_paths(folders).unwrap())
            .env("OPENED_ADDRESSES", &written)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
        assert_eq!(std::fs::read_to_string(&written).unwrap(), format!("{ADDRESS}\n"));
        std::fs::remove_file(written).unwrap();
    }
}
