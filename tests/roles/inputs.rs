//! A well-formed call of every operation, whoever makes it: about the caller's own account where an account is meant, and
//! about the things of a given person where a thing is named.

use crate::people::Party;
use crate::things::{Things, link, new_passkey, stay, tenancy};
use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use permit_api::inbox::LetterView;
use permit_tests::applicant::photo;
use permit_tests::caller::Caller;
use permit_tests::fresh_id;
use permit_tests::person::PASSWORD;
use permit_tests::server::Server;
use serde_json::{Value, json};

const NEW_PASSWORD: &str = "kettle bracken violin stone";

/// The input of a call by somebody, about somebody's things.
pub async fn input(server: &Server, operation: &str, who: &Party, things: &Things) -> Result<Value> {
    let Party { council, email, caller, .. } = who;
    let request = fresh_id();
    Ok(match operation {
        "councils" | "demo_inbox" | "log_out" | "list_devices" | "account" | "unlink_mobile"
        | "export_data" | "registration" | "review_queue" | "refunds" | "shop" | "overview" | "changes"
        | "sync_state" | "where_to_park" | "links" | "stay_feed" | "next_call" | "visits" | "connections"
        | "helpers" | "helped" | "help" => json!({}),
        "demo_text" => json!({ "council": council, "from": "07700 900999", "words": "HELP" }),
        "log_in" => json!({ "council": council, "email": email, "password": PASSWORD, "device": browser() }),
        "sign_up" => sign_up(who),
        "confirm" => {
            let asked = sign_up(who);
            let nobody = Caller::nobody(server)?;
            let sent = nobody.does("sign_up", &asked).await?;
            let letter = letter(server, asked["contact"].as_str().context("a contact")?).await?;
            let code = letter.plain.split(|c: char| !c.is_ascii_digit()).find(|it| it.len() == 6);
            let proof = json!({ "kind": "code", "ticket": sent["ticket"], "code": code.context("a code")? });
            json!({ "council": council, "proof": proof })
        }
        "forgot_password" => json!({ "council": council, "contact": email, "language": "en" }),
        "reset_password" => {
            let asked = json!({ "council": council, "contact": email, "language": "en" });
            Caller::nobody(server)?.does("forgot_password", &asked).await?;
            let link = letter(server, email).await?.link.context("a link")?;
            let secret = link.split_once("#secret=").and_then(|(_, rest)| rest.split_once("&council="));
            let proof = json!({ "kind": "link", "secret": secret.context("a secret")?.0 });
            json!({ "council": council, "proof": proof, "password": NEW_PASSWORD })
        }
        "start_passkey_log_in" => json!({ "council": "cambridgeshire" }),
        "passkey_log_in" => passkey_log_in(server, things).await?,
        "revoke_device" => json!({ "device": things.device }),
        "change_password" => json!({ "old": PASSWORD, "new": NEW_PASSWORD }),
        "change_email" => json!({ "email": format!("{request}@example.org"), "password": PASSWORD }),
        "link_mobile" => json!({ "mobile": mobile(&request), "password": PASSWORD }),
        "set_language" => json!({ "language": "cy" }),
        "set_notice" => json!({ "by": "email", "minutes": 30 }),
        "start_passkey" | "close_account" => json!({ "password": PASSWORD }),
        "make_token" => {
            let scopes = json!({ "reading": true, "activating": false });
            json!({ "name": "Home", "scopes": scopes, "days": 30, "password": PASSWORD })
        }
        "make_calendar" => json!({ "name": "Phone", "password": PASSWORD }),
        "make_webhook" => hook(),
        "test_webhook" | "end_connection" => json!({ "id": things.webhook }),
        "add_passkey" => new_passkey(server, caller, email).await?.1,
        "remove_passkey" => json!({ "id": things.passkey }),
        "invite_helper" => {
            json!({ "request": request, "name": "Mary", "email": format!("{request}@example.org") })
        }
        "remove_helper" => json!({ "request": request, "helper": things.helper }),
        "invitation" => json!({ "council": "cambridgeshire", "secret": "made-up" }),
        "accept_invitation" => {
            json!({ "request": request, "council": council, "secret": "made-up" })
        }
        "stop_helping" => json!({ "request": request, "holder": "there-is-none" }),
        _ => council_input(server, operation, who, things)?,
    })
}

