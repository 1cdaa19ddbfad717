//! Whoever cannot use the website is told what it needs and which ways there are without it; and what somebody typed is
//! gone once they have logged out.

use crate::{DESK, PHONE};
use anyhow::Result;
use permit_tests::screens::{ENTER, Look, Screen, journey};
use permit_tests::server::Server;

/// What is said, in both languages, with the numbers of both councils.
async fn explains(screen: &Screen) -> Result<()> {
    for words in [
        "This website needs JavaScript",
        "Cambridgeshire County Council: from the mobile phone linked to your account, text VISITOR",
        "to 61600. Or call the telephone desk on 0345 520 7007.",
        "to 60777. Or call the telephone desk on 01632 960321.",
        "A visit counts only once it has been confirmed to you.",
        "anfonwch YMWELYDD a rhif cofrestru’r cerbyd",
    ] {
        screen.sees(words).await?;
    }
    screen
        .holds(
            "the desk can be called",
            "return document.querySelector('a[href=\"tel:03455207007\"]') !== null",
        )
        .await
}

#[tokio::test]
async fn without_javascript_every_page_names_the_other_ways() -> Result<()> {
    let server = Server::start()?;
    for (name, look) in [("small-dark", Look { width: 320, dark: true }), ("desktop", DESK)] {
        let screen = Screen::browser("about:blank", &look).await?;
        screen.runs_scripts(false).await?;
        for page in ["", "permits/activate", "receipt?code=ABCD", "desk"] {
            screen.go(&format!("{}/{page}", server.site())).await?;
            explains(&screen).await?;
            screen
                .holds("nothing has been started", "return document.getElementById('main') === null")
                .await?;
        }
        // What is on the page stays: scripts run again for those who look it over.
        screen.runs_scripts(true).await?;
        screen.picture(&format!("{name}-without-javascript")).await?;
        screen.is_accessible().await?;
        screen.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_browser_in_which_the_website_does_not_start_is_told_the_same() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    screen.sees("E-mail address").await?;
    let gone = "return document.querySelector('.without-website') === null";
    screen.holds("where it starts, nothing is said of it", gone).await?;
    screen.loads_nothing_from("*/_app/immutable/*.js").await?;
    screen.go(&server.site()).await?;
    explains(&screen).await?;
    screen.picture("phone-not-started").await?;
    screen.is_accessible().await?;
    screen.close().await
}

#[tokio::test]
async fn what_was_typed_is_gone_after_logging_out() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    screen.go(&format!("{}/permits/activate/several", server.site())).await?;
    screen.fill("Registration numbers", "AB12 CDE").await?;
    screen.go(&format!("{}/handset", server.site())).await?;
    screen.fill("Number of the mobile", "07700 900123").await?;
    screen.fill("Your text", "HELP").await?;
    screen.key(ENTER).await?;
    screen.sees("Text VISITOR and the registration").await?;
    let kept =
        "return Object.entries(sessionStorage).filter(([name]) => !name.startsWith('sveltekit:')).join()";
    let before = screen.ask(kept).await?.to_string();
    anyhow::ensure!(
        before.contains("AB12 CDE") && before.contains("900123"),
        "it outlives a reload: {before}"
    );
    screen.ask("sessionStorage.setItem('paying', '{\"order\":\"order-of-ann\"}'); location.reload(); return true").await?;
    screen.sees("Text VISITOR and the registration").await?;
    screen
        .holds(
            "the order that is paid elsewhere is known",
            "return sessionStorage.getItem('paying') !== null",
        )
        .await?;
    journey::log_out(&screen).await?;
    let nothing = "return !/AB12|900123|HELP|order-of-ann/.test(JSON.stringify({ ...sessionStorage, ...localStorage }))";
    screen.holds("nothing personal is kept", nothing).await?;
    screen.go(&format!("{}/handset", server.site())).await?;
    screen.sees("No texts yet.").await?;
    screen.close().await
}
