//! Forgetting documents and drafts when their time is over. What was sent goes as soon as a decision stands; the pages
//! drawn from it some days later, as the scheme says; what no registration names goes at once.

use crate::calls::papers;
use crate::documents::{Astray, Mishap};
use crate::office::Office;
use crate::store::audit::Line;
use crate::store::{HolderKey, PaperRow, RequestStamp, Trouble, Verdict};
use chrono::{DateTime, Duration, Utc};
use permit_api::{Code, Problem};
use permit_rules::registration::{Standing, Step};
use permit_rules::{Command, Holder, Registration, RequestId, Scheme};
use std::collections::BTreeSet;

/// Documents looked at in one go.
const PAGE: u32 = 200;
/// How long a decision can be taken back, and a little more.
const SECOND_THOUGHTS: Duration = Duration::minutes(2);
/// How long an upload may take, or a document lie between vault and registration.
const UNDER_WAY: Duration = Duration::hours(24);

/// Forgets what is due at a moment.
pub async fn keep_to(office: &Office, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Problem> {
    let mut after = None;
    loop {
        let rows = office.store.papers(scheme.council.clone(), after.take(), PAGE).await?;
        let last = rows.last().map(|row| (row.key.clone(), row.evidence.clone()));
        for row in &rows {
            look_at(office, scheme, row, now).await?;
        }
        if rows.len() < PAGE as usize {
            break;
        }
        after = last;
    }
    give_up_drafts(office, scheme, now).await?;
    forget_uploads(office, scheme, now).await
}

/// What may still be kept of a document.
enum Keep {
    All,
    Pages,
    Nothing,
}

async fn look_at(
    office: &Office,
    scheme: &Scheme,
    row: &PaperRow,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let registrations = office.store.registrations(row.key.clone()).await?;
    let named = registrations.iter().filter(|it| it.evidence.iter().any(|it| it.id == row.evidence));
    let keep = named.map(|registration| allowed(registration, scheme, now));
    let just_added = row.added_at > now - UNDER_WAY;
    let keep = keep.reduce(|a, b| match (a, b) {
        (Keep::All, _) | (_, Keep::All) => Keep::All,
        (Keep::Pages, _) | (_, Keep::Pages) => Keep::Pages,
        (Keep::Nothing, Keep::Nothing) => Keep::Nothing,
    });
    match keep {
        Some(Keep::All) => Ok(()),
        Some(Keep::Pages) if row.original => forget_original(office, row, now).await,
        Some(Keep::Pages) => Ok(()),
        None if just_added => Ok(()),
        None | Some(Keep::Nothing) => {
            papers::forget(office, &row.key, &row.evidence).await?;
            note(office, row, "document_forgotten", now).await
        }
    }
}

/// What a registration that names a document lets be kept of it.
fn allowed(registration: &Registration, scheme: &Scheme, now: DateTime<Utc>) -> Keep {
    let decided = match registration.standing {
        Standing::Draft | Standing::Submitted { .. } | Standing::MoreNeeded { .. } => return Keep::All,
        Standing::Withdrawn { .. } => return Keep::Nothing,
        Standing::Approved { at, .. } | Standing::Rejected { at, .. } => at,
    };
    if now <= decided + SECOND_THOUGHTS {
        Keep::All
    } else if now <= decided + Duration::days(scheme.registration.keep_evidence_days.into()) {
        Keep::Pages
    } else {
        Keep::Nothing
    }
}

async fn forget_original(office: &Office, row: &PaperRow, now: DateTime<Utc>) -> Result<(), Problem> {
    if let Ok(id) = row.document.parse() {
        office.documents.forget_original(&id).await.map_err(broken)?;
    }
    office.store.put_paper(PaperRow { original: false, ..row.clone() }).await?;
    note(office, row, "original_forgotten", now).await
}

fn broken(mishap: Mishap) -> Trouble {
    Trouble::Broken(mishap.to_string())
}

async fn note(office: &Office, row: &PaperRow, action: &str, now: DateTime<Utc>) -> Result<(), Problem> {
    let line = Line {
        council: row.key.council.clone(),
        at: now,
        account: None,
        action: action.to_owned(),
        holder: Some(row.key.holder.clone()),
        subject: Some(row.evidence.to_string()),
        note: None,
    };
    Ok(office.store.note(vec![line]).await?)
}

/// Gives up drafts that were never sent; their documents go with the next look.
async fn give_up_drafts(office: &Office, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Problem> {
    let before = now - Duration::days(scheme.registration.keep_draft_days.into());
    for draft in office.store.drafts_before(scheme.council.clone(), before).await? {
        withdraw(office, scheme, draft.key, &draft.registration, now).await?;
    }
    Ok(())
}

async fn withdraw(
    office: &Office,
    scheme: &Scheme,
    key: HolderKey,
    draft: &Registration,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let request =
        RequestId::try_from(format!("lapse-{}", draft.id.as_str().chars().take(60).collect::<String>()));
    let Ok(request) = request else { return Ok(()) };
    let stamp = RequestStamp {
        request,
        fingerprint: [0; 32],
        operation: "withdraw_registration",
        account: None,
        channel: None,
        at: now,
        order: None,
    };
    let (scheme, id) = (scheme.clone(), draft.id.clone());
    let judge = move |holder: &Holder| {
        // It may have been sent, or another begun, since it was looked up.
        let same =
            holder.registration.as_ref().is_some_and(|it| it.id == id && it.standing == Standing::Draft);
        if !same {
            return Err(Problem::new(Code::NoRegistration));
        }
        let decided = permit_rules::decide(holder, &Command::Register(Step::Withdraw), &scheme, now)?;
        Ok(Verdict::from(decided))
    };
    office.store.decide(key, stamp, Box::new(judge)).await?;
    Ok(())
}

/// Forgets uploads that nobody finished in time.
async fn forget_uploads(office: &Office, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Problem> {
    for row in office.store.uploads_before(scheme.council.clone(), now - UNDER_WAY).await? {
        if let Ok(slot) = row.slot.parse() {
            match office.quarantine.delete(slot).await {
                Ok(()) | Err(Astray::Unknown) => {}
                Err(astray) => return Err(Trouble::Broken(astray.to_string()).into()),
            }
        }
        office.store.drop_upload(row.key, row.evidence).await?;
    }
    Ok(())
}

/// Removes what was sent of uploads that have no row. Only for a start, when none is under way.
pub async fn sweep(office: &Office) -> Result<(), Problem> {
    let mut named = BTreeSet::new();
    for scheme in office.councils.all() {
        let all = office.store.uploads_before(scheme.council.clone(), DateTime::<Utc>::MAX_UTC).await?;
        named.extend(all.into_iter().map(|row| row.slot));
    }
    let swept = office.quarantine.keep_only(named).await;
    swept.map_err(|astray| Trouble::Broken(astray.to_string()))?;
    Ok(())
}
