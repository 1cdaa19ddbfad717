//! Catching a device up: the journal since its cursor, or everything where the cursor is of no use.

use super::{Ask, caller, held};
use crate::store::{Feed, Session};
use permit_api::Problem;
use permit_api::access::Role;
use permit_api::sync::{Changes, Cursor, GetChanges};
use permit_rules::{Basket, Change, Holder, ZoneId};

/// Journal entries in an answer.
const PAGE: u32 = 200;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: GetChanges) -> Result<Changes, Problem> {
    let (store, scheme) = (&ask.office.store, ask.scheme.as_ref());
    let known = input.cursor.filter(|cursor| cursor.epoch == store.epoch());
    let feed = match known {
        // What changes for the resident is not for those who help to see: they are told the whole of what is.
        Some(Cursor { seq, .. }) if session.role == Role::Helper => {
            let held = held(ask, session).await?;
            (held.version == seq).then(|| nothing_new(seq, &held.holder))
        }
        Some(Cursor { seq, .. }) => {
            let feed = store.changes_after(session.key()?, seq, PAGE).await?;
            feed.filter(|feed| continues(feed, seq)).map(|feed| page(seq, feed))
        }
        None => None,
    };
    let Page { zone, seq, reset, changes, more } = match feed {
        Some(page) => page,
        None => {
            let held = held(ask, session).await?;
            whole(held.version, held.holder)
        }
    };
    Ok(Changes {
        cursor: Cursor { epoch: store.epoch().to_owned(), seq },
        reset,
        changes,
        more,
        person: caller(ask, session).await?,
        council: session.council.clone(),
        zone,
        scheme: (input.scheme.as_deref() != Some(&scheme.version)).then(|| scheme.clone()),
    })
}

struct Page {
    zone: Option<ZoneId>,
    seq: u64,
    reset: bool,
    changes: Vec<Change>,
    more: bool,
}

/// Whether the journal goes on where the cursor stands. One from the future, or from before what is kept, is void.
fn continues(feed: &Feed, seq: u64) -> bool {
    feed.entries.first().map_or(feed.version == seq, |first| first.seq == seq + 1)
}

fn page(after: u64, feed: Feed) -> Page {
    let seq = feed.entries.last().map_or(after, |last| last.seq);
    let changes = feed.entries.into_iter().flat_map(|entry| entry.changes).collect();
    Page { zone: feed.zone, seq, reset: false, changes, more: seq < feed.version }
}

fn nothing_new(seq: u64, holder: &Holder) -> Page {
    Page { zone: holder.zone.clone(), seq, reset: false, changes: Vec::new(), more: false }
}

fn whole(seq: u64, holder: Holder) -> Page {
    let home = Change::Home { home: holder.home, name: holder.name, zone: holder.zone.clone() };
    let registration = Change::Registration { until: holder.registered_until };
    let filed = holder.registration.map(|registration| Change::Filed { registration });
    let bundles = holder.bundles.into_values().map(|bundle| Change::Bundle { bundle });
    let stays = holder.stays.into_values().map(|stay| Change::Stay { stay });
    let orders = holder.orders.into_values().map(|order| Change::Order { order: Box::new(order) });
    let (basket, plates, helpers) = (holder.basket, holder.plates, holder.helpers);
    // A device that begins anew has none of these.
    let basket = (basket != Basket::default()).then_some(Change::Basket { basket });
    let plates = (!plates.kept.is_empty()).then_some(Change::Plates { plates });
    let helpers = (!helpers.list.is_empty()).then_some(Change::Helpers { helpers });
    let kept = basket.into_iter().chain(plates).chain(helpers);
    let changes = [home, registration].into_iter().chain(filed).chain(bundles).chain(stays).chain(orders);
    let changes = changes.chain(kept).collect();
    Page { zone: holder.zone, seq, reset: true, changes, more: false }
}
