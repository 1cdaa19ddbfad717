//! Text messages by a Kannel gateway, which takes each over HTTP and answers 202 once it has it. What it has taken, it
//! delivers or not by itself; reports are not read.

use super::carrier::{Carrier, Carrying, Undelivered, Written};
use super::letter::Contact;
use crate::config::PublicUrl;
use reqwest::redirect::Policy;
use std::fmt;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

/// How to reach a gateway, and as whom.
#[derive(Clone)]
pub struct KannelAccess {
    /// Its address.
    pub url: PublicUrl,
    /// The name it knows us by.
    pub user: String,
    /// The password that goes with it.
    pub password: String,
}

impl fmt::Debug for KannelAccess {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("KannelAccess").field("url", &self.url).finish_non_exhaustive()
    }
}

/// Carries texts to a gateway.
pub struct Kannel {
    access: KannelAccess,
    client: reqwest::Client,
}

impl Kannel {
    /// A carrier. Connects when there is something to carry.
    ///
    /// # Errors
    /// If the machine's certificates cannot be read.
    pub fn new(access: KannelAccess) -> anyhow::Result<Self> {
        // Another part of the program may have said so first.
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = reqwest::Client::builder().timeout(PATIENCE).redirect(Policy::none()).build()?;
        Ok(Self { access, client })
    }

    async fn post(&self, letter: &Written) -> Result<(), Undelivered> {
        let Contact::Mobile(number) = &letter.to else { return Err(Undelivered::ever("kannel_no_number")) };
        let KannelAccess { url, user, password } = &self.access;
        // In headers and the body, because gateways log addresses.
        let request = self
            .client
            .post(format!("{}/cgi-bin/sendsms", url.origin()))
            .header("X-Kannel-Username", user)
            .header("X-Kannel-Password", password)
            .header("X-Kannel-To", number)
            .header("Content-Type", "text/plain; charset=UTF-8")
            .body(letter.plain.clone());
        match request.send().await {
            Ok(answer) => judged(answer.status().as_u16()),
            Err(error) if error.is_timeout() => Err(Undelivered::this_time("kannel_timeout")),
            Err(_) => Err(Undelivered::this_time("kannel_unreachable")),
        }
    }
}

/// A text that the gateway finds wrong will be wrong again. A password that it does not take, or a network that is away,
/// is no fault of the text's.
fn judged(status: u16) -> Result<(), Undelivered> {
    let code = format!("kannel_{status}");
    match status {
        200..=299 => Ok(()),
        400 => Err(Undelivered::ever(code)),
        401 | 403 => {
            tracing::error!(status, "the gateway does not take the name or the password");
            Err(Undelivered::this_time(code))
        }
        _ => Err(Undelivered::this_time(code)),
    }
}

impl Carrier for Kannel {
    fn carry<'a>(&'a self, letter: &'a Written) -> Carrying<'a> {
        Box::pin(self.post(letter))
    }
}
