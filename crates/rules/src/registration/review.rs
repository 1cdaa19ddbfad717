//! The council's steps: accept, refuse, ask for more, and take a decision back within a minute. A registration that
//! has been decided cannot be decided again, whoever asks.

use super::apply::{filed, text};
use super::{Before, EvidenceKind, Ground, Home, LONGEST_TEXT, Purpose, Registration, Shortcoming, Standing};
use crate::scheme::{OnMove, Scheme};
use crate::{
    Bundle, BundleId, Change, Decision, EvidenceId, Holder, Refusal, RegistrationId, Settled, ZoneId, day,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::collections::BTreeMap;

/// How long a decision can be taken back.
const SECOND_THOUGHTS: Duration = Duration::minutes(1);

pub(super) fn approve(
    holder: &Holder,
    id: &RegistrationId,
    zone: Option<&ZoneId>,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    accept(holder, waiting(holder, id)?.clone(), zone, scheme, now)
}

/// Accepts a registration that has been sent.
pub(super) fn accept(
    holder: &Holder,
    sent: Registration,
    zone: Option<&ZoneId>,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let mut home = sent.home.clone().ok_or(Refusal::RegistrationUnfinished)?;
    let name = sent.name.clone().ok_or(Refusal::RegistrationUnfinished)?;
    home.zone = zone.or(home.zone.as_ref()).cloned();
    let zone = home.zone.clone().filter(|zone| scheme.zones.contains_key(zone));
    let zone = zone.ok_or(Refusal::ZoneNeeded)?;
    let until = term(holder, &sent, scheme, now);
    let ended = ended_by_move(holder, &sent, scheme, now);
    let mut accepted = sent.clone();
    accepted.before = Some(Box::new(Before {
        bundles: ended
            .iter()
            .filter_map(|it| Some((it.id.clone(), holder.bundles.get(&it.id)?.last_day)))
            .collect(),
        ..before(holder, &sent, now)
    }));
    accepted.standing = Standing::Approved { at: now, until };
    accepted.home = Some(home.clone());
    let mut changes = vec![
        Change::Home { home: Some(home), name: Some(name), zone: Some(zone) },
        Change::Registration { until },
    ];
    changes.extend(ended.into_iter().map(|bundle| Change::Bundle { bundle }));
    changes.push(Change::Filed { registration: accepted.clone() });
    Ok(Decision { changes, reply: Settled::Registration(Box::new(accepted)) })
}

/// Takes back the chance to undo: nobody made the decision.
pub(super) fn forbid_undo(decision: &mut Decision) {
    for change in &mut decision.changes {
        if let Change::Filed { registration } = change {
            registration.before = None;
        }
    }
    if let Settled::Registration(registration) = &mut decision.reply {
        registration.before = None;
    }
}

/// The last day of the registration after it is accepted. A renewal goes on from the term that runs, without a gap.
/// The seed: "Visitor Permit registration is valid for 3 months".
fn term(holder: &Holder, sent: &Registration, scheme: &Scheme, now: DateTime<Utc>) -> Option<NaiveDate> {
    if sent.proved_by_record() {
        return None;
    }
    let today = day::of(now, scheme.timezone);
    let from = match sent.purpose {
        Purpose::Renewal => holder.registered_until.map_or(today, |until| until.max(today)),
        Purpose::First | Purpose::Move => today,
        Purpose::Name => return holder.registered_until,
    };
    Some(day::months_later(from, scheme.registration.valid_months))
}

/// Whether accepting it takes the holder to another address, whatever it was begun for.
fn moves(holder: &Holder, sent: &Registration) -> bool {
    let same = |old: &Home, new: &Home| match (&old.uprn, &new.uprn) {
        (Some(old), Some(new)) => old == new,
        (Some(_) | None, None) | (None, Some(_)) => (&old.line, &old.postcode) == (&new.line, &new.postcode),
    };
    let known = holder.home.as_ref().zip(sent.home.as_ref());
    sent.purpose == Purpose::Move || known.is_some_and(|(old, new)| !same(old, new))
}

/// The bundles that a move ends, where the scheme does not let visits move along.
fn ended_by_move(holder: &Holder, sent: &Registration, scheme: &Scheme, now: DateTime<Utc>) -> Vec<Bundle> {
    if !moves(holder, sent) || scheme.registration.on_move == OnMove::KeepVisits {
        return Vec::new();
    }
    let today = day::of(now, scheme.timezone);
    let open = holder.bundles.values().filter(|bundle| bundle.last_day >= today && bundle.available() > 0);
    open.map(|bundle| Bundle { last_day: today.pred_opt().unwrap_or(today), ..bundle.clone() }).collect()
}

pub(super) fn reject(
    holder: &Holder,
    id: &RegistrationId,
    ground: Ground,
    refused: &BTreeMap<EvidenceId, Shortcoming>,
    note: &str,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let sent = waiting(holder, id)?;
    let mut rejected = sent.clone();
    for (evidence, shortcoming) in refused {
        let found = rejected.evidence.iter_mut().find(|it| it.id == *evidence);
        found.ok_or(Refusal::UnknownEvidence)?.refused = Some(*shortcoming);
    }
    let note = remark(note)?;
    let faulty = rejected.evidence.iter().any(|it| it.refused.is_some());
    if ground == Ground::Documents && !faulty {
        return Err(Refusal::ReasonMissing);
    }
    rejected.before = Some(Box::new(before(holder, sent, now)));
    rejected.standing = Standing::Rejected { at: now, ground, note };
    Ok(filed(rejected))
}

pub(super) fn ask_more(
    holder: &Holder,
    id: &RegistrationId,
    kind: Option<EvidenceKind>,
    note: &str,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let sent = waiting(holder, id)?;
    let taken = |kind| scheme.registration.evidence.iter().any(|rule| rule.kind == kind);
    if kind.is_some_and(|kind| !taken(kind)) {
        return Err(Refusal::EvidenceNotTaken);
    }
    let note = text(note, Refusal::ReasonMissing)?;
    let mut asked = sent.clone();
    asked.before = Some(Box::new(before(holder, sent, now)));
    asked.standing = Standing::MoreNeeded { at: now, kind, note };
    Ok(filed(asked))
}

pub(super) fn undo(holder: &Holder, id: &RegistrationId, now: DateTime<Utc>) -> Result<Decision, Refusal> {
    // Where another registration has been begun since, there is no way back either.
    let decided = known(holder, id).map_err(|_| Refusal::NothingToUndo)?;
    let before = decided.before.as_deref().ok_or(Refusal::NothingToUndo)?;
    if now > before.undo_until {
        return Err(Refusal::UndoTooLate { until: before.undo_until });
    }
    let mut restored = decided.clone();
    restored.standing = before.standing.clone();
    restored.before = None;
    let mut changes = Vec::new();
    match decided.standing {
        Standing::Approved { .. } => {
            let Before { home, name, zone, registered_until, bundles, .. } = before.clone();
            changes.push(Change::Home { home, name, zone });
            changes.push(Change::Registration { until: registered_until });
            changes.extend(bundles.iter().filter_map(|(id, last_day)| revived(holder, id, *last_day)));
        }
        Standing::Rejected { .. } => restored.evidence.iter_mut().for_each(|it| it.refused = None),
        Standing::MoreNeeded { .. } => {}
        Standing::Draft | Standing::Submitted { .. } | Standing::Withdrawn { .. } => {
            return Err(Refusal::NothingToUndo);
        }
    }
    changes.push(Change::Filed { registration: restored.clone() });
    Ok(Decision { changes, reply: Settled::Registration(Box::new(restored)) })
}

fn revived(holder: &Holder, id: &BundleId, last_day: NaiveDate) -> Option<Change> {
    let bundle = holder.bundles.get(id)?;
    Some(Change::Bundle { bundle: Bundle { last_day, ..bundle.clone() } })
}

fn before(holder: &Holder, sent: &Registration, now: DateTime<Utc>) -> Before {
    Before {
        undo_until: now + SECOND_THOUGHTS,
        standing: sent.standing.clone(),
        home: holder.home.clone(),
        name: holder.name.clone(),
        zone: holder.zone.clone(),
        registered_until: holder.registered_until,
        bundles: BTreeMap::new(),
    }
}

/// A remark, which may be empty.
fn remark(note: &str) -> Result<String, Refusal> {
    let missing = Refusal::TextTooLong { max: u32::try_from(LONGEST_TEXT).unwrap_or(u32::MAX) };
    if note.trim().is_empty() { Ok(String::new()) } else { text(note, missing) }
}

fn known<'a>(holder: &'a Holder, id: &RegistrationId) -> Result<&'a Registration, Refusal> {
    holder.registration.as_ref().filter(|it| it.id == *id).ok_or(Refusal::NoRegistration)
}

/// The registration, if it waits for the council.
fn waiting<'a>(holder: &'a Holder, id: &RegistrationId) -> Result<&'a Registration, Refusal> {
    let found = known(holder, id)?;
    match found.standing {
        Standing::Submitted { .. } => Ok(found),
        Standing::Draft | Standing::Withdrawn { .. } => Err(Refusal::RegistrationNotSent),
        Standing::MoreNeeded { .. } | Standing::Approved { .. } | Standing::Rejected { .. } => {
            Err(Refusal::DecidedAlready)
        }
    }
}
