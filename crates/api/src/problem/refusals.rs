//! A rule's no as the problem a client is told: the one place where the two meet.

use super::{Arg, Code, Problem};
use permit_rules::Refusal;

impl From<Refusal> for Problem {
    #[expect(clippy::too_many_lines, reason = "a line for each refusal, all in one match")]
    fn from(refusal: Refusal) -> Self {
        let new = Self::new;
        let number = |n: u32| Arg::Number(n.into());
        match refusal {
            Refusal::PlateMissing => new(Code::PlateMissing),
            Refusal::PlateTooShort => new(Code::PlateTooShort),
            Refusal::PlateTooLong { max } => {
                new(Code::PlateTooLong).with("max", number(u32::try_from(max).unwrap_or(u32::MAX)))
            }
            Refusal::UnknownPermitType => new(Code::UnknownPermitType),
            Refusal::ChannelNotOffered => new(Code::ChannelNotOffered),
            Refusal::StartsAtOnce => new(Code::StartsAtOnce),
            Refusal::StartPassed { start } => new(Code::StartPassed).with("start", Arg::Time(start)),
            Refusal::TooFarAhead { latest } => new(Code::TooFarAhead).with("latest", Arg::Time(latest)),
            Refusal::NoDays => new(Code::NoDays),
            Refusal::LengthNotOffered => new(Code::LengthNotOffered),
            Refusal::EndBeforeStart => new(Code::EndBeforeStart),
            Refusal::TooLong { max_hours } => new(Code::TooLong).with("max", number(max_hours)),
            Refusal::NotEnoughVisits { needed, left } => {
                new(Code::NotEnoughVisits).with("needed", number(needed)).with("left", number(left))
            }
            Refusal::NotEnoughHours { needed, left } => {
                new(Code::NotEnoughHours).with("needed", number(needed)).with("left", number(left))
            }
            Refusal::AlreadyCovered { vrn, stay, until } => new(Code::AlreadyCovered)
                .with("plate", Arg::Text(vrn.spaced()))
                .with("stay", Arg::Text(stay.into()))
                .with("until", Arg::Until(until)),
            Refusal::TooManyAtOnce { max } => new(Code::TooManyAtOnce).with("max", number(max)),
            Refusal::ZoneFree => new(Code::ZoneFree),
            Refusal::RegistrationLapsed { since } => {
                new(Code::RegistrationLapsed).with("since", Arg::Day(since))
            }
            Refusal::UnknownStay => new(Code::UnknownStay),
            Refusal::StayCancelled => new(Code::StayCancelled),
            Refusal::StayEnded => new(Code::StayEnded),
            Refusal::CancelTooLate { until } => new(Code::CancelTooLate).with("until", Arg::Until(until)),
            Refusal::CancelNotOffered => new(Code::CancelNotOffered),
            Refusal::CorrectionTooLate { until } => {
                new(Code::CorrectionTooLate).with("until", Arg::Until(until))
            }
            Refusal::SamePlate => new(Code::SamePlate),
            Refusal::TooManyPlates { max } => new(Code::TooManyPlates).with("max", number(max)),
            Refusal::TooManyStays { max } => new(Code::TooManyStays).with("max", number(max)),
            Refusal::StaysOverlap { vrn } => new(Code::StaysOverlap).with("plate", Arg::Text(vrn.spaced())),
            // Which one is told beside why: clients put the two into one sentence.
            Refusal::OneOfMany { vrn, start, why } => Self::from(*why)
                .with("for_plate", Arg::Text(vrn.spaced()))
                .with("for_start", Arg::Time(start)),
            Refusal::StayNameTaken => new(Code::RequestReused),
            Refusal::StopNotOffered => new(Code::StopNotOffered),
            Refusal::StayNotStarted { start } => new(Code::StayNotStarted).with("start", Arg::Time(start)),
            Refusal::ExtendNotOffered => new(Code::ExtendNotOffered),
            Refusal::NotLonger { until } => new(Code::NotLonger).with("until", Arg::Until(until)),
            Refusal::TooManySaved { max } => new(Code::TooManySaved).with("max", number(max)),
            Refusal::PlateNotSaved => new(Code::PlateNotSaved),
            Refusal::UnknownLink => new(Code::UnknownLink),
            Refusal::LinkWithdrawn => new(Code::LinkWithdrawn),
            Refusal::LinkUsedUp => new(Code::LinkUsedUp),
            Refusal::LinkExpired { until } => new(Code::LinkExpired).with("until", Arg::Until(until)),
            Refusal::LinkUsesNotOffered { max } => new(Code::LinkUsesNotOffered).with("max", number(max)),
            Refusal::LinkDayNotOffered { latest } => {
                new(Code::LinkDayNotOffered).with("latest", Arg::Day(latest))
            }
            Refusal::TooManyLinks { max } => new(Code::TooManyLinks).with("max", number(max)),
            Refusal::HostHasNoVisits => new(Code::HostHasNoVisits),
            Refusal::HostNotRegistered => new(Code::HostNotRegistered),
            Refusal::NotRegistered => new(Code::NotRegistered),
            Refusal::RegisteredAlready => new(Code::RegisteredAlready),
            Refusal::NotYetRenewable { from } => new(Code::NotYetRenewable).with("from", Arg::Day(from)),
            Refusal::RegistrationUnderWay => new(Code::RegistrationUnderWay),
            Refusal::NoRegistration => new(Code::NoRegistration),
            Refusal::RegistrationSent => new(Code::RegistrationSent),
            Refusal::RegistrationNotSent => new(Code::RegistrationNotSent),
            Refusal::RegistrationUnfinished => new(Code::RegistrationUnfinished),
            Refusal::NameMissing => new(Code::NameMissing),
            Refusal::HomeMissing => new(Code::HomeMissing),
            Refusal::TextTooLong { max } => new(Code::TextTooLong).with("max", number(max)),
            Refusal::EvidenceNotTaken => new(Code::EvidenceNotTaken),
            Refusal::EvidenceDateMissing => new(Code::EvidenceDateMissing),
            Refusal::EvidenceInFuture => new(Code::EvidenceInFuture),
            Refusal::EvidenceTooOld { oldest } => new(Code::EvidenceTooOld).with("oldest", Arg::Day(oldest)),
            Refusal::TenancyTooShort { months } => new(Code::TenancyTooShort).with("months", number(months)),
            Refusal::TenancyOver { until } => new(Code::TenancyOver).with("until", Arg::Day(until)),
            Refusal::TooMuchEvidence { max } => new(Code::TooMuchEvidence).with("max", number(max)),
            Refusal::UnknownEvidence => new(Code::UnknownEvidence),
            Refusal::DecidedAlready => new(Code::DecidedAlready),
            Refusal::ZoneNeeded => new(Code::ZoneNeeded),
            Refusal::ReasonMissing => new(Code::ReasonMissing),
            Refusal::NothingToUndo => new(Code::NothingToUndo),
            Refusal::UndoTooLate { until } => new(Code::UndoTooLate).with("until", Arg::Time(until)),
            Refusal::AllowanceSpent { left, from: Some(from) } => {
                new(Code::AllowanceSpent).with("left", number(left)).with("from", Arg::Day(from))
            }
            Refusal::AllowanceSpent { left, from: None } => {
                new(Code::AllowanceOver).with("left", number(left))
            }
            Refusal::BasketEmpty => new(Code::BasketEmpty),
            Refusal::PriceChanged { pence } => new(Code::PriceChanged).with("price", Arg::Money(pence)),
            Refusal::NotOnSale => new(Code::NotOnSale),
            Refusal::UnknownOrder => new(Code::UnknownOrder),
            Refusal::PaymentMismatch => new(Code::PaymentMismatch),
            Refusal::OrderSettled => new(Code::OrderSettled),
            Refusal::OrderNotPaid => new(Code::OrderNotPaid),
            Refusal::RefundNotOffered => new(Code::RefundNotOffered),
            Refusal::NothingToRefund => new(Code::NothingToRefund),
            Refusal::RefundUnderWay => new(Code::RefundUnderWay),
            Refusal::UnknownRefund => new(Code::UnknownRefund),
            Refusal::RefundDecided => new(Code::RefundDecided),
            Refusal::SamePerson => new(Code::SamePerson),
            Refusal::HelpEnded => new(Code::HelpEnded),
            Refusal::NotForHelpers => new(Code::NotAllowed),
            Refusal::TooManyHelpers { max } => new(Code::TooManyHelpers).with("max", number(max)),
            Refusal::HelperKnown => new(Code::HelperKnown),
            Refusal::UnknownHelper => new(Code::UnknownHelper),
            Refusal::InvitationOver => new(Code::InvitationOver),
            Refusal::InvitationForAnother => new(Code::InvitationForAnother),
        }
    }
}
