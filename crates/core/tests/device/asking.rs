//! Activating with and without a network: kept before it is sent, requested until the server has answered.

use crate::world::{Device, Server, activate};
use chrono::Duration;
use permit_api::stays::{Cancel, Correct, GetQuote, PendingState, StayAnswer};
use permit_api::{Arg, Code, Problem, Reply, Request};
use permit_core::{Input, Notice, Platform};
use permit_rules::{Length, Start};

fn synced(visits: u32) -> (Device, Server) {
    let (mut device, mut server) = (Device::new(), Server::with_visits(visits));
    device.talk(&mut server);
    (device, server)
}

fn code(result: Result<Reply, Problem>) -> Code {
    result.expect_err("a problem").code
}

fn standing(result: Result<Reply, Problem>) -> StayAnswer {
    match result {
        Ok(Reply::Activate(answer) | Reply::Correct(answer) | Reply::Cancel(answer)) => answer,
        other => panic!("{other:?}"),
    }
}

fn quote(plate: &str) -> Request {
    Request::Quote(GetQuote {
        plate: plate.into(),
        product: None,
        start: Start::Now,
        length: Length::Days { days: 1 },
    })
}

fn is_confirmed(result: Result<Reply, Problem>) -> bool {
    matches!(standing(result), StayAnswer::Confirmed { .. })
}

#[test]
fn online_an_activation_is_confirmed_by_the_server_alone() {
    let (mut device, mut server) = synced(5);
    let call = device.call(activate("r1", "AB12 CDE"));
    assert!(device.replies.is_empty() && device.overview().stays.is_empty());
    assert_eq!(device.overview().requests.len(), 1);
    device.talk(&mut server);
    assert!(is_confirmed(device.reply(call)));
    let overview = device.overview();
    assert_eq!((overview.stays.len(), overview.requests.len(), overview.products[0].visits_left), (1, 0, 4));
    assert!(device.notices.is_empty(), "the screen has said it already");
}

#[test]
fn a_confirmed_stay_is_shown_before_the_next_page_and_counted_once() {
    let (mut device, mut server) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    let (id, request) = device.sent.remove(0);
    let answer = server.answer(&request, device.now);
    device.answer(id, answer);
    assert_eq!(device.in_the_air(), ["changes"]);
    for _ in 0..2 {
        let overview = device.overview();
        assert_eq!((overview.stays.len(), overview.requests.len()), (1, 0));
        assert_eq!(overview.products[0].visits_left, 4);
        device.talk(&mut server);
    }
    let device = &mut device.killed_and_started();
    assert_eq!(device.overview().stays.len(), 1);
}

#[test]
fn offline_it_is_kept_as_requested_and_confirmed_later() {
    let (mut device, mut server) = synced(5);
    let call = device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    let StayAnswer::Requested { request } = standing(device.reply(call)) else { panic!("confirmed offline") };
    assert_eq!(request.state, PendingState::Waiting { sent: false });
    let overview = device.overview();
    assert_eq!((overview.stays.len(), overview.requests.len(), overview.products[0].visits_left), (0, 1, 5));
    let state = device.sync_state();
    assert_eq!((state.reachable, state.waiting), (false, 1));

    device.input(Input::Platform { event: Platform::Online });
    device.talk(&mut server);
    assert_eq!((device.overview().stays.len(), device.overview().requests.len()), (1, 0));
    assert!(matches!(device.notices.as_slice(), [Notice::Confirmed { .. }]));
    assert!(device.sync_state().reachable);
}

#[test]
fn a_server_that_is_slow_lets_the_screen_go_on_after_eight_seconds() {
    let (mut device, mut server) = synced(5);
    let call = device.call(activate("r1", "AB12 CDE"));
    assert_eq!(device.woken_at, Some(device.now + Duration::seconds(8)));
    device.wait(Duration::milliseconds(7999));
    assert!(!device.replies.contains_key(&call));
    device.wait(Duration::milliseconds(1));
    assert!(!is_confirmed(device.reply(call)));
    device.talk(&mut server);
    assert!(matches!(device.notices.as_slice(), [Notice::Confirmed { .. }]));
}

#[test]
fn what_the_rules_refuse_is_refused_at_once_and_kept_nowhere() {
    let (mut device, _) = synced(0);
    assert_eq!(code(device.at_once(activate("r1", "AB12 CDE"))), Code::NotEnoughVisits);
    assert_eq!(code(device.at_once(activate("r2", "?"))), Code::PlateMissing);
    assert!(device.sent.is_empty() && device.overview().requests.is_empty());
}

#[test]
fn two_requests_for_one_visit_are_told_apart_before_anything_is_sent() {
    let (mut device, _) = synced(1);
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    assert_eq!(code(device.at_once(activate("r2", "XY99 ZZZ"))), Code::NotEnoughVisits);
    assert_eq!(code(device.at_once(quote("XY99 ZZZ"))), Code::NotEnoughVisits);
    assert_eq!(device.visits_left(), 1, "nothing is spent before the server says so");
}

