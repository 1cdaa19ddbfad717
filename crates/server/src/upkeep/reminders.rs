//! Letters about registrations that soon end, or have ended: 14 and 3 days before the last day and on it, after
//! breakfast, and on the day after. The name of a letter holds its stage, so each is posted once.

use crate::letters::{Letter, LetterKind};
use crate::office::Office;
use crate::store::HolderKey;
use chrono::{DateTime, Duration, NaiveDate, Timelike, Utc};
use permit_api::{Arg, Problem};
use permit_rules::registration::Standing;
use permit_rules::{Scheme, day};
use std::collections::BTreeMap;

/// Days before the last day, the longest first.
const STAGES: [i64; 3] = [14, 3, 0];
/// Days after the last day for which it is worth telling.
const LATE: i64 = 7;
/// The local hour from which letters are posted.
const HOUR: u32 = 9;

/// Posts what is due at a moment.
pub async fn post(office: &Office, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Problem> {
    let local = day::local(now, scheme.timezone);
    if local.hour() < HOUR {
        return Ok(());
    }
    for ahead in -LATE..=STAGES[0] {
        let last_day = local.date() + Duration::days(ahead);
        for key in office.store.registered_until(scheme.council.clone(), last_day).await? {
            remind(office, &key, last_day, ahead, now).await?;
        }
    }
    Ok(())
}

async fn remind(
    office: &Office,
    key: &HolderKey,
    last_day: NaiveDate,
    ahead: i64,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let latest = office.store.registrations(key.clone()).await?.into_iter().next();
    if latest.is_some_and(|it| matches!(it.standing, Standing::Submitted { .. })) {
        // The council has the next one already; whoever waits for it need not be pressed.
        return Ok(());
    }
    let stage = STAGES.into_iter().rev().find(|stage| ahead <= *stage).unwrap_or(STAGES[0]);
    let (kind, name, args) = if ahead < 0 {
        (LetterKind::RegistrationEnded, "ended".to_owned(), vec![("since", Arg::Day(last_day))])
    } else {
        let args = vec![("until", Arg::Day(last_day)), ("days", Arg::Number(ahead))];
        (LetterKind::RegistrationEnding, format!("ending-{stage}"), args)
    };
    let args: BTreeMap<_, _> = args.into_iter().map(|(name, arg)| (name.to_owned(), arg)).collect();
    let letters = office.store.members(key.clone()).await?.into_iter().filter_map(|account| {
        Some(Letter {
            id: format!("{name}-{last_day}-{}", account.id),
            council: key.council.clone(),
            to: account.contact()?,
            language: account.language,
            kind,
            args: args.clone(),
            points: Vec::new(),
            not_before: now,
            about: None,
            encloses: None,
        })
    });
    Ok(office.store.post(letters.collect()).await?)
}
