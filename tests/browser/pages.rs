//! Every page of accounts, registrations and the staff room: looked over by axe and kept in pictures, narrow and wide,
//! light and dark, at twice the text size; and the way through them by keyboard alone.

use crate::PHONE;
use anyhow::{Context, Result};
use permit_tests::person::PASSWORD;
use permit_tests::screens::registering::{self as steps, Paper, code_in, day, letter};
use permit_tests::screens::staff::{self, REVIEWER, Reviewer};
use permit_tests::screens::{ENTER, Look, SPACE, Screen, documents, journey};
use permit_tests::server::Server;
use tempfile::TempDir;

const NELL: &str = "nell@example.org";
const NAME: &str = "Nell Marsh";

#[tokio::test]
async fn every_new_page_is_open_to_everybody_on_a_small_telephone() -> Result<()> {
    tour("small", Look { width: 320, dark: false }).await
}

#[tokio::test]
async fn every_new_page_is_open_to_everybody_in_the_dark() -> Result<()> {
    tour("phone-dark", Look { width: 390, dark: true }).await
}

#[tokio::test]
async fn every_new_page_is_open_to_everybody_on_a_desk() -> Result<()> {
    tour("desktop", Look { width: 1280, dark: false }).await
}

/// Somebody who goes through every page, and looks it over.
struct Tourist {
    name: &'static str,
    server: Server,
    folder: TempDir,
    screen: Screen,
}

async fn tour(name: &'static str, look: Look) -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let screen = Screen::browser(&server.site(), &look).await?;
    let tourist = Tourist { name, server, folder, screen };
    tourist.signs_up().await?;
    tourist.has_forgotten_the_password().await?;
    tourist.fills_in().await?;
    tourist.proves().await?;
    tourist.sends().await?;
    tourist.keeps_an_account().await?;
    tourist.is_refused().await?;
    tourist.reviews().await?;
    tourist.screen.close().await
}

impl Tourist {
    async fn page(&self, page: &str) -> Result<()> {
        self.screen.picture(&format!("{}-{page}", self.name)).await?;
        self.screen.is_accessible().await.with_context(|| format!("{page}, {}", self.name))
    }

    /// Opens a page and looks it over.
    async fn opens(&self, place: &str, words: &str) -> Result<()> {
        self.screen.go(&format!("{}/{place}", self.server.site())).await?;
        self.screen.sees(words).await?;
        self.page(&place.split(['?', '#']).next().unwrap_or(place).replace('/', "-")).await
    }

    async fn signs_up(&self) -> Result<()> {
        let screen = &self.screen;
        screen.sees("Which council?").await?;
        self.page("log-in").await?;
        screen.press("Create an account").await?;
        screen.sees("With an account you can register your address").await?;
        self.page("sign-up").await?;
        screen.press("Create an account").await?;
        screen.sees("Choose your council.").await?;
        self.page("sign-up-errors").await?;
        steps::ask_for_account_here(screen, NELL, NAME).await?;
        self.page("code").await?;
        let told = letter(&self.server, NELL, "Confirm your e-mail address", "").await?;
        screen
            .aside(&format!("{}/inbox", self.server.site()), async || {
                screen.press("Confirm your e-mail address").await?;
                screen.sees("Copy the code").await?;
                self.page("inbox").await?;
                self.opens("handset", "No text is really sent").await?;
                screen.fill("Number of the mobile", "07700 900399").await?;
                screen.fill("Your text", "VISITOR AB12 CDE").await?;
                screen.press("Send the text").await?;
                screen.sees("this mobile is not linked to an account").await?;
                self.page("handset-answer").await?;
                self.opens("confirm", "Part of the link is missing").await?;
                screen.go(told.link.as_deref().context("a link")?).await?;
                screen.sees("You opened the link in our message.").await?;
                self.page("confirm-by-link").await
            })
            .await?;
        screen.fill("Code", &code_in(&told)?).await?;
        screen.press("Confirm").await?;
        screen.sees("You are not registered yet").await?;
        self.page("not-registered").await?;
        journey::home(screen).await?;
        self.page("home-not-registered").await
    }

    async fn has_forgotten_the_password(&self) -> Result<()> {
        let screen = &self.screen;
        journey::log_out(screen).await?;
        screen.press("Forgotten your password?").await?;
        screen.sees("We send you a code").await?;
        self.page("forgot-password").await?;
        screen.fill("E-mail address or mobile number", "somebody@example.org").await?;
        screen.press("Send the code").await?;
        screen.sees("If somebody@example.org belongs to an account").await?;
        self.page("forgot-password-code").await?;
        self.opens("reset-password", "Part of the link is missing").await?;
        screen.go(&self.server.site()).await?;
        journey::log_in(screen, NELL).await
    }

