//! The stays of a household as a calendar that programs fetch: RFC 5545, read only. Calendar programs know no header and no
//! password, so the key stands in the path, and the path is written to no log.

use crate::answer::Failure;
use crate::office::Office;
use crate::router::{Peer, client};
use crate::store::KeyKind;
use crate::{tokens, tries};
use axum::extract::{Path, Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Duration, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use permit_api::stays::ZoneName;
use permit_api::words::{self, Lang};
use permit_api::{Arg, Code, Problem};
use permit_rules::{Scheme, Stay};
use std::collections::BTreeMap;
use std::sync::Arc;

/// For how many days after its end a stay is still shown.
const PAST_DAYS: i64 = 30;
/// How often programs are asked to look.
const LOOK_EVERY: &str = "PT1H";

/// Answers `GET /calendar/KEY.ics`.
pub async fn take(
    State(office): State<Arc<Office>>,
    Path(named): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let unknown = || Problem::new(Code::UnknownConnection);
    let secret = named.strip_suffix(".ics").ok_or_else(unknown)?;
    let (council, hash) = tokens::read(KeyKind::Calendar, secret).ok_or_else(unknown)?;
    let scheme = office.councils.named(Some(&council)).map_err(|_| unknown())?;
    let peer = request.extensions().get::<Peer>().ok_or(Code::Internal)?;
    let from = client(*peer, request.headers(), &office.proxies);
    tries::count_calendar(&office, &scheme.council, hash, from).await?;
    let found =
        office.store.own_key(council.clone(), KeyKind::Calendar, hash).await.map_err(Problem::from)?;
    let own = found.ok_or_else(unknown)?;
    let now = office.clock.now();
    tokens::note_use(&office, &own, now).await;
    let by = crate::store::ByWhat::Id(own.account.clone());
    let owner = office.store.account(council, by).await.map_err(Problem::from)?.ok_or_else(unknown)?;
    let held = office.store.load(own.key, now - Duration::days(PAST_DAYS)).await.map_err(Problem::from)?;
    let stays = held.ok_or_else(unknown)?.holder.stays;
    let text = written(stays.values(), scheme, owner.language, now).ok_or(Code::Internal)?;
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}

/// The calendar's text. None if a message is missing.
fn written<'a>(
    stays: impl Iterator<Item = &'a Stay>,
    scheme: &Scheme,
    language: Lang,
    now: DateTime<Utc>,
) -> Option<String> {
    let say = |key: &str, args: &BTreeMap<String, Arg>| words::message(key, args, language, scheme.timezone);
    let name = say("calendar-name", &BTreeMap::new())?;
    let mut calendar = Calendar::new();
    calendar.name(&name);
    calendar.append_property(
        Property::new("REFRESH-INTERVAL", LOOK_EVERY).add_parameter("VALUE", "DURATION").done(),
    );
    calendar.append_property(Property::new("X-PUBLISHED-TTL", LOOK_EVERY));
    for stay in stays {
        let zone = ZoneName::of(&stay.zone, scheme).name;
        let plate = permit_api::plates::Plate::of(&stay.vrn).shown;
        let args =
            [("plate".to_owned(), Arg::Text(plate)), ("zone".to_owned(), Arg::Text(zone.clone()))].into();
        let changed = changed_at(stay);
        let mut event = Event::new();
        event
            .uid(&format!("{}@{}", stay.id, scheme.council))
            .timestamp(now)
            .created(stay.activated_at)
            .last_modified(changed)
            .sequence(sequence(stay))
            .starts(stay.start)
            .ends(stay.end)
            .summary(&say("calendar-summary", &args)?)
            .location(&zone)
            .status(if stay.stands() { EventStatus::Confirmed } else { EventStatus::Cancelled })
            // It is the visitor who is there: the resident's own time is free.
            .append_property(Property::new("TRANSP", "TRANSPARENT"));
        calendar.push(event.done());
    }
    Some(calendar.done().to_string())
}

/// How often a stay was written again: each change makes programs take the event for newer.
fn sequence(stay: &Stay) -> u32 {
    let changes = stay.corrections.len() + stay.ends.len() + usize::from(!stay.stands());
    u32::try_from(changes).unwrap_or(u32::MAX)
}

fn changed_at(stay: &Stay) -> DateTime<Utc> {
    let corrected = stay.corrections.last().map(|it| it.at);
    let moved = stay.ends.last().map(|it| it.at);
    [corrected, moved, stay.cancelled_at].into_iter().flatten().max().unwrap_or(stay.activated_at)
}
