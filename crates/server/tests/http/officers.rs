//! Officers' devices over HTTP: what they are told of a plate the moment after a resident did something, what their keys
//! open and what they do not, and the feed with which they work offline.

use crate::fixture::{Answer, Server, activate};
use crate::people::cambridgeshire;
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use permit_api::{Audience, Code, OPERATIONS};
use permit_rules::{Scheme, Vrn};
use permit_server::clock::MovedClock;
use permit_server::officers;
use permit_server::rng::SeededRng;
use permit_server::store::Finding;
use serde_json::{Value, json};

/// Makes a key for a device on the running server's store.
pub async fn key(server: &Server, scheme: &Scheme, name: &str, zones: &[&str]) -> String {
    let zones = zones.iter().map(|zone| zone.parse().unwrap()).collect();
    let seed = name.bytes().map(u64::from).sum();
    let clock = MovedClock::at(server.now());
    officers::make(&*server.store, scheme, name, zones, &clock, &SeededRng::new(seed)).await.unwrap()
}

fn in_zone(plate: &str, zone: &str) -> Value {
    json!({ "plate": plate, "place": { "kind": "zone", "zone": zone }, "at": null })
}

fn somewhere(plate: &str, words: &str) -> Value {
    json!({ "plate": plate, "place": { "kind": "words", "words": words }, "at": null })
}

fn at(mut input: Value, moment: DateTime<Utc>) -> Value {
    input["at"] = json!(moment.to_rfc3339_opts(SecondsFormat::Millis, true));
    input
}

impl Server {
    /// Asks about a plate in the Kite.
    async fn checked(&self, key: &str, plate: &str) -> Value {
        self.call(key, "check_plate", &in_zone(plate, "kite")).await.ok()
    }
}

/// The kind of an answer, and the end it tells.
fn told(check: &Value) -> (&str, bool, Option<DateTime<Utc>>) {
    let until = check["until"].as_str().map(|it| it.parse().unwrap());
    (check["kind"].as_str().unwrap(), check["allowed"].as_bool().unwrap(), until)
}

