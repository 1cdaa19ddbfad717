//! The plates a holder keeps under names, so that nobody has to type them twice. They are the holder's data, and never
//! chosen for anybody: whoever shows them leaves the choice to a press.

use crate::scheme::Scheme;
use crate::{Change, Decision, Holder, Refusal, Settled, Vrn, day};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most plates a holder keeps.
pub const MOST_SAVED: usize = 30;
/// The most characters in the name of a plate.
pub const NAME_LENGTH: usize = 40;
/// Months after its last use at which a plate is forgotten.
pub const KEPT_MONTHS: u32 = 12;

/// The plates a holder keeps, in the order in which they were first kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SavedPlates {
    /// Those plates.
    pub kept: Vec<SavedPlate>,
}

/// A plate that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SavedPlate {
    /// The plate.
    pub vrn: Vrn,
    /// Whose it is, in the resident's own words. May be empty.
    pub name: String,
    /// When it was last used, or named.
    pub used_at: DateTime<Utc>,
}

/// Something done about the plates a holder keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlateStep {
    /// To keep one, or give it another name.
    Save {
        /// The plate.
        vrn: Vrn,
        /// Its name.
        name: String,
    },
    /// To keep one no longer.
    Forget {
        /// The plate.
        vrn: Vrn,
    },
    /// To keep none that has not been used for a long time.
    ForgetUnused,
}

impl SavedPlates {
    /// The one for a plate.
    pub fn find(&self, vrn: &Vrn) -> Option<&SavedPlate> {
        self.kept.iter().find(|it| it.vrn == *vrn)
    }

    /// The first moment at which some plate has not been used for too long; none where none is kept.
    pub fn due(&self, scheme: &Scheme) -> Option<DateTime<Utc>> {
        self.kept.iter().map(|it| kept_until(it, scheme)).min()
    }

    /// The same, some of them used at a moment; none where that changes nothing.
    pub(crate) fn used<'a>(
        &self,
        vrns: impl IntoIterator<Item = &'a Vrn>,
        now: DateTime<Utc>,
    ) -> Option<Self> {
        let mut after = self.clone();
        for vrn in vrns {
            if let Some(plate) = after.kept.iter_mut().find(|it| it.vrn == *vrn) {
                plate.used_at = now;
            }
        }
        (after != *self).then_some(after)
    }
}

fn kept_until(plate: &SavedPlate, scheme: &Scheme) -> DateTime<Utc> {
    let last = day::months_later(day::of(plate.used_at, scheme.timezone), KEPT_MONTHS);
    day::ends(last, scheme.timezone)
}

pub(crate) fn decide(
    holder: &Holder,
    step: &PlateStep,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let mut plates = holder.plates.clone();
    match step {
        PlateStep::Save { vrn, name } => save(&mut plates, vrn, name, now)?,
        PlateStep::Forget { vrn } => {
            plates.find(vrn).ok_or(Refusal::PlateNotSaved)?;
            plates.kept.retain(|it| it.vrn != *vrn);
        }
        PlateStep::ForgetUnused => plates.kept.retain(|it| now < kept_until(it, scheme)),
    }
    Ok(Decision { changes: vec![Change::Plates { plates: plates.clone() }], reply: Settled::Plates(plates) })
}

fn save(plates: &mut SavedPlates, vrn: &Vrn, name: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
    let name = name.trim();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    if name.chars().count() > NAME_LENGTH {
        return Err(Refusal::TextTooLong { max: count(NAME_LENGTH) });
    }
    let saved = SavedPlate { vrn: vrn.clone(), name: name.to_owned(), used_at: now };
    if let Some(plate) = plates.kept.iter_mut().find(|it| it.vrn == *vrn) {
        *plate = saved;
    } else if plates.kept.len() < MOST_SAVED {
        plates.kept.push(saved);
    } else {
        return Err(Refusal::TooManySaved { max: count(MOST_SAVED) });
    }
    Ok(())
}
