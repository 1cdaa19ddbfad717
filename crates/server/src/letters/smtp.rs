//! E-mail by SMTP, over connections that are kept for a while. A letter has the same Message-ID at every try, so that
//! a repetition can be told. Letters hold codes: only a server on this machine is spoken to without TLS.

use super::carrier::{Carrier, Carrying, Undelivered, Written};
use super::letter::Contact;
use anyhow::{Context, bail, ensure};
use axum::http::Uri;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::{self, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::fmt;
use std::fmt::Write;
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Connections at the same time.
const CONNECTIONS: u32 = 4;

/// Which server, as whom, and from which address.
#[derive(Clone)]
pub struct SmtpAccess {
    url: String,
    from: Mailbox,
}

impl fmt::Debug for SmtpAccess {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SmtpAccess").field("from", &self.from).finish_non_exhaustive()
    }
}

impl SmtpAccess {
    /// A server as `smtps://user@host`, `smtp://user@host?tls=required` or, on this machine, `smtp://127.0.0.1:2525`.
    ///
    /// # Errors
    /// If the address is of another shape or holds a password, if letters would cross a network in the open, or if
    /// `from` is no e-mail address, with or without a name.
    pub fn new(url: &str, password: Option<&str>, from: &str) -> anyhow::Result<Self> {
        let uri: Uri = url.parse().ok().context(SHAPE)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { bail!(SHAPE) };
        ensure!(["smtp", "smtps"].contains(&scheme), SHAPE);
        let encrypted = scheme == "smtps" || uri.query() == Some("tls=required");
        ensure!(
            encrypted || is_here(authority.host()),
            "letters would cross the network in the open; use smtps://, or add ?tls=required"
        );
        let (user, place) = match authority.as_str().rsplit_once('@') {
            Some((user, place)) => (Some(user), place),
            None => (None, authority.as_str()),
        };
        let after = uri.path_and_query().map_or("", |it| it.as_str());
        let url = match (user, password) {
            (Some(user), _) if user.contains(':') => {
                bail!("everybody on the machine could read a password given here; set PERMIT_SMTP_PASSWORD")
            }
            (Some(user), Some(password)) => {
                format!("{scheme}://{user}:{}@{place}{after}", percent_encoded(password))
            }
            (Some(_), None) => bail!("the server wants a password with the name; set PERMIT_SMTP_PASSWORD"),
            (None, _) => format!("{scheme}://{place}{after}"),
        };
        let from = from.parse().ok().context("--mail-from is not an e-mail address")?;
        Ok(Self { url, from })
    }
}

const SHAPE: &str = "give the mail server as smtps://user@host or smtp://host:port";

fn is_here(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        write!(encoded, "%{byte:02X}").unwrap_or_default();
    }
    encoded
}

/// Carries e-mail to an SMTP server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// A carrier. Connects when there is something to carry.
    ///
    /// # Errors
    /// If the address cannot be used.
    pub fn new(access: &SmtpAccess) -> anyhow::Result<Self> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&access.url).context(SHAPE)?;
        let transport =
            builder.timeout(Some(PATIENCE)).pool_config(PoolConfig::new().max_size(CONNECTIONS)).build();
        Ok(Self { transport, from: access.from.clone() })
    }

    fn message(&self, letter: &Written, address: &str) -> Result<Message, Undelivered> {
        let to = address.parse().map_err(|_| Undelivered::ever("bad_address"))?;
        let message_id = format!("<{}@{}>", letter.reference, self.from.email.domain());
        // So that no out-of-office note answers it.
        let automatic =
            HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let parts = MultiPart::alternative()
            .boundary(&letter.reference)
            .singlepart(SinglePart::plain(letter.plain.clone()));
        let parts = match &letter.html {
            Some(page) => parts.singlepart(SinglePart::html(page.clone())),
            None => parts,
        };
        let parts = match &letter.enclosed {
            Some(paper) => {
                let pdf =
                    ContentType::parse("application/pdf").map_err(|_| Undelivered::ever("bad_message"))?;
                // Neither of the two boundaries begins like the other.
                MultiPart::mixed()
                    .boundary(format!("with-{}", letter.reference))
                    .multipart(parts)
                    .singlepart(Attachment::new(paper.file_name.clone()).body(paper.bytes.clone(), pdf))
            }
            None => parts,
        };
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&letter.subject)
            .date(SystemTime::from(letter.at))
            .message_id(Some(message_id))
            .raw_header(automatic)
            .multipart(parts)
            .map_err(|_| Undelivered::ever("bad_message"))
    }
}

impl Carrier for Smtp {
    fn takes_enclosures(&self) -> bool {
        true
    }

    fn carry<'a>(&'a self, letter: &'a Written) -> Carrying<'a> {
        Box::pin(async move {
            let Contact::Email(address) = &letter.to else { return Err(Undelivered::ever("no_email")) };
            let message = self.message(letter, address)?;
            self.transport.send(message).await.map(drop).map_err(|error| undelivered(&error))
        })
    }
}

/// What a server says of the mailbox or the message (5x5) is final. Everything else is about the server, or about us.
fn undelivered(error: &smtp::Error) -> Undelivered {
    match error.status().map(u16::from) {
        Some(code @ 550..=559) => Undelivered::ever(format!("smtp_{code}")),
        Some(code) => Undelivered::this_time(format!("smtp_{code}")),
        None if error.is_timeout() => Undelivered::this_time("smtp_timeout"),
        None if error.is_tls() => Undelivered::this_time("smtp_tls"),
        None => Undelivered::this_time("smtp_unreachable"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str, password: Option<&str>) -> Result<String, String> {
        let access = SmtpAccess::new(text, password, "Permits <permits@example.org>");
        access.map(|it| it.url).map_err(|error| error.to_string())
    }

    #[test]
    fn an_access_is_safe_or_refused() {
        assert_eq!(url("smtp://127.0.0.1:2525", None).unwrap(), "smtp://127.0.0.1:2525/");
        assert_eq!(url("smtp://[::1]:25", Some("unused")).unwrap(), "smtp://[::1]:25/");
        assert_eq!(
            url("smtps://permits%40a.org@mail.a.org", Some("a/b")).unwrap(),
            "smtps://permits%40a.org:%61%2F%62@mail.a.org/"
        );
        let required = url("smtp://u@mail.example.org?tls=required", Some("p")).unwrap();
        assert_eq!(required, "smtp://u:%70@mail.example.org?tls=required");
        let cases = [
            ("smtp://mail.example.org", None, "in the open"),
            ("smtp://mail.example.org?tls=opportunistic", None, "in the open"),
            ("smtps://u:secret@mail.example.org", None, "PERMIT_SMTP_PASSWORD"),
            ("smtps://u@mail.example.org", None, "PERMIT_SMTP_PASSWORD"),
            ("https://mail.example.org", None, "smtps://"),
            ("mail.example.org", None, "smtps://"),
        ];
        for (text, password, reason) in cases {
            let refused = url(text, password).unwrap_err();
            assert!(refused.contains(reason) && !refused.contains("secret"), "{text}: {refused}");
        }
        assert!(SmtpAccess::new("smtp://127.0.0.1", None, "nobody").is_err());
    }

    #[test]
    fn an_access_can_be_used_and_shows_no_secret() {
        let access =
            SmtpAccess::new("smtps://u@mail.example.org", Some("hush hush"), "permits@example.org").unwrap();
        let shown = format!("{access:?}");
        assert!(!shown.contains("hush") && !shown.contains('%'), "{shown}");
    }
}
