//! The applicant's steps: begin, fill in, add and take away documents, send, give up. A rejected registration is made
//! again from what was not refused; a renewal from what is on record.

use super::{
    Evidence, EvidenceKind, Ground, Home, LONGEST_TEXT, PermitClaim, Purpose, Registration, Shortcoming,
    Standing, evidence, permission, review,
};
use crate::scheme::Scheme;
use crate::{Change, Decision, EvidenceId, Holder, Refusal, RegistrationId, Settled, ZoneId};
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeMap;

/// A step of a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Begin.
    Begin {
        /// The registration it shall be.
        id: RegistrationId,
        /// What it is for.
        purpose: Purpose,
    },
    /// Say the name.
    Name(String),
    /// Say the address.
    Home(Home),
    /// Say whether there is a resident permit.
    Permit(PermitClaim),
    /// Add a document that has been examined.
    AddEvidence(Evidence),
    /// Take a document away.
    RemoveEvidence(EvidenceId),
    /// Send it to the council.
    Submit,
    /// Give it up.
    Withdraw,
    /// The council accepts it.
    Approve {
        /// Which.
        id: RegistrationId,
        /// The zone, where the address is not on the council's list.
        zone: Option<ZoneId>,
    },
    /// The council refuses it.
    Reject {
        /// Which.
        id: RegistrationId,
        /// Why.
        ground: Ground,
        /// What is wrong with which document.
        refused: BTreeMap<EvidenceId, Shortcoming>,
        /// The reviewer's words.
        note: String,
    },
    /// The council asks for one document more.
    AskMore {
        /// Which.
        id: RegistrationId,
        /// For which kind; none leaves the choice.
        kind: Option<EvidenceKind>,
        /// The reviewer's words.
        note: String,
    },
    /// The council takes its decision back.
    Undo {
        /// Which.
        id: RegistrationId,
    },
}

/// What a step leads to.
pub(crate) fn decide(
    holder: &Holder,
    step: &Step,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    match step {
        Step::Begin { id, purpose } => {
            permission::begin(holder, *purpose, scheme, now)?;
            Ok(filed(begin(holder, id, *purpose, scheme, now)))
        }
        Step::Name(name) => fill(holder, |it| {
            it.name = Some(text(name, Refusal::NameMissing)?);
            it.permit.take_if(|claim| claim.number.is_some());
            Ok(())
        }),
        Step::Home(home) => fill(holder, |it| {
            let line = text(&home.line, Refusal::HomeMissing)?;
            it.home = Some(Home { line, ..home.clone() });
            it.permit.take_if(|claim| claim.number.is_some());
            Ok(())
        }),
        Step::Permit(claim) => fill(holder, |it| {
            it.permit = Some(believed(claim, scheme)?);
            Ok(())
        }),
        Step::AddEvidence(added) => fill(holder, |it| {
            evidence::check(it, added, scheme, now)?;
            it.redo.remove(&added.kind);
            it.evidence.push(added.clone());
            Ok(())
        }),
        Step::RemoveEvidence(id) => fill(holder, |it| {
            let before = it.evidence.len();
            it.evidence.retain(|evidence| evidence.id != *id);
            if it.evidence.len() == before { Err(Refusal::UnknownEvidence) } else { Ok(()) }
        }),
        Step::Submit => submit(holder, scheme, now),
        Step::Withdraw => {
            let open = holder.registration.as_ref().filter(|it| it.is_under_way());
            let mut registration = open.ok_or(Refusal::NoRegistration)?.clone();
            registration.standing = Standing::Withdrawn { at: now };
            registration.before = None;
            Ok(filed(registration))
        }
        Step::Approve { id, zone } => review::approve(holder, id, zone.as_ref(), scheme, now),
        Step::Reject { id, ground, refused, note } => review::reject(holder, id, *ground, refused, note, now),
        Step::AskMore { id, kind, note } => review::ask_more(holder, id, *kind, note, scheme, now),
        Step::Undo { id } => review::undo(holder, id, now),
    }
}

/// The decision that leaves a registration as given and changes nothing else.
pub(super) fn filed(registration: Registration) -> Decision {
    Decision {
        changes: vec![Change::Filed { registration: registration.clone() }],
        reply: Settled::Registration(Box::new(registration)),
    }
}

/// A claim as it counts: only a number can be on record, and only where the scheme asks for one.
fn believed(claim: &PermitClaim, scheme: &Scheme) -> Result<PermitClaim, Refusal> {
    let given = claim.number.as_deref().filter(|number| !number.trim().is_empty());
    let number = given.map(|number| text(number, Refusal::RegistrationUnfinished)).transpose()?;
    let on_record = claim.on_record && number.is_some() && scheme.registration.resident_permit_exempts;
    Ok(PermitClaim { number, on_record })
}

