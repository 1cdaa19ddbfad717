//! An address at which a calendar program finds the stays.

use super::{called, list, proved, told};
use crate::calls::Ask;
use crate::calls::accounts::proving::random;
use crate::store::{KeyKind, OwnKey, Session};
use crate::tokens;
use permit_api::connections::{MadeCalendar, MakeCalendar, Scopes};
use permit_api::{Code, Problem};

pub async fn make(ask: &Ask<'_>, session: &Session, input: MakeCalendar) -> Result<MadeCalendar, Problem> {
    let (account, key) = proved(ask, session, input.password).await?;
    let secret = tokens::secret(KeyKind::Calendar, &account.council, &*ask.office.rng);
    let (secret, hash) = secret.map_err(|_| Problem::new(Code::Internal))?;
    let own = OwnKey {
        id: random::<12>(ask)?,
        account: account.id.clone(),
        key,
        kind: KeyKind::Calendar,
        hash,
        name: called(&input.name, "Calendar"),
        scopes: Scopes::default(),
        made_at: ask.now,
        until: None,
        used_at: None,
    };
    if !ask.office.store.put_own_key(own, told(ask, &account, "make_calendar")).await? {
        return Err(Problem::new(Code::TooManyConnections));
    }
    let address = format!("{}/calendar/{secret}.ics", ask.office.public.origin());
    Ok(MadeCalendar { address, connections: list(ask, session).await? })
}
