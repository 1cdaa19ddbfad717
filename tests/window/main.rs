//! The app in its real window, against the real server, with a real keychain: the journey, the server going away and
//! coming back, and a start without a network.

mod buying;
mod outside;
mod registering;

use anyhow::{Context, Result};
use permit_tests::screens::{App, Screen, journey};
use permit_tests::server::Server;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

#[tokio::test]
async fn a_visitor_is_parked_in_the_app_online_and_offline() -> Result<()> {
    let (mut server, folder) = (Server::start()?, TempDir::new()?);
    let address = server.address();
    let app = App::new(folder.path(), &address);
    let screen = Screen::window(&app).await?;
    screen.is_accessible().await?;
    journey::log_in(&screen, "ann@example.org").await?;
    screen.is_accessible().await?;
    journey::activate(&screen, "AB12 CDE", false).await?;
    screen.picture("window-confirmed").await?;
    screen.is_accessible().await?;

    server.kill()?;
    journey::open_activation(&screen).await?;
    journey::fill_in(&screen, "XY34 ZZZ", true).await?;
    screen.press("Activate 1 visit for XY34 ZZZ").await?;
    screen.sees("Requested — not valid yet").await?;
    screen.sees("Not valid until the council has confirmed it.").await?;
    let text = screen.text().await?;
    anyhow::ensure!(!text.contains("Visit activated") && !text.contains("Confirmed"), "{text}");
    screen.picture("window-requested").await?;
    screen.is_accessible().await?;
    journey::home(&screen).await?;
    screen.picture("window-requested-home").await?;
    screen.is_accessible().await?;

    server.restart()?;
    screen.sees_in_time("93 visits left").await?;
    let text = screen.text().await?;
    anyhow::ensure!(!text.contains("Requested"), "{text}");
    screen.picture("window-home").await?;
    keychain_holds_the_token(folder.path())?;
    let shown = std::fs::read_to_string(std::env::var("SESSION_NOTIFICATIONS")?)?;
    anyhow::ensure!(shown.contains("XY34 ZZZ"), "no notification told of the confirmation: {shown}");
    screen.close().await?;

    server.kill()?;
    let screen = Screen::window(&app).await?;
    screen.sees("93 visits left").await?;
    screen.sees("XY34 ZZZ").await?;
    server.restart()?;
    journey::log_out(&screen).await?;
    anyhow::ensure!(found_in_keychain()?.is_empty(), "the token is still in the keychain");
    screen.close().await
}

#[tokio::test]
async fn without_a_keychain_the_log_in_lasts_as_long_as_the_app() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let address = server.address();
    let app = App { keychain: false, ..App::new(folder.path(), &address) };
    let screen = Screen::window(&app).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    screen.sees("You will be logged out when you close the app").await?;
    screen.picture("window-no-keychain").await?;
    screen.is_accessible().await?;
    journey::activate(&screen, "AB12 CDE", false).await?;
    screen.close().await?;
    let screen = Screen::window(&app).await?;
    screen.sees("E-mail address").await?;
    screen.close().await
}

/// What a page could try that the app does not offer it.
#[tokio::test]
async fn the_page_can_do_nothing_but_call_operations() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let address = server.address();
    let app = App::new(folder.path(), &address);
    let screen = Screen::window(&app).await?;
    screen.sees("E-mail address").await?;
    let refused = |command: &str, arguments: &str| {
        format!(
            "const done = arguments[arguments.length - 1]; \
             window.__TAURI_INTERNALS__.invoke('{command}', {arguments}).then(() => done(false), () => done(true));"
        )
    };
    for (command, arguments) in [
        ("plugin:notification|notify", "{ options: { title: 'x' } }"),
        ("plugin:window|create", "{ options: { label: 'x', url: 'https://example.org' } }"),
        ("plugin:webview|create_webview_window", "{ options: { label: 'x', url: 'https://example.org' } }"),
        ("plugin:path|resolve_directory", "{ directory: 1 }"),
        ("plugin:opener|open_url", "{ url: 'https://example.org' }"),
        ("plugin:deep-link|get_current", "{}"),
        ("plugin:deep-link|unregister", "{ protocol: 'parkavisitor' }"),
        ("plugin:event|emit", "{ event: 'deep-link://new-url', payload: ['parkavisitor://payment'] }"),
        ("call", "{ operation: 'make_tea', input: {} }"),
        ("call", "{ operation: 'activate', input: { plate: 1 } }"),
    ] {
        let answer = screen.wait_for(&refused(command, arguments)).await?;
        anyhow::ensure!(answer == true, "{command} {arguments} was allowed");
    }
    let blocked = "const done = arguments[arguments.length - 1]; \
        fetch('http://127.0.0.1:9/').then(() => done('reached'), error => done(String(error)));";
    let answer = screen.wait_for(blocked).await?;
    anyhow::ensure!(answer != "reached", "the page reached a server by itself");
    screen.ask("location.href = 'https://example.org/'; return true").await?;
    screen.sees("E-mail address").await?;
    screen.holds("the window left the app", "return !location.href.includes('example.org')").await?;
    screen.close().await
}

/// The Secret Service holds the session's token, and no file of the app does.
fn keychain_holds_the_token(folder: &Path) -> Result<()> {
    let found = found_in_keychain()?;
    let secret =
        found.lines().find_map(|line| line.strip_prefix("secret = ")).context("no secret in the keychain")?;
    anyhow::ensure!(secret.starts_with("pv1_"), "that is no token");
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        if path.is_file() {
            let bytes = std::fs::read(&path)?;
            let there = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            anyhow::ensure!(!there, "the token is in {}", path.display());
        }
    }
    Ok(())
}

fn found_in_keychain() -> Result<String> {
    let found =
        Command::new("secret-tool").args(["search", "--all", "service", "org.parkavisitor.app"]).output()?;
    Ok(String::from_utf8_lossy(&found.stdout).into_owned())
}
