//! Calls and the card of a caller. What would answer a question is on the card only once enough are answered.

use super::super::Ask;
use super::super::reviews::address;
use super::questions;
use crate::store::{Account, CallRow, HolderKey, RECENT_DAYS, Session};
use chrono::Duration;
use permit_api::desk::{Asked, CallerCard, KnownCaller, RIGHT_ANSWERS};
use permit_api::overview::ProductView;
use permit_api::stays::{ConfirmedStay, ZoneName};
use permit_api::{Code, Problem};
use permit_rules::registration::Registered;
use permit_rules::{Holder, Stay};

/// Plates that are shown at most.
const MOST_PLATES: usize = 5;

/// A call, and whom it is about.
pub struct InCall {
    /// The call.
    pub call: CallRow,
    /// Whose.
    pub key: HolderKey,
    /// The holder.
    pub holder: Holder,
    /// Its members.
    pub members: Vec<Account>,
}

impl InCall {
    /// Whether the caller is known to be the holder.
    pub fn identified(&self) -> bool {
        self.call.right.len() >= RIGHT_ANSWERS
    }
}

/// A call of this handler's, on this device, that is not over.
///
/// # Errors
/// `call_over`, whether it is over, another's or none.
pub async fn in_call(ask: &Ask<'_>, session: &Session, id: &str) -> Result<InCall, Problem> {
    let found = ask.office.store.call(session.council.clone(), id.to_owned()).await?;
    let ours =
        |it: &CallRow| it.account == session.account && it.device == session.device && ask.now < it.until;
    let call = found.filter(ours).ok_or_else(|| Problem::new(Code::CallOver))?;
    about(ask, call).await
}

/// A call whose caller is known to be the holder.
///
/// # Errors
/// `call_over`; `not_identified`.
pub async fn identified(ask: &Ask<'_>, session: &Session, id: &str) -> Result<InCall, Problem> {
    let found = in_call(ask, session, id).await?;
    if found.identified() { Ok(found) } else { Err(Problem::new(Code::NotIdentified)) }
}

/// A call with whom it is about.
///
/// # Errors
/// `unknown_holder` if the council has none such.
pub async fn about(ask: &Ask<'_>, call: CallRow) -> Result<InCall, Problem> {
    let key = HolderKey { council: call.council.clone(), holder: call.holder.clone() };
    let recent = ask.now - Duration::days(RECENT_DAYS);
    let held = ask.office.store.load(key.clone(), recent).await?;
    let holder = held.ok_or_else(|| Problem::new(Code::UnknownHolder))?.holder;
    let members = ask.office.store.members(key.clone()).await?;
    Ok(InCall { call, key, holder, members })
}

/// The card of a caller.
pub fn card(ask: &Ask<'_>, of: &InCall) -> CallerCard {
    let InCall { call, holder, members, .. } = of;
    let first = || members.first().map(|it| it.name.clone());
    let asked = questions::about(holder, members).into_iter();
    CallerCard {
        call: call.id.clone(),
        holder: call.holder.clone(),
        name: holder.name.clone().or_else(first).unwrap_or_default(),
        zone: holder.zone.as_ref().map(|zone| ZoneName::of(zone, ask.scheme)),
        received_at: call.received_at,
        until: call.until,
        questions: asked.map(|it| Asked { question: it, right: call.right.contains(&it) }).collect(),
        tries_left: call.tries_left,
        known: of.identified().then(|| known(ask, holder, members)),
        as_of: ask.now,
    }
}

fn known(ask: &Ask<'_>, holder: &Holder, members: &[Account]) -> KnownCaller {
    let scheme = ask.scheme.as_ref();
    let mobile = members.iter().find_map(|it| it.mobile.as_deref());
    let mut stays: Vec<&Stay> = holder.stays.values().filter(|it| it.stands() && ask.now < it.end).collect();
    stays.sort_by_key(|it| (it.start, &it.id));
    KnownCaller {
        address: holder.home.as_ref().map(address),
        mobile_ends: mobile.map(|it| it[it.len().saturating_sub(3)..].to_owned()),
        is_written_to: members.iter().any(|it| it.contact().is_some()),
        registered: Registered::of(holder, scheme, ask.now),
        products: scheme.products.iter().map(|it| ProductView::of(it, holder, scheme, ask.now)).collect(),
        stays: stays.into_iter().map(|it| ConfirmedStay::of(it, scheme, ask.now)).collect(),
        recent_plates: recent_plates(holder),
    }
}

fn recent_plates(holder: &Holder) -> Vec<String> {
    let mut stays: Vec<&Stay> = holder.stays.values().collect();
    stays.sort_by_key(|it| (std::cmp::Reverse(it.activated_at), &it.id));
    let mut plates: Vec<String> = Vec::new();
    for plate in stays.into_iter().map(|it| it.vrn.spaced()) {
        if plates.len() < MOST_PLATES && !plates.contains(&plate) {
            plates.push(plate);
        }
    }
    plates
}