    async fn fills_in(&self) -> Result<()> {
        let screen = &self.screen;
        steps::look(screen).await?;
        steps::begin(screen).await?;
        self.page("tasks").await?;
        self.opens("registration/name", "What is your full name?").await?;
        self.opens("registration/resident-permit", "Enter your name and your address first").await?;
        screen.choose("Yes, I have one").await?;
        screen.sees("Permit number").await?;
        self.page("resident-permit-number").await?;
        self.opens("registration/tasks", "What there is to do").await?;
        steps::give_name(screen, NAME).await?;
        self.opens("registration/address/by-hand", "House, street and town").await?;
        self.opens("registration/address", "House number or name").await?;
        screen.fill("Postcode", "CB1 1DR").await?;
        screen.press("Find address").await?;
        screen.sees("Which is your address?").await?;
        self.page("address-choose").await?;
        screen.press("Use this address").await?;
        screen.sees("There is a problem").await?;
        screen.choose("12 Paradise Street, Cambridge").await?;
        screen.press("Use this address").await?;
        screen.sees("Check and send").await?;
        steps::without_permit(screen).await
    }

    async fn proves(&self) -> Result<()> {
        let (screen, folder) = (&self.screen, self.folder.path());
        self.opens("registration/proof", "You have not added a document yet.").await?;
        self.opens("registration/proof/add", "What kind of document is it?").await?;
        let photo = documents::photo(screen, folder).await?;
        let tenancy = Paper::Tenancy(day(&self.server, -30), day(&self.server, 335));
        steps::fill_proof(screen, &tenancy, &photo).await?;
        self.page("proof-photo").await?;
        screen.press("Send this document").await?;
        screen.sees("The document has been added").await?;
        self.page("proof-added").await?;
        screen.press("Remove").await?;
        screen.sees("Remove this document?").await?;
        self.page("proof-remove").await?;
        screen.press("Keep it").await?;
        screen.press("Continue").await?;
        screen.sees("What there is to do").await?;
        self.page("tasks-done").await
    }

    async fn sends(&self) -> Result<()> {
        let screen = &self.screen;
        screen.press("Check and send").await?;
        screen.sees("Check before you send").await?;
        self.page("registration-check").await?;
        screen.press("Send to the council").await?;
        screen.sees("Sent to the council").await?;
        self.page("registration-sent").await?;
        journey::home(screen).await?;
        screen.sees("The council is looking at your documents").await?;
        self.page("home-sent").await?;
        steps::look(screen).await?;
        screen.sees("The council has your application").await?;
        self.page("registration-waiting").await
    }

    async fn keeps_an_account(&self) -> Result<()> {
        for (place, words) in [
            ("account", "Language of letters"),
            ("account/email", "New e-mail address"),
            ("account/mobile", "From a linked phone"),
            ("account/language", "Which language?"),
            ("account/notice", "How shall we tell you?"),
            ("account/password", "Password so far"),
            ("account/passkeys", "You have no passkeys yet."),
            ("account/data", "Download the file"),
            ("account/close", "This ends your account for good"),
        ] {
            self.opens(place, words).await?;
        }
        Ok(())
    }

    async fn is_refused(&self) -> Result<()> {
        let screen = &self.screen;
        let note = "Please send the page with your name on it.";
        Reviewer::log_in(&self.server).await?.reject(NAME, "incomplete", note).await?;
        self.opens("", "Your application was not accepted").await?;
        self.opens("registration", "A page or a part is missing.").await?;
        screen.press("Apply again").await?;
        screen.sees("What there is to do").await?;
        self.opens("registration/proof", "Needed again").await?;
        self.opens("registration/tasks", "What there is to do").await?;
        let bill = documents::bill(self.folder.path(), 0)?;
        steps::give_proof(screen, &Paper::Bill(day(&self.server, -3)), &bill).await?;
        steps::send(screen).await?;
        screen.sees("Sent to the council").await?;
        journey::log_out(screen).await
    }

