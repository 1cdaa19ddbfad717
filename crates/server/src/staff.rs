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

/// Makes a reviewer's account. Returns its address as it is kept.
///
/// # Errors
/// If the address is none, the name is empty, or the address has an account already.
pub async fn add_reviewer(
    store: &(impl Store + ?Sized),
    council: CouncilId,
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
        role: Role::Reviewer,
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
        action: "add_reviewer".to_owned(),
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
