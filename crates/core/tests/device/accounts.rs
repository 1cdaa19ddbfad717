//! Accounts on a device: what goes to the server, what never does, staff, and leaving for good.

use crate::world::{Device, Server, activate, log_in};
use permit_api::access::{LoggedIn, Person, Role};
use permit_api::{Audience, Code, OPERATIONS, Problem, Reply, Request};
use permit_core::{Input, SessionState};
use std::collections::BTreeSet;
use tempfile::TempDir;

/// Operations anybody may have passed on.
const PUBLIC: [(&str, &str); 13] = [
    ("councils", "{}"),
    ("sign_up", r#"{"council":"c","contact":"a","name":"b","password":"secret","language":"en"}"#),
    ("confirm", r#"{"council":null,"proof":{"kind":"code","ticket":"t","code":"secret"}}"#),
    ("forgot_password", r#"{"council":"c","contact":"secret","language":"cy"}"#),
    ("reset_password", r#"{"council":null,"proof":{"kind":"link","secret":"secret"},"password":"secret"}"#),
    ("check_receipt", r#"{"code":"secret"}"#),
    ("open_link", r#"{"secret":"secret"}"#),
    ("quote_by_link", r#"{"secret":"secret","plate":"AB12CDE","stay":null}"#),
    ("activate_by_link", r#"{"secret":"secret","request":"r","plate":"AB12CDE"}"#),
    ("stay_by_link", r#"{"secret":"secret","stay":"s"}"#),
    ("correct_by_link", r#"{"secret":"secret","request":"r","stay":"s","plate":"AB12CDE"}"#),
    ("leave_by_link", r#"{"secret":"secret","request":"r","stay":"s"}"#),
    ("invitation", r#"{"council":"c","secret":"secret"}"#),
];

/// Operations that need somebody logged in, and go to the server.
const PASSED_ON: [(&str, &str); 52] = [
    ("save_plate", r#"{"request":"r","plate":"AB12CDE","name":"n"}"#),
    ("forget_plate", r#"{"request":"r","plate":"AB12CDE"}"#),
    ("stay_history", r#"{"search":null,"month":null,"before":null,"limit":null}"#),
    ("stay_receipt", r#"{"stay":"s"}"#),
    ("print_stay_receipt", r#"{"stay":"s"}"#),
    ("links", "{}"),
    (
        "make_link",
        r#"{"request":"r","name":"n","uses":1,"last_day":"2026-07-02","product":null,"hours":null}"#,
    ),
    ("withdraw_link", r#"{"request":"r","link":"l"}"#),
    ("visits", "{}"),
    ("connections", "{}"),
    (
        "make_token",
        r#"{"name":"n","scopes":{"reading":true,"activating":true},"days":90,"password":"secret"}"#,
    ),
    ("make_calendar", r#"{"name":"n","password":"secret"}"#),
    (
        "make_webhook",
        r#"{"address":"secret","events":{"activated":true,"changed":true,"cancelled":true,"ended":true},"password":"secret"}"#,
    ),
    ("test_webhook", r#"{"id":"c"}"#),
    ("end_connection", r#"{"id":"c"}"#),
    ("list_devices", "{}"),
    ("revoke_device", r#"{"device":"d"}"#),
    ("account", "{}"),
    ("change_password", r#"{"old":"secret","new":"secret"}"#),
    ("change_email", r#"{"email":"secret","password":"secret"}"#),
    ("link_mobile", r#"{"mobile":"secret","password":"secret"}"#),
    ("unlink_mobile", "{}"),
    ("set_language", r#"{"language":"cy"}"#),
    ("set_notice", r#"{"by":"email","minutes":30}"#),
    ("export_data", "{}"),
    ("close_account", r#"{"password":"secret"}"#),
    ("find_address", r#"{"postcode":"CB1 2AB","house":""}"#),
    ("begin_registration", r#"{"request":"r","purpose":"first"}"#),
    ("save_registration", r#"{"request":"r","part":{"kind":"permit","number":null}}"#),
    ("start_upload", r#"{"request":"r","kind":"tenancy","dated":null,"until":null,"bytes":3}"#),
    ("upload_part", r#"{"upload":"u","offset":0,"data":"secret"}"#),
    ("finish_upload", r#"{"upload":"u"}"#),
    ("remove_evidence", r#"{"request":"r","evidence":"e"}"#),
    ("submit_registration", r#"{"request":"r"}"#),
    ("withdraw_registration", r#"{"request":"r"}"#),
    ("shop", "{}"),
    ("fill_basket", r#"{"request":"r","product":"p","bundles":1}"#),
    ("checkout", r#"{"request":"r","pence":1800}"#),
    ("pay", r#"{"order":"o"}"#),
    ("check_order", r#"{"order":"o"}"#),
    ("cancel_order", r#"{"order":"o"}"#),
    ("payment_history", r#"{"year":null}"#),
    ("export_payments", r#"{"year":null}"#),
    ("receipt", r#"{"order":"o"}"#),
    ("send_receipt", r#"{"order":"o"}"#),
    ("helpers", "{}"),
    ("invite_helper", r#"{"request":"r","name":"secret","email":"secret"}"#),
    ("remove_helper", r#"{"request":"r","helper":"h"}"#),
    ("accept_invitation", r#"{"request":"r","council":"c","secret":"secret"}"#),
    ("helped", "{}"),
    ("stop_helping", r#"{"request":"r","holder":"h"}"#),
    ("changes", r#"{"cursor":null,"scheme":null}"#),
];

const PASSKEY_LOG_IN: &str =
    r#"{"council":"c","ticket":"t","credential":"secret","device":{"name":"a","kind":"app"}}"#;

/// A staff member's order.
const ORDER: &str = r#"{"case":{"holder":"h","order":"o"}}"#;

/// Operations that never leave the device.
const REFUSED: [(&str, &str, Code); 31] = [
    ("review_queue", "{}", Code::StaffOnWebsite),
    ("open_review", r#"{"case":{"holder":"h","registration":"g"}}"#, Code::StaffOnWebsite),
    (
        "see_page",
        r#"{"case":{"holder":"h","registration":"g"},"evidence":"e","page":1}"#,
        Code::StaffOnWebsite,
    ),
    (
        "approve",
        r#"{"request":"r","case":{"holder":"h","registration":"g"},"zone":null}"#,
        Code::StaffOnWebsite,
    ),
    (
        "reject",
        r#"{"request":"r","case":{"holder":"h","registration":"g"},"ground":"documents","refused":{},"note":""}"#,
        Code::StaffOnWebsite,
    ),
    (
        "ask_more",
        r#"{"request":"r","case":{"holder":"h","registration":"g"},"kind":null,"note":"n"}"#,
        Code::StaffOnWebsite,
    ),
    ("undo_review", r#"{"request":"r","case":{"holder":"h","registration":"g"}}"#, Code::StaffOnWebsite),
    ("find_orders", r#"{"text":"t"}"#, Code::StaffOnWebsite),
    ("open_order", ORDER, Code::StaffOnWebsite),
    ("refunds", "{}", Code::StaffOnWebsite),
    (
        "request_refund",
        r#"{"request":"r","case":{"holder":"h","order":"o"},"bundle":null,"reason":"n"}"#,
        Code::StaffOnWebsite,
    ),
    (
        "approve_refund",
        r#"{"request":"r","case":{"holder":"h","order":"o"},"refund":"f"}"#,
        Code::StaffOnWebsite,
    ),
    (
        "decline_refund",
        r#"{"request":"r","case":{"holder":"h","order":"o"},"refund":"f","note":"n"}"#,
        Code::StaffOnWebsite,
    ),
    ("find_holders", r#"{"words":"w"}"#, Code::StaffOnWebsite),
    ("open_caller", r#"{"holder":"h"}"#, Code::StaffOnWebsite),
    ("check_identity", r#"{"call":"c","answers":{"email":"secret"}}"#, Code::StaffOnWebsite),
    (
        "desk_quote",
        r#"{"call":"c","plate":"AB12CDE","product":null,"start":"now","until":""}"#,
        Code::StaffOnWebsite,
    ),
    (
        "desk_activate",
        r#"{"request":"r","call":"c","plate":"AB12CDE","product":null,"start":{"kind":"now"},"length":{"kind":"days","days":1}}"#,
        Code::StaffOnWebsite,
    ),
    ("desk_correct", r#"{"request":"r","call":"c","stay":"s","plate":"AB12CDE"}"#, Code::StaffOnWebsite),
    ("desk_cancel", r#"{"request":"r","call":"c","stay":"s"}"#, Code::StaffOnWebsite),
    ("next_call", "{}", Code::StaffOnWebsite),
    ("payment_outcome", r#"{"attempt":"a"}"#, Code::NotAllowed),
    ("start_passkey_log_in", r#"{"council":"c"}"#, Code::NotAllowed),
    ("passkey_log_in", PASSKEY_LOG_IN, Code::NotAllowed),
    ("start_passkey", r#"{"password":"secret"}"#, Code::NotAllowed),
    ("add_passkey", r#"{"ticket":"t","credential":"secret","name":"n"}"#, Code::NotAllowed),
    ("remove_passkey", r#"{"id":"p"}"#, Code::NotAllowed),
    ("demo_inbox", "{}", Code::NotAllowed),
    ("demo_text", r#"{"council":null,"from":"07700900123","words":"VISITOR AB12CDE"}"#, Code::NotAllowed),
    ("check_plate", r#"{"plate":"p","place":{"kind":"words","words":"w"},"at":null}"#, Code::NotAllowed),
    ("stay_feed", "{}", Code::NotAllowed),
];

/// Operations the device answers or handles itself.
const OWN: [&str; 18] = [
    "help",
    "quote_many",
    "activate_many",
    "stop_stay",
    "quote_extension",
    "extend_stay",
    "log_in",
    "log_out",
    "registration",
    "overview",
    "read_plate",
    "quote",
    "activate",
    "correct",
    "cancel",
    "sync_state",
    "where_to_park",
    "dismiss",
];

fn request(name: &str, input: &str) -> Request {
    Request::read(name, input.as_bytes()).unwrap().unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn logged_out() -> Device {
    let mut device = Device::on(TempDir::new().unwrap());
    device.start(SessionState::Missing);
    device
}

fn synced() -> (Device, Server) {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.talk(&mut server);
    (device, server)
}

fn code(result: Result<Reply, Problem>) -> Code {
    result.expect_err("a problem").code
}

#[test]
fn every_operation_has_its_way_here() {
    let passed_on = PUBLIC.iter().chain(&PASSED_ON).map(|(name, _)| *name);
    let refused = REFUSED.iter().map(|(name, _, _)| *name);
    let known: Vec<_> = passed_on.chain(refused).chain(OWN).collect();
    let names: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.name).collect();
    assert_eq!(known.iter().copied().collect::<BTreeSet<_>>(), names);
    assert_eq!(known.len(), names.len(), "one is named twice");
    for operation in OPERATIONS.iter().filter(|it| matches!(it.audience, Audience::Reviewer | Audience::Desk))
    {
        assert!(REFUSED.iter().any(|(name, _, _)| *name == operation.name), "{}", operation.name);
    }
}

#[test]
fn what_anybody_may_ask_needs_no_session() {
    for (name, input) in PUBLIC {
        let mut device = logged_out();
        let call = device.call(request(name, input));
        assert_eq!(device.sent, [(device.sent[0].0, request(name, input))]);
        device.fail_all(Code::CodeExpired);
        assert_eq!(code(device.reply(call)), Code::CodeExpired, "{name}");
    }
}

#[test]
fn what_belongs_to_an_account_is_passed_on_for_somebody_who_is_logged_in() {
    for (name, input) in PASSED_ON {
        let mut device = logged_out();
        assert_eq!(code(device.at_once(request(name, input))), Code::NotLoggedIn, "{name}");
        assert!(device.sent.is_empty(), "{name} was sent for nobody");
        let (mut device, _) = synced();
        let call = device.call(request(name, input));
        assert_eq!(device.in_the_air(), [name]);
        device.fail_all(Code::Busy);
        assert_eq!(code(device.reply(call)), Code::Busy, "{name}: nothing is asked twice");
        assert!(device.sent.is_empty() && device.overview().requests.is_empty());
    }
}

#[test]
fn what_is_for_the_website_never_leaves_the_device() {
    for mut device in [logged_out(), synced().0] {
        for (name, input, expected) in REFUSED {
            assert_eq!(code(device.at_once(request(name, input))), expected, "{name}");
        }
        assert!(device.sent.is_empty());
    }
}

#[test]
fn passwords_codes_and_documents_are_in_no_line_about_an_input() {
    let refused = REFUSED.iter().map(|(name, input, _)| (*name, *input));
    for (name, input) in PUBLIC.into_iter().chain(PASSED_ON).chain(refused) {
        let line = format!("{:?}", Input::Call { id: permit_core::CallId(1), request: request(name, input) });
        assert!(!line.contains("secret"), "{line}");
    }
    assert!(!format!("{:?}", log_in()).contains("secret"));
}

fn staff() -> Person {
    let holder = "none".parse().unwrap();
    Person { role: Role::Reviewer, holder: None, ..crate::world::person("staff-1", &holder) }
}

#[test]
fn staff_who_log_in_are_sent_to_the_website_and_leave_nothing_behind() {
    let (device, mut server) = synced();
    for mut device in [logged_out(), device] {
        let forgot = device.forgot;
        let call = device.call(log_in());
        let (id, _) = device.sent.remove(0);
        let logged_in = LoggedIn { person: staff(), device: "d".into(), token: None, kept: true };
        device.answer(id, Ok(Reply::LogIn(logged_in)));
        assert_eq!(code(device.reply(call)), Code::StaffOnWebsite);
        assert_eq!((device.in_the_air(), device.forgot), (vec!["log_out"], forgot + 1));
        assert!(!device.sync_state().logged_in);
        device.fail_all(Code::Offline);
        device.call(log_in());
        device.talk(&mut server);
        assert_eq!(device.visits_left(), 5, "a resident can log in again");
    }
}

#[test]
fn a_session_that_turns_out_to_be_of_staff_ends() {
    let mut device = Device::new();
    let call = device.call(request("overview", "{}"));
    let (id, asked) = device.sent.remove(0);
    let Ok(Reply::Changes(mut page)) = Server::with_visits(5).answer(&asked, device.now) else {
        unreachable!()
    };
    page.person = staff();
    device.answer(id, Ok(Reply::Changes(page)));
    assert_eq!(code(device.reply(call)), Code::StaffOnWebsite);
    assert_eq!((device.in_the_air(), device.forgot), (vec!["log_out"], 1));
    assert!(!device.sync_state().logged_in);
}

#[test]
fn another_address_is_shown_as_soon_as_it_is_confirmed() {
    let (mut device, mut server) = synced();
    let call = device.call(request(PUBLIC[2].0, PUBLIC[2].1));
    let (id, asked) = device.sent.remove(0);
    let answer = server.answer(&asked, device.now);
    device.answer(id, answer);
    assert!(device.reply(call).is_ok());
    let overview = device.call(request("overview", "{}"));
    device.talk(&mut server);
    let Ok(Reply::Overview(overview)) = device.reply(overview) else { panic!("no overview") };
    assert_eq!(overview.person.email.as_deref(), Some("new@example.org"));
}

#[test]
fn a_new_password_leaves_this_device_logged_in() {
    let (mut device, _) = synced();
    let call = device.call(request("change_password", r#"{"old":"a","new":"b"}"#));
    let (id, _) = device.sent.remove(0);
    let account = r#"{"name":"A","email":null,"mobile":"07700 900123","language":"en","role":"resident","passkeys":[]}"#;
    let reply = Reply::read("change_password", account.as_bytes()).unwrap().unwrap();
    device.answer(id, Ok(reply));
    assert!(device.reply(call).is_ok());
    assert!(device.sync_state().logged_in && device.forgot == 0 && device.sent.is_empty());
}

#[test]
fn closing_the_account_leaves_nothing_of_it_on_the_device() {
    let (mut device, mut server) = synced();
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    std::fs::write(device.folder.path().join("cache.damaged.sqlite"), "an older one").unwrap();
    let close = || request("close_account", r#"{"password":"a"}"#);
    let call = device.call(close());
    device.fail_all(Code::WrongPassword);
    assert_eq!(code(device.reply(call)), Code::WrongPassword);
    assert!(device.sync_state().logged_in && device.overview().requests.len() == 1, "nothing is closed");

    let call = device.call(close());
    let at = device.sent.iter().position(|(_, request)| request.name() == "close_account").unwrap();
    let (id, asked) = device.sent.remove(at);
    let answer = server.answer(&asked, device.now);
    device.answer(id, answer);
    assert!(device.reply(call).is_ok());
    assert!(device.forgot == 1 && device.reminders.is_empty());
    assert!(!device.folder.path().join("cache.damaged.sqlite").exists());
    let mut device = device.killed_and_started();
    let state = device.sync_state();
    assert_eq!((state.waiting, state.synced_at), (0, None));
    device.talk(&mut server);
    assert!(server.holder.stays.is_empty() && device.overview().requests.is_empty());
}

#[test]
fn closing_an_account_keeps_what_somebody_else_waits_for() {
    let (mut device, _) = synced();
    device.call(activate("r1", "AB12 CDE"));
    device.fail_all(Code::Offline);
    let mut second = Server::with_visits(2);
    second.holder.id = "holder-2".parse().unwrap();
    second.person = crate::world::person("account-2", &second.holder.id);
    device.call(log_in());
    device.talk(&mut second);
    device.call(request("close_account", r#"{"password":"a"}"#));
    device.talk(&mut second);
    assert_eq!(device.sync_state().waiting, 1);
}

#[test]
fn where_visitors_may_park_is_known_without_a_network() {
    let ask = |zone: &str| request("where_to_park", zone);
    let mut newcomer = Device::new();
    assert_eq!(code(newcomer.at_once(ask("{}"))), Code::NothingCached);
    let mut server = Server::with_newcomer();
    newcomer.talk(&mut server);
    assert_eq!(code(newcomer.at_once(ask("{}"))), Code::NotRegistered);
    let (mut device, _) = synced();
    let before = device.sent.len();
    let Ok(Reply::WhereToPark(here)) = device.at_once(ask("{}")) else { panic!("the streets") };
    assert_eq!((here.zone.name.as_str(), here.streets.len(), here.hours.len()), ("Kite", 5, 1));
    let Ok(Reply::WhereToPark(there)) = device.at_once(ask(r#"{"zone":"york-area"}"#)) else {
        panic!("the other streets")
    };
    assert_eq!(there.zone.name, "York Area");
    assert_eq!(code(device.at_once(ask(r#"{"zone":"moon"}"#))), Code::UnknownPlace);
    assert_eq!(device.sent.len(), before, "nobody else is asked");
}
