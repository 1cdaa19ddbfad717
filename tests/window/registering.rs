//! Registering in the app: the document goes through the app's core, the answer comes by itself with a notification, the
//! standing is known without a network, and three months later the app reminds.

use anyhow::{Context, Result, bail};
use chrono::Duration;
use permit_rules::registration::Registered;
use permit_tests::person::Person;
use permit_tests::screens::registering::{self as steps, Paper, code_in, day, in_words, letter};
use permit_tests::screens::staff::Reviewer;
use permit_tests::screens::{App, Screen, documents, journey};
use permit_tests::server::Server;
use tempfile::TempDir;

const NELL: &str = "nell@example.org";
const NAME: &str = "Nell Marsh";

#[tokio::test]
async fn somebody_registers_in_the_app_and_is_told_by_it() -> Result<()> {
    let (mut server, folder) = (Server::start()?, TempDir::new()?);
    let (address, clock) = (server.address(), server.clock());
    let app = App { clock: Some(&clock), ..App::new(folder.path(), &address) };
    let screen = Screen::window(&app).await?;
    steps::ask_for_account(&screen, NELL, NAME).await?;
    screen.picture("window-code").await?;
    screen.is_accessible().await?;
    let told = letter(&server, NELL, "Confirm your e-mail address", "").await?;
    screen.fill("Code", &code_in(&told)?).await?;
    screen.press("Confirm").await?;
    screen.sees("You are not registered yet").await?;
    steps::begin(&screen).await?;
    typed_without_a_network(&screen, &mut server).await?;
    steps::give_address(&screen, "CB1 1DR", "12", "12 Paradise Street, Cambridge").await?;
    steps::without_permit(&screen).await?;
    let photo = documents::photo(&screen, folder.path()).await?;
    steps::give_proof(&screen, &Paper::Bill(day(&server, -5)), &photo).await?;
    steps::send(&screen).await?;
    screen.sees("Sent to the council").await?;
    screen.picture("window-sent").await?;
    screen.is_accessible().await?;

    server.kill()?;
    screen.press("Go to the first page").await?;
    screen.sees("The council is looking at your documents").await?;
    steps::look(&screen).await?;
    screen.sees("The council has your application").await?;
    screen.picture("window-offline-standing").await?;
    journey::home(&screen).await?;
    server.restart()?;

    Reviewer::log_in(&server).await?.approve(NAME).await?;
    screen.sees_in_time("Registered until").await?;
    notified("Your registration is approved").await?;
    screen.close().await?;
    reminded(&app, &mut server).await
}

/// It is said that a network is needed; what was typed is kept, and saved once there is one.
async fn typed_without_a_network(screen: &Screen, server: &mut Server) -> Result<()> {
    screen.press("Your name").await?;
    screen.sees("What is your full name?").await?;
    server.kill()?;
    screen.fill("Full name", NAME).await?;
    screen.press("Save and continue").await?;
    screen.sees("There is a problem").await?;
    screen.picture("window-offline-form").await?;
    screen.is_accessible().await?;
    let kept = format!("return document.querySelector('#name').value === '{NAME}'");
    screen.holds("the name was lost", &kept).await?;
    server.restart()?;
    screen.press("Save and continue").await?;
    screen.sees("Check and send").await
}

/// Shortly before nine, a fortnight before the last day, the app is opened; at nine it reminds. It has not been used for
/// longer than a log-in lasts.
async fn reminded(app: &App<'_>, server: &mut Server) -> Result<()> {
    let registered = Person::log_in(server, NELL).await?.overview().await?.registration.registered;
    let Registered::Until { last_day } = registered else { bail!("{registered:?}") };
    let nine = (last_day - Duration::days(14)).and_hms_opt(9, 0, 0).context("nine o'clock")?;
    let nine = permit_rules::day::start_at(nine, chrono_tz::Europe::London);
    server.pass(nine - Duration::seconds(40) - server.now())?;
    let screen = Screen::window(app).await?;
    journey::log_in(&screen, NELL).await?;
    screen.sees(&format!("Your registration ends on {}", in_words(last_day))).await?;
    notified("Your registration ends soon").await?;
    screen.close().await
}

/// Waits for a notification in the real daemon.
async fn notified(words: &str) -> Result<()> {
    let file = std::env::var("SESSION_NOTIFICATIONS")?;
    let end = permit_tests::person::now() + Duration::seconds(60);
    while !std::fs::read_to_string(&file)?.contains(words) {
        anyhow::ensure!(permit_tests::person::now() < end, "no notification says {words:?}");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Ok(())
}
