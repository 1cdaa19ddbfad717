//! The people who help a resident, as the resident keeps them: who they are, inviting one, doing without one. What an
//! invitation's secret is, only its letter says; whether the address has an account, nobody is told.

use super::accounts::{own, proving};
use super::{Ask, deciding, held, visible};
use crate::letters::{Contact, Letter, LetterKind};
use crate::store::accounts::{Purpose, Ticket, Told};
use crate::store::{Account, ByWhat, HolderKey, RequestStamp, Session, Verdict};
use crate::{contact, outcome, tries};
use chrono::Duration;
use permit_api::helping::{GetHelpers, HelpersView, InviteHelper, RemoveHelper};
use permit_api::{Arg, Code, Problem};
use permit_rules::helper::{Helper, HelperStep, INVITED_DAYS};
use permit_rules::{Command, HelperId, Holder, Settled};
use serde_json::json;
use std::sync::Arc;

pub async fn list(ask: &Ask<'_>, session: &Session, _: GetHelpers) -> Result<HelpersView, Problem> {
    Ok(HelpersView::of(&held(ask, session).await?.holder.helpers, ask.now))
}

pub async fn invite(ask: &Ask<'_>, session: &Session, input: InviteHelper) -> Result<HelpersView, Problem> {
    let stamp = deciding::stamp(ask, session, "invite_helper", &input.request, &input)?;
    let (email, account) = (contact::email(&input.email)?, own(ask, session).await?);
    if account.email.as_deref() == Some(email.as_str()) {
        return Err(Problem::new(Code::OwnPermits));
    }
    tries::count_letter(ask.office, &session.council, &email, ask.from).await?;
    let id = HelperId::of(&input.request);
    let from = permit_name(ask, &session.key()?, &held(ask, session).await?.holder).await?;
    let (ticket, letter) = invitation(ask, session, &id, &email, &account, from)?;
    // A ticket whose invitation is refused opens nothing: the rules know of no such helper.
    ask.office.store.put_ticket(ticket, Told::default()).await?;
    let line = proving::line(ask, &account, "invite_helper");
    let step = HelperStep::Invite { id, name: visible(&input.name), email };
    let told = move |verdict: Verdict| Verdict {
        letters: vec![letter.clone()],
        audit: vec![line.clone()],
        ..verdict
    };
    settle(ask, session, stamp, step, told).await
}

pub async fn remove(ask: &Ask<'_>, session: &Session, input: RemoveHelper) -> Result<HelpersView, Problem> {
    let stamp = deciding::stamp(ask, session, "remove_helper", &input.request, &input)?;
    let (account, holder) = (own(ask, session).await?, held(ask, session).await?.holder);
    let line = proving::line(ask, &account, "remove_helper");
    let farewell = match holder.helpers.find(&input.helper) {
        Some(helper) => farewell(ask, session, &input, helper, &holder).await?,
        None => None,
    };
    let waiting = about(&input.helper);
    let told = move |verdict: Verdict| Verdict {
        letters: farewell.iter().cloned().collect(),
        recalls: vec![waiting.clone()],
        audit: vec![line.clone()],
        ..verdict
    };
    settle(ask, session, stamp, HelperStep::Remove { helper: input.helper }, told).await
}

async fn settle(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    step: HelperStep,
    told: impl Fn(Verdict) -> Verdict + Send + 'static,
) -> Result<HelpersView, Problem> {
    let (scheme, now, command) = (Arc::clone(ask.scheme), ask.now, Command::Helpers(step));
    let judge = move |holder: &Holder| {
        let decision = permit_rules::decide(holder, &command, &scheme, now).map_err(Problem::from)?;
        Ok(told(decision.into()))
    };
    let (settled, at) = deciding::settle(ask, session.key()?, stamp, judge).await?;
    if let Settled::Helpers(helpers) = settled {
        return Ok(HelpersView::of(&helpers, at));
    }
    Err(Problem::new(Code::Internal))
}

/// The ticket that an invitation's secret opens, and the letter with the secret.
fn invitation(
    ask: &Ask<'_>,
    session: &Session,
    id: &HelperId,
    email: &str,
    account: &Account,
    from: String,
) -> Result<(Ticket, Letter), Problem> {
    let (secret, until) = (proving::random::<32>(ask)?, ask.now + Duration::days(INVITED_DAYS));
    let to = Contact::Email(email.to_owned());
    let ticket = Ticket {
        id: proving::random::<16>(ask)?,
        council: session.council.clone(),
        purpose: Purpose::Help,
        account: None,
        contact: Some(to.clone()),
        payload: json!({ "holder": session.key()?.holder, "helper": id }),
        code_hash: None,
        secret_hash: proving::secret_hash(&secret),
        code_until: until,
        link_until: until,
        left: 1,
    };
    let page = format!("{}/help/accept", ask.office.public.origin());
    let args = [
        ("resident", Arg::Text(from)),
        ("link", Arg::Text(format!("{page}#secret={secret}&council={}", session.council))),
        ("until", Arg::Until(until)),
    ];
    let kind = LetterKind::HelpInvited;
    let letter = proving::letter(ask, &session.council, to, account.language, kind, &args)?;
    Ok((ticket, Letter { about: Some(about(id)), ..letter }))
}

/// The name under which the letter of an invitation waits.
fn about(id: &HelperId) -> String {
    format!("help-{id}")
}

/// What somebody is told who helps no longer; nothing where nobody has accepted.
async fn farewell(
    ask: &Ask<'_>,
    session: &Session,
    input: &RemoveHelper,
    helper: &Helper,
    holder: &Holder,
) -> Result<Option<Letter>, Problem> {
    let Some(joined) = &helper.joined else { return Ok(None) };
    let by = ByWhat::Id(joined.account.clone());
    let Some(to) = ask.office.store.account(session.council.clone(), by).await? else { return Ok(None) };
    let from = Arg::Text(permit_name(ask, &session.key()?, holder).await?);
    let args = [("resident".to_owned(), from)].into();
    let kind = LetterKind::HelpEnded;
    Ok(outcome::letter(&session.key()?, &input.request, &to, kind, args, ask.now))
}

/// The name that permits are issued to: the one an address was accepted with, or else the resident's own.
pub async fn permit_name(ask: &Ask<'_>, key: &HolderKey, holder: &Holder) -> Result<String, Problem> {
    if let Some(name) = &holder.name {
        return Ok(name.clone());
    }
    let members = ask.office.store.members(key.clone()).await?;
    Ok(members.into_iter().next().map(|it| it.name).unwrap_or_default())
}
