//! Logging in. A wrong password, an unknown address and one that is not an address at all get the same answer, after
//! the same work.

use super::{Ask, Done, person};
use crate::store::{ByWhat, Session};
use crate::{session, tries};
use permit_api::access::{DeviceKind, LogIn, LoggedIn, NewDevice};
use permit_api::{Code, Problem, Reply};

const NAME_LENGTH: usize = 80;
/// Devices an account can be logged in on; the one unused for longest makes room.
const MOST_DEVICES: usize = 20;

pub async fn answer(ask: &Ask<'_>, input: LogIn) -> Result<Done, Problem> {
    let LogIn { email, password, device } = input;
    if device.kind == DeviceKind::Website && !ask.same_site {
        return Err(Problem::new(Code::CrossSite));
    }
    let office = ask.office;
    let council = || office.scheme.council.clone();
    let email = email.trim().to_lowercase();
    tries::count(office, &email, ask.from).await?;
    let account = office.store.account(council(), ByWhat::Email(email.clone())).await?;
    let hash = account.as_ref().map(|account| account.password.clone());
    let right = office.passwords.check(password, hash).await?;
    let Some(account) = account.filter(|_| right) else { return Err(Problem::new(Code::WrongLogIn)) };
    tries::forgive(office, &email).await?;

    let others = office.store.sessions(council(), account.id.clone()).await?;
    for other in others.into_iter().skip(MOST_DEVICES - 1) {
        office.store.drop_session(council(), other.account, other.device).await?;
    }
    let nothing_random = |_| Problem::new(Code::Internal);
    let (token, token_hash) = session::token(&*office.rng).map_err(nothing_random)?;
    let until = session::until(device.kind, ask.now, ask.now);
    let session = Session {
        token_hash,
        account: account.id.clone(),
        key: account.key.clone(),
        device: office.rng.text::<12>().map_err(nothing_random)?,
        name: name(&device),
        kind: device.kind,
        since: ask.now,
        seen: ask.now,
        until,
    };
    let key = session.device.clone();
    office.store.put_session(session).await?;
    let (token, cookie) = match device.kind {
        DeviceKind::App => (Some(token), None),
        DeviceKind::Website => {
            let whole = session::longest(DeviceKind::Website);
            (None, Some(session::cookie(&office.public, Some((&token, whole)))))
        }
    };
    let reply = Reply::LogIn(LoggedIn { person: person(account), device: key, token, kept: true });
    Ok(Done { reply, cookie })
}

/// A device's name as it is kept: without what cannot be seen, and not longer than a line.
fn name(device: &NewDevice) -> String {
    let seen: String = device.name.chars().filter(|c| !c.is_control()).collect();
    let name: String = seen.trim().chars().take(NAME_LENGTH).collect();
    match (name.trim(), device.kind) {
        ("", DeviceKind::App) => "App".to_owned(),
        ("", DeviceKind::Website) => "Website".to_owned(),
        (name, _) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_made_fit_to_show() {
        let kept = |name: &str| self::name(&NewDevice { name: name.to_owned(), kind: DeviceKind::App });
        assert_eq!(kept("  App on Linux\n"), "App on Linux");
        assert_eq!(kept("\u{0}\u{1b}[31mred"), "[31mred");
        assert_eq!(kept(" \t "), "App");
        assert_eq!(kept(&"ö".repeat(200)).chars().count(), NAME_LENGTH);
    }
}