#[test]
fn a_refusal_of_the_server_reaches_the_screen_that_waits_and_leaves_nothing() {
    let (mut device, mut server) = synced(1);
    let other = activate("other-device", "XY99 ZZZ");
    assert!(server.answer(&other, device.now).is_ok());
    let call = device.call(activate("r1", "AB12 CDE"));
    device.talk(&mut server);
    assert_eq!(code(device.reply(call)), Code::NotEnoughVisits);
    assert!(device.overview().requests.is_empty() && device.notices.is_empty());
}

#[test]
fn a_refusal_that_comes_late_stays_until_it_is_put_away() {
    let (mut device, mut server) = synced(1);
    assert!(server.answer(&activate("other-device", "XY99 ZZZ"), device.now).is_ok());
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Timeout);
    device.wait(Duration::seconds(60));
    device.talk(&mut server);
    assert!(
        matches!(device.notices.as_slice(), [Notice::Refused { problem, .. }] if problem.code == Code::NotEnoughVisits)
    );
    let mut device = device.killed_and_started();
    device.talk(&mut server);
    let overview = device.overview();
    assert!(matches!(overview.requests[0].state, PendingState::Refused { .. }));
    assert!(device.dismiss("r1").is_ok());
    assert!(device.overview().requests.is_empty());
    assert_eq!(code(device.dismiss("r1")), Code::UnknownRequest);
}

#[test]
fn only_what_never_left_the_device_can_be_taken_back() {
    let (mut device, _) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    device.call(activate("r2", "XY99 ZZZ"));
    assert_eq!(code(device.dismiss("r1")), Code::AlreadySent, "it is in the air");
    device.fail_all(Code::Timeout);
    assert_eq!(code(device.dismiss("r1")), Code::AlreadySent, "it may have arrived");
    assert!(device.dismiss("r2").is_ok());
    device.wait(Duration::seconds(2));
    device.fail_all(Code::Offline);
    assert_eq!(code(device.dismiss("r1")), Code::AlreadySent, "the first try may have arrived");
}

#[test]
fn an_answer_that_was_lost_is_asked_for_again_under_the_same_name() {
    let (mut device, mut server) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    let (id, first) = device.sent.remove(0);
    assert!(server.answer(&first, device.now).is_ok());
    device.answer(id, Err(Problem::new(Code::Timeout)));
    let mut device = device.killed_and_started();
    let again: Vec<_> = device.sent.iter().filter(|(_, request)| *request == first).collect();
    assert_eq!(again.len(), 1);
    device.talk(&mut server);
    assert_eq!((server.holder.stays.len(), device.overview().stays.len(), device.visits_left()), (1, 1, 4));
}

#[test]
fn what_another_device_does_to_a_stay_counts_once_and_is_shown() {
    let (mut device, mut server) = synced(2);
    device.call(activate("r1", "AB12 CDE"));
    let (id, request) = device.sent.remove(0);
    assert!(server.answer(&request, device.now).is_ok());
    device.answer(id, Err(Problem::new(Code::Timeout)));
    let correct = |request: &str, plate: &str| {
        let (request, stay) = (request.parse().unwrap(), "r1".parse().unwrap());
        Request::Correct(Correct { request, stay, plate: plate.into() })
    };
    assert!(server.answer(&correct("other-1", "AB12 CDF"), device.now).is_ok());
    device.input(Input::Platform { event: Platform::Online });
    let page = device.sent.iter().position(|(_, request)| request.name() == "changes").unwrap();
    let (id, request) = device.sent.remove(page);
    let page = server.answer(&request, device.now);
    device.answer(id, page);
    let Ok(Reply::Quote(quote)) = device.at_once(quote("XY99 ZZZ")) else { panic!("no quote") };
    assert_eq!(quote.left_before, 1, "the page has told of the stay already");

    device.talk(&mut server);
    assert!(server.answer(&correct("other-2", "AB12 CDG"), device.now).is_ok());
    device.input(Input::Platform { event: Platform::Online });
    device.talk(&mut server);
    assert_eq!(device.overview().stays[0].stay.plate.vrn.as_str(), "AB12CDG");
}

#[test]
fn requests_of_a_holder_keep_their_order() {
    let (mut device, mut server) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    let correct =
        Correct { request: "r2".parse().unwrap(), stay: "r1".parse().unwrap(), plate: "AB12 CDF".into() };
    device.call(Request::Correct(correct));
    assert_eq!(device.in_the_air(), ["activate"], "one at a time");
    device.fail_all(Code::Busy);
    device.wait(Duration::seconds(1));
    assert_eq!(device.in_the_air(), ["activate"]);
    device.talk(&mut server);
    let overview = device.overview();
    assert_eq!(overview.stays[0].stay.plate.vrn.as_str(), "AB12CDF");
    assert_eq!(overview.stays[0].stay.corrections.len(), 1);
}

