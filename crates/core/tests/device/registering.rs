//! Registering on a device: what the cache keeps, and that nothing shown is older than what was told before.

use crate::council::{begin, home, registration, status, submit};
use crate::world::{Device, Server, activate, scheme};
use chrono::Duration;
use permit_api::overview::GetOverview;
use permit_api::registrations::RegistrationStatus;
use permit_api::{Code, Problem, Reply, Request};
use permit_core::{Input, Platform, SendId, SessionState};
use permit_rules::Change;
use permit_rules::registration::{PermitClaim, Purpose, Registered, Standing, Step};
use permit_rules::reminder::Matter;

fn overview_call() -> Request {
    Request::Overview(GetOverview {})
}

fn synced(mut server: Server) -> (Device, Server) {
    let mut device = Device::new();
    device.talk(&mut server);
    (device, server)
}

/// Takes the one thing of a name that is in the air.
fn taken(device: &mut Device, name: &str) -> (SendId, Request) {
    let at = device.sent.iter().position(|(_, request)| request.name() == name);
    device.sent.remove(at.unwrap_or_else(|| panic!("no {name} in the air")))
}

/// Has a call of the screens answered by the server, and nothing else.
fn served(device: &mut Device, server: &mut Server, request: Request) -> RegistrationStatus {
    let name = request.name();
    let call = device.call(request);
    let (id, request) = taken(device, name);
    let answer = server.answer(&request, device.now);
    device.answer(id, answer);
    status(device.reply(call))
}

fn orders(changes: &[Change]) -> Vec<Vec<Change>> {
    if changes.is_empty() {
        return vec![Vec::new()];
    }
    let from = |n: usize| {
        let mut rest = changes.to_vec();
        let first = rest.remove(n);
        orders(&rest).into_iter().map(move |mut order| {
            order.insert(0, first.clone());
            order
        })
    };
    (0..changes.len()).flat_map(from).collect()
}

#[test]
fn what_the_council_accepts_is_kept_in_any_order_and_after_a_restart() {
    let mut council = Server::with_newcomer();
    let id = council.applies("reg-1", Purpose::First, crate::world::morning());
    let before = council.log.len();
    council.approves(&id, crate::world::morning());
    let accepted = council.log.split_off(before);
    assert_eq!(accepted.len(), 3, "address, term and registration");
    for (n, order) in orders(&accepted).into_iter().enumerate() {
        let mut server = Server::with_newcomer();
        server.page = 1 + n % 2;
        let (mut device, mut server) = synced(server);
        assert_eq!(device.registration().registered, Registered::Not);
        server.store(&order);
        device.input(Input::Platform { event: Platform::Online });
        device.talk(&mut server);
        let told = RegistrationStatus::of(&server.holder, &scheme(), device.now);
        assert!(matches!(told.registered, Registered::Until { .. }) && told.home.is_some());
        let mut device = device.killed_and_started();
        device.fail_all(Code::Offline);
        assert_eq!(device.registration(), told, "order {n}");
        let overview = device.overview();
        assert_eq!((overview.registration, overview.zone.map(|it| it.id)), (told, server.holder.zone));
    }
}

#[test]
fn a_registration_is_read_offline_and_by_nobody_without_a_session() {
    let mut server = Server::with_newcomer();
    let mut device = Device::new();
    let call = device.call(registration());
    assert!(device.replies.is_empty(), "there is nothing to show yet");
    device.fail_all(Code::Offline);
    assert_eq!(device.reply(call).unwrap_err().code, Code::NothingCached);
    let call = device.call(registration());
    server.applies("reg-1", Purpose::First, device.now);
    device.talk(&mut server);
    let told = status(device.reply(call));
    assert_eq!(told, RegistrationStatus::of(&server.holder, &scheme(), device.now));
    device.wait(Duration::seconds(60));
    device.fail_all(Code::Offline);
    assert_eq!(device.registration().latest, told.latest);
    device.input(Input::Platform { event: Platform::SessionMissing });
    assert_eq!(device.at_once(registration()).unwrap_err().code, Code::NotLoggedIn);
}

