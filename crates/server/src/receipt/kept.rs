//! The papers of orders that are kept: finds the order, its bundles and its payer in the store, and has them written.
//! Asks nobody whether that may be seen: whoever calls has done so.

use super::of_order::Sale;
use super::{NoReceipt, Paper, pdf};
use crate::store::{ByWhat, HolderKey, Store, Trouble};
use chrono::{DateTime, Utc};
use permit_api::words::Lang;
use permit_rules::{Order, OrderId, RefundId, Scheme};

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// The receipt.
    Receipt,
    /// The note of a refund.
    RefundNote(&'a RefundId),
}

/// Why there is no paper.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPaper {
    /// The holder has no such order.
    #[error("there is no such order")]
    NoOrder,
    /// It was not paid, or the refund is not done.
    #[error("nothing was paid, or nothing has gone back")]
    NotPaid,
    /// It cannot be written.
    #[error(transparent)]
    Unwritten(#[from] NoReceipt),
    /// It cannot be read.
    #[error(transparent)]
    Unread(#[from] Trouble),
}

/// A paper as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// What to call it: `receipt-PV-7K3M-92QD.pdf`.
    pub file_name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// Writes a paper of a holder's order. `made_at` goes into the file as the moment it was made.
///
/// # Errors
/// If there is no such order or nothing was paid, or the store or the writer fails.
pub async fn print(
    store: &dyn Store,
    scheme: &Scheme,
    key: &HolderKey,
    order: &OrderId,
    which: Which<'_>,
    (language, made_at): (Lang, DateTime<Utc>),
) -> Result<Printed, NoPaper> {
    let order = find(store, key, order).await?.ok_or(NoPaper::NoOrder)?;
    let held = store.load(key.clone(), DateTime::<Utc>::MAX_UTC).await?.ok_or(NoPaper::NoOrder)?;
    let payer = store.account(key.council.clone(), ByWhat::Id(order.account.clone())).await?;
    let payer = payer.as_ref().map(|it| it.name.as_str());
    let sale = Sale { order: &order, bundles: &held.holder.bundles, scheme, payer, language };
    let (paper, name) = match which {
        Which::Receipt => (sale.receipt(), "receipt"),
        Which::RefundNote(refund) => (sale.refund_note(refund), "refund"),
    };
    let paper = paper.ok_or(NoPaper::NotPaid)?;
    Ok(Printed { file_name: format!("{name}-{}.pdf", order.number), bytes: drawn(paper, made_at).await? })
}

/// An order of a holder.
///
/// # Errors
/// If the store cannot be read.
pub async fn find(store: &dyn Store, key: &HolderKey, order: &OrderId) -> Result<Option<Order>, Trouble> {
    Ok(store.orders(key.clone()).await?.into_iter().find(|it| it.id == *order))
}

/// Drawn apart, so that nobody else waits for it.
async fn drawn(paper: Paper, made_at: DateTime<Utc>) -> Result<Vec<u8>, NoReceipt> {
    let work = move || pdf(&paper, made_at);
    let drawn = tokio::task::spawn_blocking(work).await;
    drawn.unwrap_or_else(|_| Err(NoReceipt::Unwritable("the writer panicked".to_owned())))
}