/// The same for what is the council's affair: registrations, reviews and stays.
fn council_input(server: &Server, operation: &str, who: &Party, things: &Things) -> Result<Value> {
    let request = fresh_id();
    Ok(match operation {
        "find_address" => json!({ "postcode": "CB1 1JS", "house": "" }),
        "begin_registration" => json!({ "request": request, "purpose": "renewal" }),
        "save_registration" => {
            json!({ "request": request, "part": { "kind": "name", "name": "Robin Resident" } })
        }
        "start_upload" => {
            let paper = tenancy(server);
            let (kind, dated, until) = (paper.kind, paper.dated, paper.until);
            json!({ "request": request, "kind": kind, "dated": dated, "until": until, "bytes": 40_000 })
        }
        "upload_part" => {
            json!({ "upload": things.upload, "offset": 0, "data": STANDARD.encode(&photo(1)?[..1000]) })
        }
        "finish_upload" => json!({ "upload": things.upload }),
        "remove_evidence" => json!({ "request": request, "evidence": things.evidence }),
        "submit_registration" | "withdraw_registration" | "dismiss" => json!({ "request": request }),
        "open_review" => json!({ "case": things.case }),
        "see_page" => json!({ "case": things.case, "evidence": things.evidence, "page": 1 }),
        "approve" => json!({ "request": request, "case": things.case, "zone": null }),
        "reject" => {
            json!({ "request": request, "case": things.case, "ground": "not_eligible", "refused": {}, "note": "" })
        }
        "ask_more" => json!({ "request": request, "case": things.case, "kind": null, "note": "More." }),
        "undo_review" => json!({ "request": request, "case": things.case }),
        "check_plate" => {
            json!({ "plate": "AB12CDE", "place": { "kind": "zone", "zone": "kite" }, "at": null })
        }
        "read_plate" => json!({ "plate": "AB12CDE" }),
        "activate" => stay(server, who, "XY34ZZZ"),
        "quote" => {
            let mut wish = stay(server, who, "XY34ZZZ");
            wish.as_object_mut().context("an object")?.remove("request");
            wish
        }
        "correct" => json!({ "request": request, "stay": things.stay, "plate": "AB12CDF" }),
        "cancel" => json!({ "request": request, "stay": things.stay }),
        _ => lasting_input(server, operation, who, things)?,
    })
}

/// The same for several stays at once, the rest of a stay's life, and plates that are kept.
fn lasting_input(server: &Server, operation: &str, who: &Party, things: &Things) -> Result<Value> {
    let request = fresh_id();
    let longer = json!({ "kind": "days", "days": 1 });
    Ok(match operation {
        "activate_many" | "quote_many" => {
            let mut wish = stay(server, who, "XY34ZZZ");
            let fields = wish.as_object_mut().context("an object")?;
            fields.remove("plate");
            fields.insert("plates".to_owned(), json!("XY34ZZZ, AB34CDE"));
            fields.insert("repeat_weekly".to_owned(), json!(false));
            if operation == "quote_many" {
                fields.remove("request");
            }
            wish
        }
        "stop_stay" => json!({ "request": request, "stay": things.stay }),
        "quote_extension" => json!({ "stay": things.stay, "length": longer }),
        "extend_stay" => json!({ "request": request, "stay": things.stay, "length": longer }),
        "save_plate" => json!({ "request": request, "plate": "AB12CDE", "name": "Mum" }),
        "forget_plate" => json!({ "request": request, "plate": "AB12CDE" }),
        "stay_history" => json!({ "search": null, "month": null, "before": null, "limit": null }),
        "stay_receipt" | "print_stay_receipt" => json!({ "stay": things.stay }),
        "check_receipt" => json!({ "code": "0000-1111-2222-3333-4444-5555" }),
        _ => link_input(server, operation, who, things)?,
    })
}

/// The same for links to visitors. Whoever has a link's secret may use it, so each of these has one that was made up.
fn link_input(server: &Server, operation: &str, who: &Party, things: &Things) -> Result<Value> {
    let (request, secret) = (fresh_id(), "A".repeat(43));
    Ok(match operation {
        "make_link" => link(server, who),
        "withdraw_link" => json!({ "request": request, "link": things.link }),
        "open_link" => json!({ "secret": secret }),
        "quote_by_link" => json!({ "secret": secret, "plate": "AB12CDE", "stay": null }),
        "activate_by_link" => json!({ "secret": secret, "request": request, "plate": "AB12CDE" }),
        "stay_by_link" => json!({ "secret": secret, "stay": "v1" }),
        "correct_by_link" => {
            json!({ "secret": secret, "request": request, "stay": "v1", "plate": "AB12CDE" })
        }
        "leave_by_link" => json!({ "secret": secret, "request": request, "stay": "v1" }),
        _ => buying_input(operation, who, things)?,
    })
}