#[test]
fn the_cache_of_an_older_app_is_filled_again_and_the_outbox_is_kept() {
    let (mut device, mut server) = synced(Server::with_visits(5));
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    drop(device.core.take());
    let path = device.folder.path().join("cache.sqlite");
    let mut bytes = std::fs::read(&path).unwrap();
    // The format number stands in the file's head, at byte 60.
    assert_eq!(bytes[63], 3);
    bytes[63] = 2;
    std::fs::write(&path, bytes).unwrap();
    let id = server.applies("reg-1", Purpose::Move, device.now);
    server.rejects(&id, device.now);
    let mut device = Device::on(device.folder);
    device.start(SessionState::Present { kept: true });
    assert_eq!(device.sync_state().waiting, 1);
    let call = device.call(registration());
    assert!(!device.replies.contains_key(&call), "the old cache is not read");
    device.talk(&mut server);
    let latest = status(device.reply(call)).latest.unwrap();
    assert!(matches!(latest.standing, Standing::Rejected { .. }));
    assert_eq!(server.holder.stays.len(), 1, "what waited was sent");
    let told = |notice: &permit_core::Notice| matches!(notice, permit_core::Notice::Confirmed { .. });
    assert!(device.notices.iter().all(told), "what the first filling brings is not news");
}

#[test]
fn the_next_overview_holds_what_the_reply_told() {
    let (mut device, mut server) = synced(Server::with_newcomer());
    let begun = served(&mut device, &mut server, begin("reg-1", Purpose::First));
    assert_eq!(device.in_the_air(), ["changes"], "it catches up at once");
    let calls = [device.call(overview_call()), device.call(registration())];
    assert!(calls.iter().all(|call| !device.replies.contains_key(call)), "the cache is older");
    device.talk(&mut server);
    let Ok(Reply::Overview(overview)) = device.reply(calls[0]) else { panic!("no overview") };
    assert_eq!(overview.registration.latest, begun.latest);
    assert_eq!(status(device.reply(calls[1])).latest, begun.latest);
    assert_eq!(device.overview().registration.latest, begun.latest, "and now at once");
}

#[test]
fn a_page_asked_for_before_the_change_is_not_what_the_screens_wait_for() {
    for lost in [false, true] {
        let (mut device, mut server) = synced(Server::with_newcomer());
        device.wait(Duration::seconds(60));
        let (early, request) = taken(&mut device, "changes");
        let page = server.answer(&request, device.now);
        let begun = served(&mut device, &mut server, begin("reg-1", Purpose::First));
        let call = device.call(registration());
        assert!(device.sent.is_empty(), "one page at a time");
        device.answer(early, if lost { Err(Problem::new(Code::Timeout)) } else { page });
        assert!(!device.replies.contains_key(&call), "that page is older than the reply");
        assert_eq!(device.in_the_air(), ["changes"], "another is asked for at once");
        device.talk(&mut server);
        assert_eq!(status(device.reply(call)).latest, begun.latest);
    }
}

#[test]
fn the_screens_wait_a_few_seconds_at_most() {
    let (mut device, mut server) = synced(Server::with_newcomer());
    served(&mut device, &mut server, begin("reg-1", Purpose::First));
    let call = device.call(overview_call());
    assert_eq!(device.woken_at, Some(device.now + Duration::seconds(4)));
    device.wait(Duration::milliseconds(3999));
    assert!(!device.replies.contains_key(&call));
    device.wait(Duration::milliseconds(1));
    assert!(device.reply(call).is_ok());
    assert!(device.registration().latest.is_none(), "the cache, as it is");
    device.talk(&mut server);
    assert!(device.registration().latest.is_some());
}

#[test]
fn without_a_network_the_screens_wait_no_longer_than_it_takes_to_notice() {
    let (mut device, mut server) = synced(Server::with_newcomer());
    served(&mut device, &mut server, begin("reg-1", Purpose::First));
    let call = device.call(overview_call());
    device.fail_all(Code::Offline);
    assert!(device.reply(call).is_ok());
    assert!(device.registration().latest.is_none());
}

