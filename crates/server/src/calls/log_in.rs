//! Logging in. A wrong password, an unknown address and one that is not an address at all get the same answer, after
//! the same work.

use super::{Ask, Done, person, visible};
use crate::store::accounts::{AccountChange, Changed, Told};
use crate::store::{Account, ByWhat, Session};
use crate::tries::{self, Whose};
use crate::{contact, password, session};
use permit_api::access::{DeviceKind, LogIn, LoggedIn, NewDevice, Role};
use permit_api::{Code, Problem, Reply};

/// Devices an account can be logged in on; the one unused for longest makes room.
const MOST_DEVICES: usize = 20;

pub async fn answer(ask: &Ask<'_>, input: LogIn) -> Result<Done, Problem> {
    let LogIn { council, email, password, device } = input;
    if device.kind == DeviceKind::Website && !ask.same_site {
        return Err(Problem::new(Code::CrossSite));
    }
    let office = ask.office;
    let council = &office.councils.named(council.as_ref())?.council;
    let by = contact::login(&email);
    let typed = match &by {
        ByWhat::Email(name) | ByWhat::Mobile(name) | ByWhat::Id(name) => name.clone(),
    };
    let account = office.store.account(council.clone(), by).await?;
    let whose = account.as_ref().map_or(Whose::Nobody(&typed), |account| Whose::Account(&account.id));
    tries::count(office, council, whose, ask.from).await?;
    let hash = account.as_ref().map(|account| account.password.clone());
    let right = office.passwords.check(password.clone(), hash).await?;
    let Some(mut account) = account.filter(|_| right) else { return Err(Problem::new(Code::WrongLogIn)) };
    tries::forgive(office, council, &account.id, ask.from).await?;
    if password::is_weak(&account.password) {
        account = strengthen(ask, account, password).await?;
    }
    begin(ask, account, &device)
        .await
        .map(|(logged_in, cookie)| Done { reply: Reply::LogIn(logged_in), cookie })
}

/// Hashes a password anew that was hashed with less effort than is asked for today.
async fn strengthen(ask: &Ask<'_>, account: Account, password: String) -> Result<Account, Problem> {
    let new = ask.office.passwords.hash(password, &ask.office.rng).await?;
    let change = AccountChange::Rehash { old: account.password, new };
    match ask.office.store.change_account(account.council, account.id, change, Told::default()).await? {
        Changed::Done(account) => Ok(*account),
        // Another log-in was faster, or the password is another by now.
        Changed::Taken | Changed::Nothing => Err(Problem::new(Code::Busy).retry_after(1)),
    }
}

/// Begins a session of an account whose owner has shown who they are.
pub async fn begin(
    ask: &Ask<'_>,
    account: Account,
    device: &NewDevice,
) -> Result<(LoggedIn, Option<String>), Problem> {
    let office = ask.office;
    if account.role != Role::Resident && device.kind == DeviceKind::App {
        return Err(Problem::new(Code::StaffOnWebsite));
    }
    let others = office.store.sessions(account.council.clone(), account.id.clone()).await?;
    for other in others.into_iter().skip(MOST_DEVICES - 1) {
        office.store.drop_session(other.council, other.account, other.device).await?;
    }
    let nothing_random = |_| Problem::new(Code::Internal);
    let (token, token_hash) = session::token(&account.council, &*office.rng).map_err(nothing_random)?;
    let mut session = Session {
        token_hash,
        account: account.id.clone(),
        council: account.council.clone(),
        holder: account.holder.clone(),
        role: account.role,
        device: office.rng.text::<12>().map_err(nothing_random)?,
        name: name(device),
        kind: device.kind,
        since: ask.now,
        seen: ask.now,
        until: ask.now,
        by_token: false,
    };
    session.until = session::until(&session, ask.now);
    let key = session.device.clone();
    office.store.put_session(session).await?;
    still_the_password(ask, &account, &key).await?;
    let (token, cookie) = match device.kind {
        DeviceKind::App => (Some(token), None),
        DeviceKind::Website => {
            let whole = session::longest(account.role, DeviceKind::Website);
            (None, Some(session::cookie(&office.public, Some((&token, whole)))))
        }
    };
    Ok((LoggedIn { person: person(account), device: key, token, kept: true }, cookie))
}

/// A new password ends every session; one that began meanwhile, on the strength of the old one, is not spared.
async fn still_the_password(ask: &Ask<'_>, account: &Account, device: &str) -> Result<(), Problem> {
    let (council, id) = (account.council.clone(), account.id.clone());
    let now = ask.office.store.account(council.clone(), ByWhat::Id(id.clone())).await?;
    if now.is_some_and(|now| now.password == account.password) {
        return Ok(());
    }
    ask.office.store.drop_session(council, id, device.to_owned()).await?;
    Err(Problem::new(Code::WrongLogIn))
}

/// A device's name as it is kept: without what cannot be seen, and not longer than a line.
fn name(device: &NewDevice) -> String {
    let name = visible(&device.name);
    match (name.is_empty(), device.kind) {
        (true, DeviceKind::App) => "App".to_owned(),
        (true, DeviceKind::Website) => "Website".to_owned(),
        (false, _) => name,
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
        assert_eq!(kept(&"ö".repeat(200)).chars().count(), super::super::NAME_LENGTH);
    }
}
