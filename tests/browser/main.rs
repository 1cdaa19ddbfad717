//! The website in a real Chromium: the journey, by keyboard alone too, on narrow and wide, light and dark screens, with
//! every page looked over by axe.

use anyhow::{Context, Result, anyhow};
use permit_tests::fresh_id;
use permit_tests::person::{Person, tomorrow};
use permit_tests::screens::{ENTER, Look, SPACE, Screen, journey};
use permit_tests::server::Server;

mod accounts;
mod buying;
mod connections;
mod desk;
mod documents;
mod helping;
mod lasting;
mod links;
mod pages;
mod parking;
mod paths;
mod registering;
mod welsh;
mod without;

/// A telephone, in daylight.
const PHONE: Look = Look { width: 390, dark: false };
/// A desk.
const DESK: Look = Look { width: 1280, dark: false };

#[tokio::test]
async fn a_visitor_is_parked_on_the_website() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.address(), &PHONE).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    screen.sees("95 visits left").await?;
    journey::activate(&screen, "AB12 CDE", false).await?;
    journey::home(&screen).await?;
    screen.sees("94 visits left").await?;
    screen.sees("AB12 CDE").await?;
    journey::correct(&screen, "AB12 CDF").await?;
    journey::activate(&screen, "XY34 ZZZ", true).await?;
    screen.press("See or change this stay").await?;
    screen.press("Cancel this stay").await?;
    screen.press("Yes, cancel it").await?;
    screen.sees("Cancelled: you have 1 visit back").await?;
    journey::home(&screen).await?;
    screen.sees("94 visits left").await?;
    journey::log_out(&screen).await?;
    screen.go(&format!("{}/permits/manage", server.address())).await?;
    screen.sees("E-mail address").await?;
    screen.close().await
}

#[tokio::test]
async fn what_is_wrong_is_said_where_it_is_wrong() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.address(), &PHONE).await?;
    screen.press("Log in").await?;
    screen.sees("There is a problem").await?;
    screen.holds("the title says so", "return document.title.startsWith('Error: ')").await?;
    screen.fill("E-mail address", "ann@example.org").await?;
    screen.fill("Password", "not her password").await?;
    screen.press("Log in").await?;
    screen.sees("That e-mail address and password do not go together").await?;
    screen.holds("the focus is on the summary", "return document.activeElement.closest('[role=alert], .summary, [data-testid=error-summary]') !== null").await?;
    screen.is_accessible().await?;
    journey::log_in(&screen, "no.visits@example.org").await?;
    journey::open_activation(&screen).await?;
    screen.press("Continue").await?;
    screen.sees("Enter the registration number of your visitor’s vehicle.").await?;
    screen.fill("Registration number", "AB I2 CDE").await?;
    screen.press("Continue").await?;
    screen.sees("We don’t recognise this as a UK registration").await?;
    screen.press("Did you mean AB12 CDE?").await?;
    screen.sees("When is the visit?").await?;
    screen.choose("Now").await?;
    screen.press("Continue").await?;
    screen.sees("This stay needs 1 visit, but you have none that can be used for it.").await?;
    screen.is_accessible().await?;
    screen.close().await
}

/// The server remembers a refusal for the request it refused. Asking again after the reason has gone is a new request.
#[tokio::test]
async fn what_was_refused_can_be_asked_again() -> Result<()> {
    let server = Server::start()?;
    let other = Person::log_in(&server, "last.visit@example.org").await?;
    let screen = Screen::browser(&server.address(), &PHONE).await?;
    journey::log_in(&screen, "last.visit@example.org").await?;
    journey::open_activation(&screen).await?;
    journey::fill_in(&screen, "AB12 CDE", true).await?;
    let taken = other.activate(fresh_id(), "XY34 ZZZ", tomorrow()).await?.map_err(|it| anyhow!("{it:?}"))?;
    screen.press("Activate 1 visit for AB12 CDE").await?;
    screen.sees("This stay needs 1 visit, but you have none").await?;
    other.give_back(&taken.stay.id).await?;
    screen.press("Change the answer").await?;
    screen.sees("When is the visit?").await?;
    screen.press("Continue").await?;
    screen.press("Activate 1 visit for AB12 CDE").await?;
    screen.sees("Visit activated").await?;
    screen.close().await
}

