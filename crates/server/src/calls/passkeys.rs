//! Passkeys: made and used on the website only, because the app's window has none. A challenge is a ticket that is used
//! once, whatever comes of it.

pub mod add;
pub mod log_in;
pub mod remove;
pub mod start;
pub mod start_log_in;

use super::Ask;
use super::accounts::proving::{random, secret_hash};
use crate::passkey::{MINUTES, Question, Verifier};
use crate::store::accounts::{Purpose, Ticket, TicketKey, Told, Tried};
use chrono::Duration;
use permit_api::passkeys::PasskeyChallenge;
use permit_api::words::Lang;
use permit_api::{Code, Problem};
use permit_rules::CouncilId;

/// The most passkeys of an account.
const MOST: u32 = 10;

/// The verifier of a council.
fn verifier(ask: &Ask<'_>, council: &CouncilId) -> Result<Verifier, Problem> {
    let scheme = ask.office.councils.named(Some(council))?;
    let name = scheme.name.get(Lang::En.code()).map_or(council.as_str(), String::as_str);
    Verifier::of(&ask.office.public, name)
}

/// Keeps a question until it is answered.
async fn challenge(
    ask: &Ask<'_>,
    council: &CouncilId,
    purpose: Purpose,
    account: Option<String>,
    question: Question,
) -> Result<PasskeyChallenge, Problem> {
    let secret = random::<32>(ask)?;
    let until = ask.now + Duration::minutes(MINUTES);
    let ticket = Ticket {
        id: random::<16>(ask)?,
        council: council.clone(),
        purpose,
        account,
        contact: None,
        payload: question.state,
        code_hash: None,
        secret_hash: secret_hash(&secret),
        code_until: until,
        link_until: until,
        left: 1,
    };
    ask.office.store.put_ticket(ticket, Told::default()).await?;
    Ok(PasskeyChallenge { ticket: secret, options: question.options })
}

/// The question that an answer is to, which nobody can answer again.
async fn asked(
    ask: &Ask<'_>,
    council: &CouncilId,
    purposes: &'static [Purpose],
    ticket: &str,
) -> Result<Ticket, Problem> {
    let key = TicketKey::Secret(secret_hash(ticket));
    match ask.office.store.try_ticket(council.clone(), key, purposes, ask.now).await? {
        Tried::Right(ticket) => Ok(*ticket),
        Tried::Wrong { .. } | Tried::Gone => Err(Problem::new(Code::PasskeyRefused)),
    }
}
