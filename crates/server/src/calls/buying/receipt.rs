//! The receipt of an order, as a PDF.

use crate::calls::Ask;
use crate::calls::accounts::own;
use crate::receipt::kept::{self, NoPaper, Which};
use crate::store::Session;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use permit_api::orders::{File, GetReceipt};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, session: &Session, input: GetReceipt) -> Result<File, Problem> {
    let (key, account) = (session.key()?, own(ask, session).await?);
    let how = (account.language, ask.now);
    let printed = kept::print(&*ask.office.store, ask.scheme, &key, &input.order, Which::Receipt, how).await;
    let printed = printed.map_err(|why| match why {
        NoPaper::NoOrder => Problem::new(Code::UnknownOrder),
        NoPaper::NotPaid => Problem::new(Code::OrderNotPaid),
        NoPaper::Unread(trouble) => trouble.into(),
        NoPaper::Unwritten(reason) => {
            tracing::error!(%reason, "a receipt cannot be written");
            Problem::new(Code::Internal)
        }
    })?;
    Ok(File {
        file_name: printed.file_name,
        media_type: "application/pdf".to_owned(),
        base64: STANDARD.encode(printed.bytes),
        saved: None,
    })
}
