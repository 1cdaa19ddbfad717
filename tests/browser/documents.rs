//! Documents on their way: wrong ones are answered with a clear sentence, and a broken connection loses nothing.

use crate::PHONE;
use anyhow::Result;
use permit_tests::screens::registering::{self as steps, Paper, day};
use permit_tests::screens::{Screen, documents};
use permit_tests::server::Server;
use tempfile::TempDir;

/// Large enough to be seen on its way.
const LARGE: usize = 1_500_000;

#[tokio::test]
async fn a_wrong_file_is_named_and_the_form_is_kept() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    opened(&screen, &server).await?;
    screen.press("Send this document").await?;
    screen.sees("Choose what kind of document it is.").await?;
    screen.sees("Choose a file or take a photo of the document.").await?;
    screen.picture("phone-proof-missing").await?;
    screen.is_accessible().await?;
    screen.choose("Utility bill").await?;
    screen.pick_day("Date on the document", day(&server, -9)).await?;
    for (name, bytes, words) in wrong_files()? {
        let file = documents::write(folder.path(), name, &bytes)?;
        screen.attach("Choose a file", &file).await?;
        if name.contains("broken") {
            screen.sees("Chosen: ").await?;
            screen.press("Send this document").await?;
        }
        screen.sees(words).await?;
        is_kept(&screen, &server).await?;
    }
    screen.picture("phone-proof-refused").await?;
    screen.is_accessible().await?;
    screen.attach("Choose a file", &documents::bill(folder.path(), 0)?).await?;
    screen.sees("Chosen: bill.pdf").await?;
    screen.pick_day("Date on the document", day(&server, -200)).await?;
    screen.press("Send this document").await?;
    screen.sees("There is a problem").await?;
    screen.pick_day("Date on the document", day(&server, -9)).await?;
    screen.press("Send this document").await?;
    screen.sees("The document has been added").await?;
    screen.close().await
}

/// What the browser sees by itself, and a PDF that only the server can see through.
fn wrong_files() -> Result<Vec<(&'static str, Vec<u8>, &'static str)>> {
    Ok(vec![
        ("empty.pdf", Vec::new(), "This file is empty."),
        (
            "page.html",
            b"<!doctype html><script>alert(1)</script>".to_vec(),
            "This is not a kind of file we can open.",
        ),
        (
            "drawing.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            "This is not a kind of file we can open.",
        ),
        ("large.pdf", [&b"%PDF-1.7\n"[..], &vec![b'z'; 11 << 20]].concat(), "This file is too large."),
        ("cut.jpg", vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "damaged or incomplete"),
        ("broken.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type".to_vec(), "damaged or incomplete"),
    ])
}

async fn is_kept(screen: &Screen, server: &Server) -> Result<()> {
    let kept = format!("return document.querySelector('#dated').value === '{}'", day(server, -9));
    screen.holds("the form was lost", &kept).await
}

/// Signs up and opens the form for a document.
async fn opened(screen: &Screen, server: &Server) -> Result<()> {
    steps::sign_up(screen, server, "nell@example.org", "Nell Marsh").await?;
    steps::begin(screen).await?;
    screen.press("Proof of address").await?;
    screen.sees("One document is usually enough").await?;
    screen.press("Add a document").await?;
    screen.sees("What kind of document is it?").await
}

#[tokio::test]
async fn a_broken_upload_goes_on_where_it_stopped() -> Result<()> {
    let (mut server, folder) = (Server::start()?, TempDir::new()?);
    let screen = Screen::browser(&server.site(), &PHONE).await?;
    opened(&screen, &server).await?;
    let large = documents::bill(folder.path(), LARGE)?;
    steps::fill_proof(&screen, &Paper::Bill(day(&server, -9)), &large).await?;
    screen.has_network(200_000).await?;
    screen.press("Send this document").await?;
    screen.holds("nothing is on its way", "return document.querySelector('progress').value > 5").await?;
    screen.picture("phone-upload").await?;
    screen.is_accessible().await?;
    server.kill()?;
    screen.sees("The connection is broken").await?;
    screen.picture("phone-upload-broken").await?;
    screen.is_accessible().await?;
    let arrived = screen.ask("return document.querySelector('progress').value").await?;
    screen.has_network(50_000_000).await?;
    server.restart()?;
    let further = format!(
        "const bar = document.querySelector('progress'); \
         if (bar && bar.value < {arrived}) window.lost = true; \
         return !window.lost && document.body.innerText.includes('The document has been added')"
    );
    screen.holds("the upload does not go on", &further).await?;
    is_stored_once(&screen).await?;
    screen.close().await
}

async fn is_stored_once(screen: &Screen) -> Result<()> {
    let once = "return document.querySelectorAll('[data-testid=document]').length === 1";
    screen.holds("there is not one document", once).await
}
