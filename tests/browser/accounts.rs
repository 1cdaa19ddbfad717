//! Keeping an account on the website: the link opened elsewhere, a forgotten password, another address, a number, the
//! language, one's data, a passkey, and leaving.

use crate::PHONE;
use anyhow::{Context, Result};
use permit_tests::person::PASSWORD;
use permit_tests::screens::registering::{self as steps, code_in, letter};
use permit_tests::screens::{Screen, journey};
use permit_tests::server::Server;

const ANN: &str = "ann@example.org";
const OTHER: &str = "another password for tests";

#[tokio::test]
async fn the_link_works_in_another_browser() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    steps::ask_for_account(&screen, "nell@example.org", "Nell Marsh").await?;
    let told = letter(&server, "nell@example.org", "Confirm your e-mail address", "").await?;
    let elsewhere = Screen::browser(told.link.as_deref().context("a link")?, &PHONE).await?;
    elsewhere.sees("You opened the link in our message.").await?;
    elsewhere.press("Confirm").await?;
    elsewhere.sees("Your account is ready").await?;
    elsewhere.picture("phone-confirmed-by-link").await?;
    elsewhere.is_accessible().await?;
    elsewhere.press("Log in").await?;
    journey::log_in(&elsewhere, "nell@example.org").await?;
    elsewhere.sees("Register your address").await?;
    elsewhere.close().await?;
    // The code has been used up by the link; the way on is to log in.
    screen.fill("Code", &code_in(&told)?).await?;
    screen.press("Confirm").await?;
    screen.sees("There is a problem").await?;
    screen.close().await
}

#[tokio::test]
async fn a_forgotten_password_is_replaced() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    screen.press("Forgotten your password?").await?;
    screen.sees("We send you a code").await?;
    // A stranger is told the same, and nobody's letter comes.
    screen.choose(steps::CAMBRIDGESHIRE).await?;
    screen.fill("E-mail address or mobile number", ANN).await?;
    screen.press("Send the code").await?;
    screen.sees("If ann@example.org belongs to an account").await?;
    screen.fill("Code", "123456").await?;
    screen.fill("New password", "short").await?;
    screen.press("Set the new password").await?;
    screen.sees("There is a problem").await?;
    let told = letter(&server, ANN, "Choose a new password", "").await?;
    screen.fill("Code", &code_in(&told)?).await?;
    screen.fill("New password", OTHER).await?;
    screen.press("Set the new password").await?;
    screen.sees("Your new password is set.").await?;
    screen.fill("E-mail address", ANN).await?;
    screen.fill("Password", OTHER).await?;
    screen.press("Log in").await?;
    screen.sees("Hello, Ann").await?;
    letter(&server, ANN, "Your password has been changed", "").await?;
    screen.close().await
}

#[tokio::test]
async fn an_account_is_kept_up_to_date() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    journey::log_in(&screen, ANN).await?;
    open(&screen).await?;
    changes_the_address(&screen, &server).await?;
    links_a_mobile(&screen, &server).await?;
    chooses_welsh_letters(&screen).await?;
    downloads(&screen).await?;
    screen.close().await
}

async fn open(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("Your account").await?;
    screen.sees("Language of letters").await
}

/// The link to a row's change says what it changes.
async fn change(screen: &Screen, what: &str) -> Result<()> {
    screen
        .holds(
            what,
            &format!(
                "const link = document.querySelector('dd a[href=\"{what}\"], a[href=\"{what}\"]'); \
        if (!link) return false; link.click(); return true"
            ),
        )
        .await
}

async fn changes_the_address(screen: &Screen, server: &Server) -> Result<()> {
    change(screen, "/account/email").await?;
    screen.sees("Your e-mail address is ann@example.org.").await?;
    screen.fill("New e-mail address", "annie@example.org").await?;
    screen.fill("Your password", "not her password").await?;
    screen.press("Send the code").await?;
    screen.sees("There is a problem").await?;
    let kept = "return document.querySelector('#email').value === 'annie@example.org'";
    screen.holds("the new address was lost", kept).await?;
    screen.fill("Your password", PASSWORD).await?;
    screen.press("Send the code").await?;
    screen.sees("If annie@example.org can be used").await?;
    let told = letter(server, "annie@example.org", "Confirm your new e-mail address", "").await?;
    screen.fill("Code", &code_in(&told)?).await?;
    screen.press("Confirm").await?;
    screen.sees("Your e-mail address is changed").await?;
    screen.sees("annie@example.org").await?;
    letter(server, ANN, "Your e-mail address has been changed", "").await?;
    Ok(())
}

