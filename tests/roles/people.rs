//! The people of the matrix: for each operation a family of its own, so that what one cell changes no other cell sees.

use crate::policy::{POLICY, Principal};
use crate::things::Things;
use anyhow::{Context, Result};
use permit_rules::CouncilId;
use permit_tests::caller::Caller;
use permit_tests::fresh_id;
use permit_tests::person::PASSWORD;
use permit_tests::server::Server;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The names and the accounts of staff begin like this, and nothing else does.
pub const STAFF_NAME: &str = "Wilhelmina Quartermaine";
pub const STAFF_ACCOUNT: &str = "quartermaine-";

/// Somebody with an account, logged in on the website, and what is theirs.
pub struct Party {
    /// Their council.
    pub council: CouncilId,
    /// Their address.
    pub email: String,
    /// Their session.
    pub caller: Caller,
    /// What is theirs.
    pub things: Things,
}

/// Everybody who takes part in the row of one operation.
pub struct Family {
    /// The resident whose things are named.
    pub resident: Party,
    /// Another of the same council.
    pub neighbour: Party,
    /// One of the other council.
    pub stranger: Party,
    /// A reviewer of the resident's council.
    pub reviewer: Party,
    /// A reviewer of the other council.
    pub elsewhere: Party,
    /// Another resident who helps the first, and asks as their helper.
    pub helper: Party,
    /// A call handler of the resident's council.
    pub handler: Party,
    /// A call handler of the other council.
    pub handler_elsewhere: Party,
    /// The resident's session that was ended from another device.
    revoked: Caller,
    /// The resident's session that has run out.
    expired: Caller,
    nobody: Caller,
    /// Programs of the resident's, with tokens.
    reading: Caller,
    activating: Caller,
}

impl Family {
    /// Gathers the family of a row.
    pub async fn gather(server: &Server, nth: usize, expired: Caller) -> Result<Self> {
        let party = async |council: &str, who: &str| {
            let (council, email): (CouncilId, _) = (council.parse()?, email(who, nth));
            let caller = Caller::on_website(server, &council, &email, PASSWORD).await?;
            anyhow::Ok(Party { council, email, caller, things: Things::default() })
        };
        let resident = party("cambridgeshire", "resident").await?;
        let lost = Caller::on_website(server, &resident.council, &resident.email, PASSWORD).await?;
        let devices = lost.does("list_devices", &json!({})).await?;
        let devices = devices["devices"].as_array().context("devices")?;
        let device = devices.iter().find(|it| it["current"] == true).context("this device")?;
        resident.caller.does("revoke_device", &json!({ "device": device["id"] })).await?;
        let reading = resident.caller.program(true, false, PASSWORD).await?;
        let activating = resident.caller.program(false, true, PASSWORD).await?;
        let mut helper = party("cambridgeshire", "helper").await?;
        helper.things.helper = joins(server, &resident, &helper).await.context("helping")?;
        let key = resident.email.split_once('@').context("an address")?.0;
        helper.caller = helper.caller.helping(key);
        Ok(Self {
            reading,
            activating,
            resident,
            helper,
            neighbour: party("cambridgeshire", "neighbour").await?,
            stranger: party("morfa", "stranger").await?,
            reviewer: party("cambridgeshire", "reviewer").await?,
            elsewhere: party("morfa", "elsewhere").await?,
            handler: party("cambridgeshire", "handler").await?,
            handler_elsewhere: party("morfa", "far-handler").await?,
            revoked: lost,
            expired,
            nobody: Caller::nobody(server)?,
        })
    }

    /// With which session a principal calls.
    pub fn caller(&self, principal: Principal) -> &Caller {
        match principal {
            Principal::Nobody => &self.nobody,
            Principal::Expired => &self.expired,
            Principal::Revoked => &self.revoked,
            Principal::ReadingToken => &self.reading,
            Principal::ActivatingToken => &self.activating,
            Principal::Resident
            | Principal::Neighbour
            | Principal::Stranger
            | Principal::Reviewer
            | Principal::Elsewhere
            | Principal::CallHandler
            | Principal::HandlerElsewhere
            | Principal::Helper => &self.party(principal).caller,
        }
    }

    /// Who a principal is; the resident where no session says otherwise.
    pub fn party(&self, principal: Principal) -> &Party {
        match principal {
            Principal::Nobody
            | Principal::Expired
            | Principal::Revoked
            | Principal::ReadingToken
            | Principal::ActivatingToken
            | Principal::Resident => &self.resident,
            Principal::Neighbour => &self.neighbour,
            Principal::Stranger => &self.stranger,
            Principal::Reviewer => &self.reviewer,
            Principal::Elsewhere => &self.elsewhere,
            Principal::CallHandler => &self.handler,
            Principal::HandlerElsewhere => &self.handler_elsewhere,
            Principal::Helper => &self.helper,
        }
    }
}

/// Has a resident invite somebody, who accepts. The helper's key.
async fn joins(server: &Server, resident: &Party, helper: &Party) -> Result<Value> {
    let invite = json!({ "request": fresh_id(), "name": "A neighbour", "email": helper.email });
    let list = resident.caller.does("invite_helper", &invite).await?;
    let letters = server.letters().await?;
    let link = letters.iter().find(|it| it.to == helper.email).and_then(|it| it.link.as_deref());
    let secret = link.and_then(|it| it.split_once("#secret=")).and_then(|(_, rest)| rest.split_once('&'));
    let secret = secret.context("a secret")?.0;
    let accept = json!({ "request": fresh_id(), "council": resident.council, "secret": secret });
    helper.caller.does("accept_invitation", &accept).await?;
    Ok(list["helpers"][0]["id"].clone())
}

/// The address of somebody of a family.
pub fn email(who: &str, nth: usize) -> String {
    format!("{who}-{nth}@example.org")
}

/// Writes everybody down, for the server to take in.
pub fn write_down(folder: &Path) -> Result<PathBuf> {
    let mut text = String::new();
    for nth in 0..POLICY.len() {
        for (who, council, zone) in [
            ("resident", "cambridgeshire", "kite"),
            ("neighbour", "cambridgeshire", "kite"),
            ("helper", "cambridgeshire", "kite"),
            ("stranger", "morfa", "harbwr"),
        ] {
            write!(
                text,
                "[[person]]\ncouncil = \"{council}\"\nholder = \"{who}-{nth}\"\nname = \"Robin {who}\"\n\
                 email = \"{}\"\npassword = \"{PASSWORD}\"\nzone = \"{zone}\"\nregistered_for_days = 25\n\
                 home = {{ line = \"{nth} Row, Town\", postcode = \"CB1 1DR\" }}\nbundles = [{{ days_ago = 1 }}, {{ days_ago = 1 }}]\n\n",
                email(who, nth)
            )?;
        }
        for (who, role, council) in [
            ("reviewer", "reviewer", "cambridgeshire"),
            ("elsewhere", "reviewer", "morfa"),
            ("handler", "call_handler", "cambridgeshire"),
            ("far-handler", "call_handler", "morfa"),
        ] {
            write!(
                text,
                "[[person]]\ncouncil = \"{council}\"\nrole = \"{role}\"\naccount = \"{STAFF_ACCOUNT}{who}-{nth}\"\n\
                 name = \"{STAFF_NAME}\"\nemail = \"{}\"\npassword = \"{PASSWORD}\"\n\n",
                email(who, nth)
            )?;
        }
    }
    let file = folder.join("people.toml");
    std::fs::write(&file, text)?;
    Ok(file)
}
