//! Asking for a refund. Its visits are held back until somebody else has decided.

use super::deciding::decide;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::refunds::{RequestRefund, StaffOrder};
use permit_rules::RefundId;
use permit_rules::order::Buy;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: RequestRefund) -> Result<StaffOrder, Problem> {
    let id = RefundId::of(&input.request);
    let note = format!("{id}: {}", input.reason.trim());
    let buy = Buy::RequestRefund {
        id,
        order: input.case.order.clone(),
        bundle: input.bundle.clone(),
        reason: input.reason.clone(),
        by: session.account.clone(),
    };
    decide(ask, session, ("request_refund", &input.request), &input, &input.case, (buy, note)).await
}
