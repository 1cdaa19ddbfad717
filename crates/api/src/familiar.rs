//! The plates a holder knows, saved or used lately, and what the last stay was like. Offered to be pressed, never
//! filled in unasked: a plate chosen by the machine gets the wrong car a fine.

use crate::plates::Plate;
use chrono::{DateTime, Utc};
use permit_rules::scheme::{End, Product};
use permit_rules::{Holder, ProductId, RequestId, Scheme, Stay, Vrn};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The most plates shown that were used lately and not saved.
const MOST_RECENT: usize = 6;

/// A plate the holder knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FamiliarPlate {
    /// The plate.
    pub plate: Plate,
    /// Its name; none where it is not saved, or has none.
    pub name: Option<String>,
    /// Whether it is saved.
    pub saved: bool,
    /// When it was last used for a stay, as far as that is known.
    pub used_at: Option<DateTime<Utc>>,
}

/// What the stay activated last was like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LastTime {
    /// The vehicle.
    pub plate: Plate,
    /// Its name, where it is saved under one.
    pub name: Option<String>,
    /// The kind of permit.
    pub product: ProductId,
    /// How many days it was for; none where the scheme asks for an end.
    pub days: Option<u32>,
    /// For how many minutes it was asked; none where the scheme asks for days.
    pub minutes: Option<u32>,
}

/// Input of `save_plate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePlate {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// As typed.
    pub plate: String,
    /// Whose it is, in the resident's words; may be empty.
    pub name: String,
}

/// Input of `forget_plate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ForgetPlate {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Which plate.
    pub plate: String,
}

/// Output of `save_plate` and `forget_plate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct KeptPlates {
    /// The plates that are saved, by name.
    pub saved: Vec<FamiliarPlate>,
}

impl KeptPlates {
    /// The saved ones as people see them.
    pub fn of(kept: &permit_rules::plates::SavedPlates) -> Self {
        let mut saved: Vec<_> = kept
            .kept
            .iter()
            .map(|it| FamiliarPlate {
                plate: Plate::of(&it.vrn),
                name: Some(it.name.clone()).filter(|name| !name.is_empty()),
                saved: true,
                used_at: Some(it.used_at),
            })
            .collect();
        saved.sort_by_cached_key(|it| {
            (it.name.is_none(), it.name.as_ref().map(|name| name.to_lowercase()), it.plate.vrn.clone())
        });
        Self { saved }
    }
}

impl FamiliarPlate {
    /// The saved plates by name, and after them those used lately, the latest first.
    pub fn all(holder: &Holder) -> Vec<Self> {
        let mut latest = BTreeMap::<&Vrn, DateTime<Utc>>::new();
        for stay in holder.stays.values().filter(|stay| stay.stands()) {
            let at = latest.entry(&stay.vrn).or_insert(stay.activated_at);
            *at = stay.activated_at.max(*at);
        }
        let mut recent: Vec<_> =
            latest.into_iter().filter(|(vrn, _)| holder.plates.find(vrn).is_none()).collect();
        recent.sort_by_key(|(vrn, at)| (std::cmp::Reverse(*at), *vrn));
        let recent = recent.into_iter().take(MOST_RECENT).map(|(vrn, at)| Self {
            plate: Plate::of(vrn),
            name: None,
            saved: false,
            used_at: Some(at),
        });
        KeptPlates::of(&holder.plates).saved.into_iter().chain(recent).collect()
    }
}

impl LastTime {
    /// What the stay that was activated last was like; none where there is none of late, or its kind of permit has
    /// gone.
    pub fn of(holder: &Holder, scheme: &Scheme) -> Option<Self> {
        let standing = holder.stays.values().filter(|stay| stay.stands());
        let stay = standing.max_by_key(|stay| (stay.activated_at, &stay.id))?;
        let product = scheme.product(Some(&stay.product))?;
        let (days, minutes) = length(stay, product);
        let name = holder.plates.find(&stay.vrn).map(|it| it.name.clone()).filter(|name| !name.is_empty());
        Some(Self { plate: Plate::of(&stay.vrn), name, product: stay.product.clone(), days, minutes })
    }
}

/// The days, or the minutes, that were asked for when it was activated.
fn length(stay: &Stay, product: &Product) -> (Option<u32>, Option<u32>) {
    let first_end = stay.ends.first().map_or(stay.end, |change| change.from);
    match product.end {
        End::Chosen { .. } => (None, u32::try_from((first_end - stay.start).num_minutes()).ok()),
        End::CalendarDay | End::NextDayAt { .. } | End::Rolling { .. } | End::ZoneClose => {
            let whole = stay.ends.is_empty();
            (Some(if whole { stay.visits().max(1) } else { 1 }), None)
        }
    }
}
