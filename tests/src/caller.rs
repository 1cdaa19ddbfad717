//! Somebody who calls operations with whatever input and whatever session, as the app or as a browser does, and sees the
//! answer as it came. Knows no operation by name but logging in.

use crate::person::use_ring;
use crate::server::Server;
use anyhow::{Context, Result, ensure};
use permit_api::Code;
use permit_rules::CouncilId;
use serde_json::{Value, json};
use std::time::Duration;

/// Somebody who calls operations. A clone has the same session.
#[derive(Clone)]
pub struct Caller {
    client: reqwest::Client,
    address: String,
    session: Session,
    helping: Option<String>,
}

/// What says who calls.
#[derive(Clone)]
enum Session {
    None,
    App(String),
    Website(String),
}

/// An answer as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
    /// The cookie a browser would keep.
    pub cookie: Option<String>,
}

impl Told {
    /// The body as JSON.
    ///
    /// # Errors
    /// If it is none.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.body).with_context(|| format!("{}: {}", self.status, self.body))
    }

    /// What was answered.
    ///
    /// # Errors
    /// If it was refused.
    pub fn answer(&self) -> Result<Value> {
        ensure!(self.status == 200, "{}: {}", self.status, self.body);
        self.json()
    }

    /// The code of the refusal; none where it was answered.
    ///
    /// # Errors
    /// If it is neither an answer nor a problem, or its status is not the one of its code.
    pub fn code(&self) -> Result<Option<Code>> {
        if self.status == 200 {
            return Ok(None);
        }
        let problem: permit_api::Problem =
            serde_json::from_str(&self.body).with_context(|| format!("{}: {}", self.status, self.body))?;
        ensure!(problem.code.status() == self.status, "{} came as {}", problem.code.name(), self.status);
        Ok(Some(problem.code))
    }
}

impl Caller {
    /// Somebody without a session.
    ///
    /// # Errors
    /// If there can be no HTTP client.
    pub fn nobody(server: &Server) -> Result<Self> {
        use_ring();
        // Servers die in these tests, and a connection to a dead one must not be used again.
        let client =
            reqwest::Client::builder().pool_max_idle_per_host(0).timeout(Duration::from_secs(60)).build()?;
        Ok(Self { client, address: server.address(), session: Session::None, helping: None })
    }

    /// Somebody in the app.
    ///
    /// # Errors
    /// If they cannot log in.
    pub async fn in_app(server: &Server, council: &CouncilId, name: &str, password: &str) -> Result<Self> {
        let mut caller = Self::nobody(server)?;
        let told = caller.log_in(council, name, password, "app").await?.answer()?;
        caller.session = Session::App(told["token"].as_str().context("a token")?.to_owned());
        Ok(caller)
    }

    /// Somebody on the website.
    ///
    /// # Errors
    /// If they cannot log in.
    pub async fn on_website(
        server: &Server,
        council: &CouncilId,
        name: &str,
        password: &str,
    ) -> Result<Self> {
        let mut caller = Self::nobody(server)?;
        let told = caller.log_in(council, name, password, "website").await?;
        told.answer()?;
        caller.session = Session::Website(told.cookie.context("a cookie")?);
        Ok(caller)
    }

    /// A program of this person's, with a token that may see or act.
    ///
    /// # Errors
    /// If no token is made.
    pub async fn program(&self, reading: bool, activating: bool, password: &str) -> Result<Self> {
        let scopes = json!({ "reading": reading, "activating": activating });
        let wish = json!({ "name": "Program", "scopes": scopes, "password": password });
        let made = self.does("make_token", &wish).await?;
        let token = made["token"].as_str().context("a token")?.to_owned();
        Ok(Self { session: Session::App(token), ..self.clone() })
    }

    /// The same, asking for somebody they help.
    #[must_use]
    pub fn helping(&self, holder: &str) -> Self {
        Self { helping: Some(holder.to_owned()), ..self.clone() }
    }

    /// Tries to log in; this caller stays who they are.
    ///
    /// # Errors
    /// If nothing comes back.
    pub async fn log_in(&self, council: &CouncilId, name: &str, password: &str, kind: &str) -> Result<Told> {
        let device = json!({ "name": "Test device", "kind": kind });
        let input = json!({ "council": council, "email": name, "password": password, "device": device });
        self.call("log_in", &input).await
    }

    /// Calls an operation.
    ///
    /// # Errors
    /// If nothing comes back.
    pub async fn call(&self, operation: &str, input: &Value) -> Result<Told> {
        self.post(operation, input.to_string()).await
    }

    /// Posts a body as it is.
    ///
    /// # Errors
    /// If nothing comes back.
    pub async fn post(&self, operation: &str, body: impl Into<reqwest::Body>) -> Result<Told> {
        let request = self
            .client
            .post(format!("{}/api/v1/{operation}", self.address))
            .header("content-type", "application/json")
            .header("sec-fetch-site", "same-origin")
            .body(body);
        let request = match &self.session {
            Session::None => request,
            Session::App(token) => request.bearer_auth(token),
            Session::Website(cookie) => request.header("cookie", cookie),
        };
        let request = match &self.helping {
            Some(holder) => request.header("x-helping", holder),
            None => request,
        };
        let answer = request.send().await?;
        let cookie = answer.headers().get("set-cookie").and_then(|value| value.to_str().ok());
        let cookie = cookie.and_then(|value| value.split(';').next()).map(str::to_owned);
        Ok(Told { status: answer.status().as_u16(), cookie, body: answer.text().await? })
    }
}
