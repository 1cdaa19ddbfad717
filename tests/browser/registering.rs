//! From stranger to permit holder and through three months, on a telephone; the reviewer sits at a desk with a keyboard.

use crate::{DESK, PHONE};
use anyhow::{Context, Result};
use chrono::{Duration, NaiveDate};
use permit_rules::registration::Registered;
use permit_tests::person::Person;
use permit_tests::screens::registering::{self as steps, Paper, day, in_words, letter};
use permit_tests::screens::staff::{self, REVIEWER};
use permit_tests::screens::{Screen, documents, journey};
use permit_tests::server::Server;
use std::path::Path;
use tempfile::TempDir;

const NELL: &str = "nell@example.org";
const NAME: &str = "Nell Marsh";

#[tokio::test]
async fn a_stranger_is_refused_tries_again_and_is_registered() -> Result<()> {
    let (mut server, folder) = (Server::start()?, TempDir::new()?);
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    sign_up_by_inbox(&screen, &server).await?;
    apply(&screen, &server, folder.path()).await?;
    nothing_of_the_photo_is_kept(server.folder())?;

    let desk = Screen::browser(&server.site(), &DESK).await?;
    staff::log_in(&desk, REVIEWER).await?;
    staff::open_first(&desk, NAME).await?;
    sees_the_documents(&desk).await?;
    let faults =
        [("document 1 (Tenancy agreement)", "It shows another name"), ("document 2", "It is too old")];
    staff::reject_by_keyboard(&desk, &faults, "The agreement is in your mother’s name.").await?;
    desk.picture("desktop-rejected").await?;

    reads_why(&screen, &server).await?;
    applies_again(&screen, &server, folder.path()).await?;
    approved_after_second_thoughts(&desk).await?;
    desk.close().await?;

    journey::home(&screen).await?;
    screen.sees("Registered until").await?;
    screen.picture("phone-registered-home").await?;
    server.pass(Duration::seconds(61))?;
    letter(&server, NELL, "Your registration is approved", "Good news").await?;
    screen.close().await
}

/// The code is read where a demonstration shows it, in a second tab.
async fn sign_up_by_inbox(screen: &Screen, server: &Server) -> Result<()> {
    steps::ask_for_account(screen, NELL, NAME).await?;
    screen.fill("Code", "000000").await?;
    screen.press("Confirm").await?;
    screen.sees("There is a problem").await?;
    screen.picture("phone-wrong-code").await?;
    screen.is_accessible().await?;
    let code = screen
        .aside(&format!("{}/inbox", server.site()), async || {
            screen.sees("Demo inbox").await?;
            screen.press("Confirm your e-mail address").await?;
            screen.sees("Copy the code").await?;
            screen.picture("phone-inbox").await?;
            screen.ask("return document.querySelector('article code').innerText").await
        })
        .await?;
    screen.fill("Code", code.as_str().context("a code")?).await?;
    screen.press("Confirm").await?;
    screen.sees("You are not registered yet").await
}

async fn apply(screen: &Screen, server: &Server, folder: &Path) -> Result<()> {
    steps::begin(screen).await?;
    steps::give_name(screen, NAME).await?;
    steps::give_address(screen, "cb11dr", "12", "12 Paradise Street, Cambridge").await?;
    steps::without_permit(screen).await?;
    let photo = documents::photo(screen, folder).await?;
    let tenancy = Paper::Tenancy(day(server, -30), day(server, 335));
    steps::give_proof(screen, &tenancy, &photo).await?;
    let bill = documents::bill(folder, 1_000)?;
    steps::give_proof(screen, &Paper::Bill(day(server, -80)), &bill).await?;
    steps::send(screen).await?;
    screen.sees("Sent to the council").await?;
    screen.sees("You may expect an answer by").await?;
    letter(server, NELL, "We have your registration", "a person will look at it").await?;
    Ok(())
}

/// Neither the place nor the maker of the telephone is in any file of the server.
fn nothing_of_the_photo_is_kept(folder: &Path) -> Result<()> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path)?;
            let told = bytes.windows(documents::CAMERA.len()).any(|it| it == documents::CAMERA.as_bytes());
            anyhow::ensure!(!told, "{} tells of the telephone", path.display());
        }
    }
    Ok(())
}

/// Both documents, the second one asked for by a key.
async fn sees_the_documents(desk: &Screen) -> Result<()> {
    let shows = |kind: &str| {
        format!(
            "const page = document.querySelector('[data-testid=page]'); \
             return page !== null && page.alt.startsWith('{kind}') && page.naturalWidth > 300"
        )
    };
    desk.sees("Page 1 of 1").await?;
    desk.holds("the photo is not shown", &shows("Tenancy agreement")).await?;
    desk.picture("desktop-case").await?;
    desk.key("d").await?;
    desk.holds("the bill is not shown", &shows("Utility bill")).await
}

/// The reason stands in the app, document by document, and in the letter.
async fn reads_why(screen: &Screen, server: &Server) -> Result<()> {
    journey::home(screen).await?;
    screen.sees("Your application was not accepted").await?;
    screen.press("See why").await?;
    screen.sees("It shows another name than yours.").await?;
    screen.sees("It is too old. Send a newer one.").await?;
    screen.sees("The agreement is in your mother’s name.").await?;
    screen.sees("Cambridgeshire County Council, www.cambridgeshire.gov.uk").await?;
    screen.picture("phone-rejected").await?;
    screen.is_accessible().await?;
    let subject = "Your registration is not approved";
    for words in ["it shows another name", "it is too old", "in your mother’s name", "apply again"] {
        letter(server, NELL, subject, words).await?;
    }
    Ok(())
}

