//! Taking in a part of a document. A part that comes twice, or not in its turn, changes nothing.

use super::{find, forget, problem, unfit_problem};
use crate::calls::Ask;
use crate::documents::Astray;
use crate::documents::sniff::too_large;
use crate::store::Session;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use permit_api::registrations::{Upload, UploadPart};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: UploadPart) -> Result<Upload, Problem> {
    let row = find(ask, session.key()?, input.upload).await?;
    let piece = STANDARD.decode(input.data).map_err(|_| Problem::new(Code::Malformed))?;
    if piece.is_empty() || piece.len() > ask.office.limits.part as usize {
        return Err(Problem::new(Code::Malformed));
    }
    let end = input.offset.checked_add(piece.len() as u64);
    if end.is_none_or(|end| end > row.bytes) {
        forget(ask, &row).await?;
        return Err(unfit_problem(too_large()));
    }
    let slot = row.slot.parse().map_err(|_| Problem::new(Code::UnknownUpload))?;
    match ask.office.quarantine.append(slot, input.offset, piece).await {
        Ok(received) => Ok(Upload { upload: row.evidence, received, part_bytes: ask.office.limits.part }),
        Err(astray @ (Astray::Unknown | Astray::Unfit(_))) => {
            ask.office.store.drop_upload(row.key, row.evidence).await?;
            Err(problem(astray))
        }
        Err(astray @ (Astray::NotNext { .. } | Astray::Broken(_))) => Err(problem(astray)),
    }
}
