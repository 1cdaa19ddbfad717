//! What the device remembers: catching up, damage to its files, and who is logged in.

use crate::world::{Device, Server, activate, copy, log_in, person};
use chrono::Duration;
use permit_api::overview::GetOverview;
use permit_api::{Code, Problem, Reply, Request};
use permit_core::{Core, Input, Notice, OpenError, Paths, Platform, SessionState};
use std::path::Path;
use tempfile::TempDir;

fn overview_call() -> Request {
    Request::Overview(GetOverview {})
}

fn code(result: Result<Reply, Problem>) -> Code {
    result.expect_err("a problem").code
}

/// A device that knows of one stay and keeps one request.
fn with_one_of_each() -> (Device, Server) {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.talk(&mut server);
    device.call(activate("r1", "AB12 CDE"));
    device.talk(&mut server);
    device.call(activate("r2", "XY99 ZZZ"));
    device.fail_all(Code::Offline);
    (device, server)
}

#[test]
fn the_first_overview_waits_for_the_server_and_says_when_it_cannot_be_reached() {
    let mut server = Server::with_visits(5);
    let mut device = Device::new();
    let call = device.call(overview_call());
    assert!(device.replies.is_empty());
    device.fail_all(Code::Offline);
    assert_eq!(code(device.reply(call)), Code::NothingCached);
    let call = device.call(overview_call());
    device.talk(&mut server);
    assert!(device.reply(call).is_ok());
    assert!(!device.reminders.is_empty(), "visits expire some day");
}

#[test]
fn the_next_start_shows_the_cached_permits_at_once_without_a_network() {
    let (device, _) = with_one_of_each();
    let mut device = device.killed_and_started();
    let overview = device.overview();
    assert_eq!((overview.stays.len(), overview.requests.len()), (1, 1));
    assert_eq!(overview.person.name, "A Resident");
    device.fail_all(Code::Offline);
    assert_eq!(device.overview().stays.len(), 1);
    assert!(!device.reminders.is_empty());
}

#[test]
fn pages_are_taken_over_together() {
    let mut server = Server::with_visits(5);
    for n in 0..4 {
        server.answer(&activate(&format!("s{n}"), &format!("AB12 CD{n}")), crate::world::morning()).unwrap();
    }
    server.page = 2;
    let mut device = Device::new();
    let call = device.call(overview_call());
    let (id, request) = device.sent.remove(0);
    let page = server.answer(&request, device.now);
    device.answer(id, page);
    assert!(device.replies.is_empty(), "half of the truth is not shown");
    device.fail_all(Code::Timeout);
    assert_eq!(code(device.reply(call)), Code::NothingCached);
    device.wait(Duration::seconds(60));
    device.talk(&mut server);
    assert_eq!((device.overview().stays.len(), device.visits_left()), (4, 1));
}

#[test]
fn catching_up_is_at_most_once_a_minute_unless_there_is_a_reason() {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.talk(&mut server);
    device.wait(Duration::seconds(59));
    assert!(device.sent.is_empty());
    device.wait(Duration::seconds(1));
    assert_eq!(device.in_the_air(), ["changes"]);
    device.talk(&mut server);
    device.input(Input::Platform { event: Platform::Online });
    assert_eq!(device.in_the_air(), ["changes"]);
    device.talk(&mut server);
    device.wait(Duration::days(-1));
    assert_eq!(device.in_the_air(), ["changes"], "a clock put back keeps nothing waiting");
}

#[test]
fn a_new_life_of_the_servers_store_replaces_everything() {
    let (mut device, _) = with_one_of_each();
    let mut server = Server { epoch: 2, ..Server::with_visits(3) };
    device.dismiss("r2").unwrap();
    device.input(Input::Platform { event: Platform::Online });
    device.talk(&mut server);
    assert_eq!((device.overview().stays.len(), device.visits_left()), (0, 3));
    let mut device = device.killed_and_started();
    assert_eq!((device.overview().stays.len(), device.visits_left()), (0, 3));
}

#[test]
fn a_server_that_never_comes_to_an_end_is_not_followed() {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.call(overview_call());
    let (id, request) = device.sent.remove(0);
    let Ok(Reply::Changes(mut page)) = server.answer(&request, device.now) else { unreachable!() };
    page.more = true;
    device.answer(id, Ok(Reply::Changes(page.clone())));
    let (id, _) = device.sent.remove(0);
    device.answer(id, Ok(Reply::Changes(page)));
    assert!(device.sent.is_empty(), "the cursor did not move");
}

