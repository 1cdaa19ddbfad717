//! What officers need: their devices' keys, stays by plate and by place, the feed for devices that work offline, and
//! what they asked about, kept for a while. Stays themselves are written with the decisions upon them and nowhere else.

use super::audit::Line;
use super::{HolderKey, Later};
use chrono::{DateTime, Utc};
use permit_rules::{CouncilId, Stay, Vrn, ZoneId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The key of an officer's device.
#[derive(Clone, PartialEq, Eq)]
pub struct OfficerKey {
    /// The council.
    pub council: CouncilId,
    /// What the device is called, unique in its council for ever.
    pub name: String,
    /// SHA-256 of the key. The key itself is kept nowhere.
    pub hash: [u8; 32],
    /// The zones it may ask about; all where it names none.
    pub zones: BTreeSet<ZoneId>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Since when it opens nothing any more.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl OfficerKey {
    /// Whether it may ask about a zone.
    pub fn reaches(&self, zone: &ZoneId) -> bool {
        self.zones.is_empty() || self.zones.contains(zone)
    }
}

impl fmt::Debug for OfficerKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("OfficerKey").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A stay and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayRow {
    /// Whose.
    pub key: HolderKey,
    /// The stay.
    pub stay: Stay,
}

/// The stays of a council in the order in which they were last written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayFeed {
    /// The place of the stay that was written last of all; 0 before there is any.
    pub last: u64,
    /// Stays with their places, in order, each as it is now.
    pub rows: Vec<(u64, StayRow)>,
}

/// What an officer was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The plate had a stay.
    Stay,
    /// The zone was free.
    ZoneFree,
    /// A stay had just ended.
    Grace,
    /// Nothing let it stand there.
    Nothing,
}

/// A plate that an officer asked about, and what they were told.
#[derive(Clone, PartialEq, Eq)]
pub struct Check {
    /// The council.
    pub council: CouncilId,
    /// The name of the key.
    pub officer: String,
    /// The zone.
    pub zone: ZoneId,
    /// The plate.
    pub vrn: Vrn,
    /// The moment asked about.
    pub about: DateTime<Utc>,
    /// What they were told.
    pub finding: Finding,
    /// The end they were told, where there was one.
    pub until: Option<DateTime<Utc>>,
    /// When they asked.
    pub at: DateTime<Utc>,
}

impl fmt::Debug for Check {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Check")
            .field("officer", &self.officer)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

/// How fast a device may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// So many checks.
    pub most: u32,
    /// After this moment.
    pub since: DateTime<Utc>,
}

/// Where officers' questions are answered from.
pub trait Patrol: Send + Sync + 'static {
    /// Keeps a new key and puts that on record. False, and nothing is done, where its name has been used.
    fn put_officer_key(&self, key: OfficerKey, line: Line) -> Later<'_, bool>;

    /// Takes a key back and puts that on record. False, and nothing is done, where there is none of that name that still
    /// opens anything.
    fn revoke_officer_key(
        &self,
        council: CouncilId,
        name: String,
        at: DateTime<Utc>,
        line: Line,
    ) -> Later<'_, bool>;

    /// The key with a hash, taken back or not.
    fn officer_key(&self, council: CouncilId, hash: [u8; 32]) -> Later<'_, Option<OfficerKey>>;

    /// Every key of a council, by name.
    fn officer_keys(&self, council: CouncilId) -> Later<'_, Vec<OfficerKey>>;

    /// The stays of a plate, whoever's, that end after a moment, in the order of their ends; cancelled ones too.
    fn stays_of_plate(
        &self,
        council: CouncilId,
        vrn: Vrn,
        ending_after: DateTime<Utc>,
    ) -> Later<'_, Vec<Stay>>;

    /// The plates with a stay in a zone at a moment that are near a plate without being it, at most so many: those that
    /// look the same before those one place apart, then by name.
    fn near(
        &self,
        council: CouncilId,
        zone: ZoneId,
        vrn: Vrn,
        at: DateTime<Utc>,
        limit: u32,
    ) -> Later<'_, Vec<Vrn>>;

    /// The stays written after a place that end after a moment, at most so many.
    fn stays_written_after(
        &self,
        council: CouncilId,
        place: u64,
        ending_after: DateTime<Utc>,
        limit: u32,
    ) -> Later<'_, StayFeed>;

    /// Keeps a check, unless its device has asked too fast: then keeps nothing and tells the moment of the oldest check
    /// that counts.
    fn keep_check(&self, check: Check, pace: Pace) -> Later<'_, Option<DateTime<Utc>>>;

    /// What officers were told of a plate, oldest first.
    fn checks_of_plate(&self, council: CouncilId, vrn: Vrn) -> Later<'_, Vec<Check>>;

    /// How many checks each device made from a moment until just before another, by its name.
    fn count_checks(
        &self,
        council: CouncilId,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Later<'_, BTreeMap<String, u64>>;

    /// Forgets the checks made before a moment. Says how many there were.
    fn forget_checks(&self, council: CouncilId, before: DateTime<Utc>) -> Later<'_, u64>;
}

/// The plates near another among some, each once, in the order in which they are told.
pub(super) fn nearest(vrn: &Vrn, among: impl IntoIterator<Item = Vrn>, limit: u32) -> Vec<Vrn> {
    let near = among.into_iter().filter_map(|other| Some((vrn.nearness(&other)?, other)));
    let near: BTreeSet<_> = near.collect();
    near.into_iter().take(limit as usize).map(|(_, other)| other).collect()
}
