//! What a visitor does who has a link: no session, no account, only the link's secret in the body. Every look is counted.
//! Nothing that goes back says whom they visit.

use super::{Ask, deciding, links, quote, stay_receipt};
use crate::letters::LetterKind;
use crate::store::audit::Line;
use crate::store::{Account, Held, HolderKey, RECENT_DAYS, RequestStamp, Verdict};
use crate::{outcome, tries};
use chrono::{DateTime, Duration, Utc};
use permit_api::access::Role;
use permit_api::links::{
    ActivateByLink, CorrectByLink, LeaveByLink, LinkPage, LinkStanding, OpenLink, QuoteByLink, StayByLink,
    VisitorQuote, VisitorStay,
};
use permit_api::stays::ZoneName;
use permit_api::{Arg, Code, Problem};
use permit_rules::links::{ByLink, VisitorWish, find, quote_by_link};
use permit_rules::{Channel, Command, Holder, LinkId, Refusal, RequestId, Scheme, Stay, Vrn, day, decide};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Whose link it is that somebody has.
struct Host<'a> {
    link: LinkId,
    key: HolderKey,
    scheme: &'a Arc<Scheme>,
    held: Held,
    members: Vec<Account>,
}

pub async fn open(ask: &Ask<'_>, input: OpenLink) -> Result<LinkPage, Problem> {
    let host = host(ask, &input.secret).await?;
    let link = find(&host.held.holder, &host.link)?;
    let mut page = LinkPage::of(link, &host.held.holder, host.scheme, ask.now);
    if page.standing == LinkStanding::Open && !host.lives_here() {
        page.standing = LinkStanding::HostNotRegistered;
    }
    Ok(page)
}

pub async fn quote(ask: &Ask<'_>, input: QuoteByLink) -> Result<VisitorQuote, Problem> {
    let host = host(ask, &input.secret).await?;
    let vrn = Vrn::read(&input.plate)?;
    if let Some(stay) = input.stay {
        let wish = ByLink { link: host.link.clone(), wish: VisitorWish::Correct { stay, vrn } };
        let wish = decide(&host.held.holder, &Command::ByLink(wish), host.scheme, ask.now).map_err(told)?;
        let corrected = wish.reply.stay().ok_or_else(|| Problem::new(Code::Internal))?;
        return Ok(VisitorQuote::of_stay(corrected, host.scheme));
    }
    let offered =
        quote_by_link(&host.held.holder, &host.link, &vrn, &quote::question(ask)?, host.scheme, ask.now);
    let offered = offered.map_err(told)?;
    if !host.lives_here() {
        return Err(Problem::new(Code::HostNotRegistered));
    }
    Ok(VisitorQuote::of(offered, host.scheme))
}

pub async fn activate(ask: &Ask<'_>, input: ActivateByLink) -> Result<VisitorStay, Problem> {
    let vrn = Vrn::read(&input.plate)?;
    let wish = VisitorWish::Activate { request: input.request.clone(), vrn };
    done(ask, &input.secret, ("activate_by_link", &input.request), &input, wish).await
}

pub async fn correct(ask: &Ask<'_>, input: CorrectByLink) -> Result<VisitorStay, Problem> {
    let wish = VisitorWish::Correct { stay: input.stay.clone(), vrn: Vrn::read(&input.plate)? };
    done(ask, &input.secret, ("correct_by_link", &input.request), &input, wish).await
}

pub async fn leave(ask: &Ask<'_>, input: LeaveByLink) -> Result<VisitorStay, Problem> {
    let wish = VisitorWish::Leave { stay: input.stay.clone() };
    done(ask, &input.secret, ("leave_by_link", &input.request), &input, wish).await
}

pub async fn stay(ask: &Ask<'_>, input: StayByLink) -> Result<VisitorStay, Problem> {
    let host = host(ask, &input.secret).await?;
    let link = find(&host.held.holder, &host.link)?;
    let stay = host.held.holder.stays.get(&input.stay).filter(|stay| link.started(&stay.id));
    let stay = stay.ok_or_else(|| Problem::new(Code::UnknownStay))?;
    shown(ask, &host, stay, ask.now).await
}

/// Whose link a secret opens.
async fn host<'a>(ask: &Ask<'a>, secret: &str) -> Result<Host<'a>, Problem> {
    let link = links::named(secret)?;
    tries::count_visit(ask.office, &ask.scheme.council, &link, ask.from).await?;
    let store = &ask.office.store;
    for scheme in ask.office.councils.all() {
        let Some(key) = store.whose_link(scheme.council.clone(), link.clone()).await? else { continue };
        let held = store.load(key.clone(), ask.now - Duration::days(RECENT_DAYS)).await?;
        let held = held.ok_or_else(|| Problem::new(Code::UnknownLink))?;
        let members = store.members(key.clone()).await?;
        return Ok(Host { link, key, scheme, held, members });
    }
    Err(Problem::new(Code::UnknownLink))
}

