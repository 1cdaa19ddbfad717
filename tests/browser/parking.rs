//! Where visitors may park: found from the permits, in both languages, open to everybody, on paper too. And how residents
//! and visitors come to be told before a visit ends.

use crate::{DESK, PHONE};
use anyhow::Result;
use permit_tests::screens::{Look, Screen, journey};
use permit_tests::server::Server;

#[tokio::test]
async fn a_resident_sees_where_visitors_may_park_and_can_tell_them() -> Result<()> {
    let server = Server::start()?;
    for (name, look) in [("small", Look { width: 320, dark: false }), ("phone", PHONE), ("desktop", DESK)] {
        let screen = Screen::browser(&server.address(), &look).await?;
        journey::log_in(&screen, "ann@example.org").await?;
        screen.press("Menu").await?;
        screen.press("Permits").await?;
        screen.press("Where may they park?").await?;
        screen.sees("Where visitors may park: Kite zone").await?;
        screen.sees("Monday to Saturday: 9:00am to 8:00pm").await?;
        screen.sees("At all other times nobody needs a permit there.").await?;
        screen.sees("Paradise Street").await?;
        screen.sees("Bays signed for permit holders only").await?;
        screen.picture(&format!("{name}-parking")).await?;
        screen.is_accessible().await?;
        let text = "const text = document.getElementById('parking-text').value; \
            return text.includes('Monday to Saturday: 9:00am') && text.includes('– Paradise Street: bays signed')";
        screen.holds("the text says the same", text).await?;
        let mail = "const link = document.querySelector('a[href^=\"mailto:?subject=\"]'); \
            return decodeURIComponent(link.href).includes('Victoria Street')";
        screen.holds("the e-mail says the same", mail).await?;
        screen.press("Menu").await?;
        screen.press("Cymraeg").await?;
        screen.sees("Ble y caiff ymwelwyr barcio: parth Kite").await?;
        screen.sees("O ddydd Llun hyd ddydd Sadwrn: 9:00yb tan 8:00yh").await?;
        screen.is_accessible().await?;
        screen.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn somebody_without_an_address_is_led_to_registering() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.address(), &PHONE).await?;
    journey::log_in(&screen, "new@example.org").await?;
    screen.go(&format!("{}/permits/where", server.address())).await?;
    screen.sees("We cannot show where visitors may park").await?;
    screen.is_accessible().await?;
    screen.close().await
}

#[tokio::test]
async fn a_resident_chooses_to_be_told_and_has_the_visitor_told_before_a_visit_ends() -> Result<()> {
    let server = Server::start()?;
    let looks = [
        ("small", "ann", Look { width: 320, dark: false }),
        ("phone-dark", "ben", Look { width: 390, dark: true }),
        ("desktop", "cas", DESK),
    ];
    for (name, who, look) in looks {
        let screen = Screen::browser(&server.address(), &look).await?;
        journey::log_in(&screen, &format!("{who}@example.org")).await?;
        screen.go(&format!("{}/account/notice", server.address())).await?;
        screen.sees("How shall we tell you?").await?;
        screen.sees("To be told by text, link your mobile first.").await?;
        screen.choose("By e-mail").await?;
        screen.sees("How long before?").await?;
        screen.choose("60 minutes").await?;
        screen.picture(&format!("{name}-notice")).await?;
        screen.is_accessible().await?;
        screen.press("Save").await?;
        screen.sees("We will tell you 60 minutes before a visit ends.").await?;
        screen.sees("By e-mail, 60 minutes before").await?;
        screen.is_accessible().await?;
        journey::open_activation(&screen).await?;
        journey::fill_in(&screen, "AB12 CDE", true).await?;
        screen.fill("Text the visitor before it ends (optional)", "01223 1").await?;
        screen.picture(&format!("{name}-tell-visitor")).await?;
        screen.is_accessible().await?;
        screen.press("Activate 1 visit for AB12 CDE").await?;
        screen.sees("Enter a UK mobile number, such as 07700 900123.").await?;
        screen.is_accessible().await?;
        screen.fill("Text the visitor before it ends (optional)", "07700 900555").await?;
        screen.press("Activate 1 visit for AB12 CDE").await?;
        screen.sees("Visit activated").await?;
        screen.close().await?;
    }
    Ok(())
}
