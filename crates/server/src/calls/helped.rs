//! Helping somebody: what an invitation says, accepting it, whom one helps, and helping no longer. Of the resident no more
//! is told than the name on the permit and the zone.

use super::accounts::{own, proving};
use super::helping::permit_name;
use super::{Ask, deciding};
use crate::letters::LetterKind;
use crate::store::accounts::{Purpose, TicketKey};
use crate::store::audit::Line;
use crate::store::{HolderKey, RECENT_DAYS, Session, Verdict};
use crate::{outcome, tries};
use chrono::Duration;
use permit_api::helping::{
    AcceptInvitation, GetHelped, GetInvitation, Helped, HelpedHolder, InvitationView, StopHelping,
};
use permit_api::{Arg, Code, Problem};
use permit_rules::helper::HelperStep;
use permit_rules::{Command, CouncilId, HelperId, Holder, HolderId, RequestId};
use serde::Deserialize;
use std::sync::Arc;

/// Where an invitation leads, as its ticket keeps it.
#[derive(Deserialize)]
struct Leads {
    holder: HolderId,
    helper: HelperId,
}

/// What an invitation says to whoever holds its link.
pub async fn see(ask: &Ask<'_>, input: GetInvitation) -> Result<InvitationView, Problem> {
    let over = || Problem::new(Code::InvitationOver);
    let scheme = ask.office.councils.named(Some(&input.council))?;
    let leads = leads(ask, &input.council, &input.secret).await?;
    let key = HolderKey { council: input.council, holder: leads.holder };
    let holder = load(ask, &key).await?.ok_or_else(over)?;
    let invited = holder.helpers.find(&leads.helper).filter(|it| it.joined.is_none() && ask.now < it.until);
    let until = invited.ok_or_else(over)?.until;
    Ok(InvitationView {
        council: scheme.name.clone(),
        from: Some(permit_name(ask, &key, &holder).await?).filter(|name| !name.is_empty()),
        until,
        timezone: scheme.timezone.name().to_owned(),
    })
}

/// Accepts an invitation: in the resident's own holder, so that of two at once one is too late.
pub async fn accept(ask: &Ask<'_>, session: &Session, input: AcceptInvitation) -> Result<Helped, Problem> {
    let stamp = deciding::stamp(ask, session, "accept_invitation", &input.request, &input)?;
    let leads = leads(ask, &input.council, &input.secret).await?;
    if input.council != session.council {
        return Err(Problem::new(Code::InvitationForAnother));
    }
    if session.holder.as_ref() == Some(&leads.holder) {
        return Err(Problem::new(Code::OwnPermits));
    }
    let key = HolderKey { council: input.council.clone(), holder: leads.holder.clone() };
    let account = own(ask, session).await?;
    let members = ask.office.store.members(key.clone()).await?;
    let line =
        Line { subject: Some(leads.helper.to_string()), ..line(ask, session, &key, "accept_invitation") };
    let (scheme, now, of, request) = (Arc::clone(ask.scheme), ask.now, key.clone(), input.request.clone());
    let (helper, email) = (leads.helper.clone(), account.email.clone());
    let step = HelperStep::Join { helper: leads.helper, account: account.id, email };
    let command = Command::Helpers(step);
    let judge = move |holder: &Holder| {
        let decision = permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?;
        let name = holder.helpers.find(&helper).map(|it| it.name.clone()).unwrap_or_default();
        let args = || [("name".to_owned(), Arg::Text(name.clone()))].into();
        let told = |to| outcome::letter(&of, &request, to, LetterKind::HelperJoined, args(), now);
        // One request, one letter: a holder has one resident.
        let letters = members.first().and_then(told).into_iter().collect();
        Ok(Verdict { letters, audit: vec![line.clone()], ..Verdict::from(decision) })
    };
    deciding::settle(ask, key, stamp, judge).await?;
    list(ask, session).await
}

/// Whom the account helps.
pub async fn answer(ask: &Ask<'_>, session: &Session, _: GetHelped) -> Result<Helped, Problem> {
    list(ask, session).await
}

/// Helps somebody no longer.
pub async fn stop(ask: &Ask<'_>, session: &Session, input: StopHelping) -> Result<Helped, Problem> {
    let helped = ask.office.store.helped(session.council.clone(), session.account.clone()).await?;
    if !helped.contains(&input.holder) {
        return Err(Problem::new(Code::HelpEnded));
    }
    leave(ask, session, &input.holder, &input.request, &input).await?;
    list(ask, session).await
}

/// Helps nobody any more: the account is about to be closed.
pub async fn leave_all(ask: &Ask<'_>, session: &Session) -> Result<(), Problem> {
    for holder in ask.office.store.helped(session.council.clone(), session.account.clone()).await? {
        let request = ask.reference.parse().map_err(|_| Problem::new(Code::Internal))?;
        leave(ask, session, &holder, &request, &holder).await?;
    }
    Ok(())
}

async fn leave(
    ask: &Ask<'_>,
    session: &Session,
    holder: &HolderId,
    request: &RequestId,
    input: &impl serde::Serialize,
) -> Result<(), Problem> {
    let stamp = deciding::stamp(ask, session, "stop_helping", request, input)?;
    let key = HolderKey { council: session.council.clone(), holder: holder.clone() };
    let line = line(ask, session, &key, "stop_helping");
    let command = Command::Helpers(HelperStep::Leave { account: session.account.clone() });
    let (scheme, now) = (Arc::clone(ask.scheme), ask.now);
    let judge = move |holder: &Holder| {
        let decision = permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?;
        Ok(Verdict { audit: vec![line.clone()], ..Verdict::from(decision) })
    };
    deciding::settle(ask, key, stamp, judge).await.map(drop)
}

async fn list(ask: &Ask<'_>, session: &Session) -> Result<Helped, Problem> {
    let mut holders = Vec::new();
    for holder in ask.office.store.helped(session.council.clone(), session.account.clone()).await? {
        let key = HolderKey { council: session.council.clone(), holder };
        let Some(holder) = load(ask, &key).await? else { continue };
        let Some(helped) = HelpedHolder::of(&holder, &session.account, ask.scheme) else { continue };
        let name = permit_name(ask, &key, &holder).await?;
        holders.push(HelpedHolder { name: Some(name).filter(|name| !name.is_empty()), ..helped });
    }
    Ok(Helped { holders })
}

/// Where a secret leads; counted, whether or not it leads anywhere.
async fn leads(ask: &Ask<'_>, council: &CouncilId, secret: &str) -> Result<Leads, Problem> {
    let over = || Problem::new(Code::InvitationOver);
    let council = ask.office.councils.named(Some(council))?.council.clone();
    tries::count_proof(ask.office, &council, ask.from).await?;
    let key = TicketKey::Secret(proving::secret_hash(secret));
    let ticket = ask.office.store.ticket(council, key).await?.filter(|it| it.purpose == Purpose::Help);
    let ticket = ticket.filter(|it| ask.now < it.link_until).ok_or_else(over)?;
    serde_json::from_value(ticket.payload).map_err(|_| over())
}

async fn load(ask: &Ask<'_>, key: &HolderKey) -> Result<Option<Holder>, Problem> {
    let recent = ask.now - Duration::days(RECENT_DAYS);
    Ok(ask.office.store.load(key.clone(), recent).await?.map(|held| held.holder))
}

fn line(ask: &Ask<'_>, session: &Session, key: &HolderKey, action: &str) -> Line {
    Line {
        council: key.council.clone(),
        at: ask.now,
        account: Some(session.account.clone()),
        action: action.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some(session.account.clone()),
        note: None,
    }
}
