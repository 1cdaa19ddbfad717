//! People who help a permit holder: whom a resident invites, and what somebody is told who is invited or helps. What a
//! helper may do is said in the list of operations, by the audience `member`.

use crate::stays::ZoneName;
use chrono::{DateTime, Utc};
use permit_rules::helper::{Helper, Helpers, MOST_HELPERS};
use permit_rules::scheme::Words;
use permit_rules::{CouncilId, HelperId, Holder, HolderId, RequestId, Scheme};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// The header in which somebody who helps names the holder they act for. Without it, everybody acts for themselves.
pub const HELPING: &str = "x-helping";

/// Input of `helpers`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetHelpers {}

/// Output of `helpers`, `invite_helper` and `remove_helper`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HelpersView {
    /// In the order in which they were invited.
    pub helpers: Vec<HelperView>,
    /// The most there may be, those counted who have not answered.
    pub most: u32,
}

/// Somebody who helps, or is invited to, as the resident sees them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HelperView {
    /// The helper.
    pub id: HelperId,
    /// Who it is, in the resident's words.
    pub name: String,
    /// Where the invitation went.
    pub email: String,
    /// How far it has come.
    pub state: HelperState,
}

impl fmt::Debug for HelperView {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("HelperView").field("id", &self.id).finish_non_exhaustive()
    }
}

/// How far an invitation to help has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HelperState {
    /// It has not been accepted.
    Invited {
        /// The first moment at which it no longer can be.
        until: DateTime<Utc>,
    },
    /// It was not accepted in time.
    Over {
        /// Since when it no longer can be.
        since: DateTime<Utc>,
    },
    /// It was accepted.
    Helping {
        /// When.
        since: DateTime<Utc>,
        /// When the helper last did something.
        used_at: Option<DateTime<Utc>>,
    },
}

/// Input of `invite_helper`. The answer is the same whether or not the address has an account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InviteHelper {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Who it is, in the resident's words: at most 40 characters.
    pub name: String,
    /// Where the invitation goes, as typed.
    pub email: String,
}

impl fmt::Debug for InviteHelper {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("InviteHelper").field("request", &self.request).finish_non_exhaustive()
    }
}

/// Input of `remove_helper`: withdraws an invitation, or ends the help at once and on every device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveHelper {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Whom.
    pub helper: HelperId,
}

/// Input of `invitation`. Never stored, recorded or logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetInvitation {
    /// The council, as in the link.
    pub council: CouncilId,
    /// The secret, as in the link.
    pub secret: String,
}

impl fmt::Debug for GetInvitation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("GetInvitation").field("council", &self.council).finish_non_exhaustive()
    }
}

/// Output of `invitation`: what whoever holds the link may know.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct InvitationView {
    /// The council, by language.
    pub council: Words,
    /// The name the permits are issued to.
    pub from: Option<String>,
    /// The first moment at which it can no longer be accepted.
    pub until: DateTime<Utc>,
    /// The clock of the council, as an IANA name.
    pub timezone: String,
}

impl fmt::Debug for InvitationView {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("InvitationView").field("until", &self.until).finish_non_exhaustive()
    }
}

/// Input of `accept_invitation`. Never stored, recorded or logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// The council, as in the link.
    pub council: CouncilId,
    /// The secret, as in the link.
    pub secret: String,
}

impl fmt::Debug for AcceptInvitation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("AcceptInvitation").field("request", &self.request).finish_non_exhaustive()
    }
}

/// Input of `helped`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetHelped {}

/// Output of `helped`, `accept_invitation` and `stop_helping`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Helped {
    /// Whom the account helps.
    pub holders: Vec<HelpedHolder>,
}

/// A holder whom somebody helps.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HelpedHolder {
    /// The holder, as the header `x-helping` names it.
    pub holder: HolderId,
    /// The name the permits are issued to.
    pub name: Option<String>,
    /// The zone.
    pub zone: Option<ZoneName>,
    /// Since when.
    pub since: DateTime<Utc>,
}

impl fmt::Debug for HelpedHolder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("HelpedHolder").field("holder", &self.holder).finish_non_exhaustive()
    }
}

/// Input of `stop_helping`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StopHelping {
    /// The request's own name, made by the asker and kept for every further try.
    pub request: RequestId,
    /// Whom to help no longer.
    pub holder: HolderId,
}

/// Input of `help`: from now on the device shows and acts for this holder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// Whom; the person's own permits where nobody is named.
    pub holder: Option<HolderId>,
}

/// Output of `help`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Helping {
    /// Whom.
    pub holder: Option<HolderId>,
}

impl HelpersView {
    /// The helpers of a holder at a moment.
    pub fn of(helpers: &Helpers, now: DateTime<Utc>) -> Self {
        let view = |it: &Helper| HelperView {
            id: it.id.clone(),
            name: it.name.clone(),
            email: it.email.clone(),
            state: match &it.joined {
                Some(joined) => HelperState::Helping { since: joined.at, used_at: it.used_at },
                None if now < it.until => HelperState::Invited { until: it.until },
                None => HelperState::Over { since: it.until },
            },
        };
        let most = u32::try_from(MOST_HELPERS).unwrap_or(u32::MAX);
        Self { helpers: helpers.list.iter().map(view).collect(), most }
    }
}

impl HelpedHolder {
    /// A holder, as an account that helps it is told of it; none where it does not.
    pub fn of(holder: &Holder, account: &str, scheme: &Scheme) -> Option<Self> {
        let since = holder.helpers.with_account(account)?.joined.as_ref()?.at;
        Some(Self {
            holder: holder.id.clone(),
            name: holder.name.clone(),
            zone: holder.zone.as_ref().map(|zone| ZoneName::of(zone, scheme)),
            since,
        })
    }
}
