//! What the council has answered to an application since the device last heard. Says it once: whoever asks compares
//! what the cache held with what it is about to hold.

use crate::output::Outcome;
use permit_rules::Holder;
use permit_rules::registration::Standing;

/// The council's answer, if it is another than before.
pub(crate) fn outcome(before: &Holder, after: &Holder) -> Option<Outcome> {
    let told = after.registration.as_ref()?;
    let known = |it: &permit_rules::Registration| it.id == told.id && it.standing == told.standing;
    if before.registration.as_ref().is_some_and(known) {
        return None;
    }
    match told.standing {
        // Approved in the moment it was sent: by the council's record, before the eyes of whoever sent it.
        Standing::Approved { at, .. } if told.submitted_at == Some(at) => None,
        Standing::Approved { until, .. } => Some(Outcome::Approved { until }),
        Standing::Rejected { .. } => Some(Outcome::Rejected),
        Standing::MoreNeeded { .. } => Some(Outcome::MoreNeeded),
        Standing::Draft | Standing::Submitted { .. } | Standing::Withdrawn { .. } => None,
    }
}