#[test]
fn what_is_refused_or_lost_on_its_way_has_the_device_look_again() {
    for (code, looks) in [(Code::RegistrationSent, true), (Code::Timeout, true), (Code::Offline, false)] {
        let (mut device, _) = synced(Server::with_newcomer());
        let call = device.call(submit("s1"));
        let (id, _) = taken(&mut device, "submit_registration");
        device.answer(id, Err(Problem::new(code)));
        assert_eq!(device.reply(call).unwrap_err().code, code);
        assert_eq!(device.in_the_air().contains(&"changes"), looks, "{code:?}");
        assert!(device.at_once(overview_call()).is_ok(), "nothing was told that the cache lacks");
    }
}

#[test]
fn a_registration_proved_by_the_councils_record_is_valid_at_once() {
    let (mut device, mut server) = synced(Server::with_newcomer());
    served(&mut device, &mut server, begin("reg-1", Purpose::First));
    server.step(Step::Name("A Resident".into()), device.now).unwrap();
    server.step(Step::Home(home()), device.now).unwrap();
    server
        .step(Step::Permit(PermitClaim { number: Some("P1".into()), on_record: true }), device.now)
        .unwrap();
    device.talk(&mut server);
    let sent = served(&mut device, &mut server, submit("s1"));
    assert_eq!(sent.registered, Registered::Exempt);
    device.talk(&mut server);
    assert_eq!(device.registration(), sent);
    assert!(device.notices.is_empty(), "the screen has said it already");
}

fn ends(device: &Device) -> Vec<(i64, chrono::NaiveDate)> {
    let end = |matter: &Matter| match matter {
        Matter::RegistrationEnds { last_day } => Some(*last_day),
        Matter::VisitsExpire { .. } | Matter::StayEnds { .. } => None,
    };
    let days = |last_day: chrono::NaiveDate, at: chrono::DateTime<chrono::Utc>| {
        (last_day - at.date_naive()).num_days()
    };
    let reminders = device.reminders.iter().filter_map(|it| end(&it.matter).map(|day| (it.at, day)));
    reminders.map(|(at, day)| (days(day, at), day)).collect()
}

#[test]
fn a_renewal_moves_the_reminders_only_once_it_is_accepted() {
    let last_day = crate::world::morning().date_naive() + Duration::days(20);
    let (mut device, mut server) = synced(Server::with_registration(last_day));
    let before = [(14, last_day), (3, last_day), (0, last_day)];
    assert_eq!(ends(&device), before);
    let id = server.applies("reg-2", Purpose::Renewal, device.now);
    device.wait(Duration::seconds(60));
    device.talk(&mut server);
    assert_eq!(ends(&device), before, "sent is not accepted");
    let schedules = device.schedules;
    server.approves(&id, device.now);
    device.wait(Duration::seconds(60));
    device.talk(&mut server);
    assert_eq!(device.schedules, schedules + 1);
    let until = server.holder.registered_until.unwrap();
    assert!(until > last_day + Duration::days(80), "it goes on from the term that runs");
    assert_eq!(ends(&device), [(14, until), (3, until), (0, until)]);
    device.wait(Duration::seconds(60));
    device.talk(&mut server);
    assert_eq!(device.schedules, schedules + 1, "not without a reason");
    let device = device.killed_and_started();
    assert_eq!(ends(&device), [(14, until), (3, until), (0, until)]);
}

#[test]
fn another_newcomer_on_the_device_sees_nothing_of_the_one_before() {
    let (mut device, mut server) = synced(Server::with_newcomer());
    served(&mut device, &mut server, begin("reg-1", Purpose::First));
    device.talk(&mut server);
    let mut second = Server::with_newcomer();
    second.holder.id = "holder-2".parse().unwrap();
    second.person = crate::world::person("account-2", &second.holder.id);
    device.call(crate::world::log_in());
    device.talk(&mut second);
    assert!(device.registration().latest.is_none() && device.notices.is_empty());
}
