//! A case as a reviewer sees it. Reads only; that somebody looked is noted by whoever shows it.

use super::history;
use crate::calls::Ask;
use crate::calls::record::{Names, record};
use crate::store::{HolderKey, RECENT_DAYS, Session};
use chrono::Duration;
use permit_api::registrations::RegistrationView;
use permit_api::reviews::{AddressMatch, Case, OnRecord, ReviewCase};
use permit_api::stays::ZoneName;
use permit_api::{Code, Problem};
use permit_rules::registration::{Registered, Standing};
use permit_rules::{Holder, Home, Registration};

/// Registrations that are listed at most.
pub const MOST_WAITING: u32 = 200;

/// A registration of a holder of the reviewer's council.
pub struct Found {
    /// Whose.
    pub key: HolderKey,
    /// The holder.
    pub holder: Holder,
    /// The registration: the holder's latest, or an earlier one.
    pub registration: Registration,
}

/// Finds a case.
///
/// # Errors
/// `no_registration` if the reviewer's council has no such case.
pub async fn find(ask: &Ask<'_>, session: &Session, case: &Case) -> Result<Found, Problem> {
    let store = &ask.office.store;
    let key = HolderKey { council: session.council.clone(), holder: case.holder.clone() };
    let unknown = || Problem::new(Code::NoRegistration);
    let recent = ask.now - Duration::days(RECENT_DAYS);
    let holder = store.load(key.clone(), recent).await?.ok_or_else(unknown)?.holder;
    let latest = holder.registration.clone().filter(|it| it.id == case.registration);
    let registration = match latest {
        Some(latest) => latest,
        None => {
            let all = store.registrations(key.clone()).await?;
            all.into_iter().find(|it| it.id == case.registration).ok_or_else(unknown)?
        }
    };
    // What an applicant is still filling in for the first time is nobody else's business.
    if registration.submitted_at.is_none() { Err(unknown()) } else { Ok(Found { key, holder, registration }) }
}

/// Shows a case.
pub async fn show(ask: &Ask<'_>, session: &Session, case: &Case) -> Result<ReviewCase, Problem> {
    let Found { key, holder, registration } = find(ask, session, case).await?;
    let scheme = ask.scheme.as_ref();
    let record = record(ask, &key, registration.id.as_str()).await?;
    let mut names = Names::default();
    let latest = holder.registration.as_ref().is_some_and(|it| it.id == registration.id);
    let decided = registration.before.as_ref().filter(|_| latest && is_decided(&registration.standing));
    let undo_until = decided.map(|before| before.undo_until).filter(|until| ask.now <= *until);
    Ok(ReviewCase {
        case: case.clone(),
        registered: Registered::of(&holder, scheme, ask.now),
        on_record: holder
            .zone
            .is_some()
            .then(|| OnRecord { name: holder.name.clone(), address: holder.home.as_ref().map(address) }),
        address: address_match(ask, session, registration.home.as_ref()),
        zones: scheme.zones.keys().map(|zone| ZoneName::of(zone, scheme)).collect(),
        evidence_rules: scheme.registration.evidence.clone(),
        decidable: latest && matches!(registration.standing, Standing::Submitted { .. }),
        undo_until,
        seen_by: history::seen_by(ask, session, &record, &mut names).await?,
        history: history::events(ask, session, &record, &mut names).await?,
        next: next(ask, session, case).await?,
        registration: RegistrationView::of(&registration, scheme),
        as_of: ask.now,
    })
}

/// An address on one line.
pub fn address(home: &Home) -> String {
    format!("{}, {}", home.line, home.postcode)
}

fn is_decided(standing: &Standing) -> bool {
    match standing {
        Standing::Approved { .. } | Standing::Rejected { .. } | Standing::MoreNeeded { .. } => true,
        Standing::Draft | Standing::Submitted { .. } | Standing::Withdrawn { .. } => false,
    }
}

fn address_match(ask: &Ask<'_>, session: &Session, home: Option<&Home>) -> AddressMatch {
    let uprn = home.and_then(|home| home.uprn.as_deref());
    let list = ask.office.addresses.of(&session.council);
    let found = uprn.and_then(|uprn| list?.with_uprn(uprn));
    found.map_or(AddressMatch::Unlisted, |it| AddressMatch::Listed {
        zone: ZoneName::of(&it.zone, ask.scheme),
    })
}

/// The case that waits after this one, or the first that waits.
async fn next(ask: &Ask<'_>, session: &Session, case: &Case) -> Result<Option<Case>, Problem> {
    let waiting = ask.office.store.waiting(session.council.clone(), MOST_WAITING).await?;
    let cases =
        waiting.into_iter().map(|it| Case { holder: it.key.holder, registration: it.registration.id });
    let mut cases: Vec<_> = cases.collect();
    if let Some(here) = cases.iter().position(|it| it == case) {
        cases.rotate_left(here);
        cases.remove(0);
    }
    Ok(cases.into_iter().next())
}
