//! Buying on the website: basket, payment page, history and receipt on a telephone; refunds in the staff room by two
//! people; the same in Welsh.

use crate::{DESK, PHONE};
use anyhow::{Result, ensure};
use permit_tests::person::PASSWORD;
use permit_tests::screens::registering::letter;
use permit_tests::screens::{Look, Screen, buying, journey};
use permit_tests::server::Server;

const NOA: &str = "no.visits@example.org";

#[tokio::test]
async fn bundles_are_bought_on_a_telephone() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    let other = Screen::browser(&server.site(), &DESK).await?;
    journey::log_in(&screen, NOA).await?;
    journey::log_in(&other, NOA).await?;
    buying::open_shop(&screen).await?;
    for words in ["A bundle holds 5 visits", "£18.00 a bundle", "You can buy 20 more bundles"] {
        screen.sees(words).await?;
    }
    look(&screen, "shop").await?;
    buying::fill_basket(&screen, "3").await?;
    screen.sees("£54.00").await?;
    look(&screen, "basket").await?;

    // The same basket on another device.
    other.go(&format!("{}/basket", server.site())).await?;
    other.sees("3 bundles at £18.00 each").await?;

    screen.press("Go to payment").await?;
    screen.sees("Check before you pay").await?;
    screen.sees("after this 3 of 20").await?;
    look(&screen, "check").await?;
    screen.press("Pay £54.00").await?;
    screen.sees("This is a simulation").await?;
    screen.sees("£54.00").await?;
    look(&screen, "payment-page").await?;
    screen.press("Cancel payment").await?;
    screen.sees("Your payment was cancelled").await?;
    screen.press("Go back to where you were paying").await?;
    screen.sees("It was given up, and nothing was taken").await?;
    look(&screen, "not-paid").await?;
    screen.press("See the order").await?;
    screen.press("Try again").await?;
    screen.sees("£54.00").await?;
    buying::order(&screen, "£54.00").await?;
    buying::pay(&screen).await?;
    screen.sees("Payment received").await?;
    screen.sees("15 visits more to use").await?;
    look(&screen, "paid").await?;

    journey::home(&screen).await?;
    screen.sees("15 visits left").await?;
    journey::home(&other).await?;
    other.sees("15 visits left").await?;
    other.close().await?;

    screen.press("Menu").await?;
    screen.press("Payment History").await?;
    screen.sees("Bought 3 of 20 bundles since").await?;
    screen.sees("2 orders").await?;
    screen.sees("Not paid: given up").await?;
    screen.sees("by Noa Nil").await?;
    look(&screen, "history").await?;
    letter(&server, NOA, "Your order", "£54.00").await?;
    receipt(&screen).await?;
    journey::activate(&screen, "AB12 CDE", false).await?;
    journey::home(&screen).await?;
    screen.sees("14 visits left").await?;
    screen.close().await
}

/// A picture, looked over by axe.
async fn look(screen: &Screen, name: &str) -> Result<()> {
    screen.picture(&format!("phone-buying-{name}")).await?;
    screen.is_accessible().await
}

/// The receipt that the order's page offers is a PDF.
async fn receipt(screen: &Screen) -> Result<()> {
    let order = "const done = arguments[arguments.length - 1]; \
        const ask = (operation, input) => fetch('/api/v1/' + operation, { method: 'POST', \
        headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }).then(it => it.json()); \
        ask('payment_history', {}).then(it => it.orders.find(order => order.state.state === 'paid')) \
        .then(order => ask('receipt', { order: order.id })).then(file => done(file.base64), it => done(String(it)));";
    let bytes = screen.wait_for(order).await?;
    ensure!(bytes.as_str().is_some_and(|it| it.starts_with("JVBERi0")), "no PDF: {bytes:?}");
    screen.press("Order ").await?;
    screen.sees("Thank you: this order is paid").await?;
    look(screen, "order").await?;
    screen.press("Receipt (PDF)").await?;
    screen.sees("is among your downloads").await?;
    screen.press("Send the receipt by e-mail").await?;
    screen.sees("The receipt has been sent to").await
}

