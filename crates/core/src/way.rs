//! Which way a call goes: to the device itself, to the server, or nowhere. The one list of all operations on the
//! device; nothing is done here.

use crate::flights::Then;
use crate::reading::Look;
use permit_api::access::LogOut;
use permit_api::devices::Dismiss;
use permit_api::helping::Help;
use permit_api::lasting::{GetExtensionQuote, GetManyQuote};
use permit_api::plates::ReadPlate;
use permit_api::stays::GetQuote;
use permit_api::whereabouts::GetWhereToPark;
use permit_api::{Code, Request};

/// The way of a call.
pub(crate) enum Way {
    /// Read from the cache.
    Look(Look),
    /// Worked out.
    Plate(ReadPlate),
    /// Worked out from the cache.
    Quote(GetQuote),
    /// Read from the scheme in the cache.
    WhereToPark(GetWhereToPark),
    /// Worked out from the cache.
    QuoteMany(GetManyQuote),
    /// Worked out from the cache.
    QuoteExtension(GetExtensionQuote),
    /// What only the device knows.
    SyncState,
    /// Whom the screens show and act for from now on.
    Help(Help),
    /// Something for the outbox to forget.
    Dismiss(Dismiss),
    /// Something for the outbox to keep.
    Stay(Request),
    /// The end of the session.
    LogOut(LogOut),
    /// To the server.
    Server {
        /// What to ask.
        request: Request,
        /// Whether somebody has to be logged in.
        account: bool,
        /// What its success leads to.
        then: Then,
    },
    /// Nowhere.
    Refused(Code),
}

impl Way {
    /// The way of a request.
    #[expect(clippy::too_many_lines, reason = "a line for each operation, all in one match")]
    pub fn of(request: Request) -> Self {
        match request {
            Request::Overview(_) => Self::Look(Look::Overview),
            Request::Registration(_) => Self::Look(Look::Registration),
            Request::ReadPlate(input) => Self::Plate(input),
            Request::Quote(input) => Self::Quote(input),
            Request::WhereToPark(input) => Self::WhereToPark(input),
            Request::QuoteMany(input) => Self::QuoteMany(input),
            Request::QuoteExtension(input) => Self::QuoteExtension(input),
            Request::SyncState(_) => Self::SyncState,
            Request::Dismiss(input) => Self::Dismiss(input),
            Request::Help(input) => Self::Help(input),
            Request::Activate(_)
            | Request::ActivateMany(_)
            | Request::Correct(_)
            | Request::Cancel(_)
            | Request::StopStay(_)
            | Request::ExtendStay(_) => Self::Stay(request),
            Request::LogOut(input) => Self::LogOut(input),
            Request::LogIn(_)
            | Request::Councils(_)
            | Request::SignUp(_)
            | Request::ForgotPassword(_)
            | Request::OpenLink(_)
            | Request::QuoteByLink(_)
            | Request::ActivateByLink(_)
            | Request::StayByLink(_)
            | Request::CorrectByLink(_)
            | Request::LeaveByLink(_)
            | Request::Invitation(_)
            | Request::CheckReceipt(_) => Self::public(request, Then::Nothing),
            // Another address, or the end of every session.
            Request::Confirm(_) | Request::ResetPassword(_) => Self::public(request, Then::CatchUp),
            Request::ListDevices(_)
            | Request::Helpers(_)
            | Request::Helped(_)
            | Request::AcceptInvitation(_)
            | Request::StopHelping(_)
            | Request::RevokeDevice(_)
            | Request::Account(_)
            | Request::ChangePassword(_)
            | Request::ChangeEmail(_)
            | Request::LinkMobile(_)
            | Request::SetNotice(_)
            | Request::ExportData(_)
            | Request::FindAddress(_)
            | Request::StartUpload(_)
            | Request::UploadPart(_)
            | Request::Shop(_)
            | Request::PaymentHistory(_)
            | Request::ExportPayments(_)
            | Request::Receipt(_)
            | Request::SendReceipt(_)
            | Request::Pay(_)
            | Request::StayHistory(_)
            | Request::Visits(_)
            | Request::Connections(_)
            | Request::MakeToken(_)
            | Request::MakeCalendar(_)
            | Request::MakeWebhook(_)
            | Request::TestWebhook(_)
            | Request::EndConnection(_)
            | Request::StayReceipt(_)
            | Request::PrintStayReceipt(_)
            | Request::Links(_)
            | Request::MakeLink(_)
            | Request::WithdrawLink(_)
            | Request::Changes(_) => Self::account(request, Then::Nothing),
            Request::UnlinkMobile(_)
            | Request::SetLanguage(_)
            | Request::BeginRegistration(_)
            | Request::SaveRegistration(_)
            | Request::FinishUpload(_)
            | Request::RemoveEvidence(_)
            | Request::SubmitRegistration(_)
            | Request::WithdrawRegistration(_)
            | Request::FillBasket(_)
            | Request::Checkout(_)
            | Request::CheckOrder(_)
            | Request::CancelOrder(_)
            | Request::InviteHelper(_)
            | Request::RemoveHelper(_)
            | Request::SavePlate(_)
            | Request::ForgetPlate(_) => Self::account(request, Then::CatchUp),
            Request::CloseAccount(_) => Self::account(request, Then::Forget),
            Request::ReviewQueue(_)
            | Request::OpenReview(_)
            | Request::SeePage(_)
            | Request::Approve(_)
            | Request::Reject(_)
            | Request::AskMore(_)
            | Request::UndoReview(_)
            | Request::FindOrders(_)
            | Request::OpenOrder(_)
            | Request::Refunds(_)
            | Request::RequestRefund(_)
            | Request::ApproveRefund(_)
            | Request::DeclineRefund(_)
            | Request::FindHolders(_)
            | Request::OpenCaller(_)
            | Request::CheckIdentity(_)
            | Request::DeskQuote(_)
            | Request::DeskActivate(_)
            | Request::DeskCorrect(_)
            | Request::DeskCancel(_)
            | Request::NextCall(_) => Self::Refused(Code::StaffOnWebsite),
            // The app keeps a long session in the keychain instead of a passkey, and is no demonstration.
            Request::StartPasskeyLogIn(_)
            | Request::PasskeyLogIn(_)
            | Request::StartPasskey(_)
            | Request::AddPasskey(_)
            | Request::RemovePasskey(_)
            | Request::PaymentOutcome(_)
            | Request::DemoText(_)
            | Request::CheckPlate(_)
            | Request::StayFeed(_)
            | Request::DemoInbox(_) => Self::Refused(Code::NotAllowed),
        }
    }

    fn public(request: Request, then: Then) -> Self {
        Self::Server { request, account: false, then }
    }

    fn account(request: Request, then: Then) -> Self {
        Self::Server { request, account: true, then }
    }
}
