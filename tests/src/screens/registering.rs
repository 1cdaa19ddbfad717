//! How somebody registers on the screens, step by step in their own words; the same in the window and the browser.

use super::Screen;
use super::journey::home;
use crate::person::PASSWORD;
use crate::server::Server;
use anyhow::{Context, Result};
use chrono::{Duration, NaiveDate};
use permit_api::inbox::LetterView;
use std::path::Path;

/// The first council of the server.
pub const CAMBRIDGESHIRE: &str = "Cambridgeshire County Council";

/// Waits for the letter with this subject to somebody, and for these words in it.
pub async fn letter(server: &Server, to: &str, subject: &str, words: &str) -> Result<LetterView> {
    let end = crate::person::now() + super::PATIENCE;
    loop {
        let letters = server.letters().await?;
        let found =
            letters.iter().find(|it| it.to == to && it.subject.contains(subject) && it.plain.contains(words));
        if let Some(letter) = found {
            return Ok(letter.clone());
        }
        let subjects: Vec<_> = letters.iter().map(|it| (&it.to, &it.subject, &it.plain)).collect();
        anyhow::ensure!(crate::person::now() < end, "no letter {subject:?} {words:?} to {to}: {subjects:#?}");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// The six figures in a letter or a text.
pub fn code_in(letter: &LetterView) -> Result<String> {
    let words = letter.plain.split(|it: char| !it.is_ascii_digit());
    let code = words.into_iter().find(|word| word.len() == 6);
    Ok(code.with_context(|| format!("no code in {:?}", letter.plain))?.to_owned())
}

/// Asks for an account from the log-in page, up to the question for the code.
pub async fn ask_for_account(screen: &Screen, contact: &str, name: &str) -> Result<()> {
    screen.press("Create an account").await?;
    screen.sees("With an account you can register your address").await?;
    ask_for_account_here(screen, contact, name).await
}

/// Fills the page for a new account, up to the question for the code.
pub async fn ask_for_account_here(screen: &Screen, contact: &str, name: &str) -> Result<()> {
    screen.choose(CAMBRIDGESHIRE).await?;
    screen.fill("E-mail address or mobile number", contact).await?;
    screen.fill("Your name", name).await?;
    screen.fill("Password", PASSWORD).await?;
    screen.press("Create an account").await?;
    screen.sees("Enter the code").await
}

/// Makes an account, with the code out of the letter, and is logged in.
pub async fn sign_up(screen: &Screen, server: &Server, contact: &str, name: &str) -> Result<()> {
    ask_for_account(screen, contact, name).await?;
    let letter = letter(server, contact, "Confirm your e-mail address", "").await?;
    screen.fill("Code", &code_in(&letter)?).await?;
    screen.press("Confirm").await?;
    screen.sees("You are not registered yet").await
}

/// Begins a registration.
pub async fn begin(screen: &Screen) -> Result<()> {
    screen.press("Start now").await?;
    screen.sees("What there is to do").await
}

/// Gives the full name.
pub async fn give_name(screen: &Screen, name: &str) -> Result<()> {
    screen.press("Your name").await?;
    screen.sees("What is your full name?").await?;
    screen.fill("Full name", name).await?;
    screen.press("Save and continue").await?;
    screen.sees("Check and send").await
}

/// Finds the address by postcode and house, and takes the one with this line.
pub async fn give_address(screen: &Screen, postcode: &str, house: &str, line: &str) -> Result<()> {
    screen.press("Your address").await?;
    screen.sees("House number or name").await?;
    screen.fill("Postcode", postcode).await?;
    screen.fill("House number or name", house).await?;
    screen.press("Find address").await?;
    screen.sees("Which is your address?").await?;
    screen.choose(line).await?;
    screen.press("Use this address").await?;
    screen.sees("Check and send").await
}

/// Says that there is no resident permit.
pub async fn without_permit(screen: &Screen) -> Result<()> {
    screen.press("Resident permit").await?;
    screen.sees("Do you hold a digital resident permit?").await?;
    screen.choose("No").await?;
    screen.press("Save and continue").await?;
    screen.sees("Check and send").await
}

/// What is said of a document, beside the file.
pub enum Paper {
    /// A utility bill of this day.
    Bill(NaiveDate),
    /// A tenancy from one day to another.
    Tenancy(NaiveDate, NaiveDate),
    /// A driving licence.
    Licence,
}

/// Fills the form for a document, but does not send it.
pub async fn fill_proof(screen: &Screen, paper: &Paper, file: &Path) -> Result<()> {
    match paper {
        Paper::Bill(dated) => {
            screen.choose("Utility bill").await?;
            screen.pick_day("Date on the document", *dated).await?;
        }
        Paper::Tenancy(from, until) => {
            screen.choose("Tenancy agreement").await?;
            screen.pick_day("First day of the tenancy", *from).await?;
            screen.pick_day("Last day of the tenancy", *until).await?;
        }
        Paper::Licence => screen.choose("Driving licence").await?,
    }
    screen.attach("Choose a file", file).await?;
    screen.sees("Chosen: ").await
}

/// Adds a document, from the task list, and comes back to it.
pub async fn give_proof(screen: &Screen, paper: &Paper, file: &Path) -> Result<()> {
    screen.press("Proof of").await?;
    screen.sees("One document is usually enough").await?;
    screen.press(" document").await?;
    screen.sees("What kind of document is it?").await?;
    fill_proof(screen, paper, file).await?;
    screen.press("Send this document").await?;
    screen.sees("The document has been added").await?;
    screen.press("Continue").await?;
    screen.sees("What there is to do").await
}

/// Checks everything and sends it to the council.
pub async fn send(screen: &Screen) -> Result<()> {
    screen.press("Check and send").await?;
    screen.sees("Check before you send").await?;
    screen.press("Send to the council").await
}

/// A whole first application: from the account, just made, to "Sent".
pub async fn apply(screen: &Screen, name: &str, paper: &Paper, file: &Path) -> Result<()> {
    begin(screen).await?;
    give_name(screen, name).await?;
    give_address(screen, "CB1 1DR", "12", "12 Paradise Street, Cambridge").await?;
    without_permit(screen).await?;
    give_proof(screen, paper, file).await?;
    send(screen).await?;
    screen.sees("Sent to the council").await
}

/// Looks at the page that says where the registration stands.
pub async fn look(screen: &Screen) -> Result<()> {
    home(screen).await?;
    screen.press("Menu").await?;
    screen.press("Your registration").await?;
    screen.sees("Permits").await
}

/// A day as the screens write it.
pub fn in_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The day on a server's clock, so many days away.
pub fn day(server: &Server, away: i64) -> NaiveDate {
    permit_rules::day::of(server.now(), chrono_tz::Europe::London) + Duration::days(away)
}
