//! Word that a stay is about to end: to residents who have chosen it, and to visitors whose number was given with the
//! stay. Driven from the stays as they are, so that it holds for every channel and moves with the end.
//!
//! A notice is written down in the transaction that posts its letter: after a crash it is found posted, or due.

use crate::letters::{Contact, Letter, LetterKind};
use crate::office::Office;
use crate::store::{Account, Ending, HolderKey, Notice, NoticeOutcome, NoticeWay, VisitorNumber};
use chrono::{DateTime, Duration, Utc};
use permit_api::stays::ZoneName;
use permit_api::words::Lang;
use permit_api::{Arg, Problem};
use permit_rules::notice::{MINUTES, can_be_told, is_quiet, told_at};
use permit_rules::{Scheme, Stay};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How often it is looked whether it is time. Often, so that a clock moved by hand is noticed.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(2);
/// How often ends are looked for.
const TURN: Duration = Duration::seconds(20);
/// How far ahead ends are looked for by day: further than anybody is told before.
const AHEAD: Duration = Duration::hours(3);
/// How far ahead they are looked for when the quiet hours are near, or some hours after.
const OVER_NIGHT: Duration = Duration::hours(26);
/// For how long texts count.
const DAY: Duration = Duration::hours(24);
/// The name under which a visitor is told.
const VISITOR: &str = "visitor";

/// Looks for ends, for ever.
pub async fn run(office: &Office) {
    let mut turns = tokio::time::interval(LOOK_EVERY);
    let mut last = None;
    loop {
        turns.tick().await;
        let now = office.clock.now();
        if last.is_some_and(|last: DateTime<Utc>| (now - last).abs() < TURN) {
            continue;
        }
        last = Some(now);
        for scheme in office.councils.all() {
            if let Err(problem) = turn(office, scheme, now).await {
                let problem = problem.code.name();
                tracing::warn!(problem, "ends of stays could not be told and are looked for again");
            }
        }
    }
}

/// Tells what is due at a moment, and forgets the numbers of visitors whose stay is over.
pub async fn turn(office: &Office, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Problem> {
    let store = &office.store;
    let forgotten = store.forget_visitors(scheme.council.clone(), now, now - DAY).await?;
    if forgotten > 0 {
        tracing::info!(council = %scheme.council, forgotten, "numbers of visitors were forgotten");
    }
    if is_quiet(now, scheme) {
        return Ok(());
    }
    // What falls into the quiet hours is told an hour before them.
    let near_night = is_quiet(now + Duration::hours(1), scheme);
    let until = now + if near_night { OVER_NIGHT } else { AHEAD };
    for ending in store.ending(scheme.council.clone(), now, until).await? {
        tell(office, scheme, &ending, now).await?;
    }
    Ok(())
}

async fn tell(office: &Office, scheme: &Scheme, of: &Ending, now: DateTime<Utc>) -> Result<(), Problem> {
    let is_due = |minutes| {
        can_be_told(&of.stay, scheme, now) && told_at(&of.stay, minutes, scheme).is_some_and(|at| at <= now)
    };
    if let Some(visitor) = &of.visitor
        && !of.told.contains(VISITOR)
        && is_due(scheme.notices.visitor_minutes)
    {
        let VisitorNumber { mobile, language, .. } = visitor.clone();
        let to = (Contact::Mobile(mobile), language);
        post(office, scheme, of, (VISITOR.to_owned(), LetterKind::VisitEnding, to), now).await?;
    }
    if !MINUTES.into_iter().any(is_due) {
        return Ok(());
    }
    for account in office.store.members(of.key.clone()).await? {
        let whom = format!("account {}", account.id);
        let chosen = office.store.notice_choice(of.key.council.clone(), account.id.clone()).await?;
        let Some(choice) = chosen.filter(|it| !of.told.contains(&whom) && is_due(it.minutes)) else {
            continue;
        };
        if let Some(to) = contact(&account, choice.way) {
            post(office, scheme, of, (whom, LetterKind::StayEnding, (to, account.language)), now).await?;
        }
    }
    Ok(())
}

/// Where somebody is told: by the way they chose, or by e-mail where the mobile has gone since.
pub fn contact(account: &Account, way: NoticeWay) -> Option<Contact> {
    match way {
        NoticeWay::Email => account.email.clone().map(Contact::Email),
        NoticeWay::Text => account.mobile.clone().map(Contact::Mobile).or_else(|| account.contact()),
    }
}

async fn post(
    office: &Office,
    scheme: &Scheme,
    of: &Ending,
    (whom, kind, (to, language)): (String, LetterKind, (Contact, Lang)),
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let letter = Letter {
        id: format!("{}-{}", kind.name(), digest(&of.key, &of.stay, &whom)),
        council: of.key.council.clone(),
        to,
        language,
        kind,
        args: [
            ("plate", Arg::Text(of.stay.vrn.spaced())),
            ("zone", Arg::Text(ZoneName::of(&of.stay.zone, scheme).name)),
            ("ends", Arg::Until(of.stay.end)),
        ]
        .map(|(name, arg)| (name.to_owned(), arg))
        .into(),
        points: Vec::new(),
        not_before: now,
        about: None,
        encloses: None,
    };
    let notice = Notice {
        key: of.key.clone(),
        stay: of.stay.clone(),
        whom,
        letter,
        most_texts: scheme.notices.texts_a_day,
        since: now - DAY,
        at: now,
    };
    match office.store.tell_end(notice).await? {
        NoticeOutcome::Told | NoticeOutcome::Nothing => {}
        NoticeOutcome::TooMany => {
            tracing::warn!(council = %scheme.council, "a holder has had as many texts about ends as a day allows");
        }
    }
    Ok(())
}

/// The same for the same end and person, telling nothing: letters' names are logged.
fn digest(key: &HolderKey, stay: &Stay, whom: &str) -> String {
    let end = stay.end.timestamp_millis().to_string();
    let parts = [key.council.as_str(), key.holder.as_str(), stay.id.as_str(), &end, whom];
    let digest = parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part).chain_update([0]));
    let mut text = String::with_capacity(32);
    for byte in &digest.finalize()[..16] {
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text
}
