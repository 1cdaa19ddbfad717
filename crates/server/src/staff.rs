//! Taking in somebody who works for the council. An operator does it at the machine; the new member chooses a password
//! through the letter for forgotten ones, so that nobody else ever knows it.

use crate::clock::Clock;
use crate::rng::Rng;
use crate::store::audit::Line;
use crate::store::{Account, Admission, Store};
use crate::{contact, password};
use anyhow::{Context, bail};
use permit_api::access::Role;
use permit_api::words::Lang;
use permit_rules::CouncilId;

/// What a new member of staff does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Post {
    /// Decides upon registrations and refunds.
    Reviewer,
    /// Takes calls at the telephone desk.
    CallHandler,
}

impl Post {
    fn role(self) -> Role {
        match self {
            Self::Reviewer => Role::Reviewer,
            Self::CallHandler => Role::CallHandler,
        }
    }

    /// As the audit log names it.
    fn action(self) -> &'static str {
        match self {
            Self::Reviewer => "add_reviewer",
            Self::CallHandler => "add_call_handler",
        }
    }
}

/// Makes the account of a member of staff. Returns its address as it is kept.
///
/// # Errors
/// If the address is none, the name is empty, or the address has an account already.
pub async fn add(
    store: &(impl Store + ?Sized),
    council: CouncilId,
    post: Post,
    email: &str,
    name: &str,
    clock: &dyn Clock,
    rng: &dyn Rng,
) -> anyhow::Result<String> {
    let email = contact::email(email).ok().context("that is not an e-mail address")?;
    let name = name.trim();
    if name.is_empty() {
        bail!("a name is needed: applicants never see it, colleagues do");
    }
    let now = clock.now();
    let account = Account {
        id: rng.text::<12>()?,
        council: council.clone(),
        holder: None,
        role: post.role(),
        email: Some(email.clone()),
        mobile: None,
        name: name.to_owned(),
        password: password::hash(&rng.text::<32>()?, rng)?,
        language: Lang::En,
        since: now,
    };
    let line = Line {
        council,
        at: now,
        account: Some(account.id.clone()),
        action: post.action().to_owned(),
        holder: None,
        subject: None,
        note: None,
    };
    if !store.admit(Admission { zone: None, registered_until: None, account }).await? {
        bail!("{email} has an account with this council already");
    }
    store.note(vec![line]).await?;
    Ok(email)
}
