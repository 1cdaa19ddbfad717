//! A person with a device, talking to the server over HTTP as the app does.

use crate::fresh_id;
use crate::server::Server;
use anyhow::{Context, Result, bail};
use permit_api::access::{DeviceKind, LogIn, NewDevice};
use permit_api::overview::{GetOverview, Overview};
use permit_api::stays::{Activate, Cancel, ConfirmedStay, StayAnswer};
use permit_api::{Problem, Reply, Request};
use permit_rules::{Length, RequestId, Start, StayId};
use std::time::Duration;

/// The password of everybody in `tests/people.toml`.
pub const PASSWORD: &str = "a-password-for-tests";

/// Somebody logged in on a device. A clone is the same device.
#[derive(Clone)]
pub struct Person {
    client: reqwest::Client,
    address: String,
    token: Option<String>,
}

/// What came back from a call: the reply or a problem; an error where nobody can know.
pub type Answer = Result<Result<Reply, Problem>>;

impl Person {
    /// Somebody who has not logged in.
    pub fn stranger(server: &Server) -> Result<Self> {
        use_ring();
        // Servers die in these tests, and a connection to a dead one must not be used again.
        let client =
            reqwest::Client::builder().pool_max_idle_per_host(0).timeout(Duration::from_secs(60)).build()?;
        Ok(Self { client, address: server.address(), token: None })
    }

    /// Somebody who has logged in on a new device.
    pub async fn log_in(server: &Server, email: &str) -> Result<Self> {
        let mut person = Self::stranger(server)?;
        let device = NewDevice { name: "Test device".to_owned(), kind: DeviceKind::App };
        let log_in = LogIn { council: None, email: email.to_owned(), password: PASSWORD.to_owned(), device };
        match person.call(&Request::LogIn(log_in)).await? {
            Ok(Reply::LogIn(logged_in)) => person.token = logged_in.token,
            other => bail!("logging in: {other:?}"),
        }
        Ok(person)
    }

    /// Somebody at the same server whose device has a session already, by its token.
    pub fn with_token(&self, token: String) -> Self {
        Self { token: Some(token), ..self.clone() }
    }

    /// Calls an operation.
    pub async fn call(&self, request: &Request) -> Answer {
        let body = serde_json::to_value(request)?["input"].to_string();
        let (status, answer) = self.post(request.name(), body).await?;
        if status == 200 {
            Ok(Ok(Reply::read(request.name(), answer.as_bytes()).context("an operation")??))
        } else {
            let problem: Problem =
                serde_json::from_str(&answer).with_context(|| format!("{status}: {answer}"))?;
            anyhow::ensure!(problem.code.status() == status, "{:?} came as {status}", problem.code);
            Ok(Err(problem))
        }
    }

    /// Posts a body as it is: the status and the text of the answer.
    pub async fn post(&self, operation: &str, body: impl Into<reqwest::Body>) -> Result<(u16, String)> {
        let request = self
            .client
            .post(format!("{}/api/v1/{operation}", self.address))
            .header("content-type", "application/json")
            .body(body);
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let answer = request.send().await?;
        Ok((answer.status().as_u16(), answer.text().await?))
    }

    /// Where the permit holder stands.
    pub async fn overview(&self) -> Result<Overview> {
        match self.call(&Request::Overview(GetOverview {})).await? {
            Ok(Reply::Overview(overview)) => Ok(overview),
            other => bail!("overview: {other:?}"),
        }
    }

    /// Asks for a stay of one day.
    pub async fn activate(
        &self,
        request: RequestId,
        plate: &str,
        start: Start,
    ) -> Result<Result<ConfirmedStay, Problem>> {
        let plate = plate.to_owned();
        let activate = Activate {
            request,
            plate,
            product: None,
            start,
            length: Length::Days { days: 1 },
            tell_visitor: None,
        };
        confirmed(self.call(&Request::Activate(activate)).await?)
    }

    /// Asks for a stay to be cancelled.
    pub async fn cancel(&self, request: RequestId, stay: &StayId) -> Result<Result<ConfirmedStay, Problem>> {
        confirmed(self.call(&Request::Cancel(Cancel { request, stay: stay.clone() })).await?)
    }

    /// Cancels a stay that can be cancelled.
    pub async fn give_back(&self, stay: &StayId) -> Result<()> {
        match self.cancel(fresh_id(), stay).await? {
            Ok(_) => Ok(()),
            Err(problem) => bail!("cancelling: {problem:?}"),
        }
    }
}

fn confirmed(answer: Result<Reply, Problem>) -> Result<Result<ConfirmedStay, Problem>> {
    match answer {
        Ok(
            Reply::Activate(StayAnswer::Confirmed { stay })
            | Reply::Correct(StayAnswer::Confirmed { stay })
            | Reply::Cancel(StayAnswer::Confirmed { stay }),
        ) => Ok(Ok(stay)),
        Ok(other) => bail!("not confirmed: {other:?}"),
        Err(problem) => Ok(Err(problem)),
    }
}

/// Tomorrow at nine, on the scheme's clock: a stay that can still be cancelled.
pub fn tomorrow() -> Start {
    let today = permit_rules::day::of(now(), chrono_tz::Europe::London);
    let nine = chrono::NaiveTime::from_hms_opt(9, 0, 0).expect("a time");
    Start::At { local: permit_rules::day::later(today, 1).and_time(nine) }
}

/// Lets every HTTP client of the tests use the one cryptography that the app uses.
pub fn use_ring() {
    // Somebody else may have chosen it already.
    drop(rustls::crypto::ring::default_provider().install_default());
}

/// The time on the machine that runs the tests.
#[expect(clippy::disallowed_methods, reason = "the real server runs on the real clock, so its users do too")]
pub fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}
