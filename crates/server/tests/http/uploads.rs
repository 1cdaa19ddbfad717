//! Documents over HTTP: sent in parts, taken up again after a break, examined, seen by a reviewer, forgotten; and files
//! that mean harm, each with its answer and nothing left of it.

use crate::fixture::{Answer, Server, files};
use crate::paper::{bill, bill_with, eicar, locked};
use crate::people::{case, fresh};
use crate::picture::{claiming, exif, jpeg, png, png_of_zeros, scene, screen, with_segment};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use permit_api::Code;
use serde_json::{Value, json};

const PART: usize = 200 << 10;

fn photo() -> Vec<u8> {
    with_segment(&jpeg(&scene(640, 480)), 0xE1, &exif())
}

fn announced(request: &str, bytes: usize) -> Value {
    json!({ "request": request, "kind": "driving_licence", "dated": null, "until": null, "bytes": bytes })
}

async fn part(server: &Server, token: &str, upload: &Value, offset: usize, bytes: &[u8]) -> Answer {
    let input = json!({ "upload": upload, "offset": offset, "data": STANDARD.encode(bytes) });
    server.call(token, "upload_part", &input).await
}

/// Sends a file as the screens do. The answer is the last one: of the end, or of the first refusal.
async fn send(server: &Server, token: &str, file: &[u8]) -> Answer {
    let started = server.call(token, "start_upload", &announced(&fresh(), file.len())).await;
    if started.status != 200 {
        return started;
    }
    let upload = started.json()["upload"].clone();
    for (nth, bytes) in file.chunks(PART).enumerate() {
        let told = part(server, token, &upload, nth * PART, bytes).await;
        if told.status != 200 {
            return told;
        }
    }
    server.call(token, "finish_upload", &json!({ "upload": upload })).await
}

/// How many files of documents there are, and of uploads under way.
fn kept(server: &Server) -> (usize, usize) {
    let count = |folder: &str| files(&server.data.path().join(folder)).len();
    (count("documents"), count("quarantine"))
}

/// Noor, who has begun a registration.
async fn noor(server: &Server) -> String {
    let token = server.noor().await;
    server.begin(&token, "first").await.ok();
    token
}

#[tokio::test]
async fn a_document_goes_from_phone_to_reviewer_and_is_forgotten() {
    let server = Server::start().await;
    let before = kept(&server);
    let token = noor(&server).await;
    server.save(&token, json!({ "kind": "name", "name": "Noor Rahman" })).await.ok();
    server.save(&token, json!({ "kind": "listed", "uprn": "200004000150" })).await.ok();
    server.save(&token, json!({ "kind": "permit", "number": null })).await.ok();
    let told = send(&server, &token, &photo()).await.ok();
    let evidence = told["latest"]["evidence"][0].clone();
    assert_eq!((&evidence["kind"], &evidence["pages"]), (&json!("driving_licence"), &json!(1)));
    assert_eq!(kept(&server), (before.0 + 2, 0), "the original and a page, and nothing in quarantine");
    let sealed = files(&server.data.path().join("documents"));
    assert!(
        sealed.iter().all(|file| !std::fs::read(file).unwrap().windows(3).any(|it| it == b"\xFF\xD8\xFF"))
    );
    let id = server.submit(&token).await.ok()["latest"]["id"].clone();
    let (priya, noor) = (server.priya().await, case("noor-rahman", &id));
    let look = json!({ "case": noor, "evidence": evidence["id"], "page": 1 });
    let seen = server.review(&priya, "see_page", &look).await.ok();
    let page = STANDARD.decode(seen["jpeg"].as_str().unwrap()).unwrap();
    assert!(page.starts_with(b"\xFF\xD8\xFF") && !page.windows(4).any(|it| it == b"Exif"));
    let beyond = json!({ "case": noor, "evidence": evidence["id"], "page": 2 });
    server.review(&priya, "see_page", &beyond).await.refused(Code::UnknownEvidence);
    let case = server.review(&priya, "open_review", &json!({ "case": noor })).await.ok();
    let looks = case["history"].as_array().unwrap().iter().filter(|it| it["what"] == "page_seen");
    assert_eq!(looks.count(), 1);
    server.decide(&priya, "approve", &noor, json!({ "zone": null })).await.ok();
    server.pass(Duration::hours(2));
    until(|| kept(&server).0 == before.0 + 1).await;
    let priya = server.priya().await;
    server.review(&priya, "see_page", &look).await.ok();
    server.pass(Duration::days(28));
    until(|| kept(&server).0 <= before.0).await;
    let priya = server.priya().await;
    server.review(&priya, "see_page", &look).await.refused(Code::UnknownEvidence);
}