/// Everything that was in order is there; only a proof is asked for.
async fn applies_again(screen: &Screen, server: &Server, folder: &Path) -> Result<()> {
    screen.press("Apply again").await?;
    screen.sees("What there is to do").await?;
    screen.sees("12 Paradise Street, Cambridge").await?;
    let open = "return [...document.querySelectorAll('[data-state=to_do]')].map(it => it.id).join()";
    let left = screen.ask(open).await?;
    anyhow::ensure!(left == "evidence-state", "asked for again: {left}");
    screen.press("Proof of address").await?;
    screen.sees("Needed again").await?;
    screen.sees("Utility bill: It is too old.").await?;
    screen.picture("phone-needed-again").await?;
    screen.is_accessible().await?;
    screen.press("What there is to do").await?;
    steps::give_proof(screen, &Paper::Bill(day(server, -3)), &documents::bill(folder, 2_000)?).await?;
    steps::send(screen).await?;
    screen.sees("Sent to the council").await
}

async fn approved_after_second_thoughts(desk: &Screen) -> Result<()> {
    desk.key("q").await?;
    desk.sees("Decided lately").await?;
    desk.sees("Rejected").await?;
    staff::open_first(desk, NAME).await?;
    desk.key("a").await?;
    desk.sees("The registration is valid until").await?;
    desk.picture("desktop-approved").await?;
    desk.is_accessible().await?;
    desk.key("u").await?;
    desk.sees("The decision is taken back").await?;
    desk.sees("Your decision").await?;
    desk.key("a").await?;
    desk.sees("The registration is valid until").await
}

#[tokio::test]
async fn three_months_pass_and_are_renewed_without_a_gap() -> Result<()> {
    let (mut server, folder) = (Server::start()?, TempDir::new()?);
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    steps::sign_up(&screen, &server, NELL, NAME).await?;
    let bill = documents::bill(folder.path(), 0)?;
    steps::apply(&screen, NAME, &Paper::Bill(day(&server, -5)), &bill).await?;
    staff::Reviewer::log_in(&server).await?.approve(NAME).await?;
    let last_day = last_day(&server).await?;

    for (before, words) in [(14, "in 14 days"), (3, "in 3 days"), (0, "ends today")] {
        until_ten(&mut server, last_day, -before)?;
        letter(&server, NELL, "Your registration ends soon", words).await?;
        comes_home(&screen, &server).await?;
        screen.sees(&format!("Your registration ends on {}", in_words(last_day))).await?;
        screen.picture(&format!("phone-ends-in-{before}")).await?;
        screen.is_accessible().await?;
    }

    screen.press("Renew registration").await?;
    steps::look(&screen).await?;
    screen.press("Renew registration").await?;
    screen.sees("add a new proof of your address").await?;
    screen.sees("Still right?").await?;
    screen.picture("phone-renewal").await?;
    screen.is_accessible().await?;
    steps::without_permit(&screen).await?;
    steps::give_proof(&screen, &Paper::Bill(day(&server, -2)), &bill).await?;
    steps::send(&screen).await?;
    screen.sees("Sent to the council").await?;
    staff::Reviewer::log_in(&server).await?.approve(NAME).await?;
    let renewed = self::last_day(&server).await?;
    let kept = renewed.signed_duration_since(last_day).num_days();
    anyhow::ensure!((89..=92).contains(&kept), "{last_day} was renewed until {renewed}");

    until_ten(&mut server, renewed, 1)?;
    letter(&server, NELL, "Your registration has ended", "with a new proof").await?;
    comes_home(&screen, &server).await?;
    screen.sees(&format!("Your registration ended on {}", in_words(renewed))).await?;
    screen.sees("You cannot buy visits until you have renewed it").await?;
    screen.picture("phone-lapsed").await?;
    screen.is_accessible().await?;
    screen.close().await
}

async fn last_day(server: &Server) -> Result<NaiveDate> {
    let registered = Person::log_in(server, NELL).await?.overview().await?.registration.registered;
    let Registered::Until { last_day } = registered else { anyhow::bail!("{registered:?}") };
    Ok(last_day)
}

/// Moves the clock to ten in the morning, so many days from a day.
fn until_ten(server: &mut Server, from: NaiveDate, days: i64) -> Result<()> {
    let ten = (from + Duration::days(days)).and_hms_opt(10, 0, 0).context("ten o'clock")?;
    server.pass(ten.and_utc() - server.now())
}

/// Opens the first page anew; a browser that was not used for a month asks for the password.
async fn comes_home(screen: &Screen, server: &Server) -> Result<()> {
    screen.go(&server.site()).await?;
    screen.holds("neither home nor the log-in", "return document.querySelector('h1') !== null").await?;
    if screen.ask("return document.querySelector('#password') !== null").await? == true {
        journey::log_in(screen, NELL).await?;
    }
    screen.sees("Hello, ").await
}