#[tokio::test]
async fn a_declined_card_and_a_lapsed_registration_buy_nothing() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &Look { width: 390, dark: true }).await?;
    journey::log_in(&screen, NOA).await?;
    buying::open_shop(&screen).await?;
    buying::fill_basket(&screen, "20").await?;
    buying::order(&screen, "£360.00").await?;
    buying::give_card(&screen, buying::DECLINED).await?;
    screen.sees("Your payment was declined").await?;
    screen.press("Go back to where you were paying").await?;
    screen.sees("Your card was declined").await?;
    screen.picture("phone-dark-buying-declined").await?;
    screen.is_accessible().await?;
    journey::home(&screen).await?;
    buying::open_shop(&screen).await?;
    screen.sees("You can buy 20 more bundles").await?;
    screen.close().await?;

    let mut server = Server::start()?;
    server.pass(chrono::Duration::days(61))?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    journey::log_in(&screen, NOA).await?;
    screen.press("Menu").await?;
    screen.press("Buy Digital Permits").await?;
    screen.press("Visitor Permits").await?;
    screen.sees("Your registration for visitor permits ended on").await?;
    look(&screen, "lapsed").await?;
    screen.close().await
}

/// At the council whose scheme pays unused hours back: one member of staff asks, the other agrees, the provider sends it.
#[tokio::test]
async fn what_is_unused_is_paid_back_by_two_people() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    at_morfa(&screen, "mair@example.org", "Hello, ").await?;
    screen.go(&format!("{}/buy/permits", server.site())).await?;
    buying::fill_basket(&screen, "2").await?;
    buying::order(&screen, "£13.00").await?;
    buying::pay(&screen).await?;
    screen.sees("40 hours more to use").await?;

    let desk = Screen::browser(&server.site(), &DESK).await?;
    at_morfa(&desk, "rhian@example.org", "Registrations to review").await?;
    finds_the_order(&desk, &server).await?;
    desk.press("Ask for a refund").await?;
    desk.choose("Everything that is unused").await?;
    desk.fill("Reason", "Moved away").await?;
    desk.picture("desktop-refund-ask").await?;
    desk.is_accessible().await?;
    desk.press("Ask for £13.00 to be paid back").await?;
    desk.sees("You asked for this. Somebody else has to agree.").await?;
    desk.close().await?;

    let desk = Screen::browser(&server.site(), &DESK).await?;
    at_morfa(&desk, "rhodri@example.org", "Registrations to review").await?;
    finds_the_order(&desk, &server).await?;
    desk.picture("desktop-refund-decide").await?;
    desk.press("Agree to the refund").await?;
    desk.sees("This cannot be undone").await?;
    desk.press("Pay £13.00 back").await?;
    desk.sees("Agreed: £13.00 will be paid back").await?;
    desk.is_accessible().await?;
    desk.close().await?;

    letter(&server, "mair@example.org", "refund", "£13.00").await?;
    screen.go(&format!("{}/payments", server.site())).await?;
    screen.sees("£13.00 refunded").await?;
    screen.press("Order ").await?;
    screen.sees("Sent to your card").await?;
    screen.sees("Moved away").await?;
    look(&screen, "refunded").await?;
    screen.close().await
}

async fn at_morfa(screen: &Screen, email: &str, sees: &str) -> Result<()> {
    screen.choose("Morfa Bay Council").await?;
    screen.fill("E-mail address", email).await?;
    screen.fill("Password", PASSWORD).await?;
    screen.press("Log in").await?;
    screen.sees(sees).await
}

async fn finds_the_order(desk: &Screen, server: &Server) -> Result<()> {
    desk.go(&format!("{}/review/orders", server.site())).await?;
    desk.sees("Find an order").await?;
    desk.fill("Order number or e-mail address", "mair@example.org").await?;
    desk.press("Find").await?;
    desk.sees("1 order found").await?;
    desk.is_accessible().await?;
    desk.press("Order ").await?;
    desk.sees("Its bundles").await
}
