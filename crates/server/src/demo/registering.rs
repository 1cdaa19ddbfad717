//! A demo person's registration that waits for the council: made by the same rules as any other.

use super::stamp;
use crate::store::audit::Line;
use crate::store::{HolderKey, Store};
use anyhow::anyhow;
use chrono::{DateTime, Duration, Utc};
use permit_rules::registration::{Evidence, EvidenceKind, PermitClaim, Purpose, Step};
use permit_rules::{Change, Command, Holder, Home, RegistrationId, RequestId, Scheme, ZoneId, day, decide};
use serde::Deserialize;

/// Where somebody lives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    line: String,
    postcode: String,
    uprn: Option<String>,
}

impl Place {
    pub(super) fn home(self, zone: Option<ZoneId>) -> Home {
        Home { line: self.line, postcode: self.postcode, uprn: self.uprn, zone }
    }
}

/// A registration that waits.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sent {
    sent_hours_ago: i64,
    home: Place,
    zone: Option<ZoneId>,
    evidence: Proof,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    kind: EvidenceKind,
    days_old: i64,
}

/// Sends a registration in, as its applicant would have, and puts that on record.
pub(super) async fn send(
    sent: Sent,
    name: &str,
    key: &HolderKey,
    scheme: &Scheme,
    now: DateTime<Utc>,
    store: &dyn Store,
) -> anyhow::Result<()> {
    let at = now - Duration::hours(sent.sent_hours_ago);
    let request: RequestId = format!("demo-{}-registration", key.holder).parse()?;
    let id = RegistrationId::of(&request);
    let evidence = Evidence {
        id: format!("demo-{}-evidence", key.holder).parse()?,
        kind: sent.evidence.kind,
        dated: Some(day::of(at, scheme.timezone) - Duration::days(sent.evidence.days_old)),
        until: None,
        pages: 1,
        added_at: at,
        refused: None,
    };
    let line = |action: &str, note: Option<String>| Line {
        council: key.council.clone(),
        at,
        account: Some(key.holder.to_string()),
        action: action.to_owned(),
        holder: Some(key.holder.clone()),
        subject: Some(id.to_string()),
        note,
    };
    let lines = vec![
        line("begin_registration", None),
        line("finish_upload", Some(evidence.id.to_string())),
        line("submit_registration", None),
    ];
    let mut holder = Holder::new(key.council.clone(), key.holder.clone());
    for step in [
        Step::Begin { id: id.clone(), purpose: Purpose::First },
        Step::Name(name.to_owned()),
        Step::Home(sent.home.home(sent.zone)),
        Step::Permit(PermitClaim { number: None, on_record: false }),
        Step::AddEvidence(evidence),
        Step::Submit,
    ] {
        let decision = decide(&holder, &Command::Register(step), scheme, at);
        let decision = decision.map_err(|refusal| anyhow!("the registration is refused: {refusal:?}"))?;
        decision.changes.iter().for_each(|change| holder.apply(change));
    }
    let filed: Vec<_> =
        holder.registration.into_iter().map(|registration| Change::Filed { registration }).collect();
    if store.credit(key.clone(), stamp(request, at), filed).await? {
        store.note(lines).await?;
    }
    Ok(())
}
