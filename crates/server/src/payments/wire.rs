//! One call of an HTTP interface, told apart by the only thing that matters with money: whether it may have had an
//! effect. Knows nothing of payments.

use reqwest::{RequestBuilder, Response};
use serde_json::Value;
use std::time::Duration;

/// Until a connection must be there.
pub const CONNECTING: Duration = Duration::from_secs(4);
/// Until an answer must be there.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// The most bytes of an answer.
const LONGEST: usize = 1 << 20;
/// How long to wait when there are too many calls, before each further try.
const WAITS: [Duration; 3] =
    [Duration::from_millis(250), Duration::from_millis(500), Duration::from_millis(1000)];
/// The status that says so.
pub const TOO_MANY: u16 = 429;

/// Why there is no answer. The texts are codes for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The call never left this machine.
    NotSent(String),
    /// It may have arrived.
    Unknown(String),
}

impl Fault {
    /// The code for the log.
    pub fn code(self) -> String {
        match self {
            Self::NotSent(code) | Self::Unknown(code) => code,
        }
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its body, if that is JSON.
    pub body: Option<Value>,
}

impl Answer {
    /// A code for the log: the status, and the provider's own code where there is one.
    pub fn code(&self) -> String {
        let own = self.body.as_ref().and_then(|body| body["code"].as_str()).unwrap_or_default();
        let own: String = own.chars().filter(char::is_ascii_alphanumeric).take(10).collect();
        if own.is_empty() { self.status.to_string() } else { format!("{} {own}", self.status) }
    }
}

/// Sends a request. Where there are too many calls at once, it waits a little and tries again; nothing was done then.
pub async fn send(request: impl Fn() -> RequestBuilder + Send) -> Result<Answer, Fault> {
    for wait in WAITS {
        let answer = once(request()).await?;
        if answer.status != TOO_MANY {
            return Ok(answer);
        }
        tokio::time::sleep(wait).await;
    }
    once(request()).await
}

async fn once(request: RequestBuilder) -> Result<Answer, Fault> {
    let response = request.send().await.map_err(|error| {
        if error.is_connect() || error.is_builder() {
            Fault::NotSent("not connected".to_owned())
        } else if error.is_timeout() {
            Fault::Unknown("timeout".to_owned())
        } else {
            Fault::Unknown("broken off".to_owned())
        }
    })?;
    let status = response.status().as_u16();
    Ok(Answer { status, body: body(response).await })
}

async fn body(mut response: Response) -> Option<Value> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.ok()? {
        if bytes.len() + chunk.len() > LONGEST {
            return None;
        }
        bytes.extend_from_slice(&chunk);
    }
    serde_json::from_slice(&bytes).ok()
}
