//! The other ways to be registered: by a resident permit on record, by hand, after a move, under a new name, and with
//! one document more.

use crate::{DESK, PHONE};
use anyhow::Result;
use permit_tests::screens::registering::{self as steps, Paper, day, letter};
use permit_tests::screens::staff::{self, REVIEWER, Reviewer};
use permit_tests::screens::{ENTER, Screen, documents, journey};
use permit_tests::server::Server;
use tempfile::TempDir;

#[tokio::test]
async fn a_resident_permit_on_record_needs_no_proof() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    steps::sign_up(&screen, &server, "noor@example.org", "Noor").await?;
    steps::begin(&screen).await?;
    steps::give_name(&screen, "Noor Rahman").await?;
    steps::give_address(&screen, "CB1 1JS", "3", "3 Orchard Street").await?;
    screen.press("Resident permit").await?;
    screen.sees("Do you hold a digital resident permit?").await?;
    screen.choose("Yes, I have one").await?;
    screen.fill("Permit number", "RP-999999").await?;
    screen.press("Save and continue").await?;
    screen.sees("We could not find this permit in the council’s record").await?;
    screen.picture("phone-off-record").await?;
    screen.is_accessible().await?;
    screen.fill("Permit number", "rp-100234").await?;
    screen.press("Save and continue").await?;
    screen.sees("The council’s record shows your permit: no proof is needed").await?;
    screen.picture("phone-on-record").await?;
    screen.is_accessible().await?;
    screen.press("Continue").await?;
    screen.sees("Not needed").await?;
    steps::send(&screen).await?;
    screen.sees("You are registered").await?;
    screen.sees("nobody had to look").await?;
    screen.picture("phone-registered-at-once").await?;
    screen.is_accessible().await?;
    letter(&server, "noor@example.org", "You do not need to register", "").await?;
    journey::home(&screen).await?;
    screen.sees("Registered through your resident permit").await?;
    screen.close().await
}

#[tokio::test]
async fn an_unlisted_address_needs_a_zone() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    steps::sign_up(&screen, &server, "ursula@example.org", "Una").await?;
    steps::begin(&screen).await?;
    steps::give_name(&screen, "Una Listed").await?;
    screen.press("Your address").await?;
    screen.sees("House number or name").await?;
    screen.fill("Postcode", "CB1 9ZZ").await?;
    screen.press("Find address").await?;
    screen.sees("No address found").await?;
    screen.picture("phone-no-address").await?;
    screen.is_accessible().await?;
    screen.press("Enter your address by hand").await?;
    screen.sees("House, street and town").await?;
    screen.fill("House, street and town", "The Old Forge, Mill Road, Cambridge").await?;
    screen.press("Save and continue").await?;
    screen.sees("What there is to do").await?;
    steps::without_permit(&screen).await?;
    steps::give_proof(&screen, &Paper::Licence, &documents::bill(folder.path(), 0)?).await?;
    screen.press("Check and send").await?;
    screen.sees("The council will look").await?;
    screen.press("Send to the council").await?;
    screen.sees("Sent to the council").await?;

    let desk = Screen::browser(&server.site(), &DESK).await?;
    staff::log_in(&desk, REVIEWER).await?;
    staff::open_first(&desk, "Una Listed").await?;
    desk.sees("Not on the list").await?;
    desk.key("a").await?;
    desk.sees("Look it up on the map of the zones").await?;
    desk.key(ENTER).await?;
    desk.tab_and_press("Approve", ENTER).await?;
    desk.sees("Choose the zone the address lies in.").await?;
    desk.picture("desktop-zone").await?;
    desk.is_accessible().await?;
    staff::pick(&desk, "Zone", "York Area").await?;
    desk.tab_and_press("Approve", ENTER).await?;
    desk.sees("The registration is valid until").await?;
    desk.close().await?;
    journey::home(&screen).await?;
    screen.sees("Registered until").await?;
    steps::look(&screen).await?;
    screen.sees("York Area").await?;
    screen.close().await
}

#[tokio::test]
async fn a_move_and_a_new_name_are_proved_and_decided() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    let bill = documents::bill(folder.path(), 0)?;
    let reviewer = Reviewer::log_in(&server).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    steps::look(&screen).await?;
    screen.press("I have moved").await?;
    screen.sees("What a move changes").await?;
    screen.picture("phone-move").await?;
    screen.is_accessible().await?;
    steps::give_address(&screen, "CB1 2PY", "7", "7 York Street, Cambridge").await?;
    steps::give_name(&screen, "Ann Abara").await?;
    steps::without_permit(&screen).await?;
    steps::give_proof(&screen, &Paper::Bill(day(&server, -3)), &bill).await?;
    steps::send(&screen).await?;
    screen.sees("Sent to the council").await?;
    reviewer.approve("Ann Abara").await?;
    steps::look(&screen).await?;
    screen.sees("York Area").await?;
    screen.sees("7 York Street, Cambridge").await?;
    screen.press("My name is wrong or has changed").await?;
    screen.sees("Tell us your full name").await?;
    steps::give_name(&screen, "Ann Abara-Bell").await?;
    steps::give_proof(&screen, &Paper::Licence, &bill).await?;
    steps::send(&screen).await?;
    screen.sees("Sent to the council").await?;
    reviewer.ask_more("Ann Abara-Bell", "Please send your marriage certificate with a bill.").await?;
    steps::look(&screen).await?;
    screen.sees("The council needs one more document").await?;
    screen.sees("Please send your marriage certificate with a bill.").await?;
    screen.picture("phone-more-needed").await?;
    screen.is_accessible().await?;
    screen.press("Add the document").await?;
    screen.sees("What kind of document is it?").await?;
    steps::fill_proof(&screen, &Paper::Bill(day(&server, -4)), &bill).await?;
    screen.press("Send this document").await?;
    screen.sees("The document has been added").await?;
    screen.press("Continue").await?;
    screen.sees("What there is to do").await?;
    steps::send(&screen).await?;
    screen.sees("Sent to the council").await?;
    reviewer.approve("Ann Abara-Bell").await?;
    steps::look(&screen).await?;
    screen.sees("Ann Abara-Bell").await?;
    screen.close().await
}