    async fn reviews(&self) -> Result<()> {
        let screen = &self.screen;
        self.opens("review", "Password").await?;
        staff::log_in(screen, REVIEWER).await?;
        screen.sees(NAME).await?;
        self.page("queue").await?;
        screen.key("?").await?;
        screen.sees("They work anywhere on the page").await?;
        self.page("keys").await?;
        screen.press("Close").await?;
        screen.press(NAME).await?;
        screen.sees("Your decision").await?;
        screen.sees("Page 1 of 1").await?;
        self.page("case").await?;
        screen.press("Reject").await?;
        screen.choose("The documents do not prove the address").await?;
        screen.sees("The resident will be told").await?;
        self.page("case-reject").await?;
        screen.press("Do not decide yet").await?;
        screen.press("Ask for one more document").await?;
        screen.sees("Which kind of document?").await?;
        screen.press("Ask for it").await?;
        screen.sees("There is a problem").await?;
        self.page("case-more").await?;
        screen.press("Do not decide yet").await?;
        screen.press("Approve").await?;
        screen.sees("The registration is valid until").await?;
        self.page("case-approved").await
    }
}

#[tokio::test]
async fn twice_the_text_size_still_fits_everywhere() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    large(&screen, &server, "log-in", "Which council?").await?;
    large(&screen, &server, "sign-up", "Which council?").await?;
    screen.go(&server.site()).await?;
    steps::sign_up(&screen, &server, NELL, NAME).await?;
    steps::begin(&screen).await?;
    large(&screen, &server, "registration/tasks", "What there is to do").await?;
    large(&screen, &server, "registration/proof/add", "What kind of document is it?").await?;
    large(&screen, &server, "registration/resident-permit", "Do you hold").await?;
    large(&screen, &server, "account", "Language of letters").await?;
    large(&screen, &server, "account/close", "This ends").await?;
    large(&screen, &server, "", "Register your address").await?;
    journey::log_out(&screen).await?;
    journey::log_in(&screen, "ann@example.org").await?;
    large(&screen, &server, "registration", "You are registered").await?;
    screen.close().await
}

async fn large(screen: &Screen, server: &Server, place: &str, words: &str) -> Result<()> {
    screen.go(&format!("{}/{place}", server.site())).await?;
    screen.sees(words).await?;
    screen.ask("document.documentElement.style.setProperty('font-size', '200%')").await?;
    screen.picture(&format!("large-{}", place.replace('/', "-"))).await?;
    screen.is_accessible().await.with_context(|| format!("/{place} at twice the text size"))
}

#[tokio::test]
async fn an_account_and_a_registration_need_no_mouse() -> Result<()> {
    let server = Server::start()?;
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    screen.sees("Which council?").await?;
    screen.tab_and_press("Create an account", ENTER).await?;
    screen.sees("With an account you can register your address").await?;
    screen.tab_and_press(steps::CAMBRIDGESHIRE, SPACE).await?;
    screen.tab_and_type("E-mail address or mobile number", NELL).await?;
    screen.tab_and_type("Your name", NAME).await?;
    screen.tab_and_type("Password", PASSWORD).await?;
    screen.key(ENTER).await?;
    screen.sees("Enter the code").await?;
    let told = letter(&server, NELL, "Confirm your e-mail address", "").await?;
    screen.tab_and_type("Code", &code_in(&told)?).await?;
    screen.key(ENTER).await?;
    screen.sees("You are not registered yet").await?;
    screen.tab_and_press("Start now", ENTER).await?;
    screen.sees("What there is to do").await?;
    screen.tab_and_press("Your name", ENTER).await?;
    screen.sees("What is your full name?").await?;
    screen.tab_and_type("Full name", NAME).await?;
    screen.key(ENTER).await?;
    screen.sees("Check and send").await?;
    screen.tab_and_press("Your address", ENTER).await?;
    screen.sees("House number or name").await?;
    screen.tab_and_type("Postcode", "cb11dr").await?;
    screen.tab_and_type("House number or name", "12").await?;
    screen.key(ENTER).await?;
    screen.sees("Which is your address?").await?;
    screen.tab_and_press("12 Paradise Street", SPACE).await?;
    screen.tab_and_press("Use this address", ENTER).await?;
    screen.sees("Check and send").await?;
    screen.tab_and_press("Resident permit", ENTER).await?;
    screen.sees("Do you hold a digital resident permit?").await?;
    screen.tab_and_press("Yes, I have one", SPACE).await?;
    screen.key("\u{e015}").await?;
    screen.tab_and_press("Save and continue", ENTER).await?;
    screen.sees("Check and send").await?;
    screen.tab_and_press("Proof of address", ENTER).await?;
    screen.sees("You have not added a document yet.").await?;
    screen.tab_and_press("Add a document", ENTER).await?;
    screen.sees("What kind of document is it?").await?;
    screen.tab_and_press("Driving licence", SPACE).await?;
    screen.tab_to("Choose a file").await?;
    screen.close().await
}
