//! Who may call what, written by hand and not taken from the product: one line an operation. An operation without a line,
//! or a line without an operation, does not compile.

use permit_api::{Code, OPERATIONS, Operation};

/// Who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Principal {
    /// Somebody without a session.
    Nobody,
    /// A session of the resident that has run out.
    Expired,
    /// A session of the resident on a device that was logged out from another.
    Revoked,
    /// The resident whose thing it is.
    Resident,
    /// Another resident of the same council, who names the resident's thing where a thing is named.
    Neighbour,
    /// A resident of the other council, likewise.
    Stranger,
    /// A reviewer of the resident's council.
    Reviewer,
    /// A reviewer of the other council.
    Elsewhere,
    /// A call handler of the resident's council.
    CallHandler,
    /// A call handler of the other council.
    HandlerElsewhere,
    /// A program with a token of the resident's that may see.
    ReadingToken,
    /// A program with a token of the resident's that may act.
    ActivatingToken,
    /// A resident of the same council who helps the resident whose thing it is, and asks as their helper.
    Helper,
}

impl Principal {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 13] = [
        Self::Nobody,
        Self::Expired,
        Self::Revoked,
        Self::Resident,
        Self::Neighbour,
        Self::Stranger,
        Self::Reviewer,
        Self::Elsewhere,
        Self::CallHandler,
        Self::HandlerElsewhere,
        Self::ReadingToken,
        Self::ActivatingToken,
        Self::Helper,
    ];

    /// Whether what it is told is told to the public or a resident.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Reviewer | Self::Elsewhere | Self::CallHandler | Self::HandlerElsewhere)
    }
}

/// What comes of a well-formed call: an answer, or a refusal with this code.
pub type Outcome = Option<Code>;

/// A line of the policy.
pub struct Row {
    /// The operation.
    pub name: &'static str,
    /// What comes of it, for each principal in turn.
    pub outcomes: [Outcome; 13],
}

const fn row(name: &'static str, outcomes: [Outcome; 13]) -> Row {
    Row { name, outcomes }
}

/// Answered.
const Y: Outcome = None;
/// Nobody is logged in.
const L: Outcome = Some(Code::NotLoggedIn);
/// Not for this kind of account.
const A: Outcome = Some(Code::NotAllowed);
/// Only an officer's device with its key is answered, whoever has a session.
const O: Outcome = Some(Code::OfficerKeyNeeded);
/// Not for this token, or for none.
const T: Outcome = Some(Code::TokenNotAllowed);
/// Only the app answers.
const D: Outcome = Some(Code::DeviceOnly);
const STAY: Outcome = Some(Code::UnknownStay);
const DEVICE: Outcome = Some(Code::UnknownDevice);
const PASSKEY: Outcome = Some(Code::UnknownPasskey);
const UPLOAD: Outcome = Some(Code::UnknownUpload);
const EVIDENCE: Outcome = Some(Code::UnknownEvidence);
const CASE: Outcome = Some(Code::NoRegistration);
const ORDER: Outcome = Some(Code::UnknownOrder);
const HOLDER: Outcome = Some(Code::UnknownHolder);
const CALL: Outcome = Some(Code::CallOver);
/// The order is there, and nobody has paid for it.
const UNPAID: Outcome = Some(Code::OrderNotPaid);
/// The order is there, and nobody has asked for a refund.
const REFUND: Outcome = Some(Code::UnknownRefund);

/// The stay is the resident's, and the council of the seed stops none early.
const NO_STOP: Outcome = Some(Code::StopNotOffered);
/// The stay is the resident's, and the council of the seed makes none longer.
const NO_EXTEND: Outcome = Some(Code::ExtendNotOffered);
const CONNECTION: Outcome = Some(Code::UnknownConnection);
/// The helper is the resident's.
const HELPER: Outcome = Some(Code::UnknownHelper);
/// The secret was made up.
const INVITATION: Outcome = Some(Code::InvitationOver);
/// Nobody of these helps whom they name.
const NO_HELP: Outcome = Some(Code::HelpEnded);
/// A code that was made up.
const RECEIPT: Outcome = Some(Code::UnknownReceipt);

/// No such link to visitors, or another's.
const LINK: Outcome = Some(Code::UnknownLink);