fn morfa() -> Scheme {
    permit_server::doctor::read_scheme(&crate::fixture::schemes().join("morfa.toml")).unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[tokio::test]
async fn what_is_confirmed_is_seen_by_the_next_question() {
    // Monday 1 June 2026, 09:00 in Cambridge.
    let server = Server::start().await;
    let (amira, key) =
        (server.log_in("amira").await, key(&server, &cambridgeshire(), "Handheld 7", &[]).await);
    assert_eq!(told(&server.checked(&key, "AB12 CDE").await), ("nothing", false, None));
    let stay = server.call(&amira, "activate", &activate("r1", "ab12cde")).await.ok();
    let seen = server.checked(&key, "AB 12 cde").await;
    assert_eq!(told(&seen), ("visitor_stay", true, Some(utc("2026-06-01T23:00:00Z"))));
    assert_eq!(seen["started_at"], stay["stay"]["start"]);
    assert_eq!((&seen["corrected_from"], &seen["near_matches"]), (&Value::Null, &json!([])));
    assert_eq!(
        (seen["plate"]["shown"].as_str(), seen["zone"]["name"].as_str()),
        (Some("AB12 CDE"), Some("Kite"))
    );
    assert_eq!(utc(seen["as_of"].as_str().unwrap()), server.now());
    // Whose it is is no part of it.
    let text = seen.to_string();
    for secret in ["amira", "Amira", "r1", "holder", "Street"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let elsewhere = server.call(&key, "check_plate", &in_zone("AB12 CDE", "york-area")).await.ok();
    assert_eq!(told(&elsewhere), ("nothing", false, None), "the stay is for another zone");
    server.stop().await;
}

#[tokio::test]
async fn a_corrected_plate_counts_and_the_old_one_does_not() {
    let server = Server::start().await;
    let (amira, key) =
        (server.log_in("amira").await, key(&server, &cambridgeshire(), "Handheld 7", &[]).await);
    server.call(&amira, "activate", &activate("r1", "AB12 CDF")).await.ok();
    server.pass(Duration::minutes(3));
    let correction = json!({ "request": "r2", "stay": "r1", "plate": "AB12 CDE" });
    server.call(&amira, "correct", &correction).await.ok();
    let seen = server.checked(&key, "AB12 CDE").await;
    assert_eq!(told(&seen).0, "visitor_stay");
    assert_eq!(seen["corrected_from"]["plate"]["shown"], "AB12 CDF");
    assert_eq!(utc(seen["corrected_from"]["at"].as_str().unwrap()), server.now());
    let old = server.checked(&key, "AB12 CDF").await;
    assert_eq!(told(&old), ("nothing", false, None));
    assert_eq!(old["near_matches"], json!([{ "vrn": "AB12CDE", "shown": "AB12 CDE" }]), "only advice");
    server.stop().await;
}

#[tokio::test]
async fn what_looks_like_a_plate_is_advice_and_no_right() {
    let server = Server::start().await;
    let (amira, key) =
        (server.log_in("amira").await, key(&server, &cambridgeshire(), "Handheld 7", &[]).await);
    server.call(&amira, "activate", &activate("r1", "AB12 CDO")).await.ok();
    server.call(&amira, "activate", &activate("r2", "AB12 CDX")).await.ok();
    for (plate, near) in [
        ("AB12 CD0", &["AB12 CDO", "AB12 CDX"][..]),
        ("A812 CDO", &["AB12 CDO", "AB12 CDX"]),
        ("AB12 XDO", &["AB12 CDO"]),
        ("XB12 XDO", &[]),
        ("AB12 CD", &[]),
    ] {
        let seen = server.checked(&key, plate).await;
        assert_eq!(told(&seen), ("nothing", false, None), "{plate}");
        let found: Vec<_> =
            seen["near_matches"].as_array().unwrap().iter().map(|it| it["shown"].as_str().unwrap()).collect();
        assert_eq!(found, near, "{plate}");
    }
    // In another zone they are no advice either.
    let elsewhere = server.call(&key, "check_plate", &in_zone("AB12 CD0", "york-area")).await.ok();
    assert_eq!(elsewhere["near_matches"], json!([]));
    server.stop().await;
}

#[tokio::test]
async fn before_its_start_and_after_its_end_a_stay_lets_nobody_stand() {
    let server = Server::start().await;
    let (amira, key) =
        (server.log_in("amira").await, key(&server, &cambridgeshire(), "Handheld 7", &[]).await);
    let mut tomorrow = activate("r1", "AB12 CDE");
    tomorrow["start"] = json!({ "kind": "at", "local": "2026-06-02T10:00:00" });
    server.call(&amira, "activate", &tomorrow).await.ok();
    let mut gone = activate("r2", "XX99 XXX");
    gone["start"] = json!({ "kind": "at", "local": "2026-06-02T09:30:00" });
    server.call(&amira, "activate", &gone).await.ok();
    server.call(&amira, "cancel", &json!({ "request": "r3", "stay": "r2" })).await.ok();
    // 09:55 the next morning: not yet, though about to begin.
    server.pass(Duration::hours(24) + Duration::minutes(55));
    let early = server.checked(&key, "AB12 CDE").await;
    assert_eq!(told(&early), ("nothing", false, None));
    assert_eq!(
        (utc(early["begins"].as_str().unwrap()), &early["grace"]),
        (utc("2026-06-02T09:00:00Z"), &Value::Null)
    );
    let cancelled = server.checked(&key, "XX99 XXX").await;
    assert_eq!((told(&cancelled), &cancelled["begins"]), (("nothing", false, None), &Value::Null));
    server.pass(Duration::minutes(5));
    assert_eq!(told(&server.checked(&key, "AB12 CDE").await).0, "visitor_stay");
    // At midnight it is over, and nobody needs a permit until nine.
    server.pass(Duration::hours(14));
    assert_eq!(
        told(&server.checked(&key, "AB12 CDE").await),
        ("zone_free", true, Some(utc("2026-06-03T08:00:00Z")))
    );
    server.pass(Duration::hours(9));
    let over = server.checked(&key, "AB12 CDE").await;
    assert_eq!((told(&over), &over["grace"]), (("nothing", false, None), &Value::Null));
    server.stop().await;
}

#[tokio::test]
async fn a_stay_that_has_just_ended_is_to_be_overlooked() {
    // Morfa's stays end when their residents choose.
    let server = Server::start().await;
    let carys = server.resident(Some("morfa"), "carys@example.org", "visitor-demo-8").await;
    let key = key(&server, &morfa(), "Llaw 1", &[]).await;
    let mut wish = activate("r1", "AB12 CDE");
    wish["length"] = json!({ "kind": "until", "local": "2026-06-01T11:00:00" });
    let stay = server.call(&carys, "activate", &wish).await.ok();
    let zone = stay["stay"]["zone"]["id"].as_str().unwrap().to_owned();
    let check = async || server.call(&key, "check_plate", &in_zone("AB12 CDE", &zone)).await.ok();
    let end = utc("2026-06-01T10:00:00Z");
    assert_eq!(told(&check().await), ("visitor_stay", true, Some(end)));
    server.pass(end - server.now());
    let over = check().await;
    assert_eq!(told(&over), ("nothing", false, None), "the end is no part of the stay");
    assert_eq!(utc(over["grace"]["until"].as_str().unwrap()), end + Duration::minutes(10));
    // A question about a minute ago is about that minute.
    let before = at(in_zone("AB12 CDE", &zone), end - Duration::minutes(1));
    assert_eq!(told(&server.call(&key, "check_plate", &before).await.ok()).0, "visitor_stay");
    server.pass(Duration::minutes(10));
    assert_eq!(check().await["grace"], Value::Null);
    let kept = server.store.checks_of_plate(morfa().council, Vrn::read("AB12 CDE").unwrap()).await.unwrap();
    let found: Vec<_> = kept.iter().map(|it| (it.officer.as_str(), it.finding, it.about)).collect();
    assert_eq!(
        found,
        [
            ("Llaw 1", Finding::Stay, utc("2026-06-01T08:00:00Z")),
            ("Llaw 1", Finding::Grace, end),
            ("Llaw 1", Finding::Stay, end - Duration::minutes(1)),
            ("Llaw 1", Finding::Nothing, end + Duration::minutes(10)),
        ]
    );
    assert_eq!(kept[1].until, Some(end + Duration::minutes(10)));
    server.stop().await;
}

#[tokio::test]
async fn only_times_within_reach_are_answered() {
    let server = Server::start().await;
    let key = key(&server, &cambridgeshire(), "Handheld 7", &[]).await;
    let now = server.now();
    for (shift, within) in [(-30, true), (-31, false), (5, true), (6, false)] {
        let told = server
            .call(&key, "check_plate", &at(in_zone("AB12 CDE", "kite"), now + Duration::minutes(shift)))
            .await;
        if within {
            assert_eq!(utc(told.ok()["about"].as_str().unwrap()), now + Duration::minutes(shift));
        } else {
            told.refused(Code::TimeOutOfReach);
        }
    }
    let asked = |time: &str| {
        let mut input = in_zone("AB12 CDE", "kite");
        input["at"] = json!(time);
        input
    };
    let same = server.call(&key, "check_plate", &asked("2026-06-01T09:00:00+01:00")).await.ok();
    assert_eq!(utc(same["about"].as_str().unwrap()), now);
    for unclear in ["2026-06-01T09:00:00", "09:00", "now", "2026-06-01"] {
        server.call(&key, "check_plate", &asked(unclear)).await.refused(Code::Malformed);
    }
    server.stop().await;
}

#[tokio::test]
async fn words_lead_to_a_zone_or_are_refused() {
    let server = Server::start().await;
    let all = key(&server, &cambridgeshire(), "Handheld 7", &[]).await;
    let kite = key(&server, &cambridgeshire(), "Handheld 8", &["kite"]).await;
    for (words, zone) in [
        ("12 Paradise Street", "kite"),
        ("cb1 1dr", "kite"),
        ("York Street, CB1 2PY", "york-area"),
        ("Kite", "kite"),
        ("york area", "york-area"),
    ] {
        let seen = server.call(&all, "check_plate", &somewhere("AB12 CDE", words)).await.ok();
        assert_eq!(seen["zone"]["id"], zone, "{words}");
    }
    for (key, words, code) in [
        (&all, "Mill Road", Code::UnknownPlace),
        (&all, "CB9 9ZZ", Code::UnknownPlace),
        (&all, "", Code::UnknownPlace),
        (&all, "Street", Code::PlaceUnclear),
        (&kite, "York Street", Code::OutsideYourZones),
    ] {
        server.call(key, "check_plate", &somewhere("AB12 CDE", words)).await.refused(code);
    }
    // Where only one of them is within the key's reach, that one is meant.
    assert_eq!(
        server.call(&kite, "check_plate", &somewhere("AB12 CDE", "Street")).await.ok()["zone"]["id"],
        "kite"
    );
    server.call(&all, "check_plate", &in_zone("AB12 CDE", "moon")).await.refused(Code::UnknownPlace);
    server
        .call(&kite, "check_plate", &in_zone("AB12 CDE", "york-area"))
        .await
        .refused(Code::OutsideYourZones);
    server.call(&all, "check_plate", &in_zone("!", "kite")).await.refused(Code::PlateMissing);
    // None of the refusals was kept as a check.
    let kept = server.store.checks_of_plate(cambridgeshire().council, Vrn::read("AB12 CDE").unwrap()).await;
    assert_eq!(kept.unwrap().len(), 6);
    server.stop().await;
}

#[tokio::test]
async fn a_key_opens_what_officers_ask_and_nothing_else() {
    let server = Server::start().await;
    let amira = server.log_in("amira").await;
    let ours = key(&server, &cambridgeshire(), "Handheld 7", &[]).await;
    let theirs = key(&server, &morfa(), "Llaw 1", &[]).await;
    let ask = in_zone("AB12 CDE", "kite");
    server.checked(&ours, "AB12 CDE").await;
    server.call(&theirs, "check_plate", &ask).await.refused(Code::UnknownPlace);
    let of_another = ours.replace("cambridgeshire", "morfa");
    for other in [&amira, &of_another, &format!("{ours}x"), &ours.replace("pvo_", "pv1_"), "pvo_", ""] {
        for (operation, input) in [("check_plate", &ask), ("stay_feed", &json!({}))] {
            server.call(other, operation, input).await.refused(Code::OfficerKeyNeeded);
        }
    }
    server.post("check_plate", &[], &ask).await.refused(Code::OfficerKeyNeeded);
    let cookie = format!("session={ours}");
    server.post("check_plate", &[("cookie", &cookie)], &ask).await.refused(Code::OfficerKeyNeeded);
    for operation in OPERATIONS {
        match operation.audience {
            Audience::Account
            | Audience::Resident
            | Audience::Member
            | Audience::Reviewer
            | Audience::Desk => {
                server.call(&ours, operation.name, &json!({})).await.refused(Code::NotLoggedIn);
            }
            Audience::Public | Audience::Officer | Audience::Device => {}
        }
    }
    let clock = MovedClock::at(server.now());
    officers::revoke(&*server.store, &cambridgeshire().council, "Handheld 7", &clock).await.unwrap();
    for (operation, input) in [("check_plate", &ask), ("stay_feed", &json!({}))] {
        server.call(&ours, operation, input).await.refused(Code::OfficerKeyNeeded);
    }
    server.stop().await;
}

#[tokio::test]
async fn a_device_that_asks_too_fast_waits_and_others_do_not() {
    let server = Server::start().await;
    let fast = key(&server, &cambridgeshire(), "Handheld 7", &[]).await;
    let other = key(&server, &cambridgeshire(), "Handheld 8", &[]).await;
    for _ in 0..600 {
        server.checked(&fast, "AB12 CDE").await;
    }
    server.pass(Duration::minutes(4));
    let held: Answer = server.call(&fast, "check_plate", &in_zone("AB12 CDE", "kite")).await;
    held.refused(Code::TooManyTries);
    assert_eq!(held.header("retry-after"), Some("61"));
    server.checked(&other, "AB12 CDE").await;
    server.pass(Duration::seconds(61));
    server.checked(&fast, "AB12 CDE").await;
    server.stop().await;
}

#[tokio::test]
async fn what_was_asked_is_on_record_by_number_and_forgotten_in_its_time() {
    let server = Server::start().await;
    let key = key(&server, &cambridgeshire(), "Handheld 7", &[]).await;
    for plate in ["AB12 CDE", "XX99 XXX"] {
        server.checked(&key, plate).await;
    }
    server.call(&key, "stay_feed", &json!({})).await.ok();
    server.pass(Duration::days(1));
    let council = cambridgeshire().council;
    let record = async |subject: &str| {
        let found = server.store.record_of(council.clone(), subject.to_owned()).await.unwrap();
        found
            .into_iter()
            .map(|it| format!("{} {}", it.line.action, it.line.note.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    until(async || !record("checks-2026-06-01").await.is_empty()).await;
    assert_eq!(record("checks-2026-06-01").await, ["check_plate Handheld 7: 2"]);
    assert_eq!(record("Handheld 7").await, ["make_officer_key ", "stay_feed everything"]);
    let kept = async || {
        let vrn = Vrn::read("AB12 CDE").unwrap();
        server.store.checks_of_plate(council.clone(), vrn).await.unwrap().len()
    };
    assert_eq!(kept().await, 1);
    server.pass(Duration::days(29) + Duration::hours(1));
    until(async || kept().await == 0).await;
    server.stop().await;
}

/// Waits until the office has done by itself what it does once an hour.
async fn until(done: impl AsyncFn() -> bool) {
    for _ in 0..600 {
        if done().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("it was never done");
}
