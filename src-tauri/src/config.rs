//! Where the server is, where the device keeps its files, and which language the person reads.

use permit_api::words::Lang;
use std::path::PathBuf;
use tauri::{AppHandle, Manager, Runtime};

/// The server an app without further instructions talks to: one on this very machine.
const BUILT_IN_SERVER: &str = "http://127.0.0.1:8080";

/// What differs from one device to the next.
#[derive(Debug, Clone)]
pub struct Config {
    /// The server's address. Environment: `PARK_A_VISITOR_SERVER`.
    pub server: String,
    /// The folder of the device core. Environment: `PARK_A_VISITOR_DATA`.
    pub folder: PathBuf,
    /// The language of what is said outside the window.
    pub lang: Lang,
}

impl Config {
    /// The configuration of this run.
    pub fn read<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Self> {
        let folder = match variable("PARK_A_VISITOR_DATA") {
            Some(folder) => folder.into(),
            None => app.path().app_data_dir()?,
        };
        let server = variable("PARK_A_VISITOR_SERVER").unwrap_or_else(|| BUILT_IN_SERVER.to_owned());
        let tongue = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
        Ok(Self { server, folder, lang: Lang::accepting(&tongue.unwrap_or_default().replace('_', "-")) })
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
