//! Every way the rules say no, with what a resident needs to know to go on. Texts are elsewhere, in message files.

use crate::{StayId, Vrn};
use chrono::{DateTime, NaiveDate, Utc};

/// A rule's no, with its reason. Nothing has changed when one is returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No letters or digits were given.
    PlateMissing,
    /// Fewer than 2 letters or digits.
    PlateTooShort,
    /// More letters or digits than any country uses.
    PlateTooLong {
        /// The most that is taken.
        max: usize,
    },
    /// The scheme has several kinds of permit and none, or an unknown one, was named.
    UnknownPermitType,
    /// The channel cannot be used for this.
    ChannelNotOffered,
    /// Through this channel a stay begins at once, never later.
    StartsAtOnce,
    /// The start lies before today.
    StartPassed {
        /// The start that was asked for.
        start: DateTime<Utc>,
    },
    /// The start, or a later day of the stay, lies further ahead than the scheme allows.
    TooFarAhead {
        /// The latest start.
        latest: DateTime<Utc>,
    },
    /// No days were asked for.
    NoDays,
    /// This scheme counts whole days, or this one takes an end time, and the other was given.
    LengthNotOffered,
    /// The end is not after the start.
    EndBeforeStart,
    /// Longer than the scheme allows.
    TooLong {
        /// The most hours a stay may last.
        max_hours: u32,
    },
    /// Too few visits that are still valid on the days asked for.
    NotEnoughVisits {
        /// How many the stay costs.
        needed: u32,
        /// How many could be used for it.
        left: u32,
    },
    /// The same where hours are bought.
    NotEnoughHours {
        /// How many the stay costs.
        needed: u32,
        /// How many could be used for it.
        left: u32,
    },
    /// The same plate already has a stay at that time.
    AlreadyCovered {
        /// That plate.
        vrn: Vrn,
        /// That stay.
        stay: StayId,
        /// When that stay ends.
        until: DateTime<Utc>,
    },
    /// The zone allows only so many visitors at the same time.
    TooManyAtOnce {
        /// How many it allows.
        max: u32,
    },
    /// Nobody needs a permit then: the zone is free.
    ZoneFree,
    /// The holder's registration has lapsed and the scheme does not allow this without one.
    RegistrationLapsed {
        /// The last day it was valid.
        since: NaiveDate,
    },
    /// The holder has no such stay.
    UnknownStay,
    /// The stay has been cancelled.
    StayCancelled,
    /// The stay has ended.
    StayEnded,
    /// It is too late to cancel.
    CancelTooLate {
        /// The last moment it was possible.
        until: DateTime<Utc>,
    },
    /// The scheme never gives visits back.
    CancelNotOffered,
    /// More plates than are taken at once.
    TooManyPlates {
        /// The most.
        max: u32,
    },
    /// More stays than are made at once.
    TooManyStays {
        /// The most.
        max: u32,
    },
    /// Two of the stays asked for have the same plate at the same time.
    StaysOverlap {
        /// That plate.
        vrn: Vrn,
    },
    /// One of several stays asked for cannot be, and so none is made.
    OneOfMany {
        /// Its plate.
        vrn: Vrn,
        /// Its start.
        start: DateTime<Utc>,
        /// Why not.
        why: Box<Refusal>,
    },
    /// There is a stay by the name this request would give.
    StayNameTaken,
    /// The scheme does not let a stay be stopped early.
    StopNotOffered,
    /// The stay has not begun: it can only be cancelled.
    StayNotStarted {
        /// When it begins.
        start: DateTime<Utc>,
    },
    /// The scheme does not let a stay be made longer.
    ExtendNotOffered,
    /// The end asked for is not after the one the stay has.
    NotLonger {
        /// When the stay ends.
        until: DateTime<Utc>,
    },
    /// More plates than are kept.
    TooManySaved {
        /// The most.
        max: u32,
    },
    /// The plate is not among those that are kept.
    PlateNotSaved,
    /// It is too late to put another plate on the stay.
    CorrectionTooLate {
        /// The last moment it was possible.
        until: DateTime<Utc>,
    },
    /// The stay already has that plate.
    SamePlate,
    // Links to visitors.
    /// There is no such link.
    UnknownLink,
    /// The link was withdrawn.
    LinkWithdrawn,
    /// Every use of the link was used.
    LinkUsedUp,
    /// The link's time is over.
    LinkExpired {
        /// The first moment after it.
        until: DateTime<Utc>,
    },
    /// A link is good for at least one stay, and at most so many.
    LinkUsesNotOffered {
        /// The most.
        max: u32,
    },
    /// The last day of a link is today or later, but no later than a day.
    LinkDayNotOffered {
        /// That day.
        latest: NaiveDate,
    },
    /// The holder has too many links that still start stays.
    TooManyLinks {
        /// The most.
        max: u32,
    },
    /// Whoever gave the link has no visits left for it.
    HostHasNoVisits,
    /// Whoever gave the link is not registered for visitor permits any more.
    HostNotRegistered,
    // Registering.
    /// No address of the holder has been accepted yet.
    NotRegistered,
    /// The holder is registered already.
    RegisteredAlready,
    /// It is too early to renew.
    NotYetRenewable {
        /// The first day on which it can be begun.
        from: NaiveDate,
    },
    /// Another registration is under way.
    RegistrationUnderWay,
    /// There is no such registration.
    NoRegistration,
    /// The council has the registration: it cannot be changed any more.
    RegistrationSent,
    /// The registration has not been sent, or was given up.
    RegistrationNotSent,
    /// Something is left to do before it can be sent.
    RegistrationUnfinished,
    /// No name was given.
    NameMissing,
    /// No address was given.
    HomeMissing,
    /// A text is too long.
    TextTooLong {
        /// The most characters.
        max: u32,
    },
    /// The scheme does not accept such a document.
    EvidenceNotTaken,
    /// A date of the document is missing.
    EvidenceDateMissing,
    /// The document is dated in the future.
    EvidenceInFuture,
    /// The document is too old.
    EvidenceTooOld {
        /// The oldest date that is taken.
        oldest: NaiveDate,
    },
    /// The tenancy is too short.
    TenancyTooShort {
        /// Months it must last at least.
        months: u32,
    },
    /// The tenancy is over.
    TenancyOver {
        /// Its last day.
        until: NaiveDate,
    },
    /// There are too many documents.
    TooMuchEvidence {
        /// The most there may be.
        max: u32,
    },
    /// The registration has no such document.
    UnknownEvidence,
    // Reviewing.
    /// Somebody has decided it already.
    DecidedAlready,
    /// The address is in no known zone, so the reviewer has to name one.
    ZoneNeeded,
    /// A decision against the applicant needs a reason.
    ReasonMissing,
    /// There is no decision to take back.
    NothingToUndo,
    /// It is too late to take the decision back.
    UndoTooLate {
        /// The last moment it was possible.
        until: DateTime<Utc>,
    },
    // Buying.
    /// More bundles than may still be bought.
    AllowanceSpent {
        /// How many may.
        left: u32,
        /// The day from which there are more, if there is one.
        from: Option<NaiveDate>,
    },
    /// Nothing is in the basket.
    BasketEmpty,
    /// It costs something else than the person was told.
    PriceChanged {
        /// What it costs, in pence.
        pence: u32,
    },
    /// There is no price for it today.
    NotOnSale,
    /// The holder has no such order.
    UnknownOrder,
    /// What the provider says does not belong to the order.
    PaymentMismatch,
    /// The order has come to its end already.
    OrderSettled,
    /// The order has not been paid.
    OrderNotPaid,
    /// The scheme pays nothing back.
    RefundNotOffered,
    /// Everything has been used, has expired or was free.
    NothingToRefund,
    /// Another refund of the order is under way.
    RefundUnderWay,
    /// The order has no such refund.
    UnknownRefund,
    /// Somebody has decided on the refund already.
    RefundDecided,
    /// Two people have to agree, and this is the first of them.
    SamePerson,
    // Helping.
    /// The account does not help the holder, or no longer.
    HelpEnded,
    /// It is the resident's alone.
    NotForHelpers,
    /// The holder has as many helpers as there may be.
    TooManyHelpers {
        /// The most there may be.
        max: u32,
    },
    /// Somebody with this address helps, or is invited to.
    HelperKnown,
    /// The holder has no such helper.
    UnknownHelper,
    /// The invitation was used, withdrawn, or has run out.
    InvitationOver,
    /// The invitation went to another address.
    InvitationForAnother,
}
