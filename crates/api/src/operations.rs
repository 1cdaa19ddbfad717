//! The one list of operations. Requests, replies, the TypeScript client, the OpenAPI document and the table of who
//! may call what all come from it, so that an operation cannot be half there.

use crate::connections::Scope;
use crate::{
    access, accounts, buying, connections, desk, devices, enforcement, familiar, helping, inbox, lasting,
    links, orders, overview, passkeys, past, plates, refunds, registrations, reviews, stays, sync,
    whereabouts,
};
use serde::{Deserialize, Serialize};

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Anybody.
    Public,
    /// Anybody with an account, logged in: residents and staff alike.
    Account,
    /// The resident of a permit holder, logged in.
    Resident,
    /// Any member of a permit holder, logged in: the resident, and whoever helps.
    Member,
    /// A reviewer of the council, logged in.
    Reviewer,
    /// An officer's device, by its key. No session is taken for one.
    Officer,
    /// A call handler of the council, logged in.
    Desk,
    /// The app itself: answered on the device, refused by the server.
    Device,
}

/// What calling an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Changes nothing; may be asked at any time.
    Reads,
    /// Changes something, once for each request id, however often it is asked.
    Once,
    /// Changes something; asking again does it again or finds it done.
    Changes,
}

/// An operation, described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// Its name, as in the address.
    pub name: &'static str,
    /// Who may call it.
    pub audience: Audience,
    /// What calling it does.
    pub effect: Effect,
    /// Any of these opens it to a program with a token of the resident's; none: no token ever does.
    pub scopes: &'static [Scope],
    /// One sentence for developers.
    pub summary: &'static str,
}

