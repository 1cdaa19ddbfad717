//! A real Kannel: its two programs in a folder of their own, and the handset, which speaks to Kannel's own pretended
//! telephone network, a line for each text.

use crate::server::{folder, free_port};
use crate::until;
use anyhow::{Context, Result, ensure};
use std::fs::File;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

/// The number that residents text to.
const NUMBER: &str = "61600";
/// How long a text may take to be answered.
const PATIENCE: Duration = Duration::from_secs(30);
/// What a resident reads where nobody answered Kannel.
pub const APOLOGY: &str = "Sorry, parking texts are not working just now. No visit was started.";

/// A gateway with a handset. Dropping it ends it.
pub struct Kannel {
    boxes: Vec<Child>,
    _folder: TempDir,
    handset: BufReader<OwnedReadHalf>,
    sending: OwnedWriteHalf,
}

/// A text as it arrives on a mobile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// On which.
    pub to: String,
    /// What it says, all its parts together.
    pub words: String,
    /// In how many parts it came.
    pub parts: usize,
}

impl Kannel {
    /// Starts a gateway that brings texts to a hook, which it may ask so often again, and takes texts at a port.
    ///
    /// # Errors
    /// If its programs are not there or do not listen.
    pub async fn start(hook: &str, tries: u32, sending: u16) -> Result<Self> {
        let folder = folder()?;
        let ports = [free_port()?, free_port()?, sending, free_port()?];
        let [_, boxes_at, sending_at, network] = ports;
        std::fs::write(folder.path().join("kannel.conf"), settings(folder.path(), ports, hook, tries))?;
        let mut boxes = vec![run("bearerbox", folder.path())?];
        reached(boxes_at).await.context("bearerbox")?;
        boxes.push(run("smsbox", folder.path())?);
        reached(sending_at).await.context("smsbox")?;
        let (handset, sending) = reached(network).await.context("the network")?.into_split();
        Ok(Self { boxes, _folder: folder, handset: BufReader::new(handset), sending })
    }

    /// Sends a text from a mobile.
    ///
    /// # Errors
    /// If it is more than a line, or the network is gone.
    pub async fn send(&mut self, from: &str, words: &str) -> Result<()> {
        ensure!(!words.contains('\n'), "a text is a line here");
        Ok(self.sending.write_all(format!("{from} {NUMBER} text {words}\n").as_bytes()).await?)
    }

    /// The next text that arrives on a mobile.
    ///
    /// # Errors
    /// If none comes in half a minute.
    pub async fn next(&mut self) -> Result<Arrived> {
        let mut whole = Arrived { to: String::new(), words: String::new(), parts: 0 };
        loop {
            let mut line = String::new();
            tokio::time::timeout(PATIENCE, self.handset.read_line(&mut line)).await.context("no text")??;
            let (number, rest) = line.trim_end_matches('\n').split_once(' ').context("a text")?;
            let (to, rest) = rest.split_once(' ').context("to whom")?;
            let (kind, rest) = rest.split_once(' ').context("what kind")?;
            ensure!(number == NUMBER, "an unknown sender: {line}");
            ensure!(whole.parts == 0 || whole.to == to, "parts of two texts: {line}");
            whole.to = to.to_owned();
            whole.parts += 1;
            let (last, words) = match kind {
                "text" => (true, rest.to_owned()),
                "udh" => part(rest)?,
                _ => anyhow::bail!("not a text: {line}"),
            };
            whole.words.push_str(&words);
            if last {
                return Ok(whole);
            }
        }
    }

    /// What a mobile gets for a text.
    ///
    /// # Errors
    /// If nothing comes, or it comes to somebody else.
    pub async fn text(&mut self, from: &str, words: &str) -> Result<String> {
        self.send(from, words).await?;
        let arrived = self.next().await?;
        ensure!(arrived.to == from, "an answer to somebody else: {arrived:?}");
        Ok(arrived.words)
    }
}

/// A part of a longer text, `HEADER data WORDS`, both as in an address; whether it is the last one.
fn part(line: &str) -> Result<(bool, String)> {
    let (header, rest) = line.split_once(' ').context("a header")?;
    let (_, words) = rest.split_once(' ').context("words")?;
    let address = reqwest::Url::parse(&format!("http://part/?header={header}&words={words}"))?;
    let read =
        |name: &str| address.query_pairs().find(|(it, _)| it == name).map(|(_, value)| value.into_owned());
    let header: Vec<char> = read("header").context("a header")?.chars().collect();
    let [.., all, this] = header[..] else { anyhow::bail!("a header of {} bytes", header.len()) };
    Ok((all == this, read("words").context("words")?))
}

fn run(program: &str, folder: &Path) -> Result<Child> {
    let said = File::create(folder.join(format!("{program}.out")))?;
    Command::new(Path::new("/usr/sbin").join(program))
        .arg(folder.join("kannel.conf"))
        .stdin(Stdio::null())
        .stdout(said.try_clone()?)
        .stderr(said)
        .spawn()
        .with_context(|| format!("{program} is not there: install the package kannel"))
}

async fn reached(port: u16) -> Result<TcpStream> {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    until("a listener", async || Ok(TcpStream::connect(address).await.ok())).await
}

impl Drop for Kannel {
    fn drop(&mut self) {
        for program in &mut self.boxes {
            // Nothing of it is needed any more, so it need not end in order.
            program.kill().unwrap_or_default();
            program.wait().map(drop).unwrap_or_default();
        }
    }
}

fn settings(folder: &Path, [admin, boxes, sending, network]: [u16; 4], hook: &str, tries: u32) -> String {
    let folder = folder.display();
    format!(
        "group = core
admin-port = {admin}
admin-interface = \"127.0.0.1\"
admin-password = not-used
admin-deny-ip = \"*.*.*.*\"
smsbox-port = {boxes}
smsbox-interface = \"127.0.0.1\"
box-deny-ip = \"*.*.*.*\"
box-allow-ip = \"127.0.0.1\"
dlr-storage = internal
log-file = \"{folder}/bearerbox.log\"
log-level = 1

group = smsc
smsc = fake
smsc-id = HANDSET
port = {network}
connect-allow-ip = 127.0.0.1
our-host = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {sending}
sendsms-interface = \"127.0.0.1\"
global-sender = {NUMBER}
log-file = \"{folder}/smsbox.log\"
log-level = 1
mo-recode = true
reply-couldnotfetch = \"{APOLOGY}\"
reply-requestfailed = \"{APOLOGY}\"
reply-couldnotrepresent = \"{APOLOGY}\"
http-request-retry = {tries}
http-queue-delay = 1

group = sendsms-user
username = permits
password = hush-too
concatenation = true
max-messages = 3

group = sms-service
keyword = default
name = default
get-url = \"{hook}?id=%I&from=%p&ts=%T&text=%a\"
max-messages = 3
concatenation = true
omit-empty = true
catch-all = true
"
    )
}
