//! Having a document examined and added. It is kept before the registration names it, and forgotten again if the
//! registration does not take it; asked again after that, the answer is how things stand.

use super::{find, forget, problem, unfit_problem};
use crate::calls::deciding::stamp;
use crate::calls::registrations::filing;
use crate::calls::{Ask, held, papers};
use crate::documents::{Mishap, Unfit};
use crate::store::{PaperRow, Session, Trouble, UploadRow};
use permit_api::registrations::{FinishUpload, RegistrationStatus};
use permit_api::{Code, Problem};
use permit_rules::RequestId;
use permit_rules::registration::{Evidence, Step};

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    input: FinishUpload,
) -> Result<RegistrationStatus, Problem> {
    let holder = held(ask, session).await?.holder;
    let added =
        holder.registration.as_ref().is_some_and(|it| it.evidence.iter().any(|it| it.id == input.upload));
    if added {
        return Ok(RegistrationStatus::of(&holder, ask.scheme, ask.now));
    }
    let row = find(ask, session.key()?, input.upload.clone()).await?;
    let slot = row.slot.parse().map_err(|_| Problem::new(Code::UnknownUpload))?;
    let file = ask.office.quarantine.whole(slot).await.map_err(problem)?;
    if (file.len() as u64) < row.bytes {
        return Err(Problem::new(Code::UploadOutOfStep));
    }
    let pages = match ask.office.documents.examine(&file).await {
        Ok(pages) => pages,
        // It may well be in order: it waits for whoever asks again.
        Err(Unfit::NotCheckable) => return Err(unfit_problem(Unfit::NotCheckable)),
        Err(unfit) => {
            forget(ask, &row).await?;
            return Err(unfit_problem(unfit));
        }
    };
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    keep(ask, &row, &file, &pages).await?;
    let status = add(ask, session, &row, count).await;
    if status.is_err() {
        papers::forget(ask.office, &row.key, &row.evidence).await?;
    }
    forget(ask, &row).await?;
    status
}

/// Seals the document into the vault. Its row comes first, so that whatever happens it can be forgotten.
async fn keep(
    ask: &Ask<'_>,
    row: &UploadRow,
    file: &[u8],
    pages: &[crate::documents::Page],
) -> Result<(), Problem> {
    let documents = &ask.office.documents;
    let id = documents.name().map_err(|_| Problem::new(Code::Internal))?;
    let mut paper = PaperRow {
        key: row.key.clone(),
        evidence: row.evidence.clone(),
        document: id.to_string(),
        wrapped_key: Vec::new(),
        pages: 0,
        sha256: [0; 32],
        original: true,
        added_at: ask.now,
    };
    ask.office.store.put_paper(paper.clone()).await?;
    let kept = documents.keep(&id, file, pages).await.map_err(mishap)?;
    (paper.wrapped_key, paper.pages, paper.sha256) = (kept.wrapped_key, kept.pages, kept.sha256);
    Ok(ask.office.store.put_paper(paper).await?)
}

fn mishap(mishap: Mishap) -> Problem {
    Trouble::Broken(mishap.to_string()).into()
}

async fn add(
    ask: &Ask<'_>,
    session: &Session,
    row: &UploadRow,
    pages: u32,
) -> Result<RegistrationStatus, Problem> {
    let request = RequestId::try_from(row.evidence.to_string()).map_err(|_| Problem::new(Code::Internal))?;
    let evidence = Evidence {
        id: row.evidence.clone(),
        kind: row.kind,
        dated: row.dated,
        until: row.until,
        pages,
        added_at: ask.now,
        refused: None,
    };
    let stamp = stamp(ask, session, "finish_upload", &request, &row.evidence)?;
    filing::take(ask, session, stamp, Step::AddEvidence(evidence)).await
}
