//! A token for a program of the resident's own.

use super::{called, list, proved, told};
use crate::calls::Ask;
use crate::calls::accounts::proving::random;
use crate::store::{KeyKind, OwnKey, Session};
use crate::tokens;
use chrono::Duration;
use permit_api::connections::{MadeToken, MakeToken, Scope};
use permit_api::{Arg, Code, Problem};

/// Days a token is good for where nobody says.
const DAYS: u32 = 90;
/// The most days.
const MOST_DAYS: u32 = 365;

pub async fn make(ask: &Ask<'_>, session: &Session, input: MakeToken) -> Result<MadeToken, Problem> {
    if !input.scopes.reach(&[Scope::Reading, Scope::Activating]) {
        return Err(Problem::new(Code::NothingChosen));
    }
    let days = input.days.unwrap_or(DAYS);
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Problem::new(Code::TokenTooLong).with("max", Arg::Number(MOST_DAYS.into())));
    }
    let (account, key) = proved(ask, session, input.password).await?;
    let secret = tokens::secret(KeyKind::Token, &account.council, &*ask.office.rng);
    let (token, hash) = secret.map_err(|_| Problem::new(Code::Internal))?;
    let own = OwnKey {
        id: random::<12>(ask)?,
        account: account.id.clone(),
        key,
        kind: KeyKind::Token,
        hash,
        name: called(&input.name, "Token"),
        scopes: input.scopes,
        made_at: ask.now,
        until: Some(ask.now + Duration::days(days.into())),
        used_at: None,
    };
    if !ask.office.store.put_own_key(own, told(ask, &account, "make_token")).await? {
        return Err(Problem::new(Code::TooManyConnections));
    }
    Ok(MadeToken { token, connections: list(ask, session).await? })
}
