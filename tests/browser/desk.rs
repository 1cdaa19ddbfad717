//! The telephone desk by keyboard alone: somebody calls, is found, asked, and has a visit before they hang up.

use super::{DESK, PHONE};
use anyhow::{Context, Result};
use permit_tests::person::{PASSWORD, Person};
use permit_tests::screens::registering::letter;
use permit_tests::screens::{ENTER, Look, Screen};
use permit_tests::server::Server;

/// The call handler of `tests/people.toml`.
const HANDLER: &str = "cal@example.org";
/// Goes back to what was typed.
const ESCAPE: &str = "\u{e00c}";
/// F2: the next caller.
const NEXT: &str = "\u{e032}";

async fn log_in(screen: &Screen) -> Result<()> {
    screen.sees("Password").await?;
    screen.fill("E-mail address", HANDLER).await?;
    screen.fill("Password", PASSWORD).await?;
    screen.press("Log in").await?;
    screen.sees("Who is calling?").await
}

/// Types into the field that has the focus, and moves on.
async fn says(screen: &Screen, field: &str, words: &str) -> Result<()> {
    screen.focus_comes_to(field).await.with_context(|| format!("before {words:?}"))?;
    if !words.is_empty() {
        screen.key(words).await?;
    }
    screen.key(ENTER).await
}

#[tokio::test]
async fn a_caller_is_served_without_a_mouse() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &DESK).await?;
    log_in(&screen).await?;
    screen.picture("desktop-desk-search").await?;
    screen.is_accessible().await?;
    says(&screen, "Who is calling?", "under cb1").await?;
    screen.sees("Una Underhill").await?;
    screen.holds("nothing is told yet", "return !document.body.innerText.includes('5 Eden Street')").await?;
    screen.picture("desktop-desk-questions").await?;
    screen.is_accessible().await?;
    says(&screen, "What is your postcode?", "cb1 1el").await?;
    says(&screen, "What is the number or name of your house?", "6").await?;
    screen.sees("That is not right.").await?;
    screen.is_accessible().await?;
    // The wrong answer has the focus, and is typed over.
    screen.focus_comes_to("What is the number or name of your house?").await?;
    screen.key("5").await?;
    screen.key(ENTER).await?;
    screen.sees("5 Eden Street, Cambridge, CB1 1EL").await?;
    screen.sees("5 until").await?;
    activates(&screen).await?;
    one_message(&server).await?;
    corrects_and_cancels(&screen).await?;
    // The next call can come at any moment, from any field.
    screen.key(NEXT).await?;
    says(&screen, "Who is calling?", "nobody at all").await?;
    screen.sees("Nobody found").await?;
    screen.is_accessible().await?;
    // The words that found nobody are typed over.
    says(&screen, "Who is calling?", "under cb1").await?;
    screen.sees("Ask the caller").await?;
    let una = Person::log_in(&server, "una@example.org").await?.overview().await?;
    anyhow::ensure!(una.products.iter().map(|it| it.visits_left).sum::<u32>() == 5, "the visits are back");
    screen.close().await
}

/// A visit, with two slips on the way.
async fn activates(screen: &Screen) -> Result<()> {
    screen.picture("desktop-desk-known").await?;
    screen.is_accessible().await?;
    says(screen, "Number plate", "ab12 cdf").await?;
    says(screen, "Start", "soonish").await?;
    says(screen, "End", "2 days").await?;
    screen.sees("That start could not be read.").await?;
    screen.focus_comes_to("Start").await?;
    screen.is_accessible().await?;
    says(screen, "Start", "tomorrow 9am").await?;
    says(screen, "End", "").await?;
    screen.sees("Alpha Bravo 1 2 Charlie Delta Foxtrot").await?;
    screen.sees("2 visits; 3 left afterwards").await?;
    screen.key(ESCAPE).await?;
    screen.focus_comes_to("Number plate").await?;
    says(screen, "Number plate", "ab12 cde").await?;
    says(screen, "Start", "").await?;
    says(screen, "End", "").await?;
    screen.sees("Alpha Bravo 1 2 Charlie Delta Echo").await?;
    screen.focus_comes_to("Activate").await?;
    screen.picture("desktop-desk-read-back").await?;
    screen.is_accessible().await?;
    screen.key(ENTER).await?;
    screen.sees("Activated: AB12 CDE.").await?;
    screen.focus_comes_to("Next caller").await?;
    screen.picture("desktop-desk-activated").await?;
    screen.is_accessible().await
}

/// The resident is told.
async fn one_message(server: &Server) -> Result<()> {
    let told =
        letter(server, "una@example.org", "A visit was activated for you by telephone", "AB12 CDE").await?;
    anyhow::ensure!(told.plain.contains("Visits you have left: 3."), "{}", told.plain);
    Ok(())
}

async fn corrects_and_cancels(screen: &Screen) -> Result<()> {
    screen.tab_and_press("Correct the plate", ENTER).await?;
    says(screen, "The right plate instead of AB12 CDE", "xy34 zzz").await?;
    screen.sees("The plate is now XY34 ZZZ.").await?;
    screen.tab_and_press("Cancel", ENTER).await?;
    screen.sees("Cancel this visit?").await?;
    screen.is_accessible().await?;
    screen.tab_and_press("Yes, cancel it", ENTER).await?;
    screen.sees("The visit of XY34 ZZZ is cancelled.").await
}

#[tokio::test]
async fn the_telephone_system_opens_the_caller() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    log_in(&screen).await?;
    screen.go(&format!("{}/desk?number=una%40example.org", server.site())).await?;
    screen.sees("Una Underhill").await?;
    screen.holds("the number is not left in the address", "return location.search === ''").await?;
    screen.picture("phone-desk-questions").await?;
    screen.is_accessible().await?;
    says(&screen, "What is your postcode?", "cb11el").await?;
    says(&screen, "What is the number or name of your house?", "5").await?;
    screen.sees("New visit").await?;
    screen.picture("phone-desk-known").await?;
    screen.is_accessible().await?;
    screen.close().await
}

#[tokio::test]
async fn the_desk_is_open_to_handlers_alone() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &Look { width: 320, dark: true }).await?;
    log_in(&screen).await?;
    screen.picture("small-dark-desk").await?;
    screen.is_accessible().await?;
    screen.go(&format!("{}/review", server.site())).await?;
    screen.sees("This page is for council staff").await?;
    screen.go(&server.site()).await?;
    screen.sees("Who is calling?").await?;
    screen.close().await
}
