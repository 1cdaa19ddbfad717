//! The stays of an officer's zones for a device that works offline: those written since its cursor, or all that matter
//! where the cursor is of no use. A stay is told by a name that leads to nobody.

use super::officer;
use crate::calls::Ask;
use crate::store::audit::Line;
use crate::store::{OfficerKey, StayRow};
use crate::tries;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use permit_api::Problem;
use permit_api::enforcement::{FeedCursor, FeedHours, FeedRight, FeedStay, GetStayFeed, StayFeed};
use sha2::{Digest, Sha256};

/// The most stays in an answer.
const MOST: u32 = 1000;
/// For how long a cursor is of use.
const GOOD_FOR: Duration = Duration::hours(24);
/// For how long after its end a stay is still told of: longer than a cursor is of use, so that no device keeps what it
/// has not heard has ended.
const TOLD_FOR: Duration = Duration::hours(48);

pub async fn answer(ask: &Ask<'_>, input: GetStayFeed) -> Result<StayFeed, Problem> {
    let (store, scheme, key) = (&ask.office.store, ask.scheme.as_ref(), officer(ask)?);
    tries::count_feed(ask.office, &key.council, &key.name).await?;
    let limit = input.limit.unwrap_or(MOST).clamp(1, MOST);
    let ending_after = ask.now - TOLD_FOR;
    let of = |place| store.stays_written_after(key.council.clone(), place, ending_after, limit);
    let usable = |it: &FeedCursor| it.epoch == store.epoch() && (ask.now - it.at).abs() < GOOD_FOR;
    let known = match input.cursor.filter(usable) {
        // A cursor from the future is of no use either.
        Some(cursor) => Some((cursor.place, of(cursor.place).await?)).filter(|(place, it)| *place <= it.last),
        None => None,
    };
    let reset = known.is_none();
    let (place, feed) = match known {
        Some(known) => known,
        None => {
            note(ask, key).await?;
            (0, of(0).await?)
        }
    };
    let told = feed.rows.last().map_or(place, |(place, _)| *place);
    let more = feed.rows.len() >= limit as usize && told < feed.last;
    // Where nothing is left to tell, what was left out as long ended need not be looked at again.
    let place = if more { told } else { feed.last };
    let reached = feed.rows.into_iter().filter(|(_, row)| key.reaches(&row.stay.zone));
    let stays = reached.map(|(_, row)| seen(ask, row)).filter(|stay| !reset || stay.right.is_some());
    let newer = input.scheme.as_deref() != Some(&scheme.version);
    Ok(StayFeed {
        cursor: FeedCursor { epoch: store.epoch().to_owned(), place, at: ask.now },
        reset,
        stays: stays.collect(),
        more,
        hours: newer.then(|| FeedHours::of(scheme, |zone| key.reaches(zone))),
        as_of: ask.now,
    })
}

/// A stay as a device needs it: nothing but its name where it is cancelled, or over with its minutes of grace.
fn seen(ask: &Ask<'_>, row: StayRow) -> FeedStay {
    let hash = Sha256::new()
        .chain_update(row.key.council.as_str())
        .chain_update([0])
        .chain_update(row.key.holder.as_str())
        .chain_update([0])
        .chain_update(row.stay.id.as_str());
    let grace = Duration::minutes(ask.scheme.enforcement.grace_minutes.into());
    let counts = row.stay.stands() && ask.now < row.stay.end + grace;
    let stay = row.stay;
    FeedStay {
        id: URL_SAFE_NO_PAD.encode(&hash.finalize()[..16]),
        right: counts.then_some(FeedRight {
            plate: stay.vrn,
            zone: stay.zone,
            start: stay.start,
            end: stay.end,
        }),
    }
}

/// Puts on record that a device was given everything.
async fn note(ask: &Ask<'_>, key: &OfficerKey) -> Result<(), Problem> {
    let line = Line {
        council: key.council.clone(),
        at: ask.now,
        account: None,
        action: "stay_feed".to_owned(),
        holder: None,
        subject: Some(key.name.clone()),
        note: Some("everything".to_owned()),
    };
    Ok(ask.office.store.note(vec![line]).await?)
}
