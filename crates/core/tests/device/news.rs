//! What the council answers is told to the person once, and only when it is news.

use crate::council::{begin, home, submit};
use crate::world::{Device, Server};
use chrono::Duration;
use permit_core::{Notice, Outcome};
use permit_rules::registration::{PermitClaim, Purpose, Step};

/// A device that knows of an application the council has.
fn waiting() -> (Device, Server, permit_rules::RegistrationId) {
    let (mut device, mut server) = (Device::new(), Server::with_newcomer());
    device.talk(&mut server);
    let id = server.applies("reg-1", Purpose::First, device.now);
    hears(&mut device, &mut server);
    assert!(device.notices.is_empty(), "sending it is no news");
    (device, server, id)
}

fn hears(device: &mut Device, server: &mut Server) {
    device.wait(Duration::seconds(60));
    device.talk(server);
}

fn told(device: &Device) -> Vec<Outcome> {
    let outcome = |notice: &Notice| match notice {
        Notice::RegistrationAnswered { outcome, timezone } => {
            assert_eq!(timezone, "Europe/London");
            *outcome
        }
        other => panic!("{other:?}"),
    };
    device.notices.iter().map(outcome).collect()
}

#[test]
fn each_answer_of_the_council_is_told_once() {
    type Answers = fn(&mut Server, &permit_rules::RegistrationId, chrono::DateTime<chrono::Utc>);
    let answers: [Answers; 3] = [Server::approves, Server::rejects, Server::asks_more];
    for answer in answers {
        let (mut device, mut server, id) = waiting();
        answer(&mut server, &id, device.now);
        hears(&mut device, &mut server);
        let expected = match &server.holder.registration.as_ref().unwrap().standing {
            permit_rules::registration::Standing::Approved { until, .. } => {
                assert!(until.is_some());
                Outcome::Approved { until: *until }
            }
            permit_rules::registration::Standing::Rejected { .. } => Outcome::Rejected,
            permit_rules::registration::Standing::MoreNeeded { .. } => Outcome::MoreNeeded,
            other => panic!("{other:?}"),
        };
        assert_eq!(told(&device), [expected]);
        hears(&mut device, &mut server);
        server.epoch += 1;
        hears(&mut device, &mut server);
        assert_eq!(told(&device), [expected], "a new life of the store tells nothing new");
        let mut device = device.killed_and_started();
        hears(&mut device, &mut server);
        assert!(device.notices.is_empty(), "not again after a restart");
    }
}

#[test]
fn an_answer_that_came_while_the_app_was_closed_is_told_at_the_next_start() {
    let (device, mut server, id) = waiting();
    server.approves(&id, device.now + Duration::seconds(1));
    let mut device = device.killed_and_started();
    device.talk(&mut server);
    assert_eq!(told(&device).len(), 1);
}

#[test]
fn what_the_first_filling_brings_is_not_news() {
    let mut server = Server::with_newcomer();
    let id = server.applies("reg-1", Purpose::First, crate::world::morning());
    server.approves(&id, crate::world::morning() + Duration::seconds(1));
    let mut device = Device::new();
    device.talk(&mut server);
    assert!(device.notices.is_empty());
}

#[test]
fn a_decision_taken_back_in_time_is_never_told_and_the_next_one_is() {
    let (mut device, mut server, id) = waiting();
    server.rejects(&id, device.now);
    server.step(Step::Undo { id: id.clone() }, device.now).unwrap();
    hears(&mut device, &mut server);
    assert!(device.notices.is_empty());
    server.rejects(&id, device.now);
    hears(&mut device, &mut server);
    assert_eq!(told(&device), [Outcome::Rejected]);
    server.step(Step::Undo { id: id.clone() }, device.now).unwrap();
    server.asks_more(&id, device.now);
    hears(&mut device, &mut server);
    assert_eq!(told(&device), [Outcome::Rejected, Outcome::MoreNeeded]);
}

#[test]
fn adding_what_was_asked_for_is_no_news_and_the_answer_to_it_is() {
    let (mut device, mut server, id) = waiting();
    server.asks_more(&id, device.now);
    hears(&mut device, &mut server);
    server.adds("bill-2", device.now);
    hears(&mut device, &mut server);
    server.step(Step::Submit, device.now).unwrap();
    hears(&mut device, &mut server);
    assert_eq!(told(&device), [Outcome::MoreNeeded]);
    server.approves(&id, device.now + Duration::seconds(1));
    hears(&mut device, &mut server);
    assert_eq!(told(&device).len(), 2);
}

#[test]
fn what_the_device_does_itself_is_no_news() {
    let (mut device, mut server) = (Device::new(), Server::with_newcomer());
    device.talk(&mut server);
    device.call(begin("reg-1", Purpose::First));
    device.talk(&mut server);
    server.step(Step::Name("A Resident".into()), device.now).unwrap();
    server.step(Step::Home(home()), device.now).unwrap();
    server
        .step(Step::Permit(PermitClaim { number: Some("P1".into()), on_record: true }), device.now)
        .unwrap();
    device.call(submit("s1"));
    device.talk(&mut server);
    assert!(server.holder.zone.is_some(), "the record has proved it");
    server.applies("reg-2", Purpose::Name, device.now);
    server.step(Step::Withdraw, device.now).unwrap();
    hears(&mut device, &mut server);
    assert!(device.notices.is_empty());
}
