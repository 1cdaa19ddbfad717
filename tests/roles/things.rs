//! What can be named in a call: made ready for each person beforehand, by the calls a person would make.

use crate::authenticator::Authenticator;
use crate::people::{Family, Party};
use anyhow::{Context, Result};
use permit_tests::applicant::{Paper, photo};
use permit_tests::caller::Caller;
use permit_tests::fresh_id;
use permit_tests::person::PASSWORD;
use permit_tests::server::Server;
use serde_json::{Value, json};
use std::cell::RefCell;

/// What is somebody's. What was not made ready is null or nothing, and no operation that needs it is called.
#[derive(Default)]
pub struct Things {
    /// A stay of the day after tomorrow.
    pub stay: Value,
    /// A link to visitors.
    pub link: Value,
    /// Another, for a program to do something to.
    pub another_stay: Value,
    /// Another device.
    pub device: Value,
    /// An address that is told what happens.
    pub webhook: Value,
    /// A passkey.
    pub passkey: Value,
    /// What signs for it.
    pub authenticator: Option<RefCell<Authenticator>>,
    /// A document on its way.
    pub upload: Value,
    /// A document of a registration.
    pub evidence: Value,
    /// A registration, as staff name it.
    pub case: Value,
    /// An order that has not been paid, as staff name it.
    pub order: Value,
    /// What the basket costs, in pence.
    pub pence: Value,
    /// Who is opened at the telephone desk.
    pub holder: Value,
    /// A call at the telephone desk.
    pub call: Value,
    /// Somebody who helps.
    pub helper: Value,
}

impl Things {
    /// The things that there are not.
    pub fn nowhere() -> Self {
        let none = || json!("there-is-none");
        let case = json!({ "holder": "there-is-none", "registration": "there-is-none" });
        let order = json!({ "holder": "there-is-none", "order": "there-is-none" });
        Self {
            stay: none(),
            link: none(),
            another_stay: none(),
            device: none(),
            webhook: none(),
            passkey: none(),
            authenticator: None,
            upload: none(),
            evidence: none(),
            case,
            order,
            pence: Value::Null,
            holder: none(),
            call: none(),
            helper: none(),
        }
    }
}

/// Makes ready what the row of an operation needs.
pub async fn prepare(server: &Server, operation: &str, family: &mut Family) -> Result<()> {
    let Family { resident, neighbour, stranger, reviewer, elsewhere, helper, .. } = family;
    resident.things.helper = helper.things.helper.clone();
    neighbour.things.helper = json!("not-mine");
    stranger.things.helper = json!("nor-mine");
    for (party, staff, sent) in
        [(resident, &*reviewer, true), (neighbour, &*reviewer, false), (stranger, &*elsewhere, true)]
    {
        own(server, operation, party, staff, sent).await.with_context(|| party.email.clone())?;
    }
    if ["correct", "cancel", "stop_stay", "quote_extension", "extend_stay"].contains(&operation) {
        let told = helper.caller.does("activate", &stay(server, helper, "HE34LPB")).await?;
        helper.things.stay = told["stay"]["id"].clone();
    }
    at_the_desk(server, operation, family).await.context("at the telephone desk")
}

/// Makes ready what a call handler names: the resident's call on the handler's own device, the neighbour's on another, and
/// the stranger's with the other council.
async fn at_the_desk(server: &Server, operation: &str, family: &mut Family) -> Result<()> {
    let Family { resident, neighbour, stranger, handler, handler_elsewhere, .. } = family;
    let key = |party: &Party| party.email.split_once('@').map(|(holder, _)| json!(holder));
    resident.things.holder = key(resident).context("an address")?;
    neighbour.things.holder = json!("there-is-none-either");
    stranger.things.holder = key(stranger).context("an address")?;
    if !operation.starts_with("desk_") && operation != "check_identity" {
        return Ok(());
    }
    let aside = Caller::on_website(server, &handler.council, &handler.email, PASSWORD).await?;
    for (party, handler) in
        [(resident, &handler.caller), (neighbour, &aside), (stranger, &handler_elsewhere.caller)]
    {
        let holder = key(party).context("an address")?;
        let card = handler.does("open_caller", &json!({ "holder": holder })).await?;
        let nth = party.email.split(['-', '@']).nth(1).context("a number")?;
        let answers = json!({ "postcode": "cb1 1dr", "house": nth });
        handler.does("check_identity", &json!({ "call": card["call"], "answers": answers })).await?;
        party.things.call = card["call"].clone();
    }
    Ok(())
}

