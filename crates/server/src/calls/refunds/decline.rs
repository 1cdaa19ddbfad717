//! Declining a refund. Its visits can be used again. The resident is not told: nobody had promised them anything.

use super::deciding::decide;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::refunds::{DeclineRefund, StaffOrder};
use permit_rules::order::Buy;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: DeclineRefund) -> Result<StaffOrder, Problem> {
    let note = format!("{}: {}", input.refund, input.note.trim());
    let buy = Buy::DeclineRefund {
        order: input.case.order.clone(),
        refund: input.refund.clone(),
        by: session.account.clone(),
        note: input.note.clone(),
    };
    decide(ask, session, ("decline_refund", &input.request), &input, &input.case, (buy, note)).await
}
