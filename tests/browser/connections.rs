//! Connections on the website: a token that is shown once, used by a program, seen to be used, and withdrawn; an address
//! that is tested; a calendar. At a phone's and a desk's width, light and dark.

use crate::{DESK, PHONE};
use anyhow::{Context, Result};
use permit_tests::person::PASSWORD;
use permit_tests::screens::{Look, Screen, journey};
use permit_tests::server::Server;
use std::process::Command;

const ANN: &str = "ann@example.org";
/// What is shown once.
const SECRET: &str = "return document.querySelector('#secret').value";

#[tokio::test]
async fn a_program_is_connected_and_withdrawn() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    journey::log_in(&screen, ANN).await?;
    open(&screen).await?;
    screen.sees("No program is connected.").await?;
    looked_over(&screen, "phone-connections-none").await?;
    let token = make_token(&screen).await?;
    let activated = call(&server, &token, "activate", WISH)?;
    assert!(activated.contains(r#""channel":"api""#), "{activated}");
    let refused = call(&server, &token, "checkout", r#"{"request":"b","pence":0}"#)?;
    assert!(refused.contains("token_not_allowed"), "{refused}");
    screen.press("Back to your connections").await?;
    screen.sees("Home Assistant").await?;
    screen.go(&format!("{}/connections", server.site())).await?;
    screen.sees("Last used").await?;
    looked_over(&screen, "phone-connections").await?;
    screen.press("Withdraw").await?;
    screen.sees("End “Home Assistant”?").await?;
    screen.press("Yes, end it").await?;
    screen.sees("“Home Assistant” has ended").await?;
    assert!(call(&server, &token, "visits", "{}")?.contains("token_over"));
    // The resident sees how the visitor was parked.
    screen.go(&format!("{}/stays", server.site())).await?;
    screen.sees("XY34 ZZZ").await?;
    screen.close().await
}

const WISH: &str = r#"{"request":"by-program","plate":"XY34ZZZ","product":null,"start":{"kind":"now"},"length":{"kind":"days","days":1}}"#;

async fn open(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("Your account").await?;
    screen.press("Connections").await
}

async fn looked_over(screen: &Screen, name: &str) -> Result<()> {
    screen.picture(name).await?;
    screen.is_accessible().await.with_context(|| name.to_owned())
}

async fn make_token(screen: &Screen) -> Result<String> {
    screen.press("Make a token").await?;
    screen.sees("What may it do?").await?;
    screen.press("Make a token").await?;
    screen.sees("Choose at least one thing it may do.").await?;
    looked_over(screen, "phone-token-wrong").await?;
    screen.fill("What shall we call it?", "Home Assistant").await?;
    screen.choose("Activate, correct and end visits").await?;
    screen.choose("See visits left and current stays").await?;
    screen.fill("Your password", "not her password").await?;
    screen.press("Make a token").await?;
    screen.sees("There is a problem").await?;
    screen.fill("Your password", PASSWORD).await?;
    screen.press("Make a token").await?;
    screen.sees("This is shown only once").await?;
    looked_over(screen, "phone-token-made").await?;
    let token = screen.ask(SECRET).await?.as_str().context("a token")?.to_owned();
    assert!(token.starts_with("pav_cambridgeshire."), "{token}");
    Ok(token)
}

fn call(server: &Server, token: &str, operation: &str, input: &str) -> Result<String> {
    let told = Command::new("curl")
        .args(["--silent", &format!("{}/api/v1/{operation}", server.address()), "--data", input])
        .args([
            "--header",
            &format!("Authorization: Bearer {token}"),
            "--header",
            "Content-Type: application/json",
        ])
        .output()?;
    Ok(String::from_utf8(told.stdout)?)
}

#[tokio::test]
async fn an_address_is_tested_and_a_calendar_added() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &DESK).await?;
    journey::log_in(&screen, ANN).await?;
    open(&screen).await?;
    screen.press("Add a web address").await?;
    screen.fill("Web address", "https://127.0.0.1/hook").await?;
    screen.choose("A stay was activated").await?;
    screen.fill("Your password", PASSWORD).await?;
    screen.press("Add a web address").await?;
    screen.sees("We cannot send to this address.").await?;
    looked_over(&screen, "desk-webhook-wrong").await?;
    screen.fill("Web address", "https://hooks.invalid/visits").await?;
    screen.press("Add a web address").await?;
    screen.sees("The secret that signs what we send").await?;
    screen.press("Back to your connections").await?;
    screen.press("Send a test").await?;
    screen.sees_in_time("The test did not arrive.").await?;
    screen.sees("not delivered").await?;
    screen.press("Add a calendar").await?;
    screen.fill("Which calendar is it for?", "Kitchen tablet").await?;
    screen.fill("Your password", PASSWORD).await?;
    screen.press("Add a calendar").await?;
    screen.sees("Address of your calendar").await?;
    let address = screen.ask(SECRET).await?.as_str().context("an address")?.to_owned();
    let found = Command::new("curl").args(["--silent", &address]).output()?;
    assert!(String::from_utf8(found.stdout)?.starts_with("BEGIN:VCALENDAR"));
    screen.press("Back to your connections").await?;
    screen.sees("Kitchen tablet").await?;
    looked_over(&screen, "desk-connections").await?;
    screen.close().await
}

#[tokio::test]
async fn connections_are_there_at_night() -> Result<()> {
    let server = Server::start()?;
    for (name, width) in [("small", 320), ("desk", 1280)] {
        let screen = Screen::browser(&server.site(), &Look { width, dark: true }).await?;
        journey::log_in(&screen, ANN).await?;
        screen.go(&format!("{}/connections", server.site())).await?;
        screen.sees("No calendar is connected.").await?;
        looked_over(&screen, &format!("{name}-dark-connections")).await?;
        screen.go(&format!("{}/connections/token", server.site())).await?;
        screen.sees("What may it do?").await?;
        looked_over(&screen, &format!("{name}-dark-token")).await?;
        screen.close().await?;
    }
    Ok(())
}
