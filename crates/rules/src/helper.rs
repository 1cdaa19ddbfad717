//! The people who help a permit holder: members who may activate visits and look after current stays, and nothing else.
//! What they may do and see is decided here and nowhere else; whatever is not named is not theirs.

use crate::scheme::Scheme;
use crate::{
    Basket, Bundle, Change, Command, Decision, HelperId, Holder, Refusal, Settled, Stay, StayId, decide,
};
use chrono::{DateTime, Duration, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The most helpers a holder has, those counted who have not answered their invitation yet.
pub const MOST_HELPERS: usize = 5;
/// The most characters in what a resident calls a helper.
pub const NAME_LENGTH: usize = 40;
/// For how many days an invitation is good.
pub const INVITED_DAYS: i64 = 7;
/// For how many days after that it is still listed.
const LISTED_DAYS: i64 = 30;

/// The helpers of a holder, in the order in which they were invited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Helpers {
    /// Those helpers.
    pub list: Vec<Helper>,
}

/// Somebody who was invited to help. Who has been removed is in the list no more.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Helper {
    /// The helper.
    pub id: HelperId,
    /// Who it is, in the resident's words.
    pub name: String,
    /// The address the invitation went to, in lower case.
    pub email: String,
    /// When it was sent.
    pub invited_at: DateTime<Utc>,
    /// The first moment at which it can no longer be accepted.
    pub until: DateTime<Utc>,
    /// Who accepted it; none before that.
    pub joined: Option<Joined>,
    /// When the helper last did something for the holder.
    pub used_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for Helper {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Helper").field("id", &self.id).finish_non_exhaustive()
    }
}

/// That an invitation was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Joined {
    /// The account that helps.
    pub account: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// The helper who activated a stay, as the resident called them then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StayHelper {
    /// The helper.
    pub id: HelperId,
    /// The name.
    pub name: String,
}

/// Something done about the helpers of a holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelperStep {
    /// To invite one.
    Invite {
        /// The new helper.
        id: HelperId,
        /// Who it is, in the resident's words.
        name: String,
        /// Where the invitation goes, in lower case.
        email: String,
    },
    /// To accept an invitation.
    Join {
        /// Which.
        helper: HelperId,
        /// The account that accepts it.
        account: String,
        /// The account's confirmed address, in lower case.
        email: Option<String>,
    },
    /// To withdraw an invitation, or do without a helper from now on.
    Remove {
        /// Which.
        helper: HelperId,
    },
    /// To help no longer.
    Leave {
        /// The account that helped.
        account: String,
    },
}

impl Helpers {
    /// The helper with an account.
    pub fn with_account(&self, account: &str) -> Option<&Helper> {
        self.list.iter().find(|it| it.joined.as_ref().is_some_and(|joined| joined.account == account))
    }

    /// The one of a name.
    pub fn find(&self, id: &HelperId) -> Option<&Helper> {
        self.list.iter().find(|it| it.id == *id)
    }
}

impl Helper {
    /// Whether the helper helps, or can still accept the invitation.
    pub fn counts(&self, now: DateTime<Utc>) -> bool {
        self.joined.is_some() || now < self.until
    }

    /// Whether the helper may see a stay and change it: one that covers somebody now or later, and whatever they
    /// activated themselves.
    pub fn sees(&self, stay: &Stay, now: DateTime<Utc>) -> bool {
        let own = stay.helper.as_ref().is_some_and(|by| by.id == self.id);
        own || (stay.stands() && now < stay.end)
    }

    /// A stay as the helper sees it: who else helps is not told.
    pub fn shown(&self, stay: &Stay) -> Stay {
        let helper = stay.helper.clone().filter(|by| by.id == self.id);
        Stay { helper, ..stay.clone() }
    }
}

impl Holder {
    /// The holder as far as one who helps may see it; none where the account does not help. Enough to quote and to
    /// activate with, and nothing of money, documents, the address or what is past.
    pub fn seen_by(&self, account: &str, now: DateTime<Utc>) -> Option<Self> {
        let helper = self.helpers.with_account(account)?;
        let stays = self.stays.iter().filter(|(_, stay)| helper.sees(stay, now));
        let bundles = self.bundles.iter();
        Some(Self {
            home: None,
            registration: None,
            bundles: bundles.map(|(id, it)| (id.clone(), without_price(it))).collect(),
            stays: stays.map(|(id, stay)| (id.clone(), helper.shown(stay))).collect(),
            basket: Basket::default(),
            orders: BTreeMap::new(),
            plates: crate::plates::SavedPlates::default(),
            links: BTreeMap::new(),
            helpers: Helpers { list: vec![helper.clone()] },
            council: self.council.clone(),
            id: self.id.clone(),
            zone: self.zone.clone(),
            name: self.name.clone(),
            registered_until: self.registered_until,
        })
    }
}

fn without_price(bundle: &Bundle) -> Bundle {
    Bundle { order: None, pence: 0, ..bundle.clone() }
}

