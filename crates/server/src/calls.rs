//! The operations, one file each. Whoever adds one to the list in `permit-api` cannot build until it is answered here.

mod activate;
mod cancel;
mod changes;
mod correct;
mod deciding;
mod list_devices;
mod log_in;
mod log_out;
mod overview;
mod quote;
mod read_plate;
mod revoke_device;

use crate::office::Office;
use crate::store::{Account, ByWhat, Held, RECENT_DAYS, Session, Trouble};
use chrono::{DateTime, Duration, Utc};
use permit_api::access::Person;
use permit_api::{Code, Problem, Reply, Request};
use std::net::IpAddr;

/// A request as it came in.
pub struct Ask<'a> {
    /// What it is answered from.
    pub office: &'a Office,
    /// When it came.
    pub now: DateTime<Utc>,
    /// The network address it came from.
    pub from: IpAddr,
    /// Whether the headers say that the website itself asks.
    pub same_site: bool,
    /// What it goes by in the log.
    pub reference: &'a str,
}

/// What a request is answered with.
pub struct Done {
    /// The reply.
    pub reply: Reply,
    /// A cookie for the browser, as `Set-Cookie`.
    pub cookie: Option<String>,
}

impl From<Reply> for Done {
    fn from(reply: Reply) -> Self {
        Self { reply, cookie: None }
    }
}

/// Answers a request. The session is the one it came from, if the operation asks for one.
pub async fn answer(ask: &Ask<'_>, session: Option<&Session>, request: Request) -> Result<Done, Problem> {
    let member = || session.ok_or_else(|| Problem::new(Code::NotLoggedIn));
    match request {
        Request::LogIn(input) => log_in::answer(ask, input).await,
        Request::LogOut(input) => log_out::answer(ask, member()?, &input).await,
        Request::ListDevices(input) => {
            let devices = list_devices::answer(ask, member()?, &input).await?;
            Ok(Reply::ListDevices(devices).into())
        }
        Request::RevokeDevice(input) => {
            Ok(Reply::RevokeDevice(revoke_device::answer(ask, member()?, input).await?).into())
        }
        Request::Overview(input) => {
            Ok(Reply::Overview(overview::answer(ask, member()?, &input).await?).into())
        }
        Request::ReadPlate(input) => Ok(Reply::ReadPlate(read_plate::answer(&input)?).into()),
        Request::Quote(input) => Ok(Reply::Quote(quote::answer(ask, member()?, input).await?).into()),
        Request::Activate(input) => {
            Ok(Reply::Activate(activate::answer(ask, member()?, input).await?).into())
        }
        Request::Correct(input) => Ok(Reply::Correct(correct::answer(ask, member()?, input).await?).into()),
        Request::Cancel(input) => Ok(Reply::Cancel(cancel::answer(ask, member()?, input).await?).into()),
        Request::Changes(input) => Ok(Reply::Changes(changes::answer(ask, member()?, input).await?).into()),
        Request::SyncState(_) | Request::Dismiss(_) => Err(Problem::new(Code::DeviceOnly)),
    }
}

fn person(account: Account) -> Person {
    Person { account: account.id, name: account.name, email: account.email, holder: account.key.holder }
}

async fn caller(ask: &Ask<'_>, session: &Session) -> Result<Person, Problem> {
    let by = ByWhat::Id(session.account.clone());
    let account = ask.office.store.account(session.key.council.clone(), by).await?;
    account.map(person).ok_or_else(|| Problem::new(Code::NotLoggedIn))
}

async fn held(ask: &Ask<'_>, session: &Session) -> Result<Held, Problem> {
    let recent = ask.now - Duration::days(RECENT_DAYS);
    let found = ask.office.store.load(session.key.clone(), recent).await?;
    found.ok_or_else(|| Trouble::Broken("an account is a member of no holder".to_owned()).into())
}
