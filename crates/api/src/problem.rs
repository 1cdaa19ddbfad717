//! Every failure that a client can be told, by its code and status. Never an internal detail.

mod arg;
mod making;
mod refusals;

pub use arg::Arg;
pub use making::Problem;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:literal $status:literal,)*) => {
        /// Every failure a client can be told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As on the wire, and after `problem-` in the message files (with dashes).
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The HTTP status.
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)* }
            }
        }
    };
}

codes! {
    // The rules say no.
    /// No plate was given.
    PlateMissing "plate_missing" 422,
    /// A plate of one character.
    PlateTooShort "plate_too_short" 422,
    /// A plate longer than any.
    PlateTooLong "plate_too_long" 422,
    /// No such kind of permit.
    UnknownPermitType "unknown_permit_type" 422,
    /// Not by this channel.
    ChannelNotOffered "channel_not_offered" 422,
    /// Not in advance by this channel.
    StartsAtOnce "starts_at_once" 422,
    /// The start is over.
    StartPassed "start_passed" 422,
    /// Too far ahead.
    TooFarAhead "too_far_ahead" 422,
    /// No days.
    NoDays "no_days" 422,
    /// Days where an end is wanted, or the other way round.
    LengthNotOffered "length_not_offered" 422,
    /// The end is not after the start.
    EndBeforeStart "end_before_start" 422,
    /// Too long.
    TooLong "too_long" 422,
    /// Too few visits.
    NotEnoughVisits "not_enough_visits" 409,
    /// Too few hours, where hours are bought.
    NotEnoughHours "not_enough_hours" 409,
    /// The plate has a stay already.
    AlreadyCovered "already_covered" 409,
    /// Too many visitors at once.
    TooManyAtOnce "too_many_at_once" 409,
    /// No permit needed.
    ZoneFree "zone_free" 409,
    /// The registration has lapsed.
    RegistrationLapsed "registration_lapsed" 409,
    /// No such stay, or another holder's.
    UnknownStay "unknown_stay" 404,
    /// Cancelled already.
    StayCancelled "stay_cancelled" 409,
    /// Over.
    StayEnded "stay_ended" 409,
    /// Too late to cancel.
    CancelTooLate "cancel_too_late" 409,
    /// Visits never come back.
    CancelNotOffered "cancel_not_offered" 409,
    /// Too late to correct.
    CorrectionTooLate "correction_too_late" 409,
    /// That plate is on it already.
    SamePlate "same_plate" 409,
    /// Too many plates at once.
    TooManyPlates "too_many_plates" 422,
    /// Too many stays at once.
    TooManyStays "too_many_stays" 422,
    /// Two of the stays asked for have the same plate at the same time.
    StaysOverlap "stays_overlap" 422,
    /// Stays cannot be stopped early.
    StopNotOffered "stop_not_offered" 409,
    /// It has not begun.
    StayNotStarted "stay_not_started" 409,
    /// Stays cannot be made longer.
    ExtendNotOffered "extend_not_offered" 409,
    /// The new end is not after the old one.
    NotLonger "not_longer" 422,
    /// Too many plates are saved.
    TooManySaved "too_many_saved" 409,
    /// That plate is not saved.
    PlateNotSaved "plate_not_saved" 404,
    /// No such link, or another holder's.
    UnknownLink "unknown_link" 404,
    /// Withdrawn by whoever gave it.
    LinkWithdrawn "link_withdrawn" 410,
    /// Used as often as it may be.
    LinkUsedUp "link_used_up" 410,
    /// Its time is over.
    LinkExpired "link_expired" 410,
    /// A link is not good for so many stays.
    LinkUsesNotOffered "link_uses_not_offered" 422,
    /// A link cannot be good until that day.
    LinkDayNotOffered "link_day_not_offered" 422,
    /// Too many links at once.
    TooManyLinks "too_many_links" 409,
    /// Whoever gave the link has no visits left.
    HostHasNoVisits "host_has_no_visits" 409,
    /// Whoever gave the link is not registered any more.
    HostNotRegistered "host_not_registered" 409,
    /// No receipt has this code.
    UnknownReceipt "unknown_receipt" 404,
    /// No address accepted yet.
    NotRegistered "not_registered" 409,
    /// Registered already.
    RegisteredAlready "registered_already" 409,
    /// Too early to renew.
    NotYetRenewable "not_yet_renewable" 409,
    /// Another registration is under way.
    RegistrationUnderWay "registration_under_way" 409,
    /// No such registration, or another holder's.
    NoRegistration "no_registration" 404,
    /// The council has it.
    RegistrationSent "registration_sent" 409,
    /// It is not with the council.
    RegistrationNotSent "registration_not_sent" 409,
    /// Something is left to do.
    RegistrationUnfinished "registration_unfinished" 409,
    /// No name.
    NameMissing "name_missing" 422,
    /// No address.
    HomeMissing "home_missing" 422,
    /// A text is too long.
    TextTooLong "text_too_long" 422,
    /// No such kind of document.
    EvidenceNotTaken "evidence_not_taken" 422,
    /// A date is missing.
    EvidenceDateMissing "evidence_date_missing" 422,
    /// Dated in the future.
    EvidenceInFuture "evidence_in_future" 422,
    /// Too old.
    EvidenceTooOld "evidence_too_old" 422,
    /// The tenancy is too short.
    TenancyTooShort "tenancy_too_short" 422,
    /// The tenancy is over.
    TenancyOver "tenancy_over" 422,
    /// Too many documents.
    TooMuchEvidence "too_much_evidence" 409,
    /// No such document, or another holder's.
    UnknownEvidence "unknown_evidence" 404,
    /// Somebody has decided it already.
    DecidedAlready "decided_already" 409,
    /// The reviewer has to name a zone.
    ZoneNeeded "zone_needed" 422,
    /// A reason is missing.
    ReasonMissing "reason_missing" 422,
    /// No decision to take back.
    NothingToUndo "nothing_to_undo" 409,
    /// Too late to take it back.
    UndoTooLate "undo_too_late" 409,
    // Finding an address.
    /// Not a postcode.
    BadPostcode "bad_postcode" 422,
    /// Not on the council's list.
    UnknownAddress "unknown_address" 404,
    // Documents.
    /// Nothing in it.
    DocumentEmpty "document_empty" 422,
    /// Larger than is taken.
    DocumentTooLarge "document_too_large" 413,
    /// Neither PDF, JPEG, PNG nor HEIC.
    DocumentWrongKind "document_wrong_kind" 422,
    /// It asks for a password.
    DocumentLocked "document_locked" 422,
    /// It cannot be opened.
    DocumentUnreadable "document_unreadable" 422,
    /// Too many pages.
    DocumentTooLong "document_too_long" 422,
    /// The virus scanner objects.
    DocumentInfected "document_infected" 422,
    /// HEIC cannot be opened here.
    HeicNotTaken "heic_not_taken" 422,
    /// Documents cannot be examined at the moment.
    DocumentsNotTaken "documents_not_taken" 503,
    /// No such upload, or another holder's.
    UnknownUpload "unknown_upload" 404,
    /// The part does not go where the upload has got to.
    UploadOutOfStep "upload_out_of_step" 409,
    // Accounts.
    /// Neither an e-mail address nor a mobile number.
    BadContact "bad_contact" 422,
    /// Not an e-mail address.
    BadEmail "bad_email" 422,
    /// Not a mobile number.
    BadMobile "bad_mobile" 422,
    /// Too short.
    PasswordTooShort "password_too_short" 422,
    /// Too long.
    PasswordTooLong "password_too_long" 422,
    /// Known from breaches, or too easily guessed.
    PasswordKnown "password_known" 422,
    /// Not the account's password.
    WrongPassword "wrong_password" 403,
    /// Not the code that was sent.
    WrongCode "wrong_code" 422,
    /// The code or the link can no longer be used.
    CodeExpired "code_expired" 410,
    /// The address or number belongs to another account meanwhile.
    ContactTaken "contact_taken" 409,
    /// Without it nobody could be written to.
    LastContact "last_contact" 409,
    /// The account has no e-mail address.
    NoEmail "no_email" 409,
    /// No mobile number is linked to the account.
    NoMobile "no_mobile" 409,
    // Buying.
    /// Nothing more can be bought until a day.
    AllowanceSpent "allowance_spent" 409,
    /// Nothing more can be bought.
    AllowanceOver "allowance_over" 409,
    /// The basket is empty.
    BasketEmpty "basket_empty" 409,
    /// The price has changed meanwhile.
    PriceChanged "price_changed" 409,
    /// Not on sale today.
    NotOnSale "not_on_sale" 409,
    /// No such order, or another holder's.
    UnknownOrder "unknown_order" 404,
    /// The provider's answer does not belong to the order.
    PaymentMismatch "payment_mismatch" 409,
    /// The order has come to its end.
    OrderSettled "order_settled" 409,
    /// The order has not been paid.
    OrderNotPaid "order_not_paid" 409,
    /// It is not known whether the order's payment was begun; asking again later tells.
    PaymentUnknown "payment_unknown" 503,
    /// The payment provider cannot be reached, and nothing was taken.
    PaymentsAway "payments_away" 503,
    /// The council takes no payments here.
    PaymentsOff "payments_off" 409,
    /// Nothing is paid back here.
    RefundNotOffered "refund_not_offered" 409,
    /// Nothing is left to pay back.
    NothingToRefund "nothing_to_refund" 409,
    /// Another refund is under way.
    RefundUnderWay "refund_under_way" 409,
    /// No such refund.
    UnknownRefund "unknown_refund" 404,
    /// Decided already.
    RefundDecided "refund_decided" 409,
    /// Somebody else has to agree.
    SamePerson "same_person" 409,
    /// The holder's books do not add up, and nothing is changed until somebody has looked.
    Frozen "frozen" 409,
    // The telephone desk.
    /// No such permit holder here.
    UnknownHolder "unknown_holder" 404,
    /// Too little to look for.
    SearchTooShort "search_too_short" 422,
    /// The call has ended, or is another's.
    CallOver "call_over" 410,
    /// It is not known yet that the caller is the holder.
    NotIdentified "not_identified" 403,
    /// Too many wrong answers.
    IdentityFailed "identity_failed" 409,
    /// The start cannot be read.
    StartUnclear "start_unclear" 422,
    /// The end cannot be read.
    EndUnclear "end_unclear" 422,
    /// The moment a call came in cannot be read, or cannot be.
    ReceivedUnclear "received_unclear" 422,
    // Helping.
    /// The account does not help the holder, or no longer.
    HelpEnded "help_ended" 403,
    /// As many helpers as there may be.
    TooManyHelpers "too_many_helpers" 409,
    /// Somebody with this address helps already, or is invited to.
    HelperKnown "helper_known" 409,
    /// No such helper, or another holder's.
    UnknownHelper "unknown_helper" 404,
    /// The invitation was used, withdrawn, or has run out.
    InvitationOver "invitation_over" 410,
    /// The invitation went to another address than the account's.
    InvitationForAnother "invitation_for_another" 403,
    /// Nobody helps themselves.
    OwnPermits "own_permits" 409,
    // Councils.
    /// No such council here.
    UnknownCouncil "unknown_council" 404,
    /// The passkey was not accepted.
    PasskeyRefused "passkey_refused" 422,
    /// No such passkey, or another account's.
    UnknownPasskey "unknown_passkey" 404,
    // Access.
    /// Nobody is logged in.
    NotLoggedIn "not_logged_in" 401,
    /// The address and the password do not go together.
    WrongLogIn "wrong_log_in" 401,
    /// Too many tries.
    TooManyTries "too_many_tries" 429,
    /// The account may not do this.
    NotAllowed "not_allowed" 403,
    /// Staff work on the website.
    StaffOnWebsite "staff_on_website" 403,
    /// No such device, or another account's.
    UnknownDevice "unknown_device" 404,
    /// Only the app answers this.
    DeviceOnly "device_only" 403,
    /// No key of an officer's device that opens anything.
    OfficerKeyNeeded "officer_key_needed" 401,
    /// A zone that the key does not reach.
    OutsideYourZones "outside_your_zones" 403,
    /// The words lead to no zone.
    UnknownPlace "unknown_place" 404,
    /// The words lead to several zones.
    PlaceUnclear "place_unclear" 409,
    /// Too long ago, or too far ahead.
    TimeOutOfReach "time_out_of_reach" 422,
    /// No token that is good for anything any more.
    TokenOver "token_over" 401,
    /// The token does not reach this, or no token does.
    TokenNotAllowed "token_not_allowed" 403,
    /// Nothing was chosen.
    NothingChosen "nothing_chosen" 422,
    /// A token is not good for so long.
    TokenTooLong "token_too_long" 422,
    /// As many as there may be.
    TooManyConnections "too_many_connections" 409,
    /// No such connection, or another account's.
    UnknownConnection "unknown_connection" 404,
    /// Not an address that can be told: not `https`, or not one that everybody can reach.
    WebhookAddress "webhook_address" 422,
    /// The request came from another site.
    CrossSite "cross_site" 403,
    // Requests that cannot be read.
    /// Not what the operation takes.
    Malformed "malformed" 400,
    /// Not JSON by its own account.
    NotJson "not_json" 415,
    /// Too large.
    TooLarge "too_large" 413,
    /// No such operation.
    UnknownOperation "unknown_operation" 404,
    /// Operations are posted.
    WrongMethod "wrong_method" 405,
    /// The id was used for something else.
    RequestReused "request_reused" 409,
    // The system's own troubles.
    /// Too much to do at once.
    Busy "busy" 503,
    /// The server cannot store anything.
    StorageFull "storage_full" 507,
    /// It took too long.
    Timeout "timeout" 504,
    /// Our fault.
    Internal "internal" 500,
    // On the device.
    /// The server cannot be reached.
    Offline "offline" 503,
    /// Requests wait that have not been sent.
    RequestsWaiting "requests_waiting" 409,
    /// No such request.
    UnknownRequest "unknown_request" 404,
    /// It may have reached the server.
    AlreadySent "already_sent" 409,
    /// The device has no permits of anybody yet.
    NothingCached "nothing_cached" 503,
    /// A file cannot be written where the person keeps theirs.
    NotSaved "not_saved" 507,
    /// The app is too old for the server.
    UpdateNeeded "update_needed" 426,
}
