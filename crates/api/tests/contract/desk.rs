//! A sample of every request and reply at the telephone desk.

use crate::{cambridgeshire, confirmed, holder, now, utc, wish};
use permit_api::desk::{
    Asked, CallerCard, CheckIdentity, DeskActivate, DeskCancel, DeskCorrect, DeskQuote, FindHolders,
    FoundHolders, GetNextCall, HolderHit, KnownCaller, NextCall, OpenCaller, Question, ReadBack, Ringing,
    spelled,
};
use permit_api::overview::ProductView;
use permit_api::stays::{ConfirmedStay, Quote, ZoneName};
use permit_api::{Reply, Request};
use permit_rules::registration::Registered;
use permit_rules::{Length, RequestId, Start, StayId, Vrn};

fn request() -> RequestId {
    "r1".parse().unwrap()
}

fn stay() -> StayId {
    "r1".parse().unwrap()
}

fn call() -> String {
    "call-1".to_owned()
}

fn zone() -> Option<ZoneName> {
    Some(ZoneName::of(&"kite".parse().unwrap(), &cambridgeshire()))
}

pub fn requests() -> Vec<Request> {
    let plate = || "ab12 cde".to_owned();
    vec![
        Request::FindHolders(FindHolders { words: "osei cb1".to_owned() }),
        Request::OpenCaller(OpenCaller { holder: "h1".parse().unwrap(), received_at: Some(now()) }),
        Request::CheckIdentity(CheckIdentity {
            call: call(),
            answers: [
                (Question::Postcode, "CB1 1DR".to_owned()),
                (Question::LastPlate, "XY34 ZZZ".to_owned()),
            ]
            .into(),
        }),
        Request::DeskQuote(DeskQuote {
            call: call(),
            plate: plate(),
            product: None,
            start: "tomorrow 9am".to_owned(),
            until: "2 days".to_owned(),
            received: Some("0912".to_owned()),
        }),
        Request::DeskActivate(DeskActivate {
            request: request(),
            call: call(),
            plate: plate(),
            product: Some("visitor".parse().unwrap()),
            start: Start::At { local: "2026-07-02T09:00:00".parse().unwrap() },
            length: Length::Days { days: 2 },
            received_at: Some(now()),
        }),
        Request::DeskCorrect(DeskCorrect { request: request(), call: call(), stay: stay(), plate: plate() }),
        Request::DeskCancel(DeskCancel { request: request(), call: call(), stay: stay() }),
        Request::NextCall(GetNextCall {}),
    ]
}

/// A card, before anything was asked or after enough was answered.
fn card(known: bool) -> CallerCard {
    let (scheme, holder) = (cambridgeshire(), holder());
    let of_holder = || KnownCaller {
        address: Some("12 Paradise Street, Cambridge, CB1 1DR".to_owned()),
        mobile_ends: Some("123".to_owned()),
        is_written_to: true,
        registered: Registered::of(&holder, &scheme, now()),
        products: scheme.products.iter().map(|it| ProductView::of(it, &holder, &scheme, now())).collect(),
        stays: holder.stays.values().map(|it| ConfirmedStay::of(it, &scheme, now())).collect(),
        recent_plates: vec!["AB12 CDE".to_owned()],
    };
    let asked = |question| Asked { question, right: known };
    CallerCard {
        call: call(),
        holder: "h1".parse().unwrap(),
        name: "Ada Osei".to_owned(),
        zone: zone(),
        received_at: utc("2026-07-01T09:58:00Z"),
        until: utc("2026-07-01T10:15:00Z"),
        questions: Question::ALL.into_iter().map(asked).collect(),
        tries_left: 3,
        known: known.then(of_holder),
        as_of: now(),
    }
}

pub fn replies() -> Vec<Reply> {
    let (scheme, holder) = (cambridgeshire(), holder());
    let vrn = Vrn::read("XY34ZZZ").unwrap();
    let wanted = permit_rules::Activate { vrn: vrn.clone(), channel: permit_rules::Channel::Phone, ..wish() };
    let quote = permit_rules::quote(&holder, &wanted, &scheme, now()).unwrap();
    let hit = HolderHit {
        holder: "h1".parse().unwrap(),
        name: "Ada Osei".to_owned(),
        street: Some("Paradise Street".to_owned()),
        district: Some("CB1".to_owned()),
        zone: zone(),
    };
    vec![
        Reply::FindHolders(FoundHolders { holders: vec![hit], more: false }),
        Reply::OpenCaller(card(false)),
        Reply::CheckIdentity(card(true)),
        Reply::DeskQuote(ReadBack {
            quote: Quote::of(&quote, &holder, &scheme, now()),
            start: Start::Now,
            length: Length::Days { days: 2 },
            asked_until: Some(utc("2026-07-02T17:00:00Z")),
            spelled: spelled(&vrn),
            received_at: utc("2026-07-01T09:12:00Z"),
        }),
        Reply::DeskActivate(confirmed()),
        Reply::DeskCorrect(confirmed()),
        Reply::DeskCancel(confirmed()),
        Reply::NextCall(NextCall {
            call: Some(Ringing { number: "+447700900123".to_owned(), received_at: now() }),
        }),
    ]
}
