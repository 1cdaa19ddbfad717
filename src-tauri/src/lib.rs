//! The shell: a window, one command, and the loop around the device core. It decides nothing.
//!
//! The window shows the app's own pages and no others; whatever they want goes through [`ipc::call`].

mod browser;
mod clock;
mod config;
mod device;
mod downloads;
mod ipc;
mod link;
mod notifications;
mod secrets;

use config::Config;
use device::Machine;
use link::Doorstep;
use notifications::Notifications;
use permit_core::runtime::{Handle, Parts, Server, Settings, start};
use permit_core::{Core, Paths, Versions};
use secrets::Secrets;
use std::process::ExitCode;
use std::time::Duration;
use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{App, AppHandle, Manager, Runtime, Url};

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs the app on a phone.
#[cfg(mobile)]
#[tauri::mobile_entry_point]
pub fn main() {
    run();
}

/// Runs the app until its window is closed.
pub fn run() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match build() {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!("Park a Visitor cannot start: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> anyhow::Result<App> {
    let builder = tauri::Builder::default();
    // Before everything else: a second start hands its command line over here, and ends.
    #[cfg(desktop)]
    let builder = builder
        .plugin(tauri_plugin_single_instance::init(|app, command, _| link::started_again(app, &command)));
    #[cfg(mobile)]
    let builder = builder.plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build());
    let app = builder
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_notification::init())
        .manage(Doorstep::default())
        .invoke_handler(tauri::generate_handler![ipc::call])
        .setup(|app| open_window(app).map_err(Into::into))
        .build(context())?;
    app.manage(start_core(app.handle())?);
    link::follow_all(app.handle());
    Ok(app)
}

/// The window's configuration and the built pages.
#[cfg(not(test))]
#[expect(clippy::disallowed_types, reason = "Tauri writes this code")]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// The window's configuration without pages. Tauri packs them into a folder that the tests and the app share, and
/// compiled side by side one of the two would take in a page that the other has only half written.
#[cfg(test)]
#[expect(clippy::disallowed_types, reason = "Tauri writes this code")]
fn context() -> tauri::Context {
    use tauri::utils::assets::{EmbeddedAssets, phf, phf::phf_map};
    tauri::generate_context!(assets = EmbeddedAssets::new(phf_map! {}, &[], phf_map! {}))
}

fn start_core<R: Runtime>(app: &AppHandle<R>) -> anyhow::Result<Handle> {
    let config = Config::read(app)?;
    let settings = Settings {
        address: config.server.clone(),
        language: config.lang.code().to_owned(),
        patience: PATIENCE,
    };
    let mut seed = [0; 32];
    getrandom::fill(&mut seed)?;
    let parts = Parts {
        core: Core::open(&Paths { folder: config.folder })?,
        device: Machine {
            app: app.clone(),
            secrets: Secrets::of(&config.server),
            notifications: Notifications::new(app.clone(), config.lang),
        },
        server: Server::new(&settings)?,
        versions: Versions {
            app: app.package_info().version.to_string(),
            platform: std::env::consts::OS.to_owned(),
        },
        seed,
        clock: clock::now,
    };
    let (handle, _task) = tauri::async_runtime::block_on(async { start(parts) });
    Ok(handle)
}

fn open_window(app: &App) -> tauri::Result<()> {
    for window in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app.handle(), window)?
            .on_navigation(is_own_page)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .build()?;
    }
    Ok(())
}

/// Whether an address is one of the app's own pages, by the names the systems give their origin.
fn is_own_page(address: &Url) -> bool {
    matches!(
        (address.scheme(), address.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_shows_its_own_pages_and_no_others() {
        for address in ["tauri://localhost/", "tauri://localhost/permits", "http://tauri.localhost/activate"]
        {
            assert!(is_own_page(&address.parse().unwrap()), "{address}");
        }
        for address in ["https://example.org/", "http://localhost/", "file:///etc/passwd", "data:text/html,x"]
        {
            assert!(!is_own_page(&address.parse().unwrap()), "{address}");
        }
    }
}
