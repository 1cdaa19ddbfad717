//! Connections of a resident's own: made by somebody who gives their password once more, told once, listed, ended.

pub mod calendars;
pub mod hooks;
pub mod tokens;

use super::accounts::{check_own, own, proving};
use super::{Ask, visible};
use crate::store::accounts::Told;
use crate::store::{Account, Delivery, HolderKey, KeyKind, OwnKey, Session, Webhook};
use crate::webhooks::message_id;
use chrono::{DateTime, NaiveDate, Utc};
use permit_api::connections::{
    CalendarView, Connections, DeliveryView, EndConnection, TokenView, Visits, WebhookView,
};
use permit_api::{Code, Problem};
use permit_rules::day;

/// Deliveries of an address that are listed.
const LISTED: u32 = 10;

/// The connections of whoever asks.
pub async fn list(ask: &Ask<'_>, session: &Session) -> Result<Connections, Problem> {
    let (store, council, account) = (&ask.office.store, session.council.clone(), session.account.clone());
    let keys = store.own_keys(council.clone(), account.clone()).await?;
    let good = |own: &&OwnKey| own.until.is_none_or(|until| ask.now < until);
    let mut webhooks = Vec::new();
    for webhook in store.webhooks(council.clone(), account).await? {
        let told = store.deliveries(council.clone(), webhook.id.clone(), LISTED).await?;
        webhooks.push(hook_view(webhook, told));
    }
    Ok(Connections {
        tokens: keys.iter().filter(good).filter_map(|own| token_view(ask, own)).collect(),
        calendars: keys
            .iter()
            .filter(|own| own.kind == KeyKind::Calendar)
            .map(|own| CalendarView {
                id: own.id.clone(),
                name: own.name.clone(),
                made_at: own.made_at,
                used_on: day_of(ask, own.used_at),
            })
            .collect(),
        webhooks,
        openapi: format!("{}/api/v1/openapi.json", ask.office.public.origin()),
    })
}

/// Ends a token, a calendar or an address. Another account's is as unknown as one that never was.
pub async fn end(ask: &Ask<'_>, session: &Session, input: EndConnection) -> Result<Connections, Problem> {
    let account = own(ask, session).await?;
    let (council, id) = (account.council.clone(), account.id.clone());
    if !ask.office.store.end_connection(council, id, input.id, told(ask, &account, "end_connection")).await? {
        return Err(Problem::new(Code::UnknownConnection));
    }
    list(ask, session).await
}

/// What a program has to know of the holder it acts for.
pub async fn visits(ask: &Ask<'_>, session: &Session) -> Result<Visits, Problem> {
    Ok(Visits::of(&super::held(ask, session).await?.holder, ask.scheme, ask.now))
}

/// The account of whoever asks, who has given its password, and the holder it acts for.
async fn proved(ask: &Ask<'_>, session: &Session, password: String) -> Result<(Account, HolderKey), Problem> {
    let account = own(ask, session).await?;
    check_own(ask, &account, password).await?;
    Ok((account, session.key()?))
}

fn told(ask: &Ask<'_>, account: &Account, action: &str) -> Told {
    Told { letters: Vec::new(), audit: vec![proving::line(ask, account, action)] }
}

/// What its owner calls it.
fn called(typed: &str, otherwise: &str) -> String {
    let name = visible(typed);
    if name.is_empty() { otherwise.to_owned() } else { name }
}

fn day_of(ask: &Ask<'_>, at: Option<DateTime<Utc>>) -> Option<NaiveDate> {
    at.map(|at| day::of(at, ask.scheme.timezone))
}

fn token_view(ask: &Ask<'_>, own: &OwnKey) -> Option<TokenView> {
    let until = own.until.filter(|_| own.kind == KeyKind::Token)?;
    Some(TokenView {
        id: own.id.clone(),
        name: own.name.clone(),
        scopes: own.scopes,
        made_at: own.made_at,
        until,
        used_on: day_of(ask, own.used_at),
    })
}

fn hook_view(webhook: Webhook, told: Vec<Delivery>) -> WebhookView {
    let view = |it: Delivery| DeliveryView {
        id: message_id(&webhook.id, &it.name),
        kind: it.kind,
        state: it.state,
        tries: it.tries,
        result: it.result,
        at: it.at,
    };
    let deliveries = told.into_iter().map(view).collect();
    let Webhook { id, address, events, made_at, stopped_at, .. } = webhook;
    WebhookView { id, address, events, made_at, stopped_at, deliveries }
}