/// A text a person typed, fit to keep.
pub(super) fn text(typed: &str, missing: Refusal) -> Result<String, Refusal> {
    let visible: String = typed.chars().filter(|c| !c.is_control()).collect();
    let kept = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if kept.is_empty() {
        return Err(missing);
    }
    if kept.chars().count() > LONGEST_TEXT {
        return Err(Refusal::TextTooLong { max: u32::try_from(LONGEST_TEXT).unwrap_or(u32::MAX) });
    }
    Ok(kept)
}

fn begin(
    holder: &Holder,
    id: &RegistrationId,
    purpose: Purpose,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Registration {
    let mut new = Registration {
        id: id.clone(),
        purpose,
        name: holder.name.clone(),
        home: holder.home.clone(),
        permit: None,
        evidence: Vec::new(),
        standing: Standing::Draft,
        began_at: now,
        submitted_at: None,
        redo: BTreeMap::new(),
        before: None,
    };
    match purpose {
        Purpose::First | Purpose::Renewal => {}
        Purpose::Move => new.home = None,
        Purpose::Name => new.name = None,
    }
    let rejected = holder.registration.as_ref().filter(|it| it.purpose == purpose);
    if let Some(before) = rejected
        && let Standing::Rejected { at, ground, .. } = before.standing
    {
        reopen(&mut new, before, (at, ground), scheme, now);
    }
    new
}

/// Takes over from a rejected registration what was not refused.
fn reopen(
    new: &mut Registration,
    rejected: &Registration,
    (at, ground): (DateTime<Utc>, Ground),
    scheme: &Scheme,
    now: DateTime<Utc>,
) {
    new.name = rejected.name.clone();
    new.permit = rejected.permit.clone();
    new.home = match ground {
        Ground::Documents => rejected.home.clone(),
        Ground::NotInZone | Ground::NotEligible | Ground::NotMainHome => None,
    };
    // After that the documents are gone, and there would be nothing to look at.
    let kept = now < at + Duration::days(scheme.registration.keep_evidence_days.into());
    for evidence in &rejected.evidence {
        if let Some(shortcoming) = evidence.refused {
            new.redo.insert(evidence.kind, shortcoming);
            continue;
        }
        // What has meanwhile become too old has to be given anew as well.
        match evidence::check(new, evidence, scheme, now) {
            Ok(()) if kept => new.evidence.push(evidence.clone()),
            Ok(()) => {}
            Err(Refusal::EvidenceTooOld { .. }) => {
                new.redo.entry(evidence.kind).or_insert(Shortcoming::TooOld);
            }
            Err(_) => {}
        }
    }
}

/// Changes a registration that the applicant can still change.
fn fill(
    holder: &Holder,
    change: impl FnOnce(&mut Registration) -> Result<(), Refusal>,
) -> Result<Decision, Refusal> {
    let registration = holder.registration.as_ref().filter(|it| it.is_under_way());
    let mut registration = registration.ok_or(Refusal::NoRegistration)?.clone();
    if !registration.is_open() {
        return Err(Refusal::RegistrationSent);
    }
    change(&mut registration)?;
    Ok(filed(registration))
}

fn submit(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Result<Decision, Refusal> {
    let registration = holder.registration.as_ref().filter(|it| it.is_under_way());
    let registration = registration.ok_or(Refusal::NoRegistration)?;
    if !registration.is_open() {
        return Err(Refusal::RegistrationSent);
    }
    if !registration.tasks(scheme).all_done() {
        return Err(Refusal::RegistrationUnfinished);
    }
    if registration.standing == Standing::Draft && !registration.proved_by_record() {
        evidence::still_fits(registration, scheme, now)?;
    }
    let answer_by = now + Duration::hours(scheme.registration.target_hours.into());
    let mut sent = registration.clone();
    sent.standing = Standing::Submitted { at: now, answer_by };
    sent.submitted_at = Some(now);
    sent.before = None;
    let zone = sent.home.as_ref().and_then(|home| home.zone.as_ref());
    // The council's own record is proof enough: nobody has to look.
    if sent.proved_by_record() && zone.is_some_and(|zone| scheme.zones.contains_key(zone)) {
        return review::accept(holder, sent, None, scheme, now).map(|mut decision| {
            review::forbid_undo(&mut decision);
            decision
        });
    }
    Ok(filed(sent))
}
