//! Logging in with a passkey. Wrong passwords, however many, do not stand in its way.

use super::{asked, verifier};
use crate::calls::accounts::proving::line;
use crate::calls::{Ask, Done, log_in};
use crate::passkey::Answered;
use crate::store::ByWhat;
use crate::store::accounts::{Passkey, Purpose};
use crate::tries;
use permit_api::access::DeviceKind;
use permit_api::passkeys::PasskeyLogIn;
use permit_api::{Code, Problem, Reply};

pub async fn answer(ask: &Ask<'_>, input: PasskeyLogIn) -> Result<Done, Problem> {
    let refused = || Problem::new(Code::PasskeyRefused);
    let (office, PasskeyLogIn { council, ticket, credential, device }) = (ask.office, input);
    if !ask.same_site {
        return Err(Problem::new(Code::CrossSite));
    }
    if device.kind != DeviceKind::Website {
        return Err(refused());
    }
    let council = &office.councils.named(Some(&council))?.council;
    tries::count_proof(office, council, ask.from).await?;
    let asked = asked(ask, council, &[Purpose::PasskeyLogIn], &ticket).await?;
    let answer = Answered::read(&credential)?;
    let before = office.store.passkey(council.clone(), answer.id()).await?.ok_or_else(refused)?;
    let by = ByWhat::Id(before.account.clone());
    let account = office.store.account(council.clone(), by).await?.ok_or_else(refused)?;
    let found = verifier(ask, council)?.check_any(&answer, &asked.payload, &before.credential, &account)?;
    let after = Passkey { credential: found.credential, counter: found.counter, ..before.clone() };
    if !office.store.use_passkey(before, after).await? {
        return Err(refused());
    }
    let note = if found.person_verified { "person verified" } else { "person not verified" };
    let seen =
        crate::store::audit::Line { note: Some(note.to_owned()), ..line(ask, &account, "passkey_log_in") };
    office.store.note(vec![seen]).await?;
    let (logged_in, cookie) = log_in::begin(ask, account, &device).await?;
    Ok(Done { reply: Reply::PasskeyLogIn(logged_in), cookie })
}
