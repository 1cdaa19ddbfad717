//! What goes beyond the app and what comes back: files the person keeps, and the way back from paying.

use crate::world::{Device, Server};
use chrono::Duration;
use permit_api::accounts::{Export, ExportData};
use permit_api::buying::{Pay, PaymentPage};
use permit_api::devices::{Folder, Saved};
use permit_api::orders::{File, GetReceipt};
use permit_api::overview::GetOverview;
use permit_api::{Code, Reply, Request};
use permit_core::{CallId, Input, Platform, SaveId, SessionState};
use permit_rules::{Bundle, Change};
use tempfile::TempDir;

fn synced() -> (Device, Server) {
    let (mut device, mut server) = (Device::new(), Server::with_visits(5));
    device.talk(&mut server);
    (device, server)
}

/// Asks for everything kept about the person, and has the server answer with so long a text.
fn export(device: &mut Device, json: &str) -> CallId {
    let call = device.call(Request::ExportData(ExportData {}));
    let (id, _) = device.sent.remove(0);
    let export = Export { file_name: "visitor-permits.json".into(), json: json.into(), saved: None };
    device.answer(id, Ok(Reply::ExportData(export)));
    call
}

fn exported(device: &Device, call: CallId) -> Export {
    match device.reply(call) {
        Ok(Reply::ExportData(export)) => export,
        other => panic!("{other:?}"),
    }
}

fn kept(name: &str) -> Saved {
    Saved::Kept { name: name.into(), folder: Folder::Downloads }
}

