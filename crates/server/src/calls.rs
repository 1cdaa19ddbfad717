//! The operations, one file each. Whoever adds one to the list in `permit-api` cannot build until it is answered here.

mod accounts;
mod activate;
mod activate_many;
mod buying;
mod cancel;
mod changes;
mod connections;
mod correct;
mod deciding;
mod demo_inbox;
mod demo_text;
mod desk;
mod extend_stay;
mod helped;
mod helping;
mod links;
mod list_devices;
mod log_in;
mod log_out;
mod overview;
pub mod papers;
mod passkeys;
mod patrol;
mod plates;
mod quote;
mod quote_many;
mod read_plate;
mod record;
mod refunds;
mod registrations;
mod reviews;
mod revoke_device;
mod stay_history;
mod stay_receipt;
mod stop_stay;
mod uploads;
mod visiting;
mod where_to_park;

use crate::office::Office;
use crate::store::{Account, ByWhat, Held, OfficerKey, RECENT_DAYS, Session, Trouble};
use chrono::{DateTime, Duration, Utc};
use permit_api::access::{Person, Role};
use permit_api::{Code, Problem, Reply, Request};
use permit_rules::{Holder, Scheme};
use std::net::IpAddr;
use std::sync::Arc;

/// A request as it came in.
pub struct Ask<'a> {
    /// What it is answered from.
    pub office: &'a Office,
    /// The rules of the council whose session it comes from; of the first where there is none.
    pub scheme: &'a Arc<Scheme>,
    /// When it came.
    pub now: DateTime<Utc>,
    /// The network address it came from.
    pub from: IpAddr,
    /// Whether the headers say that the website itself asks.
    pub same_site: bool,
    /// What it goes by in the log.
    pub reference: &'a str,
    /// The officer's device it comes from, if the operation asks for one.
    pub officer: Option<&'a OfficerKey>,
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
#[expect(
    clippy::too_many_lines,
    reason = "a line for each operation, all in one match, so that none is forgotten"
)]
pub async fn answer(ask: &Ask<'_>, session: Option<&Session>, request: Request) -> Result<Done, Problem> {
    let member = || session.ok_or_else(|| Problem::new(Code::NotLoggedIn));
    match request {
        Request::LogIn(input) => log_in::answer(ask, input).await,
        Request::LogOut(input) => log_out::answer(ask, member()?, &input).await,
        Request::ListDevices(input) => {
            reply(Reply::ListDevices, list_devices::answer(ask, member()?, &input).await)
        }
        Request::RevokeDevice(input) => {
            reply(Reply::RevokeDevice, revoke_device::answer(ask, member()?, input).await)
        }
        Request::Overview(input) => reply(Reply::Overview, overview::answer(ask, member()?, &input).await),
        Request::ReadPlate(input) => reply(Reply::ReadPlate, read_plate::answer(&input)),
        Request::Quote(input) => reply(Reply::Quote, quote::answer(ask, member()?, input).await),
        Request::Activate(input) => reply(Reply::Activate, activate::answer(ask, member()?, input).await),
        Request::QuoteMany(input) => reply(Reply::QuoteMany, quote_many::answer(ask, member()?, input).await),
        Request::ActivateMany(input) => {
            reply(Reply::ActivateMany, activate_many::answer(ask, member()?, input).await)
        }
        Request::StopStay(input) => reply(Reply::StopStay, stop_stay::answer(ask, member()?, input).await),
        Request::QuoteExtension(input) => {
            reply(Reply::QuoteExtension, extend_stay::quote(ask, member()?, input).await)
        }
        Request::ExtendStay(input) => {
            reply(Reply::ExtendStay, extend_stay::answer(ask, member()?, input).await)
        }
        Request::SavePlate(input) => reply(Reply::SavePlate, plates::save(ask, member()?, input).await),
        Request::ForgetPlate(input) => reply(Reply::ForgetPlate, plates::forget(ask, member()?, input).await),
        Request::StayHistory(input) => {
            reply(Reply::StayHistory, stay_history::answer(ask, member()?, input).await)
        }
        Request::StayReceipt(input) => {
            reply(Reply::StayReceipt, stay_receipt::answer(ask, member()?, input).await)
        }
        Request::PrintStayReceipt(input) => {
            reply(Reply::PrintStayReceipt, stay_receipt::print(ask, member()?, input).await)
        }
        Request::CheckReceipt(input) => reply(Reply::CheckReceipt, stay_receipt::check(ask, input).await),
        Request::Links(input) => reply(Reply::Links, links::list(ask, member()?, input).await),
        Request::MakeLink(input) => reply(Reply::MakeLink, links::make(ask, member()?, input).await),
        Request::WithdrawLink(input) => {
            reply(Reply::WithdrawLink, links::withdraw(ask, member()?, input).await)
        }
        Request::OpenLink(input) => reply(Reply::OpenLink, visiting::open(ask, input).await),
        Request::QuoteByLink(input) => reply(Reply::QuoteByLink, visiting::quote(ask, input).await),
        Request::ActivateByLink(input) => reply(Reply::ActivateByLink, visiting::activate(ask, input).await),
        Request::StayByLink(input) => reply(Reply::StayByLink, visiting::stay(ask, input).await),
        Request::CorrectByLink(input) => reply(Reply::CorrectByLink, visiting::correct(ask, input).await),
        Request::LeaveByLink(input) => reply(Reply::LeaveByLink, visiting::leave(ask, input).await),
        Request::Correct(input) => reply(Reply::Correct, correct::answer(ask, member()?, input).await),
        Request::Cancel(input) => reply(Reply::Cancel, cancel::answer(ask, member()?, input).await),
        Request::Changes(input) => reply(Reply::Changes, changes::answer(ask, member()?, input).await),
        Request::Councils(input) => Ok(Reply::Councils(accounts::councils::answer(ask, &input)).into()),
        Request::SignUp(input) => reply(Reply::SignUp, accounts::sign_up::answer(ask, input).await),
        Request::Confirm(input) => reply(Reply::Confirm, accounts::confirm::answer(ask, input).await),
        Request::ForgotPassword(input) => {
            reply(Reply::ForgotPassword, accounts::forgot_password::answer(ask, input).await)
        }
        Request::ResetPassword(input) => {
            reply(Reply::ResetPassword, accounts::reset_password::answer(ask, input).await)
        }
        Request::Account(input) => {
            reply(Reply::Account, accounts::account::answer(ask, member()?, input).await)
        }
        Request::ChangePassword(input) => {
            reply(Reply::ChangePassword, accounts::change_password::answer(ask, member()?, input).await)
        }
        Request::ChangeEmail(input) => {
            reply(Reply::ChangeEmail, accounts::change_email::answer(ask, member()?, input).await)
        }
        Request::LinkMobile(input) => {
            reply(Reply::LinkMobile, accounts::link_mobile::answer(ask, member()?, input).await)
        }
        Request::UnlinkMobile(input) => {
            reply(Reply::UnlinkMobile, accounts::unlink_mobile::answer(ask, member()?, input).await)
        }
        Request::SetLanguage(input) => {
            reply(Reply::SetLanguage, accounts::set_language::answer(ask, member()?, input).await)
        }
        Request::SetNotice(input) => {
            reply(Reply::SetNotice, accounts::set_notice::answer(ask, member()?, &input).await)
        }
        Request::ExportData(input) => {
            reply(Reply::ExportData, accounts::export_data::answer(ask, member()?, input).await)
        }
        Request::CloseAccount(input) => {
            reply(Reply::CloseAccount, accounts::close_account::answer(ask, member()?, input).await)
        }
        Request::StartPasskeyLogIn(input) => {
            reply(Reply::StartPasskeyLogIn, passkeys::start_log_in::answer(ask, input).await)
        }
        Request::StartPasskey(input) => {
            reply(Reply::StartPasskey, passkeys::start::answer(ask, member()?, input).await)
        }
        Request::AddPasskey(input) => {
            reply(Reply::AddPasskey, passkeys::add::answer(ask, member()?, input).await)
        }
        Request::RemovePasskey(input) => {
            reply(Reply::RemovePasskey, passkeys::remove::answer(ask, member()?, input).await)
        }
        Request::Registration(input) => {
            reply(Reply::Registration, registrations::status::answer(ask, member()?, input).await)
        }
        Request::FindAddress(input) => {
            reply(Reply::FindAddress, registrations::find_address::answer(ask, member()?, &input))
        }
        Request::BeginRegistration(input) => {
            reply(Reply::BeginRegistration, registrations::begin::answer(ask, member()?, input).await)
        }
        Request::SaveRegistration(input) => {
            reply(Reply::SaveRegistration, registrations::save::answer(ask, member()?, input).await)
        }
        Request::RemoveEvidence(input) => {
            reply(Reply::RemoveEvidence, registrations::remove_evidence::answer(ask, member()?, input).await)
        }
        Request::SubmitRegistration(input) => {
            reply(Reply::SubmitRegistration, registrations::submit::answer(ask, member()?, input).await)
        }
        Request::WithdrawRegistration(input) => {
            reply(Reply::WithdrawRegistration, registrations::withdraw::answer(ask, member()?, input).await)
        }
        Request::StartUpload(input) => {
            reply(Reply::StartUpload, uploads::start::answer(ask, member()?, input).await)
        }
        Request::UploadPart(input) => {
            reply(Reply::UploadPart, uploads::part::answer(ask, member()?, input).await)
        }
        Request::FinishUpload(input) => {
            reply(Reply::FinishUpload, uploads::finish::answer(ask, member()?, input).await)
        }
        Request::ReviewQueue(input) => {
            reply(Reply::ReviewQueue, reviews::queue::answer(ask, member()?, input).await)
        }
        Request::OpenReview(input) => {
            reply(Reply::OpenReview, reviews::open::answer(ask, member()?, input).await)
        }
        Request::SeePage(input) => {
            reply(Reply::SeePage, reviews::see_page::answer(ask, member()?, input).await)
        }
        Request::Approve(input) => {
            reply(Reply::Approve, reviews::approve::answer(ask, member()?, input).await)
        }
        Request::Reject(input) => reply(Reply::Reject, reviews::reject::answer(ask, member()?, input).await),
        Request::AskMore(input) => {
            reply(Reply::AskMore, reviews::ask_more::answer(ask, member()?, input).await)
        }
        Request::UndoReview(input) => {
            reply(Reply::UndoReview, reviews::undo::answer(ask, member()?, input).await)
        }
        Request::CancelOrder(input) => {
            reply(Reply::CancelOrder, buying::cancel::answer(ask, member()?, input).await)
        }
        Request::CheckOrder(input) => {
            reply(Reply::CheckOrder, buying::check::answer(ask, member()?, input).await)
        }
        Request::Checkout(input) => {
            reply(Reply::Checkout, buying::checkout::answer(ask, member()?, input).await)
        }
        Request::ExportPayments(input) => {
            reply(Reply::ExportPayments, buying::export::answer(ask, member()?, input).await)
        }
        Request::FillBasket(input) => {
            reply(Reply::FillBasket, buying::fill::answer(ask, member()?, input).await)
        }
        Request::PaymentHistory(input) => {
            reply(Reply::PaymentHistory, buying::history::answer(ask, member()?, input).await)
        }
        Request::PaymentOutcome(input) => {
            reply(Reply::PaymentOutcome, buying::outcome::answer(ask, input).await)
        }
        Request::Pay(input) => reply(Reply::Pay, buying::pay::answer(ask, member()?, input).await),
        Request::Receipt(input) => {
            reply(Reply::Receipt, buying::receipt::answer(ask, member()?, input).await)
        }
        Request::SendReceipt(input) => {
            reply(Reply::SendReceipt, buying::send_receipt::answer(ask, member()?, input).await)
        }
        Request::Shop(input) => reply(Reply::Shop, buying::shop::answer(ask, member()?, input).await),
        Request::ApproveRefund(input) => {
            reply(Reply::ApproveRefund, refunds::approve::answer(ask, member()?, input).await)
        }
        Request::DeclineRefund(input) => {
            reply(Reply::DeclineRefund, refunds::decline::answer(ask, member()?, input).await)
        }
        Request::FindOrders(input) => {
            reply(Reply::FindOrders, refunds::find::answer(ask, member()?, input).await)
        }
        Request::Refunds(input) => reply(Reply::Refunds, refunds::list::answer(ask, member()?, input).await),
        Request::OpenOrder(input) => {
            reply(Reply::OpenOrder, refunds::open::answer(ask, member()?, input).await)
        }
        Request::RequestRefund(input) => {
            reply(Reply::RequestRefund, refunds::request::answer(ask, member()?, input).await)
        }
        Request::WhereToPark(input) => {
            reply(Reply::WhereToPark, where_to_park::answer(ask, member()?, input).await)
        }
        Request::CheckPlate(input) => reply(Reply::CheckPlate, patrol::check_plate::answer(ask, input).await),
        Request::StayFeed(input) => reply(Reply::StayFeed, patrol::feed::answer(ask, input).await),
        Request::FindHolders(input) => {
            reply(Reply::FindHolders, desk::find::answer(ask, member()?, &input).await)
        }
        Request::OpenCaller(input) => {
            reply(Reply::OpenCaller, desk::open::answer(ask, member()?, input).await)
        }
        Request::CheckIdentity(input) => {
            reply(Reply::CheckIdentity, desk::identity::answer(ask, member()?, input).await)
        }
        Request::DeskQuote(input) => {
            reply(Reply::DeskQuote, desk::quote::answer(ask, member()?, input).await)
        }
        Request::DeskActivate(input) => {
            reply(Reply::DeskActivate, desk::activate::answer(ask, member()?, input).await)
        }
        Request::DeskCorrect(input) => {
            reply(Reply::DeskCorrect, desk::correct::answer(ask, member()?, input).await)
        }
        Request::DeskCancel(input) => {
            reply(Reply::DeskCancel, desk::cancel::answer(ask, member()?, input).await)
        }
        Request::NextCall(input) => {
            reply(Reply::NextCall, Ok(desk::next_call::answer(ask, member()?, &input)))
        }
        Request::Visits(_) => reply(Reply::Visits, connections::visits(ask, member()?).await),
        Request::Connections(_) => reply(Reply::Connections, connections::list(ask, member()?).await),
        Request::MakeToken(input) => {
            reply(Reply::MakeToken, connections::tokens::make(ask, member()?, input).await)
        }
        Request::MakeCalendar(input) => {
            reply(Reply::MakeCalendar, connections::calendars::make(ask, member()?, input).await)
        }
        Request::MakeWebhook(input) => {
            reply(Reply::MakeWebhook, connections::hooks::make(ask, member()?, input).await)
        }
        Request::TestWebhook(input) => {
            reply(Reply::TestWebhook, connections::hooks::test(ask, member()?, input).await)
        }
        Request::EndConnection(input) => {
            reply(Reply::EndConnection, connections::end(ask, member()?, input).await)
        }
        Request::PasskeyLogIn(input) => passkeys::log_in::answer(ask, input).await,
        Request::DemoText(input) => reply(Reply::DemoText, demo_text::answer(ask, input).await),
        Request::DemoInbox(input) => reply(Reply::DemoInbox, demo_inbox::answer(ask, input).await),
        Request::Helpers(input) => reply(Reply::Helpers, helping::list(ask, member()?, input).await),
        Request::InviteHelper(input) => {
            reply(Reply::InviteHelper, helping::invite(ask, member()?, input).await)
        }
        Request::RemoveHelper(input) => {
            reply(Reply::RemoveHelper, helping::remove(ask, member()?, input).await)
        }
        Request::Invitation(input) => reply(Reply::Invitation, helped::see(ask, input).await),
        Request::AcceptInvitation(input) => {
            reply(Reply::AcceptInvitation, helped::accept(ask, member()?, input).await)
        }
        Request::Helped(input) => reply(Reply::Helped, helped::answer(ask, member()?, input).await),
        Request::StopHelping(input) => reply(Reply::StopHelping, helped::stop(ask, member()?, input).await),
        Request::SyncState(_) | Request::Dismiss(_) | Request::Help(_) => Err(Problem::new(Code::DeviceOnly)),
    }
}

