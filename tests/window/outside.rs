//! The app and what is around it: a second start, links from outside, and files that it saves.

use anyhow::{Context, Result};
use chrono::Duration;
use permit_tests::fresh_id;
use permit_tests::person::{Person, now, tomorrow};
use permit_tests::screens::{App, Screen, journey};
use permit_tests::server::Server;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use tempfile::TempDir;

const BACK: &str = "parkavisitor://payment";

#[tokio::test]
async fn a_second_start_brings_the_first_to_the_front_and_ends() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let address = server.address();
    let app = App::new(folder.path(), &address);
    let screen = Screen::window(&app).await?;
    screen.sees("E-mail address").await?;
    let here = place(&screen).await?;
    to_the_back()?;
    ended(app.again()?).await?;
    in_front().await?;
    anyhow::ensure!(place(&screen).await? == here, "a second start led the page elsewhere");
    screen.close().await
}

#[tokio::test]
async fn a_link_leads_back_into_the_running_app_and_has_it_ask_the_server() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let address = server.address();
    let app = App::new(folder.path(), &address);
    let screen = Screen::window(&app).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    screen.sees("95 visits left").await?;
    let elsewhere = Person::log_in(&server, "ann@example.org").await?;
    anyhow::ensure!(elsewhere.activate(fresh_id(), "AB12 CDE", tomorrow()).await?.is_ok());
    to_the_back()?;
    ended(App { link: Some(BACK), ..App::new(folder.path(), &address) }.again()?).await?;
    screen.holds("the page did not follow", "return location.pathname === '/payments'").await?;
    in_front().await?;
    journey::home(&screen).await?;
    screen.sees("94 visits left").await?;

    // The same by way of the system, which the app has told that such links are for it.
    to_the_back()?;
    ended(Command::new("gio").args(["open", BACK]).spawn()?).await?;
    screen.holds("the page did not follow", "return location.pathname === '/payments'").await?;
    screen.close().await
}

#[tokio::test]
async fn links_that_are_not_known_do_nothing() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let address = server.address();
    let screen = Screen::window(&App::new(folder.path(), &address)).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    to_the_back()?;
    for link in [
        "parkavisitor://payment/../stay",
        "parkavisitor://payment?state=paid&visits=1000",
        "parkavisitor://payment#paid",
        "parkavisitor://evil.example/payment",
        "parkavisitor://account/close",
        "https://evil.example/payment",
        "javascript:alert(1)",
        "--help",
        "",
    ] {
        ended(App { link: Some(link), ..App::new(folder.path(), &address) }.again()?).await?;
        let (here, front) = (place(&screen).await?, is_in_front()?);
        anyhow::ensure!(here == "/" && !front, "{link:?} led to {here}, in front: {front}");
    }
    screen.sees("95 visits left").await?;
    ended(App { link: Some(BACK), ..App::new(folder.path(), &address) }.again()?).await?;
    screen.holds("the known link was lost", "return location.pathname === '/payments'").await?;
    screen.close().await
}

#[tokio::test]
async fn a_link_starts_an_app_that_does_not_run() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let address = server.address();
    let app = App::new(folder.path(), &address);
    let screen = Screen::window(&app).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    screen.close().await?;
    let screen = Screen::window(&App { link: Some(BACK), ..app }).await?;
    screen.holds("the page did not follow", "return location.pathname === '/payments'").await?;
    journey::home(&screen).await?;
    screen.close().await
}

#[tokio::test]
async fn the_app_saves_everything_kept_about_a_person_and_says_where() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let address = server.address();
    let screen = Screen::window(&App::new(folder.path(), &address)).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    for ending in [".json", " (2).json"] {
        fetch(&screen).await?;
        screen.sees("is among your downloads").await?;
        let name = shown_name(&screen).await?;
        anyhow::ensure!(name.ends_with(ending), "{name}");
        let kept: Value = serde_json::from_slice(&fs::read(downloads()?.join(&name))?)?;
        anyhow::ensure!(kept["account"]["email"] == "ann@example.org", "{name}");
        anyhow::ensure!(kept["bundles"].as_array().is_some_and(|it| it.len() == 19), "{name}");
    }
    screen.picture("window-saved").await?;
    screen.is_accessible().await?;

    // Where the folder cannot be used, the text is there to be copied.
    fs::remove_dir_all(downloads()?)?;
    fs::write(downloads()?, "no folder")?;
    fetch(&screen).await?;
    screen.sees("The file could not be saved on this device").await?;
    let text = screen.ask("return document.querySelector('textarea').value").await?;
    let shown: Value = serde_json::from_str(text.as_str().context("a text")?)?;
    anyhow::ensure!(shown["account"]["email"] == "ann@example.org", "{shown}");
    screen.picture("window-not-saved").await?;
    screen.is_accessible().await?;
    fs::remove_file(downloads()?)?;
    screen.press("Download the file").await?;
    screen.sees("is among your downloads").await?;
    let gone = "return document.querySelector('textarea') === null";
    screen.holds("the text is still there", gone).await?;
    screen.close().await
}

async fn fetch(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("Your account").await?;
    screen.press("Download my data").await?;
    screen.press("Download the file").await
}

/// The name of the file as the page tells it.
async fn shown_name(screen: &Screen) -> Result<String> {
    let told = screen.ask("return document.querySelector('[data-testid=outcome]').innerText").await?;
    let told = told.as_str().context("a text")?.trim().to_owned();
    let (name, _) = told.split_once(" is among").context("a name")?;
    // Names are set apart from the sentence by marks that have no width.
    Ok(name
        .chars()
        .filter(|sign| !('\u{2066}'..='\u{2069}').contains(sign))
        .collect::<String>()
        .trim()
        .to_owned())
}

fn downloads() -> Result<PathBuf> {
    let home = std::env::var_os("HOME").context("HOME")?;
    Ok(Path::new(&home).join("Downloads"))
}

async fn place(screen: &Screen) -> Result<String> {
    let place = screen.ask("return location.pathname").await?;
    Ok(place.as_str().context("a path")?.to_owned())
}

/// Takes the window out of the front, as whatever else somebody turns to.
fn to_the_back() -> Result<()> {
    asked(&["search", "--maxdepth", "0", ".*", "windowfocus", "--sync"])?;
    anyhow::ensure!(!is_in_front()?, "the window stays in front");
    Ok(())
}

async fn in_front() -> Result<()> {
    let end = now() + Duration::seconds(20);
    while !is_in_front()? {
        anyhow::ensure!(now() < end, "the window is not in front");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Ok(())
}

fn is_in_front() -> Result<bool> {
    let ours = asked(&["search", "--onlyvisible", "--name", "^Park a Visitor$"])?;
    anyhow::ensure!(ours.lines().count() == 1, "windows: {ours:?}");
    Ok(asked(&["getwindowfocus"])? == ours)
}

/// What the screen answers.
fn asked(question: &[&str]) -> Result<String> {
    let answer = Command::new("xdotool").args(question).output()?;
    anyhow::ensure!(answer.status.success(), "xdotool {question:?}: {answer:?}");
    Ok(String::from_utf8(answer.stdout)?)
}

/// Waits for a program to end well.
async fn ended(mut program: Child) -> Result<()> {
    let end = now() + Duration::seconds(20);
    loop {
        if let Some(status) = program.try_wait()? {
            anyhow::ensure!(status.success(), "it ended with {status}");
            return Ok(());
        }
        if now() > end {
            program.kill()?;
            program.wait()?;
            anyhow::bail!("it does not end");
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}