fn bytes_written(folder: &Path, file: &str, damage: impl Fn(&mut Vec<u8>)) {
    let path = folder.join(file);
    let mut bytes = std::fs::read(&path).unwrap();
    damage(&mut bytes);
    std::fs::write(path, bytes).unwrap();
}

/// The folder of a device that has been closed, so that each file is whole in itself.
fn closed(mut device: Device) -> TempDir {
    drop(device.core.take());
    device.folder
}

fn replace(text: &'static str, with: &'static str) -> impl Fn(&mut Vec<u8>) {
    assert_eq!(text.len(), with.len());
    move |bytes| {
        let found: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(text.as_bytes())).collect();
        assert!(!found.is_empty(), "{text} is not in the file");
        for at in found {
            bytes[at..at + text.len()].copy_from_slice(with.as_bytes());
        }
    }
}

#[test]
fn a_damaged_cache_is_put_aside_and_filled_again_and_the_outbox_is_kept() {
    type Damage<'a> = &'a dyn Fn(&mut Vec<u8>);
    let damages: [Damage<'_>; 4] = [
        &|bytes| bytes.truncate(100),
        &|bytes| bytes.fill(b'x'),
        &|bytes| bytes[4096..].fill(0),
        &replace("\"visits\":5", "\"visits\":9"),
    ];
    for (n, damage) in damages.iter().enumerate() {
        let (device, mut server) = with_one_of_each();
        let folder = closed(device);
        bytes_written(folder.path(), "cache.sqlite", damage);
        let mut device = Device::on(folder);
        device.start(SessionState::Present { kept: true });
        let call = device.call(overview_call());
        assert!(device.replies.is_empty(), "damage {n} is shown");
        assert_eq!(device.sync_state().waiting, 1);
        device.talk(&mut server);
        assert!(device.reply(call).is_ok());
        assert_eq!((device.overview().stays.len(), device.visits_left()), (2, 3));
        assert!(device.folder.path().join("cache.damaged.sqlite").exists());
    }
}

#[test]
fn damaged_requests_are_noticed_and_the_others_kept() {
    let (mut device, mut server) = with_one_of_each();
    device.call(activate("r3", "LM33 AAA"));
    device.fail_all(Code::Offline);
    let folder = closed(device);
    bytes_written(folder.path(), "outbox.sqlite", replace("XY99 ZZZ", "XY99 ZZA"));
    let mut device = Device::on(folder);
    device.start(SessionState::Present { kept: true });
    assert_eq!(device.notices, [Notice::RequestsLost { requests: 1 }]);
    let requests = device.overview().requests;
    assert_eq!(requests.iter().map(|it| it.request.as_str()).collect::<Vec<_>>(), ["r3"]);
    assert!(device.folder.path().join("outbox.damaged-1.sqlite").exists());
    device.talk(&mut server);
    assert_eq!(server.holder.stays.len(), 2);
    let mut device = device.killed_and_started();
    assert!(device.notices.is_empty() && device.overview().requests.is_empty());
}

#[test]
fn an_outbox_that_is_not_even_a_file_of_its_kind_is_kept_beside_a_new_one() {
    let (device, _) = with_one_of_each();
    let folder = closed(device);
    bytes_written(folder.path(), "outbox.sqlite", |bytes| bytes.fill(b'x'));
    let mut device = Device::on(folder);
    device.start(SessionState::Present { kept: true });
    assert_eq!(device.notices, [Notice::RequestsLost { requests: 1 }]);
    let damaged = std::fs::read(device.folder.path().join("outbox.damaged-1.sqlite")).unwrap();
    assert!(damaged.iter().all(|byte| *byte == b'x'));
    assert_eq!(device.overview().stays.len(), 1);
}

#[test]
fn a_rescue_cut_short_goes_on_at_the_next_start() {
    let (device, _) = with_one_of_each();
    let folder = closed(device);
    let at = |name: &str| folder.path().join(name);
    std::fs::rename(at("outbox.sqlite"), at("outbox.rescue.sqlite")).unwrap();
    let mut device = Device::on(folder);
    device.start(SessionState::Present { kept: true });
    assert_eq!(device.overview().requests.len(), 1);
}