/// Has a plate kept, a link made, or an address told.
async fn keep(server: &Server, operation: &str, party: &mut Party) -> Result<()> {
    if operation.ends_with("webhook") || operation == "end_connection" {
        let made = party.caller.does("make_webhook", &crate::inputs::hook()).await?;
        party.things.webhook = made["connections"]["webhooks"][0]["id"].clone();
        return Ok(());
    }
    let plate = json!({ "request": fresh_id(), "plate": "AB12CDE", "name": "Mum" });
    if operation == "forget_plate" {
        party.caller.does("save_plate", &plate).await?;
        return Ok(());
    }
    let made = party.caller.does("make_link", &link(server, party)).await?;
    party.things.link = made["link"]["id"].clone();
    Ok(())
}

/// Makes one person's ready. Of a neighbour's registration the council does not know.
async fn own(server: &Server, operation: &str, party: &mut Party, staff: &Party, sent: bool) -> Result<()> {
    let caller = party.caller.clone();
    match operation {
        "forget_plate" | "withdraw_link" | "test_webhook" | "end_connection" => {
            keep(server, operation, party).await?;
        }
        "correct" | "cancel" | "desk_correct" | "desk_cancel" | "stop_stay" | "quote_extension"
        | "extend_stay" | "stay_receipt" | "print_stay_receipt" => {
            let stay = caller.does("activate", &stay(server, party, "AB12CDE")).await?;
            party.things.stay = stay["stay"]["id"].clone();
            let another = caller.does("activate", &self::stay(server, party, "CD12EFG")).await?;
            party.things.another_stay = another["stay"]["id"].clone();
        }
        "revoke_device" => {
            let told = caller.log_in(&party.council, &party.email, PASSWORD, "website").await?;
            party.things.device = told.answer()?["device"].clone();
        }
        "remove_passkey" | "passkey_log_in" => {
            let (mut authenticator, input) = new_passkey(server, &caller, &party.email).await?;
            let account = caller.does("add_passkey", &input).await?;
            authenticator.counter = 1;
            party.things.passkey = account["passkeys"][0]["id"].clone();
            party.things.authenticator = Some(RefCell::new(authenticator));
        }
        "save_registration" | "start_upload" | "withdraw_registration" => {
            caller.begins("renewal").await?;
        }
        "upload_part" | "finish_upload" => {
            caller.begins("renewal").await?;
            let file = photo(1)?;
            let upload = caller.announces(&tenancy(server), file.len()).await?;
            if operation == "finish_upload" {
                caller.sends(&upload, &file).await?;
            }
            party.things.upload = json!(upload);
        }
        "remove_evidence" | "submit_registration" => drop(fill_in(server, party).await?),
        "registration" | "overview" | "changes" | "export_data" | "undo_review" => {
            fill_in(server, party).await?;
            if sent || operation != "undo_review" {
                caller.submits().await?;
                let why = json!({
                    "request": fresh_id(), "case": party.things.case, "ground": "not_eligible", "note": "Look again.",
                });
                staff.caller.does("open_review", &json!({ "case": party.things.case })).await?;
                staff.caller.does("reject", &why).await?;
            }
        }
        "open_review" | "see_page" | "approve" | "reject" | "ask_more" => {
            fill_in(server, party).await?;
            if sent {
                caller.submits().await?;
            }
        }
        "checkout" => party.things.pence = basket(party).await?,
        "pay" | "check_order" | "cancel_order" | "receipt" | "send_receipt" => {
            party.things.order = order(party).await?;
        }
        "open_order" | "request_refund" | "approve_refund" | "decline_refund" if sent => {
            party.things.order = order(party).await?;
        }
        "open_order" | "request_refund" | "approve_refund" | "decline_refund" => {
            let (holder, _) = party.email.split_once('@').context("an address")?;
            party.things.order = json!({ "holder": holder, "order": "there-is-none" });
        }
        _ => {}
    }
    Ok(())
}