#[test]
fn a_file_is_saved_before_the_screens_hear_of_it() {
    let (mut device, _) = synced();
    let call = export(&mut device, "{ \"all\": 1 }");
    assert!(!device.replies.contains_key(&call), "it is not saved yet");
    let (id, download) = device.saving.remove(0);
    assert_eq!(
        (download.name.as_str(), download.media_type.as_str(), download.bytes.as_slice()),
        ("visitor-permits.json", "application/json", br#"{ "all": 1 }"#.as_slice())
    );
    assert!(!format!("{download:?}").contains("all"), "what is in it is in no line about it");
    device.input(Input::Saved { id, saved: kept("visitor-permits (2).json") });
    let told = exported(&device, call);
    assert_eq!((told.json.as_str(), told.saved), ("", Some(kept("visitor-permits (2).json"))));
    device.input(Input::Saved { id, saved: kept("again") });
    assert!(device.saving.is_empty(), "a second answer is let go");
}

#[test]
fn a_file_that_cannot_be_saved_is_handed_to_the_screens() {
    let (mut device, _) = synced();
    let call = export(&mut device, "{}");
    let (id, _) = device.saving.remove(0);
    device.input(Input::Saved { id, saved: Saved::not_kept() });
    let told = exported(&device, call);
    assert_eq!((told.json.as_str(), told.saved), ("{}", Some(Saved::not_kept())));
}

#[test]
fn a_file_larger_than_any_of_ours_is_not_saved() {
    let (mut device, _) = synced();
    for (bytes, saves) in [(20 << 20, 1), ((20 << 20) + 1, 0)] {
        let call = export(&mut device, &"x".repeat(bytes));
        assert_eq!(device.saving.len(), saves, "{bytes}");
        if let Some((id, _)) = device.saving.pop() {
            device.input(Input::Saved { id, saved: kept("a") });
        } else {
            assert_eq!(exported(&device, call).saved, Some(Saved::not_kept()));
        }
    }
}

#[test]
fn several_files_find_their_own_way_back() {
    let (mut device, _) = synced();
    let calls = ["first", "second"].map(|json| export(&mut device, json));
    let ids: Vec<SaveId> = device.saving.iter().map(|(id, _)| *id).collect();
    device.input(Input::Saved { id: ids[1], saved: kept("second") });
    device.input(Input::Saved { id: ids[0], saved: Saved::not_kept() });
    assert_eq!(calls.map(|call| exported(&device, call).json), ["first", ""]);
}

#[test]
fn a_file_that_is_being_saved_when_the_session_ends_is_still_told_of() {
    let (mut device, _) = synced();
    let call = export(&mut device, "{}");
    device.input(Input::Platform { event: Platform::SessionMissing });
    let (id, _) = device.saving.remove(0);
    device.input(Input::Saved { id, saved: kept("a") });
    assert_eq!(exported(&device, call).saved, Some(kept("a")));
}

#[test]
fn what_the_server_refuses_saves_nothing() {
    let (mut device, _) = synced();
    let call = device.call(Request::ExportData(ExportData {}));
    device.fail_all(Code::TooManyTries);
    assert_eq!(device.reply(call).expect_err("a problem").code, Code::TooManyTries);
    assert!(device.saving.is_empty());
}

#[test]
fn whoever_comes_back_from_paying_sees_what_the_server_knows_now() {
    let (mut device, mut server) = synced();
    let bundle = Bundle {
        id: "bundle-2".parse().unwrap(),
        spent: 0,
        ..server.holder.bundles.values().next().unwrap().clone()
    };
    server.store(&[Change::Bundle { bundle }]);
    device.now += Duration::seconds(5);
    device.input(Input::Platform { event: Platform::Back });
    assert_eq!((device.arrivals, device.in_the_air()), (1, vec!["changes"]), "long before the next minute");
    let call = device.call(Request::Overview(GetOverview {}));
    assert!(!device.replies.contains_key(&call), "an old balance would look like a payment that was lost");
    device.talk(&mut server);
    let Ok(Reply::Overview(overview)) = device.reply(call) else { panic!("no overview") };
    assert_eq!(overview.products[0].visits_left, 10);
}

#[test]
fn coming_back_changes_nothing_that_the_server_does_not_say() {
    let (mut device, mut server) = synced();
    for _ in 0..3 {
        device.input(Input::Platform { event: Platform::Back });
        device.talk(&mut server);
    }
    assert_eq!((device.visits_left(), device.notices.len()), (5, 0));
    assert!(device.sync_state().logged_in && server.answers.is_empty());
}

#[test]
fn without_a_network_or_a_session_coming_back_waits_for_nothing() {
    let (mut device, _) = synced();
    device.input(Input::Platform { event: Platform::Back });
    device.fail_all(Code::Offline);
    assert_eq!(device.visits_left(), 5, "what is known is shown");

    let mut device = Device::on(TempDir::new().unwrap());
    device.start(SessionState::Missing);
    device.input(Input::Platform { event: Platform::Back });
    assert_eq!((device.arrivals, device.sent.len()), (1, 0));
}

#[test]
fn the_payment_page_opens_in_the_browser() {
    let (mut device, _) = synced();
    let call = device.call(Request::Pay(Pay { order: "o1".parse().unwrap() }));
    assert!(device.opened.is_empty(), "the server has not said where");
    let (id, _) = device.sent.remove(0);
    let url = "https://pay.example/secret".to_owned();
    device.answer(id, Ok(Reply::Pay(PaymentPage { url: url.clone() })));
    assert_eq!(device.opened, [url.as_str()]);
    assert_eq!(device.reply(call), Ok(Reply::Pay(PaymentPage { url })));
}

#[test]
fn a_receipt_is_saved() {
    let (mut device, _) = synced();
    let receipt = |base64: &str| File {
        file_name: "receipt-1.pdf".into(),
        media_type: "application/pdf".into(),
        base64: base64.into(),
        saved: None,
    };
    let call = device.call(Request::Receipt(GetReceipt { order: "o1".parse().unwrap() }));
    let (id, _) = device.sent.remove(0);
    device.answer(id, Ok(Reply::Receipt(receipt("JVBERi0="))));
    let (id, download) = device.saving.remove(0);
    assert_eq!((download.media_type.as_str(), download.bytes.as_slice()), ("application/pdf", &b"%PDF-"[..]));
    device.input(Input::Saved { id, saved: kept("receipt-1.pdf") });
    let told = File { saved: Some(kept("receipt-1.pdf")), ..receipt("") };
    assert_eq!(device.reply(call), Ok(Reply::Receipt(told)));
}
