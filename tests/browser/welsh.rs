//! The second council, whose letters and reviewer speak Welsh: from the account to the answer without a word of English.

use crate::{DESK, PHONE};
use anyhow::Result;
use permit_tests::person::PASSWORD;
use permit_tests::screens::registering::{code_in, day, letter};
use permit_tests::screens::{Screen, documents};
use permit_tests::server::Server;
use tempfile::TempDir;

const NIA: &str = "nia@example.org";
const NAME: &str = "Nia Huws";

#[tokio::test]
async fn a_stranger_is_registered_in_welsh_with_the_second_council() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    screen.press("Cymraeg").await?;
    screen.sees("Mewngofnodi").await?;
    sign_up(&screen, &server).await?;
    fill_in(&screen).await?;
    prove(&screen, &server, &documents::bill(folder.path(), 0)?).await?;
    screen.press("Gwirio ac anfon").await?;
    screen.sees("Gwiriwch cyn anfon").await?;
    looked_over(&screen, "check").await?;
    screen.press("Anfon at y cyngor").await?;
    screen.sees("Wedi’i anfon at y cyngor").await?;
    looked_over(&screen, "sent").await?;
    letter(&server, NIA, "Mae eich cofrestriad wedi ein cyrraedd", "").await?;

    let desk = Screen::browser(&server.site(), &DESK).await?;
    approve(&desk).await?;
    desk.close().await?;
    screen.press("Mynd i’r dudalen gyntaf").await?;
    screen.sees("Helo, Nia").await?;
    screen.sees("Wedi’ch cofrestru tan").await?;
    looked_over(&screen, "home").await?;
    letter(&server, NIA, "Mae eich cofrestriad wedi’i gymeradwyo", "").await?;
    screen.close().await
}

/// Open to everybody, in a picture, and in Welsh to those who listen.
async fn looked_over(screen: &Screen, page: &str) -> Result<()> {
    screen.holds("the page says its language", "return document.documentElement.lang === 'cy'").await?;
    screen.picture(&format!("welsh-{page}")).await?;
    screen.is_accessible().await
}

async fn sign_up(screen: &Screen, server: &Server) -> Result<()> {
    screen.press("Creu cyfrif").await?;
    screen.sees("Gyda chyfrif gallwch gofrestru").await?;
    screen.press("Creu cyfrif").await?;
    screen.sees("Mae problem").await?;
    looked_over(screen, "sign-up").await?;
    screen.choose("Cyngor Bae Morfa").await?;
    screen.fill("Cyfeiriad e-bost neu rif ffôn symudol", NIA).await?;
    screen.fill("Eich enw", "Nia").await?;
    screen.fill("Cyfrinair", PASSWORD).await?;
    screen.press("Creu cyfrif").await?;
    screen.sees("Rhowch y cod").await?;
    looked_over(screen, "code").await?;
    let told = letter(server, NIA, "Cadarnhewch eich cyfeiriad e-bost", "").await?;
    screen.fill("Cod", &code_in(&told)?).await?;
    screen.press("Cadarnhau").await?;
    screen.sees("Nid ydych wedi’ch cofrestru eto").await?;
    looked_over(screen, "registration").await
}

/// Name and address; this council asks for no resident permit.
async fn fill_in(screen: &Screen) -> Result<()> {
    screen.press("Dechrau nawr").await?;
    screen.sees("Beth sydd i’w wneud").await?;
    looked_over(screen, "tasks").await?;
    anyhow::ensure!(!screen.text().await?.contains("Hawlen breswylydd"), "a permit is asked for");
    screen.press("Eich enw").await?;
    screen.sees("Beth yw eich enw llawn?").await?;
    screen.fill("Enw llawn", NAME).await?;
    screen.press("Cadw a pharhau").await?;
    screen.sees("Gwirio ac anfon").await?;
    screen.press("Eich cyfeiriad").await?;
    screen.sees("Beth yw eich cyfeiriad?").await?;
    looked_over(screen, "address").await?;
    screen.fill("Cod post", "ll991aa").await?;
    screen.press("Dod o hyd i’r cyfeiriad").await?;
    screen.sees("Pa un yw eich cyfeiriad?").await?;
    looked_over(screen, "choose").await?;
    screen.choose("3 Stryd y Castell, Bae Morfa").await?;
    screen.press("Defnyddio’r cyfeiriad hwn").await?;
    screen.sees("Gwirio ac anfon").await
}

async fn prove(screen: &Screen, server: &Server, bill: &std::path::Path) -> Result<()> {
    screen.press("Prawf o gyfeiriad").await?;
    screen.sees("Mae un ddogfen yn ddigon fel arfer.").await?;
    screen.press("Ychwanegu dogfen").await?;
    screen.sees("Bil treth gyngor").await?;
    screen.choose("Cyfriflen banc").await?;
    screen.pick_day("Y dyddiad ar y ddogfen", day(server, -20)).await?;
    screen.attach("Dewis ffeil", bill).await?;
    screen.sees("bill.pdf").await?;
    looked_over(screen, "proof").await?;
    screen.press("Anfon y ddogfen hon").await?;
    screen.sees("Mae’r ddogfen wedi’i hychwanegu").await?;
    screen.press("Parhau").await?;
    screen.sees("Gwirio ac anfon").await
}

async fn approve(desk: &Screen) -> Result<()> {
    desk.press("Cymraeg").await?;
    desk.sees("Pa gyngor?").await?;
    desk.choose("Cyngor Bae Morfa").await?;
    desk.fill("Cyfeiriad e-bost", "rhian@example.org").await?;
    desk.fill("Cyfrinair", PASSWORD).await?;
    desk.press("Mewngofnodi").await?;
    desk.sees("Cofrestriadau i’w hadolygu").await?;
    desk.sees(NAME).await?;
    looked_over(desk, "queue").await?;
    desk.press(NAME).await?;
    desk.sees("Ar y rhestr, yn Harbwr").await?;
    looked_over(desk, "case").await?;
    desk.key("r").await?;
    desk.sees("Gwrthod y cofrestriad").await?;
    looked_over(desk, "reject").await?;
    desk.key("\u{e00c}").await?;
    desk.press("Cymeradwyo").await?;
    desk.sees("Mae’r cofrestriad yn ddilys tan ddiwedd").await
}
