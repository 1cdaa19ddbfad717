//! A sample of every request and reply about officers' devices, and of where visitors may stand.

use crate::{cambridgeshire, now, stay};
use chrono::Duration;
use permit_api::enforcement::{
    CheckPlace, CheckPlate, FeedCursor, FeedHours, FeedRight, FeedStay, GetStayFeed, Grace, PlateCheck,
    StayFeed,
};
use permit_api::plates::PlateSuggestion;
use permit_api::stays::ZoneName;
use permit_api::whereabouts::{GetWhereToPark, WhereToPark};
use permit_api::{Reply, Request};
use permit_rules::enforcement::verdict;
use permit_rules::stay::Correction;
use permit_rules::{Channel, Stay, Vrn, ZoneId};

fn kite() -> ZoneId {
    "kite".parse().unwrap()
}

fn cursor() -> FeedCursor {
    FeedCursor { epoch: "e1".to_owned(), place: 7, at: now() }
}

fn vrn(text: &str) -> Vrn {
    Vrn::read(text).unwrap()
}

fn corrected() -> Stay {
    let correction =
        Correction { from: vrn("AB12 CDF"), to: vrn("AB12 CDE"), at: now(), channel: Channel::App };
    Stay { corrections: vec![correction], ..stay() }
}

fn check(after: Duration) -> PlateCheck {
    let (stays, scheme, at) = ([corrected()], cambridgeshire(), now() + after);
    let zone = ZoneName { id: kite(), name: "Kite".to_owned() };
    PlateCheck::of(&stays[0].vrn, &verdict(&stays, &kite(), &scheme, at), zone, at, now())
}

pub fn requests() -> Vec<Request> {
    let place = CheckPlace::Words { words: "Paradise Street, CB1 1DR".to_owned() };
    vec![
        Request::WhereToPark(GetWhereToPark { zone: Some(kite()) }),
        Request::CheckPlate(CheckPlate { plate: "ab12 cde".to_owned(), place, at: Some(now()) }),
        Request::StayFeed(GetStayFeed {
            cursor: Some(cursor()),
            limit: Some(500),
            scheme: Some("2026-11-23".to_owned()),
        }),
    ]
}

pub fn replies() -> Vec<Reply> {
    let stay = stay();
    let right = FeedRight { plate: stay.vrn, zone: stay.zone, start: stay.start, end: stay.end };
    let feed = StayFeed {
        cursor: cursor(),
        reset: false,
        stays: vec![
            FeedStay { id: "f1".to_owned(), right: Some(right) },
            FeedStay { id: "f2".to_owned(), right: None },
        ],
        more: true,
        hours: Some(FeedHours::of(&cambridgeshire(), |zone| *zone == kite())),
        as_of: now(),
    };
    vec![
        Reply::WhereToPark(
            WhereToPark::of(&cambridgeshire(), &kite(), "2026-07-01".parse().unwrap()).unwrap(),
        ),
        Reply::CheckPlate(check(Duration::zero())),
        Reply::StayFeed(feed),
    ]
}

/// What else a check can answer: the zone is free, a stay has just ended, there is none.
pub fn checks() -> Vec<PlateCheck> {
    let near = vec![PlateSuggestion::of(&vrn("AB12 CDE"))];
    let grace = Some(Grace { until: now() });
    let none = PlateCheck {
        allowed: false,
        kind: permit_api::enforcement::RightKind::Nothing,
        started_at: None,
        until: None,
        corrected_from: None,
        ..check(Duration::zero())
    };
    vec![
        check(Duration::days(3) + Duration::hours(12)),
        PlateCheck { grace, ..none.clone() },
        PlateCheck { near_matches: near, begins: Some(now()), ..none },
    ]
}
