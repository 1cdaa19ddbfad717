//! Whether a document may be offered: its kind, its dates, and how many there are. What it shows, a reviewer judges.

use super::{Evidence, MOST_EVIDENCE, Registration};
use crate::scheme::{EvidenceRule, Scheme};
use crate::{Refusal, day};
use chrono::{DateTime, Months, NaiveDate, Utc};

/// Checks a document before it is added, or even sent.
pub(super) fn check(
    registration: &Registration,
    evidence: &Evidence,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    if registration.evidence.len() >= MOST_EVIDENCE {
        return Err(Refusal::TooMuchEvidence { max: u32::try_from(MOST_EVIDENCE).unwrap_or(u32::MAX) });
    }
    fits(evidence, scheme, now)
}

/// Checks that one of the documents, at least, is still what the scheme takes: a draft may have lain for weeks.
pub(super) fn still_fits(
    registration: &Registration,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let offered = registration.evidence.iter().filter(|it| it.refused.is_none());
    let mut first = None;
    for evidence in offered {
        match fits(evidence, scheme, now) {
            Ok(()) => return Ok(()),
            Err(refusal) => first = first.or(Some(refusal)),
        }
    }
    first.map_or(Ok(()), Err)
}

fn fits(evidence: &Evidence, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Refusal> {
    let rule = scheme.registration.evidence.iter().find(|rule| rule.kind == evidence.kind);
    let rule = rule.ok_or(Refusal::EvidenceNotTaken)?;
    let today = day::of(now, scheme.timezone);
    fresh(rule, evidence.dated, today)?;
    long_enough(rule, evidence.dated, evidence.until, today)
}

/// The seed's source: "utility bill dated in the last 3 months".
fn fresh(rule: &EvidenceRule, dated: Option<NaiveDate>, today: NaiveDate) -> Result<(), Refusal> {
    let Some(months) = rule.max_age_months else { return Ok(()) };
    let dated = dated.ok_or(Refusal::EvidenceDateMissing)?;
    let oldest = today.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
    if dated > today {
        return Err(Refusal::EvidenceInFuture);
    }
    if dated < oldest {
        return Err(Refusal::EvidenceTooOld { oldest });
    }
    Ok(())
}

/// The seed's source: "tenancy agreement valid at least 6 months".
fn long_enough(
    rule: &EvidenceRule,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let Some(months) = rule.min_term_months else { return Ok(()) };
    let (Some(from), Some(until)) = (from, until) else { return Err(Refusal::EvidenceDateMissing) };
    // A term from the 1st ends on the last day of a month, a day short of the same date.
    let shortest = day::months_later(from, months).pred_opt().unwrap_or(from);
    if until < shortest {
        return Err(Refusal::TenancyTooShort { months });
    }
    if until < today {
        return Err(Refusal::TenancyOver { until });
    }
    Ok(())
}
