//! Whatever is sent to the server, the answer is a problem with a code, a status and a sentence, never a failure of
//! ours, and nothing has changed.

use anyhow::Result;
use permit_api::{Audience, Code, OPERATIONS, Problem};
use permit_tests::caller::Caller;
use permit_tests::fresh_id;
use permit_tests::person::{PASSWORD, Person, tomorrow};
use permit_tests::server::Server;
use serde_json::{Value, json};

/// Bodies that fit no operation.
fn unreadable() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("nothing", Vec::new()),
        ("no JSON", b"plate=AB12CDE".to_vec()),
        ("cut short", br#"{"plate": "AB12"#.to_vec()),
        ("a list", b"[]".to_vec()),
        ("null", b"null".to_vec()),
        ("a number", b"42".to_vec()),
        ("an unknown field", br#"{"no_such_field": "h2"}"#.to_vec()),
        ("not UTF-8", vec![b'{', b'"', 0xff, 0xfe, b'"', b':', b'1', b'}']),
        ("two values", b"{} {}".to_vec()),
        ("nested deeply", [vec![b'['; 10_000], vec![b']'; 10_000]].concat()),
        ("a NUL", b"{\0}".to_vec()),
    ]
}

#[tokio::test]
async fn what_cannot_be_read_is_a_problem_for_every_operation() -> Result<()> {
    let server = Server::start()?;
    let person = Person::log_in(&server, "ann@example.org").await?;
    let council = "cambridgeshire".parse()?;
    let reviewer = Caller::on_website(&server, &council, "rev@example.org", PASSWORD).await?;
    let handler = Caller::on_website(&server, &council, "cal@example.org", PASSWORD).await?;
    let before = person.overview().await?;
    // Officers' devices have keys of their own; what they are told is in the server's own tests.
    let ours = |audience| !matches!(audience, Audience::Device | Audience::Officer);
    for operation in OPERATIONS.iter().filter(|operation| ours(operation.audience)) {
        let staff = match operation.audience {
            Audience::Reviewer => Some(&reviewer),
            Audience::Desk => Some(&handler),
            Audience::Public
            | Audience::Account
            | Audience::Resident
            | Audience::Member
            | Audience::Officer
            | Audience::Device => None,
        };
        let post = async |body: Vec<u8>| {
            if let Some(staff) = staff {
                let told = staff.post(operation.name, body.clone()).await?;
                // Whoever may not call it at all is told so, whatever they send.
                let (status, answer) = person.post(operation.name, body).await?;
                assert_eq!(problem(status, &answer, operation.name)?.code, Code::NotAllowed);
                anyhow::Ok((told.status, told.body))
            } else {
                person.post(operation.name, body).await
            }
        };
        for (what, body) in unreadable() {
            let (status, answer) = post(body).await?;
            let code = problem(status, &answer, what)?.code;
            assert_eq!(code, Code::Malformed, "{} with {what}", operation.name);
        }
        // A part of a document is larger than anything else that is sent.
        let too_large = if operation.name == "upload_part" { 400_000 } else { 70_000 };
        let (status, answer) = post(vec![b' '; too_large]).await?;
        assert_eq!(problem(status, &answer, "too large")?.code, Code::TooLarge, "{}", operation.name);
    }
    unchanged(&person, before).await
}

#[tokio::test]
async fn values_of_the_wrong_kind_are_problems() -> Result<()> {
    let server = Server::start()?;
    let person = Person::log_in(&server, "ann@example.org").await?;
    let before = person.overview().await?;
    let good = json!({
        "request": fresh_id(), "plate": "AB12CDE", "product": null,
        "start": tomorrow(), "length": { "kind": "days", "days": 1 },
    });
    let wrong = [
        ("request", json!("")),
        ("request", json!("a b")),
        ("request", json!("x".repeat(81))),
        ("request", json!(7)),
        ("plate", json!(null)),
        ("plate", json!(["AB12CDE"])),
        ("product", json!("no such permit/")),
        ("start", json!("now")),
        ("start", json!({ "kind": "yesterday" })),
        ("start", json!({ "kind": "at", "local": "2026-02-30T09:00:00" })),
        ("start", json!({ "kind": "at", "local": "2026-03-01T09:00:00Z" })),
        ("start", json!({ "kind": "now", "local": "2026-03-01T09:00:00" })),
        ("length", json!({ "kind": "days", "days": -1 })),
        ("length", json!({ "kind": "days", "days": 1.5 })),
        ("length", json!({ "kind": "days", "days": "1" })),
        ("length", json!({ "kind": "days", "days": 5_000_000_000_u64 })),
        ("length", json!({})),
        ("length", json!(["days", 1])),
        ("start", json!(["now", null])),
    ];
    for (field, value) in wrong {
        let mut input = good.clone();
        input[field] = value.clone();
        let (status, answer) = person.post("activate", input.to_string()).await?;
        assert_eq!(problem(status, &answer, field)?.code, Code::Malformed, "{field} = {value}");
    }
    unchanged(&person, before).await
}

