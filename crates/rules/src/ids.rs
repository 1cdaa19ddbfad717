//! The names things go by, each its own type so that one cannot be passed for another.
//!
//! An identifier is opaque: nothing here makes one up (randomness is passed in) or reads a meaning into one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Why a text cannot be an identifier: it is empty, longer than 80 characters, or holds something other than
/// letters, digits, `.`, `_` and `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an identifier is 1 to 80 letters, digits, dots, dashes or underscores")
    }
}

impl std::error::Error for BadId {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
        #[serde(try_from = "String", into = "String")]
        #[ts(type = "string")]
        #[schemars(with = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                let fits = (1..=80).contains(&text.len())
                    && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
                if fits { Ok(Self(text)) } else { Err(BadId) }
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                Self::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A council, the tenant that leads every key.
    CouncilId,
    /// A permit holder: the person or property permits are issued to.
    HolderId,
    /// A permit zone of a council.
    ZoneId,
    /// A kind of visitor permit a scheme offers.
    ProductId,
    /// A bundle of visits that was bought.
    BundleId,
    /// An activated visit.
    StayId,
    /// A registration for visitor permits: one application, from its beginning to its decision.
    RegistrationId,
    /// A document that proves an address.
    EvidenceId,
    /// A purchase.
    OrderId,
    /// Somebody who was invited to help a permit holder.
    HelperId,
    /// Money that goes back.
    RefundId,
    /// A link that was given to a visitor: the hash of its secret.
    LinkId,
    /// One thing a person asked for. Made by the asker before the first try, so that asking again changes nothing.
    RequestId,
}

impl StayId {
    /// The stay that a request brings about. Derived, so that a device knows it before the server has answered.
    pub fn of(request: &RequestId) -> Self {
        Self(request.0.clone())
    }

    /// The nth stay, from 1, of a request that brings about several; none where that makes no identifier.
    pub fn nth(request: &RequestId, n: usize) -> Option<Self> {
        Self::try_from(format!("{request}-{n}")).ok()
    }
}

impl RegistrationId {
    /// The registration that a request begins.
    pub fn of(request: &RequestId) -> Self {
        Self(request.0.clone())
    }
}

impl OrderId {
    /// The order that a request places.
    pub fn of(request: &RequestId) -> Self {
        Self(request.0.clone())
    }
}

impl HelperId {
    /// The helper whom a request invites.
    pub fn of(request: &RequestId) -> Self {
        Self(request.0.clone())
    }
}

impl RefundId {
    /// The refund that a request asks for.
    pub fn of(request: &RequestId) -> Self {
        Self(request.0.clone())
    }

    /// The refund of an order, by its number, that was paid too late; none where the number is none.
    pub fn of_return(number: &str) -> Option<Self> {
        Self::try_from(format!("{number}-back")).ok()
    }
}

impl BundleId {
    /// The nth bundle, from 1, of an order by its number; none where the number is none.
    pub fn nth(number: &str, n: usize) -> Option<Self> {
        Self::try_from(format!("{number}-{n}")).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_an_identifier_may_be() {
        for text in ["a", "kite", "0190-abc_DEF.1", &"x".repeat(80)] {
            assert_eq!(text.parse::<ZoneId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn refuses_what_it_may_not_be() {
        for text in ["", "a b", "a/b", "é", "a\n", "'", &"x".repeat(81)] {
            assert_eq!(text.parse::<ZoneId>(), Err(BadId), "{text:?}");
        }
    }
}
