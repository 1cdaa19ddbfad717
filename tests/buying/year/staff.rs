//! The council's staff: one asks for a refund, another agrees or does not.

use super::household::Household;
use super::town::Town;
use anyhow::Result;
use permit_api::Code;
use permit_rules::order::Buy;
use permit_rules::{Command, RefundId, Settled};

/// What a no can be about.
const NOT_THIS: [Code; 6] = [
    Code::RefundNotOffered,
    Code::NothingToRefund,
    Code::RefundUnderWay,
    Code::OrderNotPaid,
    Code::RefundDecided,
    Code::SamePerson,
];

impl Household {
    /// Staff look at one of its orders: a refund is asked for, or decided.
    pub async fn is_paid_back(&mut self, town: &Town) -> Result<()> {
        let Some(most) = u32::try_from(self.orders.len()).ok().filter(|most| *most > 0) else {
            return Ok(());
        };
        let nth = self.dice.below(most) as usize;
        let order = self.orders[nth].id.clone();
        let by = if self.dice.in_thousand(100) { "rita" } else { "sam" }.to_owned();
        let buy = match self.orders[nth].refund.take() {
            None => {
                let request = town.request();
                let id = RefundId::of(&request);
                let (bundle, by) = (None, "rita".to_owned());
                Buy::RequestRefund { id, order: order.clone(), bundle, reason: "They asked.".to_owned(), by }
            }
            Some(refund) if self.dice.in_thousand(800) => {
                Buy::ApproveRefund { order: order.clone(), refund, by }
            }
            Some(refund) => {
                Buy::DeclineRefund { order: order.clone(), refund, by, note: "It was used.".to_owned() }
            }
        };
        let asked = matches!(buy, Buy::RequestRefund { .. });
        let told = town.decides(&self.key, &self.scheme, Some(order), Command::Buy(buy)).await?;
        if let (Some(Settled::Order(order)), true) = (self.heard(told, &NOT_THIS)?, asked) {
            self.orders[nth].refund = order.refunds.last().map(|refund| refund.id.clone());
        }
        Ok(())
    }
}
