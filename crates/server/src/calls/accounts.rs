//! Accounts: signing up, proving, changing, leaving. What the operations share is in `proving`.

pub mod account;
pub mod change_email;
pub mod change_password;
pub mod close_account;
pub mod confirm;
pub mod councils;
pub mod export_data;
pub mod forgot_password;
pub mod link_mobile;
pub mod proving;
pub mod reset_password;
pub mod set_language;
pub mod set_notice;
pub mod sign_up;
pub mod unlink_mobile;

use super::Ask;
use crate::letters::Contact;
use crate::store::accounts::{AccountChange, Changed, Ticket, Told};
use crate::store::{Account, ByWhat, Session};
use crate::tries::{self, Whose};
use permit_api::{Code, Problem};

/// The account a session belongs to.
pub async fn own(ask: &Ask<'_>, session: &Session) -> Result<Account, Problem> {
    let by = ByWhat::Id(session.account.clone());
    let account = ask.office.store.account(session.council.clone(), by).await?;
    account.ok_or_else(|| Problem::new(Code::NotLoggedIn))
}

/// Checks the password of somebody who is logged in, counted like a try to log in.
///
/// # Errors
/// `wrong_password`, `too_many_tries`.
pub async fn check_own(ask: &Ask<'_>, account: &Account, password: String) -> Result<(), Problem> {
    let (office, council) = (ask.office, &account.council);
    tries::count(office, council, Whose::Account(&account.id), ask.from).await?;
    if !office.passwords.check(password, Some(account.password.clone())).await? {
        return Err(Problem::new(Code::WrongPassword));
    }
    tries::forgive(office, council, &account.id, ask.from).await
}

/// Changes an account, and returns it as it is then.
async fn change(
    ask: &Ask<'_>,
    account: &Account,
    change: AccountChange,
    told: Told,
) -> Result<Account, Problem> {
    let key = (account.council.clone(), account.id.clone());
    match ask.office.store.change_account(key.0, key.1, change, told).await? {
        Changed::Done(account) => Ok(*account),
        Changed::Taken => Err(Problem::new(Code::ContactTaken)),
        Changed::Nothing => Err(Problem::new(Code::NotLoggedIn)),
    }
}

/// The account a ticket is for, and what it proved.
async fn account_of(ask: &Ask<'_>, ticket: Ticket) -> Result<(Account, Contact), Problem> {
    let expired = || Problem::new(Code::CodeExpired);
    let (Some(id), Some(contact)) = (ticket.account, ticket.contact) else { return Err(expired()) };
    let account = ask.office.store.account(ticket.council, ByWhat::Id(id)).await?;
    Ok((account.ok_or_else(expired)?, contact))
}
