//! Looking after the books by itself: every five minutes at those that were written in, every night at all. A holder
//! whose books do not add up is held fast: nothing of it is changed until somebody has looked.

use super::{Fault, Tally, check, check_one};
use crate::office::Office;
use crate::store::audit::Line;
use crate::store::{HolderKey, Store, Trouble};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use permit_rules::{Scheme, day};
use std::collections::BTreeSet;

/// How often it is looked whether something is due. Often, so that a clock moved by hand is noticed.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(2);
/// How long after the last look the next is due.
const BETWEEN: Duration = Duration::minutes(5);
/// The local hour of the night look.
const HOUR: i64 = 3;
/// Entries of the journal looked at in one go.
const ENTRIES: u32 = 2_000;

/// How far the books have been looked at.
#[derive(Debug, Clone, Copy)]
struct Looked {
    at: DateTime<Utc>,
    night: NaiveDate,
    place: u64,
}

/// Looks when it is due, for ever.
pub async fn run(office: &Office) {
    let mut turns = tokio::time::interval(LOOK_EVERY);
    let mut looked = None;
    let schemes: Vec<_> = office.councils.all().map(|scheme| &**scheme).collect();
    loop {
        turns.tick().await;
        match turn(&*office.store, &schemes, looked, office.clock.now()).await {
            Ok(next) => looked = Some(next),
            Err(trouble) => tracing::warn!(%trouble, "the books could not be looked at; it is tried again"),
        }
    }
}

/// Looks at what is due at a moment, if anything is. Says how far that has come.
async fn turn(
    store: &dyn Store,
    schemes: &[&Scheme],
    looked: Option<Looked>,
    now: DateTime<Utc>,
) -> Result<Looked, Trouble> {
    let zone = schemes.first().map_or(chrono_tz::UTC, |scheme| scheme.timezone);
    let night = (day::local(now, zone) - Duration::hours(HOUR)).date();
    let Some(looked) = looked else {
        return Ok(Looked { at: now, night, place: store.journal_end().await? });
    };
    if night != looked.night {
        let place = store.journal_end().await?;
        let tally = check(store, schemes, now).await?;
        tell(store, &tally, now).await?;
        tracing::info!(
            holders = tally.holders,
            bundles = tally.bundles,
            postings = tally.postings,
            faults = tally.faults.len(),
            "the books were looked through"
        );
        return Ok(Looked { at: now, night, place });
    }
    if (now - looked.at).abs() < BETWEEN {
        return Ok(looked);
    }
    Ok(Looked { at: now, place: touched(store, schemes, looked.place, now).await?, ..looked })
}

/// Looks at the books that were written in after a place of the journal. Says how far the journal goes.
async fn touched(
    store: &dyn Store,
    schemes: &[&Scheme],
    mut place: u64,
    now: DateTime<Utc>,
) -> Result<u64, Trouble> {
    let mut holders = BTreeSet::new();
    loop {
        let found = store.touched(place, ENTRIES).await?;
        holders.extend(found.holders);
        if found.place == place {
            break;
        }
        place = found.place;
        tokio::task::yield_now().await;
    }
    for key in holders {
        // Those of a council that is no longer served are left alone.
        let Some(scheme) = schemes.iter().find(|scheme| scheme.council == key.council) else { continue };
        let tally = check_one(store, key, scheme, now).await?;
        tell(store, &tally, now).await?;
        tokio::task::yield_now().await;
    }
    Ok(place)
}

/// Says in the log what was found, and holds fast whoever it concerns.
///
/// # Errors
/// If the store fails.
async fn tell(store: &dyn Store, tally: &Tally, now: DateTime<Utc>) -> Result<(), Trouble> {
    for Fault { holder: key, what } in &tally.faults {
        tracing::error!(council = %key.council, holder = %key.holder, fault = %what, "books do not add up");
        if what.holds_fast() {
            let line = line(key, "hold_fast", Some(what.to_string()), now);
            store.freeze(key.clone(), Some(what.to_string()), line).await?;
        }
    }
    Ok(())
}

/// Lets a holder go that was held fast. Says whether it was.
///
/// # Errors
/// If the store fails.
pub async fn release(store: &dyn Store, key: HolderKey, now: DateTime<Utc>) -> Result<bool, Trouble> {
    let line = line(&key, "let_go", None, now);
    store.freeze(key, None, line).await
}

fn line(key: &HolderKey, action: &str, note: Option<String>, at: DateTime<Utc>) -> Line {
    Line {
        council: key.council.clone(),
        at,
        account: None,
        action: action.to_owned(),
        holder: Some(key.holder.clone()),
        subject: None,
        note,
    }
}

#[cfg(test)]
mod tests;
