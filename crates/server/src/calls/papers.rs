//! Documents that are kept: showing a page, and forgetting one for good.

use crate::documents::{DocumentId, Mishap};
use crate::office::Office;
use crate::store::{HolderKey, Trouble};
use permit_api::{Code, Problem};
use permit_rules::EvidenceId;

/// A page of a holder's document, counted from 1, as a JPEG drawn here.
///
/// # Errors
/// `unknown_evidence` if there is no such document or page, or no longer.
pub async fn page(
    office: &Office,
    key: &HolderKey,
    evidence: &EvidenceId,
    page: u32,
) -> Result<Vec<u8>, Problem> {
    let unknown = || Problem::new(Code::UnknownEvidence);
    let row = office.store.paper(key.clone(), evidence.clone()).await?.ok_or_else(unknown)?;
    let id: DocumentId = row.document.parse().map_err(|_| unknown())?;
    match office.documents.page(&id, &row.wrapped_key, page).await {
        Ok(jpeg) => Ok(jpeg),
        Err(Mishap::Gone) => Err(unknown()),
        Err(mishap @ (Mishap::NotOpened(_) | Mishap::NotSealed(_) | Mishap::Vault(_))) => {
            Err(Trouble::Broken(mishap.to_string()).into())
        }
    }
}

/// Forgets a document: its key first, so that what is left of it can no longer be read.
pub async fn forget(office: &Office, key: &HolderKey, evidence: &EvidenceId) -> Result<(), Problem> {
    let Some(mut row) = office.store.paper(key.clone(), evidence.clone()).await? else { return Ok(()) };
    if !row.wrapped_key.is_empty() {
        row.wrapped_key.clear();
        office.store.put_paper(row.clone()).await?;
    }
    if let Ok(id) = row.document.parse() {
        office.documents.forget(&id).await.map_err(|mishap| Trouble::Broken(mishap.to_string()))?;
    }
    Ok(office.store.drop_paper(key.clone(), evidence.clone()).await?)
}