/// Waits until the office has done by itself what it does once an hour.
async fn until(done: impl Fn() -> bool) {
    for _ in 0..600 {
        if done() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("it was never done");
}

#[tokio::test]
async fn a_broken_upload_goes_on_from_where_it_was() {
    let server = Server::start().await;
    let token = noor(&server).await;
    let (file, request) = (bill(), fresh());
    let start = announced(&request, file.len());
    let upload = server.call(&token, "start_upload", &start).await.ok()["upload"].clone();
    let half = file.len() / 2;
    assert_eq!(part(&server, &token, &upload, 0, &file[..half]).await.ok()["received"], half);
    part(&server, &token, &upload, half + 1, &file[half + 1..]).await.refused(Code::UploadOutOfStep);
    part(&server, &token, &upload, 0, &file[..half]).await.refused(Code::UploadOutOfStep);
    let finish = json!({ "upload": upload });
    server.call(&token, "finish_upload", &finish).await.refused(Code::UploadOutOfStep);
    let server = server.again().await;
    assert_eq!(server.call(&token, "start_upload", &start).await.ok()["received"], half);
    part(&server, &token, &upload, half, &file[half..]).await.ok();
    let done = server.call(&token, "finish_upload", &finish).await.ok();
    assert_eq!(done["latest"]["evidence"][0]["pages"], 2);
    let again = server.call(&token, "finish_upload", &finish).await.ok();
    assert_eq!(again["latest"]["evidence"], done["latest"]["evidence"]);
}

#[tokio::test]
async fn what_would_be_refused_is_refused_before_it_is_sent() {
    let server = Server::start().await;
    let token = noor(&server).await;
    let start = async |kind: &str, dated: Value, until: Value, bytes: u64| {
        let input =
            json!({ "request": fresh(), "kind": kind, "dated": dated, "until": until, "bytes": bytes });
        server.call(&token, "start_upload", &input).await
    };
    start("driving_licence", Value::Null, Value::Null, 0).await.refused(Code::DocumentEmpty);
    start("driving_licence", Value::Null, Value::Null, 200 << 20).await.refused(Code::DocumentTooLarge);
    start("utility_bill", Value::Null, Value::Null, 9).await.refused(Code::EvidenceDateMissing);
    start("utility_bill", json!("2026-02-28"), Value::Null, 9).await.refused(Code::EvidenceTooOld);
    start("utility_bill", json!("2026-06-02"), Value::Null, 9).await.refused(Code::EvidenceInFuture);
    start("tenancy", json!("2026-05-01"), json!("2026-09-30"), 9).await.refused(Code::TenancyTooShort);
    start("bank_statement", json!("2026-05-01"), Value::Null, 9).await.refused(Code::EvidenceNotTaken);
    start("utility_bill", json!("2026-03-01"), Value::Null, 9).await.ok();
}

#[tokio::test]
async fn harmful_files_are_answered_and_leave_nothing() {
    let server = Server::start().await;
    let token = noor(&server).await;
    let before = kept(&server);
    let html = b"<!doctype html><script>fetch('//evil.example')</script>".to_vec();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec();
    let cut = photo();
    for (what, file, code) in [
        ("HTML", html.clone(), Code::DocumentWrongKind),
        ("SVG", svg, Code::DocumentWrongKind),
        ("HTML that says it is a GIF", [b"GIF89a".to_vec(), html].concat(), Code::DocumentWrongKind),
        ("a ZIP", b"PK\x03\x04\x14\0\0\0".to_vec(), Code::DocumentWrongKind),
        ("EICAR", eicar(), Code::DocumentInfected),
        ("EICAR behind a photo", [photo(), eicar()].concat(), Code::DocumentInfected),
        ("an encrypted PDF", locked(), Code::DocumentLocked),
        ("a PDF of 11 pages", bill_with(11, "", "", &[], ""), Code::DocumentTooLong),
        ("a truncated photo", cut[..cut.len() / 2].to_vec(), Code::DocumentUnreadable),
        ("a truncated picture", png(screen())[..200].to_vec(), Code::DocumentUnreadable),
        ("a pixel flood", png_of_zeros((65_500, 65_500), 8, 2, 1 << 20, &[]), Code::DocumentUnreadable),
        ("a JPEG that claims too much", claiming(&photo(), 65_500, 65_500), Code::DocumentUnreadable),
    ] {
        let told = send(&server, &token, &file).await;
        assert_eq!(told.json()["code"], code.name(), "{what}");
        told.refused(code);
        assert_eq!(kept(&server), before, "{what} left something behind");
    }
    let none = server.call(&token, "registration", &json!({})).await.ok();
    assert_eq!(none["latest"]["evidence"], json!([]));
}

#[tokio::test]
async fn more_than_was_announced_is_not_taken() {
    let server = Server::start().await;
    let token = noor(&server).await;
    let before = kept(&server);
    let upload = server.call(&token, "start_upload", &announced(&fresh(), 1000)).await.ok()["upload"].clone();
    part(&server, &token, &upload, 0, &[0; 1001]).await.refused(Code::DocumentTooLarge);
    part(&server, &token, &upload, 0, &[0; 10]).await.refused(Code::UnknownUpload);
    assert_eq!(kept(&server), before);
    let upload = server.call(&token, "start_upload", &announced(&fresh(), 1000)).await.ok()["upload"].clone();
    for data in ["", "not base64!", "AAA"] {
        let input = json!({ "upload": upload, "offset": 0, "data": data });
        server.call(&token, "upload_part", &input).await.refused(Code::Malformed);
    }
}

#[tokio::test]
async fn another_holders_upload_is_as_unknown_as_none() {
    let server = Server::start().await;
    let (token, other) = (noor(&server).await, server.log_in("amira").await);
    let upload = server.call(&token, "start_upload", &announced(&fresh(), 1000)).await.ok()["upload"].clone();
    part(&server, &other, &upload, 0, &[1; 10]).await.refused(Code::UnknownUpload);
    part(&server, &other, &json!("nothing"), 0, &[1; 10]).await.refused(Code::UnknownUpload);
    let finish = json!({ "upload": upload });
    server.call(&other, "finish_upload", &finish).await.refused(Code::UnknownUpload);
    part(&server, &token, &upload, 0, &[1; 10]).await.ok();
}

#[tokio::test]
async fn closing_the_account_takes_its_documents_along() {
    let server = Server::start().await;
    let before = kept(&server);
    let token = noor(&server).await;
    send(&server, &token, &photo()).await.ok();
    assert_eq!(kept(&server).0, before.0 + 2);
    server.call(&token, "close_account", &json!({ "password": "visitor-demo-6" })).await.ok();
    assert_eq!(kept(&server).0, before.0);
}

#[tokio::test]
async fn an_upload_is_forgotten_after_a_day_and_not_before() {
    let server = Server::start().await;
    let token = noor(&server).await;
    server.pass(Duration::hours(30));
    let start = announced(&fresh(), 1000);
    let upload = server.call(&token, "start_upload", &start).await.ok()["upload"].clone();
    part(&server, &token, &upload, 0, &[1; 10]).await.ok();
    let stray = server.data.path().join("quarantine").join("s".repeat(43));
    std::fs::write(&stray, b"of a program that died").unwrap();
    server.pass(Duration::hours(23));
    let server = server.again().await;
    assert!(!stray.exists());
    assert_eq!(server.call(&token, "start_upload", &start).await.ok()["received"], 10);
    server.pass(Duration::hours(2));
    until(|| kept(&server).1 == 0).await;
    part(&server, &token, &upload, 10, &[1; 10]).await.refused(Code::UnknownUpload);
}
