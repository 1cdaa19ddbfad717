//! Helping somebody on a device: who is shown, for whom things are asked, and that nothing stays when it ends.

use crate::world::{Device, Server, activate, morning, person, scheme};
use permit_api::access::{Person, Role};
use permit_api::helping::Help;
use permit_api::stays::StayAnswer;
use permit_api::sync::{Changes, Cursor};
use permit_api::{Code, Problem, Reply, Request};
use permit_core::{Input, Notice, Platform};
use permit_rules::helper::{Helper, Helpers, Joined};
use permit_rules::{Change, Holder, HolderId};

fn mum() -> HolderId {
    "mum".parse().unwrap()
}

fn help(holder: Option<HolderId>) -> Request {
    Request::Help(Help { holder })
}

/// The page that a server tells somebody who helps.
fn page(server: &Server) -> Changes {
    let joined = Joined { account: "account-1".to_owned(), at: morning() };
    let helper = Helper {
        id: "i1".parse().unwrap(),
        name: "Mary".to_owned(),
        email: "mary@example.org".to_owned(),
        invited_at: morning(),
        until: morning(),
        joined: Some(joined),
        used_at: None,
    };
    let bundles = server.holder.bundles.values().map(|it| Change::Bundle { bundle: it.clone() });
    let helpers = Change::Helpers { helpers: Helpers { list: vec![helper] } };
    let own = Holder::new(server.holder.council.clone(), mum());
    Changes {
        cursor: Cursor { epoch: "mum".to_owned(), seq: 1 },
        reset: true,
        changes: bundles.chain([helpers]).collect(),
        more: false,
        person: Person { role: Role::Helper, ..person("account-1", &own.id) },
        council: own.council,
        zone: server.holder.zone.clone(),
        scheme: Some(scheme()),
    }
}

/// A device that shows somebody who is helped, and the server of its owner's own permits.
fn helping() -> (Device, Server) {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.talk(&mut server);
    device.at_once(help(Some(mum()))).unwrap();
    let (id, _) = device.sent.remove(0);
    assert_eq!(device.helping.get(&id), Some(&mum()));
    device.answer(id, Ok(Reply::Changes(page(&server))));
    (device, server)
}

fn code(result: Result<Reply, Problem>) -> Code {
    result.expect_err("a problem").code
}

#[test]
fn a_device_shows_whom_it_helps_and_then_its_owner_again() {
    let (mut device, mut server) = helping();
    let overview = device.overview();
    assert_eq!((overview.person.role, overview.person.holder), (Role::Helper, Some(mum())));
    assert_eq!(overview.products[0].visits_left, 5);
    assert!(device.reminders.is_empty(), "the resident is reminded, on their own device");
    // It is still so after a start.
    let mut device = device.killed_and_started();
    assert_eq!(device.overview().person.holder, Some(mum()));
    let (id, _) = device.sent.remove(0);
    assert_eq!(device.helping.get(&id), Some(&mum()));
    device.answer(id, Ok(Reply::Changes(page(&server))));
    device.at_once(help(None)).unwrap();
    device.talk(&mut server);
    let own = device.overview();
    assert_eq!((own.person.role, own.person.holder), (Role::Resident, Some(server.holder.id.clone())));
}

#[test]
fn an_activation_is_asked_for_whom_it_was_meant_for_whoever_is_shown_by_then() {
    let (mut device, mut server) = helping();
    let call = device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    let Ok(Reply::Activate(StayAnswer::Requested { request })) = device.reply(call) else { panic!() };
    assert_eq!(request.stay.helper.as_deref(), Some("Mary"));
    device.at_once(help(None)).unwrap();
    device.input(Input::Platform { event: Platform::Online });
    let sent = std::mem::take(&mut device.sent);
    let own: Vec<_> = sent.iter().map(|(id, request)| (request.name(), device.helping.get(id))).collect();
    assert_eq!(own, [("changes", None)]);
    for (id, request) in sent {
        let told = server.answer(&request, device.now);
        device.answer(id, told);
    }
    let (id, request) = device.sent.remove(0);
    assert_eq!((request.name(), device.helping.get(&id)), ("activate", Some(&mum())));
    assert_eq!(device.overview().requests.len(), 0, "it is not among the owner's own");
    device.answer(id, Err(Problem::new(Code::NotEnoughVisits)));
    assert!(matches!(device.notices.as_slice(), [Notice::Refused { .. }]));
}

#[test]
fn own_requests_wait_until_their_owner_is_shown() {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.talk(&mut server);
    device.call(activate("own", "AB12 CDE"));
    device.fail_all(Code::Offline);
    device.at_once(help(Some(mum()))).unwrap();
    let (id, _) = device.sent.remove(0);
    device.answer(id, Ok(Reply::Changes(page(&server))));
    assert!(!device.in_the_air().contains(&"activate"), "{:?}", device.in_the_air());
    device.sent.clear();
    device.at_once(help(None)).unwrap();
    device.talk(&mut server);
    assert_eq!(device.overview().stays.len(), 1);
}

#[test]
fn when_the_help_has_ended_nothing_of_it_stays() {
    let (mut device, mut server) = helping();
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    device.input(Input::Platform { event: Platform::Online });
    for (id, _) in std::mem::take(&mut device.sent) {
        device.answer(id, Err(Problem::new(Code::HelpEnded)));
    }
    let told: Vec<_> = device
        .notices
        .iter()
        .map(|it| matches!(it, Notice::Refused { problem, .. } if problem.code == Code::HelpEnded))
        .collect();
    assert_eq!(told, [true], "what waited was not done, and that is said once");
    device.talk(&mut server);
    let own = device.overview();
    assert_eq!((own.person.role, own.requests.len()), (Role::Resident, 0));
    let mut device = device.killed_and_started();
    device.talk(&mut server);
    assert_eq!(device.overview().person.holder, Some(server.holder.id.clone()));
    assert_eq!(device.sync_state().waiting, 0);
}

#[test]
fn a_read_that_waits_is_told_that_the_help_has_ended() {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.talk(&mut server);
    device.at_once(help(Some(mum()))).unwrap();
    let read = device.call(Request::Overview(permit_api::overview::GetOverview {}));
    for (id, _) in std::mem::take(&mut device.sent) {
        device.answer(id, Err(Problem::new(Code::HelpEnded)));
    }
    assert_eq!(code(device.reply(read)), Code::HelpEnded);
    device.talk(&mut server);
    assert_eq!(device.overview().person.role, Role::Resident);
}

#[test]
fn what_is_not_a_helpers_is_passed_on_as_a_helpers_and_refused_there() {
    let (mut device, _) = helping();
    let shop = device.call(Request::Shop(permit_api::buying::GetShop {}));
    let (id, _) = device.sent.remove(0);
    assert_eq!(device.helping.get(&id), Some(&mum()));
    device.answer(id, Err(Problem::new(Code::NotAllowed)));
    assert_eq!(code(device.reply(shop)), Code::NotAllowed);
    assert_eq!(device.overview().person.holder, Some(mum()), "and nobody is logged out by it");
}
