//! The programs between a test and a screen: WebKitWebDriver for the app's window, chromedriver for the browser.

use crate::opened::Opened;
use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

/// The app as a person starts it.
pub struct App<'a> {
    /// Where its data is kept.
    pub folder: &'a Path,
    /// Which server it uses.
    pub server: &'a str,
    /// Whether the machine has a keychain.
    pub keychain: bool,
    /// The file that moves its clock, if it is to be moved.
    pub clock: Option<&'a Path>,
    /// What stands between it and the system's browser, if anything does.
    pub opened: Option<&'a Opened>,
    /// The link it is started with, if it is.
    pub link: Option<&'a str>,
}

impl<'a> App<'a> {
    /// An app on a machine with a keychain, started by its icon.
    pub fn new(folder: &'a Path, server: &'a str) -> Self {
        Self { folder, server, keychain: true, clock: None, opened: None, link: None }
    }

    /// Starts it once more beside one that runs, without a driver.
    ///
    /// # Errors
    /// If there is no built app.
    pub fn again(&self) -> Result<Child> {
        let mut command = Command::new(program()?);
        self.surroundings(&mut command)?;
        Ok(command.args(self.link).stdout(Stdio::null()).spawn()?)
    }

    fn surroundings(&self, command: &mut Command) -> Result<()> {
        command.env("PARK_A_VISITOR_SERVER", self.server).env("PARK_A_VISITOR_DATA", self.folder);
        if let Some(clock) = self.clock {
            command.env("PARK_A_VISITOR_CLOCK", clock);
        }
        self.opened.map_or(Ok(()), |opened| opened.stand_in(command))
    }
}

fn program() -> Result<PathBuf> {
    let program = std::env::var_os("PARK_A_VISITOR_BIN").context("PARK_A_VISITOR_BIN names the built app")?;
    Ok(PathBuf::from(program))
}

/// How a browser shows the website.
pub struct Look {
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Whether the person prefers dark screens.
    pub dark: bool,
}

/// A driver program with what belongs to it. Dropping it ends it.
pub(super) struct Driver {
    port: u16,
    process: Child,
    bus: Option<Child>,
    _folder: TempDir,
}

impl Driver {
    /// Asks the driver for something that only its kind of browser can do.
    pub(super) async fn ask(&self, session: &str, command: &str, input: &Value) -> Result<Value> {
        let address = format!("http://127.0.0.1:{}/session/{session}/{command}", self.port);
        let client = reqwest::Client::builder().timeout(Duration::from_secs(60)).build()?;
        let asked = client.post(address).header("content-type", "application/json").body(input.to_string());
        let answer: Value = serde_json::from_str(&asked.send().await?.text().await?)?;
        anyhow::ensure!(answer["value"]["error"].is_null(), "{command}: {answer}");
        Ok(answer["value"].clone())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // With everything it has started, a browser too. It may have ended already.
        if let Some(group) = i32::try_from(self.process.id()).ok().and_then(Pid::from_raw) {
            kill_process_group(group, Signal::KILL).unwrap_or_default();
        }
        drop(self.process.wait());
        if let Some(bus) = &mut self.bus {
            drop(bus.kill());
            drop(bus.wait());
        }
    }
}

pub(super) async fn window(app: &App<'_>) -> Result<(WebDriver, Driver)> {
    let (folder, port) = (TempDir::new()?, free_port()?);
    let log = folder.path().join("driver.log");
    let bus = if app.keychain { None } else { Some(bare_bus()?) };
    let mut command = Command::new("WebKitWebDriver");
    if let Some((_, address)) = &bus {
        command.env("DBUS_SESSION_BUS_ADDRESS", address);
    }
    app.surroundings(&mut command)?;
    let process = command
        .args([&format!("--port={port}"), "--host=127.0.0.1"])
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .stdout(File::create(&log)?)
        .stderr(File::options().append(true).open(&log)?)
        .process_group(0)
        .spawn()
        .context("WebKitWebDriver")?;
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "wry")?;
    let args: Vec<_> = app.link.into_iter().collect();
    wanted.set("webkitgtk:browserOptions", json!({ "binary": program()?, "args": args }))?;
    let driver = Driver { port, process, bus: bus.map(|(bus, _)| bus), _folder: folder };
    Ok((connect(port, wanted).await?, driver))
}

/// A session bus on which nobody offers anything, and its address.
fn bare_bus() -> Result<(Child, String)> {
    let session = std::env::var_os("SESSION_FOLDER").context("the test runs in tests/session.sh")?;
    let mut bus = Command::new("dbus-daemon")
        .arg(format!("--config-file={}", Path::new(&session).join("bus.conf").display()))
        .args(["--nofork", "--print-address"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("dbus-daemon")?;
    let mut address = String::new();
    BufReader::new(bus.stdout.take().context("its output")?).read_line(&mut address)?;
    Ok((bus, address.trim().to_owned()))
}

pub(super) async fn browser(look: &Look) -> Result<(WebDriver, Driver)> {
    let (folder, port) = (TempDir::new()?, free_port()?);
    let process = Command::new("chromedriver")
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .context("chromedriver")?;
    let height = if look.width < 500 { 844 } else { 900 };
    let mut args = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--hide-scrollbars".to_owned(),
        "--lang=en-GB".to_owned(),
        format!("--user-data-dir={}", folder.path().display()),
        format!("--window-size={},{height}", look.width),
    ];
    if look.dark {
        args.push("--force-dark-mode".to_owned());
        args.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "chrome")?;
    // Windows narrower than 500 px are only drawn by a browser that plays a phone.
    let phone = json!({ "deviceMetrics": { "width": look.width, "height": height, "pixelRatio": 1.0, "touch": false } });
    wanted.set("goog:chromeOptions", json!({ "args": args, "mobileEmulation": phone }))?;
    let driver = Driver { port, process, bus: None, _folder: folder };
    Ok((connect(port, wanted).await?, driver))
}

/// The driver needs a moment before it listens.
async fn connect(port: u16, wanted: Capabilities) -> Result<WebDriver> {
    let address = format!("http://127.0.0.1:{port}");
    let mut tries = 0;
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        tries += 1;
        anyhow::ensure!(tries < 200, "the driver does not listen");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    crate::person::use_ring();
    let web = WebDriver::new(&address, wanted).await?;
    web.set_script_timeout(Duration::from_secs(60)).await?;
    Ok(web)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