async fn links_a_mobile(screen: &Screen, server: &Server) -> Result<()> {
    change(screen, "/account/mobile").await?;
    screen.sees("From a linked phone you can activate").await?;
    screen.fill("Mobile number", "07700 900123").await?;
    screen.fill("Your password", PASSWORD).await?;
    screen.press("Send the code").await?;
    screen.sees("a code is on its way there by text message").await?;
    let texts = server.letters().await?;
    let text = texts.iter().find(|it| it.text_message).context("a text")?;
    screen.fill("Code", &code_in(text)?).await?;
    screen.press("Confirm").await?;
    screen.sees("Your mobile number is linked").await?;
    screen.picture("phone-account").await?;
    screen.is_accessible().await
}

async fn chooses_welsh_letters(screen: &Screen) -> Result<()> {
    change(screen, "/account/language").await?;
    screen.sees("Which language?").await?;
    screen.choose("Cymraeg").await?;
    screen.press("Save").await?;
    screen.sees("Letters now come in this language: Cymraeg").await
}

/// What is offered is a file, and all of it is hers.
async fn downloads(screen: &Screen) -> Result<()> {
    screen.press("Download my data").await?;
    screen.sees("It holds your address").await?;
    let watch = "window.offered = []; const make = URL.createObjectURL; \
        URL.createObjectURL = what => { what.text().then(text => window.offered.push(text)); return make(what); };";
    screen.ask(watch).await?;
    screen.press("Download the file").await?;
    screen.sees("is among your downloads").await?;
    let hers = "return window.offered.length === 1 && JSON.parse(window.offered[0]) !== null \
        && window.offered[0].includes('annie@example.org')";
    screen.holds("the file is not hers", hers).await
}

#[tokio::test]
async fn a_passkey_is_added_and_logs_in() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    screen.has_fingerprint_reader().await?;
    journey::log_in(&screen, ANN).await?;
    open(&screen).await?;
    change(&screen, "/account/passkeys").await?;
    screen.sees("You have no passkeys yet.").await?;
    screen.fill("What shall we call it?", "My phone").await?;
    screen.fill("Your password", PASSWORD).await?;
    screen.press("Add a passkey").await?;
    screen.sees("“My phone” is added.").await?;
    screen.picture("phone-passkeys").await?;
    screen.is_accessible().await?;
    journey::log_out(&screen).await?;
    screen.press("Log in with a passkey").await?;
    screen.sees("Hello, Ann").await?;
    open(&screen).await?;
    change(&screen, "/account/passkeys").await?;
    screen.press("Remove").await?;
    screen.press("Yes, remove it").await?;
    screen.sees("“My phone” is removed").await?;
    journey::log_out(&screen).await?;
    screen.press("Log in with a passkey").await?;
    screen.sees("There is a problem").await?;
    screen.close().await
}

#[tokio::test]
async fn an_account_is_closed_for_good() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    journey::log_in(&screen, ANN).await?;
    open(&screen).await?;
    screen.press("Close my account").await?;
    screen.sees("This ends your account for good").await?;
    screen.fill("Your password", PASSWORD).await?;
    screen.press("Close my account").await?;
    screen.sees("Close your account for good?").await?;
    screen.picture("phone-close-question").await?;
    screen.press("Yes, close it for good").await?;
    screen.sees("Your account is closed").await?;
    letter(&server, ANN, "Your account is closed", "").await?;
    screen.fill("E-mail address", ANN).await?;
    screen.fill("Password", PASSWORD).await?;
    screen.press("Log in").await?;
    screen.sees("do not go together").await?;
    screen.close().await
}
