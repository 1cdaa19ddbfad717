//! Links by which visitors start their own stays, as the resident who gives them has them. The secret of a link is a keyed
//! mark, so that asking again tells the same; of it only the hash is kept, which is the link's name.

use super::{Ask, deciding, held, visible};
use crate::store::{HolderKey, Session};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use permit_api::links::{GetLinks, LinkView, Links, MadeLink, MakeLink, WithdrawLink};
use permit_api::{Code, Problem};
use permit_rules::links::LinkStep;
use permit_rules::{Command, LinkId, RequestId, Settled, VisitorLink};
use sha2::{Digest, Sha256};
use std::fmt::Write;

pub async fn list(ask: &Ask<'_>, session: &Session, _: GetLinks) -> Result<Links, Problem> {
    Ok(Links::of(&held(ask, session).await?.holder, ask.scheme, ask.now))
}

pub async fn make(ask: &Ask<'_>, session: &Session, input: MakeLink) -> Result<MadeLink, Problem> {
    let stamp = deciding::stamp(ask, session, "make_link", &input.request, &input)?;
    let secret = secret(ask, &session.key()?, &input.request);
    let wish = permit_rules::links::MakeLink {
        link: named(&secret)?,
        name: visible(&input.name),
        uses: input.uses,
        last_day: input.last_day,
        product: input.product,
        hours: input.hours,
    };
    let link = settled(ask, session, stamp, LinkStep::Make(wish)).await?;
    let holder = held(ask, session).await?.holder;
    let now = holder.links.get(&link.id).unwrap_or(&link);
    Ok(MadeLink {
        link: LinkView::of(now, &holder, ask.scheme, ask.now),
        url: format!("{}/visit#{secret}", ask.office.public.origin()),
    })
}

pub async fn withdraw(ask: &Ask<'_>, session: &Session, input: WithdrawLink) -> Result<Links, Problem> {
    let stamp = deciding::stamp(ask, session, "withdraw_link", &input.request, &input)?;
    settled(ask, session, stamp, LinkStep::Withdraw { link: input.link }).await?;
    list(ask, session, GetLinks {}).await
}

async fn settled(
    ask: &Ask<'_>,
    session: &Session,
    stamp: crate::store::RequestStamp,
    step: LinkStep,
) -> Result<VisitorLink, Problem> {
    let (settled, _) = deciding::command_settled(ask, session, stamp, Command::Links(step)).await?;
    if let Settled::Link(link) = settled {
        return Ok(*link);
    }
    Err(Problem::new(Code::Internal))
}

/// The secret of the link that a request makes: 256 bits nobody can guess who has not the server's key.
fn secret(ask: &Ask<'_>, key: &HolderKey, request: &RequestId) -> String {
    let parts = [key.council.as_str(), key.holder.as_str(), request.as_str()];
    URL_SAFE_NO_PAD.encode(ask.office.documents.mark("link for a visitor", &parts))
}

/// The link that a secret opens: the hash of it.
///
/// # Errors
/// Never: a hash is a name.
pub fn named(secret: &str) -> Result<LinkId, Problem> {
    let mut name = String::with_capacity(64);
    for byte in Sha256::digest(secret) {
        write!(name, "{byte:02x}").unwrap_or_default();
    }
    name.parse().map_err(|_| Problem::new(Code::Internal))
}