macro_rules! operations {
    ($($(#[doc = $summary:literal])* $variant:ident $name:literal: $input:path => $output:path, $audience:ident, $effect:ident $(, $scope:ident)*;)*) => {
        /// A call of an operation.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "operation", content = "input")]
        pub enum Request {
            $($(#[doc = $summary])* #[serde(rename = $name)] $variant($input),)*
        }

        /// What an operation answers.
        #[expect(clippy::large_enum_variant, reason = "a reply is made once, written and dropped")]
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "operation", content = "output")]
        pub enum Reply {
            $($(#[doc = $summary])* #[serde(rename = $name)] $variant($output),)*
        }

        /// Every operation there is.
        pub const OPERATIONS: &[Operation] = &[
            $(Operation {
                name: $name,
                audience: Audience::$audience,
                effect: Effect::$effect,
                scopes: &[$(Scope::$scope),*],
                summary: concat!($($summary),*).trim_ascii(),
            },)*
        ];

        impl Request {
            /// The operation's name.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            /// The request that an operation's name and the bytes of its input make; none if there is no such
            /// operation. An input holds objects only, no lists.
            pub fn read(name: &str, input: &[u8]) -> Option<Result<Self, serde_json::Error>> {
                match name {
                    $($name => Some(object(input).map(Self::$variant)),)*
                    _ => None,
                }
            }
        }

        impl Reply {
            /// The operation's name.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            /// The output alone, as it goes into an HTTP answer.
            pub fn output(&self) -> serde_json::Result<serde_json::Value> {
                match self { $(Self::$variant(output) => serde_json::to_value(output),)* }
            }

            /// The output alone, as the bytes of an HTTP answer.
            pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
                match self { $(Self::$variant(output) => serde_json::to_vec(output),)* }
            }

            /// The reply that an operation's name and the bytes of its output make; none if there is no such
            /// operation.
            pub fn read(name: &str, output: &[u8]) -> Option<Result<Self, serde_json::Error>> {
                match name {
                    $($name => Some(serde_json::from_slice(output).map(Self::$variant)),)*
                    _ => None,
                }
            }
        }

        /// Calls a visitor for every operation with its input and output types.
        pub(crate) fn visit_types(visitor: &mut impl TypePairs) {
            $(visitor.pair::<$input, $output>($name);)*
        }
    };
}

/// Reads an input. No input has a list in it, and serde would take one for an object with its fields in order.
fn object<T: serde::de::DeserializeOwned>(input: &[u8]) -> serde_json::Result<T> {
    let read = serde_json::from_slice(input)?;
    if input.contains(&b'[') && has_list(&serde_json::from_slice(input)?) {
        return Err(serde::de::Error::custom("expected an object, found a list"));
    }
    Ok(read)
}

fn has_list(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Array(_) => true,
        serde_json::Value::Object(fields) => fields.values().any(has_list),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => false,
    }
}

/// Something to do with each operation's types.
pub(crate) trait TypePairs {
    /// Takes an operation's input and output.
    fn pair<I, O>(&mut self, name: &'static str)
    where
        I: ts_rs::TS + schemars::JsonSchema + 'static,
        O: ts_rs::TS + schemars::JsonSchema + 'static;
}

operations! {
    /// Logs a person in on a device.
    LogIn "log_in": access::LogIn => access::LoggedIn, Public, Changes;
    /// Lists the councils this server works for.
    Councils "councils": accounts::GetCouncils => accounts::Councils, Public, Reads;
    /// Asks for an account. A letter with a code goes to the address; nobody is told whether it has an account.
    SignUp "sign_up": accounts::SignUp => accounts::Sent, Public, Changes;
    /// Confirms an address or a number by the code or the link that was sent to it.
    Confirm "confirm": accounts::Confirm => accounts::Confirmed, Public, Changes;
    /// Asks for a letter with which a forgotten password can be replaced.
    ForgotPassword "forgot_password": accounts::ForgotPassword => accounts::Sent, Public, Changes;
    /// Sets a new password by the code or the link that was sent, and logs every device out.
    ResetPassword "reset_password": accounts::ResetPassword => accounts::PasswordReset, Public, Changes;
    /// Asks for a challenge that a passkey can sign to log in.
    StartPasskeyLogIn "start_passkey_log_in": passkeys::StartPasskeyLogIn => passkeys::PasskeyChallenge, Public, Changes;
    /// Logs a person in by their passkey.
    PasskeyLogIn "passkey_log_in": passkeys::PasskeyLogIn => access::LoggedIn, Public, Changes;
    /// Shows the letters of a demonstration.
    DemoInbox "demo_inbox": inbox::GetInbox => inbox::Inbox, Public, Reads;
    /// Sends a text message to a council, as a mobile of the demonstration does.
    DemoText "demo_text": inbox::SendText => inbox::TextAnswer, Public, Changes;
    /// Ends this device's session.
    LogOut "log_out": access::LogOut => access::LoggedOut, Account, Changes;
    /// Lists the devices on which the account is logged in.
    ListDevices "list_devices": access::ListDevices => access::Devices, Account, Reads;
    /// Ends the session of one of the account's devices.
    RevokeDevice "revoke_device": access::RevokeDevice => access::Devices, Account, Changes;
    /// Shows the account.
    Account "account": accounts::GetAccount => accounts::AccountView, Account, Reads;
    /// Changes the password, and logs the other devices out.
    ChangePassword "change_password": accounts::ChangePassword => accounts::AccountView, Account, Changes;
    /// Asks for another e-mail address; it counts once confirmed.
    ChangeEmail "change_email": accounts::ChangeEmail => accounts::Sent, Account, Changes;
    /// Asks for a mobile number to be linked; it counts once confirmed.
    LinkMobile "link_mobile": accounts::LinkMobile => accounts::Sent, Account, Changes;
    /// Takes the mobile number off the account.
    UnlinkMobile "unlink_mobile": accounts::UnlinkMobile => accounts::AccountView, Account, Changes;
    /// Sets the language of letters.
    SetLanguage "set_language": accounts::SetLanguage => accounts::AccountView, Account, Changes;
    /// Sets whether and how the account's owner is told before a visit ends.
    SetNotice "set_notice": accounts::SetNotice => accounts::AccountView, Resident, Changes;
    /// Asks for a challenge that a new passkey can sign.
    StartPasskey "start_passkey": passkeys::StartPasskey => passkeys::PasskeyChallenge, Account, Changes;
    /// Adds a passkey.
    AddPasskey "add_passkey": passkeys::AddPasskey => accounts::AccountView, Account, Changes;
    /// Takes a passkey off the account.
    RemovePasskey "remove_passkey": passkeys::RemovePasskey => accounts::AccountView, Account, Changes;
    /// Gives everything kept about the person.
    ExportData "export_data": accounts::ExportData => accounts::Export, Resident, Reads;
    /// Closes the account.
    CloseAccount "close_account": accounts::CloseAccount => accounts::Closed, Resident, Changes;
    /// Says where the permit holder stands with the council, and where a registration has got to.
    Registration "registration": registrations::GetRegistration => registrations::RegistrationStatus, Resident, Reads;
    /// Finds addresses on the council's list.
    FindAddress "find_address": registrations::FindAddress => registrations::FoundAddresses, Resident, Reads;
    /// Begins a registration.
    BeginRegistration "begin_registration": registrations::BeginRegistration => registrations::RegistrationStatus, Resident, Once;
    /// Fills in a part of a registration.
    SaveRegistration "save_registration": registrations::SaveRegistration => registrations::RegistrationStatus, Resident, Once;
    /// Announces a document, or finds how far its upload has got.
    StartUpload "start_upload": registrations::StartUpload => registrations::Upload, Resident, Changes;
    /// Sends a part of a document.
    UploadPart "upload_part": registrations::UploadPart => registrations::Upload, Resident, Changes;
    /// Has a document examined and added to the registration.
    FinishUpload "finish_upload": registrations::FinishUpload => registrations::RegistrationStatus, Resident, Changes;
    /// Takes a document off a registration.
    RemoveEvidence "remove_evidence": registrations::RemoveEvidence => registrations::RegistrationStatus, Resident, Once;
    /// Sends a registration to the council.
    SubmitRegistration "submit_registration": registrations::SubmitRegistration => registrations::RegistrationStatus, Resident, Once;
    /// Gives a registration up.
    WithdrawRegistration "withdraw_registration": registrations::WithdrawRegistration => registrations::RegistrationStatus, Resident, Once;
    /// Lists the registrations that wait for the council.
    ReviewQueue "review_queue": reviews::GetQueue => reviews::Queue, Reviewer, Reads;
    /// Opens a registration for review; who opened it is kept.
    OpenReview "open_review": reviews::OpenReview => reviews::ReviewCase, Reviewer, Changes;
    /// Shows a page of a document; who saw it is kept.
    SeePage "see_page": reviews::SeePage => reviews::PagePicture, Reviewer, Changes;
    /// Accepts a registration.
    Approve "approve": reviews::Approve => reviews::ReviewCase, Reviewer, Once;
    /// Refuses a registration, with reasons.
    Reject "reject": reviews::Reject => reviews::ReviewCase, Reviewer, Once;
    /// Asks the applicant for one document more.
    AskMore "ask_more": reviews::AskMore => reviews::ReviewCase, Reviewer, Once;
    /// Takes a decision back, within a minute.
    UndoReview "undo_review": reviews::UndoReview => reviews::ReviewCase, Reviewer, Once;
    /// Lists orders by number or by the account that placed them; who looked is kept.
    FindOrders "find_orders": refunds::FindOrders => refunds::FoundOrders, Reviewer, Changes;
    /// Opens an order; who opened it is kept.
    OpenOrder "open_order": refunds::OpenOrder => refunds::StaffOrder, Reviewer, Changes;
    /// Lists the refunds that are under way.
    Refunds "refunds": refunds::GetRefunds => refunds::Refunds, Reviewer, Reads;
    /// Asks for what is unused of an order to be paid back; somebody else has to agree.
    RequestRefund "request_refund": refunds::RequestRefund => refunds::StaffOrder, Reviewer, Once;
    /// Agrees to a refund that somebody else asked for.
    ApproveRefund "approve_refund": refunds::ApproveRefund => refunds::StaffOrder, Reviewer, Once;
    /// Declines a refund.
    DeclineRefund "decline_refund": refunds::DeclineRefund => refunds::StaffOrder, Reviewer, Once;
    /// Finds permit holders, by what a caller says.
    FindHolders "find_holders": desk::FindHolders => desk::FoundHolders, Desk, Changes;
    /// Opens the holder who is believed to call, and begins the call.
    OpenCaller "open_caller": desk::OpenCaller => desk::CallerCard, Desk, Changes;
    /// Says whether what a caller answers is right.
    CheckIdentity "check_identity": desk::CheckIdentity => desk::CallerCard, Desk, Changes;
    /// Says what was understood, and what a stay would be and cost, without activating it.
    DeskQuote "desk_quote": desk::DeskQuote => desk::ReadBack, Desk, Reads;
    /// Activates visits for a caller.
    DeskActivate "desk_activate": desk::DeskActivate => stays::StayAnswer, Desk, Once;
    /// Puts the right plate on a caller's stay.
    DeskCorrect "desk_correct": desk::DeskCorrect => stays::StayAnswer, Desk, Once;
    /// Cancels a caller's stay that has not started.
    DeskCancel "desk_cancel": desk::DeskCancel => stays::StayAnswer, Desk, Once;
    /// Gives the call that the telephone system has put through to this handler.
    NextCall "next_call": desk::GetNextCall => desk::NextCall, Desk, Changes;
    /// Says what can be bought, and what is in the basket.
    Shop "shop": buying::GetShop => buying::Shop, Resident, Reads;
    /// Sets how many bundles of a kind are in the basket.
    FillBasket "fill_basket": buying::FillBasket => buying::Shop, Resident, Once;
    /// Orders what is in the basket, and holds its share of the allowance.
    Checkout "checkout": buying::Checkout => orders::OrderView, Resident, Once;
    /// Gives the page on which an order is paid. The app opens it in the system's browser.
    Pay "pay": buying::Pay => buying::PaymentPage, Resident, Changes;
    /// Asks the payment provider where an order's payment stands.
    CheckOrder "check_order": orders::CheckOrder => orders::OrderView, Resident, Changes;
    /// Gives up an order that has not been paid.
    CancelOrder "cancel_order": orders::CancelOrder => orders::OrderView, Resident, Changes;
    /// Lists what was bought.
    PaymentHistory "payment_history": orders::GetPaymentHistory => orders::PaymentHistory, Resident, Reads;
    /// Gives what was bought as a table.
    ExportPayments "export_payments": orders::ExportPayments => orders::File, Resident, Reads;
    /// Gives the receipt of a paid order.
    Receipt "receipt": orders::GetReceipt => orders::File, Resident, Reads;
    /// Sends the receipt of a paid order by e-mail once more.
    SendReceipt "send_receipt": orders::SendReceipt => orders::ReceiptSent, Resident, Changes;
    /// Says what became of a payment to whoever comes back from it.
    PaymentOutcome "payment_outcome": orders::GetPaymentOutcome => orders::PaymentOutcome, Public, Changes;
    /// Says where the permit holder stands: visits, bundles, stays now and next.
    Overview "overview": overview::GetOverview => overview::Overview, Member, Reads;
    /// Reads a plate that was typed: how it is written, what it looks like, what may have been meant.
    ReadPlate "read_plate": plates::ReadPlate => plates::Plate, Member, Reads, Reading, Activating;
    /// Says what a stay would be and cost, without activating it.
    Quote "quote": stays::GetQuote => stays::Quote, Member, Reads, Reading, Activating;
    /// Activates visits for a plate.
    Activate "activate": stays::Activate => stays::StayAnswer, Member, Once, Activating;
    /// Says what several stays would be and cost together, without activating them.
    QuoteMany "quote_many": lasting::GetManyQuote => lasting::ManyQuote, Member, Reads, Reading, Activating;
    /// Activates visits for several plates, or the same again every week: all of them or none.
    ActivateMany "activate_many": lasting::ActivateMany => lasting::StaysAnswer, Member, Once, Activating;
    /// Ends a stay that has begun, where the scheme allows it.
    StopStay "stop_stay": lasting::StopStay => stays::StayAnswer, Member, Once, Activating;
    /// Says what making a stay longer would cost.
    QuoteExtension "quote_extension": lasting::GetExtensionQuote => lasting::ExtensionQuote, Member, Reads, Reading, Activating;
    /// Makes a stay longer, where the scheme allows it.
    ExtendStay "extend_stay": lasting::ExtendStay => stays::StayAnswer, Member, Once, Activating;
    /// Keeps a plate under a name, or gives it another name.
    SavePlate "save_plate": familiar::SavePlate => familiar::KeptPlates, Resident, Once;
    /// Keeps a plate no longer.
    ForgetPlate "forget_plate": familiar::ForgetPlate => familiar::KeptPlates, Resident, Once;
    /// Finds stays, however long ago they were.
    StayHistory "stay_history": past::GetStayHistory => past::StayHistory, Resident, Reads;
    /// Makes out a receipt that proves what a stay covered, checkable by anyone who holds its code.
    StayReceipt "stay_receipt": past::GetStayReceipt => past::StayReceipt, Resident, Changes;
    /// Gives the receipt of a stay as a PDF.
    PrintStayReceipt "print_stay_receipt": past::GetStayReceipt => orders::File, Resident, Changes;
    /// Says what the record says of the stay that a receipt is of.
    CheckReceipt "check_receipt": past::CheckReceipt => past::StayProof, Public, Changes;
    /// Lists the links given to visitors, and says what a new one may be like.
    Links "links": links::GetLinks => links::Links, Resident, Reads;
    /// Makes a link by which visitors start their own stays. Its address is told here and nowhere else.
    MakeLink "make_link": links::MakeLink => links::MadeLink, Resident, Once;
    /// Withdraws a link, so that nobody can use it any more.
    WithdrawLink "withdraw_link": links::WithdrawLink => links::Links, Resident, Once;
    /// Says to a visitor what a link is good for: where, how often and until when.
    OpenLink "open_link": links::OpenLink => links::LinkPage, Public, Changes;
    /// Says to a visitor what their stay would be, without starting it.
    QuoteByLink "quote_by_link": links::QuoteByLink => links::VisitorQuote, Public, Changes;
    /// Starts a visitor's stay by a link.
    ActivateByLink "activate_by_link": links::ActivateByLink => links::VisitorStay, Public, Once;
    /// Shows a visitor a stay that the link started.
    StayByLink "stay_by_link": links::StayByLink => links::VisitorStay, Public, Changes;
    /// Puts the right plate on a stay that the link started.
    CorrectByLink "correct_by_link": links::CorrectByLink => links::VisitorStay, Public, Once;
    /// Ends a stay that the link started, where the scheme allows it.
    LeaveByLink "leave_by_link": links::LeaveByLink => links::VisitorStay, Public, Once;
    /// Puts the right plate on a stay.
    Correct "correct": stays::Correct => stays::StayAnswer, Member, Once, Activating;
    /// Cancels a stay that has not started and gives its visits back.
    Cancel "cancel": stays::Cancel => stays::StayAnswer, Member, Once, Activating;
    /// Says where a visitor may stand: streets, bays and hours of a zone.
    WhereToPark "where_to_park": whereabouts::GetWhereToPark => whereabouts::WhereToPark, Member, Reads, Reading, Activating;
    /// Says whether a plate may stand somewhere, by what right and until when; that it was asked is kept.
    CheckPlate "check_plate": enforcement::CheckPlate => enforcement::PlateCheck, Officer, Changes;
    /// Gives the stays of an officer's zones since a cursor, for devices that work offline.
    StayFeed "stay_feed": enforcement::GetStayFeed => enforcement::StayFeed, Officer, Changes;
    /// What has changed since a cursor.
    Changes "changes": sync::GetChanges => sync::Changes, Member, Reads;
    /// Says how many visits are left, and which stays there are now and next.
    Visits "visits": connections::GetVisits => connections::Visits, Resident, Reads, Reading;
    /// Lists the tokens, calendars and addresses that are connected.
    Connections "connections": connections::GetConnections => connections::Connections, Resident, Reads;
    /// Makes a token for a program of the resident's own. It is told once.
    MakeToken "make_token": connections::MakeToken => connections::MadeToken, Resident, Changes;
    /// Makes an address at which a calendar program finds the stays. It is told once.
    MakeCalendar "make_calendar": connections::MakeCalendar => connections::MadeCalendar, Resident, Changes;
    /// Takes an address that is told what happens to stays. The secret that signs it is told once.
    MakeWebhook "make_webhook": connections::MakeWebhook => connections::MadeWebhook, Resident, Changes;
    /// Sends a test to an address, and says what came of it.
    TestWebhook "test_webhook": connections::TestWebhook => connections::Connections, Resident, Changes;
    /// Ends a token, a calendar or an address at once.
    EndConnection "end_connection": connections::EndConnection => connections::Connections, Resident, Changes;
    /// Lists who helps the permit holder, and who is invited to.
    Helpers "helpers": helping::GetHelpers => helping::HelpersView, Resident, Reads;
    /// Invites somebody to help. A letter with a link goes to the address.
    InviteHelper "invite_helper": helping::InviteHelper => helping::HelpersView, Resident, Once;
    /// Withdraws an invitation, or does without a helper from now on.
    RemoveHelper "remove_helper": helping::RemoveHelper => helping::HelpersView, Resident, Once;
    /// Says whose invitation a link is.
    Invitation "invitation": helping::GetInvitation => helping::InvitationView, Public, Changes;
    /// Accepts an invitation to help.
    AcceptInvitation "accept_invitation": helping::AcceptInvitation => helping::Helped, Resident, Once;
    /// Lists whom the account helps.
    Helped "helped": helping::GetHelped => helping::Helped, Account, Reads;
    /// Helps a permit holder no longer.
    StopHelping "stop_helping": helping::StopHelping => helping::Helped, Resident, Once;
    /// Has the device show and act for somebody the person helps, or for the person again.
    Help "help": helping::Help => helping::Helping, Device, Changes;
    /// Says what the device knows and waits for.
    SyncState "sync_state": devices::GetSyncState => devices::SyncState, Device, Reads;
    /// Takes a refused request, or one that was never sent, off the list.
    Dismiss "dismiss": devices::Dismiss => devices::Dismissed, Device, Changes;
}
