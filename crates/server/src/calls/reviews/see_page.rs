//! Showing a page of a document. Who saw it is on record before the picture leaves.

use super::showing::{Found, find};
use crate::calls::record::note_look;
use crate::calls::{Ask, papers};
use crate::store::Session;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use permit_api::reviews::{PagePicture, SeePage};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: SeePage) -> Result<PagePicture, Problem> {
    let Found { key, registration, .. } = find(ask, session, &input.case).await?;
    let known = registration.evidence.iter().find(|it| it.id == input.evidence);
    let known = known.filter(|it| (1..=it.pages).contains(&input.page));
    known.ok_or_else(|| Problem::new(Code::UnknownEvidence))?;
    let note = format!("{} page {}", input.evidence, input.page);
    note_look(ask, session, &key, registration.id.as_str(), ("see_page", Some(note))).await?;
    let jpeg = papers::page(ask.office, &key, &input.evidence, input.page).await?;
    Ok(PagePicture { jpeg: STANDARD.encode(jpeg) })
}
