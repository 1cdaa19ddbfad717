//! Answering a request once, inside the writer's transaction: everything is checked before the first write.

use super::{audit, connections, holders, journal, notices, outbox};
use crate::store::rows::{Answered, HolderKey, Judge, Outcome, RequestStamp, Verdict};
use crate::store::{RECENT_DAYS, Trouble};
use chrono::Duration;
use permit_rules::Change;
use rusqlite::Connection;

/// The answer given before, or the judge's, kept.
pub fn decide(
    db: &Connection,
    key: &HolderKey,
    stamp: &RequestStamp,
    judge: &mut Judge,
) -> Result<Outcome, Trouble> {
    if let Some(seen) = journal::find(db, key, stamp)? {
        let same = seen.answered.filter(|_| seen.fingerprint == stamp.fingerprint);
        return Ok(same.map_or(Outcome::Reused, |same| Outcome::Answered(Box::new(same))));
    }
    let Some(held) = holders::load(db, key, stamp.at - Duration::days(RECENT_DAYS), stamp.order.as_ref())?
    else {
        return Ok(Outcome::NoHolder);
    };
    if held.frozen {
        return Ok(Outcome::Answered(Box::new(Answered::frozen(stamp.at))));
    }
    let (changes, answer) = match judge(&held.holder) {
        Ok(verdict) => {
            let Verdict { decision, letters, recalls, audit, visitors } = verdict;
            for about in &recalls {
                outbox::recall(db, &key.council, about)?;
            }
            outbox::post(db, &letters)?;
            audit::append(db, &audit)?;
            (Some((decision.changes, visitors)), Ok(decision.reply))
        }
        Err(problem) => (None, Err(problem)),
    };
    if let Some((changes, visitors)) = &changes {
        holders::write(db, key, &held, changes)?;
        notices::keep(db, key, visitors)?;
        connections::tell_of(db, key, &held, changes, stamp.at)?;
    }
    let changed = changes.as_ref().map(|(changes, _)| (held.version + 1, changes.as_slice()));
    journal::add(db, key, stamp, changed, Some(&answer))?;
    Ok(Outcome::Answered(Box::new(Answered { answer, at: stamp.at })))
}

/// Changes that nobody needs to decide upon, written once.
pub fn credit(
    db: &Connection,
    key: &HolderKey,
    stamp: &RequestStamp,
    changes: &[Change],
) -> Result<bool, Trouble> {
    if journal::find(db, key, stamp)?.is_some() {
        return Ok(false);
    }
    let Some(held) = holders::load(db, key, stamp.at, None)? else {
        return Err(Trouble::Broken("no such holder".to_owned()));
    };
    holders::write(db, key, &held, changes)?;
    journal::add(db, key, stamp, Some((held.version + 1, changes)), None)?;
    Ok(true)
}
