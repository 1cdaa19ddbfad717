//! An SMTP server that takes what arrives, or refuses it as it was told to. It can be switched off and on.

use mailin::{Action, AuthMechanism, Handler, Response, Session, SessionBuilder, response};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, JoinSet};

/// A letter as it arrived.
#[derive(Debug)]
pub struct Arrived {
    /// The addresses of the envelope.
    pub to: Vec<String>,
    /// The message.
    pub message: Vec<u8>,
    /// Who logged in to send it.
    pub user: Option<String>,
}

pub struct MailServer {
    pub address: SocketAddr,
    pub arrived: mpsc::UnboundedReceiver<Arrived>,
    refusals: Arc<Mutex<VecDeque<u16>>>,
    serving: JoinHandle<()>,
}

impl MailServer {
    pub async fn start() -> Self {
        Self::at("127.0.0.1:0".parse().unwrap()).await
    }

    pub async fn at(address: SocketAddr) -> Self {
        Self::serving(address, SessionBuilder::new("mail.example.org")).await
    }

    /// A server that takes letters only from who has logged in.
    pub async fn for_known_senders() -> Self {
        let mut sessions = SessionBuilder::new("mail.example.org");
        sessions.enable_auth(AuthMechanism::Plain).insecure_enable_plaintext_auth();
        Self::serving("127.0.0.1:0".parse().unwrap(), sessions).await
    }

    async fn serving(address: SocketAddr, builder: SessionBuilder) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, arrived) = mpsc::unbounded_channel();
        let refusals = Arc::<Mutex<VecDeque<u16>>>::default();
        let desk =
            Desk { sender, refusals: Arc::clone(&refusals), to: Vec::new(), message: Vec::new(), user: None };
        let serving = tokio::spawn(async move {
            let mut sessions = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let remote = stream.peer_addr().unwrap().ip();
                sessions.spawn(serve(stream, builder.build(remote, desk.clone())));
            }
        });
        Self { address, arrived, refusals, serving }
    }

    /// Answers the next letters with these codes.
    pub fn refuse(&self, codes: &[u16]) {
        self.refusals.lock().unwrap().extend(codes);
    }

    /// Everything that has arrived since this was asked last.
    pub fn arrivals(&mut self) -> Vec<Arrived> {
        std::iter::from_fn(|| self.arrived.try_recv().ok()).collect()
    }

    /// Switches it off.
    pub async fn stop(self) -> SocketAddr {
        self.serving.abort();
        assert!(self.serving.await.unwrap_err().is_cancelled());
        self.address
    }
}

async fn serve(stream: TcpStream, mut session: Session<Desk>) {
    let mut stream = BufReader::new(stream);
    let mut answer = session.greeting();
    loop {
        if answer.action != Action::NoReply
            && stream.get_mut().write_all(&answer.buffer().unwrap()).await.is_err()
        {
            return;
        }
        let mut line = Vec::new();
        match stream.read_until(b'\n', &mut line).await {
            Ok(read) if read > 0 && answer.action != Action::Close => answer = session.process(&line),
            Ok(_) | Err(_) => return,
        }
    }
}

#[derive(Clone)]
struct Desk {
    sender: mpsc::UnboundedSender<Arrived>,
    refusals: Arc<Mutex<VecDeque<u16>>>,
    to: Vec<String>,
    message: Vec<u8>,
    user: Option<String>,
}

impl Handler for Desk {
    fn auth_plain(&mut self, _: &str, user: &str, password: &str) -> Response {
        self.user = Some(format!("{user} {password}"));
        response::AUTH_OK
    }

    fn rcpt(&mut self, _: &str) -> Response {
        let refusal = self.refusals.lock().unwrap().pop_front();
        refusal.map_or(response::OK, |code| Response::custom(code, "as it was told".to_owned()))
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        (self.to, self.message) = (to.to_vec(), Vec::new());
        response::START_DATA
    }

    fn data(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.message.extend(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let Self { to, message, user, .. } = self.clone();
        self.sender.send(Arrived { to, message, user }).unwrap();
        response::OK
    }
}