#[tokio::test]
async fn amounts_and_names_of_the_wrong_kind_are_problems() -> Result<()> {
    let server = Server::start()?;
    let person = Person::log_in(&server, "ann@example.org").await?;
    let council = "cambridgeshire".parse()?;
    let staff = Caller::on_website(&server, &council, "rev@example.org", PASSWORD).await?;
    let before = person.overview().await?;
    let fill = json!({ "request": fresh_id(), "product": "visitor", "bundles": 1 });
    let pay = json!({ "request": fresh_id(), "pence": 1800 });
    let case = json!({ "holder": "ann", "order": "o1" });
    let ask = json!({ "request": fresh_id(), "case": case, "bundle": null, "reason": "A mistake." });
    let number = [json!(-1), json!(1.5), json!("1"), json!(null), json!(5_000_000_000_u64), json!([1])];
    let name = [json!(""), json!("a b"), json!("x".repeat(81)), json!(7), json!(null)];
    let fields = [
        ("fill_basket", &fill, "bundles", &number[..]),
        ("fill_basket", &fill, "product", &name[..]),
        ("checkout", &pay, "pence", &number[..]),
        ("checkout", &pay, "request", &name[..]),
        ("pay", &json!({}), "order", &name[..]),
        ("check_order", &json!({}), "order", &name[..]),
        ("cancel_order", &json!({}), "order", &name[..]),
        ("receipt", &json!({}), "order", &name[..]),
        ("send_receipt", &json!({}), "order", &name[..]),
        ("payment_outcome", &json!({}), "attempt", &number[..2]),
        ("payment_history", &json!({}), "year", &[json!("2026"), json!("2026-02-30"), json!(2026)]),
        ("export_payments", &json!({}), "year", &[json!("2026"), json!("2026-02-30"), json!(2026)]),
    ];
    for (operation, good, field, values) in fields {
        for value in values {
            let mut input = good.clone();
            input[field] = value.clone();
            let (status, answer) = person.post(operation, input.to_string()).await?;
            assert_eq!(problem(status, &answer, field)?.code, Code::Malformed, "{operation} {input}");
        }
    }
    let fields = [
        ("find_orders", "text", &number[..2]),
        ("open_order", "case", &[json!("o1"), json!({ "holder": "ann" })]),
        ("request_refund", "case", &[json!("o1"), json!({ "order": "o1" })]),
        ("request_refund", "bundle", &name[..4]),
        ("request_refund", "reason", &number[..2]),
        ("approve_refund", "refund", &name[..]),
        ("decline_refund", "refund", &name[..]),
        ("decline_refund", "note", &number[..2]),
    ];
    for (operation, field, values) in fields {
        for value in values {
            let mut input = match operation {
                "find_orders" => json!({}),
                "open_order" => json!({ "case": case }),
                "request_refund" => ask.clone(),
                _ => json!({ "request": fresh_id(), "case": case, "refund": "r1" }),
            };
            if operation == "decline_refund" {
                input["note"] = json!("No.");
            }
            input[field] = value.clone();
            let told = staff.post(operation, input.to_string().into_bytes()).await?;
            assert_eq!(problem(told.status, &told.body, field)?.code, Code::Malformed, "{operation} {input}");
        }
    }
    unchanged(&person, before).await
}

#[tokio::test]
async fn what_the_rules_refuse_is_a_problem_with_its_own_code() -> Result<()> {
    let server = Server::start()?;
    let person = Person::log_in(&server, "ann@example.org").await?;
    let before = person.overview().await?;
    let days = |days: u32| json!({ "kind": "days", "days": days });
    let at = |local: &str| json!({ "kind": "at", "local": local });
    let now = json!({ "kind": "now" });
    let refused = [
        ("", now.clone(), days(1), Code::PlateMissing),
        ("?!-", now.clone(), days(1), Code::PlateMissing),
        ("A", now.clone(), days(1), Code::PlateTooShort),
        ("ABCDEFGHIJKLMNOPQ", now.clone(), days(1), Code::PlateTooLong),
        ("AB12CDE", now.clone(), days(0), Code::NoDays),
        ("AB12CDE", now.clone(), days(u32::MAX), Code::TooLong),
        ("AB12CDE", now.clone(), days(200), Code::TooFarAhead),
        ("AB12CDE", at("1999-12-31T23:59:00"), days(1), Code::StartPassed),
        ("AB12CDE", at("9999-12-31T23:59:00"), days(1), Code::TooFarAhead),
        (
            "AB12CDE",
            now.clone(),
            json!({ "kind": "until", "local": "2030-01-01T00:00:00" }),
            Code::LengthNotOffered,
        ),
    ];
    for (plate, start, length, code) in refused {
        for operation in ["quote", "activate"] {
            let mut input = json!({ "plate": plate, "product": null, "start": start, "length": length });
            if operation == "activate" {
                input["request"] = json!(fresh_id());
            }
            let (status, answer) = person.post(operation, input.to_string()).await?;
            assert_eq!(problem(status, &answer, plate)?.code, code, "{operation} {input}");
        }
    }
    unchanged(&person, before).await
}