/// Every page, looked over at a width and in a colour scheme.
#[tokio::test]
async fn every_page_is_open_to_everybody() -> Result<()> {
    for (name, look) in [
        ("small", Look { width: 320, dark: false }),
        ("phone-dark", Look { width: 390, dark: true }),
        ("desktop", Look { width: 1280, dark: false }),
    ] {
        let server = Server::start()?;
        let screen = Screen::browser(&server.address(), &look).await?;
        let page = async |page: &str| -> Result<()> {
            screen.picture(&format!("{name}-{page}")).await?;
            screen.is_accessible().await.with_context(|| format!("{page}, {name}"))
        };
        screen.sees("E-mail address").await?;
        screen
            .holds(
                "the colour scheme is the one asked for",
                &format!("return matchMedia('(prefers-color-scheme: dark)').matches === {}", look.dark),
            )
            .await?;
        page("log-in").await?;
        journey::log_in(&screen, "ann@example.org").await?;
        screen.press("Menu").await?;
        page("menu").await?;
        screen.press("Permits").await?;
        screen.sees("Manage visitor permits").await?;
        page("permits").await?;
        screen.press("Activate visitor permit").await?;
        screen.sees("What is the registration number?").await?;
        page("plate").await?;
        screen.fill("Registration number", "AB12 CDE").await?;
        screen.press("Continue").await?;
        screen.sees("When is the visit?").await?;
        screen.choose("Later").await?;
        screen.sees("at the latest").await?;
        page("when").await?;
        screen.choose("Now").await?;
        screen.press("Continue").await?;
        screen.sees("Valid until").await?;
        page("check").await?;
        screen.press("Activate 1 visit for AB12 CDE").await?;
        screen.sees("Visit activated").await?;
        page("confirmed").await?;
        screen.press("See or change this stay").await?;
        screen.sees("Correct registration number").await?;
        page("stay").await?;
        journey::home(&screen).await?;
        page("home").await?;
        for (place, words) in [
            ("permits/manage", "Your zone"),
            ("devices", "You are using it now"),
            ("nowhere", "Page not found"),
        ] {
            screen.go(&format!("{}/{place}", server.address())).await?;
            screen.sees(words).await?;
            page(&place.replace('/', "-")).await?;
        }
        screen.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn twice_the_text_size_still_fits() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.address(), &PHONE).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    journey::activate(&screen, "AB12 CDE", false).await?;
    for place in ["", "permits", "permits/activate", "permits/manage", "devices"] {
        screen.go(&format!("{}/{place}", server.address())).await?;
        screen.sees("Menu").await?;
        screen.ask("document.documentElement.style.setProperty('font-size', '200%')").await?;
        screen.is_accessible().await.with_context(|| format!("/{place} at twice the text size"))?;
    }
    screen.close().await
}

#[tokio::test]
async fn the_journey_needs_no_mouse() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.address(), &PHONE).await?;
    screen.sees("E-mail address").await?;
    screen.tab_to("E-mail address").await?;
    screen.key("ann@example.org").await?;
    screen.tab_to("Password").await?;
    screen.key(permit_tests::person::PASSWORD).await?;
    screen.key(ENTER).await?;
    screen.sees("Hello, ").await?;
    screen.tab_to("Menu").await?;
    screen.key(ENTER).await?;
    screen.tab_to_just("Permits").await?;
    screen.key(ENTER).await?;
    screen.sees("Manage visitor permits").await?;
    screen.tab_to("Activate visitor permit").await?;
    screen.key(ENTER).await?;
    screen.sees("What is the registration number?").await?;
    screen.tab_to("Registration number").await?;
    screen.key("AB12CDE").await?;
    screen.key(ENTER).await?;
    screen.sees("When is the visit?").await?;
    screen.tab_to("Now").await?;
    screen.key(SPACE).await?;
    screen.tab_to("Continue").await?;
    screen.key(ENTER).await?;
    screen.sees("Check before you activate").await?;
    screen.tab_to("Activate 1 visit for AB12 CDE").await?;
    screen.key(ENTER).await?;
    screen.sees("Visit activated").await?;
    screen.close().await
}

#[tokio::test]
async fn the_website_speaks_welsh() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.address(), &PHONE).await?;
    screen.press("Cymraeg").await?;
    screen.sees("Mewngofnodi").await?;
    screen.holds("the page says its language", "return document.documentElement.lang === 'cy'").await?;
    screen.is_accessible().await?;
    screen.close().await
}
