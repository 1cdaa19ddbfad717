//! A link from the resident's screen to the visitor's, who has another browser, no account and no cookie.

use crate::{DESK, PHONE};
use anyhow::{Context, Result};
use chrono::{Datelike, Duration, Weekday};
use permit_tests::screens::{Look, Screen, journey};
use permit_tests::server::Server;

/// Nobody needs a permit by night and on Sundays: the clock is moved to the next noon on which one is needed.
fn in_permit_hours(server: &mut Server) -> Result<()> {
    let now = server.now();
    let mut noon = now.date_naive().and_hms_opt(12, 0, 0).context("a noon")?.and_utc();
    while noon < now || noon.weekday() == Weekday::Sun {
        noon += Duration::days(1);
    }
    server.pass(noon - now)
}

async fn open_links(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("Permits").await?;
    screen.sees("Manage visitor permits").await?;
    screen.press("Links for visitors").await?;
    screen.sees("Whoever has a link").await
}

/// Makes a link and gives its address.
async fn make(screen: &Screen, name: &str) -> Result<String> {
    screen.press("Make a link").await?;
    screen.sees("How many visits is it good for?").await?;
    screen.fill("A name for the link", name).await?;
    screen.press("Make the link").await?;
    screen.sees("Your link is ready").await?;
    let url = screen.ask("return document.getElementById('link').value").await?;
    Ok(url.as_str().context("an address")?.to_owned())
}

#[tokio::test]
async fn a_visitor_parks_by_a_link_from_another_browser() -> Result<()> {
    let mut server = Server::start()?;
    in_permit_hours(&mut server)?;
    let resident = Screen::browser(&server.site(), &DESK).await?;
    journey::log_in(&resident, "ann@example.org").await?;
    open_links(&resident).await?;
    resident.is_accessible().await?;
    let url = make(&resident, "Grandma").await?;
    resident.is_accessible().await?;
    resident.press("See your links").await?;
    resident.sees("One visit of 1 left").await?;
    resident.sees("Nobody has used it yet.").await?;

    let visitor = Screen::browser(&url, &PHONE).await?;
    visitor.sees("Park in Kite zone").await?;
    visitor.sees("The link is good for one more visit").await?;
    visitor.sees("Paradise Street").await?;
    let nothing = "return document.querySelector('main input').value === '' && document.cookie === ''";
    visitor.holds("nothing is filled in and no cookie is there", nothing).await?;
    visitor.is_accessible().await?;
    visitor.fill("Your registration number", "ab12 cdf").await?;
    visitor.press("Continue").await?;
    visitor.sees("Is this your registration number?").await?;
    visitor.sees("AB12 CDF").await?;
    visitor.sees("11:59pm").await?;
    visitor.is_accessible().await?;
    visitor.press("Start the visit for AB12 CDF").await?;
    visitor.sees("You may park in Kite zone").await?;
    visitor.sees("Receipt code").await?;
    visitor.is_accessible().await?;
    // Nobody reloads anything: the resident's list shows it by itself.
    resident.sees("AB12 CDF:").await?;
    resident.sees("All its visits are used").await?;
    resident.is_accessible().await?;

    visitor.press("Correct the number").await?;
    visitor.fill("The right registration number", "AB12 CDE").await?;
    visitor.press("Correct it").await?;
    visitor.sees("Corrected: the visit is now for AB12 CDE").await?;
    resident.sees("AB12 CDE:").await?;
    visitor
        .holds(
            "the secret goes into no address that is asked for",
            "return performance.getEntries()
        .every(entry => entry.entryType === 'navigation' || !entry.name.includes(location.hash.slice(1)))",
        )
        .await?;
    // The browser knows its own visit again, and the link starts no other.
    visitor.go("about:blank").await?;
    visitor.go(&url).await?;
    visitor.sees("AB12 CDE: until").await?;
    visitor.sees("This link cannot start a visit").await?;
    visitor.press("Show").await?;
    visitor.sees("You may park in Kite zone").await?;
    let stranger = Screen::browser(&url, &PHONE).await?;
    stranger.sees("This link cannot start a visit").await?;
    anyhow::ensure!(!stranger.text().await?.contains("AB12"), "a visitor sees no other");
    stranger.close().await?;
    visitor.close().await?;
    resident.close().await
}

#[tokio::test]
async fn a_link_that_is_withdrawn_or_broken_says_so() -> Result<()> {
    let mut server = Server::start()?;
    in_permit_hours(&mut server)?;
    let resident = Screen::browser(&server.site(), &PHONE).await?;
    journey::log_in(&resident, "ben@example.org").await?;
    open_links(&resident).await?;
    let url = make(&resident, "Builders").await?;
    resident.press("See your links").await?;
    resident.press("Withdraw Builders").await?;
    resident.sees("Withdraw this link?").await?;
    resident.press("Yes, withdraw it").await?;
    resident.sees("The link is withdrawn").await?;
    resident.is_accessible().await?;
    let visitor = Screen::browser(&url, &Look { width: 320, dark: true }).await?;
    visitor.sees("It was withdrawn. Ask whoever you are visiting for a new one.").await?;
    visitor.is_accessible().await?;
    visitor.go(&format!("{}/visit", server.site())).await?;
    visitor.sees("Something is missing from the link").await?;
    visitor.is_accessible().await?;
    visitor.go(&format!("{}/visit#made-up", server.site())).await?;
    visitor.sees("We do not know this link.").await?;
    visitor.close().await?;
    resident.close().await
}
