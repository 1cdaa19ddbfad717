//! Announcing a document. Everything that can be known to be wrong is said before a byte is sent; asked again with the
//! same name, it says how far the upload has got.

use super::{problem, unfit_problem};
use crate::calls::{Ask, held};
use crate::documents::sniff::{MOST_BYTES, too_large};
use crate::documents::{Astray, Unfit};
use crate::store::{Session, UploadRow};
use crate::tries;
use permit_api::registrations::{StartUpload, Upload};
use permit_api::{Code, Problem};
use permit_rules::registration::{Evidence, Step};
use permit_rules::{Command, EvidenceId};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: StartUpload) -> Result<Upload, Problem> {
    let key = session.key()?;
    let evidence =
        EvidenceId::try_from(input.request.to_string()).map_err(|_| Problem::new(Code::Internal))?;
    if let Some(row) = ask.office.store.upload(key.clone(), evidence.clone()).await? {
        if (row.kind, row.dated, row.until, row.bytes) == (input.kind, input.dated, input.until, input.bytes)
        {
            return progress(ask, row).await;
        }
        return Err(Problem::new(Code::RequestReused));
    }
    check(ask, session, &input, &evidence).await?;
    tries::count_document(ask.office, &key).await?;
    let slot = ask.office.quarantine.begin().await.map_err(problem)?;
    let row = UploadRow {
        key,
        evidence,
        slot: slot.to_string(),
        kind: input.kind,
        dated: input.dated,
        until: input.until,
        bytes: input.bytes,
        began_at: ask.now,
    };
    let kept = ask.office.store.put_upload(row).await?;
    if kept.slot != slot.to_string() {
        // Somebody with the same name was faster.
        ask.office.quarantine.delete(slot).await.map_err(problem)?;
    }
    progress(ask, kept).await
}

/// Says what would be refused in the end: the size, and whatever the rules say of such a document.
async fn check(
    ask: &Ask<'_>,
    session: &Session,
    input: &StartUpload,
    evidence: &EvidenceId,
) -> Result<(), Problem> {
    match input.bytes {
        0 => return Err(unfit_problem(Unfit::Empty)),
        bytes if bytes > MOST_BYTES => return Err(unfit_problem(too_large())),
        _ => {}
    }
    let holder = held(ask, session).await?.holder;
    let added = Evidence {
        id: evidence.clone(),
        kind: input.kind,
        dated: input.dated,
        until: input.until,
        pages: 1,
        added_at: ask.now,
        refused: None,
    };
    let step = Command::Register(Step::AddEvidence(added));
    permit_rules::decide(&holder, &step, ask.scheme, ask.now)?;
    Ok(())
}

/// How far an upload has got.
pub async fn progress(ask: &Ask<'_>, row: UploadRow) -> Result<Upload, Problem> {
    let slot = row.slot.parse().map_err(|_| Problem::new(Code::UnknownUpload))?;
    let received = match ask.office.quarantine.received(slot).await {
        Ok(received) => received,
        Err(Astray::Unknown) => {
            ask.office.store.drop_upload(row.key, row.evidence).await?;
            return Err(Problem::new(Code::UnknownUpload));
        }
        Err(astray) => return Err(problem(astray)),
    };
    Ok(Upload { upload: row.evidence, received, part_bytes: ask.office.limits.part })
}
