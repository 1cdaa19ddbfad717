//! A mail server that takes every letter, and shows what arrived the moment it has.

use anyhow::{Context, Result};
use mailin::{Action, Handler, Response, Session, SessionBuilder, response};
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// A letter as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// To whom.
    pub to: String,
    /// What it goes by.
    pub message_id: String,
}

/// A mail server.
pub struct Sink {
    /// Where it listens.
    pub address: SocketAddr,
    /// What arrives.
    pub arrivals: mpsc::UnboundedReceiver<Arrived>,
}

impl Sink {
    /// Opens for letters.
    pub async fn open() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (sender, arrivals) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, remote)) = listener.accept().await {
                let desk = Desk { sender: sender.clone(), to: String::new(), message: Vec::new() };
                tokio::spawn(take(stream, SessionBuilder::new("mail.example.org").build(remote.ip(), desk)));
            }
        });
        Ok(Self { address, arrivals })
    }
}

/// Speaks with one sender until either has enough. A sender that dies in the middle of a letter has not sent it.
async fn take(stream: TcpStream, mut session: Session<Desk>) -> Result<()> {
    let mut stream = BufReader::new(stream);
    let mut answer = session.greeting();
    loop {
        if answer.action != Action::NoReply {
            stream.get_mut().write_all(&answer.buffer()?).await?;
        }
        let mut line = Vec::new();
        let read = stream.read_until(b'\n', &mut line).await?;
        if read == 0 || answer.action == Action::Close {
            return Ok(());
        }
        answer = session.process(&line);
    }
}

struct Desk {
    sender: mpsc::UnboundedSender<Arrived>,
    to: String,
    message: Vec<u8>,
}

impl Handler for Desk {
    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        (self.to, self.message) = (to.join(","), Vec::new());
        response::START_DATA
    }

    fn data(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.message.extend(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let Ok(message_id) = message_id(&self.message) else { return response::INTERNAL_ERROR };
        // Nobody looks any more once the test is over.
        self.sender.send(Arrived { to: self.to.clone(), message_id }).unwrap_or_default();
        response::OK
    }
}

fn message_id(message: &[u8]) -> Result<String> {
    let text = String::from_utf8_lossy(message);
    let mut head = text.lines().take_while(|line| !line.is_empty());
    Ok(head.find_map(|line| line.strip_prefix("Message-ID: ")).context("a Message-ID")?.trim().to_owned())
}
