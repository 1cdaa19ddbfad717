//! Connections of residents: the keys of programs and calendars, the addresses that are told what happens to stays, and
//! what they are to be told. What is told is written with the stay, in the same commit, so that none is lost; a store
//! knows neither how it is signed nor who takes it.

use super::accounts::Told;
use super::{HolderKey, Later};
use crate::letters::Letter;
use chrono::{DateTime, Utc};
use permit_api::connections::{DeliveryState, Events, Scopes, StayEvent, StayEventKind};
use permit_rules::{Change, CouncilId, Happening, Stay, StayId};
use std::collections::BTreeMap;
use std::fmt;
use tokio::sync::Notify;

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    /// A program calls operations with it.
    Token,
    /// A calendar program finds the stays by it.
    Calendar,
}

/// A key of a resident's own.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnKey {
    /// Its name in lists, unique in the council.
    pub id: String,
    /// The account whose it is.
    pub account: String,
    /// The holder that account acts for.
    pub key: HolderKey,
    /// What it is for.
    pub kind: KeyKind,
    /// SHA-256 of the key. The key itself is kept nowhere.
    pub hash: [u8; 32],
    /// What its owner calls it.
    pub name: String,
    /// What it is good for.
    pub scopes: Scopes,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The first moment at which it opens nothing any more; none where it lasts until it is ended.
    pub until: Option<DateTime<Utc>>,
    /// When it was last used, to the day.
    pub used_at: Option<DateTime<Utc>>,
}

impl fmt::Debug for OwnKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("OwnKey").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// An address that is told what happens to a holder's stays.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its name, unique in the council.
    pub id: String,
    /// The account whose it is.
    pub account: String,
    /// Whose stays.
    pub key: HolderKey,
    /// The address.
    pub address: String,
    /// What it is told.
    pub events: Events,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Since when it is told nothing, because it did not answer.
    pub stopped_at: Option<DateTime<Utc>>,
}

impl fmt::Debug for Webhook {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Webhook").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Something to be told to an address.
#[derive(Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its name, unique among those of its webhook, and the same at every try.
    pub name: String,
    /// What it tells.
    pub kind: StayEventKind,
    /// What is sent.
    pub body: String,
    /// What has become of it.
    pub state: DeliveryState,
    /// How often it was tried.
    pub tries: u32,
    /// What the last try came to: an HTTP status, or a word.
    pub result: Option<String>,
    /// When it is due; of what does not wait, when it came to its end.
    pub at: DateTime<Utc>,
}

impl fmt::Debug for Delivery {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Delivery").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The bounds of what one account may have.
pub const MOST_KEYS: u32 = 10;
/// The most addresses of one account.
pub const MOST_WEBHOOKS: u32 = 5;

/// Where connections are kept.
pub trait Connected: Send + Sync + 'static {
    /// Rung when something is to be told.
    fn hook_bell(&self) -> &Notify;

    /// Keeps a new key, and tells. False, and nothing is done, where its account has [`MOST_KEYS`] of the kind.
    fn put_own_key(&self, own: OwnKey, told: Told) -> Later<'_, bool>;

    /// The key of a kind with a hash, over or not.
    fn own_key(&self, council: CouncilId, kind: KeyKind, hash: [u8; 32]) -> Later<'_, Option<OwnKey>>;

    /// The keys of an account, the oldest first.
    fn own_keys(&self, council: CouncilId, account: String) -> Later<'_, Vec<OwnKey>>;

    /// Notes that a key was used. Does nothing where it is gone.
    fn touch_own_key(&self, council: CouncilId, id: String, at: DateTime<Utc>) -> Later<'_, ()>;

    /// Keeps a new address, and tells. False, and nothing is done, where its account has [`MOST_WEBHOOKS`].
    fn put_webhook(&self, webhook: Webhook, told: Told) -> Later<'_, bool>;

    /// The addresses of an account, the oldest first.
    fn webhooks(&self, council: CouncilId, account: String) -> Later<'_, Vec<Webhook>>;

    /// Ends a key or an address of an account, and tells. Says whether there was one.
    fn end_connection(&self, council: CouncilId, account: String, id: String, told: Told) -> Later<'_, bool>;

    /// Keeps something to be told that no stay has written.
    fn put_delivery(&self, council: CouncilId, webhook: String, delivery: Delivery) -> Later<'_, ()>;

    /// What is to be told now, to addresses that are not stopped, the longest due first, at most so much.
    fn due_deliveries(&self, now: DateTime<Utc>, limit: u32) -> Later<'_, Vec<(Webhook, Delivery)>>;

    /// What was last told to an address, or is to be, the latest first, at most so much.
    fn deliveries(&self, council: CouncilId, webhook: String, limit: u32) -> Later<'_, Vec<Delivery>>;

    /// Notes how a try ended. Does nothing where its address is gone.
    fn note_delivery(&self, council: CouncilId, webhook: String, delivery: Delivery) -> Later<'_, ()>;

    /// Tells an address nothing any more, gives up what waits for it, and posts letters; or tells it again from now on.
    /// Says whether that changed anything: where it did not, no letter is posted.
    fn stop_webhook(
        &self,
        council: CouncilId,
        webhook: String,
        stopped_at: Option<DateTime<Utc>>,
        letters: Vec<Letter>,
    ) -> Later<'_, bool>;

    /// Forgets what came to its end before a moment.
    fn forget_deliveries(&self, before: DateTime<Utc>) -> Later<'_, ()>;
}

/// What changes to a holder's stays give an address to be told.
#[derive(Debug, Default)]
pub(super) struct News {
    /// To be told; what waits under the same name is told so instead.
    pub tell: Vec<Delivery>,
    /// Names of what is not to be told any more, if it still waits.
    pub withdraw: Vec<String>,
}

/// What an address is to be told of changes, given the stays before. The end of a stay is told when its time has come, and
/// moves with it. `version` is the place of the changes in the holder's journal: it makes the names.
pub(super) fn news(
    webhook: &Webhook,
    before: &BTreeMap<StayId, Stay>,
    changes: &[Change],
    (version, at): (u64, DateTime<Utc>),
) -> News {
    let mut news = News::default();
    let stays = changes.iter().filter_map(|change| match change {
        Change::Stay { stay } => Some(stay),
        Change::Bundle { .. }
        | Change::Registration { .. }
        | Change::Filed { .. }
        | Change::Home { .. }
        | Change::Basket { .. }
        | Change::Order { .. }
        | Change::Plates { .. }
        | Change::Link { .. }
        | Change::Helpers { .. } => None,
    });
    for (nth, stay) in stays.enumerate() {
        let happening = Happening::of(before.get(&stay.id), stay);
        if let Some(happening) = happening.filter(|it| webhook.events.want(*it)) {
            news.tell.push(delivery(format!("{version}-{nth}"), happening, stay, at));
        }
        let end = format!("end-{}", stay.id);
        if !stay.stands() {
            news.withdraw.push(end);
        } else if webhook.events.ended {
            news.tell.push(delivery(end, Happening::Ended, stay, stay.end));
        }
    }
    news
}

fn delivery(name: String, happening: Happening, stay: &Stay, at: DateTime<Utc>) -> Delivery {
    let body = serde_json::to_string(&StayEvent::of(happening, stay, at)).unwrap_or_default();
    Delivery { name, kind: happening.into(), body, state: DeliveryState::Waiting, tries: 0, result: None, at }
}
