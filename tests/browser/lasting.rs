//! More than one vehicle, vehicles that come again, and what remains of a stay: saved plates, the history and a receipt that
//! anybody can check. No plate is ever filled in before somebody presses it.

use crate::PHONE;
use anyhow::{Context, Result};
use permit_tests::screens::{ENTER, Look, Screen, journey};
use permit_tests::server::Server;

#[tokio::test]
async fn two_cars_come_every_week_all_of_them_or_none() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &Look { width: 320, dark: true }).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    journey::open_activation(&screen).await?;
    screen.press("Several vehicles at once").await?;
    screen.sees("What are the registration numbers?").await?;
    screen.holds("nothing is filled in", "return document.getElementById('plates').value === ''").await?;
    screen.press("Continue").await?;
    screen.sees("Enter the registration numbers of your visitors’ vehicles.").await?;
    screen.is_accessible().await?;
    screen.fill("Registration numbers", "AB12 CDE\nboat 1").await?;
    screen.press("Continue").await?;
    screen.sees("We don’t recognise this as a UK registration. Is it right?").await?;
    screen.is_accessible().await?;
    screen.fill("Registration numbers", "AB12 CDE\nXY34 ZZZ").await?;
    screen.press("Continue").await?;
    screen.sees("When is the visit?").await?;
    screen.choose("Later").await?;
    screen.press("Tomorrow").await?;
    screen.press("From the start of the day").await?;
    screen.choose("Repeat every week").await?;
    screen.picture("small-dark-several-when").await?;
    screen.is_accessible().await?;
    screen.press("Continue").await?;
    screen.sees("These are 4 stays. They are activated together: all of them, or none.").await?;
    screen.sees("4 visits").await?;
    let hints = "return document.querySelectorAll('[data-testid=quoted]').length === 4 \
        && document.body.innerText.split('Before you agree').length <= 2";
    screen.holds("what there is to know is said once", hints).await?;
    screen.picture("small-dark-several-check").await?;
    screen.is_accessible().await?;
    screen.press("Activate all 4 stays").await?;
    screen.sees("4 visits activated").await?;
    screen.picture("small-dark-several-done").await?;
    screen.is_accessible().await?;
    journey::home(&screen).await?;
    screen.sees("91 visits left").await?;
    screen.close().await
}

#[tokio::test]
async fn a_saved_plate_is_offered_and_never_chosen() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    screen.press("Menu").await?;
    screen.press("Permits").await?;
    screen.press("Saved registration numbers").await?;
    screen.sees("You have saved no registration numbers yet.").await?;
    screen.is_accessible().await?;
    screen.fill("Registration number", "AB12 CDE").await?;
    screen.press("Continue").await?;
    screen.focus_comes_to("A name for AB12 CDE").await?;
    screen.key("Mum").await?;
    screen.is_accessible().await?;
    screen.key(ENTER).await?;
    screen.sees("AB12 CDE is saved").await?;
    screen.picture("phone-plates").await?;
    screen.is_accessible().await?;
    journey::open_activation(&screen).await?;
    screen.sees("Mum").await?;
    let empty = "return document.querySelector('main input').value === ''";
    screen.holds("it is not filled in by itself", empty).await?;
    screen.picture("phone-plate-offered").await?;
    screen.is_accessible().await?;
    screen.press("Fill in Mum: AB12 CDE").await?;
    let filled = "return document.querySelector('main input').value === 'AB12 CDE'";
    screen.holds("a press fills it in", filled).await?;
    screen.press("Continue").await?;
    screen.sees("When is the visit?").await?;
    screen.close().await
}

#[tokio::test]
async fn a_receipt_can_be_checked_by_anybody() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    journey::activate(&screen, "AB12 CDE", false).await?;
    finds_it_again(&screen).await?;
    screen.press("Receipt that proves this stay").await?;
    screen.sees("It names nobody.").await?;
    screen.picture("phone-stay-receipt").await?;
    screen.is_accessible().await?;
    let code = screen.ask("return document.querySelector('[data-testid=receipt-code]').innerText").await?;
    let code = code.as_str().context("a code")?;
    let officer = Screen::browser(&format!("{}/receipt", server.site()), &PHONE).await?;
    officer.sees("Check a visitor permit receipt").await?;
    officer.press("Check").await?;
    officer.sees("Enter the code of the receipt.").await?;
    officer.is_accessible().await?;
    officer.fill("Code", "7ZKD-BSMD-TBY6-AE1J-JP91-YH5P").await?;
    officer.press("Check").await?;
    officer.sees("No receipt has this code.").await?;
    officer.is_accessible().await?;
    officer.fill("Code", &code.to_lowercase()).await?;
    officer.press("Check").await?;
    officer.sees("This receipt is right.").await?;
    officer.sees("AB12 CDE").await?;
    let named = "return !document.body.innerText.includes('Abara')";
    officer.holds("it names nobody", named).await?;
    officer.picture("phone-receipt-checked").await?;
    officer.is_accessible().await?;
    officer.close().await?;
    screen.close().await
}

/// By way of the history, searched.
async fn finds_it_again(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("All your stays").await?;
    screen.sees("AB12 CDE").await?;
    screen.fill("Registration number or name", "zzz").await?;
    screen.press("Search").await?;
    screen.sees("There are none like that.").await?;
    screen.is_accessible().await?;
    screen.fill("Registration number or name", "ab12").await?;
    screen.press("Search").await?;
    screen.sees("Valid now").await?;
    screen.picture("phone-stays").await?;
    screen.is_accessible().await?;
    screen.press("See or change").await?;
    screen.sees("Stay of AB12 CDE").await
}