#[tokio::test]
async fn nobody_reaches_what_belongs_to_another() -> Result<()> {
    let server = Server::start()?;
    let (ann, ben) = (
        Person::log_in(&server, "ann@example.org").await?,
        Person::log_in(&server, "ben@example.org").await?,
    );
    let stay =
        ann.activate(fresh_id(), "AB12CDE", tomorrow()).await?.map_err(|it| anyhow::anyhow!("{it:?}"))?;
    let before = ann.overview().await?;
    let device = device_of(&ann).await?;
    for (operation, input, code) in [
        ("cancel", json!({ "request": fresh_id(), "stay": stay.stay.id }), Code::UnknownStay),
        (
            "correct",
            json!({ "request": fresh_id(), "stay": stay.stay.id, "plate": "XY12XYZ" }),
            Code::UnknownStay,
        ),
        ("cancel", json!({ "request": fresh_id(), "stay": "no-such-stay" }), Code::UnknownStay),
        ("pay", json!({ "order": "no-such-order" }), Code::UnknownOrder),
        ("check_order", json!({ "order": "no-such-order" }), Code::UnknownOrder),
        ("cancel_order", json!({ "order": "no-such-order" }), Code::UnknownOrder),
        ("receipt", json!({ "order": "no-such-order" }), Code::UnknownOrder),
        ("send_receipt", json!({ "order": "no-such-order" }), Code::UnknownOrder),
        ("payment_outcome", json!({ "attempt": "no such key" }), Code::UnknownOrder),
        ("open_order", json!({ "case": { "holder": "ann", "order": "no-such-order" } }), Code::NotAllowed),
        ("revoke_device", json!({ "device": device }), Code::UnknownDevice),
        ("revoke_device", json!({ "device": "no-such-device" }), Code::UnknownDevice),
        ("make_tea", json!({}), Code::UnknownOperation),
        ("sync_state", json!({}), Code::DeviceOnly),
    ] {
        let (status, answer) = ben.post(operation, input.to_string()).await?;
        assert_eq!(problem(status, &answer, operation)?.code, code, "{operation} {input}");
    }
    let stranger = Person::stranger(&server)?;
    for operation in OPERATIONS.iter().filter(|operation| {
        matches!(
            operation.audience,
            Audience::Account | Audience::Resident | Audience::Member | Audience::Reviewer | Audience::Desk
        )
    }) {
        let (status, answer) = stranger.post(operation.name, "{}").await?;
        assert_eq!(problem(status, &answer, operation.name)?.code, Code::NotLoggedIn, "{}", operation.name);
    }
    assert_eq!(device_of(&ann).await?, device, "still logged in");
    unchanged(&ann, before).await
}

async fn device_of(person: &Person) -> Result<String> {
    let (_, answer) = person.post("list_devices", "{}").await?;
    let devices: Value = serde_json::from_str(&answer)?;
    let id = devices["devices"][0]["id"].as_str();
    Ok(id.ok_or_else(|| anyhow::anyhow!("no device in {answer}"))?.to_owned())
}

/// The problem in an answer that is one in every respect.
fn problem(status: u16, answer: &str, what: &str) -> Result<Problem> {
    let problem: Problem = serde_json::from_str(answer)
        .map_err(|error| anyhow::anyhow!("{what}: {status} {answer}: {error}"))?;
    assert!((400..500).contains(&status), "{what}: {status} {answer}");
    assert_eq!(problem.code.status(), status, "{what}");
    let sentence = problem.message.as_deref().unwrap_or_default();
    assert!(sentence.len() > 20 && sentence.ends_with('.'), "{what}: {answer}");
    assert!(problem.reference.is_some(), "{what}: {answer}");
    Ok(problem)
}

async fn unchanged(person: &Person, mut before: permit_api::overview::Overview) -> Result<()> {
    let mut after = person.overview().await?;
    let epoch = after.as_of;
    for overview in [&mut before, &mut after] {
        overview.as_of = epoch;
        overview.products.iter_mut().for_each(|product| product.latest_start = epoch);
    }
    assert_eq!(before, after);
    Ok(())
}
