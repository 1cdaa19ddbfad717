//! Documents on their way in: announced, sent in parts, examined, added. What is refused leaves nothing behind.

pub mod finish;
pub mod part;
pub mod start;

use super::Ask;
use crate::documents::{Astray, Unfit};
use crate::store::{HolderKey, Trouble, UploadRow};
use permit_api::{Arg, Code, Problem};
use permit_rules::EvidenceId;

/// The upload of a holder.
async fn find(ask: &Ask<'_>, key: HolderKey, upload: EvidenceId) -> Result<UploadRow, Problem> {
    let found = ask.office.store.upload(key, upload).await?;
    found.ok_or_else(|| Problem::new(Code::UnknownUpload))
}

/// Forgets an upload and what has arrived of it.
async fn forget(ask: &Ask<'_>, row: &UploadRow) -> Result<(), Problem> {
    if let Ok(slot) = row.slot.parse() {
        match ask.office.quarantine.delete(slot).await {
            Ok(()) | Err(Astray::Unknown) => {}
            Err(astray) => return Err(problem(astray)),
        }
    }
    Ok(ask.office.store.drop_upload(row.key.clone(), row.evidence.clone()).await?)
}

fn problem(astray: Astray) -> Problem {
    match astray {
        Astray::Unknown => Problem::new(Code::UnknownUpload),
        Astray::NotNext { .. } => Problem::new(Code::UploadOutOfStep),
        Astray::Unfit(unfit) => unfit_problem(unfit),
        Astray::Broken(reason) => Trouble::Broken(reason).into(),
    }
}

fn unfit_problem(unfit: Unfit) -> Problem {
    let number = |n: u32| Arg::Number(n.into());
    match unfit {
        Unfit::Empty => Problem::new(Code::DocumentEmpty),
        Unfit::TooLarge { max_mb } => Problem::new(Code::DocumentTooLarge).with("max", number(max_mb)),
        Unfit::WrongKind => Problem::new(Code::DocumentWrongKind),
        Unfit::Locked => Problem::new(Code::DocumentLocked),
        Unfit::Unreadable => Problem::new(Code::DocumentUnreadable),
        Unfit::TooManyPages { max } => Problem::new(Code::DocumentTooLong).with("max", number(max)),
        Unfit::Infected => Problem::new(Code::DocumentInfected),
        Unfit::HeicNotTaken => Problem::new(Code::HeicNotTaken),
        Unfit::NotCheckable => Problem::new(Code::DocumentsNotTaken).retry_after(3600),
    }
}