#[test]
fn requests_written_by_a_newer_app_are_left_alone() {
    let (device, _) = with_one_of_each();
    let folder = closed(device);
    // The format number stands in the file's head, at byte 60.
    bytes_written(folder.path(), "outbox.sqlite", |bytes| bytes[63] = 9);
    let before = std::fs::read(folder.path().join("outbox.sqlite")).unwrap();
    let opened = Core::open(&Paths { folder: folder.path().to_owned() });
    assert!(matches!(opened, Err(OpenError::Newer { found: 9, .. })));
    assert_eq!(std::fs::read(folder.path().join("outbox.sqlite")).unwrap(), before);
}

#[test]
fn one_folder_is_for_one_app_at_a_time() {
    let device = Device::new();
    let second = Core::open(&Paths { folder: device.folder.path().to_owned() });
    assert!(matches!(second, Err(OpenError::InUse { .. })));
}

#[test]
fn without_a_session_nothing_is_shown_and_nothing_lost() {
    let (device, mut server) = with_one_of_each();
    let folder = TempDir::new().unwrap();
    copy(device.folder.path(), folder.path());
    let mut device = Device::on(folder);
    device.start(SessionState::Missing);
    assert_eq!(code(device.at_once(overview_call())), Code::NotLoggedIn);
    assert_eq!(code(device.at_once(activate("r9", "AB12 CDE"))), Code::NotLoggedIn);
    let state = device.sync_state();
    assert_eq!((state.logged_in, state.waiting), (false, 1));
    device.call(log_in());
    device.talk(&mut server);
    assert_eq!((device.overview().stays.len(), device.overview().requests.len()), (2, 0));
}

#[test]
fn another_person_sees_nothing_of_the_one_before_and_sends_nothing_of_theirs() {
    let (mut device, mut first) = with_one_of_each();
    let mut second = Server::with_visits(2);
    second.holder.id = "holder-2".parse().unwrap();
    second.person = person("account-2", &second.holder.id);
    device.call(log_in());
    let (id, request) = device.sent.remove(0);
    let answer = second.answer(&request, device.now);
    device.answer(id, answer);
    let call = device.call(overview_call());
    assert!(!device.replies.contains_key(&call), "nothing of the first person is shown");
    device.talk(&mut second);
    let overview = device.overview();
    assert_eq!((overview.stays.len(), overview.requests.len(), device.visits_left()), (0, 0, 2));
    assert!(second.answers.is_empty());

    device.call(log_in());
    device.talk(&mut first);
    assert_eq!(device.overview().stays.len(), 2, "the request that waited was sent for its own holder");
}

#[test]
fn a_keychain_that_cannot_keep_the_session_is_told() {
    let (mut device, mut server) = (Device::on(TempDir::new().unwrap()), Server::with_visits(5));
    device.start(SessionState::Missing);
    let call = device.call(log_in());
    let (id, request) = device.sent.remove(0);
    let Ok(Reply::LogIn(mut logged_in)) = server.answer(&request, device.now) else { unreachable!() };
    logged_in.kept = false;
    logged_in.token = Some("secret".into());
    device.answer(id, Ok(Reply::LogIn(logged_in)));
    let Ok(Reply::LogIn(told)) = device.reply(call) else { panic!("not logged in") };
    assert_eq!((told.kept, told.token), (false, None));
    assert!(device.sync_state().logged_in && !device.sync_state().session_kept);
}

#[test]
fn a_row_written_by_the_first_version_is_still_read() {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.talk(&mut server);
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    let folder = closed(device);
    let file = rusqlite::Connection::open(folder.path().join("outbox.sqlite")).unwrap();
    let row: String = file.query_row("SELECT row FROM request", [], |row| row.get(0)).unwrap();
    assert_eq!(row, include_str!("row-1.json").trim_end());
    drop(file);
    let mut device = Device::on(folder);
    device.start(SessionState::Present { kept: true });
    let requests = device.overview().requests;
    assert_eq!((requests.len(), requests[0].request.as_str()), (1, "r1"));
    assert!(device.notices.is_empty());
}
