//! What an operator sets: where to listen, how residents reach the server, whose rules hold, who carries letters, and
//! the limits.

use crate::addresses::Addresses;
use crate::documents::DocumentSettings;
use crate::letters::Post;
use crate::payments::PaymentSettings;
use crate::resident_permits::ResidentPermits;
use crate::switchboard::CallSecrets;
use crate::texts::TextSettings;
use crate::webhooks::HookSettings;
use permit_rules::Scheme;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// Everything a server needs to be told.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address to listen on; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The address residents use; the one listened on where there is none.
    pub public_url: Option<PublicUrl>,
    /// The councils' rules, at least one; the first is taken where a client names none.
    pub schemes: Vec<Scheme>,
    /// The councils' lists of addresses.
    pub addresses: Addresses,
    /// The councils' record of resident permits.
    pub resident_permits: ResidentPermits,
    /// The folder of the built website.
    pub ui: Option<PathBuf>,
    /// Proxies whose word about the address of a client is taken.
    pub proxies: Vec<IpAddr>,
    /// Who carries letters to residents.
    pub post: Post,
    /// Who takes payments.
    pub payments: PaymentSettings,
    /// Who may bring text messages in.
    pub texts: TextSettings,
    /// By what the councils' telephone systems are known.
    pub calls: CallSecrets,
    /// Where proof of address is kept, and who looks at it first.
    pub documents: DocumentSettings,
    /// A list of breached passwords, which nobody may choose: see `--breached-passwords`.
    pub breached_passwords: Option<PathBuf>,
    /// Which addresses of residents may be told what happens.
    pub hooks: HookSettings,
    /// Whether this is a demonstration: its letters can be read by anybody.
    pub demo: bool,
    /// How much and how long.
    pub limits: Limits,
}

/// The most the server takes on.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections at the same time; more wait to be taken on.
    pub connections: usize,
    /// Until the head of a request must be there.
    pub head: Duration,
    /// Until a request must be answered.
    pub request: Duration,
    /// Bytes in the body of a request.
    pub body: usize,
    /// Bytes in a part of a document that is sent.
    pub part: u32,
    /// What requests under way get to finish when the server stops.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 2048,
            head: Duration::from_secs(10),
            request: Duration::from_secs(20),
            body: 64 << 10,
            part: 256 << 10,
            stop: Duration::from_secs(15),
        }
    }
}

impl Limits {
    /// Bytes in the body of a request that brings a part of a document: the part in base64, and what is around it.
    pub fn part_body(&self) -> usize {
        self.part as usize * 4 / 3 + 1024
    }
}

/// The address residents reach the server by: scheme, host and port, nothing after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    port: Option<u16>,
    secure: bool,
}

/// Why a text is not a public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadUrl {
    /// It is not `https://host` or `http://host`, with or without a port.
    #[error("give it as https://permits.example.org, without a path")]
    Shape,
    /// Passwords would cross the network in the open.
    #[error("only a loopback address may do without https")]
    Insecure,
}

impl PublicUrl {
    /// The address of a listener, for a server that is only reached on the same machine.
    pub fn of(listening: SocketAddr) -> Self {
        Self { origin: format!("http://{listening}"), port: Some(listening.port()), secure: false }
    }

    /// The address of a host that is known, with https.
    pub fn https(host: &'static str) -> Self {
        Self { origin: format!("https://{host}"), port: None, secure: true }
    }

    /// Whether a browser that says this in `Origin` shows pages from here. The names of the same machine are as good
    /// as one another where there is no https.
    pub fn is_origin(&self, told: &str) -> bool {
        let this_machine = || told.parse().is_ok_and(|it: Self| !it.secure && it.port == self.port);
        told == self.origin || (!self.secure && this_machine())
    }

    /// The address itself, without a slash at its end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The domain name in the address; none where it is a network address, to which no passkey can be tied.
    pub fn domain(&self) -> Option<String> {
        url::Url::parse(&self.origin).ok()?.domain().map(str::to_owned)
    }

    /// Whether it is https.
    pub fn secure(&self) -> bool {
        self.secure
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.origin)
    }
}

impl FromStr for PublicUrl {
    type Err = BadUrl;

    fn from_str(text: &str) -> Result<Self, BadUrl> {
        let url: axum::http::Uri = text.parse().map_err(|_| BadUrl::Shape)?;
        let (Some(scheme), Some(authority)) = (url.scheme_str(), url.authority()) else {
            return Err(BadUrl::Shape);
        };
        if url.path() != "/" || url.query().is_some() || authority.as_str().contains('@') {
            return Err(BadUrl::Shape);
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        let loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        let secure = match scheme {
            "https" => true,
            "http" if loopback => false,
            "http" => return Err(BadUrl::Insecure),
            _ => return Err(BadUrl::Shape),
        };
        let origin = format!("{scheme}://{authority}").to_lowercase();
        Ok(Self { origin, port: authority.port_u16(), secure })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_an_origin() {
        let read = |text: &str| text.parse::<PublicUrl>().map(|url| (url.origin, url.secure));
        assert_eq!(
            read("https://Permits.example.org/"),
            Ok(("https://permits.example.org".to_owned(), true))
        );
        assert_eq!(read("http://127.0.0.1:8080"), Ok(("http://127.0.0.1:8080".to_owned(), false)));
        assert_eq!(read("http://[::1]:80"), Ok(("http://[::1]:80".to_owned(), false)));
        assert_eq!(read("http://permits.example.org"), Err(BadUrl::Insecure));
        for wrong in ["permits.example.org", "https://a/b", "ftp://a", "", "https://u:p@a", "https://a/?b"] {
            assert_eq!(read(wrong), Err(BadUrl::Shape), "{wrong}");
        }
    }

    #[test]
    fn names_of_this_machine_are_one_origin() {
        let here = PublicUrl::of("127.0.0.1:8080".parse().unwrap());
        assert!(["http://127.0.0.1:8080", "http://localhost:8080"].iter().all(|told| here.is_origin(told)));
        let wrong = [
            "http://localhost:8081",
            "http://localhost",
            "https://localhost:8080",
            "http://evil.example:8080",
        ];
        assert!(!wrong.iter().any(|told| here.is_origin(told)));
        let there: PublicUrl = "https://permits.example.org".parse().unwrap();
        assert!(there.is_origin("https://permits.example.org"));
        assert!(!there.is_origin("http://localhost") && !there.is_origin("https://permits.example.org:444"));
    }
}
