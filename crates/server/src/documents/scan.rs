//! Looking for viruses: the test virus by itself, everything else by asking clamd where an operator has one. Files go
//! to clamd as a stream; it never sees a folder of ours. A scanner that does not answer clears nobody.

use super::sniff::Unfit;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// Where Debian's clamd listens.
const USUAL_PLACE: &str = "/run/clamav/clamd.ctl";
const PATIENCE: Duration = Duration::from_secs(25);
const PIECE: usize = 64 << 10;
const LONGEST_ANSWER: u64 = 4096;

/// The test virus, in two halves so that scanners leave this program alone.
const EICAR: [&[u8]; 2] = [b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", b"ANTIVIRUS-TEST-FILE!$H+H*"];

/// Where a clamd listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clamd {
    /// At a socket of this machine.
    Socket(PathBuf),
    /// At an address. What is sent there is not enciphered.
    Address(SocketAddr),
}

impl FromStr for Clamd {
    type Err = std::convert::Infallible;

    /// An address such as `127.0.0.1:3310`; anything else is the path of a socket.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.parse().map_or_else(|_| Self::Socket(text.into()), Self::Address))
    }
}

impl fmt::Display for Clamd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Socket(path) => write!(f, "{}", path.display()),
            Self::Address(address) => write!(f, "{address}"),
        }
    }
}

/// Who looks for viruses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanner {
    /// Nobody: only the test virus is found.
    None,
    /// A clamd.
    Clamd(Clamd),
}

impl Scanner {
    /// The scanner an operator has set, else the one at the usual place, else none.
    pub fn find(set: Option<Clamd>) -> Self {
        let usual = || Path::new(USUAL_PLACE).exists().then(|| Clamd::Socket(USUAL_PLACE.into()));
        set.or_else(usual).map_or(Self::None, Self::Clamd)
    }

    /// Looks at a file.
    ///
    /// # Errors
    /// [`Unfit::Infected`]; [`Unfit::Locked`] or [`Unfit::Unreadable`] if that is what keeps the scanner from looking;
    /// [`Unfit::NotCheckable`] if it does not answer.
    pub async fn scan(&self, file: &[u8]) -> Result<(), Unfit> {
        if has_eicar(file) {
            return Err(Unfit::Infected);
        }
        match self {
            Self::None => Ok(()),
            Self::Clamd(clamd) => {
                let asked = tokio::time::timeout(PATIENCE, clamd.ask(b"zINSTREAM\0", Some(file))).await;
                let answer = asked.unwrap_or_else(|_| Err(std::io::ErrorKind::TimedOut.into()));
                verdict(&answer.unwrap_or_else(|error| error.to_string().into_bytes()))
            }
        }
    }

    /// What the scanner says about itself, for the operator.
    ///
    /// # Errors
    /// If it does not answer.
    pub async fn about(&self) -> anyhow::Result<String> {
        match self {
            Self::None => Ok("none".to_owned()),
            Self::Clamd(clamd) => {
                let answer = tokio::time::timeout(PATIENCE, clamd.ask(b"zVERSION\0", None)).await??;
                Ok(String::from_utf8_lossy(answer.trim_ascii().strip_suffix(b"\0").unwrap_or(&answer)).into())
            }
        }
    }
}

/// Whether the test virus lies open in a file.
pub fn has_eicar(file: &[u8]) -> bool {
    let whole = EICAR.concat();
    // Most bytes are not an X, so that this is as fast as looking for one.
    file.iter().enumerate().any(|(at, byte)| *byte == b'X' && file[at..].starts_with(&whole))
}

impl Clamd {
    #[cfg(unix)]
    async fn ask(&self, command: &[u8], file: Option<&[u8]>) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Socket(path) => speak(tokio::net::UnixStream::connect(path).await?, command, file).await,
            Self::Address(address) => {
                speak(tokio::net::TcpStream::connect(address).await?, command, file).await
            }
        }
    }

    #[cfg(not(unix))]
    async fn ask(&self, command: &[u8], file: Option<&[u8]>) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Socket(_) => Err(std::io::ErrorKind::Unsupported.into()),
            Self::Address(address) => {
                speak(tokio::net::TcpStream::connect(address).await?, command, file).await
            }
        }
    }
}

