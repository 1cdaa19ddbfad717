//! Texts that GOV.UK Notify has and never brought: it gives up after five tries, so every ten minutes it is asked what
//! came in. What was answered already is answered with the same words, that is, not again.

use super::{Received, receive};
use crate::clock::Clock;
use crate::config::PublicUrl;
use crate::letters::notify::NotifyKey;
use crate::office::Office;
use crate::store::Provider;
use anyhow::{Context, bail};
use chrono::{DateTime, Duration, Utc};
use permit_rules::Scheme;
use reqwest::redirect::Policy;
use serde::Deserialize;
use std::sync::Arc;

/// How often it is looked whether it is time. Often, so that a clock moved by hand is noticed.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(5);
/// How often Notify is asked.
const TURN: Duration = Duration::minutes(10);
/// How young a message is left to its callback.
const YOUNG: Duration = Duration::minutes(1);
/// How old a message is not answered any more: less than replies are kept, so that none is answered twice.
const OLD: Duration = Duration::days(1);
/// Pages of 250 messages that are read in one go.
const PAGES: usize = 20;
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// Where a council's texts are asked for, and with which key of its service.
#[derive(Debug, Clone)]
pub struct NotifyTexts {
    /// The address of Notify.
    pub url: PublicUrl,
    /// The service's key.
    pub key: NotifyKey,
}

/// What Notify answers, newest first; what it says besides is left alone.
#[derive(Deserialize)]
struct Page {
    received_text_messages: Vec<Message>,
}

#[derive(Deserialize)]
struct Message {
    id: String,
    user_number: String,
    content: String,
    created_at: DateTime<Utc>,
}

/// Asks for ever, where a council has a key.
pub async fn run(office: &Office) {
    let mut turns = tokio::time::interval(LOOK_EVERY);
    let mut last = None;
    loop {
        turns.tick().await;
        let now = office.clock.now();
        if last.is_none_or(|last: DateTime<Utc>| (now - last).abs() >= TURN) {
            last = Some(now);
            turn(office).await;
        }
    }
}

/// Asks once for each council that has a key. What fails is logged, and asked for again the next time.
pub async fn turn(office: &Office) {
    for scheme in office.councils.all() {
        let access = office.texts.gateways.get(&scheme.council).and_then(|it| it.missed.as_ref());
        let Some(access) = access else { continue };
        if let Err(error) = take(office, scheme, access).await {
            tracing::warn!(council = %scheme.council, error = format!("{error:#}"), "missed texts cannot be asked for");
        }
    }
}

async fn take(office: &Office, scheme: &Arc<Scheme>, access: &NotifyTexts) -> anyhow::Result<()> {
    // Another part of the program may have said so first.
    drop(rustls::crypto::ring::default_provider().install_default());
    let client = reqwest::Client::builder().timeout(PATIENCE).redirect(Policy::none()).build()?;
    let now = office.clock.now();
    let mut messages = Vec::new();
    let mut older_than = None;
    for _ in 0..PAGES {
        let page = page(&client, access, older_than.as_deref(), &*office.clock).await?;
        older_than = page.last().map(|message| message.id.clone());
        let told = page.len();
        let before = messages.len();
        messages.extend(page.into_iter().filter(|it| now - it.created_at < OLD));
        // Nothing more, or nothing but what is too old.
        if told == 0 || messages.len() - before < told {
            break;
        }
    }
    // As they were sent.
    messages.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
    for message in messages.into_iter().filter(|it| now - it.created_at >= YOUNG) {
        let received = Received {
            provider: Provider::Notify,
            message: message.id,
            from: message.user_number,
            words: message.content,
            sent_at: Some(message.created_at),
        };
        if let Err(problem) = receive(office, scheme, &received).await {
            tracing::warn!(
                problem = problem.code.name(),
                "a missed text could not be answered and is taken again"
            );
        }
    }
    Ok(())
}

async fn page(
    client: &reqwest::Client,
    access: &NotifyTexts,
    older_than: Option<&str>,
    clock: &dyn Clock,
) -> anyhow::Result<Vec<Message>> {
    // A key is shown anew for each request: it is good for half a minute.
    let token = access.key.token(clock.now()).context("the key cannot be shown")?;
    let mut url = url::Url::parse(access.url.origin())?.join("/v2/received-text-messages")?;
    if let Some(id) = older_than {
        url.query_pairs_mut().append_pair("older_than", id);
    }
    let answer = client.get(url).bearer_auth(token).send().await.map_err(reqwest::Error::without_url)?;
    if !answer.status().is_success() {
        bail!("Notify answers {}", answer.status().as_u16());
    }
    let page: Page = serde_json::from_slice(&answer.bytes().await?).context("no page of Notify's")?;
    Ok(page.received_text_messages)
}
