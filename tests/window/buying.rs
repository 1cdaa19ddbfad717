//! Paying from the app: the payment page is opened in the system's browser, a real one, and a link leads back.

use anyhow::Result;
use permit_tests::opened::Opened;
use permit_tests::screens::{App, Look, Screen, buying, journey};
use permit_tests::server::Server;
use tempfile::TempDir;

const NOA: &str = "no.visits@example.org";
const PHONE: Look = Look { width: 390, dark: false };

#[tokio::test]
async fn bundles_are_bought_from_the_app() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let (address, opened) = (server.address(), Opened::into(folder.path())?);
    let app = App { opened: Some(&opened), ..App::new(folder.path(), &address) };
    let screen = Screen::window(&app).await?;
    journey::log_in(&screen, NOA).await?;
    buying::open_shop(&screen).await?;
    buying::fill_basket(&screen, "3").await?;
    buying::order(&screen, "£54.00").await?;
    screen.sees("Your browser has opened to take the payment").await?;
    screen.is_accessible().await?;

    // Cancelled there: the app notices by itself.
    let browser = Screen::browser(&opened.after(0).await?, &PHONE).await?;
    browser.sees("Enter card details").await?;
    browser.press("Cancel payment").await?;
    browser.sees("Your payment was cancelled").await?;
    browser.close().await?;
    screen.sees_in_time("It was given up, and nothing was taken").await?;
    screen.press("Try again").await?;
    screen.sees("The same is in your basket again").await?;
    buying::order(&screen, "£54.00").await?;

    let browser = Screen::browser(&opened.after(1).await?, &PHONE).await?;
    buying::pay(&browser).await?;
    browser.sees("Payment received").await?;
    browser.sees("Return to the app").await?;
    browser.picture("phone-buying-return-to-app").await?;
    browser.is_accessible().await?;
    browser.close().await?;
    // As the system does with the link behind that button.
    let mut again =
        App { link: Some("parkavisitor://payment"), ..App::new(folder.path(), &address) }.again()?;
    tokio::task::spawn_blocking(move || again.wait()).await??;
    screen.sees_in_time("Thank you: this order is paid").await?;
    journey::home(&screen).await?;
    screen.sees("15 visits left").await?;

    screen.press("Menu").await?;
    screen.press("Payment History").await?;
    screen.sees("2 orders").await?;
    screen.press("Order ").await?;
    screen.press("Receipt (PDF)").await?;
    screen.sees("is among your downloads").await?;
    screen.close().await
}
