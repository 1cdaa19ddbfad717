//! One plate in one place. The answer leaves only after it has been kept what was asked and told.

use super::{officer, place};
use crate::calls::Ask;
use crate::store::{Check, Finding, Pace};
use chrono::{DateTime, Duration, Utc};
use permit_api::enforcement::{CheckPlate, PlateCheck};
use permit_api::plates::PlateSuggestion;
use permit_api::stays::ZoneName;
use permit_api::{Arg, Code, Problem};
use permit_rules::Vrn;
use permit_rules::enforcement::{Right, Verdict, verdict};

/// How long ago a vehicle may have stood there.
const BACK: Duration = Duration::minutes(30);
/// By how much the device's clock may be ahead.
const AHEAD: Duration = Duration::minutes(5);
/// The stretch of time in which checks of a device are counted, and the most in it: two a second, all the time.
const WINDOW: Duration = Duration::minutes(5);
const MOST: u32 = 600;
/// The most plates that are nearly the one asked about.
const NEAR: u32 = 5;

pub async fn answer(ask: &Ask<'_>, input: CheckPlate) -> Result<PlateCheck, Problem> {
    let (store, scheme, key) = (&ask.office.store, ask.scheme.as_ref(), officer(ask)?);
    let vrn = Vrn::read(&input.plate)?;
    let about = moment(input.at, ask.now)?;
    let zone = place::zone(ask, key, &input.place)?;
    let grace = Duration::minutes(scheme.enforcement.grace_minutes.into());
    let stays = store.stays_of_plate(key.council.clone(), vrn.clone(), about - grace).await?;
    let verdict = verdict(&stays, &zone.id, scheme, about);
    let mut told = PlateCheck::of(&vrn, &verdict, zone.clone(), about, ask.now);
    if !told.allowed {
        let near = store.near(key.council.clone(), zone.id.clone(), vrn.clone(), about, NEAR).await?;
        told.near_matches = near.iter().map(PlateSuggestion::of).collect();
    }
    keep(ask, &key.name, vrn, zone, &verdict, about).await?;
    Ok(told)
}

async fn keep(
    ask: &Ask<'_>,
    officer: &str,
    vrn: Vrn,
    zone: ZoneName,
    verdict: &Verdict<'_>,
    about: DateTime<Utc>,
) -> Result<(), Problem> {
    let check = Check {
        council: ask.scheme.council.clone(),
        officer: officer.to_owned(),
        zone: zone.id,
        vrn,
        about,
        finding: finding(verdict),
        until: verdict.right.until().or(verdict.grace_until),
        at: ask.now,
    };
    let pace = Pace { most: MOST, since: ask.now - WINDOW };
    match ask.office.store.keep_check(check, pace).await? {
        None => Ok(()),
        Some(oldest) => {
            let seconds = u32::try_from((oldest + WINDOW - ask.now).num_seconds() + 1).unwrap_or(1);
            Err(Problem::new(Code::TooManyTries).retry_after(seconds))
        }
    }
}

fn finding(verdict: &Verdict<'_>) -> Finding {
    match verdict.right {
        Right::Stay(_) => Finding::Stay,
        Right::ZoneFree { .. } => Finding::ZoneFree,
        Right::Nothing if verdict.grace_until.is_some() => Finding::Grace,
        Right::Nothing => Finding::Nothing,
    }
}

fn moment(at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<DateTime<Utc>, Problem> {
    let (earliest, latest) = (now - BACK, now + AHEAD);
    match at {
        None => Ok(now),
        Some(at) if earliest <= at && at <= latest => Ok(at),
        Some(_) => Err(Problem::new(Code::TimeOutOfReach)
            .with("earliest", Arg::Time(earliest))
            .with("latest", Arg::Time(latest))),
    }
}