/// One question over one connection. A file follows in pieces, each after its length; no length ends it.
async fn speak(
    stream: impl AsyncRead + AsyncWrite,
    command: &[u8],
    file: Option<&[u8]>,
) -> std::io::Result<Vec<u8>> {
    let (from, mut to) = tokio::io::split(stream);
    let ask = async {
        to.write_all(command).await?;
        if let Some(file) = file {
            for piece in file.chunks(PIECE) {
                to.write_u32(u32::try_from(piece.len()).unwrap_or_default()).await?;
                to.write_all(piece).await?;
            }
            to.write_u32(0).await?;
        }
        to.flush().await
    };
    let mut answer = Vec::new();
    // It answers before it has heard everything if that is too much, and hangs up.
    let hear = async { from.take(LONGEST_ANSWER).read_to_end(&mut answer).await };
    let (asked, heard) = tokio::join!(ask, hear);
    if answer.is_empty() {
        asked?;
        heard?;
    }
    Ok(answer)
}

/// What an answer means. Only the plain word clears a file.
fn verdict(answer: &[u8]) -> Result<(), Unfit> {
    let answer = String::from_utf8_lossy(answer);
    let answer = answer.trim_end_matches('\0').trim();
    if answer == "stream: OK" {
        return Ok(());
    }
    let found = answer.strip_prefix("stream: ").and_then(|it| it.strip_suffix(" FOUND"));
    match found {
        Some(name) if name.starts_with("Heuristics.Encrypted.") => Err(Unfit::Locked),
        Some(name) if name.starts_with("Heuristics.Limits.Exceeded") => Err(Unfit::Unreadable),
        Some(name) if name.starts_with("Heuristics.Broken.") => Err(Unfit::Unreadable),
        Some(_) => Err(Unfit::Infected),
        None => {
            tracing::error!(
                answer,
                "the virus scanner does not answer as it should: documents are held back"
            );
            Err(Unfit::NotCheckable)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_word_clears_a_file() {
        assert_eq!(verdict(b"stream: OK\0"), Ok(()));
        for (answer, expected) in [
            ("stream: Win.Test.EICAR_HDB-1 FOUND\0", Unfit::Infected),
            ("stream: Heuristics.OLE2.ContainsMacros FOUND\0", Unfit::Infected),
            ("stream: Heuristics.Encrypted.PDF FOUND\0", Unfit::Locked),
            ("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0", Unfit::Unreadable),
            ("stream: Heuristics.Broken.Media.JPEG.JFIFdupAppMarker FOUND\0", Unfit::Unreadable),
            ("INSTREAM size limit exceeded. ERROR\0", Unfit::NotCheckable),
            ("stream: OK maybe\0", Unfit::NotCheckable),
            ("OK", Unfit::NotCheckable),
            ("", Unfit::NotCheckable),
        ] {
            assert_eq!(verdict(answer.as_bytes()), Err(expected), "{answer}");
        }
    }

    #[tokio::test]
    async fn the_test_virus_needs_no_scanner() {
        let eicar = EICAR.concat();
        assert_eq!(eicar.len(), 68);
        let hidden = [b"%PDF-1.4 X5 X", &eicar[..], b"more"].concat();
        assert_eq!(Scanner::None.scan(&hidden).await, Err(Unfit::Infected));
        assert_eq!(Scanner::None.scan(&hidden[..60]).await, Ok(()));
    }

    #[test]
    fn a_place_is_an_address_or_a_socket() {
        let read = |text: &str| text.parse::<Clamd>().unwrap_or_else(|no| match no {});
        assert_eq!(read("127.0.0.1:3310"), Clamd::Address("127.0.0.1:3310".parse().unwrap()));
        assert_eq!(read("/run/clamd.sock"), Clamd::Socket("/run/clamd.sock".into()));
        assert_eq!(Scanner::find(Some(read("/x"))), Scanner::Clamd(read("/x")));
    }
}
