//! Several stays at once, stops and extensions on a device: worked out here, kept until the server has answered.

use crate::world::{Device, Server, activate, scheme};
use chrono::Duration;
use permit_api::lasting::{ActivateMany, ExtendStay, GetExtensionQuote, GetManyQuote, StaysAnswer, StopStay};
use permit_api::stays::{Action, Phase, StayAnswer};
use permit_api::{Code, Problem, Reply, Request};
use permit_core::{Input, Notice, Platform};
use permit_rules::plates::PlateStep;
use permit_rules::{Command, Length, Start, Vrn, decide};

fn synced(visits: u32) -> (Device, Server) {
    let (mut device, mut server) = (Device::new(), Server::with_visits(visits));
    device.talk(&mut server);
    (device, server)
}

fn many(request: &str, plates: &str) -> Request {
    Request::ActivateMany(ActivateMany {
        request: request.parse().unwrap(),
        plates: plates.into(),
        product: None,
        start: Start::Now,
        length: Length::Days { days: 1 },
        repeat_weekly: false,
        tell_visitor: None,
    })
}

fn extend(request: &str, days: u32) -> Request {
    let (request, stay) = (request.parse().unwrap(), "r1".parse().unwrap());
    Request::ExtendStay(ExtendStay { request, stay, length: Length::Days { days } })
}

fn stop(request: &str) -> Request {
    Request::StopStay(StopStay { request: request.parse().unwrap(), stay: "r1".parse().unwrap() })
}

fn code(result: Result<Reply, Problem>) -> Code {
    result.expect_err("a problem").code
}

#[test]
fn several_cars_are_requested_offline_and_confirmed_together() {
    let (mut device, mut server) = synced(5);
    let call = device.call(many("m1", "AB12 CDE, XY34 ZZZ"));
    device.fail_all(Code::Offline);
    let Ok(Reply::ActivateMany(StaysAnswer::Requested { request })) = device.reply(call) else {
        panic!("confirmed offline")
    };
    assert_eq!((request.action, request.also.len()), (Action::ActivateMany, 1));
    let overview = device.overview();
    assert_eq!((overview.stays.len(), overview.requests.len(), overview.products[0].visits_left), (0, 1, 5));
    // What waits counts when something else is asked for, in this life and the next.
    let mut device = device.killed_and_started();
    assert_eq!(code(device.at_once(many("m2", "A1, B1, C1, D1"))), Code::NotEnoughVisits);
    assert_eq!(code(device.at_once(many("m3", "FG34HJK, xy34zzz"))), Code::AlreadyCovered);
    let question = GetManyQuote {
        plates: "A1, B1, C1".into(),
        product: None,
        start: Start::Now,
        length: Length::Days { days: 1 },
        repeat_weekly: false,
    };
    let Ok(Reply::QuoteMany(quote)) = device.at_once(Request::QuoteMany(question)) else {
        panic!("no quote")
    };
    assert_eq!((quote.stays.len(), quote.visits, quote.left_before, quote.left_after), (3, 3, 3, 0));

    device.input(Input::Platform { event: Platform::Online });
    device.talk(&mut server);
    let overview = device.overview();
    assert_eq!((overview.stays.len(), overview.requests.len(), overview.products[0].visits_left), (2, 0, 3));
    assert!(matches!(device.notices.as_slice(), [Notice::Confirmed { action: Action::ActivateMany, .. }]));
}

#[test]
fn several_that_are_confirmed_are_shown_before_the_next_page_and_counted_once() {
    let (mut device, mut server) = synced(5);
    let call = device.call(many("m1", "AB12 CDE, XY34 ZZZ"));
    let (id, request) = device.sent.remove(0);
    let answer = server.answer(&request, device.now);
    device.answer(id, answer);
    assert!(matches!(
        device.reply(call),
        Ok(Reply::ActivateMany(StaysAnswer::Confirmed { stays })) if stays.len() == 2
    ));
    for _ in 0..2 {
        let overview = device.overview();
        assert_eq!((overview.stays.len(), overview.products[0].visits_left), (2, 3));
        device.talk(&mut server);
    }
}

#[test]
fn an_extension_is_worked_out_here_and_counted_once() {
    let (mut device, mut server) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    device.talk(&mut server);
    let question = GetExtensionQuote { stay: "r1".parse().unwrap(), length: Length::Days { days: 2 } };
    let Ok(Reply::QuoteExtension(quote)) = device.at_once(Request::QuoteExtension(question)) else {
        panic!("no quote")
    };
    assert_eq!((quote.visits, quote.left_after), (2, 2));
    let call = device.call(extend("r2", 2));
    let (id, request) = device.sent.remove(0);
    let answer = server.answer(&request, device.now);
    device.answer(id, answer);
    let Ok(Reply::ExtendStay(StayAnswer::Confirmed { stay })) = device.reply(call) else {
        panic!("no answer")
    };
    assert_eq!(stay.stay.end, quote.end);
    for _ in 0..2 {
        let overview = device.overview();
        assert_eq!((overview.stays[0].stay.visits, overview.products[0].visits_left), (3, 2));
        assert_eq!(overview.stays[0].stay.ends.len(), 1);
        device.talk(&mut server);
    }
    assert_eq!(code(device.at_once(extend("r3", 3))), Code::NotEnoughVisits);
}

#[test]
fn a_stop_counts_when_the_server_has_it() {
    let (mut device, mut server) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    device.talk(&mut server);
    device.call(extend("r2", 2));
    device.talk(&mut server);
    device.wait(Duration::hours(1));
    let call = device.call(stop("r3"));
    device.fail_all(Code::Offline);
    assert!(matches!(device.reply(call), Ok(Reply::StopStay(StayAnswer::Requested { .. }))));
    let overview = device.overview();
    assert_eq!((overview.stays[0].phase, overview.products[0].visits_left), (Phase::Now, 2));
    // The next day has begun by the time the server hears of it: two of the three days are used.
    device.wait(Duration::hours(20));
    device.talk(&mut server);
    let overview = device.overview();
    assert_eq!((overview.stays[0].phase, overview.products[0].visits_left), (Phase::Ended, 3));
    assert_eq!(overview.stays[0].stay.stopped_at, Some(device.now));
    assert_eq!(code(device.at_once(stop("r4"))), Code::StayEnded);
}

#[test]
fn saved_plates_are_there_offline_and_after_a_restart() {
    let (mut device, mut server) = synced(5);
    let step = PlateStep::Save { vrn: Vrn::read("AB12CDE").unwrap(), name: "Mum".into() };
    let decision = decide(&server.holder, &Command::Plates(step), &scheme(), device.now).unwrap();
    server.store(&decision.changes);
    device.wait(Duration::minutes(30));
    device.talk(&mut server);
    let names = |device: &mut Device| {
        device.overview().plates.into_iter().map(|it| (it.name, it.saved)).collect::<Vec<_>>()
    };
    assert_eq!(names(&mut device), [(Some("Mum".to_owned()), true)]);
    let mut device = device.killed_and_started();
    device.fail_all(Code::Offline);
    assert_eq!(names(&mut device), [(Some("Mum".to_owned()), true)]);
}