/// The columns: nobody, expired, revoked, resident, neighbour, stranger, reviewer, reviewer elsewhere, call handler, call
/// handler elsewhere, reading token, activating token, helper of the resident.
pub const POLICY: &[Row] = &[
    row("log_in", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("councils", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("sign_up", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("confirm", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("forgot_password", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("reset_password", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("start_passkey_log_in", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("passkey_log_in", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("demo_inbox", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("demo_text", [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y]),
    row("log_out", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("list_devices", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("revoke_device", [L, L, L, Y, DEVICE, DEVICE, DEVICE, DEVICE, DEVICE, DEVICE, T, T, DEVICE]),
    row("account", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("change_password", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("change_email", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("link_mobile", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("unlink_mobile", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("set_language", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("set_notice", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("start_passkey", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("add_passkey", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("remove_passkey", [L, L, L, Y, PASSKEY, PASSKEY, PASSKEY, PASSKEY, PASSKEY, PASSKEY, T, T, PASSKEY]),
    row("export_data", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("close_account", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("registration", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("find_address", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("begin_registration", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("save_registration", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("start_upload", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("upload_part", [L, L, L, Y, UPLOAD, UPLOAD, A, A, A, A, T, T, A]),
    row("finish_upload", [L, L, L, Y, UPLOAD, UPLOAD, A, A, A, A, T, T, A]),
    row("remove_evidence", [L, L, L, Y, EVIDENCE, EVIDENCE, A, A, A, A, T, T, A]),
    row("submit_registration", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("withdraw_registration", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("review_queue", [L, L, L, A, A, A, Y, Y, A, A, T, T, A]),
    row("open_review", [L, L, L, A, A, A, Y, CASE, A, A, T, T, A]),
    row("see_page", [L, L, L, A, A, A, Y, CASE, A, A, T, T, A]),
    row("approve", [L, L, L, A, A, A, Y, CASE, A, A, T, T, A]),
    row("reject", [L, L, L, A, A, A, Y, CASE, A, A, T, T, A]),
    row("ask_more", [L, L, L, A, A, A, Y, CASE, A, A, T, T, A]),
    row("undo_review", [L, L, L, A, A, A, Y, CASE, A, A, T, T, A]),
    row("find_orders", [L, L, L, A, A, A, Y, Y, A, A, T, T, A]),
    row("open_order", [L, L, L, A, A, A, Y, ORDER, A, A, T, T, A]),
    row("refunds", [L, L, L, A, A, A, Y, Y, A, A, T, T, A]),
    row("request_refund", [L, L, L, A, A, A, UNPAID, ORDER, A, A, T, T, A]),
    row("approve_refund", [L, L, L, A, A, A, REFUND, ORDER, A, A, T, T, A]),
    row("decline_refund", [L, L, L, A, A, A, REFUND, ORDER, A, A, T, T, A]),
    row("find_holders", [L, L, L, A, A, A, A, A, Y, Y, T, T, A]),
    row("open_caller", [L, L, L, A, A, A, A, A, Y, HOLDER, T, T, A]),
    row("check_identity", [L, L, L, A, A, A, A, A, Y, CALL, T, T, A]),
    row("desk_quote", [L, L, L, A, A, A, A, A, Y, CALL, T, T, A]),
    row("desk_activate", [L, L, L, A, A, A, A, A, Y, CALL, T, T, A]),
    row("desk_correct", [L, L, L, A, A, A, A, A, Y, CALL, T, T, A]),
    row("desk_cancel", [L, L, L, A, A, A, A, A, Y, CALL, T, T, A]),
    row("next_call", [L, L, L, A, A, A, A, A, Y, Y, T, T, A]),
    row("shop", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("fill_basket", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("checkout", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("pay", [L, L, L, Y, ORDER, ORDER, A, A, A, A, T, T, A]),
    row("check_order", [L, L, L, Y, ORDER, ORDER, A, A, A, A, T, T, A]),
    row("cancel_order", [L, L, L, Y, ORDER, ORDER, A, A, A, A, T, T, A]),
    row("payment_history", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("export_payments", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("receipt", [L, L, L, UNPAID, ORDER, ORDER, A, A, A, A, T, T, A]),
    row("send_receipt", [L, L, L, UNPAID, ORDER, ORDER, A, A, A, A, T, T, A]),
    row(
        "payment_outcome",
        [ORDER, ORDER, ORDER, ORDER, ORDER, ORDER, ORDER, ORDER, ORDER, ORDER, ORDER, ORDER, ORDER],
    ),
    row("overview", [L, L, L, Y, Y, Y, A, A, A, A, T, T, Y]),
    row("read_plate", [L, L, L, Y, Y, Y, A, A, A, A, Y, Y, Y]),
    row("quote", [L, L, L, Y, Y, Y, A, A, A, A, Y, Y, Y]),
    row("activate", [L, L, L, Y, Y, Y, A, A, A, A, T, Y, Y]),
    row("correct", [L, L, L, Y, STAY, STAY, A, A, A, A, T, Y, Y]),
    row("cancel", [L, L, L, Y, STAY, STAY, A, A, A, A, T, Y, Y]),
    row("changes", [L, L, L, Y, Y, Y, A, A, A, A, T, T, Y]),
    row("sync_state", [D, D, D, D, D, D, D, D, D, D, D, D, D]),
    row("dismiss", [D, D, D, D, D, D, D, D, D, D, D, D, D]),
    row("quote_many", [L, L, L, Y, Y, Y, A, A, A, A, Y, Y, Y]),
    row("activate_many", [L, L, L, Y, Y, Y, A, A, A, A, T, Y, Y]),
    row("stop_stay", [L, L, L, NO_STOP, STAY, STAY, A, A, A, A, T, NO_STOP, NO_STOP]),
    row("quote_extension", [L, L, L, NO_EXTEND, STAY, STAY, A, A, A, A, NO_EXTEND, NO_EXTEND, NO_EXTEND]),
    row("extend_stay", [L, L, L, NO_EXTEND, STAY, STAY, A, A, A, A, T, NO_EXTEND, NO_EXTEND]),
    row("save_plate", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("forget_plate", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("stay_history", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("stay_receipt", [L, L, L, Y, STAY, STAY, A, A, A, A, T, T, A]),
    row("print_stay_receipt", [L, L, L, Y, STAY, STAY, A, A, A, A, T, T, A]),
    row(
        "check_receipt",
        [
            RECEIPT, RECEIPT, RECEIPT, RECEIPT, RECEIPT, RECEIPT, RECEIPT, RECEIPT, RECEIPT, RECEIPT,
            RECEIPT, RECEIPT, RECEIPT,
        ],
    ),
    row("links", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("make_link", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("withdraw_link", [L, L, L, Y, LINK, LINK, A, A, A, A, T, T, A]),
    row("open_link", [LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK]),
    row("quote_by_link", [LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK]),
    row("activate_by_link", [LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK]),
    row("stay_by_link", [LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK]),
    row("correct_by_link", [LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK]),
    row("leave_by_link", [LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK, LINK]),
    row("where_to_park", [L, L, L, Y, Y, Y, A, A, A, A, Y, Y, Y]),
    row("check_plate", [O, O, O, O, O, O, O, O, O, O, O, O, O]),
    row("stay_feed", [O, O, O, O, O, O, O, O, O, O, O, O, O]),
    row("visits", [L, L, L, Y, Y, Y, A, A, A, A, Y, T, A]),
    row("connections", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("make_token", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("make_calendar", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("make_webhook", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("test_webhook", [L, L, L, Y, CONNECTION, CONNECTION, A, A, A, A, T, T, A]),
    row("end_connection", [L, L, L, Y, CONNECTION, CONNECTION, A, A, A, A, T, T, A]),
    row("helpers", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("invite_helper", [L, L, L, Y, Y, Y, A, A, A, A, T, T, A]),
    row("remove_helper", [L, L, L, Y, HELPER, HELPER, A, A, A, A, T, T, A]),
    row(
        "invitation",
        [
            INVITATION, INVITATION, INVITATION, INVITATION, INVITATION, INVITATION, INVITATION, INVITATION,
            INVITATION, INVITATION, INVITATION, INVITATION, INVITATION,
        ],
    ),
    row("accept_invitation", [L, L, L, INVITATION, INVITATION, INVITATION, A, A, A, A, T, T, A]),
    row("helped", [L, L, L, Y, Y, Y, Y, Y, Y, Y, T, T, Y]),
    row("stop_helping", [L, L, L, NO_HELP, NO_HELP, NO_HELP, A, A, A, A, T, T, A]),
    row("help", [D, D, D, D, D, D, D, D, D, D, D, D, D]),
];

/// An operation that names a thing: who may name their own, and what they are told of any other, whether it exists or
/// not.
pub struct Naming {
    /// The operation.
    pub name: &'static str,
    /// Who may call it with a thing of theirs.
    pub by: Principal,
    /// The refusal for everything else.
    pub unknown: Code,
}

const fn naming(name: &'static str, by: Principal, unknown: Code) -> Naming {
    Naming { name, by, unknown }
}

/// The operations that name things. A reviewer's own are the cases sent to their council, and its orders; another's is a
/// registration that its applicant has not sent, and an order that a holder of the council does not have. A call handler's
/// are the holders of their council, and the calls of their own device; another's is a call on another device.
pub const NAMING: &[Naming] = &[
    naming("revoke_device", Principal::Resident, Code::UnknownDevice),
    naming("remove_passkey", Principal::Resident, Code::UnknownPasskey),
    naming("test_webhook", Principal::Resident, Code::UnknownConnection),
    naming("end_connection", Principal::Resident, Code::UnknownConnection),
    naming("upload_part", Principal::Resident, Code::UnknownUpload),
    naming("finish_upload", Principal::Resident, Code::UnknownUpload),
    naming("remove_evidence", Principal::Resident, Code::UnknownEvidence),
    naming("stay_receipt", Principal::Resident, Code::UnknownStay),
    naming("print_stay_receipt", Principal::Resident, Code::UnknownStay),
    naming("withdraw_link", Principal::Resident, Code::UnknownLink),
    naming("correct", Principal::Resident, Code::UnknownStay),
    naming("cancel", Principal::Resident, Code::UnknownStay),
    naming("remove_helper", Principal::Resident, Code::UnknownHelper),
    naming("pay", Principal::Resident, Code::UnknownOrder),
    naming("check_order", Principal::Resident, Code::UnknownOrder),
    naming("cancel_order", Principal::Resident, Code::UnknownOrder),
    naming("receipt", Principal::Resident, Code::UnknownOrder),
    naming("send_receipt", Principal::Resident, Code::UnknownOrder),
    naming("open_order", Principal::Reviewer, Code::UnknownOrder),
    naming("request_refund", Principal::Reviewer, Code::UnknownOrder),
    naming("approve_refund", Principal::Reviewer, Code::UnknownOrder),
    naming("decline_refund", Principal::Reviewer, Code::UnknownOrder),
    naming("open_review", Principal::Reviewer, Code::NoRegistration),
    naming("see_page", Principal::Reviewer, Code::NoRegistration),
    naming("approve", Principal::Reviewer, Code::NoRegistration),
    naming("reject", Principal::Reviewer, Code::NoRegistration),
    naming("ask_more", Principal::Reviewer, Code::NoRegistration),
    naming("undo_review", Principal::Reviewer, Code::NoRegistration),
    naming("open_caller", Principal::CallHandler, Code::UnknownHolder),
    naming("check_identity", Principal::CallHandler, Code::CallOver),
    naming("desk_quote", Principal::CallHandler, Code::CallOver),
    naming("desk_activate", Principal::CallHandler, Code::CallOver),
    naming("desk_correct", Principal::CallHandler, Code::CallOver),
    naming("desk_cancel", Principal::CallHandler, Code::CallOver),
];

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut nth = 0;
    while nth < one.len() && nth < other.len() && one[nth] == other[nth] {
        nth += 1;
    }
    nth == one.len() && nth == other.len()
}

const fn lines_of(name: &str, policy: &[Row]) -> usize {
    let (mut found, mut nth) = (0, 0);
    while nth < policy.len() {
        if same(policy[nth].name, name) {
            found += 1;
        }
        nth += 1;
    }
    found
}

const fn is_operation(name: &str, operations: &[Operation]) -> bool {
    let mut nth = 0;
    while nth < operations.len() {
        if same(operations[nth].name, name) {
            return true;
        }
        nth += 1;
    }
    false
}

const fn every_operation_has_one_line() -> bool {
    let mut nth = 0;
    while nth < OPERATIONS.len() {
        if lines_of(OPERATIONS[nth].name, POLICY) != 1 {
            return false;
        }
        nth += 1;
    }
    true
}

const fn every_line_has_its_operation() -> bool {
    let mut nth = 0;
    while nth < POLICY.len() {
        if !is_operation(POLICY[nth].name, OPERATIONS) {
            return false;
        }
        nth += 1;
    }
    nth = 0;
    while nth < NAMING.len() {
        if !is_operation(NAMING[nth].name, OPERATIONS) {
            return false;
        }
        nth += 1;
    }
    true
}

const _: () = assert!(every_operation_has_one_line(), "an operation is not in the policy, or is there twice");
const _: () = assert!(every_line_has_its_operation(), "the policy names an operation that is none");
