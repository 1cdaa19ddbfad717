//! What the office does by itself, once an hour: it reminds, forgets what it need not keep any longer, and says in the
//! log where the audit chain stands. Each part can be done again at any time without doing harm.

mod expiring;
mod expiry;
mod patrol;
mod plates;
mod reminders;
mod retention;

use crate::books;
use crate::notices;
use crate::office::Office;
use crate::{texts, tries};
use chrono::{DateTime, Duration, Utc};
use permit_api::Problem;
use permit_rules::Scheme;
use std::sync::Arc;

/// How often it is looked whether an hour has passed. Often, so that a clock moved by hand is noticed.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(2);
/// For how many days letters that have gone are kept, and with them the memory that they have.
const LETTER_DAYS: i64 = 30;
/// For how many days it is kept what an address was told.
const DELIVERY_DAYS: i64 = 14;
/// For how many days replies to text messages are kept: far longer than a provider delivers one again.
const REPLY_DAYS: i64 = 3;

/// Clears away what a program that died has left, before anybody is served.
///
/// # Errors
/// If the store or the quarantine cannot be read.
pub async fn sweep(office: &Office) -> anyhow::Result<()> {
    let swept = retention::sweep(office).await;
    swept.map_err(|problem| anyhow::anyhow!("uploads cannot be looked through: {}", problem.code.name()))
}

/// Does what is due, at the start and then every hour, and looks after the books, for ever.
pub async fn run(office: Arc<Office>) {
    tokio::join!(
        hourly(&office),
        books::watch::run(&office),
        notices::run(&office),
        texts::missed::run(&office)
    );
}

async fn hourly(office: &Office) {
    let mut turns = tokio::time::interval(LOOK_EVERY);
    let mut last = None;
    loop {
        turns.tick().await;
        let now = office.clock.now();
        if last.is_none_or(|last: DateTime<Utc>| (now - last).abs() >= Duration::hours(1)) {
            last = Some(now);
            once(office, now).await;
        }
    }
}

/// Does what is due at a moment. What fails is logged, and tried again in an hour.
async fn once(office: &Office, now: DateTime<Utc>) {
    let told = |what, done: Result<(), Problem>| {
        if let Err(problem) = done {
            tracing::warn!(what, problem = problem.code.name(), "this could not be done and is tried again");
        }
    };
    told("purge", purge(office, now).await);
    for scheme in office.councils.all() {
        told("reminders", reminders::post(office, scheme, now).await);
        told("expiring visits", expiring::post(&*office.store, scheme, now).await.map_err(Problem::from));
        told("expiry", expiry::record(&*office.store, &*office.rng, scheme, now).await);
        told("plates", plates::forget(&*office.store, &*office.rng, scheme, now).await);
        told("retention", retention::keep_to(office, scheme, now).await);
        told("checks", patrol::keep_to(&*office.store, scheme, now).await.map_err(Problem::from));
        told("audit head", tell_head(office, scheme).await);
    }
}

async fn purge(office: &Office, now: DateTime<Utc>) -> Result<(), Problem> {
    office.store.purge(now, now - tries::window()).await?;
    office.store.forget_deliveries(now - Duration::days(DELIVERY_DAYS)).await?;
    office.store.forget_replies(now - Duration::days(REPLY_DAYS)).await?;
    Ok(office.store.forget_letters(now - Duration::days(LETTER_DAYS)).await?)
}

/// That the end of the audit chain was cut off shows only against a head kept elsewhere: the log is elsewhere.
async fn tell_head(office: &Office, scheme: &Scheme) -> Result<(), Problem> {
    if let Some((place, seal)) = office.store.audit_head(scheme.council.clone()).await? {
        let head = crate::store::audit::Head { council: scheme.council.clone(), place, seal };
        tracing::info!(%head, "the audit chain stands here");
    }
    Ok(())
}
