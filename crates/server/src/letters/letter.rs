//! What a letter is: to whom, about what, with which arguments. The sentences are in the message files; nothing here
//! knows what they say.

use chrono::{DateTime, Utc};
use permit_api::Arg;
use permit_api::words::Lang;
use permit_rules::{CouncilId, HolderId, OrderId, RefundId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A letter to somebody.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Its name, unique in the council: what is posted again under the same name is not posted again. It is logged, so
    /// it holds nothing personal.
    pub id: String,
    /// Who writes.
    pub council: CouncilId,
    /// Where it goes.
    pub to: Contact,
    /// In which language.
    pub language: Lang,
    /// What it is about.
    pub kind: LetterKind,
    /// What its sentences need: see [`LetterKind::args`].
    pub args: BTreeMap<String, Arg>,
    /// What is wrong with which document: pairs of message ids, as [`point`] makes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<[String; 2]>,
    /// It is not sent earlier.
    pub not_before: DateTime<Utc>,
    /// What it belongs to, so that the letters of a decision that is undone can be recalled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What goes with it where it goes by a way that takes more than words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encloses: Option<Enclosure>,
}

impl fmt::Debug for Letter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Letter")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("to", &self.to)
            .finish_non_exhaustive()
    }
}

/// What goes with a letter. It is made when the letter is sent, and the letter says everything without it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum Enclosure {
    /// The receipt of an order, PDF.
    Receipt {
        /// Whose order.
        holder: HolderId,
        /// Which.
        order: OrderId,
    },
    /// The note of a refund that is done, PDF.
    RefundNote {
        /// Whose order.
        holder: HolderId,
        /// Which.
        order: OrderId,
        /// Which refund of it.
        refund: RefundId,
    },
}

/// Where a letter goes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// An e-mail address.
    Email(String),
    /// A mobile number, as `+447700900123`.
    Mobile(String),
}

impl fmt::Debug for Contact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Email(_) => "Email(..)",
            Self::Mobile(_) => "Mobile(..)",
        })
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal [$($arg:literal)*],)*) => {
        /// What a letter is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum LetterKind { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl LetterKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As kept, and after `letter-` in the message files (with dashes).
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The names of its arguments. `note` may be left out; without `enquiries` the council's telephone stands.
            pub fn args(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($arg,)*],)* }
            }
        }
    };
}

kinds! {
    /// An address is to be confirmed by whoever signs up with it.
    ConfirmSignUp "confirm_sign_up" ["code" "link" "minutes"],
    /// Somebody signs up with the address of an account: the pages to log in and to choose a new password.
    AlreadyRegistered "already_registered" ["link" "reset_link"],
    /// A new password is asked for.
    ResetPassword "reset_password" ["code" "link"],
    /// A new password is asked for where there is no account.
    NoAccount "no_account" [],
    /// The password was changed.
    PasswordChanged "password_changed" [],
    /// A new address is to be confirmed.
    ConfirmEmail "confirm_email" ["code" "link"],
    /// To the old address: there is a new one.
    EmailChanged "email_changed" [],
    /// A mobile is to be confirmed.
    ConfirmMobile "confirm_mobile" ["code"],
    /// A mobile was linked.
    MobileLinked "mobile_linked" [],
    /// The account is closed.
    AccountClosed "account_closed" [],
    /// An address of the resident's own is told nothing any more: `host` did not answer.
    WebhookStopped "webhook_stopped" ["host"],
    /// A registration has arrived; `answer_by` is a moment or a day.
    RegistrationReceived "registration_received" ["answer_by"],
    /// It is approved, to the end of the day `until`.
    RegistrationApproved "registration_approved" ["until"],
    /// None is needed.
    RegistrationExempt "registration_exempt" [],
    /// It is not approved; the points say why.
    RegistrationRejected "registration_rejected" ["note" "enquiries"],
    /// Something is missing; `what` is a text in the letter's language.
    MoreNeeded "more_needed" ["what" "note" "enquiries"],
    /// The registration ends with the day `until`, in so many `days`.
    RegistrationEnding "registration_ending" ["until" "days"],
    /// It ended with the day `since`.
    RegistrationEnded "registration_ended" ["since"],
    /// A new address is approved.
    MoveApproved "move_approved" [],
    /// A new name is approved.
    NameApproved "name_approved" [],
    /// The receipt of an order of the day `date` is asked for once more.
    ReceiptAgain "receipt_again" ["number" "price" "bundles" "date"],
    /// So many visits end with the day `until`, in so many `days`.
    VisitsExpiring "visits_expiring" ["visits" "until" "days"],
    /// The same where hours are bought.
    HoursExpiring "hours_expiring" ["hours" "until" "days"],
    /// An order is paid; its bundles are there, and the first of them is good until the day `until`.
    Receipt "receipt" ["number" "price" "bundles" "date" "until"],
    /// An order was paid after the allowance had gone.
    PaymentReturned "payment_returned" ["number" "price"],
    /// Money is on its way back.
    RefundDone "refund_done" ["number" "price"],
    /// The council's telephone desk activated visits: so many are `left`, and the stay ends at `ends`.
    ActivatedByPhone "activated_by_phone" ["plate" "zone" "from" "ends" "left"],
    /// The telephone desk put another plate on a stay.
    CorrectedByPhone "corrected_by_phone" ["plate" "before" "ends"],
    /// The telephone desk cancelled a stay.
    CancelledByPhone "cancelled_by_phone" ["plate" "from"],
    /// A visitor started their own stay by a link: so many visits are `left`, and the stay ends at `ends`.
    ActivatedByLink "activated_by_link" ["plate" "zone" "ends" "left"],
    /// A visitor put another plate on the stay they started by a link.
    CorrectedByLink "corrected_by_link" ["plate" "before" "ends"],
    /// The stay of a plate ends soon: to the resident.
    StayEnding "stay_ending" ["plate" "zone" "ends"],
    /// The same to the visitor, by text.
    VisitEnding "visit_ending" ["plate" "zone" "ends"],
    /// Money was to go back, and the payment provider would not send it.
    RefundDeclined "refund_declined" ["number" "price"],
    /// Somebody is invited to help the `resident`; the link is good until `until`.
    HelpInvited "help_invited" ["resident" "link" "until"],
    /// Whom the resident calls so has accepted the invitation to help.
    HelperJoined "helper_joined" ["name"],
    /// The reader helps the `resident` no longer.
    HelpEnded "help_ended" ["resident"],
    /// A text is answered with these words, where its answer cannot go back by the way it came.
    TextReply "text_reply" ["words"],
}

impl Letter {
    /// Whether what it tells of is over: it would arrive too late to be of use.
    pub fn is_too_late(&self, now: DateTime<Utc>) -> bool {
        let of_an_end = matches!(self.kind, LetterKind::StayEnding | LetterKind::VisitEnding);
        of_an_end && matches!(self.args.get("ends"), Some(Arg::Until(end)) if *end <= now)
    }
}

/// A point of a letter: a kind of evidence such as `utility_bill`, and a shortcoming such as `too_old`.
pub fn point(evidence: &str, shortcoming: &str) -> [String; 2] {
    [("evidence", evidence), ("shortcoming", shortcoming)]
        .map(|(family, name)| format!("letter-{family}-{}", name.replace('_', "-")))
}