/// The same for what is about buying and paying back.
fn buying_input(operation: &str, who: &Party, things: &Things) -> Result<Value> {
    let (request, case) = (fresh_id(), &things.order);
    Ok(match operation {
        "fill_basket" => {
            let product = if who.council.as_str() == "morfa" { "oriau" } else { "visitor" };
            json!({ "request": request, "product": product, "bundles": 1 })
        }
        "checkout" => json!({ "request": request, "pence": who.things.pence.as_u64().unwrap_or(0) }),
        "pay" | "check_order" | "cancel_order" | "receipt" | "send_receipt" => {
            json!({ "order": case["order"] })
        }
        "payment_history" | "export_payments" => json!({ "year": null }),
        // Whoever comes back from paying has a key, and nobody else does.
        "payment_outcome" => json!({ "attempt": "there-is-none" }),
        "find_orders" => json!({ "text": who.email }),
        "open_order" => json!({ "case": case }),
        "request_refund" => {
            json!({ "request": request, "case": case, "bundle": null, "reason": "A mistake." })
        }
        "approve_refund" => json!({ "request": request, "case": case, "refund": "there-is-none" }),
        "decline_refund" => {
            json!({ "request": request, "case": case, "refund": "there-is-none", "note": "No." })
        }
        _ => desk_input(operation, things)?,
    })
}

/// The same for the telephone desk.
fn desk_input(operation: &str, things: &Things) -> Result<Value> {
    let (request, call) = (fresh_id(), &things.call);
    Ok(match operation {
        "find_holders" => json!({ "words": "paradise" }),
        "open_caller" => json!({ "holder": things.holder }),
        "check_identity" => json!({ "call": call, "answers": { "postcode": "CB1 1DR" } }),
        "desk_quote" => {
            json!({ "call": call, "plate": "XY34ZZZ", "product": null, "start": "tomorrow 9am", "until": "" })
        }
        "desk_activate" => json!({
            "request": request, "call": call, "plate": "XY34ZZZ", "product": null,
            "start": { "kind": "now" }, "length": { "kind": "days", "days": 1 },
        }),
        "desk_correct" => {
            json!({ "request": request, "call": call, "stay": things.stay, "plate": "AB12CDF" })
        }
        "desk_cancel" => json!({ "request": request, "call": call, "stay": things.stay }),
        other => bail!("nobody wrote down how {other} is called"),
    })
}

/// The same call by a program, about another stay and another plate: what it does, the resident has still to do.
pub fn by_program(mut input: Value, things: &Things) -> Value {
    let others = [("plate", json!("ZZ34XYZ")), ("plates", json!("ZZ34XYZ, ZZ34XYA"))];
    for (field, value) in others.into_iter().chain([("stay", things.another_stay.clone())]) {
        if input.get(field).is_some() && !value.is_null() {
            input[field] = value;
        }
    }
    input
}

/// An address at which nobody is: it is told nothing, and that is found out.
pub fn hook() -> Value {
    let events = json!({ "activated": true, "changed": false, "cancelled": false, "ended": false });
    json!({ "address": "https://hooks.invalid/", "events": events, "password": PASSWORD })
}

fn browser() -> Value {
    json!({ "name": "Firefox", "kind": "website" })
}

fn sign_up(who: &Party) -> Value {
    json!({
        "council": who.council, "contact": format!("{}@example.org", fresh_id()), "name": "Robin Newcomer",
        "password": NEW_PASSWORD, "language": "en",
    })
}

/// A number that nobody has, from what nobody has used.
fn mobile(request: &permit_rules::RequestId) -> String {
    let sum =
        request.as_str().bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    format!("07700 9{:05}", sum % 100_000)
}

async fn passkey_log_in(server: &Server, things: &Things) -> Result<Value> {
    let asked =
        Caller::nobody(server)?.does("start_passkey_log_in", &json!({ "council": "cambridgeshire" })).await?;
    let options: Value = serde_json::from_str(asked["options"].as_str().context("options")?)?;
    let authenticator = things.authenticator.as_ref().context("a passkey")?;
    let credential = authenticator.borrow_mut().sign(&options);
    Ok(json!({
        "council": "cambridgeshire", "ticket": asked["ticket"], "credential": credential, "device": browser(),
    }))
}

async fn letter(server: &Server, to: &str) -> Result<LetterView> {
    let letters = server.letters().await?;
    letters.into_iter().find(|it| it.to == to).with_context(|| format!("a letter to {to}"))
}
