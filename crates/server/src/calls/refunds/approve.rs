//! Agreeing to a refund that somebody else asked for. The money is sent afterwards, from what is kept here.

use super::deciding::decide;
use super::showing::AGREED;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::refunds::{ApproveRefund, StaffOrder};
use permit_rules::order::Buy;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: ApproveRefund) -> Result<StaffOrder, Problem> {
    let buy = Buy::ApproveRefund {
        order: input.case.order.clone(),
        refund: input.refund.clone(),
        by: session.account.clone(),
    };
    let note = input.refund.to_string();
    let decided = decide(ask, session, (AGREED, &input.request), &input, &input.case, (buy, note)).await?;
    ask.office.till.nudge();
    Ok(decided)
}