/// What a command of somebody who helps leads to. Pure, like [`decide`].
///
/// # Errors
/// `HelpEnded` for an account that does not help (any more), `NotForHelpers` for whatever is the resident's alone, and
/// what the rules say otherwise.
pub fn decide_for_helper(
    holder: &Holder,
    account: &str,
    command: &Command,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let helper = holder.helpers.with_account(account).ok_or(Refusal::HelpEnded)?;
    match command {
        Command::Activate(_) | Command::ActivateMany(_) => {}
        Command::Correct { stay, .. } | Command::Stop { stay, .. } | Command::Cancel { stay } => {
            seen(holder, helper, stay, now)?;
        }
        Command::Extend(wish) => seen(holder, helper, &wish.stay, now)?,
        Command::Plates(_)
        | Command::Register(_)
        | Command::Buy(_)
        | Command::Links(_)
        | Command::ByLink(_)
        | Command::Helpers(_) => {
            return Err(Refusal::NotForHelpers);
        }
    }
    Ok(signed(decide(holder, command, scheme, now)?, holder, helper, now))
}

fn seen(holder: &Holder, helper: &Helper, id: &StayId, now: DateTime<Utc>) -> Result<(), Refusal> {
    let stay = holder.stays.get(id).ok_or(Refusal::UnknownStay)?;
    if helper.sees(stay, now) { Ok(()) } else { Err(Refusal::UnknownStay) }
}

/// The same decision, with the helper's name on the stays that are new, and that the helper was of use.
fn signed(decision: Decision, holder: &Holder, helper: &Helper, now: DateTime<Utc>) -> Decision {
    let by = StayHelper { id: helper.id.clone(), name: helper.name.clone() };
    let sign = |stay: Stay| match holder.stays.contains_key(&stay.id) {
        true => stay,
        false => Stay { helper: Some(by.clone()), ..stay },
    };
    let Decision { changes, reply } = decision;
    let mut changes: Vec<_> = changes
        .into_iter()
        .map(
            |change| {
                if let Change::Stay { stay } = change { Change::Stay { stay: sign(stay) } } else { change }
            },
        )
        .collect();
    let mut helpers = holder.helpers.clone();
    for it in helpers.list.iter_mut().filter(|it| it.id == helper.id) {
        it.used_at = Some(now);
    }
    changes.push(Change::Helpers { helpers });
    let reply = match reply {
        Settled::Stay(stay) => Settled::Stay(Box::new(sign(*stay))),
        Settled::Stays(stays) => Settled::Stays(stays.into_iter().map(sign).collect()),
        Settled::Registration(_)
        | Settled::Order(_)
        | Settled::Basket(_)
        | Settled::Bundles(_)
        | Settled::Plates(_)
        | Settled::Link(_)
        | Settled::Helpers(_) => reply,
    };
    Decision { changes, reply }
}

pub(crate) fn decide_step(
    holder: &Holder,
    step: &HelperStep,
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    let mut helpers = holder.helpers.clone();
    helpers.list.retain(|it| it.joined.is_some() || now < it.until + Duration::days(LISTED_DAYS));
    match step {
        HelperStep::Invite { id, name, email } => {
            holder.zone.as_ref().ok_or(Refusal::NotRegistered)?;
            invite(&mut helpers, id, name, email, now)?;
        }
        HelperStep::Join { helper, account, email } => {
            join(&mut helpers, helper, account, email.as_deref(), now)?;
        }
        HelperStep::Remove { helper } => {
            helpers.find(helper).ok_or(Refusal::UnknownHelper)?;
            helpers.list.retain(|it| it.id != *helper);
        }
        HelperStep::Leave { account } => {
            let id = helpers.with_account(account).ok_or(Refusal::HelpEnded)?.id.clone();
            helpers.list.retain(|it| it.id != id);
        }
    }
    Ok(Decision {
        changes: vec![Change::Helpers { helpers: helpers.clone() }],
        reply: Settled::Helpers(helpers),
    })
}

fn invite(
    helpers: &mut Helpers,
    id: &HelperId,
    name: &str,
    email: &str,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    if name.chars().count() > NAME_LENGTH {
        return Err(Refusal::TextTooLong { max: count(NAME_LENGTH) });
    }
    // An invitation that has run out makes room for another to the same address.
    helpers.list.retain(|it| it.counts(now) || it.email != email);
    if helpers.list.iter().any(|it| it.email == email || it.id == *id) {
        return Err(Refusal::HelperKnown);
    }
    if helpers.list.iter().filter(|it| it.counts(now)).count() >= MOST_HELPERS {
        return Err(Refusal::TooManyHelpers { max: count(MOST_HELPERS) });
    }
    helpers.list.push(Helper {
        id: id.clone(),
        name: name.to_owned(),
        email: email.to_owned(),
        invited_at: now,
        until: now + Duration::days(INVITED_DAYS),
        joined: None,
        used_at: None,
    });
    Ok(())
}

fn join(
    helpers: &mut Helpers,
    id: &HelperId,
    account: &str,
    email: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let invited = helpers.find(id).filter(|it| it.joined.is_none() && now < it.until);
    let invited = invited.ok_or(Refusal::InvitationOver)?;
    if email != Some(invited.email.as_str()) {
        return Err(Refusal::InvitationForAnother);
    }
    // Whoever helped under another address before helps under this one from now on.
    let earlier = helpers.with_account(account).map(|it| it.id.clone());
    helpers.list.retain(|it| Some(&it.id) != earlier.as_ref());
    for it in helpers.list.iter_mut().filter(|it| it.id == *id) {
        it.joined = Some(Joined { account: account.to_owned(), at: now });
    }
    Ok(())
}
