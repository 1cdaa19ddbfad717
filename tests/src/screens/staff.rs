//! The council's reviewer: over HTTP, where a test is about the resident, and by keyboard in the staff room.

use super::{ENTER, SPACE, Screen};
use crate::caller::Caller;
use crate::fresh_id;
use crate::person::PASSWORD;
use crate::server::Server;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The reviewer of `tests/people.toml`.
pub const REVIEWER: &str = "rev@example.org";

/// Logs the reviewer in, on a desk.
pub async fn log_in(screen: &Screen, email: &str) -> Result<()> {
    screen.sees("Password").await?;
    screen.fill("E-mail address", email).await?;
    screen.fill("Password", PASSWORD).await?;
    screen.press("Log in").await?;
    screen.sees("Registrations to review").await
}

/// Opens the case that waits longest, without a mouse.
pub async fn open_first(screen: &Screen, name: &str) -> Result<()> {
    screen.sees("Waiting for a decision").await?;
    screen.sees(name).await?;
    screen.key("j").await?;
    screen.focus_comes_to(name).await?;
    screen.key(ENTER).await?;
    screen.sees(&format!("Registration of {name}")).await?;
    screen.sees("Your decision").await
}

/// Chooses from a list that opens, by typing what is wanted.
pub async fn pick(screen: &Screen, label: &str, words: &str) -> Result<()> {
    screen.tab_and_type(label, words).await?;
    let chosen = "const list = document.activeElement; return list.selectedOptions[0].innerText";
    let at = screen.ask(chosen).await?;
    anyhow::ensure!(at == words, "{at} is chosen instead of {words:?}");
    Ok(())
}

/// Rejects the case on the screen with a fault for each document, without a mouse.
pub async fn reject_by_keyboard(screen: &Screen, faults: &[(&str, &str)], remark: &str) -> Result<()> {
    screen.key("r").await?;
    screen.focus_comes_to("The documents do not prove the address").await?;
    screen.key(SPACE).await?;
    for (document, fault) in faults {
        pick(screen, document, fault).await?;
    }
    screen.tab_and_type("Remark for the resident", remark).await?;
    screen.sees("The resident will be told").await?;
    screen.tab_and_press("Reject the registration", ENTER).await?;
    screen.sees("Rejected").await
}

/// A reviewer at the end of a line.
pub struct Reviewer(Caller);

impl Reviewer {
    /// Logged in.
    pub async fn log_in(server: &Server) -> Result<Self> {
        let council = "cambridgeshire".parse()?;
        Ok(Self(Caller::on_website(server, &council, REVIEWER, PASSWORD).await?))
    }

    /// Accepts what somebody has sent.
    pub async fn approve(&self, name: &str) -> Result<()> {
        self.decide("approve", name, json!({ "zone": null })).await
    }

    /// Refuses every document of somebody for one fault.
    pub async fn reject(&self, name: &str, fault: &str, note: &str) -> Result<()> {
        let open = self.does("open_review", &json!({ "case": self.case(name).await? })).await?;
        let evidence = open["registration"]["evidence"].as_array().context("documents")?;
        let ids = evidence.iter().filter_map(|it| it["id"].as_str());
        let refused: BTreeMap<_, _> = ids.map(|id| (id, fault)).collect();
        let input = json!({ "ground": "documents", "refused": refused, "note": note });
        self.decide("reject", name, input).await
    }

    /// Asks somebody for one document more.
    pub async fn ask_more(&self, name: &str, note: &str) -> Result<()> {
        self.decide("ask_more", name, json!({ "kind": null, "note": note })).await
    }

    async fn does(&self, operation: &str, input: &Value) -> Result<Value> {
        self.0.call(operation, input).await?.answer()
    }

    /// Decides the case of somebody.
    async fn decide(&self, operation: &str, name: &str, mut input: Value) -> Result<()> {
        (input["request"], input["case"]) = (json!(fresh_id()), self.case(name).await?);
        self.does(operation, &input).await?;
        Ok(())
    }

    /// The case of somebody who waits.
    async fn case(&self, name: &str) -> Result<Value> {
        let queue = self.does("review_queue", &json!({})).await?;
        let waiting = queue["waiting"].as_array().context("a queue")?;
        let item = waiting.iter().find(|it| it["name"] == name);
        Ok(item.with_context(|| format!("{name} does not wait"))?["case"].clone())
    }
}