impl Host<'_> {
    /// Whether somebody is still there who can be visited.
    fn lives_here(&self) -> bool {
        self.members.iter().any(|member| member.role == Role::Resident)
    }
}

/// Has something decided, once, in the host's own commit, with the message to the host.
async fn done(
    ask: &Ask<'_>,
    secret: &str,
    (operation, request): (&'static str, &RequestId),
    input: &impl Serialize,
    wish: VisitorWish,
) -> Result<VisitorStay, Problem> {
    let host = host(ask, secret).await?;
    if !host.lives_here() {
        return Err(Problem::new(Code::HostNotRegistered));
    }
    let input = serde_json::to_vec(input).map_err(|_| Problem::new(Code::Internal))?;
    let fingerprint = Sha256::new().chain_update(operation).chain_update([0]).chain_update(input);
    let stamp = RequestStamp {
        request: request.clone(),
        fingerprint: fingerprint.finalize().into(),
        operation,
        account: None,
        channel: Some(Channel::Link),
        at: ask.now,
        order: None,
    };
    let judge = judge(&host, operation, request, wish, ask.now);
    let (settled, at) = deciding::settle(ask, host.key.clone(), stamp, judge).await?;
    let stay = settled.stay().ok_or_else(|| Problem::new(Code::Internal))?;
    shown(ask, &host, stay, at).await
}

/// What decides on a visitor's wish inside the store's transaction.
fn judge(
    host: &Host<'_>,
    operation: &'static str,
    request: &RequestId,
    wish: VisitorWish,
    now: DateTime<Utc>,
) -> impl FnMut(&Holder) -> Result<Verdict, Problem> + Send + use<> {
    let command = Command::ByLink(ByLink { link: host.link.clone(), wish });
    let (scheme, key, members) = (Arc::clone(host.scheme), host.key.clone(), host.members.clone());
    let (link, request) = (host.link.clone(), request.clone());
    move |holder: &Holder| {
        let decision = decide(holder, &command, &scheme, now).map_err(told)?;
        let stay = decision.reply.stay().ok_or_else(|| Problem::new(Code::Internal))?;
        let mut after = holder.clone();
        decision.changes.iter().for_each(|change| after.apply(change));
        let letters = news(operation, stay, &after, &scheme, now).map(|(kind, args)| {
            let args = args.into_iter().map(|(name, arg)| (name.to_owned(), arg)).collect();
            outcome::letters(&key, &request, &members, (kind, args), now)
        });
        let line = Line {
            council: key.council.clone(),
            at: now,
            account: None,
            action: operation.to_owned(),
            holder: Some(key.holder.clone()),
            subject: Some(stay.id.to_string()),
            note: Some(link.to_string()),
        };
        Ok(Verdict { letters: letters.unwrap_or_default(), audit: vec![line], ..Verdict::from(decision) })
    }
}

/// What the host is told of it.
fn news(
    operation: &str,
    stay: &Stay,
    after: &Holder,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Option<(LetterKind, Vec<(&'static str, Arg)>)> {
    let (plate, ends) = (("plate", Arg::Text(stay.vrn.spaced())), ("ends", Arg::Until(stay.end)));
    match operation {
        "activate_by_link" => {
            let zone = ("zone", Arg::Text(ZoneName::of(&stay.zone, scheme).name));
            let left = after.visits_usable_on(&stay.product, day::of(now, scheme.timezone));
            let left = ("left", Arg::Number(left.into()));
            Some((LetterKind::ActivatedByLink, vec![plate, zone, ends, left]))
        }
        "correct_by_link" => {
            let before = stay.corrections.last().map(|it| it.from.spaced()).unwrap_or_default();
            Some((LetterKind::CorrectedByLink, vec![plate, ("before", Arg::Text(before)), ends]))
        }
        _ => None,
    }
}

/// A stay as its visitor sees it, with the code that proves it.
async fn shown(
    ask: &Ask<'_>,
    host: &Host<'_>,
    stay: &Stay,
    at: DateTime<Utc>,
) -> Result<VisitorStay, Problem> {
    let proof = stay_receipt::proven(ask, &host.key, &stay.id).await?;
    Ok(VisitorStay::of(stay, host.scheme, at, proof))
}

/// A refusal as a visitor is told it: a stay of the host's that is in the way has no name.
fn told(refusal: Refusal) -> Problem {
    let mut problem = Problem::from(refusal);
    problem.args.remove("stay");
    problem
}