#[test]
fn a_cancelled_stay_gives_its_visit_back_once_the_server_has_said_so() {
    let (mut device, mut server) = synced(5);
    let tomorrow = Start::At { local: (device.now + Duration::days(1)).naive_utc() };
    let Request::Activate(mut input) = activate("r1", "AB12 CDE") else { unreachable!() };
    input.start = tomorrow;
    device.call(Request::Activate(input));
    device.talk(&mut server);
    assert_eq!(device.visits_left(), 4);
    let call =
        device.call(Request::Cancel(Cancel { request: "r2".parse().unwrap(), stay: "r1".parse().unwrap() }));
    assert_eq!(device.visits_left(), 4);
    device.talk(&mut server);
    assert!(is_confirmed(device.reply(call)));
    assert_eq!(device.visits_left(), 5);
}

#[test]
fn the_same_request_asked_again_is_one_and_another_under_its_name_is_refused() {
    let (mut device, mut server) = synced(5);
    let first = device.call(activate("r1", "AB12 CDE"));
    let second = device.call(activate("r1", "AB12 CDE"));
    assert_eq!(code(device.at_once(activate("r1", "XY99 ZZZ"))), Code::RequestReused);
    device.talk(&mut server);
    assert!(is_confirmed(device.reply(first)) && is_confirmed(device.reply(second)));
    assert_eq!(server.holder.stays.len(), 1);
}

#[test]
fn a_visit_that_never_left_the_device_by_the_end_of_its_day_is_not_spent_on_another() {
    let (mut device, mut server) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    device.now += Duration::days(1);
    let mut device = device.killed_and_started();
    device.talk(&mut server);
    let overview = device.overview();
    assert!(
        matches!(&overview.requests[0].state, PendingState::Refused { problem } if problem.code == Code::StartPassed)
    );
    assert!(server.holder.stays.is_empty());
}

#[test]
fn tries_are_further_and_further_apart_and_a_server_may_ask_for_more() {
    let (mut device, _) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    let mut tries = 0;
    for _ in 0..600 {
        tries += device.in_the_air().iter().filter(|name| **name == "activate").count();
        device.fail_all(Code::Busy);
        device.wait(Duration::seconds(1));
    }
    assert!((8..=25).contains(&tries), "{tries} tries in ten minutes");
    device.sent.clear();
    device.wait(Duration::hours(2));
    let sends: Vec<_> = std::mem::take(&mut device.sent);
    let (id, _) = sends.into_iter().find(|(_, request)| request.name() == "activate").unwrap();
    device.answer(id, Err(Problem::new(Code::TooManyTries).retry_after(300)));
    device.wait(Duration::seconds(299));
    assert!(!device.in_the_air().contains(&"activate"));
    device.wait(Duration::seconds(1));
    assert!(device.in_the_air().contains(&"activate"));
}

#[test]
fn a_session_that_ended_keeps_the_request_and_says_so() {
    let (mut device, mut server) = synced(5);
    let call = device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::NotLoggedIn);
    assert!(!is_confirmed(device.reply(call)));
    let state = device.sync_state();
    assert_eq!((state.logged_in, state.waiting, device.forgot), (false, 1, 1));
    device.wait(Duration::hours(1));
    assert!(device.sent.is_empty(), "nothing is sent for nobody");
    device.call(crate::world::log_in());
    device.talk(&mut server);
    assert_eq!(device.overview().stays.len(), 1);
}

#[test]
fn calls_in_the_air_are_answered_when_the_session_ends() {
    let (mut device, _) = synced(5);
    let call = device.call(Request::ListDevices(permit_api::access::ListDevices {}));
    device.input(Input::Platform { event: Platform::SessionMissing });
    assert_eq!(code(device.reply(call)), Code::NotLoggedIn);
    device.fail_all(Code::Timeout);
}

#[test]
fn at_most_so_many_requests_are_kept() {
    let (mut device, _) = synced(500);
    for n in 0..100 {
        device.call(activate(&format!("r{n}"), &format!("AB12 {n:03}")));
    }
    assert_eq!(code(device.at_once(activate("one-more", "ZZ99 ZZZ"))), Code::Busy);
    assert_eq!(device.overview().requests.len(), 100);
}

#[test]
fn logging_out_with_requests_waiting_needs_a_second_word() {
    let (mut device, mut server) = synced(5);
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    let log_out = |discard_waiting| Request::LogOut(permit_api::access::LogOut { discard_waiting });
    let problem = device.at_once(log_out(false)).unwrap_err();
    assert_eq!((problem.code, problem.args.get("waiting")), (Code::RequestsWaiting, Some(&Arg::Number(1))));
    assert!(device.at_once(log_out(true)).is_ok());
    assert_eq!((device.in_the_air(), device.forgot), (vec!["log_out"], 1));
    device.fail_all(Code::Offline);
    let mut device = device.killed_and_started();
    device.talk(&mut server);
    assert!(device.overview().requests.is_empty() && server.holder.stays.is_empty());
}