fn reply<T>(wrap: impl FnOnce(T) -> Reply, answer: Result<T, Problem>) -> Result<Done, Problem> {
    Ok(wrap(answer?).into())
}

/// The most characters in a name that somebody gives a thing.
const NAME_LENGTH: usize = 80;

/// A name that somebody gives a thing, as it is kept: without what cannot be seen, and not longer than a line.
fn visible(name: &str) -> String {
    let seen: String = name.chars().filter(|c| !c.is_control()).collect();
    let name: String = seen.trim().chars().take(NAME_LENGTH).collect();
    name.trim_end().to_owned()
}

fn person(account: Account) -> Person {
    Person {
        account: account.id,
        name: account.name,
        email: account.email,
        role: account.role,
        holder: account.holder,
    }
}

async fn caller(ask: &Ask<'_>, session: &Session) -> Result<Person, Problem> {
    let by = ByWhat::Id(session.account.clone());
    let account = ask.office.store.account(session.council.clone(), by).await?;
    let person = account.map(person).ok_or_else(|| Problem::new(Code::NotLoggedIn))?;
    // Whoever helps is a resident elsewhere, and here no more than the session says.
    Ok(Person { role: session.role, holder: session.holder.clone(), ..person })
}

/// The holder that a session acts for, as far as it may see it.
async fn held(ask: &Ask<'_>, session: &Session) -> Result<Held, Problem> {
    let recent = ask.now - Duration::days(RECENT_DAYS);
    let found = ask.office.store.load(session.key()?, recent).await?;
    let held = found.ok_or_else(|| Trouble::Broken("an account is a member of no holder".to_owned()))?;
    if session.role != Role::Helper {
        return Ok(held);
    }
    let name = helping::permit_name(ask, &session.key()?, &held.holder).await?;
    let seen = held.holder.seen_by(&session.account, ask.now);
    let seen = seen.ok_or_else(|| Problem::new(Code::HelpEnded))?;
    Ok(Held { holder: Holder { name: Some(name).filter(|it| !it.is_empty()), ..seen }, ..held })
}
