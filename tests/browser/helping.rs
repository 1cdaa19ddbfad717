//! Somebody who helps: invited by a letter, in a browser of their own, activating for the resident, and shut out at once
//! when the resident does without them.

use crate::{DESK, PHONE};
use anyhow::{Context, Result};
use permit_tests::screens::registering::{self as steps, letter};
use permit_tests::screens::{Look, Screen, journey};
use permit_tests::server::Server;

const MARY: &str = "mary@example.org";

async fn invites(screen: &Screen) -> Result<()> {
    journey::log_in(screen, "ann@example.org").await?;
    screen.press("Menu").await?;
    screen.press("Permits").await?;
    screen.press("People who help you").await?;
    screen.sees("Nobody helps you yet.").await?;
    screen.press("Send invitation").await?;
    screen.sees("Say who it is, in your own words").await?;
    screen.is_accessible().await?;
    screen.fill("Who is it?", "Mary, my daughter").await?;
    screen.fill("Their e-mail address", "ann@example.org").await?;
    screen.press("Send invitation").await?;
    screen.sees("These are your own permits").await?;
    screen.fill("Their e-mail address", MARY).await?;
    screen.press("Send invitation").await?;
    screen.sees("The invitation to Mary, my daughter is on its way").await?;
    screen.sees("Withdraw invitation").await?;
    screen.picture("phone-helpers-invited").await?;
    screen.is_accessible().await
}

/// Opens the letter, makes an account, and comes back to accept.
async fn accepts(screen: &Screen, server: &Server) -> Result<()> {
    let told = letter(server, MARY, "You are invited to help with visitor permits", "").await?;
    let link = told.link.context("a link")?;
    screen.go(&link).await?;
    screen.sees("Ann Abara invites you to help").await?;
    screen.sees("If you have none, sign up with that address first").await?;
    screen.picture("desktop-invitation").await?;
    screen.is_accessible().await?;
    screen.go(&server.site()).await?;
    steps::sign_up(screen, server, MARY, "Mary Abara").await?;
    screen.go(&link).await?;
    screen.press("Accept").await?;
    screen.sees("You now help Ann Abara").await?;
    screen.picture("desktop-invitation-accepted").await?;
    screen.is_accessible().await?;
    screen.press("Help Ann Abara").await?;
    screen.sees("You are acting for Ann Abara").await?;
    screen.sees("95 visits left").await
}

#[tokio::test]
async fn a_daughter_helps_until_she_is_removed() -> Result<()> {
    let server = Server::start()?;
    let ann = Screen::browser(&server.site(), &PHONE).await?;
    invites(&ann).await?;
    let mary = Screen::browser(&server.site(), &DESK).await?;
    accepts(&mary, &server).await?;
    letter(&server, "ann@example.org", "Mary, my daughter can now help you", "").await?;
    mary.picture("desktop-helping-home").await?;
    mary.is_accessible().await?;
    mary.press("Activate visitor permit").await?;
    mary.sees("What is the registration number?").await?;
    journey::fill_in(&mary, "AB12 CDE", false).await?;
    mary.press("Activate 1 visit for AB12 CDE").await?;
    mary.sees("Visit activated").await?;
    // What is not hers is nowhere, and going there leads back.
    mary.press("Menu").await?;
    mary.holds(
        "a helper is offered to buy",
        "return !document.querySelector('#menu').innerText.includes('Buy')",
    )
    .await?;
    mary.is_accessible().await?;
    mary.go(&format!("{}/payments", server.site())).await?;
    mary.sees("You help Ann Abara").await?;

    journey::home(&ann).await?;
    ann.sees("94 visits left").await?;
    ann.sees("Activated by Mary, my daughter").await?;
    ann.picture("phone-home-helped").await?;
    ann.is_accessible().await?;
    ann.press("See or change").await?;
    ann.sees("on the website, by Mary, my daughter").await?;
    ann.go(&format!("{}/helpers", server.site())).await?;
    ann.sees("Last helped on").await?;
    ann.picture("phone-helpers").await?;
    ann.press("Remove").await?;
    ann.sees("Remove Mary, my daughter?").await?;
    ann.is_accessible().await?;
    ann.press("Yes, remove").await?;
    ann.sees("Mary, my daughter no longer helps you").await?;
    letter(&server, MARY, "You no longer help Ann Abara", "").await?;

    mary.press("Activate visitor permit").await?;
    mary.sees("You no longer help with those permits.").await?;
    mary.sees("Hello, Mary").await?;
    mary.picture("desktop-help-ended").await?;
    mary.is_accessible().await?;
    mary.close().await?;
    ann.close().await
}

/// Both kinds of permits apart, on narrow and dark screens too.
#[tokio::test]
async fn own_permits_and_those_one_helps_with_are_told_apart() -> Result<()> {
    let server = Server::start()?;
    let ann = Screen::browser(&server.site(), &PHONE).await?;
    invites(&ann).await?;
    ann.close().await?;
    let mary = Screen::browser(&server.site(), &Look { width: 320, dark: true }).await?;
    accepts(&mary, &server).await?;
    mary.picture("small-dark-helping-home").await?;
    mary.is_accessible().await?;
    mary.press("Menu").await?;
    mary.press("Permits").await?;
    mary.sees("Manage visitor permits").await?;
    mary.is_accessible().await?;
    mary.press("Back to my own permits").await?;
    mary.sees("Hello, Mary").await?;
    mary.sees("You help Ann Abara").await?;
    mary.picture("small-dark-home-helped").await?;
    mary.is_accessible().await?;
    mary.press("Menu").await?;
    mary.press("Permits").await?;
    mary.sees("You help Ann Abara").await?;
    mary.picture("small-dark-permits-helped").await?;
    mary.is_accessible().await?;
    mary.press("Stop helping").await?;
    mary.press("Yes, stop helping").await?;
    mary.sees("You no longer help Ann Abara").await?;
    mary.is_accessible().await?;
    mary.close().await
}