/// Puts a bundle into a person's basket. What it costs.
async fn basket(party: &Party) -> Result<Value> {
    let shop = party.caller.does("shop", &json!({})).await?;
    let product = &shop["offers"][0]["product"];
    let fill = json!({ "request": fresh_id(), "product": product, "bundles": 1 });
    let shop = party.caller.does("fill_basket", &fill).await?;
    Ok(shop["basket"]["pence"].clone())
}

/// Orders a bundle. The order, as staff name it.
async fn order(party: &Party) -> Result<Value> {
    let pence = basket(party).await?;
    let order = party.caller.does("checkout", &json!({ "request": fresh_id(), "pence": pence })).await?;
    let (holder, _) = party.email.split_once('@').context("an address")?;
    Ok(json!({ "holder": holder, "order": order["id"] }))
}

async fn fill_in(server: &Server, party: &mut Party) -> Result<()> {
    let caller = &party.caller;
    caller.begins("renewal").await?;
    caller.fills_in(json!({ "kind": "permit", "number": null })).await?;
    party.things.evidence = json!(caller.adds(&tenancy(server), &photo(1)?).await?);
    let status = caller.does("registration", &json!({})).await?;
    let (holder, _) = party.email.split_once('@').context("an address")?;
    party.things.case = json!({ "holder": holder, "registration": status["latest"]["id"] });
    Ok(())
}

/// A passkey of a person's, and what adds it to their account.
pub async fn new_passkey(server: &Server, caller: &Caller, email: &str) -> Result<(Authenticator, Value)> {
    let asked = caller.does("start_passkey", &json!({ "password": PASSWORD })).await?;
    let options: Value = serde_json::from_str(asked["options"].as_str().context("options")?)?;
    // Another person's authenticator is another one.
    let number = email.bytes().fold(7_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte)) % 200 + 1;
    let mut authenticator = Authenticator::new(number);
    authenticator.id = email.as_bytes().to_vec();
    authenticator.origin = server.site();
    let credential = authenticator.make(&options);
    Ok((authenticator, json!({ "ticket": asked["ticket"], "credential": credential, "name": "Laptop" })))
}

/// A tenancy that both councils take.
pub fn tenancy(server: &Server) -> Paper {
    Paper::tenancy(server.now().date_naive() - chrono::Duration::days(30))
}

/// A stay of the day after tomorrow, asked for as the person's council wants it.
pub fn stay(server: &Server, party: &Party, plate: &str) -> Value {
    let day = server.now().date_naive() + chrono::Duration::days(2);
    let length = match party.council.as_str() {
        "morfa" => json!({ "kind": "until", "local": format!("{day}T12:00:00") }),
        _ => json!({ "kind": "days", "days": 1 }),
    };
    json!({
        "request": fresh_id(), "plate": plate, "product": null,
        "start": { "kind": "at", "local": format!("{day}T10:00:00") }, "length": length,
    })
}

/// A link for the day after tomorrow, asked for as the person's council wants it.
pub fn link(server: &Server, party: &Party) -> Value {
    let day = server.now().date_naive() + chrono::Duration::days(2);
    let hours = (party.council.as_str() == "morfa").then_some(2);
    json!({
        "request": fresh_id(), "name": "Mum", "uses": 2, "last_day": day, "product": null, "hours": hours,
    })
}
