//! What officers asked: put on record as a number for each device and day, without plates, and forgotten when its time is
//! over.

use crate::store::audit::Line;
use crate::store::{Store, Trouble};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use permit_rules::{Scheme, day};

/// How many days back it is looked whether a day has been put on record: a server may have been away.
const DAYS_BACK: u32 = 7;

/// Puts the days that are over on record, once each, and forgets what is too old.
pub async fn keep_to(store: &dyn Store, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Trouble> {
    let today = day::of(now, scheme.timezone);
    for back in (1..=DAYS_BACK).rev() {
        count(store, scheme, today - Duration::days(back.into()), now).await?;
    }
    let before = now - Duration::days(scheme.enforcement.keep_check_days.into());
    let forgotten = store.forget_checks(scheme.council.clone(), before).await?;
    if forgotten > 0 {
        tracing::info!(council = %scheme.council, forgotten, "checks of plates were forgotten");
    }
    Ok(())
}

async fn count(
    store: &dyn Store,
    scheme: &Scheme,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Trouble> {
    let council = scheme.council.clone();
    let subject = format!("checks-{day}");
    if !store.record_of(council.clone(), subject.clone()).await?.is_empty() {
        return Ok(());
    }
    let (from, until) = (day::begins(day, scheme.timezone), day::ends(day, scheme.timezone));
    let counts = store.count_checks(council.clone(), from, until).await?;
    let line = |(officer, checks): (String, u64)| Line {
        council: council.clone(),
        at: now,
        account: None,
        action: "check_plate".to_owned(),
        holder: None,
        subject: Some(subject.clone()),
        note: Some(format!("{officer}: {checks}")),
    };
    let lines: Vec<_> = counts.into_iter().map(line).collect();
    if lines.is_empty() { Ok(()) } else { store.note(lines).await }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::conformance::fixture::{SCHEME, memory, sqlite};
    use crate::store::{Check, Finding, Pace};

    fn check(officer: &str, plate: &str, at: &str) -> Check {
        let at = at.parse().unwrap();
        Check {
            council: SCHEME.council.clone(),
            officer: officer.to_owned(),
            zone: "kite".parse().unwrap(),
            vrn: permit_rules::Vrn::read(plate).unwrap(),
            about: at,
            finding: Finding::Nothing,
            until: None,
            at,
        }
    }

    #[tokio::test]
    async fn each_day_is_counted_once_and_checks_are_forgotten_in_their_time() {
        let (file, _folder) = sqlite();
        for store in [memory(), file] {
            let (council, pace) = (SCHEME.council.clone(), Pace { most: 100, since: DateTime::UNIX_EPOCH });
            // Sunday 25 October 2026 lasts 25 hours: from 23:00 UTC on Saturday to midnight UTC on Sunday.
            for (officer, at) in [
                ("A", "2026-10-24T22:59:59Z"),
                ("A", "2026-10-24T23:00:00Z"),
                ("B", "2026-10-25T23:59:59Z"),
                ("A", "2026-10-25T12:00:00Z"),
                ("A", "2026-10-26T00:00:00Z"),
            ] {
                store.keep_check(check(officer, "AB12 CDE", at), pace).await.unwrap();
            }
            let told = async |day: &str| {
                let record = store.record_of(council.clone(), format!("checks-{day}")).await.unwrap();
                record.into_iter().map(|it| it.line.note.unwrap()).collect::<Vec<_>>()
            };
            let turn = async |now: &str| keep_to(&*store, &SCHEME, now.parse().unwrap()).await.unwrap();
            turn("2026-10-25T23:59:59Z").await;
            assert_eq!(told("2026-10-24").await, ["A: 1"]);
            assert_eq!(told("2026-10-25").await, [""; 0], "the day is not over");
            for now in ["2026-10-26T00:00:00Z", "2026-10-26T01:00:00Z", "2026-11-01T00:00:00Z"] {
                turn(now).await;
                assert_eq!(told("2026-10-25").await, ["A: 2", "B: 1"], "{now}");
            }
            assert_eq!(told("2026-10-24").await, ["A: 1"]);
            assert_eq!(told("2026-10-26").await, ["A: 1"], "some days late");
            // 30 days, to the second.
            let left = async || {
                let vrn = permit_rules::Vrn::read("AB12 CDE").unwrap();
                store.checks_of_plate(council.clone(), vrn).await.unwrap().len()
            };
            for (now, kept) in [
                ("2026-11-23T22:59:59Z", 5),
                ("2026-11-23T23:00:00Z", 4),
                ("2026-11-24T12:00:00Z", 3),
                ("2026-11-25T00:00:01Z", 0),
            ] {
                turn(now).await;
                assert_eq!(left().await, kept, "{now}");
            }
            let chain = store.chain(council.clone(), 0, 100).await.unwrap();
            assert!(chain.iter().all(|it| !format!("{:?}", it.line).contains("AB12")), "no plates on record");
        }
    }
}
